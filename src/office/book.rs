//! A workbook or CSV file as grids of cells, whatever wrote it, in bounded memory. Knows no record.

mod capitals;
mod csv;
pub mod encoding;
mod fonts;
mod grid;
mod legacy;
mod ods;
mod open;
mod unreadable;
mod weigh;
mod xlsx;

use std::fmt;

use jiff::civil::Date;

pub use encoding::Encoding;
pub use open::Book;
pub use unreadable::Unreadable;

pub use crate::store::watch::Watch;

/// How much of a file is taken in. What is beyond is refused with a message, never cut off silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it lies on the disk.
    pub file: u64,
    /// Bytes of all that is packed in it, unpacked.
    pub unpacked: u64,
    /// Rows of one sheet that hold something.
    pub rows: usize,
    /// Cells of one sheet that hold something.
    pub cells: usize,
    /// Columns of one sheet.
    pub columns: u16,
}

impl Limits {
    /// What no honest list of a member unit comes near.
    pub const USUAL: Self =
        Self { file: 64 << 20, unpacked: 256 << 20, rows: 200_000, cells: 4_000_000, columns: 512 };
}

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// A workbook of `LibreOffice` and others (`OpenDocument`).
    Ods,
    /// Text with a mark between the cells: comma, semicolon or tab.
    Csv,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text, in normal form C, with plain spaces; lines end in `\n`.
    Text(Box<str>),
    /// A number that is not shown as a date.
    Number(f64),
    /// A number that is shown as a date, or a date of its own.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// What a formula that failed shows, such as `#REF!`.
    Error(Box<str>),
}

/// Where a cell stands; shown as `C14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The row, counted from 1.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u16,
}

/// The letters of a column: `A`, `Z`, `AA`.
pub fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// Cells joined into one: what stands in the first stands for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The upper left cell.
    pub first: Spot,
    /// The lower right cell.
    pub last: Spot,
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetRow {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its cells that hold something, first to last, with their columns.
    pub cells: Vec<(u16, Cell)>,
}

impl SheetRow {
    /// The cell in `column`; `None` where it holds nothing.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        Some(&self.cells[at].1)
    }
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DaySystem {
    /// Day 1 is 1900-01-01, as Excel counts unless told otherwise.
    #[default]
    Of1900,
    /// Day 0 is 1904-01-01, as old Excel for Macintosh counts.
    Of1904,
}

/// One sheet, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What it is called; empty for CSV.
    pub name: String,
    /// The rows that hold something, top to bottom.
    pub rows: Vec<SheetRow>,
    /// Cells joined into one.
    pub merged: Vec<Merged>,
    /// From which day its numbers count.
    pub days: DaySystem,
    /// The font of old that its texts were written for; they are as they were meant.
    pub font: Option<Encoding>,
}
