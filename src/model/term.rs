//! A chair's term: which unit holds the chair of a bloc in a year, on what basis. Knows no meeting.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::{check_order, check_own_year, repeated};
use super::rating::RATINGS;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// The chair of a bloc in one year. The chair is a unit; a person represents it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Term {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year of the term.
    pub year: i16,
    /// The unit that holds the chair.
    pub chair: Option<Id>,
    /// Deputy chairs.
    pub deputies: Vec<Deputy>,
    /// The person who represents the chair.
    pub representative: Option<Id>,
    /// Why it holds the chair: one of [`BASES`].
    pub basis: String,
    /// Number and date of the decision, or how it was elected.
    pub basis_text: String,
    /// The ballot that elected it.
    pub ballot: Option<Id>,
    /// First day; terms and conferences differ.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How well it did as chair, by the Council: one of [`RATINGS`].
    pub evaluation: String,
    /// What was said of it.
    pub evaluation_text: String,
    /// Who spoke for the Council.
    pub evaluator: Option<Id>,
    /// When.
    pub evaluated: Option<Date>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A deputy chair of a term.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Deputy {
    /// The unit.
    pub unit: Option<Id>,
}

/// On what a term rests.
pub static BASES: [Choice; 4] = [
    Choice { name: "decision", label: Label::new("quyết định", "decision") },
    Choice { name: "election", label: Label::new("bầu, suy tôn", "election") },
    Choice { name: "rotation", label: Label::new("luân phiên", "rotation") },
    Choice { name: "unknown", label: Label::new("chưa rõ", "not known") },
];

static DEPUTIES: [Field<Deputy>; 1] = [Field::new(
    "unit",
    Label::new("Phó Trưởng Khối", "Deputy chair"),
    Shape::Link(&[Kind::Unit]),
    |r: &Deputy| Value::of_id(Kind::Unit, r.unit),
    |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
)
.required()];

impl Fields for Deputy {
    fn fields() -> &'static [Field<Self>] {
        &DEPUTIES
    }
}

static FIELDS: [Field<Term>; 16] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Term| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Term| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Term| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "chair",
        Label::new("Trưởng Khối", "Chair"),
        Shape::Link(&[Kind::Unit]),
        |r: &Term| Value::of_id(Kind::Unit, r.chair),
        |r, v| v.into_id(Kind::Unit).map(|x| r.chair = x),
    )
    .required(),
    Field::new(
        "deputies",
        Label::new("Phó Trưởng Khối", "Deputy chairs"),
        Shape::Rows(&DEPUTIES),
        |r: &Term| rows_value(&r.deputies),
        |r, v| rows_from(v).map(|x| r.deputies = x),
    ),
    Field::new(
        "representative",
        Label::new("Người đại diện", "Represented by"),
        Shape::Link(&[Kind::Person]),
        |r: &Term| Value::of_id(Kind::Person, r.representative),
        |r, v| v.into_id(Kind::Person).map(|x| r.representative = x),
    ),
    Field::new(
        "basis",
        Label::new("Căn cứ", "Basis"),
        Shape::Choice(&BASES),
        |r: &Term| Value::of_choice(&r.basis),
        |r, v| v.into_choice(&BASES).map(|x| r.basis = x),
    ),
    Field::new(
        "basis_text",
        Label::new("Số, ngày quyết định", "Number and date"),
        Shape::Text,
        |r: &Term| Value::of_text(&r.basis_text),
        |r, v| v.into_text().map(|x| r.basis_text = x),
    ),
    Field::new(
        "ballot",
        Label::new("Cuộc bỏ phiếu", "Ballot"),
        Shape::Link(&[Kind::Ballot]),
        |r: &Term| Value::of_id(Kind::Ballot, r.ballot),
        |r, v| v.into_id(Kind::Ballot).map(|x| r.ballot = x),
    ),
    Field::new(
        "from",
        Label::new("Từ ngày", "From"),
        Shape::Date,
        |r: &Term| Value::of_date(r.from),
        |r, v| v.into_date().map(|x| r.from = x),
    ),
    Field::new(
        "until",
        Label::new("Đến ngày", "Until"),
        Shape::Date,
        |r: &Term| Value::of_date(r.until),
        |r, v| v.into_date().map(|x| r.until = x),
    ),
    Field::new(
        "evaluation",
        Label::new("Hội đồng đánh giá", "Council's evaluation"),
        Shape::Choice(&RATINGS),
        |r: &Term| Value::of_choice(&r.evaluation),
        |r, v| v.into_choice(&RATINGS).map(|x| r.evaluation = x),
    ),
    Field::new(
        "evaluation_text",
        Label::new("Nội dung đánh giá", "Evaluation in words"),
        Shape::LongText,
        |r: &Term| Value::of_text(&r.evaluation_text),
        |r, v| v.into_text().map(|x| r.evaluation_text = x),
    ),
    Field::new(
        "evaluator",
        Label::new("Người đánh giá", "Evaluated by"),
        Shape::Link(&[Kind::Person]),
        |r: &Term| Value::of_id(Kind::Person, r.evaluator),
        |r, v| v.into_id(Kind::Person).map(|x| r.evaluator = x),
    ),
    Field::new(
        "evaluated",
        Label::new("Ngày đánh giá", "Evaluated on"),
        Shape::Date,
        |r: &Term| Value::of_date(r.evaluated),
        |r, v| v.into_date().map(|x| r.evaluated = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Term| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Term {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Term {
    /// Whether it has ended by `today`: on its last day, or with its year where that is not known.
    pub fn is_over(&self, today: Date) -> bool {
        self.until.map_or(self.year < today.year(), |until| until < today)
    }
}

impl Recorded for Term {
    fn kind(&self) -> Kind {
        Kind::Term
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let chair = self.chair.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        format!("{} {}", self.year, chair.unwrap_or_default())
    }

    fn sort_text(&self) -> String {
        format!("{:04}", self.year)
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
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        let units: Vec<Option<Id>> = self.deputies.iter().map(|deputy| deputy.unit).collect();
        let chairs =
            (0..units.len()).filter(|&row| self.chair.is_some() && units[row] == self.chair);
        faults.extend(chairs.map(|row| {
            Fault::new(
                "Trưởng Khối không thể là Phó của mình",
                "the chair cannot be its own deputy",
            )
            .at_cell("deputies", row, "unit")
        }));
        let twice = repeated(&units).into_iter().filter(|&row| units[row].is_some());
        faults.extend(twice.map(|row| {
            Fault::new("đơn vị này đã có ở dòng trên", "this unit stands in a row above already")
                .at_cell("deputies", row, "unit")
        }));
        faults.extend(check_order(self.from, self.until).map(|fault| fault.at("until")));
        faults
    }
}
