//! What is done with the records chosen in a pane: deleting, copying, merging. Knows no key.

use super::Pane;
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::{Id, Link, Record};
use crate::panes::columns::columns;
use crate::panes::exporting::{Exporting, Shown};
use crate::panes::importing::Importing;
use crate::panes::{handing, nominating};
use crate::store::request::{Left, Request};
use crate::text::{Message, many};
use crate::ui::confirm::Confirm;

/// From this width on a list has all its columns.
const ROOM: u16 = 200;

impl Pane {
    /// Lets the list stand again as it was left.
    pub fn go_back(&mut self, left: &Left) {
        self.list.go_back(left);
    }

    /// The two records that may be one: those marked, or the one marked and the one selected.
    pub(super) fn twins(&self) -> Option<(Link, Link)> {
        let chosen = self.list.chosen();
        let selected = self.list.link()?;
        match chosen.as_slice() {
            [(one, _), (other, _)] => Some((*one, *other)),
            [(one, _)] if *one != selected && self.list.marked() == 1 => Some((selected, *one)),
            _ => None,
        }
    }

    /// The question before deleting what is chosen.
    pub(super) fn deletion(&self, desk: &Desk) -> Confirm {
        let chosen = self.list.chosen();
        let kind = self.list.kind().title();
        let question = match (chosen.as_slice(), self.list.selected()) {
            ([_], Some(row)) => {
                let title = row.stored.record.title(&desk.names());
                Message::new(
                    format!("Xóa {} «{title}»?", kind.vi),
                    format!("Delete the {} “{title}”?", kind.en),
                )
            }
            _ => Message::new(
                format!("Xóa {} {} đã đánh dấu?", chosen.len(), kind.vi),
                format!("Delete {} ({})?", many(chosen.len(), "marked record"), kind.en),
            ),
        };
        Confirm::before(question, Vec::new(), Request::Delete(chosen))
    }

    /// What is begun whatever row is selected: a new record, a list out of a file or into one.
    pub(super) fn begin(&self, command: Command, desk: &Desk) -> Option<Vec<Effect>> {
        let kind = self.list.kind();
        let layer: Box<dyn Layer> = match command {
            Command::New => match handing::form(kind, desk) {
                Some(form) => nominating::open(form),
                None => nominating::new(kind, &self.filled, desk),
            },
            Command::Import => Box::new(Importing::new(kind, desk)),
            Command::Export => Box::new(Exporting::new(self.shown(desk), desk)),
            _ => return None,
        };
        Some(vec![Effect::Open(layer)])
    }

    /// The list as it is shown, its columns as a screen with room for them has them.
    pub(super) fn shown(&self, desk: &Desk) -> Shown {
        let width = desk.size.width.max(ROOM);
        let mut fields: Vec<&'static str> = Vec::new();
        let kind = self.list.kind();
        for column in columns(kind).iter().filter(|column| column.is_in(width)) {
            let written = Record::position(kind, column.field()).is_some();
            if written && !fields.contains(&column.field()) {
                fields.push(column.field());
            }
        }
        Shown {
            query: self.list.query(self.scope(desk), 1),
            total: self.list.total(),
            marked: self.list.marks(),
            columns: fields,
        }
    }

    /// Sends the rows marked, or the one selected, to the terminal as lines of cells set apart by tabs.
    pub(super) fn copy(&self, desk: &Desk) -> Vec<Effect> {
        let chosen = self.list.chosen();
        let is_chosen = |id: Id| chosen.iter().any(|(link, _)| link.id == id);
        let rows = (0..self.list.total()).filter_map(|index| self.list.row(index));
        let line = |row| {
            let cells = columns(self.list.kind()).iter();
            cells.map(|column| column.says(row, &self.list, desk)).collect::<Vec<_>>().join("\t")
        };
        let lines: Vec<String> = rows.filter(|row| is_chosen(row.stored.id)).map(line).collect();
        let (sent, all) = (lines.len(), chosen.len());
        let says = if sent == all {
            Effect::Say(Message::new(
                format!("đã gửi {sent} dòng tới bộ nhớ tạm của terminal"),
                format!("{} sent to the terminal's clipboard", many(sent, "row")),
            ))
        } else {
            Effect::Warn(Message::new(
                format!("chỉ gửi {sent}/{all} dòng: những dòng ở gần chỗ đang xem"),
                format!("only {sent} of {all} rows sent: those near what is on the screen"),
            ))
        };
        vec![Effect::Copy(lines.join("\n")), says]
    }
}
