//! The widgets that panes are made of. Knows no engine and no particular pane.

pub mod detail;
pub mod glyph;
pub mod header;
pub mod hints;
pub mod layout;
pub mod list;
pub mod rotation;
pub mod status;
pub mod table;
pub mod theme;
