//! The one who changes the catalog, while snapshots of it are being read. Knows no engine.

use std::sync::Arc;

use super::Catalog;
use super::cell::{EMPTY, target};
use super::columns::Written;
use super::row::{Part, Row};
use super::slots::{Slots, place};
use crate::model::{Id, Kind, Link, Stored};
use crate::store::veil;

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
        self.write(&Row::of(stored), whole(stored));
    }

    /// Takes in many records, but for those to be left out.
    pub fn put_ready(&mut self, ready: Ready, left_out: impl Fn(Link) -> bool) {
        for (row, whole) in ready.rows {
            if !left_out(row.link) {
                self.write(&row, whole);
            }
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

    /// The catalog as it is now, with how people are reached covered.
    pub fn covered(&self) -> Arc<Catalog> {
        let mut covering = Self { catalog: self.catalog.clone() };
        for stored in veil::REACHED.into_iter().flat_map(|kind| self.catalog.all(kind)) {
            let record = veil::covered(stored.record.clone());
            covering.put(&Stored { record, ..*stored });
        }
        Arc::new(covering.catalog)
    }

    fn write(&mut self, row: &Row, whole: Option<Arc<Stored>>) {
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
            whole,
        };
        let slot = Slots::reserve(slots, row.link);
        self.catalog.columns[place(kind)].put(slot, written);
    }
}

/// Records made ready to be taken in: what can be done of it while others change the catalog.
#[derive(Debug)]
pub struct Ready {
    rows: Vec<(Row, Option<Arc<Stored>>)>,
}

impl Ready {
    /// These records.
    pub fn of(records: Vec<Stored>) -> Self {
        let row = |stored: Stored| (Row::of(&stored), whole(&stored));
        Self { rows: records.into_iter().map(row).collect() }
    }
}

/// The record as it is, where its kind is few enough to be kept so.
fn whole(stored: &Stored) -> Option<Arc<Stored>> {
    (!stored.record.kind().is_many()).then(|| Arc::new(stored.clone()))
}
