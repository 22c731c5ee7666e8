//! The list of clusters: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 4] = [
    Shown::new("name", Label::new("Tên cụm", "Name"), Width::Share(2), 0),
    Shown::new("area", Label::new("Địa bàn", "Area"), Width::Share(2), 50),
    Shown::new("contact", Label::new("Đầu mối", "Contact"), Width::Share(2), 90),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(6), 70),
];
