//! A nomination: who is proposed for which award and how far it has come. Knows no rule of eligibility.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::{YEARS, check_order, check_year, not_before};
use super::pipeline::{check_step, next_states};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A person or unit proposed for an award.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Nomination {
    /// Short code, such as `DN-2021-0042`.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The person or unit proposed.
    pub nominee: Option<Link>,
    /// The unit that proposes.
    pub unit: Option<Id>,
    /// The award.
    pub award: Option<Id>,
    /// The year of emulation it counts for.
    pub year: i16,
    /// One of [`NOMINATION_KINDS`].
    pub kind: String,
    /// The achievement, in short.
    pub summary: String,
    /// First day of the achievement period.
    pub achieved_from: Option<Date>,
    /// Last day of the achievement period.
    pub achieved_until: Option<Date>,
    /// Every state it has been in, oldest first.
    pub steps: Vec<Step>,
    /// Number of the decision.
    pub decision_number: String,
    /// Date of the decision.
    pub decision_date: Option<Date>,
    /// Who decided.
    pub decision_authority: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A state entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Step {
    /// One of [`STATES`].
    pub state: String,
    /// When, where known.
    pub date: Option<Date>,
    /// Why; needed for the side states.
    pub reason: String,
}

/// Kinds of nomination.
pub static NOMINATION_KINDS: [Choice; 3] = [
    Choice { name: "regular", label: Label::new("thường xuyên", "regular") },
    Choice { name: "thematic", label: Label::new("chuyên đề", "thematic") },
    Choice { name: "unexpected", label: Label::new("đột xuất", "unexpected merit") },
];

/// States, in the order of the pipeline, then the side states.
pub static STATES: [Choice; 15] = [
    Choice { name: "draft", label: Label::new("dự thảo", "draft") },
    Choice { name: "reviewed", label: Label::new("đơn vị đã xét", "reviewed by the unit") },
    Choice { name: "sent", label: Label::new("đã gửi khối", "sent to the bloc") },
    Choice {
        name: "checked",
        label: Label::new("Ban Thư ký đã kiểm tra", "checked by the secretariat"),
    },
    Choice {
        name: "chosen", label: Label::new("hội nghị khối chọn", "chosen at the conference")
    },
    Choice {
        name: "council", label: Label::new("đã gửi Hội đồng", "sent to the Council")
    },
    Choice {
        name: "voted", label: Label::new("Hội đồng đã bỏ phiếu", "voted by the Council")
    },
    Choice { name: "submitted", label: Label::new("đã trình", "submitted") },
    Choice { name: "decided", label: Label::new("đã có quyết định", "decided") },
    Choice { name: "presented", label: Label::new("đã trao", "presented") },
    Choice { name: "returned", label: Label::new("trả lại", "returned") },
    Choice { name: "on_hold", label: Label::new("tạm dừng", "on hold") },
    Choice { name: "withdrawn", label: Label::new("rút", "withdrawn") },
    Choice { name: "refused", label: Label::new("không được khen", "refused") },
    Choice { name: "cancelled", label: Label::new("hủy quyết định", "cancelled") },
];

static STEPS: [Field<Step>; 3] = [
    Field::new(
        "state",
        Label::new("Trạng thái", "State"),
        Shape::Choice(&STATES),
        |r: &Step| Value::of_choice(&r.state),
        |r, v| v.into_choice(&STATES).map(|x| r.state = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Step| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do", "Reason"),
        Shape::Text,
        |r: &Step| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
];

impl Fields for Step {
    fn fields() -> &'static [Field<Self>] {
        &STEPS
    }
}

static FIELDS: [Field<Nomination>; 16] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Nomination| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Nomination| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "nominee",
        Label::new("Đối tượng", "Nominee"),
        Shape::Link(&[Kind::Person, Kind::Unit]),
        |r: &Nomination| r.nominee.map_or(Value::Empty, Value::Link),
        |r, v| v.into_link_to(&[Kind::Person, Kind::Unit]).map(|x| r.nominee = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị đề nghị", "Proposing unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Nomination| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "award",
        Label::new("Danh hiệu, hình thức", "Award"),
        Shape::Link(&[Kind::Award]),
        |r: &Nomination| Value::of_id(Kind::Award, r.award),
        |r, v| v.into_id(Kind::Award).map(|x| r.award = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Nomination| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&NOMINATION_KINDS),
        |r: &Nomination| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&NOMINATION_KINDS).map(|x| r.kind = x),
    ),
    Field::new(
        "summary",
        Label::new("Thành tích", "Achievement"),
        Shape::LongText,
        |r: &Nomination| Value::of_text(&r.summary),
        |r, v| v.into_text().map(|x| r.summary = x),
    ),
    Field::new(
        "achieved_from",
        Label::new("Thành tích từ", "Achieved from"),
        Shape::Date,
        |r: &Nomination| Value::of_date(r.achieved_from),
        |r, v| v.into_date().map(|x| r.achieved_from = x),
    ),
    Field::new(
        "achieved_until",
        Label::new("Thành tích đến", "Achieved until"),
        Shape::Date,
        |r: &Nomination| Value::of_date(r.achieved_until),
        |r, v| v.into_date().map(|x| r.achieved_until = x),
    ),
    Field::computed(
        "state",
        Label::new("Trạng thái", "State"),
        Shape::Choice(&STATES),
        |r: &Nomination| Value::Choice(r.state().to_owned()),
    ),
    Field::new(
        "steps",
        Label::new("Quá trình", "Steps"),
        Shape::Rows(&STEPS),
        |r: &Nomination| rows_value(&r.steps),
        |r, v| rows_from(v).map(|x| r.steps = x),
    ),
    Field::new(
        "decision_number",
        Label::new("Số quyết định", "Decision number"),
        Shape::Text,
        |r: &Nomination| Value::of_text(&r.decision_number),
        |r, v| v.into_text().map(|x| r.decision_number = x),
    ),
    Field::new(
        "decision_date",
        Label::new("Ngày quyết định", "Decision date"),
        Shape::Date,
        |r: &Nomination| Value::of_date(r.decision_date),
        |r, v| v.into_date().map(|x| r.decision_date = x),
    ),
    Field::new(
        "decision_authority",
        Label::new("Cấp quyết định", "Decided by"),
        Shape::Text,
        |r: &Nomination| Value::of_text(&r.decision_authority),
        |r, v| v.into_text().map(|x| r.decision_authority = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Nomination| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Nomination {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Nomination {
    /// The state it is in: that of its last step; `draft` before any.
    pub fn state(&self) -> &str {
        self.steps.last().map_or("draft", |step| &step.state)
    }

    /// What lists call it: the nominee and the award.
    pub fn title(&self, names: &dyn Names) -> String {
        let nominee = self.nominee.and_then(|link| names.title(link)).unwrap_or_default();
        let award = self.award.and_then(|id| names.title(Link::new(Kind::Award, id)));
        format!("{nominee} – {}", award.unwrap_or_default())
    }

    /// The states it may enter next, in the order of [`STATES`]; none after an end.
    pub fn next_states(&self) -> Vec<&'static Choice> {
        next_states(&self.steps)
    }

    /// Enters a state; a fault tells why it may not be entered and what would be allowed.
    pub fn step(&mut self, step: Step) -> Result<(), Fault> {
        if step.state.is_empty() {
            return Err(missing().at_cell("steps", self.steps.len(), "state"));
        }
        if let Some(fault) = check_step(&self.steps, &step).into_iter().next() {
            return Err(fault);
        }
        self.steps.push(step);
        Ok(())
    }

    /// What is wrong with it beyond missing fields. Facts of the past may be incomplete: a decision
    /// may lack its date, and states may be missing between two others.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.year != 0 {
            faults.extend(check_year(self.year, &YEARS).map(|fault| fault.at("year")));
        }
        let order = check_order(self.achieved_from, self.achieved_until);
        faults.extend(order.map(|fault| fault.at("achieved_until")));
        for (row, step) in self.steps.iter().enumerate() {
            faults.extend(check_step(&self.steps[..row], step));
        }
        if let (Some(from), Some(decided)) = (self.achieved_from, self.decision_date)
            && decided < from
        {
            let fault = not_before(from, "ngày đầu kỳ thành tích", "the first day of achievement");
            faults.push(fault.at("decision_date"));
        }
        faults
    }
}
