//! The form of a decision that settles nominations: what it saves, and the offer of a decision that is
//! there already. Knows no pipeline.

use super::{Form, Over, Subject};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::decision::Decision;
use crate::model::{Id, Kind, Link, Record, Stored, Value};
use crate::store::request::{Request, Save};
use crate::text::{Label, Message, fold};
use crate::ui::confirm::{Answer, Confirm, Then};

impl Form {
    /// A form for the decision that settles `nominations`, in which these fields are filled in.
    pub fn deciding(nominations: Vec<Id>, filled: &[(&str, Value)], desk: &Desk) -> Self {
        let mut form = Self::filled(Kind::Decision, filled, desk);
        form.settles = nominations;
        form
    }

    /// What saves a record: for the decision of nominations, those with it.
    pub(super) fn request_of(&self, save: Save) -> Request {
        if self.settles.is_empty() {
            return Request::Save(vec![save]);
        }
        Request::Decide { decision: Box::new(save), nominations: self.settles.clone() }
    }

    /// Offers the decision of the same number that is there already, where there is one.
    pub(super) fn offer_known(&mut self, record: &Record, desk: &Desk) -> bool {
        let Subject::Record { id: None, .. } = &self.subject else { return false };
        let Record::Decision(decision) = record else { return false };
        if self.settles.is_empty() {
            return false;
        }
        let found = desk.catalog.all(Kind::Decision).into_iter().find(
            |stored| matches!(&stored.record, Record::Decision(other) if is_same(decision, other)),
        );
        if let Some(found) = &found {
            self.over = Over::Known(found.link());
        }
        found.is_some()
    }

    /// Hears whether the decision that is there already shall be used.
    pub(super) fn answer_known(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let Over::Known(link) = self.over else { return Vec::new() };
        let Some(then) = known(link, desk).answer(command) else { return Vec::new() };
        self.over = Over::Nothing;
        self.used = matches!(then, Then::Run(_)).then_some(link);
        let Some(decision) = self.known_decision(desk) else { return Vec::new() };
        let mut effects = self.keep(desk);
        self.saving = true;
        effects.extend([Effect::Ask(self.request_of(decision)), Effect::Hold]);
        effects
    }

    /// The decision that is there already, where it is to be used: saved as it is.
    pub(super) fn known_decision(&self, desk: &Desk) -> Option<Save> {
        let found = desk.catalog.get(self.used?)?;
        let Stored { id, version, record } = &*found;
        let (id, seen) = (Some(*id), *version);
        Some(Save { id, seen, record: record.clone(), begun: None, despite: false })
    }
}

/// Whether both are one decision: the same number of the same body, where known of the same year.
fn is_same(one: &Decision, other: &Decision) -> bool {
    let same = |a: &str, b: &str| fold(a.trim()) == fold(b.trim());
    let year = |decision: &Decision| decision.date.map(jiff::civil::Date::year);
    let years = year(one).zip(year(other));
    !one.number.is_empty()
        && same(&one.number, &other.number)
        && (one.body.is_empty() || other.body.is_empty() || same(&one.body, &other.body))
        && years.is_none_or(|(a, b)| a == b)
}

/// Whether to use the decision at `link`.
pub(super) fn known(link: Link, desk: &Desk) -> Confirm {
    let stored = desk.catalog.get(link);
    let body = match stored.as_ref().map(|stored| &stored.record) {
        Some(Record::Decision(decision)) => decision.body.clone(),
        _ => String::new(),
    };
    let called = stored
        .map(|stored| format!("{} {}", stored.record.code(), stored.record.title(&desk.names())));
    let called = called.unwrap_or_default();
    let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
    Confirm {
        question: Message::new(
            format!("Đã có quyết định số này: {called}."),
            format!("A decision of this number is there already: {called}."),
        ),
        detail: (!body.is_empty()).then(|| Message::new(body.clone(), body)).into_iter().collect(),
        more: 0,
        answers: vec![
            answer(Command::Yes, "dùng quyết định đó", "use that one", Then::Run(Command::Save)),
            answer(Command::Cancel, "sửa lại số", "correct the number", Then::Stay),
        ],
    }
}
