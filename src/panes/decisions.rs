//! The list of decisions: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 7] = [
    Shown::new("number", Label::new("Số", "Number"), Width::Cells(18), 0),
    Shown::new("date", Label::new("Ngày", "Date"), Width::Cells(10), 0),
    Shown::new("body", Label::new("Cơ quan quyết định", "Issued by"), Width::Share(3), 0),
    Shown::new("level", Label::new("Cấp", "Level"), Width::Cells(13), 70),
    Shown::new("catalogue", Label::new("Danh mục", "Catalogue"), Width::Cells(21), 100),
    Shown::new("signatory", Label::new("Người ký", "Signed by"), Width::Share(2), 120),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(11), 80),
];
