//! What a form holds for one field: an input, a long text, rows, or a value only shown. Knows no form.

use serde::{Deserialize, Serialize};

use super::input::Input;
use crate::model::field::{Column, Shape};
use crate::model::{Names, Value};
use crate::text::Message;
use crate::ui::long_text::LongText;
use crate::ui::rows::Rows;

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// A value of one line.
    Input(Input),
    /// A text of several lines, and what is wrong with it.
    Long(LongText, Option<Message>),
    /// Rows.
    Rows(Rows),
    /// A value that follows from others.
    Shown(Value),
}

impl Slot {
    /// Starts from `value`.
    pub fn of(value: &Value, column: &Column, names: &dyn Names) -> Self {
        match (column.shape, value) {
            _ if column.computed => Self::Shown(value.clone()),
            (Shape::Rows(table), _) => Self::Rows(Rows::of(value, table, names)),
            (Shape::LongText, Value::Text(text)) => Self::Long(LongText::new(text), None),
            (Shape::LongText, _) => Self::Long(LongText::default(), None),
            _ => Self::Input(Input::of(value, column, names)),
        }
    }

    /// Whether this slot serves a field of `column`'s shape.
    pub const fn fits(&self, column: &Column) -> bool {
        match self {
            Self::Shown(_) => column.computed,
            _ if column.computed => false,
            Self::Rows(_) => matches!(column.shape, Shape::Rows(_)),
            Self::Long(..) => matches!(column.shape, Shape::LongText),
            Self::Input(_) => !matches!(column.shape, Shape::Rows(_) | Shape::LongText),
        }
    }

    /// Whether the cursor can stand in it.
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Shown(_))
    }

    /// What is typed on its line or in the first of its rows; `None` where nothing is typed.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Input(input) if !input.is_blank() => Some(input.line.text().to_owned()),
            Self::Rows(rows) => {
                let mut cells = rows.rows.iter().flatten();
                cells.find(|cell| !cell.is_blank()).map(|cell| cell.line.text().to_owned())
            }
            _ => None,
        }
    }

    /// Whether nothing is typed in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Input(input) => input.is_blank(),
            Self::Long(long, _) => long.line.is_blank(),
            Self::Rows(rows) => rows.filled() == 0,
            Self::Shown(value) => value.is_empty(),
        }
    }

    /// Whether both mean the same to whoever saves them.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Input(a), Self::Input(b)) => a.same(b),
            (Self::Long(a, _), Self::Long(b, _)) => a.line.text() == b.line.text(),
            (Self::Rows(a), Self::Rows(b)) => a.same(b),
            (Self::Shown(_), Self::Shown(_)) => true,
            _ => false,
        }
    }

    /// Every input in it, each with its column.
    pub fn inputs<'a>(
        &'a mut self,
        column: &'static Column,
    ) -> Box<dyn Iterator<Item = (&'a mut Input, &'static Column)> + 'a> {
        match (self, column.shape) {
            (Self::Input(input), _) => Box::new(std::iter::once((input, column))),
            (Self::Rows(rows), Shape::Rows(table)) => {
                let rows = rows.rows.iter_mut();
                Box::new(rows.flat_map(move |row| row.iter_mut().zip(table.columns())))
            }
            _ => Box::new(std::iter::empty()),
        }
    }

    /// Takes away what was said to be wrong.
    pub fn clear_faults(&mut self) {
        match self {
            Self::Input(input) => input.fault = None,
            Self::Long(_, fault) => *fault = None,
            Self::Rows(rows) => {
                rows.fault = None;
                rows.rows.iter_mut().flatten().for_each(|input| input.fault = None);
            }
            Self::Shown(_) => {}
        }
    }

    /// Puts every cursor between two graphemes, where a draft from outside may not have it.
    pub fn mend(&mut self) {
        match self {
            Self::Input(input) => input.line.mend(),
            Self::Long(long, _) => long.line.mend(),
            Self::Rows(rows) => rows.rows.iter_mut().flatten().for_each(|cell| cell.line.mend()),
            Self::Shown(_) => {}
        }
    }
}
