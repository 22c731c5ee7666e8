//! Work with a person's own files, as asked and as answered. Plain data: no file is opened here.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::intake::{Intake, Listed, Preview};
use super::{Query, Subject};
use crate::model::Id;
use crate::text::{Lang, Message};

/// Work with files, done beside everything else, told of as it goes, and stopped by
/// [`Request::Stop`](super::Request::Stop). A newer job takes the place of an older one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time, and its request boxes it")]
pub enum Job {
    /// Write a list into a file.
    Export(Export, Target),
    /// Take a list in, step by step.
    Intake(Box<Intake>),
    /// Write an official document into a file.
    Print(Print, Target),
}

impl Job {
    /// The command line that does the same, for somebody whose files lie on another machine.
    pub fn command_line(&self) -> String {
        match self {
            Self::Export(export, _) => export.command_line(),
            Self::Intake(intake) => {
                format!("thidua import --kind {} - < FILE", intake.source().kind.plural())
            }
            Self::Print(print, _) => print.command_line(),
        }
    }
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook: dates are dates, numbers are numbers.
    Xlsx,
    /// Comma-separated; with the mark by which office programs know UTF-8, or without.
    Csv {
        /// Whether the mark stands first.
        bom: bool,
    },
    /// JSON, for programs: the names of the field tables, which never change.
    Json,
}

impl Format {
    /// Every format, the one that most people want first.
    pub const ALL: [Self; 4] =
        [Self::Xlsx, Self::Csv { bom: true }, Self::Csv { bom: false }, Self::Json];

    /// What a file of this format ends in, and what the command line calls it.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv { .. } => "csv",
            Self::Json => "json",
        }
    }
}

/// A list to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Which records in which order; what part of the list is seen makes no difference.
    pub query: Query,
    /// Only these of them.
    pub only: Option<BTreeSet<Id>>,
    /// No more rows than this.
    pub limit: usize,
    /// The names of the fields, in the order of the columns.
    pub columns: Vec<String>,
    /// How it is written.
    pub format: Format,
    /// The language of headings and names.
    pub lang: Lang,
}

impl Export {
    fn command_line(&self) -> String {
        let (list, ending) = (self.query.kind.plural(), self.format.ending());
        format!("thidua list {list} --format {ending} > {list}.{ending}")
    }
}

/// An official document to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Its name.
    pub document: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// What names it on the command line: the code of a record, or the document and a year.
    pub called: String,
    /// Its language.
    pub lang: Lang,
}

impl Print {
    /// The command that writes it, for somebody whose files lie on another machine.
    pub fn command_line(&self) -> String {
        format!("thidua print {} --out {}.docx", self.called, self.document)
    }
}

/// Where a file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub path: PathBuf,
    /// Whether it may take the place of one that is there.
    pub replace: bool,
}

/// How work with files ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// The file is on the disk.
    Written {
        /// How many rows it has, without the heading.
        rows: usize,
        /// How many cells were longer than the format allows, and end in “…”.
        cut: usize,
    },
    /// The list was read.
    Read(Arc<Listed>),
    /// What its rows would do.
    Looked(Arc<Preview>),
    /// It is in the store.
    Taken,
    /// Its rows that are not taken in are in a file.
    Rejected {
        /// The file.
        path: PathBuf,
        /// How many rows it has.
        rows: usize,
    },
    /// There is such a file already, and nothing said that it may be replaced.
    Exists,
    /// The person stopped it; there is no such file.
    Stopped,
    /// It could not be done; nothing was left behind.
    Failed(Message),
}
