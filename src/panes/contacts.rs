//! The list of contacts: its columns.

use crate::text::Label;
use crate::ui::table::{Shown, Width};

/// The columns of the list.
pub static COLUMNS: [Shown; 6] = [
    Shown::new("unit", Label::new("Đơn vị", "Unit"), Width::Share(2), 0),
    Shown::new("person", Label::new("Người phụ trách", "Person"), Width::Share(2), 0),
    Shown::new("telephone", Label::new("Điện thoại", "Telephone"), Width::Cells(14), 60),
    Shown::new("email", Label::new("Thư điện tử", "E-mail"), Width::Share(2), 90),
    Shown::new("until", Label::new("Đến ngày", "Until"), Width::Cells(10), 100),
    Shown::new("code", Label::new("Mã", "Code"), Width::Cells(6), 110),
];
