//! Discipline, inspection, investigation or petition: what holds or bars an award. Knows no rule.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_order;
use super::recorded::{Recorded, Series};
use super::show::{Names, choice_label};
use super::value::Value;
use crate::text::Label;

/// Something that concerns a person or unit and may hold or bar an award.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The person or unit concerned.
    pub subject: Option<Link>,
    /// One of [`CASE_KINDS`].
    pub kind: String,
    /// For discipline: one of [`PENALTIES`]; empty while it is being considered.
    pub penalty: String,
    /// The day it was opened, or discipline was decided.
    pub date: Option<Date>,
    /// The day it was closed, or discipline lost its effect; none while it lasts.
    pub closed: Option<Date>,
    /// What came of it: one of [`OUTCOMES`]; empty while nobody knows.
    pub outcome: String,
    /// The unit that the person belonged to.
    pub unit: Option<Id>,
    /// What it is about, in a few words.
    pub text: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// Kinds of case.
pub static CASE_KINDS: [Choice; 4] = [
    Choice { name: "discipline", label: Label::new("kỷ luật", "discipline") },
    Choice { name: "inspection", label: Label::new("thanh tra, kiểm tra", "inspection") },
    Choice {
        name: "investigation", label: Label::new("điều tra, tố tụng", "investigation")
    },
    Choice {
        name: "petition", label: Label::new("đơn thư khiếu nại, tố cáo", "petition")
    },
];

/// Penalties, the lightest first.
pub static PENALTIES: [Choice; 6] = [
    Choice { name: "reprimand", label: Label::new("khiển trách", "reprimand") },
    Choice { name: "warning", label: Label::new("cảnh cáo", "warning") },
    Choice { name: "pay_cut", label: Label::new("hạ bậc lương", "pay cut") },
    Choice { name: "demotion", label: Label::new("giáng chức", "demotion") },
    Choice { name: "removal", label: Label::new("cách chức", "removal from post") },
    Choice { name: "dismissal", label: Label::new("buộc thôi việc", "dismissal") },
];

/// What may come of a case.
pub static OUTCOMES: [Choice; 2] = [
    Choice { name: "upheld", label: Label::new("có vi phạm", "a breach was found") },
    Choice { name: "dismissed", label: Label::new("không có vi phạm", "no breach was found") },
];

static FIELDS: [Field<Case>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Case| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Case| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "subject",
        Label::new("Đối tượng", "Whose"),
        Shape::Link(&[Kind::Person, Kind::Unit]),
        |r: &Case| r.subject.map_or(Value::Empty, Value::Link),
        |r, v| v.into_link_to(&[Kind::Person, Kind::Unit]).map(|x| r.subject = x),
    )
    .required(),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&CASE_KINDS),
        |r: &Case| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&CASE_KINDS).map(|x| r.kind = x),
    )
    .required(),
    Field::new(
        "penalty",
        Label::new("Hình thức kỷ luật", "Penalty"),
        Shape::Choice(&PENALTIES),
        |r: &Case| Value::of_choice(&r.penalty),
        |r, v| v.into_choice(&PENALTIES).map(|x| r.penalty = x),
    ),
    Field::new(
        "date",
        Label::new("Ngày mở", "Opened"),
        Shape::Date,
        |r: &Case| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    )
    .required(),
    Field::new(
        "closed",
        Label::new("Ngày kết thúc", "Closed"),
        Shape::Date,
        |r: &Case| Value::of_date(r.closed),
        |r, v| v.into_date().map(|x| r.closed = x),
    ),
    Field::new(
        "outcome",
        Label::new("Kết luận", "Outcome"),
        Shape::Choice(&OUTCOMES),
        |r: &Case| Value::of_choice(&r.outcome),
        |r, v| v.into_choice(&OUTCOMES).map(|x| r.outcome = x),
    ),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Case| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "text",
        Label::new("Nội dung", "About"),
        Shape::Text,
        |r: &Case| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Case| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Case {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Case {
    fn kind(&self) -> Kind {
        Kind::Case
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let subject = self.subject.and_then(|link| names.title(link)).unwrap_or_default();
        format!("{} – {subject}", choice_label(&CASE_KINDS, &self.kind, names.lang()))
    }

    fn years(&self) -> Option<(i16, i16)> {
        let first = self.date?.year();
        Some((first, self.closed.map_or(i16::MAX, Date::year)))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_date(self.date, 4)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if !self.penalty.is_empty() && self.kind != "discipline" {
            faults.push(
                Fault::new(
                    "chỉ vụ việc kỷ luật mới có hình thức kỷ luật",
                    "only discipline has a penalty",
                )
                .at("penalty"),
            );
        }
        faults.extend(check_order(self.date, self.closed).map(|fault| fault.at("closed")));
        faults
    }
}
