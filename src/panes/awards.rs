//! The two catalogues of awards: the columns of their list.

use crate::layer::Desk;
use crate::model::Record;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("code", Label::new("Viết tắt", "Abbr."), Width::Cells(10), 0),
    Shown::new("name", Label::new("Tên", "Name"), Width::Share(4), 0),
    Shown::new("catalogue", Label::new("Danh mục", "Catalogue"), Width::Cells(21), 60),
    Shown::new("nominee", Label::new("Đối tượng", "For"), Width::Cells(18), 90),
    Shown::new("authority", Label::new("Thẩm quyền", "Authority"), Width::Share(2), 100),
    Shown::new("article", Label::new("Điều", "Article"), Width::Cells(8), 110),
    Shown::new("verified", Label::new("Kiểm chứng", "Verified"), Width::Cells(15), 70)
        .made(verified),
];

/// Whether what the entry states was read in its source; said in words, not by colour.
fn verified(row: &PageRow, _: &List, desk: &Desk) -> String {
    let label = match &row.stored.record {
        Record::Award(award) if award.verified => Label::new("đã kiểm chứng", "verified"),
        _ => Label::new("CHƯA kiểm chứng", "NOT verified"),
    };
    desk.say(label).to_owned()
}
