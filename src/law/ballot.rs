//! Ballots: the known sets of rules for a vote, and what counted votes come to. Knows no nominee.

use serde::Deserialize;

use super::ratio::Ratio;
use crate::text::Message;

/// What the votes in favour are divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// Those present.
    Present,
    /// Those present and those who were asked in writing and answered.
    PresentAndAsked,
    /// All members; who is absent does not vote.
    Members,
    /// All members, the absent ones voting in writing.
    MembersInWriting,
}

impl Denominator {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Present, Self::PresentAndAsked, Self::Members, Self::MembersInWriting];

    /// The name in files and records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::PresentAndAsked => "present_and_asked",
            Self::Members => "members",
            Self::MembersInWriting => "members_in_writing",
        }
    }

    /// The one called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|denominator| denominator.name() == name)
    }
}

/// The rules of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BallotRule {
    /// The least share of the members that must take part; none where no quorum is set.
    pub quorum: Option<Ratio>,
    /// The least share in favour.
    pub pass: Ratio,
    /// What that share is of.
    pub of: Denominator,
    /// Whether the chair must be among those in favour.
    pub chair_in_favour: bool,
    /// Whether it must be secret; none where the instrument was not read on this.
    pub secret: Option<bool>,
    /// Whether votes in writing count.
    pub in_writing: bool,
}

/// Counted votes; never who voted how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// Members entitled to vote.
    pub members: u32,
    /// Members present.
    pub present: u32,
    /// Absent members who voted in writing.
    pub in_writing: u32,
    /// Votes in favour.
    pub in_favour: u32,
    /// Whether the chair was in favour, where known.
    pub chair: Option<bool>,
}

/// What a vote came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How many took part.
    pub took_part: u32,
    /// What the votes in favour are divided by.
    pub denominator: u32,
    /// The votes in favour.
    pub in_favour: u32,
    /// Whether the quorum was reached; true where none is set.
    pub quorum: bool,
    /// Whether the proposal passed; none where the counts contradict each other or the chair's vote
    /// is needed and not known.
    pub passed: Option<bool>,
    /// What is wrong with the counts.
    pub faults: Vec<BallotFault>,
}

/// Counts that contradict each other or the rules of the vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotFault {
    /// Nobody is entitled to vote.
    NoMembers,
    /// More took part than there are members: (took part, members).
    TooMany(u32, u32),
    /// More votes in favour than voters: (in favour, took part).
    TooManyInFavour(u32, u32),
    /// Votes in writing where they do not count: how many.
    NotInWriting(u32),
}

/// A known set of rules for a vote, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Its name in files.
    pub id: String,
    /// What people call it.
    pub label: Message,
    /// The rules.
    pub rule: BallotRule,
    /// Legal instrument.
    pub instrument: String,
    /// Article of the instrument; empty where not known.
    pub article: String,
    /// Where this was read.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}
