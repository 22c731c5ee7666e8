//! What is known of one nominee, as plain data for the judge. Knows no store and no rule.
//!
//! Whoever fills it borrows nothing and sorts nothing: the lists are short, their order makes no
//! difference, and where two entries contradict each other the later one in the list counts.

use jiff::civil::Date;
use serde::Deserialize;

use crate::model::nomination::{NOMINATION_KINDS, STATES};
use crate::model::{Id, Link, pipeline};

mod scales;

pub use scales::{CaseKind, Discipline, Grade, Scope};

/// A span of years, both ends included.
pub type Years = std::ops::RangeInclusive<i16>;

/// Whom an award is judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nominee {
    /// A person.
    Individual,
    /// A unit, or a group inside one.
    Collective,
}

/// What is known of one nominee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The person or collective.
    pub nominee: Link,
    /// Which of the two.
    pub kind: Nominee,
    /// A person's date of recruitment, where known.
    pub recruited: Option<Date>,
    /// A body's first day, where known.
    pub exists_from: Option<Date>,
    /// A body's last day; none while it exists.
    pub exists_until: Option<Date>,
    /// The bodies that continue it after its end.
    pub successors: Vec<Link>,
    /// The bodies that it continues.
    pub predecessors: Vec<Link>,
    /// Every nomination of this nominee.
    pub holdings: Vec<Holding>,
    /// Task ratings.
    pub ratings: Vec<Rating>,
    /// Recognised initiatives.
    pub initiatives: Vec<Initiative>,
    /// Discipline, inspections, investigations and petitions, open and closed.
    pub cases: Vec<Case>,
    /// A collective's figures by year.
    pub years: Vec<CollectiveYear>,
    /// What caps are counted from: how many in the nominee's group hold an award in a year.
    pub peers: Vec<Peers>,
    /// Votes on this nominee.
    pub ballots: Vec<Ballot>,
    /// The years of which all awards are entered, so that an absent one was not given.
    pub complete: Option<Years>,
    /// The years of which all recognised initiatives are entered.
    pub complete_initiatives: Option<Years>,
}

impl Evidence {
    /// Nothing known yet but who it is.
    pub fn new(nominee: Link, kind: Nominee) -> Self {
        Self {
            nominee,
            kind,
            recruited: None,
            exists_from: None,
            exists_until: None,
            successors: Vec::new(),
            predecessors: Vec::new(),
            holdings: Vec::new(),
            ratings: Vec::new(),
            initiatives: Vec::new(),
            cases: Vec::new(),
            years: Vec::new(),
            peers: Vec::new(),
            ballots: Vec::new(),
            complete: None,
            complete_initiatives: None,
        }
    }
}

/// A nomination of the nominee, whatever became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// The nomination.
    pub nomination: Id,
    /// The award.
    pub award: Id,
    /// The year of emulation.
    pub year: i16,
    /// A name of [`NOMINATION_KINDS`]; see [`kind_named`].
    pub kind: &'static str,
    /// A name of [`STATES`]; see [`state_named`].
    pub state: &'static str,
    /// First and last day of the achievement period that the *decision* names, where it does.
    pub achieved: (Option<Date>, Option<Date>),
    /// Date of the decision, where known.
    pub decided: Option<Date>,
}

/// How far a nomination has come, as far as rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Being prepared or sent back; nobody above the unit has it.
    Prepared,
    /// On its way to a decision, or on hold.
    Proposed,
    /// Decided.
    Awarded,
    /// Withdrawn, refused or cancelled.
    Ended,
}

impl Standing {
    /// How far a nomination in `state` has come.
    pub fn of(state: &str) -> Self {
        match state {
            "decided" | "presented" => Self::Awarded,
            "draft" | "reviewed" | "returned" => Self::Prepared,
            ended if pipeline::is_ended(ended) => Self::Ended,
            _ => Self::Proposed,
        }
    }

    /// Whether the award is given, or on its way to be.
    pub const fn counts_as_held(self) -> bool {
        matches!(self, Self::Proposed | Self::Awarded)
    }
}

impl Holding {
    /// How far it has come.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state)
    }
}

/// The state called `name` as [`Holding::state`] wants it; `draft` where there is none of that name.
pub fn state_named(name: &str) -> &'static str {
    STATES.iter().find(|state| state.name == name).map_or("draft", |state| state.name)
}

/// The kind called `name` as [`Holding::kind`] wants it; `regular` where there is none of that name.
pub fn kind_named(name: &str) -> &'static str {
    NOMINATION_KINDS.iter().find(|kind| kind.name == name).map_or("regular", |kind| kind.name)
}

/// How a year's tasks were rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// The year.
    pub year: i16,
    /// The grade.
    pub grade: Grade,
    /// The record.
    pub link: Link,
}

/// A recognised initiative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Initiative {
    /// The year it was recognised in.
    pub year: i16,
    /// How far it reaches.
    pub scope: Scope,
    /// The record.
    pub link: Link,
}

/// Discipline, an inspection, an investigation or a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// What it is.
    pub kind: CaseKind,
    /// First day; none where not known, and then it began before any day.
    pub opened: Option<Date>,
    /// The day it was settled on; none while it is open.
    pub closed: Option<Date>,
    /// Whether it was upheld; none while it is open or where not known.
    pub upheld: Option<bool>,
    /// The discipline taken, where known.
    pub level: Option<Discipline>,
    /// Last day that the discipline is in force, where known.
    pub until: Option<Date>,
    /// The record.
    pub link: Link,
}

/// A collective's figures in one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CollectiveYear {
    /// The year.
    pub year: i16,
    /// Its staff.
    pub staff: Option<u32>,
    /// How many of its members hold which award.
    pub holders: Vec<Holders>,
    /// How many of its members are known to have finished their tasks.
    pub finished: Option<u32>,
    /// How many of its members are rated at all.
    pub rated: Option<u32>,
    /// How many of its members were disciplined from "cảnh cáo" up.
    pub disciplined: Option<u32>,
    /// Its place in its bloc, where known: 1 leads.
    pub rank: Option<u16>,
}

/// How many members of a collective hold an award in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holders {
    /// The award.
    pub award: Id,
    /// How many are known to.
    pub count: u32,
    /// Whether these are all; otherwise at least so many, unless the year lies in `complete`.
    pub all: bool,
}

/// What a cap is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peers {
    /// The year.
    pub year: i16,
    /// The award.
    pub award: Id,
    /// How many in the group that the cap is counted in hold it, this nominee not among them.
    pub others: u32,
    /// Whether this nominee holds it.
    pub nominee: bool,
}

/// A vote on the nominee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// The award voted on.
    pub award: Id,
    /// The year of emulation.
    pub year: i16,
    /// The counts.
    pub votes: super::ballot::Votes,
    /// Whether it was secret, where known.
    pub secret: Option<bool>,
    /// The record.
    pub link: Link,
}
