//! The signs that the screen is drawn with, and what stands for them where only ASCII is shown.

use ratatui::buffer::Buffer;

use crate::layer::Desk;

/// A sign in both repertoires.
#[derive(Debug, Clone, Copy)]
pub struct Glyph(&'static str, &'static str);

impl Glyph {
    /// The sign that this terminal can show.
    pub const fn on(self, desk: &Desk) -> &'static str {
        if desk.unicode { self.0 } else { self.1 }
    }
}

/// The selected row.
pub const CURSOR: Glyph = Glyph("▌", ">");
/// A marked row.
pub const MARK: Glyph = Glyph("●", "*");
/// The bloc worked on.
pub const CURRENT: Glyph = Glyph("◆", "<");
/// The unit that holds the chair.
pub const CHAIR: Glyph = Glyph("★", "*");
/// A deputy chair.
pub const DEPUTY: Glyph = Glyph("☆", "+");
/// A branch that is folded.
pub const FOLDED: Glyph = Glyph("▸", "+");
/// A branch that is open.
pub const OPEN: Glyph = Glyph("▾", "-");
/// A rule across the screen.
pub const RULE: Glyph = Glyph("─", "-");
/// A rule down the screen.
pub const WALL: Glyph = Glyph("│", "|");
/// A full part of a bar.
pub const FULL: Glyph = Glyph("█", "#");
/// A part of a bar that is less than full.
pub const HALF: Glyph = Glyph("▒", "+");
/// A part of a bar that is only expected.
pub const FAINT: Glyph = Glyph("░", ".");
/// Between the two lengths of an area.
pub const BY: Glyph = Glyph("×", "x");
/// The key to the left.
pub const LEFT: Glyph = Glyph("←", "<");
/// The key to the right.
pub const RIGHT: Glyph = Glyph("→", ">");
/// Separates things on one line.
pub const DOT: Glyph = Glyph("·", "-");

/// Puts ASCII in the place of the punctuation that texts, and what cuts them short, bring along.
pub fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let sign = match cell.symbol() {
            "…" => "~",
            "–" | "—" | "·" => "-",
            "“" | "”" | "«" | "»" => "\"",
            "‘" | "’" => "'",
            "→" => ">",
            "★" => "*",
            "☆" => "+",
            _ => continue,
        };
        cell.set_symbol(sign);
    }
}
/// A year of which nothing is known.
pub const FAINT_DOT: Glyph = Glyph("·", " ");
/// A year with nothing.
pub const LOW: Glyph = Glyph("_", "_");
