//! What an award is called where there is little room. Knows no list.

use crate::layer::Desk;
use crate::model::{Id, Kind, Link, Names};

/// Its abbreviation, for names of awards begin alike; its name where its code is only counted.
pub fn short(award: Id, desk: &Desk) -> String {
    let (names, link) = (desk.names(), Link::new(Kind::Award, award));
    let code = names.code(link).filter(|code| !is_counted(code));
    code.or_else(|| names.title(link)).unwrap_or_default()
}

/// Whether a code is the program's own number for an award, which says nothing of it.
fn is_counted(code: &str) -> bool {
    let number = code.strip_prefix(Kind::Award.prefix()).and_then(|it| it.strip_prefix('-'));
    number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}
