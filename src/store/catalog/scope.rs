//! Which rows lie in a scope and have the values asked for. Knows neither search nor order.

use std::collections::BTreeSet;

use super::Catalog;
use super::cell::{Cell, EMPTY, Target, cell, target};
use super::columns::Chunk;
use super::query::{Fetch, PAUSE};
use super::slots::Slot;
use crate::model::unit::Stood;
use crate::model::{Kind, Link, Record, Shape, Value};
use crate::store::request::Scope;

/// The slots of `kind` in `scope`, ascending; `None` where `cancelled`.
pub(super) fn scoped(
    catalog: &Catalog,
    kind: Kind,
    scope: &Scope,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Slot>> {
    let bloc = scope.bloc.map(|id| aimed(catalog, Link::new(Kind::Bloc, id)));
    let units = scope.unit.map(|unit| {
        let below = catalog.units_below(unit).into_iter();
        below.map(|id| aimed(catalog, Link::new(Kind::Unit, id))).collect::<BTreeSet<_>>()
    });
    let columns = link_columns(catalog, kind);
    let points_in = |units: &BTreeSet<Target>, slot: Slot, chunk: &Chunk, row: usize| match kind {
        Kind::Bloc | Kind::Award | Kind::Decision | Kind::Ballot | Kind::Deadline => true,
        Kind::Unit => units.contains(&target(Kind::Unit, slot)),
        _ => {
            chunk.inner(row).iter().any(|at| units.contains(at))
                || columns.iter().any(|column| units.contains(&chunk.cell(*column, row)))
        }
    };
    let mut found = Vec::new();
    for (count, (slot, chunk, row)) in catalog.of(kind).rows().enumerate() {
        if count % PAUSE == 0 && cancelled() {
            return None;
        }
        let (first, last) = chunk.years(row);
        let then = scope.year.filter(|_| kind == Kind::Unit);
        let then = then.and_then(|year| catalog.bloc_then(slot, year));
        let of = then.unwrap_or_else(|| chunk.bloc(row));
        let here = bloc.is_none_or(|bloc| of == bloc || of == EMPTY)
            && scope.year.is_none_or(|year| first <= year && year <= last)
            && units.as_ref().is_none_or(|units| points_in(units, slot, chunk, row));
        if here {
            found.push(slot);
        }
    }
    Some(found)
}

impl Catalog {
    /// The bloc that a unit belonged to in `year`, where it ever stood otherwise than now.
    fn bloc_then(&self, unit: Slot, year: i16) -> Option<Target> {
        let stood = self.stood(unit, year)?;
        Some(stood.bloc.map_or(EMPTY, |id| aimed(self, Link::new(Kind::Bloc, id))))
    }

    /// How a unit stood in `year`, where it ever stood otherwise than now.
    pub(super) fn stood(&self, unit: Slot, year: i16) -> Option<Stood<'_>> {
        match &self.of(Kind::Unit).whole(unit)?.record {
            Record::Unit(unit) if !unit.former.is_empty() => Some(unit.in_year(year)),
            _ => None,
        }
    }
}

/// Those of `slots` whose fields have the values of `having`, or one of them where several are given
/// for one field; a field that the kind does not have is always empty.
pub(super) fn having(
    catalog: &Catalog,
    kind: Kind,
    having: &[(String, Value)],
    mut slots: Vec<Slot>,
    fetch: Fetch,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Slot>> {
    let table = Record::columns(kind);
    for (name, values) in by_field(having) {
        let position = Record::position(kind, name);
        let column = position.and_then(|position| catalog.of(kind).column(position));
        let shape = position.map(|position| table[position].shape);
        let wanted: Vec<Cell> = values
            .iter()
            .filter_map(|value| match value {
                Value::Link(link) => Some(aimed(catalog, *link)),
                value => cell(value, shape?),
            })
            .collect();
        let mut kept = Vec::new();
        for (count, slot) in slots.into_iter().enumerate() {
            if count % PAUSE == 0 && cancelled() {
                return None;
            }
            let has = if let Some(column) = column {
                let row = catalog.of(kind).row(slot);
                row.is_some_and(|(chunk, row)| wanted.contains(&chunk.cell(column, row)))
            } else {
                let of = |record: &Record| {
                    let own = record.value(name);
                    let holds = |wanted: &&Value| match wanted {
                        Value::Link(link) => own.links().contains(link),
                        wanted => own == **wanted,
                    };
                    values.iter().any(holds)
                };
                record_at(catalog, kind, slot, fetch, of).unwrap_or(false)
            };
            if has {
                kept.push(slot);
            }
        }
        slots = kept;
    }
    Some(slots)
}

/// The values wanted of each field.
fn by_field(having: &[(String, Value)]) -> Vec<(&str, Vec<&Value>)> {
    let mut fields: Vec<(&str, Vec<&Value>)> = Vec::new();
    for (name, value) in having {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value),
            None => fields.push((name, vec![value])),
        }
    }
    fields
}

/// Reads something of the record at `slot`, from memory or by fetching it.
pub(super) fn record_at<T>(
    catalog: &Catalog,
    kind: Kind,
    slot: Slot,
    fetch: Fetch,
    read: impl Fn(&Record) -> T,
) -> Option<T> {
    let columns = catalog.of(kind);
    match columns.whole(slot) {
        Some(stored) => Some(read(&stored.record)),
        None => {
            fetch(Link::new(kind, catalog.slots.id(kind, slot)?)).map(|stored| read(&stored.record))
        }
    }
}

/// The columns whose cells are links.
pub(super) fn link_columns(catalog: &Catalog, kind: Kind) -> Vec<usize> {
    let table = Record::columns(kind).into_iter().enumerate();
    table
        .filter(|(_, column)| matches!(column.shape, Shape::Link(_)))
        .filter_map(|(position, _)| catalog.of(kind).column(position))
        .collect()
}

/// The cell that points at a record; one that no row has where the record was never heard of.
fn aimed(catalog: &Catalog, link: Link) -> Target {
    catalog.slots.find(link).map_or(NOWHERE, |slot| target(link.kind, slot))
}

/// A target that no row has: there is no kind of tag 0.
const NOWHERE: Target = 0;
