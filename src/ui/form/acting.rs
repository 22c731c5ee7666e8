//! The form of an act: a few fields that records which are there take on together. Knows no particular act.

use super::{Form, Subject};
use crate::help::Chapter;
use crate::layer::Desk;
use crate::model::field::{Choice, Entity};
use crate::model::{Fault, Id, Kind};
use crate::store::request::Request;
use crate::text::Message;

/// What somebody enters for records that are there: its fields are those of the form.
pub trait Entered: Entity + Send {
    /// What the form is called; `about` names the records.
    fn title(&self, about: &Message) -> Message;
    /// What is wrong with what was entered.
    fn faults(&self) -> Vec<Fault>;
    /// What the store is asked to do with these records; the message tells why it cannot be.
    fn request(&self, ids: &[Id], desk: &Desk) -> Result<Request, Message>;
    /// The same once more.
    fn again(&self) -> Box<dyn Entered>;

    /// The choices that are offered out of all that a field knows.
    fn offered(&self, all: &'static [Choice]) -> Vec<Choice> {
        all.to_vec()
    }

    /// What it makes new: the kind under which the unfinished form is kept; `None` where none is kept.
    fn makes(&self) -> Option<Kind> {
        None
    }

    /// What the help tells of its fields as: a kind of record or the form, and the field of rows that they are
    /// the cells of, if they are.
    fn of(&self) -> (&'static str, &'static str);

    /// The page of the help about it.
    fn chapter(&self) -> Chapter {
        self.makes().map_or(Chapter::Forms, Chapter::of_kind)
    }

    /// The field at which the form shows what stands in the way of a record and names no field of its own;
    /// `None` where that is told beside the fields.
    fn stands_at(&self) -> Option<&'static str> {
        None
    }
}

impl Form {
    /// The form of an act on the records `ids`, which `about` names; it keeps a draft where it makes new ones.
    pub fn acting(ids: Vec<Id>, about: Message, entered: Box<dyn Entered>, desk: &Desk) -> Self {
        let started = entered.again();
        let keeps = entered.makes().is_some();
        let mut form = Self::over(Subject::Act { ids, about, entered }, &*started, desk);
        form.keeps = keeps;
        form
    }

    /// The same form without its last field, where that is called `name`: the store fills it in.
    #[must_use]
    pub fn without_last(mut self, name: &str) -> Self {
        if self.columns.last().is_some_and(|column| column.name == name) {
            self.columns.pop();
            self.slots.pop();
            self.start.pop();
        }
        self
    }

    /// What the store is asked for the act; `None` where something is at fault, which stands at its field.
    pub(super) fn act_entered(&mut self, desk: &Desk) -> Option<Result<Request, Message>> {
        let Subject::Act { ids, entered, .. } = &self.subject else { return None };
        let (ids, mut entered) = (ids.clone(), entered.again());
        self.write(&mut *entered, desk);
        for fault in entered.faults() {
            self.show_fault(&fault);
        }
        let begun = self.begun;
        self.first_fault().is_none().then(|| {
            let mut request = entered.request(&ids, desk)?;
            if let (Request::Save(saves), Some(_)) = (&mut request, entered.makes())
                && let Some(first) = saves.first_mut()
            {
                first.begun = Some(begun);
            }
            Ok(request)
        })
    }

    /// What the store is asked for an act that saves records, whatever is doubtful about them.
    pub(super) fn act_despite(&mut self, desk: &Desk) -> Option<Request> {
        match self.act_entered(desk)?.ok()? {
            Request::Save(mut saves) => {
                for save in &mut saves {
                    save.despite = true;
                }
                Some(Request::Save(saves))
            }
            _ => None,
        }
    }

    /// Where this form is one of an act, the field at which what stands in the way of a record is shown.
    pub(super) fn stands_at(&self) -> Option<&'static str> {
        match &self.subject {
            Subject::Act { entered, .. } => entered.stands_at(),
            Subject::Record { .. } | Subject::Reorganise(_) => None,
        }
    }
}

/// How many records an act is about, and what the first of them is called; `many` is what several are called.
pub fn about(ids: &[Id], title: Option<String>, many: &Message) -> Message {
    let title = title.unwrap_or_default();
    match ids.len() {
        0 | 1 => Message::new(title.clone(), title),
        count => Message::new(
            format!("{count} {}: {title}, …", many.vi),
            format!("{count} {}: {title}, …", many.en),
        ),
    }
}
