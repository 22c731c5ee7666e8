//! The list of joint activities: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("date", Label::new("Ngày", "Date"), Width::Cells(10), 0),
    Shown::new("topic", Label::new("Nội dung", "Topic"), Width::Share(4), 0),
    Shown::new("form", Label::new("Hình thức", "Held"), Width::Cells(12), 60),
    Shown::new("place", Label::new("Địa điểm", "Place"), Width::Share(2), 100),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(10), 80),
];
