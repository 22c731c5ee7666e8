//! Lists as member units send them, on their way into the store: what is asked and what is told. Plain data: knows no
//! file and no cell.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::heading::Part;
use crate::model::{Id, Kind, Link};
use crate::text::{Label, Lang, Message};

/// The kinds of record that lists are taken in for.
pub const KINDS: [Kind; 3] = [Kind::Unit, Kind::Person, Kind::Nomination];

/// What is told while a list is read.
pub const READING: Label = Label::new("Đang đọc danh sách", "Reading the list");
/// What is told while its rows are looked at.
pub const LOOKING: Label = Label::new("Đang xem từng dòng", "Looking at every row");
/// What is told while the store is backed up before a list is taken in.
pub const BACKING_UP: Label =
    Label::new("Đang sao lưu trước khi nhập", "Backing up before taking in");
/// What is told while records are checked before they are taken in.
pub const CHECKING: Label = Label::new("Đang kiểm tra trước khi ghi", "Checking before writing");
/// What is told while they are written.
pub const WRITING: Label =
    Label::new("Đang ghi vào kho, không dừng được nữa", "Writing, cannot be stopped any more");

/// What files may end in.
pub const ENDINGS: &[&str] = &["xlsx", "ods", "csv", "txt"];

/// A list in a file, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file.
    pub path: PathBuf,
    /// What its rows are: one of [`KINDS`].
    pub kind: Kind,
    /// Who sent it; empty where that does not matter. The columns of a sender's lists are remembered.
    pub sender: String,
    /// The sheet; `None` for the likeliest.
    pub sheet: Option<usize>,
    /// The first row of the header, counted from 1; `None` for the likeliest.
    pub header: Option<u32>,
    /// The bloc that new records belong to.
    pub bloc: Id,
    /// The year that one works in: that of rows without one, where the list itself names none.
    pub year: Option<i16>,
    /// Today, for dates without a year.
    pub today: Date,
}

/// A step of taking a list in; each goes on from what the one before read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// Read the list and say what its columns seem to hold.
    Read(Source),
    /// Say what each row would do, with the columns as they were corrected; nothing is written.
    Look(Source, Assigned),
    /// Take it in as it was looked at, in one act.
    Take(Source, Assigned, Decided),
    /// Write the rows that are not taken in to a new file beside theirs, with the reason in a last column.
    Reject {
        /// The list.
        source: Source,
        /// Its columns.
        assigned: Assigned,
        /// What was decided.
        decided: Decided,
        /// The language of the reasons.
        lang: Lang,
    },
}

impl Intake {
    /// The list that it is about.
    pub const fn source(&self) -> &Source {
        match self {
            Self::Read(source)
            | Self::Look(source, _)
            | Self::Take(source, ..)
            | Self::Reject { source, .. } => source,
        }
    }
}

/// What the person said of a list that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assigned {
    /// What a column holds: the column, counted from 0, and the part; `None` leaves it out.
    pub columns: BTreeMap<u16, Option<&'static Part>>,
    /// The year of rows without one.
    pub year: Option<i16>,
}

/// What was decided about doubtful rows, by their numbers.
pub type Decided = BTreeMap<u32, Decision>;

/// What to do with a doubtful row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Leave it out.
    Skip,
    /// It is a record, or is about a person or unit, that is not there yet.
    New,
    /// It is this record, or is about it.
    Same(Link),
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The names of the sheets; one without a name for CSV.
    pub sheets: Vec<String>,
    /// The sheet that was read.
    pub sheet: usize,
    /// The rows of the header, counted from 1; `None` where there is none to be seen.
    pub header: Option<(u32, u32)>,
    /// The columns that hold something.
    pub columns: Vec<Column>,
    /// The year that the titles above the header name.
    pub year: Option<i16>,
    /// Another kind of list that this one looks more like: more of its columns are known there.
    pub rather: Option<Kind>,
    /// The encoding of a CSV file.
    pub encoding: Option<&'static str>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The column, counted from 0.
    pub column: u16,
    /// Its letters.
    pub letters: String,
    /// What stands over it.
    pub text: String,
    /// The first things below it.
    pub examples: Vec<String>,
    /// What it holds; `None` where it is left out.
    pub part: Option<&'static Part>,
    /// Whether a person said so, now or before; else it was recognised by its name.
    pub given: bool,
}

/// What a row would do, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Makes a record.
    New,
    /// Changes a record.
    Changed,
    /// Changes nothing.
    Same,
    /// May be either, or seems wrong.
    Doubtful,
    /// Cannot be taken.
    Wrong,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number in the sheet, counted from 1.
    pub number: u32,
    /// What its record is called.
    pub title: String,
    /// What it would do.
    pub verdict: Verdict,
    /// Why, or what it would change or make besides, a line each; the cell at fault is named.
    pub says: Vec<Message>,
    /// The ways to take a doubtful row, other than leaving it out.
    pub ways: Vec<Way>,
}

/// A way to take a doubtful row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The decision that chooses it.
    pub decision: Decision,
    /// What it means.
    pub told: Message,
    /// Whether it makes or changes a record.
    pub changes: bool,
}

/// What a list would do, row by row; nothing is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// How many rows of the sheet are no rows of the list: titles, totals, signatures.
    pub passed: usize,
}
