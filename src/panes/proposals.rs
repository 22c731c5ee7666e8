//! The list of proposals: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("unit", Label::new("Đơn vị kiến nghị", "Proposed by"), Width::Share(2), 0),
    Shown::new("text", Label::new("Nội dung", "Text"), Width::Share(4), 0),
    Shown::new("outcome", Label::new("Kết luận", "Decision"), Width::Cells(18), 60),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 70),
    Shown::new("meeting", Label::new("Nêu tại", "Made at"), Width::Share(2), 120),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 90),
];
