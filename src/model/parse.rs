//! Text to values and back, as forms and files need it. Knows no form.

use jiff::civil::Date;

use super::date::{parse_date, parse_time};
use super::fault::Fault;
use super::field::{Column, Shape};
use super::show::{choice_label, show_date, show_time};
use super::value::Value;
use crate::text::{Lang, fold, nfc, one_line};

/// The value that `text` means in a field of `shape` on `today`.
pub fn parse(text: &str, shape: &Shape, today: Date) -> Result<Value, Fault> {
    let line = one_line(text);
    if line.is_empty() {
        return Ok(Value::Empty);
    }
    match shape {
        Shape::Text => Ok(Value::Text(line)),
        Shape::LongText => Ok(Value::of_text(nfc(text).trim_end())),
        Shape::Number(low, high) => number(&line, *low, *high),
        Shape::Year => number(&line, 1800, 2200),
        Shape::Date => parse_date(&line, today).map(Value::Date),
        Shape::Time => parse_time(&line).map(Value::Time),
        Shape::Flag => match fold(&line).as_str() {
            "x" | "co" | "ies" => Ok(Value::Flag(true)),
            "khong" | "no" => Ok(Value::Flag(false)),
            _ => Err(Fault::new("gõ có hoặc không", "type yes or no")),
        },
        Shape::Choice(choices) => {
            let wanted = fold(&line);
            let found = choices.iter().find(|choice| {
                [choice.name, choice.label.vi, choice.label.en].iter().any(|x| fold(x) == wanted)
            });
            found.map_or_else(
                || Value::Choice(line.clone()).into_choice(choices).map(Value::Choice),
                |choice| Ok(Value::Choice(choice.name.to_owned())),
            )
        }
        Shape::Link(_) | Shape::Rows(_) => Err(Fault::new("không gõ được", "cannot be typed")),
    }
}

fn number(line: &str, low: i64, high: i64) -> Result<Value, Fault> {
    match line.parse() {
        Ok(number) if (low..=high).contains(&number) => Ok(Value::Number(number)),
        _ => Err(Fault::new(
            format!("phải là một số từ {low} đến {high}"),
            format!("must be a number from {low} to {high}"),
        )),
    }
}

/// The text that a form starts from: what [`parse`] reads as `value`.
pub fn edit_text(value: &Value, column: &Column, lang: Lang) -> String {
    match (value, column.shape) {
        (Value::Text(text), _) => text.clone(),
        (Value::Number(number), _) => number.to_string(),
        (Value::Date(date), _) => show_date(*date, lang),
        (Value::Time(time), _) => show_time(*time),
        (Value::Choice(name), Shape::Choice(choices)) => choice_label(choices, name, lang),
        (Value::Flag(true), _) => crate::text::Label::new("có", "yes").in_lang(lang).to_owned(),
        (Value::Flag(false), _) => crate::text::Label::new("không", "no").in_lang(lang).to_owned(),
        _ => String::new(),
    }
}
