//! The form of a reorganisation: it grows by whom it has to ask about, and shows what will change before it is
//! done. Knows no rule.

use super::slot::Slot;
use super::{Focus, Form, Over, Subject};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::reorganisation::Reorganisation;
use crate::model::{Column, Entity};
use crate::store::request::{Outline, Request};
use crate::text::Message;
use crate::ui::confirm::Confirm;

impl Form {
    /// A form that asks what `asked` still needs.
    pub fn reorganising(asked: &Reorganisation, desk: &Desk) -> Self {
        Self::over(Subject::Reorganise(Box::new(asked.clone())), asked, desk)
    }

    /// What is asked for now; `None` where something is at fault, which then stands at its field.
    pub(super) fn asked(&mut self, desk: &Desk) -> Option<Reorganisation> {
        let Subject::Reorganise(before) = &self.subject else { return None };
        let mut asked = (**before).clone();
        self.write(&mut asked, desk);
        for fault in asked.faults() {
            self.show_fault(&fault);
        }
        if self.first_fault().is_some() {
            return None;
        }
        self.subject = Subject::Reorganise(Box::new(asked.clone()));
        Some(asked)
    }

    /// Hears what a reorganisation would do: asks about those who have no answer, else whether to do it.
    pub(super) fn outlined(&mut self, outline: &Outline, desk: &Desk) -> Vec<Effect> {
        self.saving = false;
        if outline.open {
            return self.ask_more(outline.asked.clone(), desk);
        }
        let question = Message::new("Thực hiện việc sắp xếp này?", "Do this reorganisation?");
        let request = Request::Reorganise(Box::new(outline.asked.clone()));
        self.over = Over::Doubts(Confirm::before(question, outline.lines.clone(), request));
        Vec::new()
    }

    /// Shows the tables of those who have no answer yet and goes to the first of them.
    fn ask_more(&mut self, asked: Reorganisation, desk: &Desk) -> Vec<Effect> {
        let names = desk.names();
        self.columns = (0..asked.width()).map(|index| asked.column(index)).collect();
        let columns = self.columns.iter().enumerate();
        let slot = |(index, column): (usize, &&'static Column)| {
            Slot::of(&asked.get(index), column, &names)
        };
        self.slots = columns.map(slot).collect();
        self.subject = Subject::Reorganise(Box::new(asked));
        self.picker = None;
        let open = self.slots.iter().zip(&self.columns).enumerate();
        let first = open.filter_map(|(field, (slot, column))| match slot {
            Slot::Rows(rows) if matches!(column.name, "persons" | "below") => {
                let blank = |row: &Vec<super::Input>| {
                    row.first().is_some_and(|cell| !cell.is_blank())
                        && row.last().is_some_and(super::Input::is_blank)
                };
                let row = rows.rows.iter().position(blank)?;
                Some(Focus { field, row, cell: 1 })
            }
            _ => None,
        });
        self.focus = first.into_iter().next().unwrap_or_default();
        vec![Effect::Warn(Message::new(
            "hãy cho biết từng người, từng đơn vị về đâu, rồi lưu lại lần nữa",
            "say where each person and each unit goes, then save again",
        ))]
    }
}
