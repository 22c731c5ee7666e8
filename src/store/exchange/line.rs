//! One line of an exchange file. Knows neither store nor file.

use serde::{Deserialize, Serialize};

use crate::model::{Id, Stored};
use crate::store::journal::Entry;

/// The number of the format that this program writes, and the highest it reads.
pub const FORMAT: u32 = 4;

/// The first line: what the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The number of the format.
    pub format: u32,
    /// The bloc worked on.
    pub bloc: Option<Id>,
    /// How many records follow.
    pub records: u64,
    /// How many journal entries follow them.
    pub entries: u64,
}

/// The last line: a file without it was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// How many lines stand between the first and this one.
    pub lines: u64,
}

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "lives for one line")]
pub enum Line {
    /// The first.
    Thidua(Header),
    /// A record.
    Record(Stored),
    /// A journal entry.
    Entry(Entry),
    /// The last.
    End(End),
}

/// A line to be written.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Written<'a> {
    /// The first.
    Thidua(Header),
    /// A record.
    Record(&'a Stored),
    /// A journal entry.
    Entry(&'a Entry),
    /// The last.
    End(End),
}
