//! What belongs to a meeting: who was there of how many members, what was proposed, decided, set and voted on.
//! Knows no screen and no paper.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::Catalog;
use crate::model::direction::Direction;
use crate::model::meeting::Meeting;
use crate::model::{Id, Kind, Link, Ratio, Record, Stored};

/// Which members of the bloc a meeting brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// The year whose members are counted: that of its day, else the one it reviews or plans.
    pub year: i16,
    /// How many members the bloc has in that year.
    pub members: usize,
    /// Those that somebody present stands for.
    pub present: Vec<Id>,
    /// The others: away, or nobody wrote them down.
    pub away: Vec<Id>,
    /// Whether the share that must be there was; `None` where none is set.
    pub quorum: Option<bool>,
}

/// Who was there; `None` where no attendee is entered, or the bloc's members are not known.
pub fn attendance(meeting: &Meeting, catalog: &Catalog) -> Option<Attendance> {
    let year = meeting.date.map(Date::year).or(meeting.year_reviewed).or(meeting.year_planned)?;
    let members = catalog.members(meeting.bloc?, Some(year));
    if members.is_empty() || meeting.attendees.is_empty() {
        return None;
    }
    let there = meeting.attendees.iter().filter(|attendee| attendee.present);
    let units: BTreeSet<Id> = there
        .filter_map(|attendee| {
            let home = |id| catalog.home(Link::new(Kind::Person, id));
            attendee.unit.or_else(|| attendee.person.and_then(home))
        })
        .collect();
    let stands = |member: &Arc<Stored>| !catalog.units_below(member.id).is_disjoint(&units);
    let (present, away): (Vec<_>, Vec<_>) = members.iter().partition(|member| stands(member));
    let ids = |members: Vec<&Arc<Stored>>| members.iter().map(|it| it.id).collect::<Vec<_>>();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let share = meeting.quorum.parse::<Ratio>().ok();
    let quorum = share.map(|share| share.is_reached(count(present.len()), count(members.len())));
    Some(Attendance {
        year,
        members: members.len(),
        present: ids(present),
        away: ids(away),
        quorum,
    })
}

/// Whether a meeting is off: postponed or cancelled.
pub fn is_off(meeting: &Meeting) -> bool {
    matches!(meeting.form.as_str(), "postponed" | "cancelled")
}

/// The records of `kind` that name `meeting` as theirs.
pub fn of_meeting(kind: Kind, meeting: Id, catalog: &Catalog) -> Vec<Arc<Stored>> {
    let mut all = catalog.all(kind);
    all.retain(|stored| match &stored.record {
        Record::Proposal(proposal) => proposal.meeting == Some(meeting),
        Record::Direction(direction) => direction.meeting == Some(meeting),
        Record::Ballot(ballot) => ballot.meeting == Some(meeting),
        _ => false,
    });
    all
}

/// The direction items that the bloc had set itself for the year that a year-end meeting reviews.
pub fn reviewed(meeting: &Meeting, catalog: &Catalog) -> Vec<Arc<Stored>> {
    let (Some(bloc), Some(year)) = (meeting.bloc, meeting.year_reviewed) else {
        return Vec::new();
    };
    if !matches!(meeting.kind.as_str(), "year_end" | "mid_year" | "preparatory") {
        return Vec::new();
    }
    directions_of(bloc, year, catalog)
}

/// The direction items of a bloc for a year.
pub fn directions_of(bloc: Id, year: i16, catalog: &Catalog) -> Vec<Arc<Stored>> {
    let mut all = catalog.all(Kind::Direction);
    all.retain(|stored| match &stored.record {
        Record::Direction(direction) => direction.bloc == Some(bloc) && direction.year == year,
        _ => false,
    });
    all
}

/// Whether a direction item has come to an end, whatever became of it.
pub fn is_ended(direction: &Direction) -> bool {
    is_end(&direction.state)
}

/// Whether `state` is an end of a direction item.
pub fn is_end(state: &str) -> bool {
    matches!(state, "done" | "partly" | "not_done" | "dropped")
}

/// Whether a direction item should have been done by `today` and is not ended.
pub fn is_overdue(direction: &Direction, today: Date) -> bool {
    !is_ended(direction) && direction.due.is_some_and(|due| due < today)
}
