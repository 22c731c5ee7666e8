//! Two people's changes of one record, field by field: whose value stays. Knows no store.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{glyph, theme};
use crate::command::Command;
use crate::layer::Desk;
use crate::model::field::Column;
use crate::model::show::show;
use crate::model::{Record, Stored, Value};
use crate::text::{Label, Message};

/// Whose value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one typed here.
    Mine,
    /// The one that somebody else saved.
    Theirs,
}

/// A field in which the two differ.
#[derive(Clone)]
pub struct Difference {
    /// The field.
    pub column: &'static Column,
    /// What it was when the form was opened.
    pub before: Value,
    /// What was typed here.
    pub mine: Value,
    /// What somebody else saved.
    pub theirs: Value,
    /// Whose value stays.
    pub keep: Side,
    index: usize,
}

/// What was typed beside what somebody else saved in between.
pub struct Compare {
    mine: Record,
    theirs: Stored,
    differences: Vec<Difference>,
    focus: usize,
}

/// Whether `command` is one that a comparison knows.
pub fn allows(command: Command) -> Option<Result<(), Message>> {
    use Command as C;
    let moves = matches!(command, C::Up | C::Down | C::FieldUp | C::FieldDown);
    let steps = matches!(command, C::NextField | C::PreviousField);
    let acts = matches!(command, C::Mine | C::Theirs | C::Save | C::Accept | C::Leave | C::Cancel);
    (moves || steps || acts).then_some(Ok(()))
}

impl Compare {
    /// Compares what was typed with what was saved; where only one of the two changed a field, that
    /// one's value stays unless the person says otherwise.
    pub fn new(before: &Record, mine: Record, theirs: Stored) -> Self {
        let (was, ours, others) = (before.entity(), mine.entity(), theirs.record.entity());
        let open = (0..ours.width()).filter(|index| !ours.column(*index).computed);
        let differing = open.filter(|index| ours.get(*index) != others.get(*index));
        let difference = |index: usize| {
            let (before, mine) = (was.get(index), ours.get(index));
            let keep = if before == mine { Side::Theirs } else { Side::Mine };
            let theirs = others.get(index);
            Difference { column: ours.column(index), before, mine, theirs, keep, index }
        };
        let differences = differing.map(difference).collect();
        Self { differences, mine, theirs, focus: 0 }
    }

    /// The fields in which the two differ, in the order of the form.
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// What somebody else saved.
    pub const fn theirs(&self) -> &Stored {
        &self.theirs
    }

    /// The record with the value that stays in each field.
    pub fn merged(&self) -> Record {
        let mut merged = self.mine.clone();
        for difference in self.differences.iter().filter(|it| it.keep == Side::Theirs) {
            // A value that was saved in this very field is one that the field takes.
            let _ = merged.entity_mut().set(difference.index, difference.theirs.clone());
        }
        merged
    }

    /// Moves, or says whose value stays.
    pub fn run(&mut self, command: Command) {
        let last = self.differences.len().saturating_sub(1);
        match command {
            Command::Up | Command::FieldUp | Command::PreviousField => {
                self.focus = self.focus.saturating_sub(1);
            }
            Command::Down | Command::FieldDown | Command::NextField => {
                self.focus = (self.focus + 1).min(last);
            }
            Command::Mine => self.keep(Side::Mine),
            Command::Theirs => self.keep(Side::Theirs),
            _ => {}
        }
    }

    fn keep(&mut self, side: Side) {
        if let Some(difference) = self.differences.get_mut(self.focus) {
            difference.keep = side;
        }
    }

    /// Draws it over the whole of `area`.
    pub fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let title = desk.say(Label::new(
            "Người khác đã lưu bản ghi này: chọn giá trị giữ lại",
            "Somebody else saved this record: choose what stays",
        ));
        let buffer = frame.buffer_mut();
        if area.is_empty() {
            return;
        }
        buffer.set_stringn(area.x, area.y, title, area.width.into(), theme::strong(desk));
        let height = area.height.saturating_sub(2);
        let fit = usize::from(height / 5).max(1);
        let first = self.focus / fit * fit;
        let mut y = area.y + 2;
        for (index, difference) in self.differences.iter().enumerate().skip(first).take(fit) {
            let label = desk.say(difference.column.label);
            let focused = index == self.focus;
            let style = if focused { theme::strong(desk) } else { theme::label(desk) };
            let mark = if focused { glyph::CHOICE.on(desk) } else { " " };
            let lines = [
                (format!("{mark} {label}"), style),
                self.line(
                    Label::new("lúc mở", "as opened"),
                    &difference.before,
                    None,
                    difference,
                    desk,
                ),
                self.line(
                    Label::new("của tôi", "mine"),
                    &difference.mine,
                    Some(Side::Mine),
                    difference,
                    desk,
                ),
                self.line(
                    Label::new("người kia", "theirs"),
                    &difference.theirs,
                    Some(Side::Theirs),
                    difference,
                    desk,
                ),
            ];
            for (text, style) in lines {
                if y < area.bottom() {
                    buffer.set_stringn(area.x, y, text, area.width.into(), style);
                }
                y += 1;
            }
            y += 1;
        }
    }

    #[allow(clippy::unused_self, reason = "reads as a line of this comparison")]
    fn line(
        &self,
        who: Label,
        value: &Value,
        side: Option<Side>,
        difference: &Difference,
        desk: &Desk,
    ) -> (String, Style) {
        let stays = side == Some(difference.keep);
        let mark = if stays { "(*)" } else { "   " };
        let text = show(value, difference.column, &desk.names());
        let who = desk.say(who);
        let style = match side {
            None => theme::dim(desk),
            Some(_) if stays => theme::strong(desk),
            Some(_) => Style::new(),
        };
        (format!("    {mark} {who:<10} {text}"), style)
    }
}
