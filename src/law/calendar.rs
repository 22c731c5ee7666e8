//! The pattern of a bloc's year as data: what belongs to it, in which months, what in the store answers it.
//! Knows no record.

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::dossier::read;
use super::read::Both;
use super::source::LawFault;
use crate::text::Message;

const CALENDAR: &str = include_str!("calendar.toml");

/// What tells that an item of the year was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The chair's term of the year.
    Term,
    /// The hand-over with which that term begins.
    Handover,
    /// A meeting of the item's kind.
    Meeting,
    /// The deadlines of the year.
    Deadline,
    /// The deadlines of the year for the item's award.
    Flag,
    /// Nothing that is recorded.
    None,
}

/// Something that belongs to every year of a bloc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name in files.
    pub id: String,
    /// What people call it.
    pub label: Message,
    /// The months in which it is usual, first and last; 1 is January of the year itself, 0 the month before.
    pub months: Option<(i16, i16)>,
    /// The month after which it has slipped.
    pub by: Option<i16>,
    /// What answers it.
    pub answer: Answer,
    /// The kind of meeting that answers it; empty for other answers.
    pub meeting: String,
    /// The award that it is about, by code; empty for all.
    pub award: String,
    /// How many years before the calendar's lies the year that it is about.
    pub years_before: i16,
    /// Where this was read.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
}

impl Item {
    /// The first and the last day on which it is usual in the calendar of `year`.
    pub fn days(&self, year: i16) -> Option<(Date, Date)> {
        let (from, to) = self.months?;
        Some((first_day(year, from)?, last_day(year, to)?))
    }

    /// The last day before it has slipped.
    pub fn latest(&self, year: i16) -> Option<Date> {
        last_day(year, self.by?)
    }
}

/// The first day of a month counted from January of `year`.
pub fn first_day(year: i16, month: i16) -> Option<Date> {
    let january = Date::new(year, 1, 1).ok()?;
    january.checked_add((i32::from(month) - 1).months()).ok()
}

fn last_day(year: i16, month: i16) -> Option<Date> {
    first_day(year, month).map(Date::last_of_month)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    label: Both,
    from: Option<i16>,
    to: Option<i16>,
    by: Option<i16>,
    answer: Answer,
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    award: String,
    #[serde(default)]
    years_before: i16,
    source: String,
    verified: bool,
}

/// What belongs to a year, in its order; the faults of the file where it has any.
pub fn items() -> Result<Vec<Item>, Vec<LawFault>> {
    let item = |written: Written| Item {
        id: written.id,
        label: written.label.into(),
        months: written.from.zip(written.to),
        by: written.by,
        answer: written.answer,
        meeting: written.meeting,
        award: written.award,
        years_before: written.years_before,
        source: written.source,
        verified: written.verified,
    };
    read("calendar.toml", CALENDAR, "item", item)
}

/// The same, read once; nothing where the file has faults.
pub fn pattern() -> &'static [Item] {
    static ITEMS: OnceLock<Vec<Item>> = OnceLock::new();
    ITEMS.get_or_init(|| items().unwrap_or_default())
}
