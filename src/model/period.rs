//! Years and stretches of time in records: which of them make sense. Knows no record.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::fault::Fault;

/// The years that any date may lie in, birth and founding included; what is outside is a slip.
pub const CALENDAR: RangeInclusive<i16> = 1900..=2200;

/// The years that emulation, meetings and terms may lie in.
pub const YEARS: RangeInclusive<i16> = 1945..=2200;

/// The fault of a year outside `allowed`.
pub fn check_year(year: i16, allowed: &RangeInclusive<i16>) -> Option<Fault> {
    let (first, last) = (allowed.start(), allowed.end());
    (!allowed.contains(&year)).then(|| {
        Fault::new(
            format!("năm {year} không hợp lý: phải từ {first} đến {last}"),
            format!("{year} is not a sensible year: it must be {first} to {last}"),
        )
    })
}

/// The fault of a record's year that is no sensible one, at its field; none while the year is not entered.
pub fn check_own_year(year: i16) -> Option<Fault> {
    let fault = (year != 0).then(|| check_year(year, &YEARS)).flatten();
    fault.map(|fault| fault.at("year"))
}

/// The fault of a last day before the first; none where either is unknown.
pub fn check_order(from: Option<Date>, until: Option<Date>) -> Option<Fault> {
    let (from, until) = (from?, until?);
    (until < from).then(|| not_before(from, "ngày bắt đầu", "the first day"))
}

/// The fault of a day that lies before `day`, which is called `vi` and `en`.
pub fn not_before(day: Date, vi: &str, en: &str) -> Fault {
    use super::show::show_date;
    use crate::text::Lang;
    Fault::new(
        format!("không được trước {vi} ({})", show_date(day, Lang::Vi)),
        format!("must not be before {en} ({})", show_date(day, Lang::En)),
    )
}

/// The places of items that stood before, counted from 0.
pub fn repeated<T: PartialEq>(items: &[T]) -> Vec<usize> {
    (0..items.len()).filter(|&place| items[..place].contains(&items[place])).collect()
}

/// The faults of the years in rows of figures: not sensible, or entered before.
pub fn check_figures(field: &str, years: &[i16]) -> Vec<Fault> {
    let strange = years.iter().enumerate().filter(|(_, year)| **year != 0);
    let strange = strange.filter_map(|(row, year)| {
        check_year(*year, &YEARS).map(|fault| fault.at_cell(field, row, "year"))
    });
    let twice = repeated(years).into_iter().map(|row| {
        let year = years[row];
        Fault::new(
            format!("năm {year} đã có ở dòng trên"),
            format!("{year} stands in a row above already"),
        )
        .at_cell(field, row, "year")
    });
    strange.chain(twice).collect()
}
