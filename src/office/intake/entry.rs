//! One row of a list, its cells read as what their columns hold. Knows no record and no store.

use jiff::civil::Date;

use super::joined::Joined;
use super::layout::{Layout, shown};
use super::preview::Flaw;
use super::rows::Listed;
use crate::model::date::parse_date;
use crate::model::field::Shape;
use crate::model::heading::Part;
use crate::model::parse::parse;
use crate::model::period::{CALENDAR, check_year};
use crate::model::{Fault, Value};
use crate::office::book::{Cell, DaySystem, Spot};
use crate::text::one_line;

/// A row of a list.
pub struct Entry<'a> {
    /// Its number in the sheet.
    pub number: u32,
    /// The text over its group.
    pub group: Option<String>,
    /// What it holds, part by part.
    pub cells: Vec<(&'static Part, Spot, &'a Cell)>,
    layout: &'a Layout,
    days: DaySystem,
    today: Date,
}

/// The day before day 1 of 1900, as later days count; and day 0 of 1904.
const EPOCHS: (Date, Date) = (jiff::civil::date(1899, 12, 30), jiff::civil::date(1904, 1, 1));

impl<'a> Entry<'a> {
    /// The cells of a row that stand in columns which hold something.
    pub fn of(
        listed: &Listed<'a>,
        joined: &Joined<'a>,
        layout: &'a Layout,
        (days, today): (DaySystem, Date),
    ) -> Self {
        let row = listed.row;
        let mut cells = Vec::with_capacity(layout.columns.len());
        for heading in &layout.columns {
            if let Some(part) = heading.part
                && let Some(cell) = joined.cell(row, heading.column)
            {
                cells.push((part, Spot { row: row.number, column: heading.column }, cell));
            }
        }
        Self { number: row.number, group: listed.group.clone(), cells, layout, days, today }
    }

    /// Where the cell of `part` stands, or would stand; `None` where no column holds it.
    pub fn spot(&self, part: &str) -> Option<Spot> {
        self.layout.column(part).map(|column| Spot { row: self.number, column })
    }

    /// The cell that holds `part`.
    pub fn cell(&self, part: &str) -> Option<(Spot, &'a Cell)> {
        let found = self.cells.iter().find(|(it, ..)| it.name == part);
        found.map(|(_, spot, cell)| (*spot, *cell))
    }

    /// The text of `part` on one line; empty where nothing is entered.
    pub fn text(&self, part: &str) -> Result<String, Flaw> {
        match self.cell(part) {
            None => Ok(String::new()),
            Some((_, Cell::Error(_))) => Err(self.failed(part)),
            Some((_, cell)) => Ok(shown(cell)),
        }
    }

    /// The text of `part` with its lines.
    pub fn lines(&self, part: &str) -> Result<String, Flaw> {
        match self.cell(part) {
            Some((_, Cell::Text(text))) => Ok(text.trim().to_owned()),
            _ => self.text(part),
        }
    }

    /// The value of `part` for a field of `shape`, which is neither link nor rows.
    pub fn value(&self, part: &str, shape: &Shape) -> Result<Value, Flaw> {
        let value = match shape {
            Shape::Date => self.day(part)?.map_or(Value::Empty, Value::Date),
            Shape::Year => Value::of_number(self.year(part)?),
            Shape::LongText => Value::of_text(&self.lines(part)?),
            Shape::Flag => match self.cell(part) {
                Some((_, Cell::Flag(flag))) => Value::Flag(*flag),
                _ => self.parsed(part, shape)?,
            },
            _ => self.parsed(part, shape)?,
        };
        Ok(value)
    }

    fn parsed(&self, part: &str, shape: &Shape) -> Result<Value, Flaw> {
        let text = self.text(part)?;
        parse(&text, shape, self.today).map_err(|fault| self.flaw(part, &fault))
    }

    /// The day of `part`: a date, a number that counts days, or text.
    pub fn day(&self, part: &str) -> Result<Option<Date>, Flaw> {
        let Some((_, cell)) = self.cell(part) else { return Ok(None) };
        let read = match cell {
            Cell::Date(date) => Ok(*date),
            Cell::Number(number) => self.counted(*number),
            Cell::Text(text) => match text.parse::<f64>() {
                Ok(number) if text.len() >= 4 => self.counted(number),
                _ => parse_date(&without_time(&one_line(text)), self.today),
            },
            Cell::Error(_) => return Err(self.failed(part)),
            Cell::Flag(_) => Err(unlike_date()),
        };
        let checked =
            read.and_then(|date| check_year(date.year(), &CALENDAR).map_or(Ok(date), Err));
        checked.map(Some).map_err(|fault| self.flaw(part, &fault))
    }

    /// The day that a number counts; small ones are years.
    fn counted(&self, number: f64) -> Result<Date, Fault> {
        if (f64::from(*CALENDAR.start())..=f64::from(*CALENDAR.end())).contains(&number) {
            return Err(Fault::new(
                format!("{number} chỉ là năm; ghi đủ ngày như 24/02/2021"),
                format!("{number} is only a year: write a day, such as 2021-02-24"),
            ));
        }
        let epoch = match self.days {
            DaySystem::Of1900 => EPOCHS.0,
            DaySystem::Of1904 => EPOCHS.1,
        };
        #[allow(clippy::cast_possible_truncation, reason = "within four million days")]
        let days = (0.0..4_000_000.0).contains(&number).then_some(number as i64);
        let date = days.and_then(|days| epoch.checked_add(jiff::Span::new().days(days)).ok());
        date.ok_or_else(unlike_date)
    }

    /// The year of `part`: a number, a date's year, or the four digits in a text.
    pub fn year(&self, part: &str) -> Result<Option<i16>, Flaw> {
        let Some((_, cell)) = self.cell(part) else { return Ok(None) };
        let year = match cell {
            Cell::Date(date) => Some(date.year()),
            #[allow(clippy::cast_possible_truncation, reason = "within a hundred thousand")]
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 100_000.0 => {
                let number = *number as i32;
                i16::try_from(number).ok().filter(|year| CALENDAR.contains(year)).or_else(|| {
                    self.counted(f64::from(number)).ok().filter(|_| number > 9_999).map(Date::year)
                })
            }
            Cell::Number(_) | Cell::Flag(_) => None,
            Cell::Text(text) => four_digits(text),
            Cell::Error(_) => return Err(self.failed(part)),
        };
        let unlike = || {
            Fault::new(
                "năm phải gồm bốn chữ số, như 2021",
                "a year must be four digits, as in 2021",
            )
        };
        let checked = year
            .ok_or_else(unlike)
            .and_then(|year| check_year(year, &CALENDAR).map_or(Ok(year), Err));
        checked.map(Some).map_err(|fault| self.flaw(part, &fault))
    }

    /// A fault at the cell of `part`.
    pub fn flaw(&self, part: &str, fault: &Fault) -> Flaw {
        let found = self.cells.iter().find(|(it, ..)| it.name == part);
        Flaw {
            spot: self.spot(part),
            label: found.map(|(part, ..)| part.label),
            message: fault.message.clone(),
        }
    }

    /// A fault at the cell of `part`, with what is wrong.
    pub fn wrong(&self, part: &str, vi: impl Into<String>, en: impl Into<String>) -> Flaw {
        self.flaw(part, &Fault::new(vi, en))
    }

    fn failed(&self, part: &str) -> Flaw {
        let shows = self.cell(part).map(|(_, cell)| shown(cell)).unwrap_or_default();
        self.wrong(
            part,
            format!("công thức báo lỗi {shows}; hãy sửa trong tệp"),
            format!("the formula fails with {shows}: correct it in the file"),
        )
    }
}

fn unlike_date() -> Fault {
    Fault::new("phải là ngày, như 24/02/2021", "must be a day, such as 2021-02-24")
}

/// A date without the time of day behind it.
fn without_time(text: &str) -> String {
    match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day.to_owned(),
        _ => text.to_owned(),
    }
}

/// The last four digits that stand together in a text.
fn four_digits(text: &str) -> Option<i16> {
    text.rsplit(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?.parse().ok()
}
