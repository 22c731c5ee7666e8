//! The in-memory columns that lists, filters, counts and names read. Knows no engine.

use std::sync::Arc;

use crate::model::{Id, Kind, Link, Names, Stored};
use crate::text::Lang;

/// A snapshot of what the store holds, cheap to clone and never changing under its reader.
///
/// Blocs, units, awards, terms and meetings are kept whole; persons and nominations as columns.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    records: std::collections::BTreeMap<Link, Arc<Stored>>,
    bloc: Option<Id>,
    loaded: u8,
}

/// Keeps a catalog up to date.
#[derive(Debug, Default)]
pub struct Writer(Catalog);

impl Writer {
    /// Takes in a record as it is now.
    pub fn put(&mut self, stored: &Stored) {
        self.0.records.insert(stored.link(), Arc::new(stored.clone()));
    }

    /// Forgets a record.
    pub fn remove(&mut self, link: Link) {
        self.0.records.remove(&link);
    }

    /// Tells which bloc is worked on.
    pub fn set_bloc(&mut self, bloc: Option<Id>) {
        self.0.bloc = bloc;
    }

    /// Tells how much of the store has been read, of 100.
    pub fn set_loaded(&mut self, percent: u8) {
        self.0.loaded = percent;
    }

    /// The catalog as it is now.
    pub fn snapshot(&self) -> Arc<Catalog> {
        Arc::new(self.0.clone())
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

    /// How many records of `kind` there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.records.keys().filter(|link| link.kind == kind).count()
    }

    /// A record of a kind that is kept whole.
    pub fn get(&self, link: Link) -> Option<Arc<Stored>> {
        self.records.get(&link).cloned()
    }

    /// Every record of a kind that is kept whole, in the order they were made.
    pub fn all(&self, kind: Kind) -> Vec<Arc<Stored>> {
        self.records.values().filter(|stored| stored.record.kind() == kind).cloned().collect()
    }

    /// What records are called, in `lang`.
    pub fn names(&self, lang: Lang) -> CatalogNames<'_> {
        CatalogNames { catalog: self, lang }
    }
}

/// The names in a catalog, for readers of one language.
pub struct CatalogNames<'a> {
    catalog: &'a Catalog,
    lang: Lang,
}

impl Names for CatalogNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        self.catalog.get(link).map(|stored| stored.record.title(self))
    }

    fn code(&self, link: Link) -> Option<String> {
        self.catalog.get(link).map(|stored| stored.record.code().to_owned())
    }

    fn lang(&self) -> Lang {
        self.lang
    }
}
