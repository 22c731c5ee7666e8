//! The list of tables of criteria: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("name", Label::new("Tên bảng", "Name"), Width::Share(3), 0),
    Shown::new("from", Label::new("Từ năm", "From"), Width::Cells(6), 0),
    Shown::new("until", Label::new("Đến năm", "Until"), Width::Cells(7), 50),
    Shown::new("source", Label::new("Văn bản ban hành", "Source"), Width::Share(2), 90),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(6), 70),
];
