//! The rows of a unit: aliases, figures by year, predecessors, how it stood before. Knows nothing of the unit itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::field::{Field, Fields, Shape};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::value::Value;
use crate::text::Label;

/// Another name of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Alias {
    /// The name as met.
    pub name: String,
}

/// A unit's size in one year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitFigures {
    /// The year.
    pub year: i16,
    /// Civil servants, public employees and workers.
    pub staff: Option<u32>,
    /// Units directly below it.
    pub units: Option<u32>,
    /// Those of the staff who hold leading posts.
    pub leaders: Option<u32>,
}

/// A body that a unit continues; the other side of "successor".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Predecessor {
    /// The body before.
    pub unit: Option<Id>,
    /// By which act, such as `NĐ 68/2022/NĐ-CP`.
    pub basis: String,
}

pub(super) static ALIASES: [Field<Alias>; 1] = [Field::new(
    "name",
    Label::new("Tên khác", "Other name"),
    Shape::Text,
    |r: &Alias| Value::of_text(&r.name),
    |r, v| v.into_text().map(|x| r.name = x),
)];

impl Fields for Alias {
    fn fields() -> &'static [Field<Self>] {
        &ALIASES
    }
}

pub(super) static FIGURES: [Field<UnitFigures>; 4] = [
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &UnitFigures| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "staff",
        Label::new("Số người", "Staff"),
        Shape::Number(0, 10_000_000),
        |r: &UnitFigures| Value::of_number(r.staff),
        |r, v| v.into_number().map(|x| r.staff = x),
    ),
    Field::new(
        "units",
        Label::new("Đơn vị trực thuộc", "Subordinate units"),
        Shape::Number(0, 100_000),
        |r: &UnitFigures| Value::of_number(r.units),
        |r, v| v.into_number().map(|x| r.units = x),
    ),
    Field::new(
        "leaders",
        Label::new("Lãnh đạo", "Leaders"),
        Shape::Number(0, 10_000_000),
        |r: &UnitFigures| Value::of_number(r.leaders),
        |r, v| v.into_number().map(|x| r.leaders = x),
    ),
];

impl Fields for UnitFigures {
    fn fields() -> &'static [Field<Self>] {
        &FIGURES
    }
}

pub(super) static PREDECESSORS: [Field<Predecessor>; 2] = [
    Field::new(
        "unit",
        Label::new("Đơn vị trước", "Unit before"),
        Shape::Link(&[Kind::Unit]),
        |r: &Predecessor| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    )
    .required(),
    Field::new(
        "basis",
        Label::new("Căn cứ", "Basis"),
        Shape::Text,
        |r: &Predecessor| Value::of_text(&r.basis),
        |r, v| v.into_text().map(|x| r.basis = x),
    ),
];

impl Fields for Predecessor {
    fn fields() -> &'static [Field<Self>] {
        &PREDECESSORS
    }
}

/// How a unit stood before it was renamed or moved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Former {
    /// Last day on which it stood so.
    pub until: Option<Date>,
    /// Full official name then.
    pub name: String,
    /// Short name then.
    pub short: String,
    /// The bloc it belonged to then.
    pub bloc: Option<Id>,
    /// The unit above it then; none for a member of the bloc.
    pub parent: Option<Id>,
    /// Place in that bloc's official order.
    pub order: Option<u16>,
    /// By which act it changed.
    pub basis: String,
}

pub(super) static FORMER: [Field<Former>; 7] = [
    Field::new(
        "until",
        Label::new("Đến ngày", "Until"),
        Shape::Date,
        |r: &Former| Value::of_date(r.until),
        |r, v| v.into_date().map(|x| r.until = x),
    )
    .required(),
    Field::new(
        "name",
        Label::new("Tên cũ", "Former name"),
        Shape::Text,
        |r: &Former| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "short",
        Label::new("Tên ngắn cũ", "Former short name"),
        Shape::Text,
        |r: &Former| Value::of_text(&r.short),
        |r, v| v.into_text().map(|x| r.short = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối cũ", "Former bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Former| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    ),
    Field::new(
        "parent",
        Label::new("Đơn vị cấp trên cũ", "Former parent"),
        Shape::Link(&[Kind::Unit]),
        |r: &Former| Value::of_id(Kind::Unit, r.parent),
        |r, v| v.into_id(Kind::Unit).map(|x| r.parent = x),
    ),
    Field::new(
        "order",
        Label::new("Thứ tự cũ", "Former order"),
        Shape::Number(1, 9_999),
        |r: &Former| Value::of_number(r.order),
        |r, v| v.into_number().map(|x| r.order = x),
    ),
    Field::new(
        "basis",
        Label::new("Căn cứ", "Basis"),
        Shape::Text,
        |r: &Former| Value::of_text(&r.basis),
        |r, v| v.into_text().map(|x| r.basis = x),
    ),
];

impl Fields for Former {
    fn fields() -> &'static [Field<Self>] {
        &FORMER
    }
}
