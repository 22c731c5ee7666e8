//! The list of deadlines: its columns, and where it begins.

use jiff::civil::Date;

use crate::layer::Desk;
use crate::model::deadline::Deadline;
use crate::model::recorded::Recorded;
use crate::model::{Id, Kind, Record};
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("date", Label::new("Hạn chót", "Due"), Width::Cells(10), 0),
    Shown::new("state", Label::new("Phải đạt", "To have reached"), Width::Share(2), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 50),
    Shown::new("level", Label::new("Cấp", "Level"), Width::Cells(12), 60),
    Shown::new("award", Label::new("Danh hiệu, hình thức", "Award"), Width::Share(2), 90),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 70),
];

/// The deadline of the bloc and year looked at that falls due next, or the last one where all are over.
pub fn next(desk: &Desk) -> Option<Id> {
    let all = desk.catalog.all(Kind::Deadline);
    let here = |it: &Deadline| {
        let year = desk.scope.year;
        it.bloc == desk.scope.bloc && year.is_none_or(|year| is_of(it, year))
    };
    let mut days: Vec<(Date, Id)> = all
        .iter()
        .filter_map(|stored| match &stored.record {
            Record::Deadline(deadline) if here(deadline) => Some((deadline.date?, stored.id)),
            _ => None,
        })
        .collect();
    days.sort();
    let coming = days.iter().find(|(date, _)| *date >= desk.today);
    coming.or(days.last()).map(|(_, id)| *id)
}

fn is_of(deadline: &Deadline, year: i16) -> bool {
    deadline.years().is_some_and(|(first, last)| (first..=last).contains(&year))
}
