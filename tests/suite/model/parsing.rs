//! Typed text to values and back.

use jiff::civil::{Date, date, time};
use proptest::prelude::*;
use thidua::model::field::{Choice, Column, Shape};
use thidua::model::meeting::{FORMS, MEETING_KINDS};
use thidua::model::nomination::STATES;
use thidua::model::parse::{edit_text, parse};
use thidua::model::term::BASES;
use thidua::model::{Kind, Points, Record, Value};
use thidua::text::{Lang, nfc, one_line};
use unicode_normalization::UnicodeNormalization;

const TODAY: Date = date(2021, 2, 28);

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn choice(name: &str) -> Value {
    Value::Choice(name.to_owned())
}

#[test]
fn typed_text_becomes_a_value() {
    let number = Shape::Number(0, 10_000);
    let cases = [
        ("  Trần   Thị\tNgọc ", Shape::Text, text("Trần Thị Ngọc")),
        (" dòng một\n\ndòng hai \n", Shape::LongText, text("dòng một\n\ndòng hai")),
        ("6708", number, Value::Number(6708)),
        ("6.708", number, Value::Number(6708)),
        ("6,708", number, Value::Number(6708)),
        ("6 708", number, Value::Number(6708)),
        ("1.234.567", Shape::Number(0, 10_000_000), Value::Number(1_234_567)),
        ("-12", Shape::Number(-20, 20), Value::Number(-12)),
        ("2021", Shape::Year, Value::Number(2021)),
        ("24/2", Shape::Date, Value::Date(date(2021, 2, 24))),
        ("8h30", Shape::Time, Value::Time(time(8, 30, 0, 0))),
        ("có", Shape::Flag, Value::Flag(true)),
        ("CO", Shape::Flag, Value::Flag(true)),
        ("x", Shape::Flag, Value::Flag(true)),
        ("y", Shape::Flag, Value::Flag(true)),
        ("1", Shape::Flag, Value::Flag(true)),
        ("khong", Shape::Flag, Value::Flag(false)),
        ("no", Shape::Flag, Value::Flag(false)),
        ("0", Shape::Flag, Value::Flag(false)),
        ("year_end", Shape::Choice(&MEETING_KINDS), choice("year_end")),
        ("tổng kết", Shape::Choice(&MEETING_KINDS), choice("year_end")),
        ("TONG KET", Shape::Choice(&MEETING_KINDS), choice("year_end")),
        ("year-end", Shape::Choice(&MEETING_KINDS), choice("year_end")),
        ("tong", Shape::Choice(&MEETING_KINDS), choice("year_end")),
        ("luan", Shape::Choice(&BASES), choice("rotation")),
        ("huy", Shape::Choice(&FORMS), choice("cancelled")),
        ("rút", Shape::Choice(&STATES), choice("withdrawn")),
    ];
    for (typed, shape, meant) in cases {
        assert_eq!(parse(typed, &shape, TODAY), Ok(meant), "{typed}");
    }
}

#[test]
fn blank_text_is_nothing_everywhere() {
    for kind in Kind::ALL {
        for column in Record::columns(kind) {
            assert_eq!(
                parse(" \u{a0} ", &column.shape, TODAY),
                Ok(Value::Empty),
                "{}",
                column.name
            );
        }
    }
}

#[test]
fn text_is_in_normal_form_c() {
    let typed: String = "Trần Thị Ngọc".nfd().collect();
    assert_ne!(typed, "Trần Thị Ngọc");
    for shape in [Shape::Text, Shape::LongText] {
        assert_eq!(parse(&typed, &shape, TODAY), Ok(text("Trần Thị Ngọc")));
    }
}

#[test]
fn what_cannot_be_taken_says_what_would_be_right() {
    let cases = [
        ("6,5", Shape::Number(0, 10), "số nguyên", "whole number"),
        ("1.2345", Shape::Number(0, 99_999), "số nguyên", "whole number"),
        ("1.234,567", Shape::Number(0, 9_999_999), "số nguyên", "whole number"),
        ("9", Shape::Number(10, 6_708), "phải từ 10 đến 6.708", "must be 10 to 6,708"),
        ("99999999999999999999", Shape::Number(0, 9), "số nguyên", "whole number"),
        ("21", Shape::Year, "bốn chữ số", "four digits"),
        ("02021", Shape::Year, "bốn chữ số", "four digits"),
        ("1021", Shape::Year, "phải từ 1900 đến 2200", "1900 to 2200"),
        ("có lẽ", Shape::Flag, "“có” hoặc “không”", "“yes” or “no”"),
        ("h", Shape::Choice(&FORMS), "“h” có thể là: hoãn, hủy", "“h” could be any of"),
        ("qua thư", Shape::Choice(&FORMS), "phải là một trong: trực tiếp", "one of: in person"),
        ("Khối", Shape::Link(&[Kind::Bloc]), "chọn từ danh sách", "picked from a list"),
    ];
    for (typed, shape, vi, en) in cases {
        let fault = parse(typed, &shape, TODAY).unwrap_err();
        assert!(fault.message.vi.contains(vi), "{typed}: {}", fault.message.vi);
        assert!(fault.message.en.contains(en), "{typed}: {}", fault.message.en);
    }
}

/// Every column of every kind, those of rows included.
fn columns() -> Vec<&'static Column> {
    let inside = |column: &'static Column| match column.shape {
        Shape::Rows(table) => table.columns().collect(),
        _ => vec![column],
    };
    Kind::ALL.into_iter().flat_map(Record::columns).flat_map(inside).collect()
}

#[test]
fn every_choice_is_typed_as_it_is_shown() {
    for column in columns() {
        let Shape::Choice(choices) = column.shape else { continue };
        for Choice { name, .. } in choices {
            for lang in [Lang::Vi, Lang::En] {
                let shown = edit_text(&choice(name), column, lang);
                assert_eq!(parse(&shown, &column.shape, TODAY), Ok(choice(name)), "{shown}");
            }
            assert_eq!(parse(name, &column.shape, TODAY), Ok(choice(name)));
        }
    }
}

/// A value that may stand in a field of `shape` and can be typed.
fn value(shape: &Shape, text: &str, number: i64) -> Value {
    match shape {
        Shape::Text => Value::of_text(&one_line(text)),
        Shape::LongText => Value::of_text(nfc(text).trim()),
        Shape::Number(least, most) => Value::Number(least + number.rem_euclid(most - least + 1)),
        Shape::Points => Value::Number(number.rem_euclid(10_000_001)),
        Shape::Year => Value::Number(1900 + number.rem_euclid(301)),
        Shape::Date => {
            let days = jiff::Span::new().days(number.rem_euclid(109_938));
            Value::Date(date(1900, 1, 1).checked_add(days).unwrap())
        }
        Shape::Time => {
            let seconds = jiff::SignedDuration::from_secs(number.rem_euclid(86_400));
            Value::Time(time(0, 0, 0, 0).wrapping_add(seconds))
        }
        Shape::Flag => Value::Flag(number % 2 == 0),
        Shape::Choice(choices) => {
            let place = number.rem_euclid(i64::try_from(choices.len()).unwrap());
            choice(choices[usize::try_from(place).unwrap()].name)
        }
        Shape::Link(_) | Shape::Rows(_) => Value::Empty,
    }
}

proptest! {
    #[test]
    fn a_field_that_is_not_touched_does_not_change(
        typed in "\\PC{0,20}", number: i64, english: bool,
    ) {
        let lang = if english { Lang::En } else { Lang::Vi };
        for column in columns() {
            let value = value(&column.shape, &typed, number);
            let shown = edit_text(&value, column, lang);
            prop_assert_eq!(parse(&shown, &column.shape, TODAY), Ok(value), "{}", column.name);
        }
    }

    #[test]
    fn no_text_is_too_strange(typed in "\\PC{0,20}") {
        for column in columns() {
            let _ = parse(&typed, &column.shape, TODAY);
        }
    }
}

#[test]
fn points_have_at_most_two_decimals() {
    let cases = [
        ("9", Some(900), "9"),
        ("9,5", Some(950), "9,5"),
        (" 9.05 ", Some(905), "9,05"),
        ("1000", Some(100_000), "1000"),
        ("9,555", None, ""),
        ("-1", None, ""),
        ("9,", None, ""),
        (",5", None, ""),
        ("1.000.000", None, ""),
        ("100001", None, ""),
        ("99999999999999999999", None, ""),
    ];
    for (typed, hundredths, shown) in cases {
        let points = Points::parse(typed);
        assert_eq!(points.as_ref().ok().map(|points| points.0), hundredths, "{typed}");
        if let Ok(points) = points {
            assert_eq!(points.show(Lang::Vi), shown);
            assert_eq!(Points::from_decimal(points.decimal()), Some(points));
        }
    }
}
