//! The records as version 3 kept them, and what they are now. Knows no bytes.
//!
//! Ballots told neither whether they were secret nor whether the chair had to be in favour.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::achievement::Achievement;
use crate::model::activity::Activity;
use crate::model::award::Award;
use crate::model::ballot::{Ballot, BallotItem};
use crate::model::bloc::Bloc;
use crate::model::case::Case;
use crate::model::cluster::Cluster;
use crate::model::contact::Contact;
use crate::model::deadline::Deadline;
use crate::model::decision::Decision;
use crate::model::direction::Direction;
use crate::model::handover::Handover;
use crate::model::initiative::Initiative;
use crate::model::meeting::Meeting;
use crate::model::nomination::Nomination;
use crate::model::person::Person;
use crate::model::proposal::Proposal;
use crate::model::quota::Quota;
use crate::model::rating::Rating;
use crate::model::scheme::Scheme;
use crate::model::score::Score;
use crate::model::term::Term;
use crate::model::unit::Unit;
use crate::model::{Id, Record};

#[derive(Serialize, Deserialize)]
pub(super) enum OldRecord {
    Bloc(Bloc),
    Unit(Unit),
    Person(Person),
    Award(Award),
    Term(Term),
    Meeting(Meeting),
    Nomination(Nomination),
    Initiative(Initiative),
    Rating(Rating),
    Case(Case),
    Achievement(Achievement),
    Decision(Decision),
    Ballot(OldBallot),
    Quota(Quota),
    Deadline(Deadline),
    Proposal(Proposal),
    Direction(Direction),
    Handover(Handover),
    Scheme(Scheme),
    Score(Score),
    Cluster(Cluster),
    Activity(Activity),
    Contact(Contact),
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldBallot {
    code: String,
    bloc: Option<Id>,
    body: String,
    date: Option<Date>,
    meeting: Option<Id>,
    rules: String,
    eligible: Option<u32>,
    present: Option<u32>,
    in_writing: Option<u32>,
    quorum: String,
    pass: String,
    base: String,
    items: Vec<BallotItem>,
    early: String,
    note: String,
}

impl From<OldRecord> for Record {
    fn from(old: OldRecord) -> Self {
        match old {
            OldRecord::Bloc(same) => Self::Bloc(same),
            OldRecord::Unit(same) => Self::Unit(same),
            OldRecord::Person(same) => Self::Person(same),
            OldRecord::Award(same) => Self::Award(same),
            OldRecord::Term(same) => Self::Term(same),
            OldRecord::Meeting(same) => Self::Meeting(same),
            OldRecord::Nomination(same) => Self::Nomination(same),
            OldRecord::Initiative(same) => Self::Initiative(same),
            OldRecord::Rating(same) => Self::Rating(same),
            OldRecord::Case(same) => Self::Case(same),
            OldRecord::Achievement(same) => Self::Achievement(same),
            OldRecord::Decision(same) => Self::Decision(same),
            OldRecord::Ballot(old) => Self::Ballot(old.into()),
            OldRecord::Quota(same) => Self::Quota(same),
            OldRecord::Deadline(same) => Self::Deadline(same),
            OldRecord::Proposal(same) => Self::Proposal(same),
            OldRecord::Direction(same) => Self::Direction(same),
            OldRecord::Handover(same) => Self::Handover(same),
            OldRecord::Scheme(same) => Self::Scheme(same),
            OldRecord::Score(same) => Self::Score(same),
            OldRecord::Cluster(same) => Self::Cluster(same),
            OldRecord::Activity(same) => Self::Activity(same),
            OldRecord::Contact(same) => Self::Contact(same),
        }
    }
}

impl From<OldBallot> for Ballot {
    fn from(old: OldBallot) -> Self {
        Self {
            code: old.code,
            bloc: old.bloc,
            body: old.body,
            date: old.date,
            meeting: old.meeting,
            rules: old.rules,
            eligible: old.eligible,
            present: old.present,
            in_writing: old.in_writing,
            quorum: old.quorum,
            pass: old.pass,
            base: old.base,
            items: old.items,
            early: old.early,
            note: old.note,
            ..Self::default()
        }
    }
}
