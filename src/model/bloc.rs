//! The emulation bloc (Khối thi đua) and the figures published of it. Knows nothing of its members' own figures.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::kind::Kind;
use super::period::{YEARS, check_figures, check_year};
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// An emulation bloc: a group of units of similar function that compete in emulation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bloc {
    /// Short code.
    pub code: String,
    /// Name, such as `Khối Thi đua III`.
    pub name: String,
    /// The body that set it up, such as `Bộ Tài nguyên và Môi trường`.
    pub authority: String,
    /// What was published of it as a whole, by year.
    pub figures: Vec<BlocFigures>,
    /// First year of which every award given in the bloc is entered: from then on an award that is not
    /// there was not given.
    pub complete_from: Option<i16>,
    /// Last such year.
    pub complete_until: Option<i16>,
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

static FIELDS: [Field<Bloc>; 7] = [
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
        "complete_from",
        Label::new("Khen thưởng đủ từ năm", "Awards complete from"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.complete_from),
        |r, v| v.into_number().map(|x| r.complete_from = x),
    ),
    Field::new(
        "complete_until",
        Label::new("Khen thưởng đủ đến năm", "Awards complete until"),
        Shape::Year,
        |r: &Bloc| Value::of_number(r.complete_until),
        |r, v| v.into_number().map(|x| r.complete_until = x),
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

impl Recorded for Bloc {
    fn kind(&self) -> Kind {
        Kind::Bloc
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.name.clone()
    }

    fn own_title(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn series(&self) -> Series {
        Series::plain(1)
    }

    fn faults(&self) -> Vec<Fault> {
        let years: Vec<i16> = self.figures.iter().map(|figures| figures.year).collect();
        let mut faults = check_figures("figures", &years);
        let complete =
            [("complete_from", self.complete_from), ("complete_until", self.complete_until)];
        faults.extend(
            complete
                .into_iter()
                .filter_map(|(field, year)| check_year(year?, &YEARS).map(|fault| fault.at(field))),
        );
        match (self.complete_from, self.complete_until) {
            (Some(from), Some(until)) if until < from => faults.push(
                Fault::new(
                    format!("không được trước {from}"),
                    format!("must not be before {from}"),
                )
                .at("complete_until"),
            ),
            (Some(_), None) => faults.push(missing().at("complete_until")),
            (None, Some(_)) => faults.push(missing().at("complete_from")),
            _ => {}
        }
        faults
    }
}
