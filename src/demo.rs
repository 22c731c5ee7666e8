//! The demo: Emulation Bloc III as public sources tell of it, no figure invented. Knows no store.
//!
//! The records are data, one JSON object a line (`{"record": …}`), each with its source in its note.
//! They point at one another and at the law's awards.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::{Id, Stored};
use crate::text::Message;

/// The records, one a line.
const RECORDS: &str = include_str!("demo.jsonl");

/// Emulation Bloc III of the Ministry of Natural Resources and Environment: the one worked on.
pub const BLOC: Id = Id::from_bytes([0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0x01, 0x01]);

/// The day that the demo plays on: that of the article it is taken from.
pub const TODAY: Date = Date::constant(2021, 3, 3);

/// Why the demo could not be read; it names the line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct DemoError(pub Message);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    record: Stored,
}

/// The records of the demo, without the law's awards: what is pointed at comes first.
pub fn records() -> Result<Vec<Stored>, DemoError> {
    records_of(RECORDS)
}

/// The records of a text with one JSON object a line.
pub fn records_of(text: &str) -> Result<Vec<Stored>, DemoError> {
    text.lines().enumerate().map(|(place, line)| record_of(place + 1, line)).collect()
}

fn record_of(number: usize, line: &str) -> Result<Stored, DemoError> {
    let line: Line = serde_json::from_str(line).map_err(|error| {
        DemoError(Message::new(
            format!("dữ liệu minh họa, dòng {number}: {error}"),
            format!("demo, line {number}: {error}"),
        ))
    })?;
    Ok(line.record)
}
