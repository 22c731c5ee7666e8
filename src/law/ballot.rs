//! Ballots: the known sets of rules for a vote, and what many votes come to. Knows no nominee.

use serde::Deserialize;

use super::read::Both;
use super::source::{LawFault, Source};
use crate::model::Ratio;
use crate::text::{Message, many};

/// The known sets.
const PRESETS: &str = include_str!("ballots.toml");

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    label: Both,
    quorum: Option<Ratio>,
    pass: Ratio,
    of: Denominator,
    #[serde(default)]
    chair_in_favour: bool,
    secret: Option<bool>,
    #[serde(default)]
    in_writing: bool,
    instrument: String,
    #[serde(default)]
    article: String,
    source: String,
    verified: bool,
}

/// The known sets of rules for a vote.
pub fn presets() -> Result<Vec<Preset>, Vec<LawFault>> {
    let mut source = Source::new("ballots.toml", PRESETS);
    let entries = source.entries("ballot");
    let read: Vec<Option<Written>> = entries.iter().map(|entry| source.read(entry)).collect();
    if !source.faults.is_empty() {
        return Err(source.faults);
    }
    let preset = |written: Written| Preset {
        id: written.id,
        label: written.label.into(),
        rule: BallotRule {
            quorum: written.quorum,
            pass: written.pass,
            of: written.of,
            chair_in_favour: written.chair_in_favour,
            secret: written.secret,
            in_writing: written.in_writing,
        },
        instrument: written.instrument,
        article: written.article,
        source: written.source,
        verified: written.verified,
    };
    Ok(read.into_iter().flatten().map(preset).collect())
}

/// What many votes come to under `rule`.
///
/// Votes in writing count where the rule admits them: towards the quorum, and towards the denominator
/// where that is not all members anyway.
pub fn count(rule: &BallotRule, votes: &Votes) -> Outcome {
    let in_writing = if rule.in_writing { votes.in_writing } else { 0 };
    let took_part = votes.present.saturating_add(in_writing);
    let denominator = match rule.of {
        Denominator::Present => votes.present,
        Denominator::PresentAndAsked => took_part,
        Denominator::Members | Denominator::MembersInWriting => votes.members,
    };
    let quorum = rule.quorum.is_none_or(|quorum| quorum.is_reached(took_part, votes.members));
    let faults = faults(rule, votes, took_part);
    let passed = if !faults.is_empty() {
        None
    } else if !quorum || !rule.pass.is_reached(votes.in_favour, denominator) {
        Some(false)
    } else if rule.chair_in_favour {
        votes.chair
    } else {
        Some(true)
    };
    Outcome { took_part, denominator, in_favour: votes.in_favour, quorum, passed, faults }
}

fn faults(rule: &BallotRule, votes: &Votes, took_part: u32) -> Vec<BallotFault> {
    let mut faults = Vec::new();
    if votes.members == 0 {
        faults.push(BallotFault::NoMembers);
    }
    if took_part > votes.members {
        faults.push(BallotFault::TooMany(took_part, votes.members));
    }
    if votes.in_favour > took_part {
        faults.push(BallotFault::TooManyInFavour(votes.in_favour, took_part));
    }
    if votes.in_writing > 0 && !rule.in_writing {
        faults.push(BallotFault::NotInWriting(votes.in_writing));
    }
    faults
}

impl BallotFault {
    /// What is wrong and what would be right.
    pub fn says(self) -> Message {
        match self {
            Self::NoMembers => Message::new(
                "chưa có số thành viên được bỏ phiếu",
                "the number of members entitled to vote is missing",
            ),
            Self::TooMany(took_part, members) => Message::new(
                format!("{took_part} người bỏ phiếu nhưng chỉ có {members} thành viên"),
                format!("{took_part} took part, but the body has {}", many(members, "member")),
            ),
            Self::TooManyInFavour(in_favour, took_part) => Message::new(
                format!("{in_favour} phiếu thuận nhưng chỉ có {took_part} người bỏ phiếu"),
                format!("{} in favour, but {took_part} took part", many(in_favour, "vote")),
            ),
            Self::NotInWriting(count) => Message::new(
                format!("{count} phiếu bằng văn bản không được tính theo cách biểu quyết này"),
                format!("under these rules {} in writing cannot count", many(count, "vote")),
            ),
        }
    }
}
