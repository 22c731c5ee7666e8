//! Workbooks of Excel, read cell by cell. The only file that names calamine.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use jiff::civil::Date;

use super::grid::{Grid, text};
use super::{Cell, DaySystem, Limits, Merged, Sheet, Spot, Unreadable, Watch};
use crate::store::watch::Stopped;

/// How many cells are read between two looks at whether it shall go on.
const PAUSE: usize = 4_096;

/// How many cells may stand in a file for each that holds something.
const BLANKS: usize = 4;

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
            let mut grid = self.grid(name, limits, watch)?;
            for joined in self.inner.merge_cells_by_sheet_name(name).map_err(unreadable)? {
                if let (Some(first), Some(last)) = (spot(joined.start), spot(joined.end)) {
                    grid.merge(Merged { first, last });
                }
            }
            let old = self.inner.has_1904_epoch();
            Ok(grid.finish(if old { DaySystem::Of1904 } else { DaySystem::Of1900 }))
        })
    }

    /// The cells of a sheet. The library gives a sheet up at the first value that it does not know, and tells no
    /// place: then the places are read first.
    fn grid(&mut self, name: &str, limits: Limits, watch: Watch<'_>) -> Result<Grid, Unreadable> {
        let mut grid = Grid::new(name, limits);
        let unknown = match self.cells(name, &[], &mut grid, watch) {
            Ok(()) => return Ok(grid),
            Err(Failed::Here(unreadable)) => return Err(unreadable),
            Err(Failed::Cell(_, error)) => error,
        };
        let Some(places) = self.places(name, limits.cells.saturating_mul(BLANKS)) else {
            return Err(unreadable(unknown));
        };
        let mut grid = Grid::new(name, limits);
        match self.cells(name, &places, &mut grid, watch) {
            Ok(()) => Ok(grid),
            Err(Failed::Here(unreadable)) => Err(unreadable),
            Err(Failed::Cell(at, error)) => {
                let place = places.get(at).and_then(|place| spot(*place));
                let place = place.map(|spot| format!("{name}!{spot}: ")).unwrap_or_default();
                Err(Unreadable::Broken(format!("{place}{error}")))
            }
        }
    }

    /// Reads the cells of a sheet; an error that the library does not know is one all the same where the cells'
    /// `places` are known.
    fn cells(
        &mut self,
        name: &str,
        places: &[(u32, u32)],
        grid: &mut Grid,
        watch: Watch<'_>,
    ) -> Result<(), Failed> {
        let mut reader = self.inner.worksheet_cells_reader(name).map_err(unreadable)?;
        let height = u64::from(reader.dimensions().end.0) + 1;
        for read in 0_usize.. {
            let known = places.get(read).copied();
            let ((row, column), cell) = match (reader.next_cell(), known) {
                (Ok(None), _) => break,
                (Ok(Some(found)), known) => {
                    (known.unwrap_or(found.get_position()), cell(found.get_value()))
                }
                (Err(XlsxError::CellError(shows)), Some(place)) => {
                    (place, Some(Cell::Error(shows.into())))
                }
                (Err(error), _) => return Err(Failed::Cell(read, error)),
            };
            if read.is_multiple_of(PAUSE) {
                let done = u64::from(row).saturating_mul(100) / height;
                watch.pass(u8::try_from(done.min(99)).unwrap_or(99))?;
            }
            if let Some(cell) = cell {
                grid.put(row.saturating_add(1), column, cell)?;
            }
        }
        Ok(())
    }

    /// Where each cell of a sheet stands, in the order of the file, whatever it holds; `None` where that cannot be
    /// read, or where there are more than `most`.
    fn places(&mut self, name: &str, most: usize) -> Option<Vec<(u32, u32)>> {
        let mut reader = self.inner.worksheet_cells_reader(name).ok()?;
        let mut places = Vec::new();
        while let Some(found) = reader.next_formula().ok()? {
            if places.len() == most {
                return None;
            }
            places.push(found.get_position());
        }
        Some(places)
    }
}

/// Why the cells of a sheet were not read.
enum Failed {
    /// The sheet cannot be taken in.
    Here(Unreadable),
    /// The library does not know what the cell of this place in the file holds.
    Cell(usize, XlsxError),
}

impl From<Unreadable> for Failed {
    fn from(unreadable: Unreadable) -> Self {
        Self::Here(unreadable)
    }
}

impl From<Stopped> for Failed {
    fn from(Stopped: Stopped) -> Self {
        Self::Here(Unreadable::Cancelled)
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
