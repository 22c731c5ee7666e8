//! A sheet being filled cell by cell, within bounds and with clean texts. Knows no format.

use super::fonts::restore;
use super::{Cell, Limits, Merged, Sheet, SheetRow, Unreadable};
use crate::text::{Message, nfc};

/// Fills a sheet; cells usually come row by row, but need not.
pub struct Grid {
    sheet: Sheet,
    limits: Limits,
    cells: usize,
    sorted: bool,
}

impl Grid {
    /// An empty sheet of this name.
    pub fn new(name: &str, limits: Limits) -> Self {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        Self { sheet, limits, cells: 0, sorted: true }
    }

    /// Puts a cell into row `number` (from 1) and `column` (from 0).
    pub fn put(&mut self, number: u32, column: u32, cell: Cell) -> Result<(), Unreadable> {
        let column = u16::try_from(column).ok().filter(|at| *at < self.limits.columns);
        let column = column.ok_or_else(|| self.too_wide())?;
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(self.too_many());
        }
        let last = self.sheet.rows.last().map(|row| row.number);
        if last != Some(number) {
            self.sorted &= last.is_none_or(|last| last < number);
            if self.sheet.rows.len() == self.limits.rows {
                return Err(self.too_long());
            }
            self.sheet.rows.push(SheetRow { number, cells: Vec::new() });
        }
        if let Some(row) = self.sheet.rows.last_mut() {
            self.sorted &= row.cells.last().is_none_or(|(last, _)| *last < column);
            row.cells.push((column, cell));
        }
        Ok(())
    }

    /// Notes that cells are joined; what would not be a list any more is passed over.
    pub fn merge(&mut self, merged: Merged) {
        let usable = merged.first < merged.last;
        if usable && self.sheet.merged.len() < self.limits.rows {
            self.sheet.merged.push(merged);
        }
    }

    /// The sheet, its rows and cells in order, its texts as they were meant.
    pub fn finish(mut self, days: super::DaySystem) -> Sheet {
        self.sheet.days = days;
        if !self.sorted {
            self.sheet.rows = in_order(std::mem::take(&mut self.sheet.rows));
        }
        self.sheet.font = restore(&mut self.sheet);
        self.sheet
    }

    fn too_long(&self) -> Unreadable {
        let most = self.limits.rows;
        Unreadable::TooLarge(Message::new(
            format!("trang “{}” có quá {most} dòng; hãy chia nhỏ danh sách", self.sheet.name),
            format!("the sheet “{}” has more than {most} rows: split the list", self.sheet.name),
        ))
    }

    fn too_many(&self) -> Unreadable {
        let most = self.limits.cells;
        Unreadable::TooLarge(Message::new(
            format!("trang “{}” có quá {most} ô; hãy chia nhỏ danh sách", self.sheet.name),
            format!("the sheet “{}” has more than {most} cells: split the list", self.sheet.name),
        ))
    }

    fn too_wide(&self) -> Unreadable {
        let most = self.limits.columns;
        Unreadable::TooLarge(Message::new(
            format!("trang “{}” có hơn {most} cột; hãy bỏ các cột thừa", self.sheet.name),
            format!(
                "the sheet “{}” has more than {most} columns: remove those not needed",
                self.sheet.name
            ),
        ))
    }
}

/// Rows and cells in order; of cells in one place the last counts.
fn in_order(mut unsorted: Vec<SheetRow>) -> Vec<SheetRow> {
    unsorted.sort_by_key(|row| row.number);
    let mut rows: Vec<SheetRow> = Vec::with_capacity(unsorted.len());
    for row in unsorted {
        match rows.last_mut().filter(|last| last.number == row.number) {
            Some(last) => last.cells.extend(row.cells),
            None => rows.push(row),
        }
    }
    for row in &mut rows {
        row.cells.reverse();
        row.cells.sort_by_key(|(column, _)| *column);
        row.cells.dedup_by_key(|(column, _)| *column);
    }
    rows
}

/// Text as a cell keeps it: normal form C, plain spaces, no invisible marks, no blank ends; `None` for nothing.
pub fn text(raw: &str) -> Option<Cell> {
    let plain = raw.is_ascii() && !raw.bytes().any(|byte| byte.is_ascii_control());
    let clean = if plain { raw.to_owned() } else { nfc(&plain_spaces(raw)) };
    let clean = clean.trim();
    (!clean.is_empty()).then(|| Cell::Text(clean.into()))
}

/// Legacy and typographic spaces as plain ones; marks that nobody sees are gone.
fn plain_spaces(raw: &str) -> String {
    let unseen = |c: &char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}' | '\u{feff}')
    };
    let visible = raw.chars().filter(|c| !unseen(c));
    visible.map(|c| if c.is_whitespace() && c != '\n' && c != '\r' { ' ' } else { c }).collect()
}
