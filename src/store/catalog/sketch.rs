//! A record as far as its row tells: numbers, days, choices and links, no texts. Knows no list.

use jiff::civil::Date;

use super::Catalog;
use super::cell::{Cell, EMPTY};
use super::columns::Chunk;
use crate::model::{Kind, Record, Shape, Value};

impl Catalog {
    /// The record of `row` with the fields that have cells; its texts and rows are empty.
    pub(super) fn sketch(&self, kind: Kind, chunk: &Chunk, row: usize) -> Record {
        let mut record = Record::blank(kind);
        let entity = record.entity_mut();
        for position in 0..entity.width() {
            let Some(column) = self.of(kind).column(position) else { continue };
            let value = self.shown(chunk.cell(column, row), entity.column(position).shape);
            // A cell was made from a value of the same field, which therefore takes it back.
            let _ = entity.set(position, value);
        }
        record
    }

    /// The value of a field of this shape whose cell this is.
    pub(super) fn shown(&self, cell: Cell, shape: Shape) -> Value {
        if cell == EMPTY {
            return Value::Empty;
        }
        match shape {
            Shape::Number(..) | Shape::Points | Shape::Year => Value::Number(cell.into()),
            Shape::Flag => Value::Flag(cell != 0),
            Shape::Link(_) => self.link(cell).map_or(Value::Empty, Value::Link),
            Shape::Date => date(cell).map_or(Value::Empty, Value::Date),
            Shape::Choice(choices) => {
                let choice = usize::try_from(cell).ok().and_then(|place| choices.get(place));
                choice.map_or(Value::Empty, |choice| Value::Choice(choice.name.to_owned()))
            }
            _ => Value::Empty,
        }
    }
}

/// The day that a cell stands for.
pub(super) fn date(cell: Cell) -> Option<Date> {
    let part = |number: Cell| i8::try_from(number).ok();
    let year = i16::try_from(cell.div_euclid(512)).ok()?;
    let rest = cell.rem_euclid(512);
    Date::new(year, part(rest / 32)?, part(rest % 32)?).ok()
}
