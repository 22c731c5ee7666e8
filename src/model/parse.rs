//! Typed text to values and back: what a form field starts with and what it makes. Knows no form.

use jiff::civil::Date;

use super::date::{parse_date, parse_time, short_year};
use super::fault::Fault;
use super::field::{Choice, Column, Shape};
use super::fit::fit;
use super::points::Points;
use super::show::{choice_label, points, show_date, show_time};
use super::value::Value;
use crate::text::{Label, Lang, fold, nfc, one_line};

/// Words for yes and for no.
const YES: [&str; 7] = ["có", "yes", "y", "x", "1", "đúng", "true"];
const NO: [&str; 6] = ["không", "no", "n", "0", "sai", "false"];

/// The value that `text` means in a field of `shape`; blank text is [`Value::Empty`] everywhere.
///
/// Links and rows cannot be typed: for them any text is a fault.
pub fn parse(text: &str, shape: &Shape, today: Date) -> Result<Value, Fault> {
    let line = one_line(text);
    if line.trim().is_empty() {
        return Ok(Value::Empty);
    }
    let value = match shape {
        Shape::Text => Value::Text(line),
        Shape::LongText => Value::of_text(nfc(text).trim()),
        Shape::Number(..) => Value::Number(number(&line)?),
        Shape::Points => Value::Number(Points::parse(&line)?.into()),
        Shape::Year => Value::Number(year(&line)?),
        Shape::Date => Value::Date(parse_date(&line, today)?),
        Shape::Time => Value::Time(parse_time(&line)?),
        Shape::Flag => Value::Flag(flag(&line)?),
        Shape::Choice(choices) => Value::Choice(choice(&line, choices)?.name.to_owned()),
        Shape::Link(_) | Shape::Rows(_) => {
            return Err(Fault::new(
                "phải chọn từ danh sách, không gõ được",
                "this is picked from a list, not typed",
            ));
        }
    };
    fit(&value, shape).map(|()| value)
}

/// The text that a form field starts with: [`parse`] makes the same value of it.
///
/// Empty for links and rows, which are not typed.
pub fn edit_text(value: &Value, column: &Column, lang: Lang) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => match column.shape {
            Shape::Points => points(*number).show(lang),
            _ => number.to_string(),
        },
        Value::Date(date) => show_date(*date, lang),
        Value::Time(time) if time.second() != 0 => {
            format!("{}:{:02}", show_time(*time), time.second())
        }
        Value::Time(time) => show_time(*time),
        Value::Flag(true) => Label::new("có", "yes").in_lang(lang).to_owned(),
        Value::Flag(false) => Label::new("không", "no").in_lang(lang).to_owned(),
        Value::Choice(name) => match column.shape {
            Shape::Choice(choices) => choice_label(choices, name, lang),
            _ => name.clone(),
        },
        Value::Empty | Value::Link(_) | Value::Rows(_) => String::new(),
    }
}

/// A whole number; `6.708`, `6,708` and `6 708` are all six thousand seven hundred and eight.
fn number(line: &str) -> Result<i64, Fault> {
    let (sign, amount) = line.strip_prefix('-').map_or((1, line), |rest| (-1, rest));
    let groups: Vec<&str> = match amount.find(['.', ',', ' ']) {
        Some(place) => amount.split(&amount[place..=place]).collect(),
        None => vec![amount],
    };
    let plain = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.iter().enumerate().all(|(place, group)| {
        let fits = if place == 0 { group.len() <= 3 } else { group.len() == 3 };
        plain(group) && (fits || groups.len() == 1)
    });
    let unlike = || {
        Fault::new(
            "phải là số nguyên; dấu chấm chỉ để tách hàng nghìn, như 6.708",
            "must be a whole number; marks only set thousands apart, as in 6,708",
        )
    };
    if !grouped {
        return Err(unlike());
    }
    groups.concat().parse().map(|amount: i64| sign * amount).map_err(|_| unlike())
}

fn year(line: &str) -> Result<i64, Fault> {
    let plain = line.bytes().all(|byte| byte.is_ascii_digit());
    match (plain, line.len()) {
        (true, 1 | 2) => Err(short_year(line)),
        (true, 4) => line.parse().map_err(|_| unlike_year()),
        _ => Err(unlike_year()),
    }
}

fn unlike_year() -> Fault {
    Fault::new("năm phải gồm bốn chữ số, như 2021", "a year must be four digits, such as 2021")
}

fn flag(line: &str) -> Result<bool, Fault> {
    let typed = fold(line);
    let means = |words: &[&str]| words.iter().any(|word| fold(word) == typed);
    match (means(&YES), means(&NO)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(Fault::new("phải là “có” hoặc “không”", "must be “yes” or “no”")),
    }
}

/// The choice that is meant: by its name, by its label in either language, or by the beginning of
/// one of these, if only one choice begins so. Marks and case make no difference.
fn choice<'a>(line: &str, choices: &'a [Choice]) -> Result<&'a Choice, Fault> {
    let typed = fold(line);
    let labels = |choice: &Choice| [fold(choice.label.vi), fold(choice.label.en)];
    let named = choices.iter().find(|choice| fold(choice.name) == typed);
    let named = named.or_else(|| choices.iter().find(|choice| labels(choice).contains(&typed)));
    if let Some(choice) = named {
        return Ok(choice);
    }
    let begins = |choice: &&Choice| {
        fold(choice.name).starts_with(&typed)
            || labels(choice).iter().any(|label| label.starts_with(&typed))
    };
    let found: Vec<&Choice> = choices.iter().filter(begins).collect();
    match found[..] {
        [choice] => Ok(choice),
        [] => {
            let all: Vec<&Choice> = choices.iter().collect();
            Err(one_of("phải là một trong", "must be one of", &all))
        }
        _ => {
            let (vi, en) = (format!("“{line}” có thể là"), format!("“{line}” could be any of"));
            Err(one_of(&vi, &en, &found))
        }
    }
}

fn one_of(vi: &str, en: &str, choices: &[&Choice]) -> Fault {
    let list = |lang| {
        let labels = choices.iter().map(|choice| choice.label.in_lang(lang));
        labels.collect::<Vec<_>>().join(", ")
    };
    Fault::new(format!("{vi}: {}", list(Lang::Vi)), format!("{en}: {}", list(Lang::En)))
}
