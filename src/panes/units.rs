//! The tree of units: its columns, its chair signs, the totals below it.

use crate::layer::Desk;
use crate::model::show::show_count;
use crate::model::unit::UnitFigures;
use crate::model::{Id, Kind, Record};
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::glyph;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("name", Label::new("Đơn vị", "Unit"), Width::Share(4), 0).made(branch),
    Shown::new("kind", Label::new("Loại", "Kind"), Width::Cells(22), 110),
    Shown::new("figures", Label::new("Số người", "Staff"), Width::Cells(8), 70)
        .made(|row, _, desk| figure(row, desk, |figures| figures.staff)),
    Shown::new("figures", Label::new("Trực thuộc", "Below"), Width::Cells(10), 70)
        .made(|row, _, desk| figure(row, desk, |figures| figures.units)),
    Shown::new("valid_until", Label::new("Đến ngày", "Until"), Width::Cells(10), 60),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 50),
];

/// The title at its depth in the tree, with the sign of the branch and of the chair.
fn branch(row: &PageRow, list: &List, desk: &Desk) -> String {
    let fold = match row.children {
        0 => " ",
        _ if list.is_folded(row.stored.id) => glyph::FOLDED.on(desk),
        _ => glyph::OPEN.on(desk),
    };
    let indent = "  ".repeat(usize::from(row.depth));
    let title = match (&row.stored.record, desk.scope.year) {
        (Record::Unit(unit), Some(year)) => unit.in_year(year).title().to_owned(),
        (record, _) => record.title(&desk.names()),
    };
    let sign = chair_sign(row.stored.id, desk).map(|sign| format!(" {sign}")).unwrap_or_default();
    format!("{indent}{fold} {title}{sign}")
}

/// The sign of a unit that holds or deputises the chair in the year worked on.
fn chair_sign(unit: Id, desk: &Desk) -> Option<&'static str> {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let terms = desk.catalog.all(Kind::Term);
    let term = terms.iter().find_map(|stored| match &stored.record {
        Record::Term(term) if term.bloc == desk.scope.bloc && term.year == year => Some(term),
        _ => None,
    })?;
    if term.chair == Some(unit) {
        return Some(glyph::CHAIR.on(desk));
    }
    let deputy = term.deputies.iter().any(|deputy| deputy.unit == Some(unit));
    deputy.then(|| glyph::DEPUTY.on(desk))
}

/// A figure of the year worked on; `?` where the unit has none, never zero.
fn figure(row: &PageRow, desk: &Desk, of: fn(&UnitFigures) -> Option<u32>) -> String {
    let Record::Unit(unit) = &row.stored.record else { return String::new() };
    let year = desk.scope.year;
    let figures = unit.figures.iter().rev().find(|figures| year.is_none_or(|y| y == figures.year));
    match figures.and_then(of) {
        Some(number) => show_count(number.into(), desk.lang),
        None => "?".to_owned(),
    }
}
