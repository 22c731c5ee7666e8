//! How well a person or unit did its tasks in a year: evidence for titles. Knows no rule.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_own_year;
use super::recorded::{Recorded, Series};
use super::show::{Names, choice_label};
use super::value::Value;
use crate::text::Label;

/// The yearly rating of how tasks were done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rating {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The person or unit rated.
    pub subject: Option<Link>,
    /// The year rated.
    pub year: i16,
    /// One of [`RATINGS`].
    pub rating: String,
    /// The unit that the person belonged to.
    pub unit: Option<Id>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// Ratings, the best first.
pub static RATINGS: [Choice; 4] = [
    Choice {
        name: "excellent",
        label: Label::new("hoàn thành xuất sắc nhiệm vụ", "tasks done excellently"),
    },
    Choice {
        name: "good", label: Label::new("hoàn thành tốt nhiệm vụ", "tasks done well")
    },
    Choice { name: "done", label: Label::new("hoàn thành nhiệm vụ", "tasks done") },
    Choice { name: "not_done", label: Label::new("không hoàn thành", "tasks not done") },
];

static FIELDS: [Field<Rating>; 7] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Rating| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Rating| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "subject",
        Label::new("Đối tượng", "Whose"),
        Shape::Link(&[Kind::Person, Kind::Unit]),
        |r: &Rating| r.subject.map_or(Value::Empty, Value::Link),
        |r, v| v.into_link_to(&[Kind::Person, Kind::Unit]).map(|x| r.subject = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Rating| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "rating",
        Label::new("Mức hoàn thành", "Rating"),
        Shape::Choice(&RATINGS),
        |r: &Rating| Value::of_choice(&r.rating),
        |r, v| v.into_choice(&RATINGS).map(|x| r.rating = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Rating| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Rating| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Rating {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Rating {
    fn kind(&self) -> Kind {
        Kind::Rating
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let subject = self.subject.and_then(|link| names.title(link)).unwrap_or_default();
        let rating = choice_label(&RATINGS, &self.rating, names.lang());
        format!("{subject} – {}: {rating}", self.year)
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
        Series::of_year(self.year, 5)
    }

    fn faults(&self) -> Vec<Fault> {
        check_own_year(self.year).into_iter().collect()
    }
}
