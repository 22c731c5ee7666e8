//! A line on which something is asked: its name, and what is chosen among several. Knows not what.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{glyph, theme};
use crate::layer::Desk;
use crate::text::width::pad;

/// The cells of a name, the sign of the cursor included.
const NAME: u16 = 12;
/// The cells of the sign that a choice can be turned, and the space behind it.
const SIGN: u16 = 2;

/// Draws a name, with the cursor where one is `here`.
pub fn name(here: bool, name: &str, desk: &Desk, frame: &mut Frame, at: Rect) {
    let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
    let line = Line::from(vec![
        Span::styled(format!("{cursor} "), theme::accent(desk)),
        Span::styled(pad(name, usize::from(NAME) - 2), theme::label(desk)),
    ]);
    frame.render_widget(line, at);
}

/// Draws what is chosen among several, with the keys that turn it where one is `here`.
pub fn choice(here: bool, text: &str, desk: &Desk, frame: &mut Frame, at: Rect) {
    let (text, style) = if here {
        (format!("{} {text} {}", glyph::LEFT.on(desk), glyph::RIGHT.on(desk)), theme::strong(desk))
    } else {
        (format!("  {text}"), theme::plain())
    };
    frame.render_widget(Line::styled(text, style), indented(at, NAME));
}

/// Where a text stands that is typed as the answer.
pub fn answer(at: Rect) -> Rect {
    indented(at, NAME + SIGN)
}

/// What of `area` stands behind so many cells.
pub fn indented(area: Rect, cells: u16) -> Rect {
    let by = cells.min(area.width);
    Rect { x: area.x + by, width: area.width - by, ..area }
}
