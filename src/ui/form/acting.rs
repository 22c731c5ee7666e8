//! The form of an act: a few fields that records which are there take on together. Knows no particular act.

use super::{Form, Subject};
use crate::layer::Desk;
use crate::model::field::Entity;
use crate::model::{Fault, Id, Kind};
use crate::store::request::Request;
use crate::text::Message;

/// What an act asks for before it is done.
pub trait Acting: Send {
    /// What the form is called.
    fn title(&self) -> Message;
    /// The fields.
    fn entity(&self) -> &dyn Entity;
    /// The fields, to be written.
    fn entity_mut(&mut self) -> &mut dyn Entity;
    /// What is wrong with what was entered.
    fn faults(&self) -> Vec<Fault>;
    /// What the store is asked; the message tells why it cannot be.
    fn request(&self, desk: &Desk) -> Result<Request, Message>;
    /// The same act once more.
    fn again(&self) -> Box<dyn Acting>;
    /// What it makes new: the kind under which the unfinished form is kept; `None` where none is kept.
    fn makes(&self) -> Option<Kind> {
        None
    }
}

impl Form {
    /// The form of an act; it keeps a draft where the act makes records.
    pub fn acting(act: Box<dyn Acting>, desk: &Desk) -> Self {
        let started = act.again();
        let keeps = act.makes().is_some();
        let mut form = Self::over(Subject::Act(act), started.entity(), desk);
        form.keeps = keeps;
        form
    }

    /// What the store is asked for the act; `None` where something is at fault, which stands at its field.
    pub(super) fn act_entered(&mut self, desk: &Desk) -> Option<Result<Request, Message>> {
        let Subject::Act(act) = &self.subject else { return None };
        let mut act = act.again();
        self.write(act.entity_mut(), desk);
        for fault in act.faults() {
            self.show_fault(&fault);
        }
        let begun = self.begun;
        self.first_fault().is_none().then(|| {
            let mut request = act.request(desk)?;
            if let (Request::Save(saves), Some(_)) = (&mut request, act.makes())
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
