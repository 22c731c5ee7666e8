//! What each column holds, as it was recognised and as a person corrects it. Reads nothing.

use std::sync::Arc;

use crate::command::Command;
use crate::model::Kind;
use crate::model::heading::{Part, parts};
use crate::model::period::CALENDAR;
use crate::store::request::intake::{Assigned, Column, Listed, Source};
use crate::text::Message;

/// What is asked above the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The sheet.
    Sheet,
    /// The row that the header begins with.
    Header,
    /// The year of rows without one.
    Year,
}

/// The columns of a list.
pub struct Columns {
    /// The list, as it was read.
    pub source: Source,
    /// What was found in it.
    pub listed: Arc<Listed>,
    /// What the person said.
    pub assigned: Assigned,
    /// The line of the cursor: what is asked, then the columns.
    pub at: usize,
    /// The place in the list of parts, while one is picked.
    pub picking: Option<usize>,
}

impl Columns {
    /// The columns of a list that was read; the cursor stands where it stood.
    pub fn new(source: Source, listed: Arc<Listed>, at: usize) -> Self {
        let mut columns = Self { source, listed, assigned: Assigned::default(), at, picking: None };
        columns.at = if at == 0 { columns.above() } else { at }.min(columns.last());
        columns
    }

    /// What is asked above the columns, top to bottom: only some lists have a year.
    pub fn asked(&self) -> &'static [Asked] {
        match self.source.kind {
            Kind::Person => &[Asked::Sheet, Asked::Header],
            _ => &[Asked::Sheet, Asked::Header, Asked::Year],
        }
    }

    /// How many lines stand above the columns.
    pub fn above(&self) -> usize {
        self.asked().len()
    }

    /// The last line that the cursor can stand on.
    fn last(&self) -> usize {
        self.above() + self.listed.columns.len().saturating_sub(1)
    }

    /// The year of rows without one: as the person says, as the titles say, the one worked in.
    pub fn year(&self) -> Option<i16> {
        self.assigned.year.or(self.listed.year).or(self.source.year)
    }

    /// The same, for lists that have one.
    pub fn told_year(&self) -> Option<i16> {
        self.asked().contains(&Asked::Year).then(|| self.year())?
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
        self.assigned.columns.get(&column.column).copied().unwrap_or(column.part)
    }

    /// Whether a person said so.
    pub fn is_given(&self, column: &Column) -> bool {
        column.given || self.assigned.columns.contains_key(&column.column)
    }

    /// What columns may hold.
    pub fn parts(&self) -> &'static [Part] {
        parts(self.source.kind)
    }

    /// The column under the cursor.
    pub fn column(&self) -> Option<&Column> {
        self.listed.columns.get(self.at.checked_sub(self.above())?)
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
        match (self.asked().get(self.at), command) {
            (_, Command::Open | Command::Accept) if self.picking.is_some() => self.pick(),
            (Some(asked), Command::Fold) => return self.turn(*asked, -1),
            (Some(asked), Command::Unfold | Command::Open) => return self.turn(*asked, 1),
            (None, Command::Open | Command::Unfold) => self.start_picking(),
            _ => {}
        }
        None
    }

    /// Turns to another answer; the list as it is to be read anew, where that is another now.
    fn turn(&mut self, asked: Asked, by: i8) -> Option<Source> {
        match asked {
            Asked::Sheet => self.other_sheet(by.into()),
            Asked::Header => self.other_header(by.into()),
            Asked::Year => {
                let now = self.year().unwrap_or_else(|| self.source.today.year());
                let year = now.saturating_add(by.into());
                self.assigned.year = Some(year.clamp(*CALENDAR.start(), *CALENDAR.end()));
                None
            }
        }
    }

    fn travel(&mut self, lines: isize) {
        let end = self.last();
        let (place, last) = match &mut self.picking {
            Some(place) => (place, parts(self.source.kind).len()),
            None => (&mut self.at, end),
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
            self.assigned.columns.extend(others.into_iter().map(|other| (other, None)));
        }
        self.assigned.columns.insert(column, part);
    }
}
