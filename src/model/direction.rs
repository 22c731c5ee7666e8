//! A direction item of a year: who does what by when, and what became of it. Knows no proposal's text.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{check_own_year, repeated};
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A task that a bloc sets itself for a year (phương hướng, nhiệm vụ).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Direction {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year it is for.
    pub year: i16,
    /// What is to be done.
    pub text: String,
    /// Whether the whole bloc or named units do it: one of [`OWNERS`].
    pub owner: String,
    /// The units that do it.
    pub units: Vec<DirectionUnit>,
    /// Last day to do it by.
    pub due: Option<Date>,
    /// How far it is: one of [`DIRECTION_STATES`]; empty while nothing is known.
    pub state: String,
    /// The meeting that set it.
    pub meeting: Option<Id>,
    /// The proposals that it carries on.
    pub proposals: Vec<DirectionProposal>,
    /// What was noted of it on the way.
    pub follow_ups: Vec<FollowUp>,
    /// What became of it.
    pub result: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A unit that does a direction item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectionUnit {
    /// The unit.
    pub unit: Option<Id>,
}

/// A proposal that a direction item carries on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectionProposal {
    /// The proposal.
    pub proposal: Option<Id>,
}

/// A note on how a direction item goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// When.
    pub date: Option<Date>,
    /// What was found.
    pub text: String,
}

/// Who does a direction item.
pub static OWNERS: [Choice; 2] = [
    Choice { name: "bloc", label: Label::new("cả Khối", "the whole bloc") },
    Choice { name: "units", label: Label::new("đơn vị nêu tên", "named units") },
];

/// How far a direction item is.
pub static DIRECTION_STATES: [Choice; 6] = [
    Choice { name: "planned", label: Label::new("chưa làm", "not begun") },
    Choice { name: "under_way", label: Label::new("đang làm", "under way") },
    Choice { name: "done", label: Label::new("đã xong", "done") },
    Choice { name: "partly", label: Label::new("xong một phần", "done in part") },
    Choice { name: "not_done", label: Label::new("không làm được", "not done") },
    Choice { name: "dropped", label: Label::new("thôi không làm", "dropped") },
];

static FIELDS: [Field<Direction>; 13] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Direction| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Direction| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Direction| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "text",
        Label::new("Nội dung", "Text"),
        Shape::LongText,
        |r: &Direction| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
    Field::new(
        "owner",
        Label::new("Thực hiện", "Done by"),
        Shape::Choice(&OWNERS),
        |r: &Direction| Value::of_choice(&r.owner),
        |r, v| v.into_choice(&OWNERS).map(|x| r.owner = x),
    )
    .required(),
    Field::new(
        "units",
        Label::new("Đơn vị chủ trì", "Owner units"),
        Shape::Rows(&UNITS),
        |r: &Direction| rows_value(&r.units),
        |r, v| rows_from(v).map(|x| r.units = x),
    ),
    Field::new(
        "due",
        Label::new("Hạn", "Due"),
        Shape::Date,
        |r: &Direction| Value::of_date(r.due),
        |r, v| v.into_date().map(|x| r.due = x),
    ),
    Field::new(
        "state",
        Label::new("Trạng thái", "State"),
        Shape::Choice(&DIRECTION_STATES),
        |r: &Direction| Value::of_choice(&r.state),
        |r, v| v.into_choice(&DIRECTION_STATES).map(|x| r.state = x),
    ),
    Field::new(
        "meeting",
        Label::new("Đề ra tại", "Set at"),
        Shape::Link(&[Kind::Meeting]),
        |r: &Direction| Value::of_id(Kind::Meeting, r.meeting),
        |r, v| v.into_id(Kind::Meeting).map(|x| r.meeting = x),
    ),
    Field::new(
        "proposals",
        Label::new("Từ kiến nghị", "From proposals"),
        Shape::Rows(&PROPOSALS),
        |r: &Direction| rows_value(&r.proposals),
        |r, v| rows_from(v).map(|x| r.proposals = x),
    ),
    Field::new(
        "follow_ups",
        Label::new("Theo dõi", "Follow-up"),
        Shape::Rows(&FOLLOW_UPS),
        |r: &Direction| rows_value(&r.follow_ups),
        |r, v| rows_from(v).map(|x| r.follow_ups = x),
    ),
    Field::new(
        "result",
        Label::new("Kết quả", "Result"),
        Shape::LongText,
        |r: &Direction| Value::of_text(&r.result),
        |r, v| v.into_text().map(|x| r.result = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Direction| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Direction {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static UNITS: [Field<DirectionUnit>; 1] = [Field::new(
    "unit",
    Label::new("Đơn vị", "Unit"),
    Shape::Link(&[Kind::Unit]),
    |r: &DirectionUnit| Value::of_id(Kind::Unit, r.unit),
    |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
)
.required()];

impl Fields for DirectionUnit {
    fn fields() -> &'static [Field<Self>] {
        &UNITS
    }
}

static PROPOSALS: [Field<DirectionProposal>; 1] = [Field::new(
    "proposal",
    Label::new("Kiến nghị", "Proposal"),
    Shape::Link(&[Kind::Proposal]),
    |r: &DirectionProposal| Value::of_id(Kind::Proposal, r.proposal),
    |r, v| v.into_id(Kind::Proposal).map(|x| r.proposal = x),
)
.required()];

impl Fields for DirectionProposal {
    fn fields() -> &'static [Field<Self>] {
        &PROPOSALS
    }
}

static FOLLOW_UPS: [Field<FollowUp>; 2] = [
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &FollowUp| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    )
    .required(),
    Field::new(
        "text",
        Label::new("Tình hình", "Note"),
        Shape::Text,
        |r: &FollowUp| Value::of_text(&r.text),
        |r, v| v.into_text().map(|x| r.text = x),
    )
    .required(),
];

impl Fields for FollowUp {
    fn fields() -> &'static [Field<Self>] {
        &FOLLOW_UPS
    }
}

impl Recorded for Direction {
    fn kind(&self) -> Kind {
        Kind::Direction
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.text.replace('\n', " ")
    }

    fn names(&self) -> Vec<String> {
        vec![self.text.replace('\n', " ")]
    }

    fn sort_text(&self) -> String {
        self.text.clone()
    }

    fn years(&self) -> Option<(i16, i16)> {
        let due = self.due.map_or(self.year, Date::year);
        Some((self.year.min(due), self.year.max(due)))
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
        let named: Vec<Id> = self.units.iter().filter_map(|row| row.unit).collect();
        match self.owner.as_str() {
            "units" if named.is_empty() => faults.push(
                Fault::new(
                    "phải nêu ít nhất một đơn vị thực hiện, hoặc chọn “cả Khối”",
                    "name at least one unit that does it, or choose \"the whole bloc\"",
                )
                .at("units"),
            ),
            "bloc" if !named.is_empty() => faults.push(
                Fault::new(
                    "đã giao cả Khối thì không nêu đơn vị; muốn nêu thì chọn “đơn vị nêu tên”",
                    "the whole bloc does it: name no units, or choose \"named units\"",
                )
                .at("units"),
            ),
            _ => {}
        }
        faults.extend(repeated(&named).into_iter().map(|row| {
            Fault::new("đơn vị đã có ở dòng trên", "this unit stands in a row above already")
                .at_cell("units", row, "unit")
        }));
        if matches!(self.state.as_str(), "done" | "partly" | "not_done" | "dropped")
            && self.result.is_empty()
        {
            faults.push(missing().at("result"));
        }
        faults
    }
}
