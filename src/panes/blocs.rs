//! The list of emulation blocs: its columns.

use crate::layer::Desk;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::glyph;
use crate::ui::table::{Shown, Width, field};

/// The columns of the list.
pub static COLUMNS: [Shown; 3] = [
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(12), 0),
    Shown::new("name", Label::new("Tên khối", "Name"), Width::Share(3), 0)
        .made(|row, _, desk| current(row, desk)),
    Shown::new("authority", Label::new("Cơ quan chủ quản", "Authority"), Width::Share(2), 60),
];

/// The name; the bloc worked on carries a sign.
fn current(row: &PageRow, desk: &Desk) -> String {
    let name = field(row, "name", desk);
    if desk.scope.bloc == Some(row.stored.id) {
        return format!("{name} {}", glyph::CURRENT.on(desk));
    }
    name
}
