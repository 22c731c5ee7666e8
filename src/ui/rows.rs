//! Rows inside a form as they are typed: a small spreadsheet with a blank row at its end. Knows no form.

use serde::{Deserialize, Serialize};

use super::form::input::Input;
use crate::layer::Desk;
use crate::model::field::{Column, Shape, Table};
use crate::model::{Names, Value};
use crate::text::{Message, fold};

/// Rows of inputs; the last one is always blank and waits, but where the rows are given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rows {
    /// The rows, each as wide as the table.
    pub rows: Vec<Vec<Input>>,
    /// What is wrong with the list as a whole.
    pub fault: Option<Message>,
}

/// Whether nothing is typed in `row`.
pub fn is_blank(row: &[Input]) -> bool {
    row.iter().all(Input::is_blank)
}

impl Rows {
    /// Starts from `value`.
    pub fn of(value: &Value, table: &'static dyn Table, names: &dyn Names) -> Self {
        let mut rows = Self::default();
        if let Value::Rows(values) = value {
            let input = |(cell, column): (&Value, &'static Column)| Input::of(cell, column, names);
            let row = |cells: &Vec<Value>| cells.iter().zip(table.columns()).map(input).collect();
            rows.rows = values.iter().map(row).collect();
        }
        rows.repair(table);
        rows
    }

    /// Gives every row the table's width and makes sure that a blank one waits at the end.
    pub fn repair(&mut self, table: &'static dyn Table) {
        for row in &mut self.rows {
            row.resize(table.width(), Input::default());
        }
        self.leave_blank(table);
    }

    /// Makes sure that a blank row waits at the end.
    fn leave_blank(&mut self, table: &'static dyn Table) {
        if table.given() == 0 && self.rows.last().is_none_or(|row| !is_blank(row)) {
            self.rows.push(vec![Input::default(); table.width()]);
        }
    }

    /// How many rows there are, but for the blank one that waits.
    pub fn there(&self) -> usize {
        self.rows.len() - usize::from(self.rows.last().is_some_and(|row| is_blank(row)))
    }

    /// How many rows have something typed in them.
    pub fn filled(&self) -> usize {
        self.rows.iter().filter(|row| !is_blank(row)).count()
    }

    /// Whether both mean the same to whoever saves them.
    pub fn same(&self, other: &Self) -> bool {
        let filled = |rows: &Self| -> Vec<Vec<Input>> {
            rows.rows.iter().filter(|row| !is_blank(row)).cloned().collect()
        };
        let (ours, theirs) = (filled(self), filled(other));
        let alike = |(a, b): (&Vec<Input>, &Vec<Input>)| a.iter().zip(b).all(|(a, b)| a.same(b));
        ours.len() == theirs.len() && ours.iter().zip(&theirs).all(alike)
    }

    /// Something was typed in `row`: a new attendee is present, and another blank row waits.
    pub fn touched(
        &mut self,
        (row, cell): (usize, usize),
        was_blank: bool,
        table: &'static dyn Table,
        desk: &Desk,
    ) {
        if let Some(cells) = self.rows.get_mut(row)
            && let Some(present) = table.position("present")
            && cell != present
        {
            let others = cells.iter().enumerate().filter(|(index, _)| *index != present);
            let empty = others.map(|(_, input)| input).all(Input::is_blank);
            if empty {
                cells[present] = Input::default();
            } else if was_blank {
                cells[present].set(&Value::Flag(true), table.column(present), &desk.names());
            }
        }
        self.leave_blank(table);
    }

    /// A blank row before `row`.
    pub fn insert(&mut self, row: usize, table: &'static dyn Table) {
        self.rows.insert(row.min(self.rows.len()), vec![Input::default(); table.width()]);
    }

    /// Takes `row` away.
    pub fn remove(&mut self, row: usize, table: &'static dyn Table) {
        if row < self.rows.len() {
            self.rows.remove(row);
        }
        self.repair(table);
    }

    /// Whether `row` may change places with the one before it (`up`) or after it.
    pub fn can_move(&self, row: usize, up: bool) -> bool {
        let last = self.rows.len().saturating_sub(1);
        if up { row > 0 && row < last } else { row + 1 < last }
    }

    /// Takes away rows in which nothing is typed, but for the last.
    pub fn tidy(&mut self, table: &'static dyn Table) {
        self.rows.retain(|row| !is_blank(row));
        self.repair(table);
    }

    /// Pastes a table's text (lines, cells parted by tabs) from `row` and `cell` on, over what is there.
    ///
    /// Cells beyond the table's width are dropped, and so is a column before names that only counts the
    /// lines from 1 (STT), with its head. Returns the row and cell pasted last.
    pub fn paste(
        &mut self,
        text: &str,
        (row, cell): (usize, usize),
        table: &'static dyn Table,
        desk: &Desk,
    ) -> (usize, usize) {
        let mut last = (row, cell);
        let names = matches!(table.column(cell).shape, Shape::Text | Shape::Link(_));
        let text = text.trim_end_matches('\n');
        let lines = names.then(|| uncounted(text)).flatten();
        for (down, line) in lines.unwrap_or_else(|| text.split('\n').collect()).iter().enumerate() {
            let row = row + down;
            if row >= self.rows.len() {
                if table.given() > 0 {
                    break;
                }
                self.rows.push(vec![Input::default(); table.width()]);
            }
            let was_blank = is_blank(&self.rows[row]);
            for (across, pasted) in line.split('\t').enumerate() {
                let index = cell + across;
                if index >= table.width() {
                    break;
                }
                let (column, input) = (table.column(index), &mut self.rows[row][index]);
                *input = Input::default();
                input.line.insert_flat(pasted.trim());
                if !matches!(column.shape, Shape::Link(_)) {
                    input.settle(column, desk);
                }
                last = (row, index);
            }
            self.touched((row, 0), was_blank, table, desk);
        }
        last
    }

    /// The value of all rows with something typed in them; cells at fault keep what is wrong.
    ///
    /// The number of cells at fault comes with it; the value is whole only where that is 0.
    pub fn value(&mut self, table: &'static dyn Table, desk: &Desk) -> (Value, usize) {
        self.fault = None;
        let mut wrong = 0;
        let mut values = Vec::new();
        for row in self.rows.iter_mut().filter(|row| !is_blank(row)) {
            let mut cells = Vec::new();
            for (input, column) in row.iter_mut().zip(table.columns()) {
                input.settle(column, desk);
                let value = input.value(column, desk.today).unwrap_or_default();
                if input.fault.is_none() && column.required && value.is_empty() {
                    input.fault = Some(crate::model::rows::missing().message);
                }
                wrong += usize::from(input.fault.is_some());
                cells.push(value);
            }
            values.push(cells);
        }
        let value = if values.is_empty() { Value::Empty } else { Value::Rows(values) };
        (value, wrong)
    }
}

/// The lines of a table's text without a first column that counts them, and without its head; `None` where
/// there is no such column.
fn uncounted(text: &str) -> Option<Vec<&str>> {
    const HEADS: [&str; 4] = ["stt", "tt", "so tt", "no."];
    let mut lines: Vec<(&str, &str)> =
        text.split('\n').map(|line| line.split_once('\t')).collect::<Option<_>>()?;
    if lines.first().is_some_and(|(head, _)| HEADS.contains(&fold(head.trim()).as_str())) {
        lines.remove(0);
    }
    let number = |cell: &str| cell.trim().trim_end_matches('.').parse::<usize>().ok();
    let counted = |(place, (cell, _)): (usize, &(&str, &str))| number(cell) == Some(place + 1);
    (!lines.is_empty() && lines.iter().enumerate().all(counted))
        .then(|| lines.into_iter().map(|(_, rest)| rest).collect())
}
/// From this width on the heading of a yes or no is written out.
const WIDE: u16 = 100;

/// How wide each column of `table` is in `width` cells: what is of a fixed length first, the rest shared.
///
/// The widths depend on the table alone, so that a letter typed never moves another column.
pub fn widths(table: &'static dyn Table, width: u16, desk: &Desk) -> Vec<u16> {
    let gaps = u16::try_from(table.width().saturating_sub(1)).unwrap_or(0) * 2;
    let room = width.saturating_sub(gaps);
    let heading = |column: &Column| {
        u16::try_from(unicode_width::UnicodeWidthStr::width(desk.say(column.label))).unwrap_or(8)
            + u16::from(column.required) * 2
    };
    let fixed = |column: &Column| match column.shape {
        Shape::Year => Some(heading(column).clamp(5, 9)),
        Shape::Time => Some(heading(column).clamp(6, 8)),
        Shape::Flag => Some(heading(column).clamp(6, if width < WIDE { 10 } else { 20 })),
        Shape::Date => Some(11),
        Shape::Points | Shape::Number(..) => Some(heading(column).clamp(8, 18)),
        _ => None,
    };
    let taken: u16 = table.columns().filter_map(fixed).sum();
    let sharing =
        u16::try_from(table.columns().filter(|c| fixed(c).is_none()).count()).unwrap_or(1);
    let share = room.saturating_sub(taken).checked_div(sharing).unwrap_or(0).max(4);
    table.columns().map(|column| fixed(column).unwrap_or(share)).collect()
}
