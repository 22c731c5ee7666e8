//! The one who changes the catalog, while snapshots of it are being read. Knows no engine.

use std::sync::Arc;

use super::Catalog;
use super::cell::{EMPTY, target};
use super::columns::Written;
use super::row::{Part, Row};
use super::slots::{Slots, place};
use crate::model::{Id, Kind, Link, Stored};

/// Takes in records as they are loaded and committed; hands out snapshots.
#[derive(Debug)]
pub struct Writer {
    catalog: Catalog,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A writer of an empty catalog, of which nothing is loaded yet.
    pub fn new() -> Self {
        Self { catalog: Catalog { loaded: 0, ..Catalog::default() } }
    }

    /// Takes in a record, new or changed. What it points at may follow later.
    pub fn put(&mut self, stored: &Stored) {
        self.write(&Row::of(stored), stored);
    }

    /// Takes in many records at once: what does not depend on the others is done on two threads.
    pub fn put_all(&mut self, records: &[Stored]) {
        let (first, second) = records.split_at(records.len() / 2);
        let rows = |records: &[Stored]| records.iter().map(Row::of).collect::<Vec<_>>();
        let (mut done, rest) = std::thread::scope(|scope| {
            let second = scope.spawn(move || rows(second));
            (rows(first), second.join())
        });
        done.extend(rest.unwrap_or_else(|_| rows(second)));
        for (row, stored) in done.iter().zip(records) {
            self.write(row, stored);
        }
    }

    /// Takes a record out.
    pub fn remove(&mut self, link: Link) {
        if let Some(slot) = self.catalog.slots.find(link) {
            self.catalog.columns[place(link.kind)].remove(slot);
        }
    }

    /// Works on another bloc.
    pub fn set_bloc(&mut self, bloc: Option<Id>) {
        self.catalog.bloc = bloc;
    }

    /// Tells how much of 100 has been loaded.
    pub fn set_loaded(&mut self, loaded: u8) {
        self.catalog.loaded = loaded.min(100);
    }

    /// The catalog as it is now. Costs no more than a pointer for every few thousand records; the
    /// first change of such a part afterwards copies that part.
    pub fn snapshot(&self) -> Arc<Catalog> {
        Arc::new(self.catalog.clone())
    }

    fn write(&mut self, row: &Row, stored: &Stored) {
        let slots = &self.catalog.slots;
        let aim = |link: Link| target(link.kind, slots.reserve(link));
        let kind = row.link.kind;
        let cells = row.parts.iter().map(|part| match part {
            Part::Is(cell) => *cell,
            Part::To(link) => aim(*link),
        });
        let written = Written {
            version: row.version,
            bloc: row.bloc.map_or(EMPTY, |id| aim(Link::new(Kind::Bloc, id))),
            years: row.years,
            cells: cells.collect(),
            inner: row.inner.iter().map(|link| aim(*link)).collect(),
            texts: &row.texts,
            whole: kept_whole(kind).then(|| Arc::new(stored.clone())),
        };
        let slot = Slots::reserve(slots, row.link);
        self.catalog.columns[place(kind)].put(slot, row.link.id, written);
    }
}

/// Whether records of `kind` are few enough to be kept as they are.
pub(super) const fn kept_whole(kind: Kind) -> bool {
    !matches!(kind, Kind::Person | Kind::Nomination)
}
