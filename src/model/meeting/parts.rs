//! The rows of a meeting: attendees, agenda, reports, statements. Knows nothing of the meeting itself.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::model::field::{Field, Fields, Shape};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::value::Value;
use crate::text::Label;

/// Somebody at a meeting: a person, or a unit whose delegates are not named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attendee {
    /// The person; none where only the unit is known.
    pub person: Option<Id>,
    /// In which role.
    pub role: String,
    /// For which unit.
    pub unit: Option<Id>,
    /// Whether they came.
    pub present: bool,
}

/// A point of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgendaItem {
    /// Hour.
    pub time: Option<Time>,
    /// What.
    pub item: String,
    /// Who leads it.
    pub person: Option<Id>,
}

/// A report given at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// About what.
    pub subject: String,
    /// By whom.
    pub presenter: Option<Id>,
    /// For which unit.
    pub unit: Option<Id>,
}

/// A statement made at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Statement {
    /// By whom; none where only the unit is known.
    pub speaker: Option<Id>,
    /// For which unit.
    pub unit: Option<Id>,
    /// What was said.
    pub text: String,
}

pub(super) static ATTENDEES: [Field<Attendee>; 4] = [
    Field::new(
        "person",
        Label::new("Người dự", "Person"),
        Shape::Link(&[Kind::Person]),
        |r: &Attendee| Value::of_id(Kind::Person, r.person),
        |r, v| v.into_id(Kind::Person).map(|x| r.person = x),
    ),
    Field::new(
        "role",
        Label::new("Vai trò", "Role"),
        Shape::Text,
        |r: &Attendee| Value::of_text(&r.role),
        |r, v| v.into_text().map(|x| r.role = x),
    ),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Attendee| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "present",
        Label::new("Có mặt", "Present"),
        Shape::Flag,
        |r: &Attendee| Value::Flag(r.present),
        |r, v| v.into_flag().map(|x| r.present = x),
    ),
];

impl Fields for Attendee {
    fn fields() -> &'static [Field<Self>] {
        &ATTENDEES
    }
}

pub(super) static AGENDA: [Field<AgendaItem>; 3] = [
    Field::new(
        "time",
        Label::new("Giờ", "Time"),
        Shape::Time,
        |r: &AgendaItem| r.time.map_or(Value::Empty, Value::Time),
        |r, v| v.into_time().map(|x| r.time = x),
    ),
    Field::new(
        "item",
        Label::new("Nội dung", "Item"),
        Shape::Text,
        |r: &AgendaItem| Value::of_text(&r.item),
        |r, v| v.into_text().map(|x| r.item = x),
    )
    .required(),
    Field::new(
        "person",
        Label::new("Người phụ trách", "Led by"),
        Shape::Link(&[Kind::Person]),
        |r: &AgendaItem| Value::of_id(Kind::Person, r.person),
        |r, v| v.into_id(Kind::Person).map(|x| r.person = x),
    ),
];

impl Fields for AgendaItem {
    fn fields() -> &'static [Field<Self>] {
        &AGENDA
    }
}

pub(super) static REPORTS: [Field<Report>; 3] = [
    Field::new(
        "subject",
        Label::new("Báo cáo", "Report"),
        Shape::Text,
        |r: &Report| Value::of_text(&r.subject),
        |r, v| v.into_text().map(|x| r.subject = x),
    )
    .required(),
    Field::new(
        "presenter",
        Label::new("Người trình bày", "Presenter"),
        Shape::Link(&[Kind::Person]),
        |r: &Report| Value::of_id(Kind::Person, r.presenter),
        |r, v| v.into_id(Kind::Person).map(|x| r.presenter = x),
    ),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Report| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
];

impl Fields for Report {
    fn fields() -> &'static [Field<Self>] {
        &REPORTS
    }
}

pub(super) static STATEMENTS: [Field<Statement>; 3] = [
    Field::new(
        "speaker",
        Label::new("Người phát biểu", "Speaker"),
        Shape::Link(&[Kind::Person]),
        |r: &Statement| Value::of_id(Kind::Person, r.speaker),
        |r, v| v.into_id(Kind::Person).map(|x| r.speaker = x),
    ),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Statement| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "text",
        Label::new("Ý kiến", "Statement"),
        Shape::Text,
        |r: &Statement| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
];

impl Fields for Statement {
    fn fields() -> &'static [Field<Self>] {
        &STATEMENTS
    }
}
