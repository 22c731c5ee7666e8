//! The list of quotas: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("award", Label::new("Danh hiệu, hình thức", "Award"), Width::Share(4), 0),
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(3), 60),
    Shown::new("number", Label::new("Số lượng", "Number"), Width::Cells(8), 0),
    Shown::new("ratio", Label::new("Tỷ lệ", "Ratio"), Width::Cells(8), 0),
    Shown::new("base", Label::new("Tính trên", "Counted on"), Width::Cells(20), 90),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 100),
];
