//! The list of ballots: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("date", Label::new("Ngày", "Date"), Width::Cells(10), 0),
    Shown::new("body", Label::new("Nơi bỏ phiếu", "Body"), Width::Share(3), 0),
    Shown::new("rules", Label::new("Quy định", "Rules"), Width::Share(3), 60),
    Shown::new("eligible", Label::new("Thành viên", "Members"), Width::Cells(10), 80),
    Shown::new("present", Label::new("Có mặt", "Present"), Width::Cells(7), 80),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 70),
];
