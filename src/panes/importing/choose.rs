//! Which file, what it lists and who sent it. Reads nothing.

use std::path::PathBuf;

use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::Kind;
use crate::store::request::Notice;
use crate::store::request::intake::{ENDINGS, KINDS, Source};
use crate::text::{Message, one_line};
use crate::ui::line::Line;
use crate::ui::path::PathLine;

/// What is asked, top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The file.
    File,
    /// What its rows are.
    Kind,
    /// Who sent it.
    Sender,
}

/// All that is asked.
pub const ASKED: [Asked; 3] = [Asked::File, Asked::Kind, Asked::Sender];

/// What was typed and chosen so far.
pub struct Choose {
    /// The line of the cursor.
    pub at: usize,
    /// The file.
    pub path: PathLine,
    /// What its rows are, by its place among [`KINDS`].
    kind: usize,
    /// Who sent it.
    pub sender: Line,
}

impl Choose {
    /// A list of `kind` in the person's own folder.
    pub fn new(kind: Kind, desk: &Desk) -> Self {
        let folder = desk.folder.as_ref().map(|it| it.to_string_lossy()).unwrap_or_default();
        let begun = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let kind = KINDS.iter().position(|it| *it == kind).unwrap_or_default();
        let path = PathLine::new(&begun, ENDINGS);
        Self { at: 0, path, kind, sender: Line::new("") }
    }

    /// What its rows are.
    pub const fn kind(&self) -> Kind {
        KINDS[self.kind]
    }

    /// What the cursor is on.
    pub const fn asked(&self) -> Asked {
        ASKED[self.at]
    }

    /// The list as it is to be read; what is missing, in words.
    pub fn source(&self, desk: &Desk) -> Result<Source, Message> {
        let path = self.path.text().trim();
        if path.is_empty() || path.ends_with('/') {
            return Err(Message::new("hãy chọn tệp", "choose a file"));
        }
        let bloc = desk.scope.bloc.or_else(|| desk.catalog.bloc());
        let bloc = bloc.ok_or_else(|| {
            Message::new("hãy tạo khối thi đua trước", "make an emulation bloc first")
        })?;
        Ok(Source {
            path: PathBuf::from(path),
            kind: self.kind(),
            sender: one_line(self.sender.text()),
            sheet: None,
            header: None,
            bloc,
            year: desk.scope.year,
            today: desk.today,
        })
    }

    /// What the path may go on to, asked for.
    pub fn ask(&self) -> Vec<Effect> {
        self.path.ask()
    }

    /// Takes typed or pasted text in; on a choice it goes to the file.
    pub fn insert(&mut self, text: &str) -> Vec<Effect> {
        match self.asked() {
            Asked::Sender => {
                self.sender.insert_flat(text);
                Vec::new()
            }
            Asked::Kind if text == " " => {
                self.turn(1);
                Vec::new()
            }
            Asked::Kind | Asked::File => {
                self.at = 0;
                self.path.insert(text)
            }
        }
    }

    fn turn(&mut self, by: usize) {
        self.kind = (self.kind + by) % KINDS.len();
    }

    /// Moves, turns a choice, edits a text.
    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        match (self.asked(), command) {
            (_, Command::Up) => self.at = self.at.saturating_sub(1),
            (_, Command::Down) => self.at = (self.at + 1).min(ASKED.len() - 1),
            (Asked::Kind, Command::Left) => self.turn(KINDS.len() - 1),
            (Asked::Kind, Command::Right | Command::Pick) => self.turn(1),
            (Asked::File, Command::Pick) => return self.path.complete(),
            (Asked::File, _) => return self.path.run(command),
            (Asked::Sender, _) => {
                self.sender.run(command);
            }
            (Asked::Kind, _) => {}
        }
        Vec::new()
    }

    /// Hears what the path may go on to.
    pub fn hear(&mut self, notice: &Notice) {
        self.path.hear(notice);
    }
}
