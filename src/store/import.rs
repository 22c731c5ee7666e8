//! Raw loading of a whole store into an empty one: the same ids, versions and journal. Checks nothing
//! that [`Store::audit`](super::Store::audit) would tell afterwards.

use std::collections::BTreeMap;

use super::codes::numbered;
use super::engine::EngineError;
use super::journal::{Change, Entry, Head, says};
use super::keys::{self, Key};
use super::plan::Write;
use super::request::Refusal;
use super::{Store, codec};
use crate::model::{Id, Kind, Link, Names, Stored};
use crate::text::{Lang, Message};

/// How many values one commit writes.
const STRETCH: usize = 5_000;

impl Store {
    /// Loads records and journal entries as they are into an empty store, then works on `bloc`.
    ///
    /// Not one commit: what fails half-way leaves a store to be thrown away. The catalog hears of it;
    /// entries must come in the order of their numbers, without gaps from 1.
    pub fn import_exact(
        &self,
        records: &mut dyn Iterator<Item = Result<Stored, Refusal>>,
        entries: &mut dyn Iterator<Item = Result<Entry, Refusal>>,
        bloc: Option<Id>,
    ) -> Result<(), Refusal> {
        self.refuse_unless_empty()?;
        let mut load = Load { store: self, write: Write::default() };
        let mut counts: BTreeMap<Kind, u64> = BTreeMap::new();
        let mut series: BTreeMap<(Kind, String), u64> = BTreeMap::new();
        for stored in records {
            let stored = stored?;
            *counts.entry(stored.record.kind()).or_default() += 1;
            note_series(&mut series, stored.link(), stored.record.code());
            load.record(stored)?;
        }
        let mut last = 0;
        for entry in entries {
            let entry = entry?;
            if entry.number != last + 1 {
                return Err(Refusal::Cannot(gap(last + 1, entry.number)));
            }
            last = entry.number;
            for change in &entry.changes {
                let code = change.after.as_ref().map_or("", |record| record.code());
                note_series(&mut series, change.link, code);
            }
            load.entry(&entry)?;
        }
        for (kind, count) in counts {
            load.write.put(&Key::Count(kind), &count)?;
        }
        for ((kind, code), number) in series {
            load.write.put(&Key::Series(kind, code), &number)?;
        }
        if let Some(bloc) = bloc {
            load.write.batch.puts.push((keys::BLOC.to_vec(), encoded(&bloc)?));
            load.write.catalog.push(super::plan::Shelving::Bloc(Some(bloc)));
        }
        load.commit()?;
        if let Some(held) = self.house.held.get() {
            held.note(last);
        }
        Ok(())
    }

    fn refuse_unless_empty(&self) -> Result<(), Refusal> {
        let mut records = 0;
        for kind in Kind::ALL {
            records += self.count(kind)?;
        }
        if records == 0 && self.last_number()? == 0 {
            return Ok(());
        }
        Err(Refusal::Cannot(Message::new(
            "chỉ khôi phục được vào một kho trống",
            "only an empty store can be restored into",
        )))
    }
}

fn encoded<T: codec::Kept>(value: &T) -> Result<Vec<u8>, EngineError> {
    Ok(codec::encode(value)?)
}

fn note_series(series: &mut BTreeMap<(Kind, String), u64>, link: Link, code: &str) {
    if let Some((name, number)) = numbered(code) {
        let last = series.entry((link.kind, name)).or_default();
        *last = number.max(*last);
    }
}

fn gap(expected: u64, found: u64) -> Message {
    Message::new(
        format!("nhật ký thiếu mục số {expected} (gặp số {found})"),
        format!("the journal lacks number {expected} (found {found})"),
    )
}

/// A load under way.
struct Load<'a> {
    store: &'a Store,
    write: Write,
}

impl Load<'_> {
    fn record(&mut self, stored: Stored) -> Result<(), Refusal> {
        let link = stored.link();
        let code = stored.record.code().to_owned();
        let change = Change { link, before: None, after: Some(stored.record) };
        self.write.record(change, stored.version)?;
        if !code.is_empty() {
            self.write.put(&Key::Code(link.kind, code), &link.id)?;
        }
        self.commit_if_large()
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), Refusal> {
        let head = Head {
            at: entry.at,
            who: entry.who.clone(),
            via: entry.via.clone(),
            act: entry.act,
            count: u32::try_from(entry.changes.len()).unwrap_or(u32::MAX),
        };
        let says = says::act(entry.act, &entry.changes, &StoreNames(self.store));
        self.write.entry(entry.number, &head, &entry.changes, &says)?;
        self.commit_if_large()
    }

    fn commit_if_large(&mut self) -> Result<(), Refusal> {
        if self.write.batch.puts.len() < STRETCH { Ok(()) } else { self.commit() }
    }

    fn commit(&mut self) -> Result<(), Refusal> {
        let write = std::mem::take(&mut self.write);
        self.store.engine.commit(write.batch)?;
        self.store.shelve(&write.catalog);
        Ok(())
    }
}

/// What records are called, read one by one.
struct StoreNames<'a>(&'a Store);

impl Names for StoreNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        self.0.get(link).ok().flatten().map(|stored| stored.record.title(self))
    }

    fn code(&self, link: Link) -> Option<String> {
        self.0.get(link).ok().flatten().map(|stored| stored.record.code().to_owned())
    }

    fn lang(&self) -> Lang {
        Lang::Vi
    }
}
