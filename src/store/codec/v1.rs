//! The records as version 1 kept them, and what they are now. Knows no bytes.
//!
//! A nomination then held number, date and authority of its decision itself; a decision is a record of its
//! own since. One record cannot make another here, so they go to the end of the note, where nothing is lost.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::v2::{OldMeeting, OldTerm};
use crate::model::award::Award;
use crate::model::bloc::{Bloc, BlocFigures};
use crate::model::nomination::{self, Nomination};
use crate::model::person::{self, Person};
use crate::model::show::show_date;
use crate::model::unit::{self, Alias, Predecessor, Unit};
use crate::model::{Id, Link, Record};
use crate::text::Lang;

#[derive(Serialize, Deserialize)]
pub(super) enum OldRecord {
    Bloc(OldBloc),
    Unit(OldUnit),
    Person(OldPerson),
    Award(Award),
    Term(OldTerm),
    Meeting(OldMeeting),
    Nomination(OldNomination),
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldBloc {
    code: String,
    name: String,
    authority: String,
    figures: Vec<BlocFigures>,
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
    figures: Vec<OldUnitFigures>,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    predecessors: Vec<Predecessor>,
    note: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldUnitFigures {
    year: i16,
    staff: Option<u32>,
    units: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldPerson {
    code: String,
    honorific: String,
    name: String,
    sort: String,
    birth_year: Option<i16>,
    posts: Vec<OldPost>,
    note: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldPost {
    unit: Option<Id>,
    post: String,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldNomination {
    code: String,
    bloc: Option<Id>,
    nominee: Option<Link>,
    unit: Option<Id>,
    award: Option<Id>,
    year: i16,
    kind: String,
    summary: String,
    achieved_from: Option<Date>,
    achieved_until: Option<Date>,
    steps: Vec<OldStep>,
    decision_number: String,
    decision_date: Option<Date>,
    decision_authority: String,
    note: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OldStep {
    state: String,
    date: Option<Date>,
    reason: String,
}

impl From<OldRecord> for Record {
    fn from(old: OldRecord) -> Self {
        match old {
            OldRecord::Bloc(old) => Self::Bloc(old.into()),
            OldRecord::Unit(old) => Self::Unit(old.into()),
            OldRecord::Person(old) => Self::Person(old.into()),
            OldRecord::Award(award) => Self::Award(award),
            OldRecord::Term(old) => Self::Term(old.into()),
            OldRecord::Meeting(old) => Self::Meeting(old.into()),
            OldRecord::Nomination(old) => Self::Nomination(old.into()),
        }
    }
}

impl From<OldBloc> for Bloc {
    fn from(old: OldBloc) -> Self {
        let OldBloc { code, name, authority, figures, note } = old;
        Self { code, name, authority, figures, note, ..Self::default() }
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
            figures: old.figures.into_iter().map(Into::into).collect(),
            valid_from: old.valid_from,
            valid_until: old.valid_until,
            predecessors: old.predecessors,
            former: Vec::new(),
            note: old.note,
        }
    }
}

impl From<OldUnitFigures> for unit::UnitFigures {
    fn from(old: OldUnitFigures) -> Self {
        Self { year: old.year, staff: old.staff, units: old.units, leaders: None }
    }
}

impl From<OldPerson> for Person {
    fn from(old: OldPerson) -> Self {
        Self {
            code: old.code,
            honorific: old.honorific,
            name: old.name,
            sort: old.sort,
            birth_year: old.birth_year,
            recruited: None,
            posts: old.posts.into_iter().map(Into::into).collect(),
            note: old.note,
        }
    }
}

impl From<OldPost> for person::Post {
    fn from(old: OldPost) -> Self {
        let OldPost { unit, post, from, until } = old;
        Self { unit, post, leader: false, from, until }
    }
}

impl From<OldNomination> for Nomination {
    fn from(old: OldNomination) -> Self {
        let note = with_decision(
            old.note,
            &old.decision_number,
            old.decision_date,
            &old.decision_authority,
        );
        Self {
            code: old.code,
            bloc: old.bloc,
            nominee: old.nominee,
            unit: old.unit,
            award: old.award,
            year: old.year,
            kind: old.kind,
            summary: old.summary,
            achieved_from: old.achieved_from,
            achieved_until: old.achieved_until,
            steps: old.steps.into_iter().map(Into::into).collect(),
            note,
            ..Self::default()
        }
    }
}

impl From<OldStep> for nomination::Step {
    fn from(old: OldStep) -> Self {
        Self { state: old.state, date: old.date, reason: old.reason, by: String::new() }
    }
}

/// The note with what a nomination of version 1 said of its decision at its end.
pub fn with_decision(note: String, number: &str, date: Option<Date>, authority: &str) -> String {
    let date = date.map(|date| show_date(date, Lang::Vi)).unwrap_or_default();
    let parts = [number, &date, authority].map(str::to_owned);
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return note;
    }
    let said = format!("Quyết định: {}", parts.join(", "));
    if note.is_empty() { said } else { format!("{note}\n{said}") }
}
