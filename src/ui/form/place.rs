//! Where the cursor stands, for those who advise; and fields filled in for the person. Knows no record.

use super::slot::Slot;
use super::{Focus, Form};
use crate::layer::Desk;
use crate::model::Value;
use crate::model::field::Shape;

impl Form {
    /// The field under the cursor, and inside rows the row.
    pub fn place(&self) -> Option<(&'static str, usize)> {
        let column = self.columns.get(self.focus.field)?;
        Some((column.name, self.focus.row))
    }

    /// The same form with the cursor in this cell of a field of rows.
    #[must_use]
    pub fn at_cell(mut self, field: &str, row: usize, cell: &str) -> Self {
        let field = self.columns.iter().position(|column| column.name == field);
        if let Some(field) = field
            && let Shape::Rows(table) = self.columns[field].shape
        {
            self.focus = Focus { field, row, cell: table.position(cell).unwrap_or(0) };
            self.keep_inside();
        }
        self
    }

    /// The same form with the cursor in this field.
    #[must_use]
    pub fn at_field(mut self, field: &str) -> Self {
        if let Some(field) = self.columns.iter().position(|column| column.name == field) {
            self.focus = Focus { field, row: 0, cell: 0 };
        }
        self
    }

    /// What is typed in a cell of a field of rows.
    pub fn cell_text(&self, field: &str, row: usize, cell: &str) -> Option<String> {
        let field = self.columns.iter().position(|column| column.name == field)?;
        let (Slot::Rows(rows), Shape::Rows(table)) =
            (&self.slots[field], self.columns[field].shape)
        else {
            return None;
        };
        let input = rows.rows.get(row)?.get(table.position(cell)?)?;
        Some(input.line.text().trim().to_owned())
    }

    /// Puts `value` into a field, whatever stood there.
    pub fn put(&mut self, field: &str, value: &Value, desk: &Desk) {
        let Some(field) = self.columns.iter().position(|column| column.name == field) else {
            return;
        };
        self.slots[field] = Slot::of(value, self.columns[field], &desk.names());
        self.keep_inside();
    }
}
