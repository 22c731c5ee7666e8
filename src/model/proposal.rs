//! A proposal made at a meeting, and what was decided on it. Knows not what became of it: directions do.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_own_year;
use super::recorded::{Recorded, Series};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// What a unit proposed for a year (kiến nghị, đề xuất).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposal {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year of emulation that it is meant for.
    pub year: i16,
    /// The meeting at which it was made.
    pub meeting: Option<Id>,
    /// The unit that proposed it.
    pub unit: Option<Id>,
    /// Who spoke for the unit.
    pub speaker: Option<Id>,
    /// What was proposed.
    pub text: String,
    /// What was decided: one of [`OUTCOMES`]; empty while nothing is known.
    pub outcome: String,
    /// Why it was not adopted, or only in part.
    pub reason: String,
    /// Day of that decision.
    pub decided: Option<Date>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What may be decided on a proposal.
pub static OUTCOMES: [Choice; 3] = [
    Choice { name: "adopted", label: Label::new("tiếp thu", "adopted") },
    Choice { name: "partly", label: Label::new("tiếp thu một phần", "adopted in part") },
    Choice { name: "rejected", label: Label::new("không tiếp thu", "not adopted") },
];

static FIELDS: [Field<Proposal>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Proposal| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Proposal| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Cho năm", "For the year"),
        Shape::Year,
        |r: &Proposal| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "meeting",
        Label::new("Nêu tại", "Made at"),
        Shape::Link(&[Kind::Meeting]),
        |r: &Proposal| Value::of_id(Kind::Meeting, r.meeting),
        |r, v| v.into_id(Kind::Meeting).map(|x| r.meeting = x),
    ),
    Field::new(
        "unit",
        Label::new("Đơn vị kiến nghị", "Proposing unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Proposal| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    )
    .required(),
    Field::new(
        "speaker",
        Label::new("Người phát biểu", "Speaker"),
        Shape::Link(&[Kind::Person]),
        |r: &Proposal| Value::of_id(Kind::Person, r.speaker),
        |r, v| v.into_id(Kind::Person).map(|x| r.speaker = x),
    ),
    Field::new(
        "text",
        Label::new("Nội dung", "Text"),
        Shape::LongText,
        |r: &Proposal| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
    Field::new(
        "outcome",
        Label::new("Kết luận", "Decision"),
        Shape::Choice(&OUTCOMES),
        |r: &Proposal| Value::of_choice(&r.outcome),
        |r, v| v.into_choice(&OUTCOMES).map(|x| r.outcome = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &Proposal| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "decided",
        Label::new("Ngày kết luận", "Decided on"),
        Shape::Date,
        |r: &Proposal| Value::of_date(r.decided),
        |r, v| v.into_date().map(|x| r.decided = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Proposal| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Proposal {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Proposal {
    fn kind(&self) -> Kind {
        Kind::Proposal
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let unit = self.unit.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        format!("{}: {}", unit.unwrap_or_default(), self.text.replace('\n', " "))
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
        if matches!(self.outcome.as_str(), "partly" | "rejected") && self.reason.is_empty() {
            faults.push(
                Fault::new(
                    "không tiếp thu hoặc chỉ tiếp thu một phần thì phải ghi lý do",
                    "say why it is not adopted, or only in part",
                )
                .at("reason"),
            );
        }
        faults
    }
}
