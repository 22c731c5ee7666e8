//! A bloc's year: its calendar with what was done, and how far each of its works is. Plain data: knows no catalog
//! and no word of it.

use jiff::civil::Date;

use crate::model::{Id, Link};

/// How many of those that are missing are named.
pub const NAMED: usize = 12;

/// A bloc's year as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlocYear {
    /// The bloc.
    pub bloc: Id,
    /// The year.
    pub year: i16,
    /// The calendar, earliest first.
    pub entries: Vec<Planned>,
    /// How far each work is, in the order of [`Topic`].
    pub works: Vec<Work>,
}

/// A line of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The item of the pattern that it is, by its place there; none for what is only recorded.
    pub item: Option<usize>,
    /// The record that it speaks of.
    pub link: Option<Link>,
    /// The day that is recorded.
    pub date: Option<Date>,
    /// The days on which it is usual, first and last.
    pub usual: Option<(Date, Date)>,
    /// How it stands.
    pub state: Standing,
    /// A year-end conference that came, or would come, after the year that it reviews.
    pub slipped: bool,
    /// For a deadline: how many nominations have not come so far.
    pub open: usize,
}

/// How something of the calendar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It was done.
    Done,
    /// Now is its time.
    Due,
    /// Its time is over.
    Late,
    /// Its time is still to come.
    Ahead,
    /// It was postponed or cancelled.
    Off,
    /// Nothing tells.
    Unknown,
}

/// A work of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Chair and deputy are known.
    Chair,
    /// The chair of the year has taken over.
    Handover,
    /// It has handed over to the next.
    HandedOn,
    /// The pact is signed.
    Pact,
    /// The meetings of the calendar are held.
    Meetings,
    /// Nominations are decided.
    Nominations,
    /// Dossiers are complete.
    Dossiers,
    /// The decisions on decided nominations are recorded.
    Decisions,
    /// Members have nominations.
    Nominating,
    /// Proposals are decided.
    Proposals,
    /// Directions have come to an end.
    Directions,
    /// Score sheets are adopted.
    Scores,
    /// Contacts are known.
    Contacts,
    /// Members took part in joint activities.
    Activities,
    /// Deadlines are kept.
    Deadlines,
    /// The Council evaluated the chair of the year before.
    Evaluation,
}

/// How far a work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Which.
    pub topic: Topic,
    /// How much of it is done.
    pub done: usize,
    /// How much there is; nothing is known of it where this is 0.
    pub all: usize,
    /// The first of those that are missing.
    pub missing: Vec<Link>,
    /// How many in each state, for nominations: by the states' order.
    pub states: Vec<usize>,
    /// Where it is one record, that.
    pub link: Option<Link>,
}
