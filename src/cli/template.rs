//! `thidua template`: the templates of official documents, listed, written out and checked. Knows no store.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};

use super::format::Sheet;
use super::out::{Failure, Out, Outcome};
use super::tree::Words;
use crate::office::templates::{self, Written};
use crate::paths::Paths;
use crate::report::paper::Document;
use crate::text::{Lang, Message, meant, nearest};

/// The command and its own commands.
pub fn command(words: Words) -> Command {
    let named = || {
        words
            .place(
                "document",
                words.pick("VĂN_BẢN", "DOCUMENT"),
                words.pick("Văn bản nào [mặc định: tất cả]", "Which documents [default: all]"),
            )
            .num_args(0..)
            .value_parser(words.parser(document))
    };
    let list = words
        .command(
            "list",
            "",
            words.pick("Liệt kê văn bản và mẫu đang dùng", "List documents and templates in use"),
        )
        .override_usage("thidua template list");
    let places = words
        .command(
            "places",
            words.pick("[VĂN_BẢN…]", "[DOCUMENT…]"),
            words.pick(
                "Các chỗ điền của văn bản và ý nghĩa",
                "The places of documents, and what they hold",
            ),
        )
        .override_usage(
            words.pick("thidua template places [VĂN_BẢN…]", "thidua template places [DOCUMENT…]"),
        )
        .arg(named());
    let into = words
        .option(
            "into",
            words.pick("THƯ_MỤC", "DIR"),
            words.pick(
                "Thư mục ghi mẫu [mặc định: templates trong thư mục cấu hình]",
                "The folder to write into [default: templates in the configuration folder]",
            ),
        )
        .value_parser(value_parser!(PathBuf));
    let write = words
        .command(
            "write",
            words.pick("[VĂN_BẢN…]", "[DOCUMENT…]"),
            words.pick(
                "Ghi các mẫu có sẵn ra tệp .docx để sửa; không ghi đè",
                "Write the built-in templates as .docx files to be edited; nothing is written over",
            ),
        )
        .override_usage(words.pick(
            "thidua template write [VĂN_BẢN…] [--into THƯ_MỤC]",
            "thidua template write [DOCUMENT…] [--into DIR]",
        ))
        .arg(named())
        .arg(into);
    let file = words
        .place(
            "file",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Tệp mẫu .docx [mặc định: mọi mẫu trong thư mục cấu hình]",
                "A template, .docx [default: all in the configuration folder]",
            ),
        )
        .value_parser(value_parser!(PathBuf));
    let of = words
        .option(
            "for",
            words.pick("VĂN_BẢN", "DOCUMENT"),
            words.pick(
                "Mẫu của văn bản nào [mặc định: theo tên tệp]",
                "Which document it is for [default: by its name]",
            ),
        )
        .value_parser(words.parser(document));
    let check = words
        .command(
            "check",
            words.pick("[TỆP]", "[FILE]"),
            words.pick("Báo mọi lỗi của tệp mẫu", "Report every fault of a template"),
        )
        .override_usage(words.pick(
            "thidua template check [TỆP] [--for VĂN_BẢN]",
            "thidua template check [FILE] [--for DOCUMENT]",
        ))
        .arg(file)
        .arg(of);
    words
        .command(
            "template",
            "list|places|write|check",
            words.pick("Mẫu văn bản của cơ quan", "The office's templates of documents"),
        )
        .subcommand_required(true)
        .subcommands([list, places, write, check])
}

fn document(text: &str) -> Result<Document, Message> {
    let names = || Document::ALL.into_iter().map(Document::name);
    Document::named(text).ok_or_else(|| {
        let all = names().collect::<Vec<_>>().join(", ");
        meant(
            nearest(text, names()),
            format!("không có văn bản này; có: {all}"),
            format!("there is no such document; there are: {all}"),
        )
    })
}

/// Lists, writes or checks.
pub fn run(matches: &ArgMatches, out: &mut Out) -> Outcome {
    match matches.subcommand() {
        Some(("places", matches)) => {
            let guide = templates::guide(&chosen(matches), out.lang);
            Ok(write!(out.out, "{guide}")?)
        }
        Some(("write", matches)) => write(matches, out),
        Some(("check", matches)) => check(matches, out),
        _ => list(out),
    }
}

/// The documents named, or all.
fn chosen(matches: &ArgMatches) -> Vec<Document> {
    let named: Vec<Document> =
        matches.get_many::<Document>("document").into_iter().flatten().copied().collect();
    if named.is_empty() { Document::ALL.to_vec() } else { named }
}

fn list(out: &mut Out) -> Outcome {
    let words = Words(out.lang);
    let folder = Paths::templates();
    let heading = [
        words.pick("Văn bản", "Document"),
        words.pick("Tên", "Title"),
        words.pick("Mẫu đang dùng", "Template in use"),
    ];
    let row = |document: Document| {
        let own = templates::own(document, out.lang, folder.as_deref());
        let used = own.map(|path| path.display().to_string());
        vec![
            document.name().to_owned(),
            document.title().in_lang(out.lang).to_owned(),
            used.unwrap_or_else(|| words.pick("có sẵn", "built-in").to_owned()),
        ]
    };
    let rows = Document::ALL.into_iter().map(row).collect();
    Sheet { heading: heading.map(str::to_owned).to_vec(), rows }.table(out.out)
}

fn write(matches: &ArgMatches, out: &mut Out) -> Outcome {
    let folder = matches.get_one::<PathBuf>("into").cloned().or_else(Paths::templates);
    let folder = folder.ok_or_else(no_folder)?;
    let written = templates::write(&chosen(matches), out.lang, &folder)
        .map_err(|(path, error)| Failure::file(&path, &error))?;
    for file in written {
        match file {
            Written::New(path) => out.line(&path.display().to_string())?,
            Written::Kept(path) => {
                let path = path.display();
                out.remark(&Message::new(
                    format!("{path} đã có, giữ nguyên"),
                    format!("{path} is there already and stays as it is"),
                ))?;
            }
        }
    }
    Ok(())
}

fn check(matches: &ArgMatches, out: &mut Out) -> Outcome {
    let given = matches.get_one::<PathBuf>("file").cloned();
    let files = match &given {
        Some(path) => vec![path.clone()],
        None => in_folder(&Paths::templates().ok_or_else(no_folder)?),
    };
    let mut sound = true;
    for path in &files {
        let named = matches.get_one::<Document>("for").copied();
        let Some(document) = named.or_else(|| templates::document_of(path)) else {
            let names = Document::ALL.map(Document::name).join(", ");
            let path = path.display();
            return Err(Failure::new(
                format!(
                    "{path}: không rõ là mẫu của văn bản nào; đặt tên theo văn bản hoặc dùng --for ({names})"
                ),
                format!(
                    "{path}: which document is it for? name it after that, or use --for ({names})"
                ),
            ));
        };
        if let Err(error) = templates::check(path, document) {
            sound = false;
            for message in error.says() {
                out.say(&message)?;
            }
        }
    }
    if !sound {
        return Err(Failure::Found);
    }
    out.say(&match (files.len(), given) {
        (0, None) => Message::new(
            "chưa có mẫu riêng nào: đang dùng các mẫu có sẵn",
            "there are no templates of your own: the built-in ones are used",
        ),
        _ => Message::new("không có lỗi", "no faults"),
    })
}

/// The office's own templates, in all languages.
fn in_folder(folder: &Path) -> Vec<PathBuf> {
    let own =
        |document| [Lang::Vi, Lang::En].map(|lang| templates::own(document, lang, Some(folder)));
    Document::ALL.into_iter().flat_map(own).flatten().collect()
}

fn no_folder() -> Failure {
    Failure::new("không biết thư mục cấu hình ở đâu", "no configuration folder is known")
}
