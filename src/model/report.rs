//! What is written by hand in a year-end report (báo cáo tổng kết): the texts that no record tells. Knows no figure.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::check_own_year;
use super::recorded::{Recorded, Series};
use super::show::Names;
use super::value::Value;
use crate::text::{Label, Lang};

/// The year-end report of a bloc: its texts, kept from one draft to the next. Everything else in it comes from the
/// other records.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year reported on.
    pub year: i16,
    /// How things stood in the year.
    pub setting: String,
    /// What was done to lead and organise emulation.
    pub work: String,
    /// What went well.
    pub strengths: String,
    /// What did not.
    pub shortcomings: String,
    /// Why.
    pub causes: String,
    /// What the next year aims at, before its tasks.
    pub aim: String,
    /// What is asked of the bodies above.
    pub requests: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

static FIELDS: [Field<Report>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Report| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Report| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Report| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "setting",
        Label::new("Đặc điểm, tình hình", "Setting"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.setting),
        |r, v| v.into_text().map(|x| r.setting = x),
    ),
    Field::new(
        "work",
        Label::new("Công tác chỉ đạo, tổ chức", "How it was led"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.work),
        |r, v| v.into_text().map(|x| r.work = x),
    ),
    Field::new(
        "strengths",
        Label::new("Ưu điểm", "Strengths"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.strengths),
        |r, v| v.into_text().map(|x| r.strengths = x),
    ),
    Field::new(
        "shortcomings",
        Label::new("Tồn tại, hạn chế", "Shortcomings"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.shortcomings),
        |r, v| v.into_text().map(|x| r.shortcomings = x),
    ),
    Field::new(
        "causes",
        Label::new("Nguyên nhân", "Causes"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.causes),
        |r, v| v.into_text().map(|x| r.causes = x),
    ),
    Field::new(
        "aim",
        Label::new("Phương hướng chung năm sau", "Aim for the next year"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.aim),
        |r, v| v.into_text().map(|x| r.aim = x),
    ),
    Field::new(
        "requests",
        Label::new("Đề xuất, kiến nghị với cấp trên", "Asked of those above"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.requests),
        |r, v| v.into_text().map(|x| r.requests = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Report| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Report {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Report {
    fn kind(&self) -> Kind {
        Kind::Report
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        match names.lang() {
            Lang::Vi => format!("Báo cáo tổng kết năm {}", self.year),
            Lang::En => format!("Year-end report {}", self.year),
        }
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
        Series::of_year(self.year, 1)
    }

    fn faults(&self) -> Vec<Fault> {
        check_own_year(self.year).into_iter().collect()
    }
}
