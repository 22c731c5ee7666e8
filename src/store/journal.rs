//! The journal: every act with what was before and after, never removed. Undo, redo, history, audit.

use serde::{Deserialize, Serialize};

use crate::model::field::Column;
use crate::model::show::Names;
use crate::model::{Link, Record, Value};
use crate::text::Message;

pub mod says;

/// What kind of act an entry records. The variants are kept in stores by their order here: new ones come last.
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
    /// Two records made one.
    Merge,
    /// Units renamed, merged, split, moved or dissolved.
    Reorganise,
}

impl Act {
    /// Whether it was thought of as such, and does not turn back another.
    pub const fn is_first(self) -> bool {
        !matches!(self, Self::Undo(_) | Self::Redo(_))
    }
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

/// What the store keeps of an act apart from its changes; the number is in the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// When, in milliseconds since 1970 (UTC).
    pub at: i64,
    /// Who.
    pub who: String,
    /// The way in.
    pub via: String,
    /// What kind of act.
    pub act: Act,
    /// How many changes it has.
    pub count: u32,
}

impl Head {
    /// The act of this number with these changes.
    pub fn entry(self, number: u64, changes: Vec<Change>) -> Entry {
        Entry { number, at: self.at, who: self.who, via: self.via, act: self.act, changes }
    }
}

impl Entry {
    /// One sentence that says what was done, such as `sửa DN-2021-0003 (trạng thái)`.
    pub fn says(&self, names: &dyn Names) -> Message {
        says::act(self.act, &self.changes, names)
    }
}

impl Change {
    /// The same change the other way round: what undoing it does.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { link: self.link, before: self.after, after: self.before }
    }

    /// The fields that differ, each with its value before and after, in the order of the field table.
    pub fn differences(&self) -> Vec<(&'static Column, Value, Value)> {
        let blank = Record::blank(self.link.kind);
        let before = self.before.as_ref().unwrap_or(&blank);
        let after = self.after.as_ref().unwrap_or(&blank);
        let columns = Record::columns(self.link.kind).into_iter().enumerate();
        columns
            .map(|(index, column)| (column, before.entity().get(index), after.entity().get(index)))
            .filter(|(_, before, after)| before != after)
            .collect()
    }
}
