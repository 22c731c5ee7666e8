//! The list of nominations: its columns.

use crate::layer::Desk;
use crate::model::Record;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 12] = [
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(12), 50),
    Shown::new("nominee", Label::new("Đối tượng", "Nominee"), Width::Share(5), 0),
    Shown::new("award", Label::new("Khen", "Award"), Width::Cells(8), 0).made(short).until(WIDE),
    Shown::new("award", Label::new("Khen", "Award"), Width::Cells(19), WIDE)
        .made(short)
        .until(NAMED),
    Shown::new(
        "award",
        Label::new("Danh hiệu, hình thức", "Title or form"),
        Width::Share(5),
        NAMED,
    ),
    Shown::new("unit", Label::new("Đơn vị đề nghị", "Proposing unit"), Width::Share(3), 110),
    Shown::new("year", Label::new("Năm", "Year"), Width::Cells(4), 60),
    Shown::new("kind", Label::new("Loại", "Kind"), Width::Cells(12), 140),
    Shown::new("state", Label::new("Trạng thái", "State"), Width::Cells(22), 0).until(WIDE),
    Shown::new("state", Label::new("Trạng thái", "State"), Width::Cells(24), WIDE),
    Shown::new("documents", Label::new("Hồ sơ", "Dossier"), Width::Cells(7), 100).made(dossier),
    Shown::new("decision", Label::new("Quyết định", "Decision"), Width::Cells(24), 150),
];

/// From this width on an award has room for its name.
const NAMED: u16 = 130;
/// From this width on a state has room for all its words.
const WIDE: u16 = 90;

/// How far the dossier is complete.
fn dossier(row: &PageRow, _: &List, desk: &Desk) -> String {
    match &row.stored.record {
        Record::Nomination(nomination) => {
            super::dossier::brief(nomination, desk).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The award in few words.
fn short(row: &PageRow, _: &List, desk: &Desk) -> String {
    match &row.stored.record {
        Record::Nomination(nomination) => {
            nomination.award.map(|award| super::awarded::short(award, desk)).unwrap_or_default()
        }
        _ => String::new(),
    }
}
