//! The list of quotas: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list. What is used and left is counted of the nominations; what is not known is a `?`.
pub static COLUMNS: [Shown; 9] = [
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("award", Label::new("Danh hiệu, hình thức", "Award"), Width::Share(4), 0),
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(3), 60),
    Shown::new("number", Label::new("Số lượng", "Number"), Width::Cells(8), 0),
    Shown::new("ratio", Label::new("Tỷ lệ", "Ratio"), Width::Cells(6), 0),
    Shown::new("used", Label::new("Đã dùng", "Used"), Width::Cells(7), 0)
        .made(|row, _, _| row.used.map_or_else(unknown, |it| it.used.to_string())),
    Shown::new("left", Label::new("Còn lại", "Left"), Width::Cells(7), 0).made(|row, _, _| {
        let left = row.used.and_then(|it| Some(i64::from(it.most?) - i64::from(it.used)));
        left.map_or_else(unknown, |left| left.to_string())
    }),
    Shown::new("base", Label::new("Tính trên", "Counted on"), Width::Cells(20), 110),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 84),
];

fn unknown() -> String {
    "?".to_owned()
}
