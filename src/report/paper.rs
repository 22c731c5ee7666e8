//! Records as documents to be printed: which kinds have one, and the way to it. Knows no file and no screen.

mod handover;
mod minutes;
mod page;

pub use page::{Page, WIDTH};

use crate::model::{Kind, Names, Record};
use crate::store::request::Around;

/// The kinds of record that print as a document.
pub const PRINTED: [Kind; 2] = [Kind::Handover, Kind::Meeting];

/// The document of a record, in lines of at most [`WIDTH`] cells, in the language of `names`; `None` for a
/// record that has none.
///
/// What is not known is left as dots, to be filled in by hand.
pub fn print(around: &Around, names: &dyn Names) -> Option<Vec<String>> {
    let mut page = Page::new(names.lang());
    match &around.stored.record {
        Record::Handover(handover) => handover::write(handover, around, names, &mut page),
        Record::Meeting(meeting) => minutes::write(meeting, around, names, &mut page),
        _ => return None,
    }
    Some(page.lines())
}
