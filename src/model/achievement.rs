//! An achievement line of a member in a year, cited by nominations and by the report. Knows neither.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::check_own_year;
use super::recorded::{Recorded, Series};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// What a unit achieved in a year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Achievement {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The member, or a unit below it; none where the bloc achieved it together.
    pub unit: Option<Id>,
    /// The year of emulation it counts for.
    pub year: i16,
    /// What was achieved.
    pub text: String,
    /// The text, project or result that shows it, such as `Luật 72/2020/QH14`.
    pub basis: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

static FIELDS: [Field<Achievement>; 7] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Achievement| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Achievement| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Achievement| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Achievement| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "text",
        Label::new("Thành tích", "Achievement"),
        Shape::LongText,
        |r: &Achievement| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
    Field::new(
        "basis",
        Label::new("Văn bản, kết quả", "Document, result"),
        Shape::Text,
        |r: &Achievement| Value::of_text(&r.basis),
        |r, v| v.into_text().map(|x| r.basis = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Achievement| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Achievement {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Achievement {
    fn kind(&self) -> Kind {
        Kind::Achievement
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.text.lines().next().unwrap_or_default().to_owned()
    }

    fn own_title(&self) -> Option<&str> {
        Some(self.text.lines().next().unwrap_or_default())
    }

    fn years(&self) -> Option<(i16, i16)> {
        Some((self.year, self.year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_year(self.year, 3)
    }

    fn faults(&self) -> Vec<Fault> {
        check_own_year(self.year).into_iter().collect()
    }
}
