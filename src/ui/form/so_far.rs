//! The record as far as it is typed, for those who advise while somebody types. Tells no fault.

use super::Form;
use super::Subject;
use super::slot::Slot;
use crate::layer::Desk;
use crate::model::{Id, Record};

impl Form {
    /// The record that is being changed; `None` for a new one and for an act on others.
    pub fn id(&self) -> Option<Id> {
        match &self.subject {
            Subject::Record { id, .. } => *id,
            Subject::Act { .. } | Subject::Reorganise(_) => None,
        }
    }

    /// The record as the fields of one line have it now; what cannot be read stays as it was.
    pub fn so_far(&self, desk: &Desk) -> Option<Record> {
        let Subject::Record { before, .. } = &self.subject else { return None };
        let mut record = before.clone();
        for (index, (slot, column)) in self.slots.iter().zip(&self.columns).enumerate() {
            if let Slot::Input(input) = slot
                && let Ok(value) = input.value(column, desk.today)
            {
                // A value that the record cannot take is told when the form is saved.
                let _ = record.entity_mut().set(index, value);
            }
        }
        Some(record)
    }
}
