//! The shortest way of the cursor from one cell to another. Knows nothing of what stands in them.

use ratatui::layout::Position;

/// The shortest sequence that brings the cursor to `to`.
///
/// `from` is where it is, `None` where that is not certain. A column equal to `width` means that the
/// last column was just written and the next letter would wrap: from there only absolute moves and a
/// carriage return mean the same on every terminal.
pub fn travel(from: Option<Position>, to: Position, width: u16) -> String {
    let absolute = jump(to);
    let Some(from) = from else { return absolute };
    if from == to {
        return String::new();
    }
    let vertical = climb(from.y, to.y);
    let returned = format!("\r{vertical}{}", walk(0, to.x));
    let shorter = if returned.len() < absolute.len() { returned } else { absolute };
    let relative = format!("{vertical}{}", walk(from.x, to.x));
    if from.x < width && relative.len() < shorter.len() { relative } else { shorter }
}

/// To `to` from anywhere.
fn jump(to: Position) -> String {
    match (to.x, to.y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    }
}

/// Up or down without changing the column.
fn climb(from: u16, to: u16) -> String {
    match to.checked_sub(from) {
        Some(down @ 0..=4) => "\n".repeat(usize::from(down)),
        Some(down) => counted(down, 'B'),
        None => counted(from - to, 'A'),
    }
}

/// Left or right within the line.
fn walk(from: u16, to: u16) -> String {
    match from.checked_sub(to) {
        Some(left @ 0..=3) => "\x08".repeat(usize::from(left)),
        Some(left) => counted(left, 'D'),
        None => counted(to - from, 'C'),
    }
}

fn counted(times: u16, way: char) -> String {
    if times == 1 { format!("\x1b[{way}") } else { format!("\x1b[{times}{way}") }
}
