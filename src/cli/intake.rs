//! `thidua import --kind`: a workbook or CSV list into the store, previewed, accepted, told. Knows no cell.

mod options;
mod told;

use std::fs::File;
use std::io::{IsTerminal, Read, stderr};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::exchange::kept;
use super::out::{Failure, Out, Outcome};
use super::progress::Progress;
use super::setting::Setting;
use super::stop::Stop;
use super::{seek, store};
use crate::model::Kind;
use crate::model::heading::{part, parts};
use crate::office::book::{Book, Encoding, Limits, Sheet, Unreadable, Watch, letters};
use crate::office::intake::sender::{self, Remembered, recall, remember};
use crate::office::intake::{
    Doubtful, Layout, NotTaken, Preview, Terms, accept_watched, preview, rejected,
};
use crate::paths::Paths;
use crate::store::Store;
use crate::store::backup::backup_watched;
use crate::store::request::intake::{BACKING_UP, CHECKING, LOOKING, READING, WRITING};
use crate::text::{Label, Message, fold, trouble};
pub use options::options;

/// The exit status where rows were left out; all others are in.
pub const LEFT_OUT: u8 = 3;

const LOADING: Label = Label::new("Đang đọc dữ liệu", "Reading the store");

/// Takes the list in, or tells what it would do.
pub fn run(matches: &ArgMatches, kind: Kind, setting: &Setting, out: &mut Out) -> Outcome {
    let stop = Stop::listen(setting, out.lang)?;
    let watched = match &setting.guest {
        Some(house) => house.watched,
        None => stderr().is_terminal(),
    };
    let shown = watched && !is_json(matches);
    let outcome = Taking { matches, kind, setting, stop: &stop, shown }.run(out);
    stop.outcome(outcome, out)
}

/// A list on its way in.
struct Taking<'a> {
    matches: &'a ArgMatches,
    kind: Kind,
    setting: &'a Setting,
    stop: &'a Stop,
    /// Whether somebody is told how far it is.
    shown: bool,
}

impl Taking<'_> {
    fn run(&self, out: &mut Out) -> Outcome {
        let (matches, setting) = (self.matches, self.setting);
        let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
        let mut book = {
            let progress = Progress::on(out.err, out.lang, self.shown);
            progress.tell(READING, Some(0));
            open(path, matches, out.input)?
        };
        self.stop.begin();
        let paths = setting.paths()?;
        let dry = matches.get_flag("dry-run");
        let store = if dry {
            store::open_to_read(&paths, setting, out)?
        } else {
            store::open(&paths, setting)?
        };
        let (sheet, layout, mut preview) = self.look(&store, &mut book, out)?;
        let doubtful = matches.get_one::<Doubtful>("doubtful").copied().unwrap_or_default();
        preview.decide_all(doubtful);
        let mut number = None;
        if !dry && preview.counts().new + preview.counts().changed > 0 {
            number = self.take(&store, &preview, &paths, out)?;
        }
        if let Some(sender) = matches.get_one::<String>("sender").filter(|_| !dry)
            && let Some(folder) = store.folder()
        {
            let remembered = Remembered::of(&layout, &sheet.name);
            remember(folder, sender, self.kind, remembered).map_err(Failure::Says)?;
        }
        let (book, sheet, layout, preview) = (&book, &sheet, &layout, &preview);
        finish(matches, &told::Told { book, sheet, layout, preview, number, dry }, out)
    }

    /// The list, how it is read, and what its rows would do.
    fn look(
        &self,
        store: &Store,
        book: &mut Book,
        out: &mut Out,
    ) -> Result<(Sheet, Layout, Preview), Failure> {
        let progress = Progress::on(out.err, out.lang, self.shown);
        let cancelled = || self.stop.asked();
        store.load(&mut |done| progress.tell(LOADING, Some(done)))?;
        let terms = terms(self.matches, self.kind, self.setting, store)?;
        let reading = |done| progress.tell(READING, Some(done));
        let watch = Watch { progress: &reading, cancelled: &cancelled };
        let (sheet, layout) = chosen(self.matches, book, self.kind, store, watch)?;
        let looking = |done| progress.tell(LOOKING, Some(done));
        let watch = Watch { progress: &looking, ..watch };
        let preview = preview(store, &sheet, &layout, &terms, watch).map_err(not_taken)?;
        Ok((sheet, layout, preview))
    }

    /// Backs the store up and takes the rows in; the number of the act.
    fn take(
        &self,
        store: &Store,
        preview: &Preview,
        paths: &Paths,
        out: &mut Out,
    ) -> Result<Option<u64>, Failure> {
        let cancelled = || self.stop.asked();
        let backup = {
            let progress = Progress::on(out.err, out.lang, self.shown);
            let keeping = |done| progress.tell(BACKING_UP, Some(done));
            let watch = Watch { progress: &keeping, cancelled: &cancelled };
            backup_watched(store, &paths.backups(), watch)
        };
        kept(&backup.map_err(|error| Failure::Says(error.message()))?, out)?;
        let progress = Progress::on(out.err, out.lang, self.shown);
        let checking = |done| progress.tell(CHECKING, Some(done));
        let watch = Watch { progress: &checking, cancelled: &cancelled };
        let writing = || {
            self.stop.settle();
            progress.tell(WRITING, None);
        };
        let done = accept_watched(store, &self.setting.actor, preview, watch, &writing)?;
        Ok(done.map(|done| done.number))
    }
}

fn is_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// Tells what was done, writes what was left out, and how the run ends.
fn finish(matches: &ArgMatches, told: &told::Told<'_>, out: &mut Out) -> Outcome {
    let left = rejected::count(told.preview);
    let to = matches.get_one::<PathBuf>("rejected");
    let piped = to.is_some_and(|path| path.as_os_str() == "-");
    let mut report = Vec::new();
    told.write(is_json(matches), &mut report, out.lang)?;
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

fn open(path: &Path, matches: &ArgMatches, input: &mut dyn Read) -> Result<Book, Failure> {
    let asked = matches.get_one::<Encoding>("encoding").copied();
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
    watch: Watch<'_>,
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
        let sheet = book.sheet(index, watch).map_err(unreadable)?;
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
