//! What a chair has to hand over, counted over the catalog. Knows no folder of backups.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Catalog;
use crate::model::contact::Contact;
use crate::model::nomination::STATES;
use crate::model::{Id, Kind, Record, pipeline};
use crate::store::request::Scope;
use crate::store::request::checklist::{Act, Backup, Checklist, ForHandover, OpenDirection, Term};

/// Whether nominations in this state still have a way to go.
fn is_open(state: &str) -> bool {
    pipeline::before("decided").contains(&state) || state == "on_hold"
}

/// Whether a direction item in this state is settled.
pub fn is_settled(state: &str) -> bool {
    matches!(state, "done" | "partly" | "not_done" | "dropped")
}

impl Catalog {
    /// The checklist of a hand-over; nothing is known of backups here.
    pub fn checklist(&self, asked: ForHandover) -> Checklist {
        let ForHandover { bloc, year, today } = asked;
        let scope = Scope { bloc: Some(bloc), ..Scope::default() };
        let counts = self.counts(Kind::Nomination, &scope, "state");
        let states = STATES.iter().map(|state| state.name).zip(counts);
        let nominations = states.filter(|(state, count)| *count > 0 && is_open(state)).collect();
        let (directions, planned) = self.open_directions(bloc, year);
        let members: BTreeSet<Id> =
            self.members(bloc, Some(year)).iter().map(|stored| stored.id).collect();
        let reached = self.reached(today);
        let without_contact = self.members(bloc, Some(year)).into_iter().map(|stored| stored.id);
        let without_contact = without_contact.filter(|id| !reached.contains(id)).collect();
        let mut deadlines = self.due(bloc);
        deadlines.retain(|due| due.open > 0);
        Checklist {
            asked,
            nominations,
            directions,
            planned,
            deadlines,
            members: members.len(),
            without_contact,
            act: self.act_for(bloc, year.saturating_add(1)),
            term: self.term_of(bloc, year),
            backup: Backup::Unknown,
        }
    }

    /// The direction items that are not settled, and how many the year has.
    fn open_directions(&self, bloc: Id, year: i16) -> (Vec<OpenDirection>, usize) {
        let all = self.of(Kind::Direction).all();
        let own = all.filter_map(|stored| match &stored.record {
            Record::Direction(it) if it.bloc == Some(bloc) => Some((stored.id, it)),
            _ => None,
        });
        let (mut open, mut planned) = (Vec::new(), 0);
        for (id, it) in own.filter(|(_, it)| it.year <= year) {
            planned += usize::from(it.year == year);
            if !is_settled(&it.state) {
                let state = it.state.clone();
                open.push(OpenDirection { id, year: it.year, due: it.due, state });
            }
        }
        open.sort_by_key(|it| (it.due.is_none(), it.due, it.year, it.id));
        (open, planned)
    }

    /// The units in which somebody does this work on `day`.
    fn reached(&self, day: Date) -> BTreeSet<Id> {
        let holds = |contact: &Contact| {
            contact.person.is_some()
                && contact.from.is_none_or(|from| from <= day)
                && contact.until.is_none_or(|until| day <= until)
        };
        let units = self.of(Kind::Contact).all().filter_map(|stored| match &stored.record {
            Record::Contact(contact) if holds(contact) => contact.unit,
            _ => None,
        });
        units.collect()
    }

    fn act_for(&self, bloc: Id, year: i16) -> Option<Act> {
        self.of(Kind::Handover).all().find_map(|stored| match &stored.record {
            Record::Handover(act) if act.bloc == Some(bloc) && act.year == year => Some(Act {
                id: stored.id,
                items: act.items.len(),
                received: act.items.iter().filter(|item| item.received).count(),
            }),
            _ => None,
        })
    }

    fn term_of(&self, bloc: Id, year: i16) -> Option<Term> {
        self.of(Kind::Term).all().find_map(|stored| match &stored.record {
            Record::Term(term) if term.bloc == Some(bloc) && term.year == year => {
                Some(Term { id: stored.id, evaluated: !term.evaluation.is_empty() })
            }
            _ => None,
        })
    }
}
