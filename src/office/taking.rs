//! Lists taken in step by step, what was read held between the steps. Knows no screen and how no list is read.

mod told;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::book::{Book, Format, Limits, Sheet, Unreadable, Watch, letters};
use super::file::{self, Trouble};
use super::folder;
use super::intake::sender::{self, Remembered, recall, remember};
use super::intake::{self, KINDS, Layout, NotTaken, Terms, rejected};
use crate::model::Kind;
use crate::store::Store;
use crate::store::request::intake::{Assigned, Column, Decided, Intake, Listed, Source};
use crate::store::request::job::{Finished, Target};
use crate::store::request::{Notice, Refusal, Save};
use crate::text::{Label, Lang, Message, trouble};

/// How many names are tried for a file.
const TRIES: usize = 100;

/// What was read last, until another list is.
#[derive(Default)]
pub struct Desk {
    held: Mutex<Option<Held>>,
}

struct Held {
    source: Source,
    book: Book,
    index: usize,
    sheet: Sheet,
    layout: Layout,
    looked: Option<Looked>,
}

struct Looked {
    assigned: Assigned,
    layout: Layout,
    preview: intake::Preview,
}

/// What comes of a step: how it ended, and what is saved then.
type Step = (Finished, Vec<Save>);

impl Desk {
    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does a step of taking a list in.
    pub fn step(&self, store: &Store, step: &Intake, watch: Watch<'_>) -> Step {
        let done = match step {
            Intake::Read(source) => self.read(store, source, watch),
            Intake::Look(source, assigned) => self.look(store, source, assigned, watch),
            Intake::Take(source, assigned, decided) => {
                return match self.take(source, assigned, decided) {
                    Ok(saves) => (Finished::Taken, saves),
                    Err(failed) => (failed, Vec::new()),
                };
            }
            Intake::Reject { source, assigned, decided, lang } => {
                self.reject((source, assigned, decided), *lang)
            }
        };
        (done.unwrap_or_else(|failed| failed), Vec::new())
    }

    fn read(&self, store: &Store, source: &Source, watch: Watch<'_>) -> Result<Finished, Finished> {
        *self.held() = None;
        let held = Held::read(store, source, watch)?;
        let listed = held.listed();
        *self.held() = Some(held);
        Ok(Finished::Read(listed.into()))
    }

    fn look(
        &self,
        store: &Store,
        source: &Source,
        assigned: &Assigned,
        watch: Watch<'_>,
    ) -> Result<Finished, Finished> {
        let mut held = self.held();
        let held = held.as_mut().filter(|held| held.source == *source).ok_or_else(gone)?;
        let mut layout = held.layout.clone();
        for (column, part) in &assigned.columns {
            layout.assign(*column, *part);
        }
        let year = assigned.year.or(layout.year).or(source.year);
        let terms = terms(store, source, year);
        let preview =
            intake::preview(store, &held.sheet, &layout, &terms, watch).map_err(not_taken)?;
        let told = told::told(&preview);
        held.looked = Some(Looked { assigned: assigned.clone(), layout, preview });
        Ok(Finished::Looked(told.into()))
    }

    /// What is saved where the list is taken in as it was looked at.
    fn take(
        &self,
        source: &Source,
        assigned: &Assigned,
        decided: &Decided,
    ) -> Result<Vec<Save>, Finished> {
        let mut held = self.held();
        let (.., looked) = looked(&mut held, source, assigned)?;
        decide(&mut looked.preview, decided);
        Ok(intake::to_save(&looked.preview))
    }

    /// How a step ended once the store has answered it: what it refused ends the step in words.
    pub fn settle(
        &self,
        store: &Store,
        step: &Intake,
        finished: Finished,
        notices: &mut Vec<Notice>,
    ) -> Finished {
        let refused = notices.iter().position(|it| matches!(it, Notice::Refused(_)));
        if let Some(place) = refused
            && let Notice::Refused(refusal) = &notices[place]
        {
            let stopped = matches!(refusal, Refusal::Stopped);
            let said = refused_says(refusal);
            // That the store is broken is told to everybody who listens.
            if !matches!(refusal, Refusal::Broken(_)) {
                notices.remove(place);
            }
            return if stopped { Finished::Stopped } else { Finished::Failed(said) };
        }
        match (finished, step) {
            (Finished::Taken, Intake::Take(source, ..)) => match self.remember(store, source) {
                Ok(()) => Finished::Taken,
                Err(message) => {
                    notices.push(Notice::Refused(Refusal::Cannot(message)));
                    Finished::Taken
                }
            },
            (finished, _) => finished,
        }
    }

    /// Remembers the columns of a list that was taken in, for the sender's next.
    fn remember(&self, store: &Store, source: &Source) -> Result<(), Message> {
        let held = self.held();
        let Some((held, looked)) = held.as_ref().and_then(|it| Some((it, it.looked.as_ref()?)))
        else {
            return Ok(());
        };
        match store.folder() {
            Some(folder) if !source.sender.is_empty() => {
                let columns = Remembered::of(&looked.layout, &held.sheet.name);
                remember(folder, &source.sender, source.kind, columns)
            }
            _ => Ok(()),
        }
    }

    fn reject(
        &self,
        (source, assigned, decided): (&Source, &Assigned, &Decided),
        lang: Lang,
    ) -> Result<Finished, Finished> {
        let mut held = self.held();
        let (book, sheet, looked) = looked(&mut held, source, assigned)?;
        decide(&mut looked.preview, decided);
        let rows = rejected::count(&looked.preview);
        let format = book.format();
        let bytes = rejected::rejected(sheet, &looked.layout, &looked.preview, format, lang)
            .map_err(Finished::Failed)?;
        let path = folder::meant(&source.path);
        for number in 1..=TRIES {
            let target = Target { path: beside(&path, number, format, lang), replace: false };
            match file::write(&target, |out| Ok(out.write_all(&bytes)?)) {
                Err(Trouble::Exists) => {}
                Err(trouble) => return Err(trouble.finished(&target.path)),
                Ok(()) => return Ok(Finished::Rejected { path: target.path, rows }),
            }
        }
        Err(Trouble::Exists.finished(&path))
    }
}

/// A name for the rows of a list that are not taken in.
fn beside(path: &Path, number: usize, format: Format, lang: Lang) -> PathBuf {
    let stem = path.file_stem().map(|it| it.to_string_lossy()).unwrap_or_default();
    let says = Label::new("chưa nhập", "not taken in").in_lang(lang);
    let again = if number == 1 { String::new() } else { format!(" ({number})") };
    let ending = if format == Format::Csv { "csv" } else { "xlsx" };
    path.with_file_name(format!("{stem} - {says}{again}.{ending}"))
}

/// What was looked at last, where it is this list with these columns.
fn looked<'a>(
    held: &'a mut Option<Held>,
    source: &Source,
    assigned: &Assigned,
) -> Result<(&'a Book, &'a Sheet, &'a mut Looked), Finished> {
    match held {
        Some(Held { source: own, book, sheet, looked: Some(looked), .. })
            if own == source && looked.assigned == *assigned =>
        {
            Ok((book, sheet, looked))
        }
        _ => Err(gone()),
    }
}

fn decide(preview: &mut intake::Preview, decided: &Decided) {
    for (number, decision) in decided {
        preview.decide(*number, *decision);
    }
}

/// What was read is not at hand any more.
fn gone() -> Finished {
    Finished::Failed(Message::new(
        "danh sách đã đọc không còn ở đây; hãy đọc lại tệp",
        "the list that was read is not at hand any more: read the file again",
    ))
}

impl Held {
    /// Reads the list of `source`: the sheet asked for, the sender's usual one, or that with most columns known.
    fn read(store: &Store, source: &Source, watch: Watch<'_>) -> Result<Self, Finished> {
        let mut book = open(source)?;
        let remembered = recalled(store, source)?;
        let last = remembered.as_ref().and_then(|it| book.find(&it.sheet).ok());
        let count = book.sheets().len();
        let mut read = |index: usize| {
            let sheet = book.sheet(index, watch).map_err(|error| unreadable(&error))?;
            let header = source.header.map(|row| (row, row));
            let layout = Layout::propose(&sheet, source.kind, header, remembered.as_ref());
            Ok::<_, Finished>((index, sheet, layout))
        };
        let asked = source.sheet.or(last);
        let mut best = read(asked.unwrap_or_default())?;
        for index in (1..count).filter(|_| asked.is_none()) {
            let other = read(index)?;
            if other.2.known() > best.2.known() {
                best = other;
            }
        }
        let (index, sheet, layout) = best;
        Ok(Self { source: source.clone(), book, index, sheet, layout, looked: None })
    }

    /// Another kind of list than the one asked for, in which more columns are known by their names.
    fn rather(&self) -> Option<Kind> {
        let known = |kind: Kind| Layout::propose(&self.sheet, kind, None, None).known();
        let asked = self.source.kind;
        let others = KINDS.into_iter().filter(|kind| *kind != asked);
        let (best, kind) =
            others.map(|kind| (known(kind), kind)).max_by_key(|(count, _)| *count)?;
        (best > known(asked).max(self.layout.known())).then_some(kind)
    }

    fn listed(&self) -> Listed {
        let column = |heading: &intake::Heading| Column {
            column: heading.column,
            letters: letters(heading.column),
            text: heading.text.clone(),
            examples: heading.examples.clone(),
            part: heading.part,
            given: heading.given,
        };
        Listed {
            sheets: self.book.sheets().to_vec(),
            sheet: self.index,
            header: self.layout.header,
            columns: self.layout.columns.iter().map(column).collect(),
            year: self.layout.year,
            rather: self.rather(),
            encoding: self.book.encoding().map(|(encoding, _)| encoding.name()),
        }
    }
}

fn open(source: &Source) -> Result<Book, Finished> {
    let path = folder::meant(&source.path);
    let at = |said: &Message| {
        let path = path.display();
        Finished::Failed(Message::new(
            format!("{path}: {}", said.vi),
            format!("{path}: {}", said.en),
        ))
    };
    let failed = |error: &std::io::Error| at(&trouble(error));
    let file = File::open(&path).map_err(|error| failed(&error))?;
    // A folder opens like a file and only fails when it is read.
    if file.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(failed(&std::io::ErrorKind::IsADirectory.into()));
    }
    Book::read(file, Limits::USUAL, None).map_err(|error| at(&error.message()))
}

fn recalled(store: &Store, source: &Source) -> Result<Option<Remembered>, Finished> {
    match store.folder() {
        Some(folder) if !source.sender.is_empty() => {
            recall(folder, &source.sender, source.kind).map_err(Finished::Failed)
        }
        _ => Ok(None),
    }
}

fn unreadable(error: &Unreadable) -> Finished {
    match error {
        Unreadable::Cancelled => Finished::Stopped,
        other => Finished::Failed(other.message()),
    }
}

fn not_taken(why: NotTaken) -> Finished {
    match why {
        NotTaken::Cancelled => Finished::Stopped,
        NotTaken::Layout(message) => Finished::Failed(message),
        NotTaken::Refused(refusal) => Finished::Failed(refused_says(&refusal)),
    }
}

/// Why the store would not, in a sentence.
fn refused_says(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::Cannot(message) | Refusal::Broken(message) => message.clone(),
        Refusal::Faults(found) | Refusal::Doubts(found) | Refusal::Apart(found) => {
            let said = |lang: Lang| {
                let (title, fault) = found.first()?;
                let title = title.as_ref().map(|it| format!("{it}: ")).unwrap_or_default();
                Some(format!("{title}{}", fault.says(lang)))
            };
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| said(lang).unwrap_or_default());
            Message::new(vi, en)
        }
        Refusal::Stopped => Unreadable::Cancelled.message(),
        Refusal::Stale { .. } | Refusal::InUse(_) => Message::new(
            "có bản ghi vừa được người khác thay đổi; hãy xem trước lại",
            "somebody else changed a record just now: look at the preview again",
        ),
    }
}

fn terms(store: &Store, source: &Source, year: Option<i16>) -> Terms {
    Terms {
        kind: source.kind,
        bloc: source.bloc,
        unit: sender::unit(store, &source.sender),
        year,
        today: source.today,
        make_units: false,
    }
}
