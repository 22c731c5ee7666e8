//! What is said below a form of what is typed so far, once nobody types for a moment. Knows not what is said.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::draw::put;
use super::slot::Slot;
use super::{Form, Subject};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::Shape;
use crate::model::{Id, Kind, Stored, Value};
use crate::store::request::{Figures, Request};
use crate::ui::detail::{Remark, wrapped};
use crate::ui::theme;

/// What follows from a record as it is typed; `figures` are what was counted for it, once that has come.
pub type Says = fn(&Stored, Option<&Figures>, &Desk) -> Vec<Remark>;

/// What stands below the fields.
#[derive(Default)]
pub(super) struct Saying {
    says: Option<Says>,
    typed: Option<Arc<Stored>>,
    figures: Option<Figures>,
    lines: Vec<Remark>,
}

impl Form {
    /// The same form, which says this of what is typed.
    #[must_use]
    pub fn saying(mut self, says: Says) -> Self {
        self.saying.says = Some(says);
        self
    }

    /// Looks at what is typed, and asks for what has to be counted for it.
    pub(super) fn look(&mut self, desk: &Desk) -> Option<Effect> {
        let says = self.saying.says?;
        let typed = self.glance(desk)?;
        if self.saying.typed.as_deref() == Some(&typed) {
            return None;
        }
        self.saying.lines = says(&typed, self.saying.figures.as_ref(), desk);
        let typed = Arc::new(typed);
        self.saying.typed = Some(Arc::clone(&typed));
        let counted = typed.record.kind() == Kind::Nomination;
        counted.then_some(Effect::Ask(Request::Glance(typed)))
    }

    /// Hears what was counted for what is typed.
    pub(super) fn counted(&mut self, of: &Arc<Stored>, figures: &Figures, desk: &Desk) {
        let (Some(says), Some(typed)) = (self.saying.says, &self.saying.typed) else { return };
        if Arc::ptr_eq(typed, of) {
            self.saying.lines = says(typed, Some(figures), desk);
            self.saying.figures = Some(figures.clone());
        }
    }

    /// The record as far as it can be read; what cannot be stays as it was, and nothing is at fault yet.
    pub fn glance(&self, desk: &Desk) -> Option<Stored> {
        let Subject::Record { id, seen, before } = &self.subject else { return None };
        let mut record = before.clone();
        for (slot, column) in self.slots.iter().zip(&self.columns) {
            let Some(index) = record.entity().position(column.name) else { continue };
            let value = match (slot, column.shape) {
                (Slot::Long(long, _), _) => Value::of_text(long.line.text().trim_end()),
                (Slot::Input(input), _) => match input.value(column, desk.today) {
                    Ok(value) => value,
                    Err(_) => continue,
                },
                (Slot::Rows(rows), Shape::Rows(table)) => {
                    let mut rows = rows.clone();
                    rows.tidy(table);
                    rows.value(table, desk).0
                }
                (Slot::Shown(_) | Slot::Rows(_), _) => continue,
            };
            // What the field does not take is told when the form is saved.
            let _ = record.entity_mut().set(index, value);
        }
        Some(Stored { id: id.unwrap_or(Id::of_name("typed")), version: *seen, record })
    }

    /// Draws what is said at the foot of `area`; what is left above it.
    pub(super) fn draw_said(&self, desk: &Desk, buffer: &mut Buffer, area: Rect) -> Rect {
        let room = area.height / 3;
        let width = area.width.saturating_sub(2);
        let said = self.said(desk, width, room.into());
        let count = u16::try_from(said.len()).unwrap_or(u16::MAX).min(room);
        let y = area.bottom() - count;
        for (y, (text, style)) in (y..area.bottom()).zip(said) {
            put(buffer, area.x + 2, y, &text, width, style, desk);
        }
        Rect { height: area.height - count, ..area }
    }

    /// What is said, in lines: whole where that takes no more than `room` of them, else a line each.
    fn said(&self, desk: &Desk, width: u16, room: usize) -> Vec<(String, Style)> {
        let line = |remark: &Remark| {
            let style = if remark.doubt { theme::fault(desk) } else { theme::good(desk) };
            let message = remark.message.in_lang(desk.lang);
            (format!("{}: {message}", desk.say(remark.label)), style)
        };
        let lines: Vec<_> = self.saying.lines.iter().map(line).collect();
        let whole = lines.iter().flat_map(|(text, style)| {
            let parts = wrapped(text, width.into(), "  ").into_iter();
            parts.map(|part| (part, *style))
        });
        let whole: Vec<_> = whole.take(room + 1).collect();
        if whole.len() > room { lines } else { whole }
    }
}
