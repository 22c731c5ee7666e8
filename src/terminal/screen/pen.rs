//! How a cell looks, and the shortest SGR sequence from one look to another. Knows no position.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What a terminal can do to letters: the modifier, the code that turns it on, the one that turns it off.
const CODES: [(Modifier, u8, u8); 6] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Modifiers that 22 turns off together.
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// Modifiers that can be seen where there is no letter.
const SEEN_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// How letters look: colours and modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// The pen that writes `cell`.
    pub fn of(cell: &Cell) -> Self {
        let known = CODES.iter().fold(Modifier::empty(), |all, (one, ..)| all | *one);
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier & known }
    }

    /// The same pen without what cannot be seen on a blank.
    #[must_use]
    pub fn on_blank(self) -> Self {
        let modifier = self.modifier & SEEN_ON_BLANK;
        let fg = if modifier.is_empty() { Color::Reset } else { self.fg };
        Self { fg, bg: self.bg, modifier }
    }

    /// Whether a blank of this pen is what erasing leaves behind.
    pub fn erases(self) -> bool {
        self.on_blank() == Self::default()
    }

    /// Gives `cell` this look.
    pub fn dress(self, cell: &mut Cell) {
        cell.fg = self.fg;
        cell.bg = self.bg;
        cell.modifier = self.modifier;
    }

    /// The shortest sequence that turns this pen into `to`; empty where they are the same.
    pub fn change(self, to: Self) -> String {
        if self == to {
            return String::new();
        }
        let step = codes(self, to).join(";");
        let afresh = codes(Self::default(), to).join(";");
        let afresh = if afresh.is_empty() { afresh } else { format!("0;{afresh}") };
        let shorter = if step.len() <= afresh.len() { step } else { afresh };
        format!("\x1b[{shorter}m")
    }
}

/// The codes that lead from one pen to another without a reset.
fn codes(from: Pen, to: Pen) -> Vec<String> {
    let mut codes = Vec::new();
    let mut kept = from.modifier & to.modifier;
    if (from.modifier - to.modifier).intersects(WEIGHT) {
        kept -= WEIGHT;
    }
    for (modifier, _, off) in CODES {
        let off = off.to_string();
        if (from.modifier - to.modifier).contains(modifier) && !codes.contains(&off) {
            codes.push(off);
        }
    }
    for (modifier, on, _) in CODES {
        if (to.modifier - kept).contains(modifier) {
            codes.push(on.to_string());
        }
    }
    if from.fg != to.fg {
        codes.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        codes.push(colour(to.bg, 40));
    }
    codes
}

/// The code of a colour; `base` is 30 for letters, 40 for the ground.
fn colour(colour: Color, base: u8) -> String {
    let plain = |place: u8| (base + place).to_string();
    let bright = |place: u8| (base + 60 + place).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}
