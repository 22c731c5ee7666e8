//! The list of direction items: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("text", Label::new("Nội dung", "Text"), Width::Share(4), 0),
    Shown::new("state", Label::new("Trạng thái", "State"), Width::Cells(14), 0),
    Shown::new("due", Label::new("Hạn", "Due"), Width::Cells(10), 60),
    Shown::new("owner", Label::new("Thực hiện", "Done by"), Width::Cells(14), 90),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 70),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 100),
];
