//! The journal: every act with what was before and after, never removed. Undo, redo, history, audit.

use serde::{Deserialize, Serialize};

use crate::model::{Link, Record};

/// What kind of act an entry records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Records made or changed in a form.
    Save,
    /// Records deleted.
    Delete,
    /// Nominations moved to another state.
    Step,
    /// Records taken in from a file.
    Import,
    /// The act of this number undone.
    Undo(u64),
    /// The act of this number done again.
    Redo(u64),
}

/// One record's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which record.
    pub link: Link,
    /// What it was; `None` where it was made.
    pub before: Option<Record>,
    /// What it became; `None` where it was deleted.
    pub after: Option<Record>,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number; numbers have no gaps, the first is 1.
    pub number: u64,
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// Who.
    pub who: String,
    /// The way in: `local`, `socket`, `ssh`.
    pub via: String,
    /// What kind of act.
    pub act: Act,
    /// The changes, in the order they were made.
    pub changes: Vec<Change>,
}
