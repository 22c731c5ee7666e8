//! The cursor in lines of which some are drawn. Knows not what they say.

use crate::command::Command;

/// Where the cursor stands, which line is drawn first, and which one is told of below.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lines {
    /// The line under the cursor.
    pub cursor: usize,
    /// The first line drawn.
    pub top: usize,
    /// The line that is told of: the one under the cursor once the keys rest.
    pub told: usize,
}

impl Lines {
    /// Moves the cursor by `rows` in `count` lines, of which `height` are drawn.
    pub fn step(&mut self, rows: isize, count: usize, height: usize) {
        let height = height.max(1);
        self.cursor = self.cursor.saturating_add_signed(rows).min(count.saturating_sub(1));
        if self.cursor < self.top {
            self.top = self.cursor.saturating_sub(height / 2);
        } else if self.cursor >= self.top + height {
            self.top = (self.cursor + height / 2 + 1).saturating_sub(height);
        }
        self.top = self.top.min(count.saturating_sub(height));
    }

    /// Goes where `command` leads in `count` lines, of which `height` are drawn; whether it leads anywhere.
    pub fn travel(&mut self, command: Command, count: usize, height: usize) -> bool {
        let page = isize::try_from(height).unwrap_or(1).max(2) - 1;
        let rows = command.travel(page);
        if let Some(rows) = rows {
            self.step(rows, count, height);
        }
        rows.is_some()
    }

    /// The lines are others: keeps the cursor among `count` of them, and tells of its line.
    pub fn settle(&mut self, count: usize, height: usize) {
        self.step(0, count, height);
        self.tell();
    }

    /// Tells of the line under the cursor.
    pub fn tell(&mut self) {
        self.told = self.cursor;
    }
}
