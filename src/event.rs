//! What comes from outside: keys, pasted text, sizes, the store's answers, silence. Knows no layer.

use crate::keymap::Key;
use crate::store::request::Notice;

/// The size of a screen in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Lines.
    pub height: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The main button was pressed at this column and line, counted from 0.
    Click(u16, u16),
    /// The wheel was turned up by a notch there.
    WheelUp(u16, u16),
    /// The wheel was turned down by a notch there.
    WheelDown(u16, u16),
}

/// Something that happened.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "events are few and short-lived")]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted; lines end in `\n`, tabs part the cells of a table.
    Paste(String),
    /// The screen has this size now.
    Resize(Size),
    /// The store answers or tells of a change.
    Store(Notice),
    /// The process goes on after somebody else stopped it; the screen has this size now, and others may
    /// have used the terminal meanwhile.
    Continued(Size),
    /// Nobody has typed for a moment: time for what need not keep up with every key.
    Rest,
    /// The line is gone; there will be no more keys and nobody looks at the screen.
    Hangup,
}
