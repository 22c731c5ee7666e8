//! The order of lists: each kind's own, and by any column. Knows neither scope nor search.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::Catalog;
use super::cell::{Cell, EMPTY, aim};
use super::columns::SortedBy;
use super::query::{Fetch, PAUSE};
use super::scope::record_at;
use super::slots::Slot;
use super::tree::Forest;
use crate::model::{Kind, Record, Shape, Value};
use crate::store::request::Sort;
use crate::text::sort_key;

/// Every record of `kind` in the kind's own order: units as a tree, persons by given name, awards by
/// rank, blocs by name, deadlines by their days, all others newest first.
pub(super) fn own(catalog: &Catalog, kind: Kind) -> Vec<Slot> {
    let columns = catalog.of(kind);
    let mut slots: Vec<Slot> = columns.rows().map(|(slot, ..)| slot).collect();
    match kind {
        Kind::Unit => Forest::of(catalog, &slots, None).slots(),
        Kind::Bloc | Kind::Person => {
            let ids = catalog.slots.ids(kind);
            slots.sort_by_key(|slot| ids.get(*slot as usize));
            by_title(catalog, kind, slots)
        }
        Kind::Award => {
            let ids = catalog.slots.ids(kind);
            slots.sort_by_key(|slot| ids.get(*slot as usize));
            let mut slots = by_title(catalog, kind, slots);
            let rank = catalog.column(kind, "rank");
            slots.sort_by_cached_key(|slot| {
                let cell = cell_at(catalog, kind, rank, *slot);
                (cell == EMPTY, cell)
            });
            slots
        }
        Kind::Deadline => {
            let ids = catalog.slots.ids(kind);
            let date = catalog.column(kind, "date");
            slots.sort_by_cached_key(|slot| {
                (cell_at(catalog, kind, date, *slot), ids.get(*slot as usize))
            });
            slots
        }
        _ => {
            let ids = catalog.slots.ids(kind);
            slots.sort_by_key(|slot| Reverse(ids.get(*slot as usize)));
            let date = catalog.column(kind, "date");
            slots.sort_by_cached_key(|slot| Reverse(newness(catalog, kind, date, *slot)));
            slots
        }
    }
}

/// The day of what has one, or the beginning of the last year that the record belongs to.
fn newness(catalog: &Catalog, kind: Kind, date: Option<usize>, slot: Slot) -> Cell {
    let day = cell_at(catalog, kind, date, slot);
    if day != EMPTY {
        return day;
    }
    let year = catalog.of(kind).row(slot).map_or(i16::MAX, |(chunk, row)| chunk.years(row).1);
    if year == i16::MAX { EMPTY } else { Cell::from(year) * 512 }
}

fn by_title(catalog: &Catalog, kind: Kind, slots: Vec<Slot>) -> Vec<Slot> {
    let key = |slot: &Slot| {
        let row = catalog.of(kind).row(*slot);
        row.map_or(&[][..], |(chunk, row)| chunk.key(SortedBy::Title, row))
    };
    let keys = slots.iter().map(key).map(Cow::Borrowed).collect();
    by_bytes(slots, keys, false)
}

fn cell_at(catalog: &Catalog, kind: Kind, column: Option<usize>, slot: Slot) -> Cell {
    let row = catalog.of(kind).row(slot);
    row.zip(column).map_or(EMPTY, |((chunk, row), column)| chunk.cell(column, row))
}

/// For each slot, where `order` has it.
pub(super) fn ranks(order: &[Slot], span: usize) -> Vec<u32> {
    let mut ranks = vec![u32::MAX; span];
    for (rank, slot) in (0..).zip(order) {
        ranks[*slot as usize] = rank;
    }
    ranks
}

/// `own` sorted by a column. Rows in which nothing is entered come last in both directions, equal
/// ones in their own order. `ranks_of` gives the ranks of records pointed at. `None` where `cancelled`.
pub(super) fn sorted(
    catalog: &Catalog,
    kind: Kind,
    sort: &Sort,
    own: Vec<Slot>,
    ranks_of: &mut dyn FnMut(Kind) -> Vec<u32>,
    fetch: Fetch,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Slot>> {
    let Some(position) = Record::position(kind, &sort.column) else { return Some(own) };
    let Some(column) = catalog.of(kind).column(position) else {
        let keys = text_keys(catalog, kind, &sort.column, &own, fetch, cancelled)?;
        return Some(by_bytes(own, keys, sort.descending));
    };
    let cells = own.iter().map(|slot| cell_at(catalog, kind, Some(column), *slot));
    let numbers: Vec<Option<i64>> = match Record::columns(kind)[position].shape {
        Shape::Link(kinds) => {
            let mut ranks = <[Vec<u32>; Kind::ALL.len()]>::default();
            for kind in kinds {
                ranks[super::place(*kind)] = ranks_of(*kind);
            }
            let number = |cell| {
                let (kind, slot) = aim(cell)?;
                let rank = *ranks[super::place(kind)].get(slot as usize)?;
                (rank < u32::MAX).then(|| i64::from(kind.tag()) << 32 | i64::from(rank))
            };
            cells.map(number).collect()
        }
        _ => cells.map(|cell| (cell != EMPTY).then_some(i64::from(cell))).collect(),
    };
    let turn = if sort.descending { -1 } else { 1 };
    let mut keyed: Vec<(i64, Slot)> = numbers
        .into_iter()
        .map(|number| number.map_or(i64::MAX, |number| number * turn))
        .zip(own)
        .collect();
    keyed.sort_by_key(|(number, _)| *number);
    Some(keyed.into_iter().map(|(_, slot)| slot).collect())
}

fn text_keys<'a>(
    catalog: &'a Catalog,
    kind: Kind,
    name: &str,
    slots: &[Slot],
    fetch: Fetch,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Cow<'a, [u8]>>> {
    let kept = match (kind, name) {
        (_, "code") => Some(SortedBy::Code),
        (Kind::Person, "name") => Some(SortedBy::Title),
        _ => None,
    };
    let mut keys = Vec::with_capacity(slots.len());
    for (count, slot) in slots.iter().enumerate() {
        if count % PAUSE == 0 && cancelled() {
            return None;
        }
        keys.push(if let Some(by) = kept {
            let row = catalog.of(kind).row(*slot);
            Cow::Borrowed(row.map_or(&[][..], |(chunk, row)| chunk.key(by, row)))
        } else {
            let text = record_at(catalog, kind, *slot, fetch, |r| text_of(&r.value(name)));
            let text = text.filter(|text| !text.is_empty());
            Cow::Owned(text.map_or_else(Vec::new, |text| sort_key(&text).0))
        });
    }
    Some(keys)
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Rows(rows) => {
            let cells: Vec<String> = rows.iter().flatten().map(text_of).collect();
            cells.join(" ")
        }
        _ => String::new(),
    }
}

/// Sorts by keys, empty ones last; comparing sixteen bytes at once where the keys begin to differ.
fn by_bytes(slots: Vec<Slot>, keys: Vec<Cow<[u8]>>, descending: bool) -> Vec<Slot> {
    let pairs = keys.into_iter().zip(slots);
    let (filled, empty): (Vec<_>, Vec<_>) = pairs.partition(|(key, _)| !key.is_empty());
    let common = filled.first().map_or(0, |(first, _)| {
        let same = |key: &[u8]| first.iter().zip(key).take_while(|(a, b)| a == b).count();
        filled.iter().map(|(key, _)| same(key)).min().unwrap_or(0)
    });
    let mut heads: Vec<(u128, usize)> = filled
        .iter()
        .enumerate()
        .map(|(place, (key, _))| (head(key.get(common..).unwrap_or(&[])), place))
        .collect();
    heads.sort_by(|one, other| {
        let order = one.0.cmp(&other.0).then_with(|| filled[one.1].0.cmp(&filled[other.1].0));
        if descending { order.reverse() } else { order }
    });
    let sorted = heads.into_iter().map(|(_, place)| filled[place].1);
    sorted.chain(empty.into_iter().map(|(_, slot)| slot)).collect()
}

fn head(key: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(key) {
        *to = *from;
    }
    u128::from_be_bytes(bytes)
}
