//! Text being typed, with its cursor, by grapheme and in normal form C. Knows no field and no key.

mod composing;

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::command::Command;
use crate::text::nfc;
use composing::Composing;

/// A text and the place in it where the next letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line {
    text: String,
    cursor: usize,
    /// What the next key may still change; every other change of the line ends it.
    #[serde(skip)]
    composing: Composing,
}

impl Line {
    /// `text` with the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text = nfc(text);
        Self { cursor: text.len(), text, composing: Composing::default() }
    }

    /// What is typed so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing but white space is typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The byte at which the next letter goes; always between two graphemes.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Moves the cursor to the grapheme that begins at `byte` or next after it.
    pub fn move_to(&mut self, byte: usize) {
        self.composing = Composing::default();
        self.cursor = boundary_from(&self.text, byte);
    }

    /// Brings a line read from outside into normal form C with its cursor inside.
    pub fn mend(&mut self) {
        self.text = nfc(&self.text);
        self.cursor = boundary_from(&self.text, self.cursor);
    }

    /// Types `typed`, which may hold newlines; a mark joins the letter before it.
    pub fn insert(&mut self, typed: &str) {
        self.composing = Composing::default();
        let mut head = nfc(&format!("{}{typed}", &self.text[..self.cursor]));
        let end = head.len();
        head.push_str(&self.text[self.cursor..]);
        self.text = nfc(&head);
        self.cursor = boundary_from(&self.text, end);
    }

    /// Types `typed` on one line: newlines and tabs become spaces, those at the end vanish.
    pub fn insert_flat(&mut self, typed: &str) {
        let flat = typed.trim_end_matches(['\r', '\n', '\t']).replace(['\r', '\n', '\t'], " ");
        self.insert(&flat);
    }

    /// Does what a command of the text group says; `false` where it is none that a line knows.
    pub fn run(&mut self, command: Command) -> bool {
        if command == Command::Backspace {
            self.backspace();
            return true;
        }
        self.composing = Composing::default();
        match command {
            Command::Left => self.cursor = self.grapheme_before(),
            Command::Right => self.cursor = self.grapheme_after(),
            Command::WordLeft => self.cursor = self.word_before(),
            Command::WordRight => self.cursor = self.word_after(),
            Command::LineStart => self.cursor = self.line_start(),
            Command::LineEnd => self.cursor = self.line_end(),
            Command::DeleteForward => self.cut(self.cursor, self.grapheme_after()),
            Command::DeleteWord => self.cut(self.word_before(), self.cursor),
            Command::DeleteToStart => self.cut(self.line_start(), self.cursor),
            Command::DeleteToEnd => self.cut(self.cursor, self.line_end()),
            _ => return false,
        }
        true
    }

    /// What of the text shows in `width` cells, and the cell of the cursor in it.
    ///
    /// A text that is too wide moves by half the width at a time, so that most letters typed change
    /// few cells.
    pub fn window(&self, width: u16) -> (&str, u16) {
        let width = usize::from(width.max(1));
        let before = self.text[..self.cursor].width();
        let half = (width / 2).max(1);
        let skip = if before < width { 0 } else { ((before - width) / half + 1) * half };
        let mut column = 0;
        let mut start = self.cursor;
        for (byte, grapheme) in self.text[..self.cursor].grapheme_indices(true) {
            if column >= skip {
                start = byte;
                break;
            }
            column += grapheme.width();
        }
        let cell = self.text[start..self.cursor].width().min(width - 1);
        (&self.text[start..], u16::try_from(cell).unwrap_or(u16::MAX))
    }

    fn cut(&mut self, from: usize, until: usize) {
        let rest = format!("{}{}", &self.text[..from], &self.text[until..]);
        self.text = nfc(&rest);
        self.cursor = boundary_from(&self.text, from);
    }

    fn grapheme_before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(byte, _)| byte)
    }

    fn grapheme_after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let mut words = self.text[..self.cursor].split_word_bound_indices();
        words.rfind(|(_, word)| !word.trim().is_empty()).map_or(0, |(byte, _)| byte)
    }

    fn word_after(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let mut words = rest.split_word_bound_indices();
        let found = words.find(|(_, word)| !word.trim().is_empty());
        self.cursor + found.map_or(rest.len(), |(byte, word)| byte + word.len())
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |byte| byte + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |byte| self.cursor + byte)
    }
}

/// The first boundary between graphemes at `byte` or after it.
fn boundary_from(text: &str, byte: usize) -> usize {
    let mut bounds = text.grapheme_indices(true).map(|(start, _)| start);
    bounds.find(|start| *start >= byte).unwrap_or(text.len())
}
