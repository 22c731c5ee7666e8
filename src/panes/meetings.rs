//! The list of meetings: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("date", Label::new("Ngày", "Date"), Width::Cells(10), 0),
    Shown::new("kind", Label::new("Loại", "Kind"), Width::Cells(20), 70),
    Shown::new("title", Label::new("Tên", "Title"), Width::Share(3), 0)
        .made(|row, _, desk| row.stored.record.title(&desk.names())),
    Shown::new("place", Label::new("Địa điểm", "Place"), Width::Share(2), 90),
    Shown::new("presider", Label::new("Chủ trì", "Presides"), Width::Cells(20), 110),
    Shown::new("form", Label::new("Hình thức", "Held"), Width::Cells(12), 110),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(11), 90),
];
