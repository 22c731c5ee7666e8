//! Cells into the fields of a record, and what that changes. Knows no rule of finding records.

use super::entry::Entry;
use super::known::Known;
use super::preview::{Difference, Flaw};
use crate::model::field::Shape;
use crate::model::heading::Part;
use crate::model::show::show;
use crate::model::{Names, Record, Value};
use crate::text::{Lang, Message};

/// Fills the field that `part` is with what its cell holds; an empty cell changes nothing, and neither does one that
/// shows what the field holds already.
pub fn fill(
    record: &mut Record,
    entry: &Entry<'_>,
    part: &'static Part,
    known: &Known<'_>,
) -> Result<(), Flaw> {
    let Some(index) = Record::position(record.kind(), part.name) else { return Ok(()) };
    let column = record.entity().column(index);
    if column.computed || matches!(column.shape, Shape::Link(_) | Shape::Rows(_)) {
        return Ok(());
    }
    let text = entry.text(part.name)?;
    if text.is_empty() || shows(record, part.name, &text, known) {
        return Ok(());
    }
    let value = entry.value(part.name, &column.shape)?;
    if value.is_empty() {
        return Ok(());
    }
    record.entity_mut().set(index, value).map_err(|fault| entry.flaw(part.name, &fault))
}

/// Whether `text` is how people read the field in either language.
pub fn shows(record: &Record, field: &str, text: &str, known: &Known<'_>) -> bool {
    let Some(index) = Record::position(record.kind(), field) else { return false };
    let (column, value) = (record.entity().column(index), record.entity().get(index));
    !value.is_empty()
        && [Lang::Vi, Lang::En]
            .into_iter()
            .any(|lang| show(&value, column, &known.names(lang)) == text)
}

/// The fields in which `after` is another than `before`.
pub fn differences(before: &Record, after: &Record, known: &Known<'_>) -> Vec<Difference> {
    let (old, new) = (before.entity(), after.entity());
    let (vi, en) = (known.names(Lang::Vi), known.names(Lang::En));
    let say = |value: &Value, index: usize| {
        let column = new.column(index);
        let show = |names: &dyn Names| show(value, column, names);
        Message::new(show(&vi), show(&en))
    };
    let mut found = Vec::new();
    for index in 0..new.width() {
        let (from, to) = (old.get(index), new.get(index));
        let column = new.column(index);
        if from != to && !column.computed {
            let (from, to) = (say(&from, index), say(&to, index));
            found.push(Difference { field: column.name, label: column.label, from, to });
        }
    }
    found
}
