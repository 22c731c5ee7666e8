//! The list of yearly ratings: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("subject", Label::new("Đối tượng", "Whose"), Width::Share(3), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("rating", Label::new("Mức hoàn thành", "Rating"), Width::Cells(28), 0),
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(2), 100),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(13), 80),
];
