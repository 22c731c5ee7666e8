//! The list of score sheets: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 4] = [
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(3), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("scheme", Label::new("Bảng tiêu chí", "Criteria"), Width::Share(2), 80),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 70),
];
