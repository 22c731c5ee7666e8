//! `thidua import --kind`: a workbook or CSV list into the store, previewed, accepted, told. Knows no cell.

mod told;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::exchange::keep;
use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{list, seek, store};
use crate::model::Kind;
use crate::model::heading::{part, parts};
use crate::office::book::{Book, Encoding, Limits, Sheet, Unreadable, Watch, letters};
use crate::office::intake::sender::{self, Remembered, recall, remember};
use crate::office::intake::{Doubtful, KINDS, Layout, NotTaken, Terms, accept, preview, rejected};
use crate::store::Store;
use crate::text::{Message, fold, trouble};

/// The exit status where rows were left out; all others are in.
pub const LEFT_OUT: u8 = 3;

/// The options that lists have beside other files.
pub fn options(words: Words) -> Vec<Arg> {
    let pick = |vi, en| words.pick(vi, en);
    vec![
        words
            .option(
                "kind",
                "units|persons|nominations",
                pick(
                    "Danh sách trong bảng tính (.xlsx, .ods) hay CSV là về gì",
                    "What the list in a workbook (.xlsx, .ods) or CSV file is of",
                ),
            )
            .value_parser(words.parser(kind)),
        words.option(
            "sheet",
            pick("TRANG", "SHEET"),
            pick(
                "Trang nào [mặc định: trang có nhiều cột nhận ra nhất]",
                "Which sheet [default: the one with most columns recognised]",
            ),
        ),
        words
            .option(
                "header",
                pick("DÒNG[-DÒNG]", "ROW[-ROW]"),
                pick("Dòng tiêu đề [mặc định: tự tìm]", "The header row [default: looked for]"),
            )
            .value_parser(words.parser(header)),
        words
            .option(
                "map",
                pick("CỘT=TRƯỜNG", "COLUMN=FIELD"),
                pick(
                    "Cột (tên hay chữ cái) là gì; “CỘT=” để bỏ qua; dùng nhiều lần được",
                    "What a column (heading or letter) holds; “COLUMN=” leaves it out; may be repeated",
                ),
            )
            .action(ArgAction::Append),
        words.option(
            "sender",
            pick("TÊN", "NAME"),
            pick(
                "Đơn vị gửi: nhớ các cột cho lần sau; là đơn vị của các dòng không ghi đơn vị",
                "Who sent it: its columns are remembered; the unit of rows without one",
            ),
        ),
        list::year_option(
            words,
            pick("Năm của các dòng không ghi năm", "The year of rows without one"),
        ),
        list::bloc_option(words),
        words
            .option(
                "encoding",
                pick("BẢNG_MÃ", "ENCODING"),
                pick(
                    "Bảng mã của CSV: utf-8, utf-16le, windows-1258, tcvn3, vni … [mặc định: tự nhận]",
                    "The encoding of CSV: utf-8, utf-16le, windows-1258, tcvn3, vni … [default: detected]",
                ),
            )
            .value_parser(words.parser(encoding)),
        words.flag("make-units", pick("Thêm các đơn vị chưa có", "Make units that are not there")),
        words
            .option(
                "doubtful",
                "skip|new|same",
                pick(
                    "Dòng có thể đã có: bỏ qua, thêm mới, hay coi là bản ghi đã có [mặc định: skip]",
                    "Rows perhaps there already: leave out, new, or the record there [default: skip]",
                ),
            )
            .value_parser(words.parser(doubtful)),
        words
            .option(
                "rejected",
                pick("TỆP", "FILE"),
                pick(
                    "Ghi các dòng chưa nhập, kèm lý do, vào tệp mới; “-” là đầu ra",
                    "Write the rows left out, with the reason, to a new file; “-” is the output",
                ),
            )
            .value_parser(value_parser!(PathBuf)),
        words
            .option(
                "format",
                "table|json",
                pick("Cách ghi kết quả [mặc định: table]", "How it is written [default: table]"),
            )
            .value_parser(["table", "json"])
            .hide_possible_values(true),
    ]
}

fn kind(text: &str) -> Result<Kind, Message> {
    Kind::named(text).filter(|kind| KINDS.contains(kind)).ok_or_else(|| {
        let kinds = KINDS.map(Kind::plural).join(", ");
        Message::new(format!("phải là một trong: {kinds}"), format!("must be one of: {kinds}"))
    })
}

fn header(text: &str) -> Result<(u32, u32), Message> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let rows = first.trim().parse().ok().zip(last.trim().parse().ok());
    rows.filter(|(first, last)| (1..=*last).contains(first)).ok_or_else(|| {
        Message::new("phải là số dòng, như 5 hoặc 5-6", "must be a row, such as 5, or rows, as 5-6")
    })
}

fn encoding(text: &str) -> Result<Encoding, Message> {
    Encoding::named(text).ok_or_else(|| {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        Message::new(format!("phải là một trong: {names}"), format!("must be one of: {names}"))
    })
}

fn doubtful(text: &str) -> Result<Doubtful, Message> {
    match text {
        "skip" => Ok(Doubtful::Skip),
        "new" => Ok(Doubtful::New),
        "same" => Ok(Doubtful::Same),
        _ => Err(Message::new("phải là skip, new hoặc same", "must be skip, new or same")),
    }
}

/// Takes the list in, or tells what it would do.
pub fn run(matches: &ArgMatches, kind: Kind, setting: &Setting, out: &mut Out) -> Outcome {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let mut book = open(path, matches, out)?;
    let paths = setting.paths()?;
    let dry = matches.get_flag("dry-run");
    let store = if dry {
        store::open_to_read(&paths, setting, out)?
    } else {
        store::open(&paths, setting)?
    };
    store.load(&mut |_| {})?;
    let terms = terms(matches, kind, setting, &store)?;
    let (sheet, layout) = chosen(matches, &mut book, kind, &store)?;
    let mut preview = preview(&store, &sheet, &layout, &terms, Watch::NONE).map_err(not_taken)?;
    let doubtful = matches.get_one::<Doubtful>("doubtful").copied().unwrap_or_default();
    preview.decide_all(doubtful);
    let mut number = None;
    if !dry && preview.counts().new + preview.counts().changed > 0 {
        keep(&store, &paths, out)?;
        let done = accept(&store, &setting.actor, &preview).map_err(Failure::from)?;
        number = done.map(|done| done.number);
    }
    if let Some(sender) = matches.get_one::<String>("sender").filter(|_| !dry)
        && let Some(folder) = store.folder()
    {
        let remembered = Remembered::of(&layout, &sheet.name);
        remember(folder, sender, kind, remembered).map_err(Failure::Says)?;
    }
    let told =
        told::Told { book: &book, sheet: &sheet, layout: &layout, preview: &preview, number, dry };
    finish(matches, &told, out)
}

/// Tells what was done, writes what was left out, and how the run ends.
fn finish(matches: &ArgMatches, told: &told::Told<'_>, out: &mut Out) -> Outcome {
    let left = rejected::count(told.preview);
    let to = matches.get_one::<PathBuf>("rejected");
    let piped = to.is_some_and(|path| path.as_os_str() == "-");
    let mut report = Vec::new();
    let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    told.write(json, &mut report, out.lang)?;
    if piped {
        out.err.write_all(&report)?;
    } else {
        out.out.write_all(&report)?;
    }
    if let Some(path) = to.filter(|_| left > 0) {
        let bytes =
            rejected::rejected(told.sheet, told.layout, told.preview, told.book.format(), out.lang);
        let bytes = bytes.map_err(Failure::Says)?;
        if piped {
            out.out.write_all(&bytes)?;
        } else {
            let file = File::create_new(path).map_err(|error| Failure::new_file(path, &error));
            let write = |mut file: File| {
                std::io::Write::write_all(&mut file, &bytes).and_then(|()| file.sync_all())
            };
            file.and_then(|file| write(file).map_err(|error| Failure::file(path, &error)))?;
        }
    }
    if left > 0 { Err(Failure::Ended(LEFT_OUT)) } else { Ok(()) }
}

fn open(path: &Path, matches: &ArgMatches, out: &mut Out) -> Result<Book, Failure> {
    let asked = matches.get_one::<Encoding>("encoding").copied();
    let input: &mut dyn Read = &mut *out.input;
    let opened = if path.as_os_str() == "-" {
        Book::read(input, Limits::USUAL, asked)
    } else {
        let file = File::open(path).map_err(|error| Failure::file(path, &error))?;
        // A folder opens like a file and only fails when it is read.
        if file.metadata().is_ok_and(|about| about.is_dir()) {
            let said = trouble(&std::io::ErrorKind::IsADirectory.into());
            return Err(at(path, &said));
        }
        Book::read(file, Limits::USUAL, asked)
    };
    opened.map_err(|error| at(path, &error.message()))
}

fn at(path: &Path, said: &Message) -> Failure {
    let path = path.display();
    Failure::new(format!("{path}: {}", said.vi), format!("{path}: {}", said.en))
}

fn terms(
    matches: &ArgMatches,
    kind: Kind,
    setting: &Setting,
    store: &Store,
) -> Result<Terms, Failure> {
    let bloc = seek::bloc_of(matches, store)?.ok_or_else(seek::no_bloc)?;
    let unit = matches.get_one::<String>("sender").and_then(|name| sender::unit(store, name));
    let year = matches.get_one::<i16>("year").copied();
    let make_units = matches.get_flag("make-units");
    Ok(Terms { kind, bloc, unit, year, today: setting.today, make_units })
}

/// The sheet asked for, else the first in which most columns are recognised, and how it is read.
fn chosen(
    matches: &ArgMatches,
    book: &mut Book,
    kind: Kind,
    store: &Store,
) -> Result<(Sheet, Layout), Failure> {
    let sender = matches.get_one::<String>("sender");
    let remembered = match sender.zip(store.folder()) {
        Some((sender, folder)) => recall(folder, sender, kind).map_err(Failure::Says)?,
        None => None,
    };
    let rows = matches.get_one::<(u32, u32)>("header").copied();
    let unreadable = |error: Unreadable| Failure::Says(error.message());
    let named = matches.get_one::<String>("sheet").map(String::as_str);
    let last = remembered.as_ref().map(|it| it.sheet.as_str());
    let wanted = match named {
        Some(name) => Some(book.find(name).map_err(unreadable)?),
        None => last.and_then(|name| book.find(name).ok()),
    };
    let count = book.sheets().len();
    let mut read = |index: usize| -> Result<(Sheet, Layout), Failure> {
        let sheet = book.sheet(index, Watch::NONE).map_err(unreadable)?;
        let layout = Layout::propose(&sheet, kind, rows, remembered.as_ref());
        Ok((sheet, layout))
    };
    let (sheet, mut layout) = if let Some(index) = wanted {
        read(index)?
    } else {
        let known = |it: &Layout| it.columns.iter().filter(|it| it.part.is_some()).count();
        let mut best = read(0)?;
        for index in 1..count {
            let other = read(index)?;
            if known(&other.1) > known(&best.1) {
                best = other;
            }
        }
        best
    };
    for asked in matches.get_many::<String>("map").into_iter().flatten() {
        assign(&mut layout, kind, asked)?;
    }
    Ok((sheet, layout))
}

/// Lets a column hold what `asked` (`COLUMN=FIELD`) says.
fn assign(layout: &mut Layout, kind: Kind, asked: &str) -> Result<(), Failure> {
    let usage = |vi: String, en: String| Failure::Usage(Message::new(vi, en));
    let Some((column, name)) = asked.rsplit_once('=') else {
        return Err(usage(
            format!("--map {asked}: phải như “Họ và tên=name” hoặc “B=name”"),
            format!("--map {asked}: must be like “Họ và tên=name” or “B=name”"),
        ));
    };
    let wanted = fold(column.trim());
    let heading = layout.columns.iter().find(|heading| fold(&heading.text) == wanted);
    let heading = heading.or_else(|| {
        layout
            .columns
            .iter()
            .find(|heading| letters(heading.column).eq_ignore_ascii_case(column.trim()))
    });
    let Some(at) = heading.map(|heading| heading.column) else {
        let seen: Vec<String> = layout
            .columns
            .iter()
            .map(|it| format!("{} “{}”", letters(it.column), it.text))
            .collect();
        let seen = seen.join(", ");
        return Err(usage(
            format!("--map {asked}: không có cột này; các cột là: {seen}"),
            format!("--map {asked}: there is no such column; the columns are: {seen}"),
        ));
    };
    let name = name.trim();
    let found = part(kind, name);
    if found.is_none() && !name.is_empty() {
        let names: Vec<&str> = parts(kind).iter().map(|part| part.name).collect();
        let names = names.join(", ");
        return Err(usage(
            format!("--map {asked}: không có trường “{name}”; các trường là: {names}"),
            format!("--map {asked}: there is no field “{name}”; the fields are: {names}"),
        ));
    }
    layout.assign(at, found);
    Ok(())
}

fn not_taken(why: NotTaken) -> Failure {
    match why {
        NotTaken::Layout(message) => Failure::Says(message),
        NotTaken::Refused(refusal) => refusal.into(),
        NotTaken::Cancelled => Failure::Says(Unreadable::Cancelled.message()),
    }
}

/// Says that a workbook needs `--kind`, where these are the first bytes of one.
pub fn wants_kind(start: &[u8]) -> Option<Failure> {
    let workbook = start.starts_with(b"PK") || start.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    workbook.then(|| {
        Failure::Usage(Message::new(
            "đây là bảng tính; hãy cho biết danh sách về gì: --kind units, persons hoặc nominations",
            "this is a workbook: tell what the list is of: --kind units, persons or nominations",
        ))
    })
}
