//! A value as a cell of a spreadsheet: dates stay dates, numbers stay numbers. Knows no file.

use jiff::civil::{Date, Time};

use crate::model::field::Shape;
use crate::model::show::{points, show};
use crate::model::{Column, Names, Value};
use crate::text::Lang;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A year, a number that is never grouped.
    Year(i64),
    /// A count.
    Count(i64),
    /// Points, or a share in percent: hundredths.
    Hundredths(i64),
    /// Any other number.
    Number(f64),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
}

impl Cell {
    /// The cell of a field's value.
    pub fn of(value: &Value, column: &Column, names: &dyn Names) -> Self {
        match (value, column.shape) {
            (Value::Empty, _) => Self::Empty,
            (Value::Number(number), Shape::Year) => Self::Year(*number),
            (Value::Number(number), Shape::Points) => Self::Hundredths(*number),
            (Value::Number(number), _) => Self::Count(*number),
            (Value::Date(date), _) => Self::Date(*date),
            (Value::Time(time), _) => Self::Time(*time),
            (Value::Text(text), _) => Self::Text(text.clone()),
            _ => Self::Text(show(value, column, names)),
        }
    }

    /// The cell of a text that was written bare: a number where it reads as one and would be written so again.
    pub fn read(text: &str) -> Self {
        let fraction = text.split_once('.').map_or(0, |(_, digits)| digits.len());
        let number = text.parse::<f64>().ok();
        match number.filter(|number| format!("{number:.fraction$}") == text) {
            Some(number) => Self::Number(number),
            None if text.is_empty() => Self::Empty,
            None => Self::Text(text.to_owned()),
        }
    }

    /// The cell as text of CSV: numbers bare, days as ISO 8601 has them.
    pub fn csv(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Year(number) | Self::Count(number) => number.to_string(),
            Self::Hundredths(number) => points(*number).show(Lang::En),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => crate::model::show::show_time(*time),
        }
    }
}
