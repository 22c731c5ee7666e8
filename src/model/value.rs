//! A field's value outside its record: what forms edit, lists show and history compares.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::Choice;
use super::id::{Id, Link};
use super::kind::Kind;

/// A value of any field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Value {
    /// Nothing entered.
    #[default]
    Empty,
    /// Text, in normal form C.
    Text(String),
    /// A whole number; also a year.
    Number(i64),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// The name of one of the field's choices.
    Choice(String),
    /// Yes or no.
    Flag(bool),
    /// A pointer to another record.
    Link(Link),
    /// Rows inside the record; each has one value for each column of the field's table.
    Rows(Vec<Vec<Value>>),
}

/// The fault of a value that is not of its field's shape: met only with forged or damaged input.
fn misfit(vi: &str, en: &str) -> Fault {
    Fault::new(format!("giá trị phải là {vi}"), format!("the value must be {en}"))
}

impl Value {
    /// Whether nothing is entered. A list of rows is empty when every cell of it is.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::Rows(rows) => rows.iter().flatten().all(Self::is_empty),
            _ => false,
        }
    }

    /// Text that may be empty, as a value.
    pub fn of_text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// A number that may be missing, as a value.
    pub fn of_number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |n| Self::Number(n.into()))
    }

    /// A year, as a value; 0 stands for none.
    pub fn of_year(year: i16) -> Self {
        if year == 0 { Self::Empty } else { Self::Number(year.into()) }
    }

    /// The name of a choice that may be missing, as a value.
    pub fn of_choice(name: &str) -> Self {
        if name.is_empty() { Self::Empty } else { Self::Choice(name.to_owned()) }
    }

    /// A date that may be missing, as a value.
    pub fn of_date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A link to a record of `kind` that may be missing, as a value.
    pub fn of_id(kind: Kind, id: Option<Id>) -> Self {
        id.map_or(Self::Empty, |id| Self::Link(Link::new(kind, id)))
    }

    /// The text, empty where nothing is entered.
    pub fn into_text(self) -> Result<String, Fault> {
        match self {
            Self::Empty => Ok(String::new()),
            Self::Text(text) => Ok(text),
            _ => Err(misfit("chữ", "text")),
        }
    }

    /// The number, as the type that the field keeps.
    pub fn into_number<N: TryFrom<i64>>(self) -> Result<Option<N>, Fault> {
        match self {
            Self::Empty => Ok(None),
            Self::Number(number) => N::try_from(number)
                .map(Some)
                .map_err(|_| misfit("một số không quá lớn", "a number that is not that large")),
            _ => Err(misfit("số", "a number")),
        }
    }

    /// The year; 0 where none is entered.
    pub fn into_year(self) -> Result<i16, Fault> {
        self.into_number().map(Option::unwrap_or_default)
    }

    /// The name of the choice; a fault where it is not among `choices`.
    pub fn into_choice(self, choices: &[Choice]) -> Result<String, Fault> {
        match self {
            Self::Empty => Ok(String::new()),
            Self::Choice(name) if choices.iter().any(|choice| choice.name == name) => Ok(name),
            _ => {
                let list = |label: fn(&Choice) -> &str| {
                    choices.iter().map(label).collect::<Vec<_>>().join(", ")
                };
                Err(Fault::new(
                    format!("phải là một trong: {}", list(|choice| choice.label.vi)),
                    format!("must be one of: {}", list(|choice| choice.label.en)),
                ))
            }
        }
    }

    /// The day.
    pub fn into_date(self) -> Result<Option<Date>, Fault> {
        match self {
            Self::Empty => Ok(None),
            Self::Date(date) => Ok(Some(date)),
            _ => Err(misfit("ngày", "a date")),
        }
    }

    /// The time of day.
    pub fn into_time(self) -> Result<Option<Time>, Fault> {
        match self {
            Self::Empty => Ok(None),
            Self::Time(time) => Ok(Some(time)),
            _ => Err(misfit("giờ", "a time of day")),
        }
    }

    /// Yes or no; "no" where nothing is entered.
    pub fn into_flag(self) -> Result<bool, Fault> {
        match self {
            Self::Empty => Ok(false),
            Self::Flag(flag) => Ok(flag),
            _ => Err(misfit("có hoặc không", "yes or no")),
        }
    }

    /// The link, which must point at a record of one of `kinds`.
    pub fn into_link_to(self, kinds: &[Kind]) -> Result<Option<Link>, Fault> {
        match self {
            Self::Empty => Ok(None),
            Self::Link(link) if kinds.contains(&link.kind) => Ok(Some(link)),
            _ => {
                let list = |title: fn(Kind) -> &'static str| {
                    kinds.iter().map(|kind| title(*kind)).collect::<Vec<_>>().join(" / ")
                };
                Err(misfit(&list(|kind| kind.title().vi), &list(|kind| kind.title().en)))
            }
        }
    }

    /// The id of a link that must point at a record of `kind`.
    pub fn into_id(self, kind: Kind) -> Result<Option<Id>, Fault> {
        Ok(self.into_link_to(&[kind])?.map(|link| link.id))
    }

    /// The links in this value, rows included.
    pub fn links(&self) -> Vec<Link> {
        match self {
            Self::Link(link) => vec![*link],
            Self::Rows(rows) => rows.iter().flatten().flat_map(Self::links).collect(),
            _ => Vec::new(),
        }
    }
}
