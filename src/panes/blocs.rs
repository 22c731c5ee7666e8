//! The list of emulation blocs: its columns.

use super::columns::field;
use crate::layer::Desk;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::glyph;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 3] = [
    Shown {
        field: "code",
        head: Label::new("Mã", "Code"),
        width: Width::Cells(12),
        from: 0,
        cell: |row, _, desk| field(row, "code", desk),
    },
    Shown {
        field: "name",
        head: Label::new("Tên khối", "Name"),
        width: Width::Share(3),
        from: 0,
        cell: |row, _, desk| current(row, desk),
    },
    Shown {
        field: "authority",
        head: Label::new("Cơ quan chủ quản", "Authority"),
        width: Width::Share(2),
        from: 60,
        cell: |row, _, desk| field(row, "authority", desk),
    },
];

/// The name; the bloc worked on carries a sign.
fn current(row: &PageRow, desk: &Desk) -> String {
    let name = field(row, "name", desk);
    if desk.scope.bloc == Some(row.stored.id) {
        return format!("{name} {}", glyph::CURRENT.on(desk));
    }
    name
}
