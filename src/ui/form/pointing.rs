//! What somebody points at in a form: an answer, a field, a cell of a row. Knows no mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw::cells;
use super::view::{Laid, Part, below_title};
use super::{Focus, Form, Over, deciding};
use crate::layer::{Desk, Pointed, Under};
use crate::model::field::{Shape, Table};
use crate::ui::confirm;

impl Form {
    /// What stands at a place of the screen, where the form is drawn into `area`.
    pub fn under_in(&self, area: Rect, at: Position, desk: &Desk) -> Under {
        match &self.over {
            Over::Leaving => confirm::leaving().under(at, desk, area),
            Over::Known(link) => deciding::known(*link, desk).under(at, desk, area),
            Over::Doubts(question) => question.under(at, desk, area),
            Over::Compare(_) | Over::Long | Over::Nothing => Under::Rows,
        }
    }

    /// Puts the cursor where somebody points at, where the form is drawn into `area`.
    pub fn pointed_in(&mut self, area: Rect, at: Position, desk: &Desk) -> Pointed {
        if !matches!(self.over, Over::Nothing) || self.picker.is_some() || self.waits() {
            return Pointed::Unknown;
        }
        match self.place_at(area, at, desk) {
            None => Pointed::Went(Vec::new()),
            Some(to) if to == self.focus => Pointed::There,
            Some(to) => {
                self.ways.forget();
                self.go(desk, |form| form.focus = to);
                self.keep_inside();
                Pointed::Went(Vec::new())
            }
        }
    }

    /// The field, row and cell at a place of the screen, where the form is drawn into `area`.
    fn place_at(&self, area: Rect, at: Position, desk: &Desk) -> Option<Focus> {
        let body = self.draw_said(desk, &mut Buffer::empty(area), below_title(area));
        let line = usize::from(at.y.checked_sub(body.y).filter(|_| body.contains(at))?);
        let Laid { page, lines, offset, .. } = self.laid(desk, body);
        let (field, part) = lines.get(offset + line)?;
        if !self.slots[*field].is_open() {
            return None;
        }
        let first =
            |table: &'static dyn Table| Focus { field: *field, row: 0, cell: table.given() };
        Some(match (part, self.columns[*field].shape) {
            (Part::Row(table, row), _) => {
                let begun = cells(*table, &page, desk).into_iter().filter(|(x, _)| *x <= at.x);
                let cell = begun.count().saturating_sub(1).max(table.given());
                Focus { field: *field, row: *row, cell }
            }
            _ if *field == self.focus.field => self.focus,
            (_, Shape::Rows(table)) => first(table),
            _ => Focus { field: *field, row: 0, cell: 0 },
        })
    }
}
