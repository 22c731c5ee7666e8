//! What records are called: titles and codes from whole records and from columns. Knows no list.

use super::Catalog;
use super::cell::{Cell, EMPTY, Target};
use super::columns::Chunk;
use crate::model::nomination::Nomination;
use crate::model::{Id, Kind, Link, Names};
use crate::text::Lang;

/// The names in a catalog, for readers of one language.
pub struct CatalogNames<'a> {
    catalog: &'a Catalog,
    lang: Lang,
}

impl<'a> CatalogNames<'a> {
    pub(super) fn new(catalog: &'a Catalog, lang: Lang) -> Self {
        Self { catalog, lang }
    }

    fn row(&self, link: Link) -> Option<(&'a Chunk, usize)> {
        self.catalog.of(link.kind).row(self.catalog.slot(link)?)
    }

    /// A nomination's title is made from those of nominee and award, by the nomination's own rule.
    fn nomination(&self, chunk: &Chunk, row: usize) -> String {
        let cell = |name: &str| -> Cell {
            let column = self.catalog.column(Kind::Nomination, name);
            column.map_or(EMPTY, |column| chunk.cell(column, row))
        };
        let id = |target: Target| -> Option<Id> { Some(self.catalog.link(target)?.id) };
        let nominee = self.catalog.link(cell("nominee"));
        Nomination { nominee, award: id(cell("award")), ..Nomination::default() }.title(self)
    }
}

impl Names for CatalogNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        let title = match link.kind {
            Kind::Person => self.row(link).map(|(chunk, row)| chunk.texts.title(row).to_owned()),
            Kind::Nomination => self.row(link).map(|(chunk, row)| self.nomination(chunk, row)),
            _ => self.catalog.get(link).map(|stored| stored.record.title(self)),
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
