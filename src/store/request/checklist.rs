//! What the outgoing chair's secretariat hands over, counted. Plain data: knows no catalog and no wording.

use jiff::civil::{Date, DateTime};

use super::Due;
use crate::model::Id;

/// What is asked: of which bloc, for the chair of which year, on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForHandover {
    /// The bloc.
    pub bloc: Id,
    /// The year of the chair that hands over.
    pub year: i16,
    /// Today.
    pub today: Date,
}

/// What is open, missing or done when a chair hands over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// What was asked.
    pub asked: ForHandover,
    /// Open nominations of the bloc by state, in the order of the states; states without any are left out.
    pub nominations: Vec<(&'static str, usize)>,
    /// The direction items of the year and before that are not settled, those due first coming first.
    pub directions: Vec<OpenDirection>,
    /// How many direction items the year has.
    pub planned: usize,
    /// Deadlines with nominations that have not come so far, the first due first.
    pub deadlines: Vec<Due>,
    /// How many members the bloc has in the year.
    pub members: usize,
    /// Those of them without somebody who does this work today.
    pub without_contact: Vec<Id>,
    /// The hand-over act for the year after.
    pub act: Option<Act>,
    /// The chair's term of the year.
    pub term: Option<Term>,
    /// The newest backup.
    pub backup: Backup,
}

/// A direction item that is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDirection {
    /// The item.
    pub id: Id,
    /// Its year.
    pub year: i16,
    /// Last day to do it by.
    pub due: Option<Date>,
    /// How far it is; empty while nothing is known.
    pub state: String,
}

/// A hand-over act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The record.
    pub id: Id,
    /// How many items it lists.
    pub items: usize,
    /// How many of them were received.
    pub received: usize,
}

/// A chair's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The record.
    pub id: Id,
    /// Whether the Council has evaluated it.
    pub evaluated: bool,
}

/// What is known of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backup {
    /// Nothing: the store is in no folder, or the folder cannot be read.
    Unknown,
    /// There is none.
    Missing,
    /// The newest was made then.
    Made(DateTime),
}
