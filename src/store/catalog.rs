//! The in-memory columns that lists, filters, counts and names read. Knows no engine.

pub mod apart;
mod calendar;
mod cell;
mod checklist;
mod columns;
mod eligible;
pub mod figures;
mod ledger;
pub mod meetings;
mod names;
mod namesakes;
mod order;
mod packed;
pub mod query;
pub(super) mod ranking;
mod relations;
mod row;
mod scope;
mod search;
mod sketch;
mod slots;
pub mod suggest;
mod tally;
mod texts;
mod tree;
mod works;
mod writer;

use std::sync::Arc;

use jiff::civil::Date;

pub use ledger::Ledger;
pub use names::CatalogNames;
pub use namesakes::folded_names;
pub use writer::{Ready, Writer};

use crate::model::{Id, Kind, Link, Record, Stored, Version};
use crate::text::Lang;
use cell::{Target, aim, target};
use columns::Columns;
use slots::{Slot, Slots, place};

/// A snapshot of what the store holds, cheap to clone and never changing under its reader.
///
/// Kinds of which there may be many ([`Kind::is_many`]) are kept as columns, the others whole.
#[derive(Debug, Clone)]
pub struct Catalog {
    loaded: u8,
    bloc: Option<Id>,
    slots: Arc<Slots>,
    columns: [Columns; Kind::ALL.len()],
}

impl Default for Catalog {
    fn default() -> Self {
        let mut kinds = Kind::ALL;
        kinds.sort_by_key(|kind| place(*kind));
        let columns = kinds.map(Columns::of);
        Self { loaded: 100, bloc: None, slots: Arc::default(), columns }
    }
}

impl Catalog {
    /// How much of the store has been read: 100 when all of it has.
    pub fn loaded(&self) -> u8 {
        self.loaded
    }

    /// The bloc worked on.
    pub fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    /// The same catalog of somebody who works on `bloc`.
    #[must_use]
    pub fn working_on(&self, bloc: Option<Id>) -> Self {
        Self { bloc, ..self.clone() }
    }

    /// How many records of `kind` there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.of(kind).live()
    }

    /// A record of a kind that is kept whole.
    pub fn get(&self, link: Link) -> Option<Arc<Stored>> {
        self.of(link.kind).whole(self.slots.find(link)?).cloned()
    }

    /// Every record of a kind that is kept whole, in the order they were made.
    pub fn all(&self, kind: Kind) -> Vec<Arc<Stored>> {
        let mut all: Vec<_> = self.of(kind).all().cloned().collect();
        all.sort_by_key(|stored| stored.id);
        all
    }

    /// The last year that a record of any kind belongs to; `None` where there is no record.
    pub fn year_of(&self, link: Link) -> Option<i16> {
        let (chunk, row) = self.of(link.kind).row(self.slots.find(link)?)?;
        chunk.lives(row).then(|| chunk.years(row).1)
    }

    /// The version of a record of any kind; `None` where there is none.
    pub fn version(&self, link: Link) -> Option<Version> {
        let (chunk, row) = self.of(link.kind).row(self.slots.find(link)?)?;
        chunk.lives(row).then(|| chunk.version(row))
    }

    /// What records are called, in `lang`.
    pub fn names(&self, lang: Lang) -> CatalogNames<'_> {
        CatalogNames::new(self, lang, None)
    }

    /// The same, units as they were called in `year`.
    pub fn names_in(&self, lang: Lang, year: i16) -> CatalogNames<'_> {
        CatalogNames::new(self, lang, Some(year))
    }

    /// The same, units as they were called when `record` was made: on its day, else in its last year.
    pub fn names_of(&self, record: &Record, lang: Lang) -> CatalogNames<'_> {
        let day = match record {
            Record::Meeting(meeting) => meeting.date,
            Record::Handover(act) => act.date,
            _ => None,
        };
        let year = day.map(Date::year).or_else(|| record.years().map(|(_, year)| year));
        CatalogNames::new(self, lang, year)
    }

    fn of(&self, kind: Kind) -> &Columns {
        &self.columns[place(kind)]
    }

    /// The record at a target; `None` where there is none (any more, or yet).
    fn link(&self, target: Target) -> Option<Link> {
        let (kind, slot) = aim(target)?;
        self.of(kind).lives(slot).then_some(())?;
        Some(Link::new(kind, self.slots.id(kind, slot)?))
    }

    /// Where a record's row is, if there is a record.
    fn slot(&self, link: Link) -> Option<Slot> {
        self.slots.find(link).filter(|slot| self.of(link.kind).lives(*slot))
    }

    /// Which column of cells the field called `name` has.
    fn column(&self, kind: Kind, name: &str) -> Option<usize> {
        self.of(kind).column(Record::position(kind, name)?)
    }

    /// Grows with every change that can show in a list of `kind`.
    fn stamp(&self, kind: Kind) -> u64 {
        let seen: &[Kind] = match kind {
            Kind::Bloc | Kind::Award => &[],
            Kind::Unit => &[Kind::Bloc],
            Kind::Person => &[Kind::Bloc, Kind::Unit],
            Kind::Term | Kind::Meeting => &[Kind::Bloc, Kind::Unit, Kind::Person],
            _ => &[Kind::Bloc, Kind::Unit, Kind::Person, Kind::Award, Kind::Decision],
        };
        seen.iter().chain([&kind]).map(|kind| self.of(*kind).generation()).sum()
    }
}
