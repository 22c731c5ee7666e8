//! The list of achievement lines: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(2), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("text", Label::new("Thành tích", "Achievement"), Width::Share(4), 0),
    Shown::new("basis", Label::new("Văn bản, kết quả", "Document"), Width::Share(2), 100),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(11), 80),
];
