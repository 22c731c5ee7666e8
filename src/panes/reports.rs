//! The list of year-end reports: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("strengths", Label::new("Ưu điểm", "Strengths"), Width::Share(2), 0),
    Shown::new("shortcomings", Label::new("Tồn tại, hạn chế", "Shortcomings"), Width::Share(2), 60),
    Shown::new("aim", Label::new("Phương hướng chung", "Aim"), Width::Share(2), 110),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(9), 90),
];
