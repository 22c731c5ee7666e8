//! Cells: a field's value as one small number that sorts and compares as the value does. Knows no row.

use jiff::civil::{Date, Time};

use super::slots::Slot;
use crate::model::{Kind, Shape, Value};

/// A value as a number: a day, the place among choices, a count, or a [`Target`].
pub(super) type Cell = i32;

/// The cell of a field in which nothing is entered.
pub(super) const EMPTY: Cell = Cell::MIN;

/// How many bits of a link's cell tell the kind; 67 million slots are left.
const KIND_BITS: u32 = 5;

/// A link as a cell: slot and kind.
pub(super) type Target = Cell;

/// Whether fields of this shape have a cell; texts and rows have none.
pub(super) fn has_cell(shape: Shape) -> bool {
    match shape {
        Shape::Number(low, high) => i32::try_from(low).is_ok() && i32::try_from(high).is_ok(),
        Shape::Text | Shape::LongText | Shape::Rows(_) => false,
        _ => true,
    }
}

/// The cell of `value`, links apart; `None` where it is not of that shape.
pub(super) fn cell(value: &Value, shape: Shape) -> Option<Cell> {
    match (value, shape) {
        (Value::Empty, _) => Some(EMPTY),
        (Value::Number(number), _) => Cell::try_from(*number).ok(),
        (Value::Date(date), _) => Some(day(*date)),
        (Value::Time(time), _) => Some(moment(*time)),
        (Value::Flag(flag), _) => Some(Cell::from(*flag)),
        (Value::Choice(name), Shape::Choice(choices)) => {
            let place = choices.iter().position(|choice| choice.name == name)?;
            Cell::try_from(place).ok()
        }
        _ => None,
    }
}

/// A day, so that later days are larger.
pub(super) fn day(date: Date) -> Cell {
    Cell::from(date.year()) * 512 + Cell::from(date.month()) * 32 + Cell::from(date.day())
}

fn moment(time: Time) -> Cell {
    (Cell::from(time.hour()) * 60 + Cell::from(time.minute())) * 60 + Cell::from(time.second())
}

/// The cell of a link to the record of `kind` at `slot`.
pub(super) fn target(kind: Kind, slot: Slot) -> Target {
    let most = Slot::MAX >> (KIND_BITS + 1);
    let slot = Target::try_from(slot.min(most)).unwrap_or_default();
    slot << KIND_BITS | Target::from(kind.tag())
}

/// What a link's cell points at; `None` where it is empty.
pub(super) fn aim(target: Target) -> Option<(Kind, Slot)> {
    let bits = Slot::try_from(target).ok()?;
    let tag = u8::try_from(bits & ((1 << KIND_BITS) - 1)).ok()?;
    Some((Kind::with_tag(tag)?, bits >> KIND_BITS))
}
