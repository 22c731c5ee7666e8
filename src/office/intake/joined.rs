//! Joined cells looked up: what a covered cell shows. Knows no heading.

use std::collections::BTreeMap;

use crate::office::book::{Cell, Merged, Sheet, SheetRow};

/// The rows of a sheet by number, and its joined cells.
pub struct Joined<'a> {
    sheet: &'a Sheet,
    /// Joined cells of more than one row, by their first column: first row, last row.
    tall: BTreeMap<u16, Vec<(u32, u32)>>,
}

impl<'a> Joined<'a> {
    /// The joined cells of `sheet`.
    pub fn of(sheet: &'a Sheet) -> Self {
        let mut tall: BTreeMap<u16, Vec<(u32, u32)>> = BTreeMap::new();
        for Merged { first, last } in &sheet.merged {
            if last.row > first.row {
                tall.entry(first.column).or_default().push((first.row, last.row));
            }
        }
        for regions in tall.values_mut() {
            regions.sort_unstable();
        }
        Self { sheet, tall }
    }

    /// The row of this number; `None` where it holds nothing.
    pub fn row(&self, number: u32) -> Option<&'a SheetRow> {
        let at = self.sheet.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        Some(&self.sheet.rows[at])
    }

    /// What stands in `column` of `row`, or in the cell above that it is joined with.
    pub fn cell(&self, row: &'a SheetRow, column: u16) -> Option<&'a Cell> {
        row.cell(column).or_else(|| {
            let regions = self.tall.get(&column)?;
            let at = regions.partition_point(|(first, _)| *first <= row.number).checked_sub(1)?;
            let (first, last) = regions[at];
            (row.number <= last).then(|| self.row(first)?.cell(column))?
        })
    }

    /// What stands in `column` of row `number`, or in the cell to the left that it is joined with.
    pub fn heading(&self, number: u32, column: u16) -> Option<&'a Cell> {
        let row = self.row(number)?;
        row.cell(column).or_else(|| {
            let over = |it: &&Merged| {
                it.first.row == number && it.first.column < column && column <= it.last.column
            };
            let joined = self.sheet.merged.iter().find(over)?;
            row.cell(joined.first.column)
        })
    }

    /// The last row of the cells joined downwards from row `number`.
    pub fn foot(&self, number: u32) -> u32 {
        let down = self.sheet.merged.iter().filter(|it| it.first.row == number);
        down.map(|it| it.last.row).max().unwrap_or(number)
    }

    /// Whether a cell of row `number` is joined with cells beside it.
    pub fn is_wide(&self, number: u32) -> bool {
        let wide = |it: &Merged| it.first.row == number && it.last.column > it.first.column;
        self.sheet.merged.iter().any(wide)
    }
}
