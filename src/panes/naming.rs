//! What is said of the place in lists that a person's name gives. Knows no list and no form.

use crate::model::naming::sort_doubt;
use crate::model::person::Person;
use crate::text::Label;
use crate::ui::detail::Remark;

/// The doubt about the sort key of `person`.
pub fn remarks(person: &Person) -> Vec<Remark> {
    let remark = sort_doubt(person).map(|doubt| Remark {
        label: Label::new("Tên để sắp xếp", "Sort key"),
        message: doubt.says(person),
        doubt: true,
    });
    remark.into_iter().collect()
}
