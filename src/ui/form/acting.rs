//! The form of an act: a few fields that records which are there take on together. Knows no particular act.

use super::{Form, Subject};
use crate::layer::Desk;
use crate::model::field::Entity;
use crate::model::{Fault, Id};
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
}

impl Form {
    /// The form of an act; it keeps no draft.
    pub fn acting(act: Box<dyn Acting>, desk: &Desk) -> Self {
        let started = act.again();
        let mut form = Self::over(Subject::Act(act), started.entity(), desk);
        form.keeps = false;
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
        self.first_fault().is_none().then(|| act.request(desk))
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
