//! The list of deadlines: its columns.

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
