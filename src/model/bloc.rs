//! The emulation bloc (Khối thi đua) and the figures published of it. Knows nothing of its members' own figures.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::period::check_figures;
use super::rows::{rows_from, rows_value};
use super::value::Value;
use crate::text::Label;

/// An emulation bloc: a group of units of similar function that compete in emulation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bloc {
    /// Short code.
    pub code: String,
    /// Name, such as `Khối Thi đua III`.
    pub name: String,
    /// The body that set it up, such as `Bộ Tài nguyên và Môi trường`.
    pub authority: String,
    /// What was published of it as a whole, by year.
    pub figures: Vec<BlocFigures>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What was published of a bloc as a whole in one year; not a sum over its members.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BlocFigures {
    /// The year.
    pub year: i16,
    /// Subordinate units of all members together.
    pub units: Option<u32>,
    /// Civil servants, public employees and workers of all members together.
    pub staff: Option<u32>,
}

static FIGURES: [Field<BlocFigures>; 3] = [
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &BlocFigures| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "staff",
        Label::new("Số người", "Staff"),
        Shape::Number(0, 10_000_000),
        |r: &BlocFigures| Value::of_number(r.staff),
        |r, v| v.into_number().map(|x| r.staff = x),
    ),
    Field::new(
        "units",
        Label::new("Đơn vị trực thuộc", "Subordinate units"),
        Shape::Number(0, 100_000),
        |r: &BlocFigures| Value::of_number(r.units),
        |r, v| v.into_number().map(|x| r.units = x),
    ),
];

impl Fields for BlocFigures {
    fn fields() -> &'static [Field<Self>] {
        &FIGURES
    }
}

static FIELDS: [Field<Bloc>; 5] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Tên khối", "Name"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "authority",
        Label::new("Cơ quan chủ quản", "Authority"),
        Shape::Text,
        |r: &Bloc| Value::of_text(&r.authority),
        |r, v| v.into_text().map(|x| r.authority = x),
    ),
    Field::new(
        "figures",
        Label::new("Số liệu của khối", "Figures of the bloc"),
        Shape::Rows(&FIGURES),
        |r: &Bloc| rows_value(&r.figures),
        |r, v| rows_from(v).map(|x| r.figures = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Bloc| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Bloc {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Bloc {
    /// What is wrong with it beyond missing fields.
    pub fn faults(&self) -> Vec<Fault> {
        let years: Vec<i16> = self.figures.iter().map(|figures| figures.year).collect();
        check_figures("figures", &years)
    }
}
