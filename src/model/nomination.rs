//! A nomination: who is proposed for which award and how far it has come. Knows no rule of eligibility.

mod merit;
mod parts;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::{check_order, check_own_year, repeated};
use super::pipeline::{check_step, next_states};
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;
pub use merit::SameMerit;
use parts::{CITATIONS, FILES, STEPS};
pub use parts::{Citation, DOCUMENT_STATES, DOCUMENTS, Document, STATES, Step};

/// A person or unit proposed for an award.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Nomination {
    /// Short code.
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
    /// For thematic and unexpected merit: the day of what is rewarded.
    pub happened: Option<Date>,
    /// The achievement, in short.
    pub summary: String,
    /// Achievement lines of the member that it cites.
    pub citations: Vec<Citation>,
    /// First day of the achievement period.
    pub achieved_from: Option<Date>,
    /// Last day of the achievement period.
    pub achieved_until: Option<Date>,
    /// The day the dossier was received: the law in force then judges it.
    pub received: Option<Date>,
    /// The documents of the dossier.
    pub documents: Vec<Document>,
    /// Every state it has been in, oldest first.
    pub steps: Vec<Step>,
    /// The decision that settled it.
    pub decision: Option<Id>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// Kinds of nomination.
pub static NOMINATION_KINDS: [Choice; 3] = [
    Choice { name: "regular", label: Label::new("thường xuyên", "regular") },
    Choice { name: "thematic", label: Label::new("chuyên đề", "thematic") },
    Choice { name: "unexpected", label: Label::new("đột xuất", "unexpected merit") },
];

static FIELDS: [Field<Nomination>; 18] = [
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
        "happened",
        Label::new("Ngày lập thành tích", "Day of the feat"),
        Shape::Date,
        |r: &Nomination| Value::of_date(r.happened),
        |r, v| v.into_date().map(|x| r.happened = x),
    ),
    Field::new(
        "summary",
        Label::new("Thành tích", "Achievement"),
        Shape::LongText,
        |r: &Nomination| Value::of_text(&r.summary),
        |r, v| v.into_text().map(|x| r.summary = x),
    ),
    Field::new(
        "citations",
        Label::new("Dẫn thành tích", "Cites"),
        Shape::Rows(&CITATIONS),
        |r: &Nomination| rows_value(&r.citations),
        |r, v| rows_from(v).map(|x| r.citations = x),
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
    Field::new(
        "received",
        Label::new("Ngày nhận hồ sơ", "Dossier received"),
        Shape::Date,
        |r: &Nomination| Value::of_date(r.received),
        |r, v| v.into_date().map(|x| r.received = x),
    ),
    Field::new(
        "documents",
        Label::new("Hồ sơ", "Dossier"),
        Shape::Rows(&FILES),
        |r: &Nomination| rows_value(&r.documents),
        |r, v| rows_from(v).map(|x| r.documents = x),
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
        "decision",
        Label::new("Quyết định", "Decision"),
        Shape::Link(&[Kind::Decision]),
        |r: &Nomination| Value::of_id(Kind::Decision, r.decision),
        |r, v| v.into_id(Kind::Decision).map(|x| r.decision = x),
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

    /// The first day known of its way, when its first state was entered.
    pub fn begun(&self) -> Option<Date> {
        self.steps.iter().find_map(|step| step.date)
    }

    /// The document of this name, where the dossier has a line for it.
    pub fn document(&self, name: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.document == name)
    }
}

impl Recorded for Nomination {
    fn kind(&self) -> Kind {
        Kind::Nomination
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let nominee = self.nominee.and_then(|link| names.title(link)).unwrap_or_default();
        let award = self.award.and_then(|id| names.title(Link::new(Kind::Award, id)));
        format!("{nominee} – {}", award.unwrap_or_default())
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
        Series::of_year(self.year, 4)
    }

    /// Facts of the past may be incomplete: a decision may lack its date, and states may be missing
    /// between two others.
    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        let order = check_order(self.achieved_from, self.achieved_until);
        faults.extend(order.map(|fault| fault.at("achieved_until")));
        for (row, step) in self.steps.iter().enumerate() {
            faults.extend(check_step(&self.steps[..row], step));
        }
        let documents: Vec<&str> =
            self.documents.iter().map(|document| document.document.as_str()).collect();
        let twice = repeated(&documents).into_iter().filter(|row| documents[*row] != "other");
        faults.extend(twice.map(|row| {
            Fault::new(
                "tài liệu này đã có ở dòng trên",
                "this document stands in a row above already",
            )
            .at_cell("documents", row, "document")
        }));
        faults
    }
}
