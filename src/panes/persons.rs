//! The list of persons: its columns.

use super::columns::field;
use crate::layer::Desk;
use crate::model::{Kind, Link, Names, Record};
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown {
        field: "honorific",
        head: Label::new("", ""),
        width: Width::Cells(4),
        from: 0,
        cell: |row, _, desk| field(row, "honorific", desk),
    },
    Shown {
        field: "name",
        head: Label::new("Họ và tên", "Name"),
        width: Width::Share(3),
        from: 0,
        cell: |row, _, desk| field(row, "name", desk),
    },
    Shown {
        field: "birth_year",
        head: Label::new("Năm sinh", "Born"),
        width: Width::Cells(8),
        from: 60,
        cell: |row, _, desk| field(row, "birth_year", desk),
    },
    Shown {
        field: "posts",
        head: Label::new("Chức vụ, đơn vị", "Post, unit"),
        width: Width::Share(4),
        from: 50,
        cell: |row, _, desk| last_post(row, desk),
    },
    Shown {
        field: "code",
        head: Label::new("Mã", "Code"),
        width: Width::Cells(8),
        from: 70,
        cell: |row, _, desk| field(row, "code", desk),
    },
];

/// The last post entered and its unit.
fn last_post(row: &PageRow, desk: &Desk) -> String {
    let Record::Person(person) = &row.stored.record else { return String::new() };
    let Some(post) = person.last_post() else { return String::new() };
    let unit = post.unit.and_then(|id| desk.names().title(Link::new(Kind::Unit, id)));
    let parts = [Some(post.post.clone()), unit];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
