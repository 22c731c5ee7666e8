//! The list of persons: its columns.

use crate::layer::Desk;
use crate::model::naming::sort_doubt;
use crate::model::{Kind, Link, Names, Record};
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 5] = [
    Shown::new("honorific", Label::new("", ""), Width::Cells(4), 0),
    Shown::new("name", Label::new("Họ và tên", "Name"), Width::Share(3), 0)
        .made(|row, _, _| name(row)),
    Shown::new("birth_year", Label::new("Năm sinh", "Born"), Width::Cells(8), 60),
    Shown::new("posts", Label::new("Chức vụ, đơn vị", "Post, unit"), Width::Share(4), 50)
        .made(|row, _, desk| last_post(row, desk)),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(8), 70),
];

/// The name; with a `?` where it is doubtful what to sort it by.
fn name(row: &PageRow) -> String {
    let Record::Person(person) = &row.stored.record else { return String::new() };
    let doubt = sort_doubt(person).map_or("", |_| " ?");
    format!("{}{doubt}", person.name)
}

/// The last post entered and its unit.
fn last_post(row: &PageRow, desk: &Desk) -> String {
    let Record::Person(person) = &row.stored.record else { return String::new() };
    let Some(post) = person.last_post() else { return String::new() };
    let unit = post.unit.and_then(|id| desk.names().title(Link::new(Kind::Unit, id)));
    let parts = [Some(post.post.clone()), unit];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
