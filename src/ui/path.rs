//! A path being typed, with what it may go on to. Reads no folder: it asks.

use std::path::{Path, PathBuf};

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::line;
use super::theme;
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::store::request::path::{ANY, Named, Typed};
use crate::store::request::{Notice, Request};
use crate::text::Message;
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

    /// The file to write: what is typed, which gets `ending` where it has none.
    pub fn to_write(&mut self, ending: &str) -> Result<PathBuf, Message> {
        let text = self.text().trim();
        if text.is_empty() {
            return Err(Message::new("hãy gõ tên tệp", "type the name of a file"));
        }
        let typed = Path::new(text);
        let is_folder = text.ends_with(['/', '~', '.']);
        let bare = !is_folder && typed.extension().is_none();
        let path = if bare { typed.with_extension(ending) } else { typed.to_owned() };
        self.set(&path.to_string_lossy());
        Ok(path)
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
        if let Some(agreed) = agreed(&self.found, self.line.text()) {
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
        let lines = names(&self.found, self.line.text(), area.width);
        for (row, line) in (0..area.height).zip(lines) {
            let at = Rect { y: area.y + row, height: 1, ..area };
            frame.render_widget(Line::styled(line, theme::dim(desk)), at);
        }
    }
}

/// How far all that `typed` may go on to agree; `None` where that is less than is typed, or nothing is found.
fn agreed<'a>(found: &'a [Named], typed: &str) -> Option<&'a str> {
    let mut agreed = found.first()?.path.as_str();
    for named in found {
        let same = agreed.chars().zip(named.path.chars()).take_while(|(one, other)| one == other);
        agreed = &agreed[..same.map(|(letter, _)| letter.len_utf8()).sum()];
    }
    (agreed.chars().count() >= typed.chars().count()).then_some(agreed)
}

/// The names of what is found, in lines of `width` cells.
fn names(found: &[Named], typed: &str, width: u16) -> Vec<String> {
    let width = usize::from(width);
    let mut lines: Vec<String> = Vec::new();
    for named in found.iter().filter(|named| named.path != typed) {
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
    lines
}

/// Where a path that is typed into another text may go on to.
#[derive(Debug, Default)]
pub struct Ways {
    asked: String,
    found: Vec<Named>,
    /// The path was as long as it can be, or as is known, when it was asked for last.
    stuck: bool,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    /// The path goes on to this.
    On(String),
    /// There are several ways, which are shown.
    Forks,
    /// It leads nowhere.
    Nowhere,
    /// There is nothing to go on to, or it was asked for in vain before.
    Ended,
}

impl Ways {
    /// Asks what `typed` may go on to.
    pub fn ask(&mut self, typed: &str) -> Vec<Effect> {
        self.stuck &= self.asked == typed;
        typed.clone_into(&mut self.asked);
        vec![Effect::Ask(Request::Path(Typed { text: self.asked.clone(), endings: ANY }))]
    }

    /// Another text: nothing is shown any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Hears the answer; `None` where it is none to what is `typed` now.
    pub fn hear(&mut self, notice: &Notice, typed: Option<&str>) -> Option<Went> {
        let Notice::Path(asked, found) = notice else { return None };
        if asked.text != self.asked || Some(asked.text.as_str()) != typed {
            return None;
        }
        self.found.clone_from(found);
        let on = agreed(found, &self.asked).filter(|on| *on != self.asked).map(str::to_owned);
        let stuck = std::mem::replace(&mut self.stuck, on.is_none());
        Some(match (on, found.as_slice()) {
            (Some(on), _) => {
                on.clone_into(&mut self.asked);
                Went::On(on)
            }
            (None, [_]) => Went::Ended,
            (None, _) if stuck => Went::Ended,
            (None, []) => Went::Nowhere,
            (None, _) => Went::Forks,
        })
    }

    /// Draws the names below the line at `y` of `within`, or above it where there is more room.
    pub fn view(&self, desk: &Desk, buffer: &mut Buffer, within: Rect, y: u16) {
        if self.found.len() < 2 {
            return;
        }
        let lines = names(&self.found, &self.asked, within.width.saturating_sub(4));
        let below = within.bottom().saturating_sub(y + 1);
        let above = y.saturating_sub(within.y);
        let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(NAMES);
        let down = wanted <= below || below >= above;
        let height = wanted.min(if down { below } else { above });
        let top = if down { y + 1 } else { y - height };
        let blank = " ".repeat(within.width.into());
        for (y, line) in (top..top + height).zip(lines) {
            buffer.set_stringn(within.x, y, &blank, within.width.into(), Style::reset());
            buffer.set_stringn(within.x + 4, y, line, within.width.into(), theme::dim(desk));
        }
    }
}

/// Lines that names take at most.
const NAMES: u16 = 6;

/// What is said of a path that leads nowhere.
pub fn nowhere() -> Message {
    Message::new("không có tệp hay thư mục nào bắt đầu như vậy", "no file or folder begins so")
}

/// Whether paths can be completed: only those of the machine at which somebody sits.
pub fn available(desk: &Desk) -> Result<(), Message> {
    if desk.folder.is_some() {
        return Ok(());
    }
    Err(Message::new(
        "tệp của bạn ở máy khác: đường dẫn không được xem ở đây, hãy gõ cho đủ",
        "your files are on another machine: paths are not looked up here; type them in full",
    ))
}
