//! The two catalogues of awards: the columns of their list.

use super::columns::field;
use crate::layer::Desk;
use crate::model::Record;
use crate::store::request::PageRow;
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown {
        field: "code",
        head: Label::new("Viết tắt", "Abbr."),
        width: Width::Cells(10),
        from: 0,
        cell: |row, _, desk| field(row, "code", desk),
    },
    Shown {
        field: "name",
        head: Label::new("Tên", "Name"),
        width: Width::Share(4),
        from: 0,
        cell: |row, _, desk| field(row, "name", desk),
    },
    Shown {
        field: "catalogue",
        head: Label::new("Danh mục", "Catalogue"),
        width: Width::Cells(21),
        from: 60,
        cell: |row, _, desk| field(row, "catalogue", desk),
    },
    Shown {
        field: "nominee",
        head: Label::new("Đối tượng", "For"),
        width: Width::Cells(18),
        from: 90,
        cell: |row, _, desk| field(row, "nominee", desk),
    },
    Shown {
        field: "authority",
        head: Label::new("Thẩm quyền", "Authority"),
        width: Width::Share(2),
        from: 100,
        cell: |row, _, desk| field(row, "authority", desk),
    },
    Shown {
        field: "article",
        head: Label::new("Điều", "Article"),
        width: Width::Cells(8),
        from: 110,
        cell: |row, _, desk| field(row, "article", desk),
    },
    Shown {
        field: "verified",
        head: Label::new("Kiểm chứng", "Verified"),
        width: Width::Cells(15),
        from: 70,
        cell: verified,
    },
];

/// Whether what the entry states was read in its source; said in words, not by colour.
fn verified(row: &PageRow, _: &List, desk: &Desk) -> String {
    let label = match &row.stored.record {
        Record::Award(award) if award.verified => Label::new("đã kiểm chứng", "verified"),
        _ => Label::new("CHƯA kiểm chứng", "NOT verified"),
    };
    desk.say(label).to_owned()
}
