//! The records as version 2 kept them, and what they are now. Knows no bytes.
//!
//! Blocs had no order of rotation, units did not tell how they stood before, terms were not evaluated,
//! meetings had no quorum and ballots no reason for being early.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::model::achievement::Achievement;
use crate::model::award::Award;
use crate::model::ballot::{Ballot, BallotItem};
use crate::model::bloc::{Bloc, BlocFigures};
use crate::model::case::Case;
use crate::model::deadline::Deadline;
use crate::model::decision::Decision;
use crate::model::initiative::Initiative;
use crate::model::meeting::{AgendaItem, Attendee, Meeting, Report, Statement};
use crate::model::nomination::Nomination;
use crate::model::person::Person;
use crate::model::quota::Quota;
use crate::model::rating::Rating;
use crate::model::term::{Deputy, Term};
use crate::model::unit::{Alias, Predecessor, Unit, UnitFigures};
use crate::model::{Id, Record};

#[derive(Serialize, Deserialize)]
pub(super) enum OldRecord {
    Bloc(OldBloc),
    Unit(OldUnit),
    Person(Person),
    Award(Award),
    Term(OldTerm),
    Meeting(OldMeeting),
    Nomination(Nomination),
    Initiative(Initiative),
    Rating(Rating),
    Case(Case),
    Achievement(Achievement),
    Decision(Decision),
    Ballot(OldBallot),
    Quota(Quota),
    Deadline(Deadline),
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldBloc {
    code: String,
    name: String,
    authority: String,
    figures: Vec<BlocFigures>,
    complete_from: Option<i16>,
    complete_until: Option<i16>,
    note: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldUnit {
    code: String,
    name: String,
    short: String,
    aliases: Vec<Alias>,
    kind: String,
    bloc: Option<Id>,
    parent: Option<Id>,
    order: Option<u16>,
    figures: Vec<UnitFigures>,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    predecessors: Vec<Predecessor>,
    note: String,
}

/// A term as versions 1 and 2 kept it.
#[derive(Serialize, Deserialize)]
pub(super) struct OldTerm {
    code: String,
    bloc: Option<Id>,
    year: i16,
    chair: Option<Id>,
    deputies: Vec<Deputy>,
    representative: Option<Id>,
    basis: String,
    basis_text: String,
    from: Option<Date>,
    until: Option<Date>,
    note: String,
}

/// A meeting as versions 1 and 2 kept it.
#[derive(Serialize, Deserialize)]
pub(super) struct OldMeeting {
    code: String,
    bloc: Option<Id>,
    kind: String,
    title: String,
    year_reviewed: Option<i16>,
    year_planned: Option<i16>,
    date: Option<Date>,
    time: Option<Time>,
    place: String,
    form: String,
    reason: String,
    presider: Option<Id>,
    presiding_unit: Option<Id>,
    attendees: Vec<Attendee>,
    agenda: Vec<AgendaItem>,
    reports: Vec<Report>,
    statements: Vec<Statement>,
    results: String,
    note: String,
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
    note: String,
}

impl From<OldRecord> for Record {
    fn from(old: OldRecord) -> Self {
        match old {
            OldRecord::Bloc(old) => Self::Bloc(old.into()),
            OldRecord::Unit(old) => Self::Unit(old.into()),
            OldRecord::Person(person) => Self::Person(person),
            OldRecord::Award(award) => Self::Award(award),
            OldRecord::Term(old) => Self::Term(old.into()),
            OldRecord::Meeting(old) => Self::Meeting(old.into()),
            OldRecord::Nomination(nomination) => Self::Nomination(nomination),
            OldRecord::Initiative(initiative) => Self::Initiative(initiative),
            OldRecord::Rating(rating) => Self::Rating(rating),
            OldRecord::Case(case) => Self::Case(case),
            OldRecord::Achievement(achievement) => Self::Achievement(achievement),
            OldRecord::Decision(decision) => Self::Decision(decision),
            OldRecord::Ballot(old) => Self::Ballot(old.into()),
            OldRecord::Quota(quota) => Self::Quota(quota),
            OldRecord::Deadline(deadline) => Self::Deadline(deadline),
        }
    }
}

impl From<OldBloc> for Bloc {
    fn from(old: OldBloc) -> Self {
        Self {
            code: old.code,
            name: old.name,
            authority: old.authority,
            figures: old.figures,
            complete_from: old.complete_from,
            complete_until: old.complete_until,
            note: old.note,
            ..Self::default()
        }
    }
}

impl From<OldUnit> for Unit {
    fn from(old: OldUnit) -> Self {
        Self {
            code: old.code,
            name: old.name,
            short: old.short,
            aliases: old.aliases,
            kind: old.kind,
            bloc: old.bloc,
            parent: old.parent,
            order: old.order,
            figures: old.figures,
            valid_from: old.valid_from,
            valid_until: old.valid_until,
            predecessors: old.predecessors,
            former: Vec::new(),
            note: old.note,
        }
    }
}

impl From<OldTerm> for Term {
    fn from(old: OldTerm) -> Self {
        Self {
            code: old.code,
            bloc: old.bloc,
            year: old.year,
            chair: old.chair,
            deputies: old.deputies,
            representative: old.representative,
            basis: old.basis,
            basis_text: old.basis_text,
            from: old.from,
            until: old.until,
            note: old.note,
            ..Self::default()
        }
    }
}

impl From<OldMeeting> for Meeting {
    fn from(old: OldMeeting) -> Self {
        Self {
            code: old.code,
            bloc: old.bloc,
            kind: old.kind,
            title: old.title,
            year_reviewed: old.year_reviewed,
            year_planned: old.year_planned,
            date: old.date,
            time: old.time,
            place: old.place,
            form: old.form,
            reason: old.reason,
            presider: old.presider,
            presiding_unit: old.presiding_unit,
            attendees: old.attendees,
            quorum: String::new(),
            agenda: old.agenda,
            reports: old.reports,
            statements: old.statements,
            results: old.results,
            note: old.note,
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
            note: old.note,
            ..Self::default()
        }
    }
}
