//! The list of nominations: its columns.

use super::columns::field;
use crate::layer::Desk;
use crate::model::{Kind, Link, Names, Record};
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 10] = [
    Shown {
        field: "code",
        head: Label::new("Mã", "Code"),
        width: Width::Cells(12),
        from: 50,
        cell: |row, _, desk| field(row, "code", desk),
    },
    Shown {
        field: "nominee",
        head: Label::new("Đối tượng", "Nominee"),
        width: Width::Share(3),
        from: 0,
        cell: |row, _, desk| field(row, "nominee", desk),
    },
    Shown {
        field: "award",
        head: Label::new("Khen", "Award"),
        width: Width::Cells(8),
        from: 0,
        cell: abbreviation,
    },
    Shown {
        field: "award",
        head: Label::new("Danh hiệu, hình thức", "Title or form"),
        width: Width::Share(2),
        from: 90,
        cell: |row, _, desk| field(row, "award", desk),
    },
    Shown {
        field: "unit",
        head: Label::new("Đơn vị đề nghị", "Proposing unit"),
        width: Width::Share(2),
        from: 120,
        cell: |row, _, desk| field(row, "unit", desk),
    },
    Shown {
        field: "year",
        head: Label::new("Năm", "Year"),
        width: Width::Cells(4),
        from: 60,
        cell: |row, _, desk| field(row, "year", desk),
    },
    Shown {
        field: "kind",
        head: Label::new("Loại", "Kind"),
        width: Width::Cells(12),
        from: 130,
        cell: |row, _, desk| field(row, "kind", desk),
    },
    Shown {
        field: "state",
        head: Label::new("Trạng thái", "State"),
        width: Width::Cells(17),
        from: 0,
        cell: |row, _, desk| field(row, "state", desk),
    },
    Shown {
        field: "decision_number",
        head: Label::new("Số quyết định", "Decision"),
        width: Width::Cells(16),
        from: 150,
        cell: |row, _, desk| field(row, "decision_number", desk),
    },
    Shown {
        field: "decision_date",
        head: Label::new("Ngày quyết định", "Date"),
        width: Width::Cells(10),
        from: 150,
        cell: |row, _, desk| field(row, "decision_date", desk),
    },
];

/// The award's abbreviation: names of awards begin alike and are cut short on a small screen.
fn abbreviation(row: &PageRow, _: &List, desk: &Desk) -> String {
    match &row.stored.record {
        Record::Nomination(nomination) => nomination
            .award
            .and_then(|id| desk.names().code(Link::new(Kind::Award, id)))
            .unwrap_or_default(),
        _ => String::new(),
    }
}
