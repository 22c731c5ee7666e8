//! Moving through a form: field to field, cell to cell, and what may be done where the cursor stands.

use super::{Focus, Form, Over};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::Shape;
use crate::text::Message;
use crate::ui::rows::is_blank;

/// Whether a long text that has the whole form knows `command`.
pub(super) const fn in_long_text(command: Command) -> bool {
    use Command as C;
    matches!(command, C::NewLine | C::Up | C::Down | C::FieldUp | C::FieldDown | C::PageUp)
        || matches!(command, C::PageDown | C::First | C::Last | C::Leave | C::Cancel)
        || matches!(command, C::Save | C::EditLong | C::Accept | C::Clear)
        || is_text(command)
}

/// Whether `command` edits text or moves inside it.
pub(super) const fn is_text(command: Command) -> bool {
    use Command as C;
    matches!(command, C::Left | C::Right | C::WordLeft | C::WordRight | C::LineStart | C::LineEnd)
        || matches!(command, C::Backspace | C::DeleteForward | C::DeleteWord)
        || matches!(command, C::DeleteToStart | C::DeleteToEnd)
}

impl Form {
    /// Whether `command` can be run in the fields now.
    pub(super) fn allows(&self, command: Command) -> Option<Result<(), Message>> {
        use Command as C;
        let no = |vi: &str, en: &str| Some(Err(Message::new(vi, en)));
        match command {
            C::Save
            | C::Leave
            | C::Cancel
            | C::NextField
            | C::PreviousField
            | C::FieldUp
            | C::FieldDown
            | C::PageUp
            | C::PageDown
            | C::Accept
            | C::Copy
            | C::Clear => Some(Ok(())),
            C::Up | C::Down | C::New => self.picker.is_some().then_some(Ok(())),
            C::Pick => match self.shape() {
                Some(Shape::Link(_) | Shape::Choice(_) | Shape::Flag) => Some(Ok(())),
                _ => no("trường này gõ tự do", "this field takes free text"),
            },
            C::EditLong if self.is_long() => Some(Ok(())),
            C::EditLong => no("chỉ với văn bản dài", "only for long texts"),
            C::NewLine => self.is_long().then_some(Ok(())),
            C::RowNew | C::RowDelete | C::RowUp | C::RowDown => match self.rows() {
                None => no("chỉ trong các dòng", "only inside rows"),
                _ if command == C::RowNew && self.first_cell() > 0 => {
                    no("các dòng này có sẵn: chỉ cần trả lời", "these rows are given: only answer")
                }
                Some(rows) => match command {
                    C::RowUp if !rows.can_move(self.focus.row, true) => {
                        no("đã ở dòng đầu", "there is no row above to change with")
                    }
                    C::RowDown if !rows.can_move(self.focus.row, false) => {
                        no("đã ở dòng cuối", "there is no row below to change with")
                    }
                    _ => Some(Ok(())),
                },
            },
            _ if is_text(command) => Some(Ok(())),
            _ => None,
        }
    }

    /// Runs a command where no list is open and nothing stands over the fields.
    pub(super) fn run_plain(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Save => return self.save(desk),
            Command::Leave | Command::Cancel => return self.leave(),
            Command::Pick => return self.pick(desk),
            Command::NextField => self.go(desk, Self::step_on),
            Command::PreviousField => self.go(desk, Self::step_back),
            Command::FieldDown => self.go(desk, Self::line_below),
            Command::FieldUp => self.go(desk, Self::line_above),
            Command::PageDown => self.go(desk, |form| form.jump(8)),
            Command::PageUp => self.go(desk, |form| form.jump(-8)),
            Command::Accept | Command::EditLong if self.is_long() => self.over = Over::Long,
            Command::Accept => self.go(desk, Self::enter),
            Command::NewLine if self.is_long() => {
                self.over = Over::Long;
                self.run_long(command, desk);
            }
            Command::RowNew | Command::RowDelete | Command::RowUp | Command::RowDown => {
                self.settle(desk);
                self.change_rows(command);
            }
            _ => return self.edit_text(command, desk),
        }
        Vec::new()
    }

    /// Leaves the input under the cursor and goes where `path` leads.
    pub(super) fn go(&mut self, desk: &Desk, path: impl FnOnce(&mut Self)) {
        self.settle(desk);
        path(self);
    }

    /// Closes the list and looks at what is typed under the cursor.
    pub(super) fn settle(&mut self, desk: &Desk) {
        let picker = self.picker.take();
        self.edited_at = None;
        if let Some((input, column)) = self.here() {
            if input.link.is_none()
                && let Some(found) = picker.as_ref().and_then(|list| list.exact())
            {
                input.choose(found.link, &found.title);
            }
            input.settle(column, desk);
        }
    }

    /// Tab: cell to cell and row to row, beyond the blank row to the next field; from the last to the first.
    pub(super) fn step_on(&mut self) {
        if let Some((rows, table)) = self.rows_mut() {
            let (count, width) = (rows.rows.len(), table.width());
            if self.focus.cell + 1 < width {
                self.focus.cell += 1;
                return;
            }
            if self.focus.row + 1 < count {
                let row = self.focus.row + 1;
                self.focus = Focus { row, cell: table.given(), ..self.focus };
                return;
            }
        }
        if !self.field_after() {
            self.focus.field = 0;
            if !self.slots.first().is_some_and(super::Slot::is_open) {
                self.field_after();
            }
            self.enter_field(false);
        }
    }

    fn step_back(&mut self) {
        if let Some((_, table)) = self.rows_mut() {
            if self.focus.cell > table.given() {
                self.focus.cell -= 1;
                return;
            }
            if self.focus.row > 0 {
                let cell = table.width().saturating_sub(1);
                self.focus = Focus { row: self.focus.row - 1, cell, ..self.focus };
                return;
            }
        }
        if !self.field_before() {
            let last = self.slots.iter().rposition(super::Slot::is_open);
            self.focus.field = last.unwrap_or(0);
            self.enter_field(true);
        }
    }

    /// Down: the same cell of the row below; the row that waits at the end begins at its first cell.
    fn line_below(&mut self) {
        let rows = self.rows().map_or(0, |rows| rows.rows.len());
        if self.focus.row + 1 < rows {
            self.focus.row += 1;
            let waiting = self.rows().and_then(|rows| rows.rows.get(self.focus.row));
            if self.focus.row + 1 == rows && waiting.is_some_and(|row| is_blank(row)) {
                self.focus.cell = self.first_cell();
            }
        } else {
            self.field_after();
        }
    }

    fn line_above(&mut self) {
        if self.rows().is_some() && self.focus.row > 0 {
            self.focus.row -= 1;
        } else {
            self.field_before();
        }
    }

    /// Enter: the beginning of the row below; from the blank row on to the next field.
    fn enter(&mut self) {
        let waiting = |rows: &crate::ui::rows::Rows| {
            self.focus.row + 1 == rows.rows.len()
                && rows.rows.last().is_some_and(|row| is_blank(row))
        };
        if self.rows().is_none_or(waiting) {
            self.field_after();
        } else {
            self.line_below();
            self.focus.cell = self.first_cell();
        }
    }

    fn jump(&mut self, fields: i8) {
        for _ in 0..fields.unsigned_abs() {
            if fields > 0 {
                self.field_after()
            } else {
                self.field_before()
            };
        }
    }

    fn field_after(&mut self) -> bool {
        let mut later = self.slots.iter().enumerate().skip(self.focus.field + 1);
        let found = later.find(|(_, slot)| slot.is_open()).map(|(index, _)| index);
        self.focus.field = found.unwrap_or(self.focus.field);
        if found.is_some() {
            self.enter_field(false);
        }
        found.is_some()
    }

    fn field_before(&mut self) -> bool {
        let found = self.slots[..self.focus.field].iter().rposition(super::Slot::is_open);
        self.focus.field = found.unwrap_or(self.focus.field);
        if found.is_some() {
            self.enter_field(true);
        }
        found.is_some()
    }

    /// Rows are entered at the first row from above and at the last from below.
    fn enter_field(&mut self, from_below: bool) {
        let last = self.rows().map_or(0, |rows| rows.rows.len().saturating_sub(1));
        self.focus.row = if from_below { last } else { 0 };
        self.focus.cell = self.first_cell();
    }

    /// The first cell of a row that is to be typed.
    pub(super) fn first_cell(&self) -> usize {
        match self.columns.get(self.focus.field).map(|column| column.shape) {
            Some(Shape::Rows(table)) => table.given(),
            _ => 0,
        }
    }

    fn change_rows(&mut self, command: Command) {
        let mut row = self.focus.row;
        let Some((rows, table)) = self.rows_mut() else { return };
        match command {
            Command::RowNew => rows.insert(row, table),
            Command::RowDelete => rows.remove(row, table),
            Command::RowUp if rows.can_move(row, true) => {
                rows.rows.swap(row, row - 1);
                row -= 1;
            }
            Command::RowDown if rows.can_move(row, false) => {
                rows.rows.swap(row, row + 1);
                row += 1;
            }
            _ => {}
        }
        row = row.min(rows.rows.len().saturating_sub(1));
        self.focus.row = row;
        if command == Command::RowNew {
            self.focus.cell = 0;
        }
    }
}
