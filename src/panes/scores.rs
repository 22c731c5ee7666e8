//! The list of score sheets: its columns.

use crate::layer::Desk;
use crate::model::Record;
use crate::model::score::STAGES;
use crate::model::scoring::{Side, Sums};
use crate::model::show::choice_label;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(3), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("points", Label::new("Tự chấm", "Self-score"), Width::Cells(10), 0)
        .made(|row, _, desk| total(row, Side::Own, desk)),
    Shown::new("points", Label::new("Thẩm định", "Checked"), Width::Cells(10), 0)
        .made(|row, _, desk| total(row, Side::Checked, desk)),
    Shown::new("steps", Label::new("Bước", "Step"), Width::Share(2), 60)
        .made(|row, _, desk| stage(row, desk)),
    Shown::new("scheme", Label::new("Bảng tiêu chí", "Criteria"), Width::Share(2), 110),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 70),
];

/// The total of a sheet by its table; `?` where it is not known.
fn total(row: &PageRow, side: Side, desk: &Desk) -> String {
    let Record::Score(score) = &row.stored.record else { return String::new() };
    let scheme = desk.catalog.scheme(score.scheme);
    let sums = scheme.map(|scheme| Sums::of(&scheme, score)).unwrap_or_default();
    sums.of_side(side).brief(desk.lang)
}

fn stage(row: &PageRow, desk: &Desk) -> String {
    let Record::Score(score) = &row.stored.record else { return String::new() };
    choice_label(&STAGES, score.stage(), desk.lang)
}
