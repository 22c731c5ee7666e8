//! The list of recognised initiatives: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("name", Label::new("Sáng kiến", "Initiative"), Width::Share(4), 0),
    Shown::new("scope", Label::new("Phạm vi", "Scope"), Width::Cells(11), 0),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 50),
    Shown::new("owners", Label::new("Tác giả", "Authors"), Width::Share(3), 60),
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(2), 110),
    Shown::new("number", Label::new("Số công nhận", "Number"), Width::Cells(16), 130),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(12), 80),
];
