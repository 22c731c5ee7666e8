//! Who is called alike, and which rows point at a record in one field. Knows no list and no rule.

use std::collections::BTreeSet;

use super::Catalog;
use super::cell::target;
use super::columns::Chunk;
use crate::model::{Kind, Link, Record};
use crate::text::fold;

impl Catalog {
    /// Every person or unit that goes by one of `names` (folded), with that name.
    ///
    /// One pass over the names kept in memory: 100 thousand persons take a few milliseconds.
    pub fn called(&self, kind: Kind, names: &BTreeSet<String>) -> Vec<(Link, String)> {
        if names.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (slot, chunk, row) in self.of(kind).rows() {
            let Some(id) = self.slots.id(kind, slot) else { continue };
            let link = Link::new(kind, id);
            if let Some(stored) = self.of(kind).whole(slot) {
                let own = folded_names(&stored.record).into_iter();
                found.extend(own.filter(|name| names.contains(name)).map(|name| (link, name)));
            } else if let Some(name) = own_name(chunk, row)
                && names.contains(name)
            {
                found.push((link, name.to_owned()));
            }
        }
        found
    }

    /// The records of `kind` that point at `link` in `field` or, where that is a list of rows, inside it.
    ///
    /// One pass over a column: a million rows take a few milliseconds.
    pub fn pointing(&self, kind: Kind, field: &str, link: Link) -> Vec<Link> {
        let Some(slot) = self.slot(link) else { return Vec::new() };
        let (at, columns) = (target(link.kind, slot), self.of(kind));
        let column = self.column(kind, field);
        let points = |chunk: &Chunk, row: usize| match column {
            Some(column) => chunk.cell(column, row) == at,
            None => chunk.inner(row).contains(&at),
        };
        let rows = columns.rows().filter(|(_, chunk, row)| points(chunk, *row));
        rows.filter_map(|(slot, ..)| Some(Link::new(kind, self.slots.id(kind, slot)?))).collect()
    }
}

/// The names that a record goes by, folded, each once.
pub fn folded_names(record: &Record) -> BTreeSet<String> {
    let names = record.recorded().names().into_iter();
    names.map(|name| fold(&name)).filter(|name| !name.is_empty()).collect()
}

/// The folded name of a row that has one: what stands behind the code.
fn own_name(chunk: &Chunk, row: usize) -> Option<&str> {
    let code = chunk.texts.code(row);
    let width = if code.is_ascii() { code.len() } else { fold(code).len() };
    chunk.texts.names(row).get(width + 1..)
}
