//! The list of discipline, inspections, investigations, petitions: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("subject", Label::new("Đối tượng", "Whose"), Width::Share(3), 0),
    Shown::new("kind", Label::new("Loại", "Kind"), Width::Cells(24), 0),
    Shown::new("date", Label::new("Ngày mở", "Opened"), Width::Cells(10), 0),
    Shown::new("closed", Label::new("Kết thúc", "Closed"), Width::Cells(10), 60),
    Shown::new("outcome", Label::new("Kết luận", "Outcome"), Width::Cells(18), 90),
    Shown::new("penalty", Label::new("Kỷ luật", "Penalty"), Width::Cells(14), 110),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(12), 100),
];
