//! The list of meetings: its columns.

use super::columns::field;
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown {
        field: "date",
        head: Label::new("Ngày", "Date"),
        width: Width::Cells(10),
        from: 0,
        cell: |row, _, desk| field(row, "date", desk),
    },
    Shown {
        field: "kind",
        head: Label::new("Loại", "Kind"),
        width: Width::Cells(20),
        from: 70,
        cell: |row, _, desk| field(row, "kind", desk),
    },
    Shown {
        field: "title",
        head: Label::new("Tên", "Title"),
        width: Width::Share(3),
        from: 0,
        cell: |row, _, desk| row.stored.record.title(&desk.names()),
    },
    Shown {
        field: "place",
        head: Label::new("Địa điểm", "Place"),
        width: Width::Share(2),
        from: 90,
        cell: |row, _, desk| field(row, "place", desk),
    },
    Shown {
        field: "presider",
        head: Label::new("Chủ trì", "Presides"),
        width: Width::Cells(20),
        from: 110,
        cell: |row, _, desk| field(row, "presider", desk),
    },
    Shown {
        field: "form",
        head: Label::new("Hình thức", "Held"),
        width: Width::Cells(12),
        from: 110,
        cell: |row, _, desk| field(row, "form", desk),
    },
    Shown {
        field: "code",
        head: Label::new("Mã", "Code"),
        width: Width::Cells(11),
        from: 90,
        cell: |row, _, desk| field(row, "code", desk),
    },
];
