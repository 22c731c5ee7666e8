//! A path being typed, with what it may go on to. Reads no folder: it asks.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::line;
use super::theme;
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::store::request::path::{Named, Typed};
use crate::store::request::{Notice, Request};
use crate::text::width::{display_width, fit};

/// A path, and the names that it may go on to.
pub struct PathLine {
    line: line::Line,
    endings: &'static [&'static str],
    found: Vec<Named>,
}

impl PathLine {
    /// `text` with the cursor at its end; `endings` are what files may end in.
    pub fn new(text: &str, endings: &'static [&'static str]) -> Self {
        Self { line: line::Line::new(text), endings, found: Vec::new() }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Another path in its place.
    pub fn set(&mut self, text: &str) {
        self.line = line::Line::new(text);
        self.found.clear();
    }

    /// What there is to go on to, asked for.
    pub fn ask(&self) -> Vec<Effect> {
        let typed = Typed { text: self.line.text().to_owned(), endings: self.endings };
        vec![Effect::Ask(Request::Path(typed))]
    }

    /// Does what a command of the text group says.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        let before = self.line.text().to_owned();
        self.line.run(command);
        if self.line.text() == before { Vec::new() } else { self.ask() }
    }

    /// Takes typed or pasted text in.
    pub fn insert(&mut self, text: &str) -> Vec<Effect> {
        self.line.insert_flat(text);
        self.ask()
    }

    /// Goes on as far as all names that fit agree.
    pub fn complete(&mut self) -> Vec<Effect> {
        let Some(first) = self.found.first() else { return self.ask() };
        let mut agreed = first.path.as_str();
        for named in &self.found {
            let same =
                agreed.chars().zip(named.path.chars()).take_while(|(one, other)| one == other);
            agreed = &agreed[..same.map(|(letter, _)| letter.len_utf8()).sum()];
        }
        if agreed.chars().count() >= self.line.text().chars().count() {
            self.line = line::Line::new(agreed);
        }
        self.ask()
    }

    /// Hears what there is to go on to.
    pub fn hear(&mut self, notice: &Notice) {
        if let Notice::Path(typed, found) = notice
            && typed.text == self.line.text()
        {
            self.found.clone_from(found);
        }
    }

    /// Draws what is typed into one line.
    pub fn view(&self, focused: bool, frame: &mut Frame, area: Rect) {
        let (shown, cell) = self.line.window(area.width);
        frame.render_widget(Line::from(shown.to_owned()), area);
        if focused {
            let place = Position::new(area.x + cell.min(area.width.saturating_sub(1)), area.y);
            frame.set_cursor_position(place);
        }
    }

    /// Draws the names that it may go on to, as many as there is room for.
    pub fn view_found(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let width = usize::from(area.width);
        let mut lines: Vec<String> = Vec::new();
        for named in self.found.iter().filter(|named| named.path != self.line.text()) {
            let slash = if named.path.ends_with('/') { "/" } else { "" };
            let name = format!("{}{slash}", named.name);
            match lines.last_mut() {
                Some(line) if display_width(line) + display_width(&name) + 3 <= width => {
                    line.push_str("   ");
                    line.push_str(&name);
                }
                _ => lines.push(fit(&name, width).into_owned()),
            }
        }
        for (row, line) in (0..area.height).zip(lines) {
            let at = Rect { y: area.y + row, height: 1, ..area };
            frame.render_widget(Line::styled(line, theme::dim(desk)), at);
        }
    }
}
