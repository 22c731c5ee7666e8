//! The list of nominations: its columns.

use crate::layer::Desk;
use crate::model::{Kind, Link, Names, Record};
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 10] = [
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(12), 50),
    Shown::new("nominee", Label::new("Đối tượng", "Nominee"), Width::Share(3), 0),
    Shown::new("award", Label::new("Khen", "Award"), Width::Cells(8), 0).made(abbreviation),
    Shown::new("award", Label::new("Danh hiệu, hình thức", "Title or form"), Width::Share(2), 90),
    Shown::new("unit", Label::new("Đơn vị đề nghị", "Proposing unit"), Width::Share(2), 120),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 60),
    Shown::new("kind", Label::new("Loại", "Kind"), Width::Cells(12), 130),
    Shown::new("state", Label::new("Trạng thái", "State"), Width::Cells(17), 0),
    Shown::new("documents", Label::new("Hồ sơ", "Dossier"), Width::Cells(7), 100).made(dossier),
    Shown::new("decision", Label::new("Quyết định", "Decision"), Width::Cells(28), 150),
];

/// How far the dossier is complete.
fn dossier(row: &PageRow, _: &List, desk: &Desk) -> String {
    match &row.stored.record {
        Record::Nomination(nomination) => {
            super::dossier::brief(nomination, desk).unwrap_or_default()
        }
        _ => String::new(),
    }
}

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
