//! The few styles of the screen, from the terminal's own sixteen colours. Meaning never rests on colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::layer::Desk;

fn coloured(desk: &Desk, colour: Color) -> Style {
    if desk.colour { Style::new().fg(colour) } else { Style::new() }
}

/// What names something: labels, column heads, keys' explanations.
pub fn dim(desk: &Desk) -> Style {
    coloured(desk, Color::DarkGray)
}

/// The label of a field.
pub fn label(desk: &Desk) -> Style {
    coloured(desk, Color::Cyan)
}

/// What has the focus, and keys.
pub fn accent(desk: &Desk) -> Style {
    coloured(desk, Color::Yellow).add_modifier(Modifier::BOLD)
}

/// What counts most: the chair, titles.
pub fn strong(_desk: &Desk) -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// What is wrong.
pub fn fault(desk: &Desk) -> Style {
    coloured(desk, Color::Red).add_modifier(Modifier::BOLD)
}

/// What went well.
pub fn good(desk: &Desk) -> Style {
    coloured(desk, Color::Green)
}

/// What needs no sign.
pub const fn plain() -> Style {
    Style::new()
}
