//! A text of several lines being typed: wrapped at words, moved through line by line. Knows no field.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::line::Line;
use crate::command::Command;

/// Several lines of text with a cursor.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LongText {
    /// The text and the place in it.
    pub line: Line,
}

impl LongText {
    /// `text` with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { line: Line::new(text) }
    }

    /// The stretches of the text that stand on a line each, `width` cells wide.
    pub fn wrapped(&self, width: u16) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        for hard in self.line.text().split('\n') {
            wrap(hard, start, usize::from(width.max(1)), &mut lines);
            start += hard.len() + 1;
        }
        lines
    }

    /// The line and the cell of the cursor when wrapped to `width` cells.
    pub fn cursor(&self, width: u16) -> (usize, u16) {
        let lines = self.wrapped(width);
        let line = self.line_of(&lines);
        let start = lines.get(line).map_or(0, |range| range.start);
        let cells = self.line.text()[start..self.line.cursor()].width();
        (line, u16::try_from(cells).unwrap_or(u16::MAX).min(width.max(1)))
    }

    /// Does what a command says at `width` cells; `false` where it is none for a long text.
    pub fn run(&mut self, command: Command, width: u16) -> bool {
        match command {
            Command::NewLine | Command::Accept => self.line.insert("\n"),
            Command::Up | Command::FieldUp => self.move_lines(-1, width),
            Command::Down | Command::FieldDown => self.move_lines(1, width),
            Command::PageUp => self.move_lines(-10, width),
            Command::PageDown => self.move_lines(10, width),
            Command::First => self.line.move_to(0),
            Command::Last => self.line.move_to(usize::MAX),
            other => return self.line.run(other),
        }
        true
    }

    fn line_of(&self, lines: &[Range<usize>]) -> usize {
        lines.partition_point(|range| range.start <= self.line.cursor()).saturating_sub(1)
    }

    fn move_lines(&mut self, by: isize, width: u16) {
        let lines = self.wrapped(width);
        let (line, cell) = self.cursor(width);
        let target = line.saturating_add_signed(by).min(lines.len().saturating_sub(1));
        let Some(range) = lines.get(target).cloned() else { return };
        let text = &self.line.text()[range.clone()];
        let mut cells = 0;
        let byte = text.grapheme_indices(true).find_map(|(byte, grapheme)| {
            let here = cells >= usize::from(cell);
            cells += grapheme.width();
            here.then_some(byte)
        });
        // The end of a wrapped line is the beginning of the next: stay before its last grapheme.
        let ends_hard = lines.get(target + 1).is_none_or(|next| next.start > range.end);
        let last = text.grapheme_indices(true).next_back().map_or(0, |(byte, _)| byte);
        let end = if ends_hard { text.len() } else { last };
        self.line.move_to(range.start + byte.unwrap_or(end));
    }
}

/// Adds the lines of `hard`, which begins at byte `start` of the whole and holds no newline: broken behind
/// blanks, inside a word only where it is wider than a line.
fn wrap(hard: &str, start: usize, width: usize, lines: &mut Vec<Range<usize>>) {
    let (mut from, mut cells, mut at) = (0, 0, 0);
    for chunk in hard.split_inclusive(char::is_whitespace) {
        for (inner, grapheme) in chunk.grapheme_indices(true) {
            let next = if inner == 0 { chunk } else { grapheme };
            if cells + next.trim_end().width() > width && at > from {
                lines.push(start + from..start + at);
                (from, cells) = (at, 0);
            }
            cells += grapheme.width();
            at += grapheme.len();
        }
    }
    lines.push(start + from..start + hard.len());
}
