//! The rows of a reorganisation: parts, new units, who goes where. Knows not what they lead to.

use serde::{Deserialize, Serialize};

use super::super::field::{Choice, Field, Fields, Shape};
use super::super::id::Id;
use super::super::kind::Kind;
use super::super::unit::UNIT_KINDS;
use super::super::value::Value;
use crate::text::Label;

/// How many new units a split may name.
pub const MOST: usize = 9;
/// The answer of a person who goes to none of the new units.
pub const LEAVES: &str = "leaves";
/// The answer of a unit below that ends, too.
pub const ENDS: &str = "ends";
/// The answer of a unit below that comes under what was above.
pub const UP: &str = "up";

/// A unit that is merged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartOf {
    /// The unit.
    pub unit: Option<Id>,
}

/// A unit that a split makes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewUnit {
    /// Full official name.
    pub name: String,
    /// Short name; empty where the full name serves.
    pub short: String,
    /// What sort of body it is; that of the unit split where it is empty.
    pub kind: String,
}

impl NewUnit {
    /// What lists call it.
    pub fn title(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }
}

/// Where a person goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonGoes {
    /// Who.
    pub person: Option<Id>,
    /// The number of a new unit, or [`LEAVES`]; empty where nobody has said.
    pub to: String,
}

/// Where a unit below goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BelowGoes {
    /// Which.
    pub unit: Option<Id>,
    /// The number of a new unit, [`UP`] or [`ENDS`]; empty where nobody has said.
    pub to: String,
}

const fn number(name: &'static str, vi: &'static str, en: &'static str) -> Choice {
    Choice { name, label: Label::new(vi, en) }
}

static PERSON_TO: [Choice; MOST + 1] = [
    number("1", "1", "1"),
    number("2", "2", "2"),
    number("3", "3", "3"),
    number("4", "4", "4"),
    number("5", "5", "5"),
    number("6", "6", "6"),
    number("7", "7", "7"),
    number("8", "8", "8"),
    number("9", "9", "9"),
    number(LEAVES, "rời đi", "leaves"),
];

static BELOW_TO: [Choice; MOST + 2] = [
    number("1", "1", "1"),
    number("2", "2", "2"),
    number("3", "3", "3"),
    number("4", "4", "4"),
    number("5", "5", "5"),
    number("6", "6", "6"),
    number("7", "7", "7"),
    number("8", "8", "8"),
    number("9", "9", "9"),
    number(UP, "lên đơn vị cấp trên", "under what is above"),
    number(ENDS, "chấm dứt", "ends"),
];

pub(super) static PARTS: [Field<PartOf>; 1] = [Field::new(
    "unit",
    Label::new("Đơn vị", "Unit"),
    Shape::Link(&[Kind::Unit]),
    |r: &PartOf| Value::of_id(Kind::Unit, r.unit),
    |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
)
.required()];

pub(super) static UNITS: [Field<NewUnit>; 3] = [
    Field::new(
        "name",
        Label::new("Tên đầy đủ", "Full name"),
        Shape::Text,
        |r: &NewUnit| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "short",
        Label::new("Tên ngắn", "Short name"),
        Shape::Text,
        |r: &NewUnit| Value::of_text(&r.short),
        |r, v| v.into_text().map(|x| r.short = x),
    ),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&UNIT_KINDS),
        |r: &NewUnit| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&UNIT_KINDS).map(|x| r.kind = x),
    ),
];

pub(super) static PERSONS: [Field<PersonGoes>; 2] = [
    Field::new(
        "person",
        Label::new("Người", "Person"),
        Shape::Link(&[Kind::Person]),
        |r: &PersonGoes| Value::of_id(Kind::Person, r.person),
        |r, v| v.into_id(Kind::Person).map(|x| r.person = x),
    )
    .required()
    .given(),
    Field::new(
        "to",
        Label::new("Về đơn vị mới số", "To new unit number"),
        Shape::Choice(&PERSON_TO),
        |r: &PersonGoes| Value::of_choice(&r.to),
        |r, v| v.into_choice(&PERSON_TO).map(|x| r.to = x),
    )
    .required(),
];

pub(super) static BELOW: [Field<BelowGoes>; 2] = [
    Field::new(
        "unit",
        Label::new("Đơn vị trực thuộc", "Unit below"),
        Shape::Link(&[Kind::Unit]),
        |r: &BelowGoes| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    )
    .required()
    .given(),
    Field::new(
        "to",
        Label::new("Về đâu", "Goes where"),
        Shape::Choice(&BELOW_TO),
        |r: &BelowGoes| Value::of_choice(&r.to),
        |r, v| v.into_choice(&BELOW_TO).map(|x| r.to = x),
    )
    .required(),
];

impl Fields for PartOf {
    fn fields() -> &'static [Field<Self>] {
        &PARTS
    }
}

impl Fields for NewUnit {
    fn fields() -> &'static [Field<Self>] {
        &UNITS
    }
}

impl Fields for PersonGoes {
    fn fields() -> &'static [Field<Self>] {
        &PERSONS
    }
}

impl Fields for BelowGoes {
    fn fields() -> &'static [Field<Self>] {
        &BELOW
    }
}
