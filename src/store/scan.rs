//! Reading through the store: records, the journal, one record's history. Changes nothing.

use std::ops::{ControlFlow, Range};

use super::codec::decode;
use super::engine::{Direction, EngineError};
use super::journal::{Change, Entry, Head};
use super::keys::{self, Key, lower};
use super::{Store, stored};
use crate::model::{Kind, Link, Stored};
use crate::text::Message;

/// How many pairs are read at once.
const STRETCH: usize = 512;

/// What is done with each pair of a range; it may break off.
pub(super) type EachPair<'a> =
    &'a mut dyn FnMut(&[u8], &[u8]) -> Result<ControlFlow<()>, EngineError>;

impl Store {
    /// Goes through the records of `kind` in the order they were made, until `each` breaks off.
    pub fn scan_records(
        &self,
        kind: Kind,
        each: &mut dyn FnMut(Stored) -> ControlFlow<()>,
    ) -> Result<(), EngineError> {
        self.pairs(keys::records(kind), &mut |key, value| Ok(each(stored(key, value)?)))
    }

    /// Goes through the journal from entry `first` on, oldest first, until `each` breaks off.
    pub fn scan_journal(
        &self,
        first: u64,
        each: &mut dyn FnMut(Entry) -> ControlFlow<()>,
    ) -> Result<(), EngineError> {
        let mut open: Option<(u64, Head, Vec<Change>)> = None;
        let mut broken_off = false;
        self.pairs(keys::journal(first), &mut |key, value| {
            match Key::parse(key) {
                Some(Key::Head(number)) => {
                    let ready = open.replace((number, decode(value)?, Vec::new()));
                    if let Some((number, head, changes)) = ready
                        && each(head.entry(number, changes)).is_break()
                    {
                        broken_off = true;
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Some(Key::Change(number, _)) => match &mut open {
                    Some((of, _, changes)) if *of == number => changes.push(decode(value)?),
                    _ => return Err(EngineError::Broken(headless(number))),
                },
                _ => {}
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if let Some((number, head, changes)) = open.filter(|_| !broken_off) {
            let _ = each(head.entry(number, changes));
        }
        Ok(())
    }

    /// The acts that touched a record, newest first; each entry holds only the changes of that record.
    pub fn history(&self, link: Link) -> Result<Vec<Entry>, EngineError> {
        let touches = self.engine.scan(keys::history(link), usize::MAX, Direction::Backward)?;
        let mut entries = Vec::with_capacity(touches.len());
        for (key, value) in touches {
            let Some(Key::History(_, number)) = Key::parse(&key) else { continue };
            let index: u32 = decode(&value)?;
            let head = self.engine.get(&Key::Head(number).bytes())?;
            let change = self.engine.get(&Key::Change(number, index).bytes())?;
            let (Some(head), Some(change)) = (head, change) else {
                return Err(EngineError::Broken(headless(number)));
            };
            entries.push(decode::<Head>(&head)?.entry(number, vec![decode(&change)?]));
        }
        Ok(entries)
    }

    /// The record of `kind` that had this code when it was deleted, the last such; case makes no
    /// difference. Goes through the whole journal.
    pub fn find_gone(&self, kind: Kind, code: &str) -> Result<Option<Link>, EngineError> {
        let code = lower(code);
        let mut found = None;
        self.scan_journal(1, &mut |entry| {
            for change in entry.changes.iter().filter(|change| change.link.kind == kind) {
                let was = change.before.as_ref().filter(|_| change.after.is_none());
                if was.is_some_and(|record| lower(record.code()) == code) {
                    found = Some(change.link);
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// The changes of one act.
    pub(super) fn entry_changes(&self, number: u64) -> Result<Vec<Change>, EngineError> {
        let mut changes = Vec::new();
        self.pairs(keys::whole_entry(number), &mut |key, value| {
            if let Some(Key::Change(..)) = Key::parse(key) {
                changes.push(decode(value)?);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(changes)
    }

    /// The last act that touched a record.
    pub(super) fn last_touch(&self, link: Link) -> Result<Option<Head>, EngineError> {
        let newest = self.engine.scan(keys::history(link), 1, Direction::Backward)?;
        let Some(Key::History(_, number)) = newest.first().and_then(|(key, _)| Key::parse(key))
        else {
            return Ok(None);
        };
        let head = self.engine.get(&Key::Head(number).bytes())?;
        Ok(head.map(|bytes| decode(&bytes)).transpose()?)
    }

    /// The last number given in a series of codes.
    pub(super) fn last_of(&self, kind: Kind, series: &str) -> Result<u64, EngineError> {
        let value = self.engine.get(&Key::Series(kind, series.to_owned()).bytes())?;
        Ok(value.map(|bytes| decode(&bytes)).transpose()?.unwrap_or_default())
    }

    /// Goes through the pairs of `range`, until `each` breaks off.
    pub(super) fn pairs(
        &self,
        mut range: Range<Vec<u8>>,
        each: EachPair<'_>,
    ) -> Result<(), EngineError> {
        loop {
            let pairs = self.engine.scan(range.clone(), STRETCH, Direction::Forward)?;
            for (key, value) in &pairs {
                if each(key, value)?.is_break() {
                    return Ok(());
                }
            }
            match pairs.into_iter().next_back() {
                Some((last, _)) => range.start = [last.as_slice(), &[0]].concat(),
                None => return Ok(()),
            }
        }
    }
}

fn headless(number: u64) -> Message {
    Message::new(
        format!("nhật ký hỏng ở mục số {number}: thiếu một phần của mục này"),
        format!("the journal is damaged at number {number}: a part of the entry is missing"),
    )
}
