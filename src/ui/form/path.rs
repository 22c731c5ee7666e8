//! A path that is being typed into a text of the form, and what it may go on to. Reads no folder: it asks.

use super::slot::Slot;
use super::{Focus, Form, Over};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::attachment::path_begun;
use crate::model::field::Shape;
use crate::store::request::Notice;
use crate::ui::line::Line;
use crate::ui::path::{Went, nowhere};

impl Form {
    /// The path that stands before the cursor, at the end of its line.
    pub(super) fn path(&self) -> Option<&str> {
        let takes = matches!(self.shape(), Some(Shape::Text | Shape::LongText));
        let line = self.text_line().filter(|_| takes && self.picker.is_none())?;
        let (before, behind) = line.text().split_at(line.cursor());
        let ends = behind.is_empty() || behind.starts_with('\n');
        path_begun(before).filter(|_| ends)
    }

    /// Asks what it may go on to.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        let typed = self.path().map(str::to_owned);
        typed.map_or_else(Vec::new, |typed| self.ways.ask(&typed))
    }

    /// Takes in what it may go on to; where that is nothing, the next field is the way on.
    pub(super) fn went(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let typed = self.path().map(str::to_owned);
        let went = self.ways.hear(notice, typed.as_deref());
        let (Some(went), Some(typed)) = (went, typed) else { return Vec::new() };
        match went {
            Went::On(path) => self.go_on(&typed, &path, desk),
            Went::Forks => Vec::new(),
            Went::Nowhere => vec![Effect::Warn(nowhere())],
            Went::Ended if matches!(self.over, Over::Long) => Vec::new(),
            Went::Ended => {
                self.ways.forget();
                self.run_plain(Command::NextField, desk)
            }
        }
    }

    /// Puts `path` in the place of what is typed of it.
    fn go_on(&mut self, typed: &str, path: &str, desk: &Desk) -> Vec<Effect> {
        let Some(line) = self.text_line() else { return Vec::new() };
        let (before, behind) = line.text().split_at(line.cursor());
        let start = &before[..before.len() - typed.len()];
        let mut line = Line::new(&format!("{start}{path}{behind}"));
        line.move_to(start.len() + path.len());
        self.put_line(line, desk)
    }

    /// The text under the cursor.
    fn text_line(&self) -> Option<&Line> {
        let Focus { field, row, cell } = self.focus;
        match self.slots.get(field)? {
            Slot::Input(input) => Some(&input.line),
            Slot::Rows(rows) => rows.rows.get(row)?.get(cell).map(|input| &input.line),
            Slot::Long(long, _) => Some(&long.line),
            Slot::Shown(_) => None,
        }
    }

    /// Puts another text in its place.
    fn put_line(&mut self, line: Line, desk: &Desk) -> Vec<Effect> {
        if let Some(long) = self.long_mut() {
            long.line = line;
            return Vec::new();
        }
        let was_blank = self.row_is_blank();
        let Some((input, _)) = self.here() else { return Vec::new() };
        input.line = line;
        self.edited(was_blank, desk)
    }
}
