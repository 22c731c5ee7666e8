//! The list of chair terms: its columns.

use super::columns::field;
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown {
        field: "year",
        head: Label::new("Năm", "Year"),
        width: Width::Cells(4),
        from: 0,
        cell: |row, _, desk| field(row, "year", desk),
    },
    Shown {
        field: "chair",
        head: Label::new("Trưởng Khối", "Chair"),
        width: Width::Share(3),
        from: 0,
        cell: |row, _, desk| field(row, "chair", desk),
    },
    Shown {
        field: "deputies",
        head: Label::new("Phó Trưởng Khối", "Deputy"),
        width: Width::Share(3),
        from: 50,
        cell: |row, _, desk| field(row, "deputies", desk),
    },
    Shown {
        field: "basis",
        head: Label::new("Căn cứ", "Basis"),
        width: Width::Cells(14),
        from: 70,
        cell: |row, _, desk| field(row, "basis", desk),
    },
    Shown {
        field: "representative",
        head: Label::new("Người đại diện", "Represented by"),
        width: Width::Share(2),
        from: 110,
        cell: |row, _, desk| field(row, "representative", desk),
    },
    Shown {
        field: "code",
        head: Label::new("Mã", "Code"),
        width: Width::Cells(9),
        from: 80,
        cell: |row, _, desk| field(row, "code", desk),
    },
];
