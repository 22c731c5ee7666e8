//! From what is typed to a record: reading every field, faults at their fields, the request. Knows no store.

use super::slot::Slot;
use super::{Focus, Form, Subject};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::{Entity, Shape};
use crate::model::{Fault, Record, Value};
use crate::store::request::{Request, Save};
use crate::text::Message;

impl Form {
    /// Reads every field and asks the store to save, or goes to the first fault.
    ///
    /// What is typed is kept first, so that a save that is refused after the line is lost loses nothing;
    /// the save that succeeds takes it away in the same commit.
    pub(super) fn save(&mut self, desk: &Desk) -> Vec<Effect> {
        self.settle(desk);
        self.used = None;
        let request = match &self.subject {
            Subject::Record { .. } => {
                let save = self.wanted(false, desk);
                if let Some(save) = &save
                    && self.offer_known(&save.record, desk)
                {
                    return Vec::new();
                }
                save.map(|save| self.request_of(save))
            }
            Subject::Reorganise(_) => {
                self.asked(desk).map(|asked| Request::Outline(Box::new(asked)))
            }
            Subject::Act { .. } => match self.act_entered(desk) {
                Some(Err(reason)) => return vec![Effect::Warn(reason)],
                entered => entered.and_then(Result::ok),
            },
        };
        match request {
            Some(request) => {
                let mut effects = self.keep(desk);
                self.saving = true;
                effects.extend([Effect::Ask(request), Effect::Hold]);
                effects
            }
            None => self.tell_faults(),
        }
    }

    /// What the store is asked to save; `None` where something is at fault.
    pub(super) fn wanted(&mut self, despite: bool, desk: &Desk) -> Option<Save> {
        let Subject::Record { id, seen, .. } = &self.subject else { return None };
        let (id, seen, begun) = (*id, *seen, Some(self.begun));
        self.record(desk).map(|record| Save { id, seen, record, begun, despite })
    }

    /// The record that is typed; `None` where something is at fault, which then stands at its field.
    pub(super) fn record(&mut self, desk: &Desk) -> Option<Record> {
        let Subject::Record { before, .. } = &self.subject else { return None };
        let mut record = before.clone();
        self.write(record.entity_mut(), desk);
        for fault in record.faults() {
            self.show_fault(&fault);
        }
        self.first_fault().is_none().then_some(record)
    }

    /// Writes every field into `entity`; what cannot be written is shown at its field.
    pub(super) fn write(&mut self, entity: &mut dyn Entity, desk: &Desk) {
        let mut faults = Vec::new();
        for (slot, column) in self.slots.iter_mut().zip(&self.columns) {
            slot.clear_faults();
            let Some(index) = entity.position(column.name) else { continue };
            let value = match (slot, column.shape) {
                (Slot::Long(long, _), _) => Value::of_text(long.line.text().trim_end()),
                (Slot::Input(input), _) => match input.value(column, desk.today) {
                    Ok(value) => value,
                    Err(fault) => {
                        faults.push(fault.at(column.name));
                        continue;
                    }
                },
                (Slot::Rows(rows), Shape::Rows(table)) => {
                    rows.tidy(table);
                    match rows.value(table, desk) {
                        (value, 0) => value,
                        _ => continue,
                    }
                }
                (Slot::Shown(_) | Slot::Rows(_), _) => continue,
            };
            faults.extend(entity.set(index, value).err());
        }
        for fault in &faults {
            self.show_fault(fault);
        }
        self.keep_inside();
    }

    /// Shows a fault at its place, unless one stands there already; `false` where it has no place here.
    pub(super) fn show_fault(&mut self, fault: &Fault) -> bool {
        let place = &fault.place;
        let found = self.columns.iter().position(|column| column.name == place.field);
        let Some(field) = found else { return false };
        let Some(slot) = self.slots.get_mut(field) else { return false };
        let target = match slot {
            Slot::Shown(_) => return false,
            Slot::Input(input) => &mut input.fault,
            Slot::Long(_, fault) => fault,
            Slot::Rows(rows) => {
                let table = match self.columns[field].shape {
                    Shape::Rows(table) => Some(table),
                    _ => None,
                };
                let cell = place.cell.as_deref().and_then(|cell| table?.position(cell));
                let row = place.row.and_then(|row| rows.rows.get_mut(row));
                let input = row.zip(cell).and_then(|(row, cell)| row.get_mut(cell));
                input.map_or(&mut rows.fault, |input| &mut input.fault)
            }
        };
        target.get_or_insert_with(|| fault.message.clone());
        true
    }

    /// Goes to the first fault and says how many there are.
    pub(super) fn tell_faults(&mut self) -> Vec<Effect> {
        self.go_to_fault();
        let count = self.faults().count();
        if count == 0 {
            return vec![Effect::Warn(Message::new("chưa lưu", "not saved"))];
        }
        vec![Effect::Warn(Message::new(
            format!("chưa lưu: {count} chỗ cần sửa"),
            format!("not saved: {count} to be put right"),
        ))]
    }

    pub(super) fn go_to_fault(&mut self) {
        if let Some(focus) = self.first_fault() {
            self.focus = focus;
        }
    }

    pub(super) fn first_fault(&self) -> Option<Focus> {
        self.faults().next()
    }

    fn faults(&self) -> impl Iterator<Item = Focus> {
        self.slots.iter().enumerate().flat_map(|(field, slot)| {
            let at = |row, cell| Focus { field, row, cell };
            match slot {
                Slot::Input(input) if input.fault.is_some() => vec![at(0, 0)],
                Slot::Long(_, Some(_)) => vec![at(0, 0)],
                Slot::Rows(rows) => {
                    let cells = rows.rows.iter().enumerate().flat_map(|(row, cells)| {
                        cells.iter().enumerate().map(move |(cell, input)| (row, cell, input))
                    });
                    let wrong = cells.filter(|(.., input)| input.fault.is_some());
                    let whole = rows.fault.as_ref().map(|_| at(0, 0));
                    whole.into_iter().chain(wrong.map(|(row, cell, _)| at(row, cell))).collect()
                }
                _ => Vec::new(),
            }
        })
    }

    /// Keeps the cursor in a row that exists.
    pub(super) fn keep_inside(&mut self) {
        let rows = self.rows().map_or(1, |rows| rows.rows.len());
        self.focus.row = self.focus.row.min(rows.saturating_sub(1));
    }
}
