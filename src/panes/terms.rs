//! The list of chair terms: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 0),
    Shown::new("chair", Label::new("Trưởng Khối", "Chair"), Width::Share(3), 0),
    Shown::new("deputies", Label::new("Phó Trưởng Khối", "Deputy"), Width::Share(3), 50),
    Shown::new("basis", Label::new("Căn cứ", "Basis"), Width::Cells(14), 70),
    Shown::new(
        "representative",
        Label::new("Người đại diện", "Represented by"),
        Width::Share(2),
        110,
    ),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(9), 80),
];
