//! What is wrong with a value and where it stands. Knows neither form nor file.

use serde::{Deserialize, Serialize};

use crate::text::{Lang, Message};

/// Where in a record a fault stands: a field, and inside a list of rows the row and its cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The field's name; empty where the fault is about the whole record.
    pub field: String,
    /// The row inside the field, counted from 0.
    pub row: Option<usize>,
    /// The name of the cell inside the row.
    pub cell: Option<String>,
}

/// A value that cannot be taken, with what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl Fault {
    /// A fault whose place the caller adds.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { place: Place::default(), message: Message::new(vi, en) }
    }

    /// The same fault, standing at `field`.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.place = Place { field: field.to_owned(), row: None, cell: None };
        self
    }

    /// The same fault, standing at `cell` of `row` of `field`.
    #[must_use]
    pub fn at_cell(mut self, field: &str, row: usize, cell: &str) -> Self {
        self.place = Place { field: field.to_owned(), row: Some(row), cell: Some(cell.to_owned()) };
        self
    }

    /// What it says in `lang`, without the place.
    pub fn says(&self, lang: Lang) -> &str {
        self.message.in_lang(lang)
    }
}
