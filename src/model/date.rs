//! Dates and times as people type them: `24/02/2021`, `24/2`, `hôm nay`, `8h30`. Knows no field.

use jiff::civil::{Date, Time};

use super::fault::Fault;
use super::period::{CALENDAR, check_year};
use crate::text::{fold, one_line};

/// Words that stand for a day counted from today.
const RELATIVE: [(&str, i64); 8] = [
    ("hôm nay", 0),
    ("nay", 0),
    ("today", 0),
    ("hôm qua", -1),
    ("yesterday", -1),
    ("mai", 1),
    ("ngày mai", 1),
    ("tomorrow", 1),
];

/// Words of the official long form `ngày 24 tháng 02 năm 2021`.
const DATE_WORDS: [&str; 3] = ["ngày", "tháng", "năm"];

/// The day that `text` means on `today`.
///
/// Taken are `24/02/2021` (also with `-`, `.`, blanks, or as `ngày 24 tháng 02 năm 2021`),
/// `2021-02-24`, `24/2` of this year, `24` of this month, and today, yesterday, tomorrow in both
/// languages with or without marks.
pub fn parse_date(text: &str, today: Date) -> Result<Date, Fault> {
    let said = fold(&one_line(text));
    if let Some((_, days)) = RELATIVE.iter().find(|(word, _)| fold(word) == said) {
        let span = jiff::Span::new().days(*days);
        return today.checked_add(span).map_err(|_| unlike_date());
    }
    let parts: Vec<&str> = said
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|part| !part.is_empty() && !DATE_WORDS.iter().any(|word| fold(word) == *part))
        .collect();
    match parts[..] {
        [day] => day_of(today.year(), today.month(), number(day)?),
        [first, second] if first.len() > 2 || second.len() > 2 => {
            Err(Fault::new("thiếu ngày: ghi như 24/02/2021", "no day: write 24/02/2021"))
        }
        [day, month] => day_of(today.year(), month_of(month)?, number(day)?),
        [year, month, day] if year.len() > 2 => {
            day_of(year_of(year)?, month_of(month)?, number(day)?)
        }
        [day, month, year] => day_of(year_of(year)?, month_of(month)?, number(day)?),
        _ => Err(unlike_date()),
    }
}

/// The time of day that `text` means: `8:30`, `08h30`, `8h`, `8 giờ 30`, `8 giờ 30 phút`.
pub fn parse_time(text: &str) -> Result<Time, Fault> {
    let said =
        fold(&one_line(text)).replace("gio", ":").replace("phut", "").replace(['h', 'g'], ":");
    let parts: Vec<&str> = said.split(':').map(str::trim).collect();
    let numbers: Option<Vec<i8>> = match parts[..] {
        [hour] | [hour, ""] => [hour].iter().map(|part| digits(part)).collect(),
        [_, _] | [_, _, _] => parts.iter().map(|part| digits(part)).collect(),
        _ => None,
    };
    let numbers = numbers.ok_or_else(|| {
        Fault::new("giờ phải như 08:30 hoặc 8h30", "a time must look like 08:30 or 8h30")
    })?;
    let at = |place: usize| numbers.get(place).copied().unwrap_or_default();
    Time::new(at(0), at(1), at(2), 0).map_err(|_| {
        Fault::new(
            "giờ phải từ 0 đến 23, phút và giây từ 0 đến 59",
            "hours go from 0 to 23, minutes and seconds from 0 to 59",
        )
    })
}

fn unlike_date() -> Fault {
    Fault::new(
        "ngày phải như 24/02/2021, 24/2 hoặc “hôm nay”",
        "a date must look like 24/02/2021, 2021-02-24, 24/2 or “today”",
    )
}

/// One or two digits as a number.
fn digits(part: &str) -> Option<i8> {
    let plain = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| part.parse().ok())?
}

fn number(part: &str) -> Result<i8, Fault> {
    digits(part).ok_or_else(unlike_date)
}

fn year_of(part: &str) -> Result<i16, Fault> {
    if digits(part).is_some() {
        return Err(short_year(part));
    }
    let year = Some(part).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let year = year.and_then(|part| part.parse().ok()).ok_or_else(unlike_date)?;
    check_year(year, &CALENDAR).map_or(Ok(year), Err)
}

/// The fault of a year typed with two digits, which could mean two centuries.
pub(super) fn short_year(part: &str) -> Fault {
    Fault::new(
        format!("năm “{part}” chưa đủ: ghi bốn chữ số, như 2021"),
        format!("the year “{part}” is too short: write four digits, such as 2021"),
    )
}

fn month_of(part: &str) -> Result<i8, Fault> {
    let month = number(part)?;
    if (1..=12).contains(&month) {
        return Ok(month);
    }
    Err(Fault::new(
        format!("không có tháng {month}: tháng từ 1 đến 12"),
        format!("there is no month {month}: months go from 1 to 12"),
    ))
}

fn day_of(year: i16, month: i8, day: i8) -> Result<Date, Fault> {
    Date::new(year, month, day).map_err(|_| {
        Fault::new(
            format!("tháng {month} năm {year} không có ngày {day}"),
            format!("month {month} of {year} has no day {day}"),
        )
    })
}
