//! The widgets that panes are made of. Knows no engine and no particular pane.

pub mod asking;
pub mod bar;
pub mod compare;
pub mod confirm;
pub mod detail;
pub mod form;
pub mod glyph;
pub mod header;
pub mod hints;
pub mod layout;
pub mod line;
pub mod lines;
pub mod list;
pub mod long_text;
pub mod path;
pub mod refused;
pub mod rotation;
pub mod rows;
pub mod status;
pub mod step;
pub mod suggest;
pub mod table;
pub mod theme;
