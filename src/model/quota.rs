//! How many may be nominated for an award in a year. Knows not how many are.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_own_year;
use super::ratio::Ratio;
use super::recorded::{Recorded, Series};
use super::rows::missing;
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A number, or a share of a base, that nominations for an award must keep to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year of emulation.
    pub year: i16,
    /// The award.
    pub award: Option<Id>,
    /// Only for this member; empty where it is for the whole bloc.
    pub unit: Option<Id>,
    /// How many may be nominated.
    pub number: Option<u32>,
    /// Or which share of the base, such as `15 %`.
    pub ratio: String,
    /// What the share is counted on: one of [`QUOTA_BASES`].
    pub base: String,
    /// For a share of those who hold an award in the year: which.
    pub base_award: Option<Id>,
    /// Where it was set.
    pub source: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What a quota's share may be counted on.
pub static QUOTA_BASES: [Choice; 3] = [
    Choice { name: "staff", label: Label::new("số người", "staff") },
    Choice {
        name: "units", label: Label::new("số đơn vị trực thuộc", "subordinate units")
    },
    Choice {
        name: "holders", label: Label::new("số đã đạt danh hiệu", "holders of an award")
    },
];

static FIELDS: [Field<Quota>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Quota| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Quota| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Quota| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "award",
        Label::new("Danh hiệu, hình thức", "Award"),
        Shape::Link(&[Kind::Award]),
        |r: &Quota| Value::of_id(Kind::Award, r.award),
        |r, v| v.into_id(Kind::Award).map(|x| r.award = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Quota| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "number",
        Label::new("Số lượng", "Number"),
        Shape::Number(0, 1_000_000),
        |r: &Quota| Value::of_number(r.number),
        |r, v| v.into_number().map(|x| r.number = x),
    ),
    Field::new(
        "ratio",
        Label::new("Tỷ lệ", "Ratio"),
        Shape::Text,
        |r: &Quota| Value::of_text(&r.ratio),
        |r, v| v.into_text().map(|x| r.ratio = x),
    ),
    Field::new(
        "base",
        Label::new("Tính trên", "Counted on"),
        Shape::Choice(&QUOTA_BASES),
        |r: &Quota| Value::of_choice(&r.base),
        |r, v| v.into_choice(&QUOTA_BASES).map(|x| r.base = x),
    ),
    Field::new(
        "base_award",
        Label::new("Người đã đạt", "Holders of"),
        Shape::Link(&[Kind::Award]),
        |r: &Quota| Value::of_id(Kind::Award, r.base_award),
        |r, v| v.into_id(Kind::Award).map(|x| r.base_award = x),
    ),
    Field::new(
        "source",
        Label::new("Văn bản giao", "Source"),
        Shape::Text,
        |r: &Quota| Value::of_text(&r.source),
        |r, v| v.into_text().map(|x| r.source = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Quota| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Quota {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Quota {
    fn kind(&self) -> Kind {
        Kind::Quota
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let award = self.award.and_then(|id| names.title(Link::new(Kind::Award, id)));
        format!("{} – {}", self.year, award.unwrap_or_default())
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
        Series::of_year(self.year, 2)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        match (self.number, self.ratio.as_str()) {
            (None, "") => faults.push(
                Fault::new("phải có số lượng hoặc tỷ lệ", "a number or a ratio must be given")
                    .at("number"),
            ),
            (Some(_), ratio) if !ratio.is_empty() => faults.push(
                Fault::new(
                    "chỉ nhập số lượng hoặc tỷ lệ, không nhập cả hai",
                    "give a number or a ratio, not both",
                )
                .at("ratio"),
            ),
            (None, ratio) => {
                faults.extend(ratio.parse::<Ratio>().err().map(|fault| fault.at("ratio")));
                if self.base.is_empty() {
                    faults.push(missing().at("base"));
                }
            }
            (Some(_), _) => {}
        }
        if self.base == "holders" && self.base_award.is_none() {
            faults.push(missing().at("base_award"));
        }
        faults
    }
}
