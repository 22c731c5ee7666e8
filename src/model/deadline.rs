//! The day by which nominations must have come so far. Knows no nomination's record, only states.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::award::LEVELS;
use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::check_own_year;
use super::pipeline::REACHED;
use super::recorded::{Recorded, Series};
use super::show::{Names, choice_label, show_date};
use super::value::Value;
use crate::text::Label;

/// The last day for nominations of a year to have entered a state.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Deadline {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year of emulation.
    pub year: i16,
    /// The last day.
    pub date: Option<Date>,
    /// The state that nominations must have entered by then.
    pub state: String,
    /// Only for awards of this level: one of [`LEVELS`].
    pub level: String,
    /// Only for this award.
    pub award: Option<Id>,
    /// Where it was set.
    pub source: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

static FIELDS: [Field<Deadline>; 9] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Deadline| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Deadline| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Deadline| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Hạn chót", "Due"),
        Shape::Date,
        |r: &Deadline| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    )
    .required(),
    Field::new(
        "state",
        Label::new("Phải đạt", "To have reached"),
        Shape::Choice(REACHED),
        |r: &Deadline| Value::of_choice(&r.state),
        |r, v| v.into_choice(REACHED).map(|x| r.state = x),
    )
    .required(),
    Field::new(
        "level",
        Label::new("Cấp khen", "Level"),
        Shape::Choice(&LEVELS),
        |r: &Deadline| Value::of_choice(&r.level),
        |r, v| v.into_choice(&LEVELS).map(|x| r.level = x),
    ),
    Field::new(
        "award",
        Label::new("Danh hiệu, hình thức", "Award"),
        Shape::Link(&[Kind::Award]),
        |r: &Deadline| Value::of_id(Kind::Award, r.award),
        |r, v| v.into_id(Kind::Award).map(|x| r.award = x),
    ),
    Field::new(
        "source",
        Label::new("Văn bản", "Source"),
        Shape::Text,
        |r: &Deadline| Value::of_text(&r.source),
        |r, v| v.into_text().map(|x| r.source = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Deadline| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Deadline {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Deadline {
    fn kind(&self) -> Kind {
        Kind::Deadline
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let date = self.date.map(|date| show_date(date, names.lang())).unwrap_or_default();
        format!("{date} – {}", choice_label(REACHED, &self.state, names.lang()))
    }

    fn years(&self) -> Option<(i16, i16)> {
        let due = self.date.map_or(self.year, Date::year);
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
        let known = REACHED.iter().any(|choice| choice.name == self.state);
        if !self.state.is_empty() && !known {
            faults.push(
                Fault::new(
                    "phải là một bước của quy trình sau dự thảo, không phải trạng thái bên lề",
                    "must be a step of the pipeline after the draft, not a side state",
                )
                .at("state"),
            );
        }
        faults
    }
}
