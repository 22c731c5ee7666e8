//! Where a document of a dossier is kept, as it is typed: words, a number, or a path and what it may go on to.
//! Knows no document.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::command::{Command, Group};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::attachment::path_begun;
use crate::store::request::Notice;
use crate::text::{Message, Typing};
use crate::ui::line::Line;
use crate::ui::path::{self, Ways, Went};

/// What is typed.
pub struct Reference {
    line: Line,
    ways: Ways,
}

impl Reference {
    /// Begins with `text`.
    pub fn new(text: &str) -> Self {
        Self { line: Line::new(text), ways: Ways::default() }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Whether `command` can be run.
    pub fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Accept | Command::Cancel => Some(Ok(())),
            Command::Pick => Some(match self.path() {
                Some(_) => path::available(desk),
                None => Err(Message::new(
                    "chỉ với đường dẫn, bắt đầu bằng / hoặc ~/",
                    "only for a path, which begins with / or ~/",
                )),
            }),
            _ => (command.entry().group == Group::Text).then_some(Ok(())),
        }
    }

    /// Goes on with a path, or edits the text.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        if command == Command::Pick {
            let path = self.path().map(str::to_owned);
            return path.map_or_else(Vec::new, |path| self.ways.ask(&path));
        }
        self.line.run(command);
        self.ways.forget();
        Vec::new()
    }

    /// Takes a letter.
    pub fn key(&mut self, letter: char, typing: Typing) {
        self.line.key(letter, typing);
        self.ways.forget();
    }

    /// Takes pasted text.
    pub fn insert(&mut self, text: &str) {
        self.line.insert(text);
        self.ways.forget();
    }

    /// Takes in what a path may go on to.
    pub fn hear(&mut self, notice: &Notice) -> Vec<Effect> {
        let path = self.path().map(str::to_owned);
        match self.ways.hear(notice, path.as_deref()) {
            Some(Went::On(path)) => self.line = Line::new(&path),
            Some(Went::Nowhere) => return vec![Effect::Warn(path::nowhere())],
            _ => {}
        }
        Vec::new()
    }

    /// Draws the ways on around the line at `y`.
    pub fn view_ways(&self, desk: &Desk, buffer: &mut Buffer, within: Rect, y: u16) {
        self.ways.view(desk, buffer, within, y);
    }

    /// The path that is typed, where it is nothing else and the cursor stands at its end.
    fn path(&self) -> Option<&str> {
        let text = self.line.text();
        let ends = self.line.cursor() == text.len();
        Some(text).filter(|text| ends && path_begun(text) == Some(*text))
    }
}
