//! Values as people read them: in lists, details, history and files. Knows no screen.

use jiff::civil::{Date, Time};

use super::field::{Choice, Column, Shape, Table};
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
            rows.iter().map(|row| show_row(row, table, names, ", ")).collect::<Vec<_>>().join("; ")
        }
        (Value::Empty | Value::Rows(_), _) => String::new(),
    }
}

/// A row's cells on one line, with `between` them; what is not so is said, what is so goes without saying. Of
/// several numbers or days in a row each says what it is.
pub fn show_row(
    row: &[Value],
    table: &'static dyn Table,
    names: &dyn Names,
    between: &str,
) -> String {
    let lang = names.lang();
    let several = |column: &Column| {
        let measure = measure(column);
        measure.is_some() && table.columns().filter(|it| self::measure(it) == measure).count() > 1
    };
    let cells = row.iter().zip(table.columns());
    let cells = cells.filter(|(cell, _)| !matches!(cell, Value::Flag(true) | Value::Empty));
    let shown = cells.map(|(cell, column)| match cell {
        Value::Flag(false) => negated(column, lang),
        _ if several(column) => {
            let label = column.label.in_lang(lang).to_lowercase();
            format!("{label} {}", show(cell, column, names))
        }
        _ => show(cell, column, names),
    });
    shown.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}

/// What a number or a day cannot be told from in a row: others of the same sort.
const fn measure(column: &Column) -> Option<&'static str> {
    match column.shape {
        Shape::Number(..) | Shape::Points => Some("number"),
        Shape::Date => Some("day"),
        _ => None,
    }
}

fn negated(column: &Column, lang: Lang) -> String {
    let label = column.label.in_lang(lang).to_lowercase();
    // What is done is not denied but still to come.
    if let Some(what) = label.strip_prefix("đã ") {
        return format!("chưa {what}");
    }
    format!("{} {label}", choose(lang, "không", "not"))
}

fn choose(lang: Lang, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}
