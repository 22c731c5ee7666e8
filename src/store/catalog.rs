//! The in-memory columns that lists, filters, counts and names read. Knows no engine.

use std::sync::Arc;

use crate::model::{Id, Kind, Link, Names, Stored};
use crate::text::Lang;

/// A snapshot of what the store holds, cheap to clone and never changing under its reader.
///
/// Blocs, units, awards, terms and meetings are kept whole; persons and nominations as columns.
#[derive(Debug, Clone, Default)]
pub struct Catalog {}

impl Catalog {
    /// How much of the store has been read: 100 when all of it has.
    pub fn loaded(&self) -> u8 {
        100
    }

    /// The bloc worked on.
    pub fn bloc(&self) -> Option<Id> {
        None
    }

    /// How many records of `kind` there are.
    pub fn count(&self, kind: Kind) -> usize {
        let _ = kind;
        0
    }

    /// A record of a kind that is kept whole.
    pub fn get(&self, link: Link) -> Option<Arc<Stored>> {
        let _ = link;
        None
    }

    /// Every record of a kind that is kept whole, in the order they were made.
    pub fn all(&self, kind: Kind) -> Vec<Arc<Stored>> {
        let _ = kind;
        Vec::new()
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
