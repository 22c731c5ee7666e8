//! What the program tells of itself: pages in both languages, with the keys in use. Knows no screen.

mod chapter;
pub mod fields;
pub mod keys;
pub mod page;

pub use chapter::Chapter;
