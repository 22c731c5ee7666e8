//! Text as Vietnamese needs it: languages, NFC, mark-insensitive search, collation, typing. Knows no record and no screen.

pub mod collate;
pub mod count;
pub mod fold;
pub mod lang;
pub mod nearest;
pub mod nfc;
pub mod spot;
pub mod trouble;
pub mod typing;
pub mod width;

pub use collate::{SortKey, sort_key};
pub use count::many;
pub use fold::{contains_all, fold, spoken};
pub use lang::{Label, Lang, Message};
pub use nearest::{meant, nearest};
pub use nfc::{nfc, one_line};
pub use spot::spot;
pub use trouble::trouble;
pub use typing::Typing;
pub use width::{display_width, fit, pad};
