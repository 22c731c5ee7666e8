//! The list of hand-over acts: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("giver", Label::new("Bên giao", "Giver"), Width::Share(2), 0),
    Shown::new("receiver", Label::new("Bên nhận", "Receiver"), Width::Share(2), 0),
    Shown::new("date", Label::new("Ngày", "Date"), Width::Cells(10), 60),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(9), 90),
];
