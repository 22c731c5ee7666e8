//! How things look: styles from the terminal's own sixteen colours. Knows no widget.

use ratatui::style::{Color, Modifier, Style};

use crate::config::Theme;
use crate::layer::Desk;

/// The foreground for each ground, none with high contrast or where no colour may be used.
fn coloured(desk: &Desk, dark: Color, light: Color) -> Style {
    match desk.theme {
        Theme::Dark if desk.colour => Style::new().fg(dark),
        Theme::Light if desk.colour => Style::new().fg(light),
        _ => Style::new(),
    }
}

/// `style`, with what tells it from the rest where colours do not.
const fn or(desk: &Desk, style: Style, modifier: Modifier) -> Style {
    match desk.theme {
        Theme::HighContrast => style.add_modifier(modifier),
        _ => style,
    }
}

/// The name of a field.
pub fn label(desk: &Desk) -> Style {
    coloured(desk, Color::Cyan, Color::Blue)
}

/// What is wrong.
pub fn fault(desk: &Desk) -> Style {
    let style = coloured(desk, Color::Red, Color::Red).add_modifier(Modifier::BOLD);
    or(desk, style, Modifier::REVERSED)
}

/// What matters less: headings of columns, computed values, counts.
pub const fn dim(desk: &Desk) -> Style {
    match desk.theme {
        Theme::HighContrast => Style::new(),
        _ => Style::new().add_modifier(Modifier::DIM),
    }
}

/// What catches the eye.
pub fn accent(desk: &Desk) -> Style {
    or(desk, coloured(desk, Color::Yellow, Color::Magenta), Modifier::UNDERLINED)
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
    or(desk, coloured(desk, Color::Green, Color::Blue), Modifier::BOLD)
}

/// What needs no sign.
pub const fn plain() -> Style {
    Style::new()
}
