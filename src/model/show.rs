//! Values as people read them: in lists, details, history and files. Knows no screen.

use jiff::civil::{Date, Time};

use super::field::{Choice, Column, Shape};
use super::id::Link;
use super::points::Points;
use super::value::Value;
use crate::text::Lang;

/// Who can tell what a record pointed at is called.
pub trait Names {
    /// The title of the record; `None` where there is none.
    fn title(&self, link: Link) -> Option<String>;
    /// Its short code; `None` where there is none.
    fn code(&self, link: Link) -> Option<String>;
    /// The language that people read.
    fn lang(&self) -> Lang;
}

/// The label of the choice called `name`; the name itself where it is not among `choices`.
pub fn choice_label(choices: &[Choice], name: &str, lang: Lang) -> String {
    let found = choices.iter().find(|choice| choice.name == name);
    found.map_or_else(|| name.to_owned(), |choice| choice.label.in_lang(lang).to_owned())
}

/// A day: `24/02/2021` in Vietnamese, `2021-02-24` in English.
pub fn show_date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
        Lang::En => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
    }
}

/// A time of day: `08:30`.
pub fn show_time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A count with its thousands set apart: `6.708` in Vietnamese, `6,708` in English.
pub fn show_count(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(mark);
        }
        shown.push(digit);
    }
    if number < 0 { format!("-{shown}") } else { shown }
}

/// The points that a number of hundredths stands for.
pub fn points(hundredths: i64) -> Points {
    Points::try_from(hundredths).unwrap_or_default()
}

/// The value of `column` on one line; rows are separated by `; `, their cells by `, `.
pub fn show(value: &Value, column: &Column, names: &dyn Names) -> String {
    let lang = names.lang();
    match (value, column.shape) {
        (Value::Text(text), _) => text.replace('\n', " "),
        (Value::Number(number), Shape::Year) => number.to_string(),
        (Value::Number(number), Shape::Points) => points(*number).show(lang),
        (Value::Number(number), _) => show_count(*number, lang),
        (Value::Date(date), _) => show_date(*date, lang),
        (Value::Time(time), _) => show_time(*time),
        (Value::Choice(name), Shape::Choice(choices)) => choice_label(choices, name, lang),
        (Value::Choice(name), _) => name.clone(),
        (Value::Flag(true), _) => choose(lang, "có", "yes"),
        (Value::Flag(false), _) => choose(lang, "không", "no"),
        (Value::Link(link), _) => {
            names.title(*link).unwrap_or_else(|| choose(lang, "(không còn)", "(gone)"))
        }
        (Value::Rows(rows), Shape::Rows(table)) => {
            let cells = |row: &Vec<Value>| {
                let shown = row.iter().zip(table.columns());
                let shown = shown.map(|(cell, column)| show(cell, column, names));
                shown.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
            };
            rows.iter().map(cells).collect::<Vec<_>>().join("; ")
        }
        (Value::Empty | Value::Rows(_), _) => String::new(),
    }
}

fn choose(lang: Lang, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}
