//! `thidua print`: official documents, of a record or of a bloc's year, as text or as DOCX. Changes nothing in the store.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{ArgMatches, Command, ValueEnum, value_parser};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{list, seek};
use crate::model::{Kind, Stored};
use crate::office::templates;
use crate::paths::Paths;
use crate::report::paper::{Document, PRINTED};
use crate::store::Store;
use crate::store::request::Subject;
use crate::text::Lang;

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Lines of text.
    Text,
    /// A DOCX.
    Docx,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Docx]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Text => "text",
            Self::Docx => "docx",
        }))
    }
}

/// Whether a file of this name is to be a DOCX.
pub fn is_docx(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"))
}

/// The command and its options.
pub fn command(words: Words) -> Command {
    let what = words
        .place(
            "code",
            words.pick("MÃ|VĂN_BẢN", "CODE|DOCUMENT"),
            words.pick(
                "Mã của hội nghị, bàn giao, phiếu điểm, báo cáo, cá nhân hoặc đơn vị; hoặc văn bản của năm: \
                 nominees (danh sách), letter (tờ trình), report (báo cáo tổng kết), scores (bảng điểm)",
                "The code of a meeting, hand-over, score sheet, report, person or unit; or a document of the \
                 year: nominees, letter, report, scores",
            ),
        )
        .required(true);
    let out = words
        .option(
            "out",
            words.pick("TỆP", "FILE"),
            words.pick(
                "Ghi vào tệp này, .docx là văn bản Word [mặc định: ghi ra màn hình]",
                "Write into this file, .docx makes a Word document [default: to the screen]",
            ),
        )
        .value_parser(value_parser!(PathBuf));
    let form = words
        .option(
            "format",
            "text|docx",
            words.pick(
                "Dạng văn bản [mặc định: theo đuôi tệp, nếu không thì text]",
                "How it is written [default: by the file's ending, else text]",
            ),
        )
        .hide_possible_values(true)
        .value_parser(value_parser!(Form));
    words
        .command(
            "print",
            words.pick("MÃ|VĂN_BẢN [TÙY CHỌN]", "CODE|DOCUMENT [OPTIONS]"),
            words.pick(
                "In văn bản: biên bản, tờ trình, danh sách, báo cáo tổng kết, phiếu điểm",
                "Print a document: minutes, letter, lists, year-end report, score sheet",
            ),
        )
        .arg(what)
        .arg(list::year_option(
            words,
            words.pick(
                "Năm của văn bản cả năm [mặc định: năm nay]",
                "The year of a document of the year [default: this year]",
            ),
        ))
        .arg(list::bloc_option(words))
        .arg(out)
        .arg(form)
}

/// Writes the document.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let text = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    let path = matches.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-");
    let by_name = || if path.is_some_and(|path| is_docx(path)) { Form::Docx } else { Form::Text };
    let form = matches.get_one::<Form>("format").copied().unwrap_or_else(by_name);
    let store = setting.store(out)?;
    let of_year = Document::named(text.trim()).filter(|it| Document::OF_YEAR.contains(it));
    let (document, subject) = match of_year {
        Some(document) => {
            let bloc = seek::bloc_of(matches, &store)?.ok_or_else(seek::no_bloc)?;
            let year = matches.get_one::<i16>("year").copied();
            let year = year.unwrap_or_else(|| setting.today.year());
            (document, Subject::Year { bloc, year })
        }
        None => found(&store, text)?,
    };
    let matter = store.matter(subject, &|| false)?;
    let catalog = store.catalog();
    let content = matter.and_then(|matter| document.content(&matter, &catalog, out.lang));
    let Some(content) = content else { return Ok(()) };
    let bytes = match form {
        Form::Text => (document.lines(&content, out.lang).join("\n") + "\n").into_bytes(),
        Form::Docx => {
            let folder = Paths::templates();
            templates::make(document, &content, out.lang, folder.as_deref())
                .map_err(|error| Failure::Says(error.message()))?
        }
    };
    let Some(path) = path else { return Ok(out.out.write_all(&bytes)?) };
    let mut made = File::create_new(path).map_err(|error| Failure::new_file(path, &error))?;
    let written = made.write_all(&bytes).and_then(|()| made.sync_all());
    written.map_err(|error| {
        // What was written so far is not the whole.
        let _ = std::fs::remove_file(path);
        Failure::file(path, &error)
    })
}

/// The document of the record of this code, or of words that fit it alone, among the kinds that print.
fn found(store: &Store, text: &str) -> Result<(Document, Subject), Failure> {
    let of = |stored: &Stored| {
        let document = Document::of(stored.record.kind())?;
        Some((document, document.subject(&stored.record, stored.link())))
    };
    for kind in PRINTED {
        if let Some(link) = store.find_code(kind, text.trim())?
            && let Some(stored) = store.get(link)?
            && let Some(found) = of(&stored)
        {
            return Ok(found);
        }
    }
    for kind in PRINTED {
        if let Ok(stored) = seek::record(store, kind, text)
            && let Some(found) = of(&stored)
        {
            return Ok(found);
        }
    }
    let kinds = |lang| PRINTED.map(|kind: Kind| kind.title().in_lang(lang)).join(", ");
    let names = Document::OF_YEAR.map(Document::name).join(", ");
    Err(Failure::new(
        format!("không có “{text}” trong những gì in được ({}; {names})", kinds(Lang::Vi)),
        format!("there is no “{text}” among what prints ({}; {names})", kinds(Lang::En)),
    ))
}
