//! What records are called: titles and codes from whole records and from columns. Knows no list.

use super::Catalog;
use super::columns::Chunk;
use crate::model::{Kind, Link, Names, Record};
use crate::text::Lang;

/// The names in a catalog, for readers of one language.
pub struct CatalogNames<'a> {
    catalog: &'a Catalog,
    lang: Lang,
    year: Option<i16>,
}

impl<'a> CatalogNames<'a> {
    pub(super) fn new(catalog: &'a Catalog, lang: Lang, year: Option<i16>) -> Self {
        Self { catalog, lang, year }
    }

    /// What a unit was called in the year looked at; `None` for what is no unit.
    fn then(&self, record: &Record) -> Option<String> {
        let Record::Unit(unit) = record else { return None };
        Some(unit.in_year(self.year?).title().to_owned())
    }

    fn row(&self, link: Link) -> Option<(&'a Chunk, usize)> {
        self.catalog.of(link.kind).row(self.catalog.slot(link)?)
    }

    /// A title that is made from other records, by the record's own rule.
    fn made(&self, kind: Kind, chunk: &Chunk, row: usize) -> String {
        self.catalog.sketch(kind, chunk, row).title(self)
    }
}

impl Names for CatalogNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        let title = if link.kind.is_many() {
            self.row(link).map(|(chunk, row)| match chunk.texts.title(row) {
                "" => self.made(link.kind, chunk, row),
                title => title.to_owned(),
            })
        } else {
            let stored = self.catalog.get(link);
            stored.map(|it| self.then(&it.record).unwrap_or_else(|| it.record.title(self)))
        };
        // While the store is being read, what is not there yet is not gone.
        title.or_else(|| (self.catalog.loaded() < 100).then(|| "…".to_owned()))
    }

    fn code(&self, link: Link) -> Option<String> {
        self.row(link).map(|(chunk, row)| chunk.texts.code(row).to_owned())
    }

    fn lang(&self) -> Lang {
        self.lang
    }
}
