//! What is doubtful about contacts: two who do the same work of a unit at the same time. Knows no screen.

use super::engine::EngineError;
use super::plan::{Plan, PlanNames};
use crate::model::contact::Contact;
use crate::model::{Fault, Kind, Link, Names, Record};
use crate::text::{Lang, fold};

impl Plan<'_> {
    /// Contacts planned, new or changed, beside whom somebody else has the same duty in the same unit.
    pub(super) fn doubled_contacts(&self) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut doubts = Vec::new();
        for link in self.order.iter().filter(|link| link.kind == Kind::Contact) {
            let after = self.slot(*link).and_then(|slot| slot.after.as_ref());
            let Some(Record::Contact(ours)) = after else { continue };
            if !self.differs(*link, &["unit", "person", "duty", "from", "until"]) {
                continue;
            }
            let mut other: Option<Contact> = None;
            let mut look = |at: Link, record: &Record| {
                if let Record::Contact(theirs) = record
                    && at != *link
                    && is_doubled(ours, theirs)
                {
                    other = Some(theirs.clone());
                }
            };
            self.each_untouched(Kind::Contact, &mut look)?;
            for at in self.order.iter().filter(|at| at.kind == Kind::Contact) {
                if let Some(record) = self.slot(*at).and_then(|slot| slot.after.as_ref()) {
                    look(*at, record);
                }
            }
            if let Some(theirs) = other {
                let names = PlanNames { plan: self, lang: Lang::Vi };
                let person = theirs.person.map(|id| Link::new(Kind::Person, id));
                let person = person.and_then(|it| names.title(it)).unwrap_or_default();
                let code = &theirs.code;
                let doubt = Fault::new(
                    format!("cùng lúc đó đã có {person} ({code}) phụ trách việc này"),
                    format!("{person} ({code}) does this work at the same time"),
                );
                doubts.push((*link, doubt.at("person")));
            }
        }
        Ok(doubts)
    }
}

fn is_doubled(ours: &Contact, theirs: &Contact) -> bool {
    let before = |one: &Contact, other: &Contact| {
        one.until.zip(other.from).is_some_and(|(until, from)| until < from)
    };
    ours.unit.is_some()
        && ours.unit == theirs.unit
        && ours.person != theirs.person
        && fold(&ours.duty) == fold(&theirs.duty)
        && !before(ours, theirs)
        && !before(theirs, ours)
}
