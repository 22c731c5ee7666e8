//! Workbooks of Excel, read cell by cell. The only file that names calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use jiff::civil::Date;

use super::grid::{Grid, text};
use super::{Cell, DaySystem, Limits, Merged, Sheet, Spot, Unreadable, Watch};

/// How many cells are read between two looks at whether it shall go on.
const PAUSE: usize = 4_096;

/// An open workbook.
pub struct Workbook {
    inner: Xlsx<Cursor<Arc<[u8]>>>,
    /// The names of its sheets of cells, in their order.
    pub sheets: Vec<String>,
}

impl Workbook {
    /// Opens a workbook that was weighed.
    pub fn open(bytes: &Arc<[u8]>) -> Result<Self, Unreadable> {
        careful(|| {
            let inner = Xlsx::new(Cursor::new(Arc::clone(bytes))).map_err(unreadable)?;
            let of_cells =
                inner.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet);
            let sheets = of_cells.map(|sheet| sheet.name.clone()).collect();
            Ok(Self { inner, sheets })
        })
    }

    /// Reads the sheet of this name.
    pub fn sheet(
        &mut self,
        name: &str,
        limits: Limits,
        watch: Watch<'_>,
    ) -> Result<Sheet, Unreadable> {
        careful(|| {
            let mut grid = Grid::new(name, limits);
            self.cells(name, &mut grid, watch)?;
            for joined in self.inner.merge_cells_by_sheet_name(name).map_err(unreadable)? {
                if let (Some(first), Some(last)) = (spot(joined.start), spot(joined.end)) {
                    grid.merge(Merged { first, last });
                }
            }
            let old = self.inner.has_1904_epoch();
            Ok(grid.finish(if old { DaySystem::Of1904 } else { DaySystem::Of1900 }))
        })
    }

    fn cells(&mut self, name: &str, grid: &mut Grid, watch: Watch<'_>) -> Result<(), Unreadable> {
        let mut reader = self.inner.worksheet_cells_reader(name).map_err(unreadable)?;
        let height = u64::from(reader.dimensions().end.0) + 1;
        let mut read = 0_usize;
        while let Some(found) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = found.get_position();
            if read.is_multiple_of(PAUSE) {
                if (watch.cancelled)() {
                    return Err(Unreadable::Cancelled);
                }
                let done = u64::from(row).saturating_mul(100) / height;
                (watch.progress)(u8::try_from(done.min(99)).unwrap_or(99));
            }
            read += 1;
            if let Some(cell) = cell(found.get_value()) {
                grid.put(row.saturating_add(1), column, cell)?;
            }
        }
        Ok(())
    }
}

fn spot((row, column): (u32, u32)) -> Option<Spot> {
    Some(Spot { row: row.checked_add(1)?, column: u16::try_from(column).ok()? })
}

fn cell(data: &DataRef<'_>) -> Option<Cell> {
    match data {
        DataRef::Empty => None,
        #[allow(clippy::cast_precision_loss, reason = "cells of Excel are floating numbers")]
        DataRef::Int(number) => Some(Cell::Number(*number as f64)),
        DataRef::Float(number) => Some(Cell::Number(*number)),
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Bool(flag) => Some(Cell::Flag(*flag)),
        DataRef::DateTime(moment) => Some(day(moment)),
        DataRef::DateTimeIso(iso) => iso_day(iso),
        DataRef::DurationIso(iso) => text(iso),
        DataRef::Error(error) => Some(Cell::Error(error.to_string().into())),
    }
}

/// A number shown as a date: the day, where it is one; otherwise the number.
fn day(moment: &ExcelDateTime) -> Cell {
    let number = moment.as_f64();
    if moment.is_duration() || number < 1.0 {
        return Cell::Number(number);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().and_then(|year| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    });
    date.map_or(Cell::Number(number), Cell::Date)
}

/// A day as ISO 8601 has it, with or without a time; other text stays text.
pub fn iso_day(iso: &str) -> Option<Cell> {
    let day = iso.get(..10).and_then(|day| day.parse().ok());
    day.map(Cell::Date).or_else(|| text(iso))
}

/// Reads; a panic of the library, which only forged files have been seen to cause, is a broken file.
fn careful<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Unreadable::Broken("xlsx".to_owned())))
}

#[allow(clippy::needless_pass_by_value, reason = "passed to map_err")]
fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Password,
        other => Unreadable::Broken(other.to_string()),
    }
}
