//! Text with a mark between the cells. Knows no other format.

use csv::{ReaderBuilder, StringRecord};

use super::grid::{Grid, text};
use super::{DaySystem, Limits, Sheet, Unreadable, Watch};

/// How many rows are looked at to tell the mark between cells.
const LOOKED_AT: usize = 50;

/// How many rows are read between two looks at whether it shall go on.
const PAUSE: u32 = 1_024;

/// The marks that may stand between cells.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads text as a sheet; the mark between cells is told by the text.
pub fn sheet(whole: &str, limits: Limits, watch: Watch<'_>) -> Result<Sheet, Unreadable> {
    let (mark, skipped, body) = match said(whole) {
        Some((mark, body)) => (mark, 1, body),
        None => (mark(whole), 0, whole),
    };
    let mut grid = Grid::new("", limits);
    let mut reader = reader(body, mark);
    let mut record = StringRecord::new();
    // Lines that are broken inside quotation marks are one row in every office program; blank lines are rows.
    let (mut counted, mut lines, mut inner, mut number) = (0, 0_u32, 0_u32, skipped);
    while reader.read_record(&mut record).map_err(|error| Unreadable::Broken(error.to_string()))? {
        let byte = record.position().map_or(0, csv::Position::byte);
        let passed = &body.as_bytes()[counted..];
        let start = usize::try_from(byte).unwrap_or(usize::MAX).saturating_sub(counted);
        let ends = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
        let start = start + passed.iter().skip(start).take_while(ends).count();
        let ended = memchr::memchr_iter(b'\n', &passed[..start.min(passed.len())]).count();
        counted += start.min(passed.len());
        lines = lines.saturating_add(u32::try_from(ended).unwrap_or(u32::MAX));
        number = (number + 1).max((lines + 1 + skipped).saturating_sub(inner));
        if number % PAUSE == 0 {
            if (watch.cancelled)() {
                return Err(Unreadable::Cancelled);
            }
            let done = byte.saturating_mul(100) / (body.len() as u64).max(1);
            (watch.progress)(u8::try_from(done.min(99)).unwrap_or(99));
        }
        for (column, cell) in (0..).zip(&record) {
            inner += u32::try_from(cell.matches('\n').count()).unwrap_or(u32::MAX);
            if let Some(cell) = text(cell) {
                grid.put(number, column, cell)?;
            }
        }
    }
    Ok(grid.finish(DaySystem::Of1900))
}

fn reader(body: &str, mark: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(body.as_bytes())
}

/// The mark that the first line names, as Excel writes it: `sep=;`.
fn said(whole: &str) -> Option<(u8, &str)> {
    let (first, body) = whole.split_once('\n')?;
    match first.trim_end().strip_prefix("sep=")?.as_bytes() {
        [mark] if mark.is_ascii() => Some((*mark, body)),
        _ => None,
    }
}

/// The mark by which most rows have equally many cells, and many.
fn mark(whole: &str) -> u8 {
    let weight = |mark: u8| {
        let records = reader(whole, mark).into_records().take(LOOKED_AT);
        let widths: Vec<usize> = records.flatten().map(|record| record.len()).collect();
        let alike = |width: &usize| widths.iter().filter(|other| *other == width).count();
        let best =
            widths.iter().filter(|width| **width > 1).map(|width| alike(width) * (width - 1));
        best.max().unwrap_or_default()
    };
    let mut best = (0, MARKS[0]);
    for mark in MARKS {
        let weight = weight(mark);
        if weight > best.0 {
            best = (weight, mark);
        }
    }
    best.1
}
