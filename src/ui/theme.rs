//! How things look: styles from the terminal's own sixteen colours. Knows no widget.

use ratatui::style::{Color, Modifier, Style};

use crate::layer::Desk;

fn coloured(desk: &Desk, colour: Color) -> Style {
    if desk.colour { Style::new().fg(colour) } else { Style::new() }
}

/// The name of a field.
pub fn label(desk: &Desk) -> Style {
    coloured(desk, Color::Cyan)
}

/// What is wrong.
pub fn fault(desk: &Desk) -> Style {
    coloured(desk, Color::Red).add_modifier(Modifier::BOLD)
}

/// What matters less: headings of columns, computed values, counts.
pub fn dim(_: &Desk) -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// What catches the eye.
pub fn accent(desk: &Desk) -> Style {
    coloured(desk, Color::Yellow)
}

/// What is chosen or titles the rest.
pub fn strong(_: &Desk) -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// The sign beside what the cursor is on.
pub const fn mark(desk: &Desk) -> &'static str {
    if desk.unicode { "›" } else { ">" }
}

/// What went well.
pub fn good(desk: &Desk) -> Style {
    coloured(desk, Color::Green)
}

/// What needs no sign.
pub const fn plain() -> Style {
    Style::new()
}
