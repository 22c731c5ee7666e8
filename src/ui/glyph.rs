//! The signs that the screen is drawn with, and what stands for them where only ASCII is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::layer::Desk;

/// A sign in every repertoire: with all signs, in ASCII, and plain, for whoever has the screen read to them.
#[derive(Debug, Clone, Copy)]
pub struct Glyph(&'static str, &'static str, &'static str);

impl Glyph {
    /// The sign that this person's screen shows.
    pub const fn on(self, desk: &Desk) -> &'static str {
        match (desk.plain, desk.unicode) {
            (true, _) => self.2,
            (false, true) => self.0,
            (false, false) => self.1,
        }
    }
}

/// What stands for the sign of the current row on a plain screen until the cursor is put there.
const HERE: &str = "\u{e000}";

/// The selected row.
pub const CURSOR: Glyph = Glyph("▌", ">", HERE);
/// What is chosen among a few.
pub const CHOICE: Glyph = Glyph("›", ">", HERE);
/// A marked row.
pub const MARK: Glyph = Glyph("●", "*", "*");
/// The bloc worked on.
pub const CURRENT: Glyph = Glyph("◆", "<", "<");
/// The unit that holds the chair.
pub const CHAIR: Glyph = Glyph("★", "*", "*");
/// A deputy chair.
pub const DEPUTY: Glyph = Glyph("☆", "+", "+");
/// A branch that is folded.
pub const FOLDED: Glyph = Glyph("▸", "+", "+");
/// A branch that is open.
pub const OPEN: Glyph = Glyph("▾", "-", "-");
/// A rule across the screen.
pub const RULE: Glyph = Glyph("─", "-", " ");
/// A rule down the screen.
pub const WALL: Glyph = Glyph("│", "|", " ");
/// A full part of a bar.
pub const FULL: Glyph = Glyph("█", "#", " ");
/// A part of a bar that is less than full.
pub const HALF: Glyph = Glyph("▒", "+", " ");
/// A part of a bar that is only expected.
pub const FAINT: Glyph = Glyph("░", ".", " ");
/// Between the two lengths of an area.
pub const BY: Glyph = Glyph("×", "x", "x");
/// The key to the left.
pub const LEFT: Glyph = Glyph("←", "<", "<");
/// The key to the right.
pub const RIGHT: Glyph = Glyph("→", ">", ">");
/// Separates things on one line.
pub const DOT: Glyph = Glyph("·", "-", "-");

/// Puts ASCII in the place of the punctuation that texts, and what cuts them short, bring along.
pub fn plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let sign = match cell.symbol() {
            "…" => "~",
            "→" => ">",
            "–" | "—" | "·" => "-",
            "“" | "”" | "«" | "»" => "\"",
            "‘" | "’" => "'",
            _ => continue,
        };
        cell.set_symbol(sign);
    }
}
/// A year of which nothing is known.
pub const FAINT_DOT: Glyph = Glyph("·", " ", " ");
/// A year with nothing.
pub const LOW: Glyph = Glyph("_", "_", " ");

/// On a plain screen: the signs of current rows become this one; where the last of them stands.
pub fn settle(buffer: &mut Buffer, sign: &str) -> Option<Position> {
    let mut found = None;
    for (index, cell) in buffer.content.iter_mut().enumerate() {
        if cell.symbol() == HERE {
            cell.set_symbol(sign);
            found = Some(index);
        }
    }
    found.map(|index| buffer.pos_of(index).into())
}
