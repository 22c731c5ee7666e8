//! An unfinished form as text, and back: all that is typed, resolved or not, and where the cursor stood.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::slot::Slot;
use super::{Focus, Form, Subject};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::Shape;
use crate::model::reorganisation::{Reorganisation, What};
use crate::model::{Id, Kind, Record};
use crate::store::request::{Draft, Request};
use crate::text::Message;

/// What a draft holds, field by field under the fields' names.
#[derive(Serialize, Deserialize)]
struct Kept {
    before: Record,
    focus: Focus,
    fields: BTreeMap<String, Slot>,
    /// Nominations that the decision settles.
    #[serde(default)]
    settles: Vec<Id>,
    /// What is done to which units, where the form is of a reorganisation.
    #[serde(default)]
    reorganised: Option<Box<Reorganisation>>,
    /// Whether the form is of an act that makes several records.
    #[serde(default)]
    acts: bool,
}

/// Whether an unfinished form is of an act that makes several records.
pub fn acts(draft: &Draft) -> bool {
    serde_json::from_str::<Kept>(&draft.fields).is_ok_and(|kept| kept.acts)
}

/// What is done to units in an unfinished form; `None` where it is that of a record.
pub fn reorganises(draft: &Draft) -> Option<What> {
    let kept: Kept = serde_json::from_str(&draft.fields).ok()?;
    kept.reorganised.map(|asked| asked.what)
}

fn read(draft: &Draft) -> Result<Kept, Message> {
    serde_json::from_str(&draft.fields).map_err(|_| {
        Message::new("không đọc được bản nháp này", "this unfinished form cannot be read")
    })
}

impl Form {
    /// Continues an unfinished form; the message tells why it cannot be read.
    pub fn resume(draft: &Draft, desk: &Desk) -> Result<Self, Message> {
        let mut kept = read(draft)?;
        let before = kept.before.clone();
        if before.kind() != draft.kind {
            return Err(Message::new(
                "bản nháp này thuộc loại bản ghi khác",
                "this unfinished form is of another kind of record",
            ));
        }
        let mut form = if let Some(asked) = &kept.reorganised {
            Self::reorganising(asked, desk)
        } else {
            let (id, seen) = (draft.id, draft.seen);
            Self::over(Subject::Record { id, seen, before: before.clone() }, before.entity(), desk)
        };
        form.settles = std::mem::take(&mut kept.settles);
        Ok(form.refilled(kept, draft))
    }

    /// The same form, of an act, with what was typed in an unfinished one; the message tells why that cannot
    /// be read.
    pub fn resumed(self, draft: &Draft) -> Result<Self, Message> {
        Ok(self.refilled(read(draft)?, draft))
    }

    /// The same form with what was typed in it.
    fn refilled(mut self, mut kept: Kept, draft: &Draft) -> Self {
        for (slot, column) in self.slots.iter_mut().zip(&self.columns) {
            let Some(mut typed) = kept.fields.remove(column.name) else { continue };
            if column.computed || !typed.fits(column) {
                continue;
            }
            typed.mend();
            if let (Slot::Rows(rows), Shape::Rows(table)) = (&mut typed, column.shape) {
                rows.repair(table);
            }
            *slot = typed;
        }
        self.focus_at(kept.focus);
        self.begun = draft.begun;
        self.kept = Some(draft.fields.clone());
        self
    }

    /// Asks the store to keep what is typed, if it differs from what is kept already.
    pub(super) fn keep(&mut self, desk: &Desk) -> Vec<Effect> {
        if !self.keeps || self.saving {
            return Vec::new();
        }
        if !self.is_changed() {
            return self.drop_draft().into_iter().collect();
        }
        let (id, seen, before, reorganised) = match &self.subject {
            Subject::Record { id, seen, before } => (*id, *seen, before.clone(), None),
            Subject::Reorganise(asked) => {
                (asked.first(), 0, Record::blank(Kind::Unit), Some(asked.clone()))
            }
            Subject::Act { entered, .. } => match entered.makes() {
                Some(kind) => (None, 0, Record::blank(kind), None),
                None => return Vec::new(),
            },
        };
        let kind = before.kind();
        let named = self.columns.iter().map(|column| column.name.to_owned());
        let kept = Kept {
            before,
            focus: self.focus,
            fields: named.zip(self.slots.iter().cloned()).collect(),
            settles: self.settles.clone(),
            reorganised,
            acts: matches!(self.subject, Subject::Act { .. }),
        };
        let Ok(fields) = serde_json::to_string(&kept) else {
            return vec![Effect::Warn(Message::new(
                "không giữ được bản nháp",
                "the unfinished form could not be kept",
            ))];
        };
        if self.kept.as_ref() == Some(&fields) {
            return Vec::new();
        }
        let draft = Draft {
            who: desk.who.clone(),
            kind,
            id,
            seen,
            begun: self.begun,
            at: (desk.clock)(),
            about: self.about(),
            fields: fields.clone(),
        };
        self.kept = Some(fields);
        vec![Effect::Ask(Request::KeepDraft(draft))]
    }

    /// The first words typed that differ from what the form started with.
    fn about(&self) -> String {
        let mut typed = self.slots.iter().zip(&self.start).filter(|(now, then)| !now.same(then));
        typed.find_map(|(slot, _)| slot.words()).unwrap_or_default()
    }

    fn focus_at(&mut self, focus: Focus) {
        if !self.slots.get(focus.field).is_some_and(Slot::is_open) {
            return;
        }
        self.focus = focus;
        self.keep_inside();
        let width = self.rows_mut().map_or(1, |(_, table)| table.width());
        self.focus.cell = self.focus.cell.min(width.saturating_sub(1)).max(self.first_cell());
    }
}
