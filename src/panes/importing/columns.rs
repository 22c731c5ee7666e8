//! What each column holds, as it was recognised and as a person corrects it. Reads nothing.

use std::sync::Arc;

use crate::command::Command;
use crate::model::heading::{Part, parts};
use crate::store::request::intake::{Assigned, Column, Listed, Source};
use crate::text::Message;

/// Lines above the columns: the sheet, the header.
pub const ABOVE: usize = 2;

/// The columns of a list.
pub struct Columns {
    /// The list, as it was read.
    pub source: Source,
    /// What was found in it.
    pub listed: Arc<Listed>,
    /// What the person said.
    pub assigned: Assigned,
    /// The line of the cursor: the sheet, the header, then the columns.
    pub at: usize,
    /// The place in the list of parts, while one is picked.
    pub picking: Option<usize>,
}

impl Columns {
    /// The columns of a list that was read; the cursor stands where it stood.
    pub fn new(source: Source, listed: Arc<Listed>, at: usize) -> Self {
        let last = ABOVE + listed.columns.len().saturating_sub(1);
        let at = if at == 0 { ABOVE.min(last) } else { at.min(last) };
        Self { source, listed, assigned: Assigned::new(), at, picking: None }
    }

    /// What may be done here.
    pub fn available(command: Command) -> Option<Result<(), Message>> {
        let known = matches!(
            command,
            Command::Look | Command::Open | Command::Fold | Command::Unfold | Command::Accept
        );
        (known || command.is_travel()).then_some(Ok(()))
    }

    /// What a column holds.
    pub fn part(&self, column: &Column) -> Option<&'static Part> {
        self.assigned.get(&column.column).copied().unwrap_or(column.part)
    }

    /// Whether a person said so.
    pub fn is_given(&self, column: &Column) -> bool {
        column.given || self.assigned.contains_key(&column.column)
    }

    /// What columns may hold.
    pub fn parts(&self) -> &'static [Part] {
        parts(self.source.kind)
    }

    /// The column under the cursor.
    pub fn column(&self) -> Option<&Column> {
        self.listed.columns.get(self.at.checked_sub(ABOVE)?)
    }

    /// Gives up picking; whether something was being picked.
    pub const fn stop_picking(&mut self) -> bool {
        self.picking.take().is_some()
    }

    /// Does what a command says; the list as it is to be read anew, where that is another now.
    pub fn run(&mut self, command: Command, page: isize) -> Option<Source> {
        if let Some(lines) = command.travel(page) {
            self.travel(lines);
            return None;
        }
        match (command, self.at) {
            (Command::Open | Command::Accept, _) if self.picking.is_some() => self.pick(),
            (Command::Fold, 0) => return self.other_sheet(-1),
            (Command::Unfold | Command::Open, 0) => return self.other_sheet(1),
            (Command::Fold, 1) => return self.other_header(-1),
            (Command::Unfold | Command::Open, 1) => return self.other_header(1),
            (Command::Open | Command::Unfold, _) => self.start_picking(),
            _ => {}
        }
        None
    }

    fn travel(&mut self, lines: isize) {
        let (place, last) = match &mut self.picking {
            Some(place) => (place, parts(self.source.kind).len()),
            None => (&mut self.at, ABOVE + self.listed.columns.len().saturating_sub(1)),
        };
        *place = place.saturating_add_signed(lines).min(last);
    }

    fn other_sheet(&self, by: isize) -> Option<Source> {
        let last = self.listed.sheets.len().saturating_sub(1);
        let sheet = self.listed.sheet.saturating_add_signed(by).min(last);
        let source = Source { sheet: Some(sheet), header: None, ..self.source.clone() };
        (sheet != self.listed.sheet).then_some(source)
    }

    fn other_header(&self, by: i32) -> Option<Source> {
        let now = self.listed.header.map_or(1, |(first, _)| first);
        let header = now.saturating_add_signed(by).max(1);
        let source =
            Source { sheet: Some(self.listed.sheet), header: Some(header), ..self.source.clone() };
        (header != now || self.listed.header.is_none()).then_some(source)
    }

    fn start_picking(&mut self) {
        let Some(column) = self.column() else { return };
        let held = self.part(column).map(|part| part.name);
        let place = self.parts().iter().position(|part| Some(part.name) == held);
        self.picking = Some(place.map_or(0, |place| place + 1));
    }

    /// Lets the column under the cursor hold what was picked, and no other column.
    fn pick(&mut self) {
        let Some(place) = self.picking.take() else { return };
        let Some(column) = self.column().map(|it| it.column) else { return };
        let part = place.checked_sub(1).and_then(|place| self.parts().get(place));
        if let Some(part) = part {
            let holds = |it: &&Column| self.part(it).is_some_and(|held| held.name == part.name);
            let others: Vec<u16> =
                self.listed.columns.iter().filter(holds).map(|it| it.column).collect();
            self.assigned.extend(others.into_iter().map(|other| (other, None)));
        }
        self.assigned.insert(column, part);
    }
}
