//! A table of scoring criteria, in the version of certain years. Knows no unit's score.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{YEARS, check_year, repeated};
use super::points::Points;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A table of criteria by which members are scored (bảng tiêu chí chấm điểm).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Scheme {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// What it is called.
    pub name: String,
    /// First year that is scored by it.
    pub from: i16,
    /// Last such year; empty while it is in use.
    pub until: Option<i16>,
    /// What set it, such as a plan or a decision of the bloc.
    pub source: String,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// One criterion of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Criterion {
    /// The group it stands in; criteria of one group follow each other.
    pub group: String,
    /// Its number in the table, such as `1.2`.
    pub item: String,
    /// What is looked at.
    pub text: String,
    /// Whether it counts towards the standard, adds or takes away: one of [`CRITERION_KINDS`].
    pub kind: String,
    /// Most points for it; for a penalty, most points taken away.
    pub maximum: Option<Points>,
}

/// How a criterion counts.
pub static CRITERION_KINDS: [Choice; 3] = [
    Choice { name: "base", label: Label::new("điểm chuẩn", "standard") },
    Choice { name: "bonus", label: Label::new("điểm thưởng", "bonus") },
    Choice { name: "penalty", label: Label::new("điểm trừ", "penalty") },
];

static FIELDS: [Field<Scheme>; 8] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Scheme| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Scheme| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "name",
        Label::new("Tên bảng", "Name"),
        Shape::Text,
        |r: &Scheme| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "from",
        Label::new("Áp dụng từ năm", "Used from"),
        Shape::Year,
        |r: &Scheme| Value::of_year(r.from),
        |r, v| v.into_year().map(|x| r.from = x),
    )
    .required(),
    Field::new(
        "until",
        Label::new("Áp dụng đến năm", "Used until"),
        Shape::Year,
        |r: &Scheme| Value::of_number(r.until),
        |r, v| v.into_number().map(|x| r.until = x),
    ),
    Field::new(
        "source",
        Label::new("Văn bản ban hành", "Source"),
        Shape::Text,
        |r: &Scheme| Value::of_text(&r.source),
        |r, v| v.into_text().map(|x| r.source = x),
    ),
    Field::new(
        "criteria",
        Label::new("Tiêu chí", "Criteria"),
        Shape::Rows(&CRITERIA),
        |r: &Scheme| rows_value(&r.criteria),
        |r, v| rows_from(v).map(|x| r.criteria = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Scheme| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Scheme {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static CRITERIA: [Field<Criterion>; 5] = [
    Field::new(
        "group",
        Label::new("Nhóm", "Group"),
        Shape::Text,
        |r: &Criterion| Value::of_text(&r.group),
        |r, v| v.into_text().map(|x| r.group = x),
    ),
    Field::new(
        "item",
        Label::new("Mã mục", "Item"),
        Shape::Text,
        |r: &Criterion| Value::of_text(&r.item),
        |r, v| v.into_text().map(|x| r.item = x),
    )
    .required(),
    Field::new(
        "text",
        Label::new("Nội dung", "Text"),
        Shape::Text,
        |r: &Criterion| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&CRITERION_KINDS),
        |r: &Criterion| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&CRITERION_KINDS).map(|x| r.kind = x),
    )
    .required(),
    Field::new(
        "maximum",
        Label::new("Điểm tối đa", "Maximum"),
        Shape::Points,
        |r: &Criterion| Value::of_number(r.maximum),
        |r, v| v.into_number().map(|x| r.maximum = x),
    )
    .required(),
];

impl Fields for Criterion {
    fn fields() -> &'static [Field<Self>] {
        &CRITERIA
    }
}

impl Recorded for Scheme {
    fn kind(&self) -> Kind {
        Kind::Scheme
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

    fn years(&self) -> Option<(i16, i16)> {
        Some((self.from, self.until.unwrap_or(*YEARS.end())))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::plain(2)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.from != 0 {
            faults.extend(check_year(self.from, &YEARS).map(|fault| fault.at("from")));
        }
        if let Some(until) = self.until {
            faults.extend(check_year(until, &YEARS).map(|fault| fault.at("until")));
            if until < self.from {
                let from = self.from;
                faults.push(
                    Fault::new(
                        format!("không được trước {from}"),
                        format!("must not be before {from}"),
                    )
                    .at("until"),
                );
            }
        }
        let items: Vec<&str> = self.criteria.iter().map(|row| row.item.as_str()).collect();
        faults.extend(repeated(&items).into_iter().filter(|row| !items[*row].is_empty()).map(
            |row| {
                Fault::new(
                    format!("mã mục {} đã có ở dòng trên", items[row]),
                    format!("item {} stands in a row above already", items[row]),
                )
                .at_cell("criteria", row, "item")
            },
        ));
        faults
    }
}
