//! The exchange format: a whole store, or some records, as JSON Lines. Knows no command line and no folder.
//!
//! A file is UTF-8 text in normal form C, one JSON object a line, each with a single key:
//!
//! | line | what it holds |
//! |---|---|
//! | `{"thidua": {"format": 1, "bloc": ID or null, "records": N, "entries": M}}` | the first line: the number of this format, the bloc worked on, how much follows |
//! | `{"record": {"id": ID, "version": V, "record": {KIND: {FIELD: VALUE, …}}}}` | a record: blocs first, then units, persons, awards, terms, meetings, nominations, so that what is pointed at comes first |
//! | `{"entry": {"number", "at", "who", "via", "act", "changes": [{"link", "before", "after"}]}}` | a journal entry, in the order of the journal, numbered from 1 without gaps |
//! | `{"end": {"lines": N}}` | the last line, with the number of lines between first and last: a file that was cut is noticed |
//!
//! Kinds and fields have the names of the field tables, choices their names, dates are `2021-02-24`,
//! times `08:30:00`, ids UUIDs, moments milliseconds since 1970 (UTC). Compressed files (gzip) are read as
//! they are.
//!
//! A file without the first line holds records alone, as people and other programs write it: `version`, and
//! every field that may stay empty, can be left out, `id` where nothing points at the record.
//!
//! No line is longer than 16 MB, but for the entries of the journal.
//!
//! Into an empty store, a file with a first line is taken in exactly: same ids, versions and journal. In
//! every other case its records are checked like saved ones and become one act of the journal, which can be
//! undone; the file's own journal is left out.

mod by_table;
pub mod line;
mod merge;
mod older;
mod parse;
pub mod report;
pub mod source;
mod survey;

use std::cell::RefCell;
use std::io::{self, Write};
use std::iter::Peekable;
use std::ops::ControlFlow;

use line::{End, FORMAT, Header, Line, Written};
use report::{Flaw, Flaws, ImportError, Report};
use source::{Source, lines};
use survey::{Item, survey};

use super::Store;
use super::engine::EngineError;
use super::journal::Entry;
use super::memory::Memory;
use super::request::{Actor, Refusal};
use crate::model::{Kind, Stored};
use crate::text::Message;

/// Why a store could not be written to a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The writer failed.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Somebody changed the store meanwhile.
    #[error("changed meanwhile")]
    Changed,
}

/// Writes the whole store: records, journal, the bloc worked on. Tells how much of 100 is done.
///
/// Never holds more than one record in memory. Fails where the store is changed meanwhile, as the file
/// would not be the store of any moment.
pub fn export(
    store: &Store,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u8),
) -> Result<Header, ExportError> {
    let mut records = 0;
    for kind in Kind::ALL {
        records += store.count(kind)?;
    }
    let entries = store.last_number()?;
    let header = Header { format: FORMAT, bloc: store.current_bloc()?, records, entries };
    let mut lines = Lines { out, written: 0, total: records + entries, progress };
    lines.put(&Written::Thidua(header))?;
    for kind in Kind::ALL {
        lines
            .all(|each| store.scan_records(kind, &mut |stored| each(&Written::Record(&stored))))?;
    }
    lines.all(|each| store.scan_journal(1, &mut |entry| each(&Written::Entry(&entry))))?;
    let between = lines.written - 1;
    if between != records + entries || store.last_number()? != entries {
        return Err(ExportError::Changed);
    }
    lines.put(&Written::End(End { lines: between }))?;
    lines.out.flush()?;
    (lines.progress)(100);
    Ok(header)
}

struct Lines<'a> {
    out: &'a mut dyn Write,
    written: u64,
    total: u64,
    progress: &'a mut dyn FnMut(u8),
}

impl Lines<'_> {
    fn put(&mut self, line: &Written<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut *self.out, line)?;
        self.out.write_all(b"\n")?;
        self.written += 1;
        if self.written.is_multiple_of(1_000) {
            (self.progress)(percent(self.written, self.total));
        }
        Ok(())
    }

    /// Writes every line that `scan` hands on; the first error ends the scan.
    fn all(
        &mut self,
        scan: impl FnOnce(&mut dyn FnMut(&Written<'_>) -> ControlFlow<()>) -> Result<(), EngineError>,
    ) -> Result<(), ExportError> {
        let mut failed = None;
        scan(&mut |line| match self.put(line) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        })?;
        failed.map_or(Ok(()), |error| Err(error.into()))
    }
}

fn percent(done: u64, total: u64) -> u8 {
    let percent = done.saturating_mul(100).checked_div(total).unwrap_or(100);
    u8::try_from(percent.min(99)).unwrap_or(99)
}

/// What a dry run or a real one does with the checked records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Only tells what would be done.
    Try,
    /// Does it.
    Do,
}

/// Takes a file in: exactly into an empty store, else as one act of `actor`.
///
/// Everything is checked first; where anything is wrong, all of it is reported and nothing written.
pub fn import(
    store: &Store,
    actor: &Actor,
    source: &(impl Source + ?Sized),
    purpose: Purpose,
    progress: &mut dyn FnMut(u8),
) -> Result<Report, ImportError> {
    // A whole store goes into an empty one line by line; only what is compared is kept in memory.
    let whole = is_empty(store)? && header(source)?.is_some();
    let mut records: Vec<(u64, Stored)> = Vec::new();
    let mut count = Report::default();
    let (first, flaws) = survey(source, &mut |line, item| match item {
        Item::Record(stored) => {
            count.made += 1;
            if !whole {
                records.push((line, stored));
            }
        }
        Item::Entry => count.entries += 1,
    })?;
    unless(flaws)?;
    progress(50);
    match first {
        Some(header) if whole => {
            rehearse(source, header)?;
            if purpose == Purpose::Do {
                exact(store, source, header)?;
            }
            progress(100);
            Ok(Report { exact: true, ..count })
        }
        _ => {
            let report = merge::merge(store, actor, records, purpose)?;
            progress(100);
            Ok(Report { left_out: count.entries, ..report })
        }
    }
}

/// Takes a whole file into a store in memory and audits that: links to nothing, codes twice, a journal
/// that tells another story are found before anything is written.
fn rehearse(source: &(impl Source + ?Sized), header: Header) -> Result<(), ImportError> {
    let store = Store::new(Box::new(Memory::default()))?;
    exact(&store, source, header)?;
    let found = store.audit()?;
    let Some(first) = found.first() else { return Ok(()) };
    Err(ImportError::Refused(Refusal::Cannot(Message::new(
        format!("tệp không nguyên vẹn ({} chỗ): {}", found.len(), first.vi),
        format!("the file is not sound ({} places): {}", found.len(), first.en),
    ))))
}

/// Whether there is neither a record nor a journal.
pub fn is_empty(store: &Store) -> Result<bool, EngineError> {
    for kind in Kind::ALL {
        if store.count(kind)? > 0 {
            return Ok(false);
        }
    }
    Ok(store.last_number()? == 0)
}

/// What a whole file holds; every fault of the file as a file where it has some.
///
/// A file of records alone is at fault here: it is no store.
pub fn verify(source: &(impl Source + ?Sized)) -> Result<Header, ImportError> {
    let (header, mut flaws) = survey(source, &mut |_, _| {})?;
    if header.is_none() && flaws.is_empty() {
        flaws.push(Flaw::new(
            1,
            "tệp không có dòng đầu: đây không phải bản xuất hay bản sao lưu cả kho",
            "the file has no first line: it is no export or backup of a whole store",
        ));
    }
    match header {
        Some(header) if flaws.is_empty() => Ok(header),
        _ => Err(ImportError::Flaws(flaws)),
    }
}

/// The first line of a file; `None` where it has none that can be read.
pub fn header(source: &(impl Source + ?Sized)) -> io::Result<Option<Header>> {
    let first = lines(source)?.next().transpose()?;
    let text = first.and_then(|(_, text)| text.ok());
    Ok(text.and_then(|text| match serde_json::from_str(&text) {
        Ok(Line::Thidua(header)) => Some(header),
        _ => None,
    }))
}

/// Takes in a verified file exactly, reading it a second time, a line at a time.
pub fn exact(
    store: &Store,
    source: &(impl Source + ?Sized),
    header: Header,
) -> Result<(), ImportError> {
    let items = lines(source)?.map(|line| {
        let (number, text) = line.map_err(|error| changed(&error.to_string()))?;
        let text = text.map_err(|_| changed(&number.to_string()))?;
        parse::parse(number, &text).map_err(|_| changed(&number.to_string()))
    });
    let items = RefCell::new(items.peekable());
    let mut records = std::iter::from_fn(|| next_record(&mut items.borrow_mut()));
    let mut entries = std::iter::from_fn(|| next_entry(&mut items.borrow_mut()));
    store.import_exact(&mut records, &mut entries, header.bloc).map_err(ImportError::Refused)
}

type Read = Result<Line, Refusal>;

fn next_record(
    items: &mut Peekable<impl Iterator<Item = Read>>,
) -> Option<Result<Stored, Refusal>> {
    items.next_if(|item| matches!(item, Ok(Line::Thidua(_))));
    match items.next_if(|item| matches!(item, Ok(Line::Record(_)) | Err(_)))? {
        Ok(Line::Record(stored)) => Some(Ok(stored)),
        Err(refusal) => Some(Err(refusal)),
        Ok(_) => None,
    }
}

fn next_entry(items: &mut Peekable<impl Iterator<Item = Read>>) -> Option<Result<Entry, Refusal>> {
    match items.next_if(|item| matches!(item, Ok(Line::Entry(_)) | Err(_)))? {
        Ok(Line::Entry(entry)) => Some(Ok(entry)),
        Err(refusal) => Some(Err(refusal)),
        Ok(_) => None,
    }
}

fn changed(detail: &str) -> Refusal {
    Refusal::Cannot(Message::new(
        format!("tệp đã thay đổi trong lúc đọc ({detail})"),
        format!("the file changed while it was being read ({detail})"),
    ))
}

/// Faults found, or the way on.
fn unless(flaws: Flaws) -> Result<(), ImportError> {
    if flaws.is_empty() { Ok(()) } else { Err(ImportError::Flaws(flaws)) }
}
