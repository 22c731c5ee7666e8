//! Who goes along when units end or move: persons by their posts, contacts, units below. Knows no rotation.

use std::collections::BTreeSet;

use super::Work;
use crate::model::contact::Contact;
use crate::model::person::{Person, Post};
use crate::model::reorganisation::{ENDS, UP};
use crate::model::unit::Unit;
use crate::model::{Fault, Id, Kind, Link, Record};
use crate::store::engine::EngineError;
use crate::store::request::Refusal;

/// Where a person goes: nobody knows yet, nowhere, or to a unit.
type Goes = Option<Option<Id>>;

impl Work<'_, '_> {
    /// The records of `kind` that point at a unit, as they will be.
    fn pointing(&self, unit: Id, kind: Kind) -> Result<Vec<(Link, Record)>, EngineError> {
        let mut found = Vec::new();
        for link in self.plan.store.sources(Link::new(Kind::Unit, unit), kind)? {
            found.extend(self.plan.get(link)?.map(|record| (link, record)));
        }
        Ok(found)
    }

    /// Closes the posts in `unit` that last and opens them where each person goes.
    pub fn send_persons(
        &mut self,
        unit: Id,
        mut goes: impl FnMut(Id) -> Goes,
    ) -> Result<(), Refusal> {
        for (link, record) in self.pointing(unit, Kind::Person)? {
            let Record::Person(mut person) = record else { continue };
            if !person.posts.iter().any(|post| self.lasts(post, unit)) {
                continue;
            }
            if let Some(to) = goes(link.id) {
                self.send(&mut person, unit, to);
                self.plan.set(link, Some(Record::Person(person)))?;
            }
        }
        Ok(())
    }

    fn lasts(&self, post: &Post, unit: Id) -> bool {
        post.unit == Some(unit) && post.until.is_none_or(|until| until >= self.first)
    }

    fn send(&self, person: &mut Person, unit: Id, to: Option<Id>) {
        let mut posts = Vec::new();
        for mut post in std::mem::take(&mut person.posts) {
            let begun = post.from.is_none_or(|from| from < self.first);
            match (self.lasts(&post, unit), begun, to) {
                (true, true, to) => {
                    let goes_on = to.map(|to| Post {
                        unit: Some(to),
                        from: Some(self.first),
                        ..post.clone()
                    });
                    post.until = Some(self.last);
                    posts.push(post);
                    posts.extend(goes_on);
                }
                (true, false, Some(to)) => {
                    post.unit = Some(to);
                    posts.push(post);
                }
                _ => posts.push(post),
            }
        }
        person.posts = posts;
    }

    /// The contacts of `unit` that last.
    fn contacts(&self, unit: Id) -> Result<Vec<(Link, Contact)>, EngineError> {
        let lasting = self.pointing(unit, Kind::Contact)?.into_iter();
        let lasting = lasting.filter_map(|(link, record)| match record {
            Record::Contact(it) if it.until.is_none_or(|until| until >= self.first) => {
                Some((link, it))
            }
            _ => None,
        });
        Ok(lasting.collect())
    }

    /// The persons who are contacts of `unit` on the day.
    pub fn contact_persons(&self, unit: Id) -> Result<Vec<Id>, EngineError> {
        Ok(self.contacts(unit)?.into_iter().filter_map(|(_, contact)| contact.person).collect())
    }

    /// Closes the contacts of `unit` and makes them anew where their persons go.
    pub fn send_contacts(
        &mut self,
        unit: Id,
        goes: impl Fn(&Self, Option<Id>) -> Option<Id>,
        bloc: Option<Id>,
    ) -> Result<(), Refusal> {
        for (link, mut contact) in self.contacts(unit)? {
            let to = goes(self, contact.person);
            let begun = contact.from.is_none_or(|from| from < self.first);
            if begun {
                if let Some(to) = to {
                    let new = Contact {
                        code: String::new(),
                        unit: Some(to),
                        bloc: bloc.or(contact.bloc),
                        from: Some(self.first),
                        ..contact.clone()
                    };
                    let at = Link::new(Kind::Contact, Id::fresh());
                    self.plan.set(at, Some(Record::Contact(new)))?;
                }
                contact.until = Some(self.last);
            } else if let Some(to) = to {
                contact.unit = Some(to);
            }
            self.plan.set(link, Some(Record::Contact(contact)))?;
        }
        Ok(())
    }

    /// The units that stand directly below `unit` and exist on the day.
    pub fn directly_below(&self, unit: Id) -> Result<Vec<Id>, EngineError> {
        let below = self.pointing(unit, Kind::Unit)?.into_iter();
        let below = below.filter_map(|(link, record)| match record {
            Record::Unit(it)
                if it.parent == Some(unit)
                    && it.valid_until.is_none_or(|until| until >= self.first) =>
            {
                Some(link.id)
            }
            _ => None,
        });
        Ok(below.collect())
    }

    /// Puts a unit below `parent`, and with it what stands below it into the same bloc.
    pub fn bring(&mut self, id: Id, parent: Option<Id>, bloc: Option<Id>) -> Result<(), Refusal> {
        let Some(mut unit) = self.unit(id)? else { return Ok(()) };
        self.leave(&mut unit);
        let other_bloc = unit.bloc != bloc;
        (unit.parent, unit.bloc) = (parent, bloc);
        self.put(id, unit)?;
        if other_bloc { self.bring_bloc(id, bloc) } else { Ok(()) }
    }

    /// Puts everything below `id` into `bloc`, what has ended too: it would stand in another one than
    /// what is above it.
    pub fn bring_bloc(&mut self, id: Id, bloc: Option<Id>) -> Result<(), Refusal> {
        let mut ahead = vec![id];
        let mut seen = BTreeSet::from([id]);
        while let Some(above) = ahead.pop() {
            for (link, record) in self.pointing(above, Kind::Unit)? {
                let Record::Unit(mut unit) = record else { continue };
                if unit.parent != Some(above) || !seen.insert(link.id) {
                    continue;
                }
                self.leave(&mut unit);
                unit.bloc = bloc;
                self.put(link.id, unit)?;
                ahead.push(link.id);
            }
        }
        Ok(())
    }

    /// Sends the units below `old`, which ends, where the answers say; `new` are the units it becomes.
    pub fn send_below(&mut self, old: Id, unit: &Unit, new: &[Id]) -> Result<(), Refusal> {
        for below in self.directly_below(old)? {
            let answer = self.asked.below.iter().find(|row| row.unit == Some(below));
            let number = |to: &str| to.parse::<usize>().ok()?.checked_sub(1);
            match answer.map_or("", |row| row.to.as_str()) {
                UP => self.bring(below, unit.parent, unit.bloc)?,
                ENDS => self.end_all(below)?,
                to => match number(to).and_then(|row| new.get(row)) {
                    Some(to) => self.bring(below, Some(*to), unit.bloc)?,
                    None => self.below.push(below),
                },
            }
        }
        Ok(())
    }

    /// Refuses answers about persons who are none of `concerned`, and units that are not below `old`.
    pub fn refuse_strangers(&self, concerned: &BTreeSet<Id>, old: Id) -> Result<(), Refusal> {
        let below = self.directly_below(old)?;
        let persons = self.asked.persons.iter().enumerate();
        let persons =
            persons.filter(|(_, row)| row.person.is_some_and(|id| !concerned.contains(&id)));
        let persons = persons.map(|(row, _)| {
            let stranger = Fault::new(
                "không giữ chức vụ ở đơn vị này vào ngày đó",
                "holds no post in this unit on that day",
            );
            stranger.at_cell("persons", row, "person")
        });
        let units = self.asked.below.iter().enumerate();
        let units = units.filter(|(_, row)| row.unit.is_some_and(|id| !below.contains(&id)));
        let units = units.map(|(row, _)| {
            let stranger = Fault::new(
                "không trực thuộc đơn vị này vào ngày đó",
                "does not stand directly below this unit on that day",
            );
            stranger.at_cell("below", row, "unit")
        });
        let faults: Vec<_> = persons.chain(units).map(|fault| (None, fault)).collect();
        if faults.is_empty() { Ok(()) } else { Err(Refusal::Faults(faults)) }
    }

    /// Ends a unit and everything below it.
    fn end_all(&mut self, id: Id) -> Result<(), Refusal> {
        let mut ahead = vec![id];
        let mut seen = BTreeSet::from([id]);
        while let Some(id) = ahead.pop() {
            ahead.extend(self.directly_below(id)?.into_iter().filter(|below| seen.insert(*below)));
            if let Some(unit) = self.unit(id)? {
                self.end(id, &unit)?;
            }
            self.close(id)?;
        }
        Ok(())
    }

    /// The first unit from `parent` upwards that is none of `parts`.
    pub fn outside(&self, parent: Option<Id>, parts: &[Id]) -> Result<Option<Id>, EngineError> {
        let mut above = parent;
        let mut seen = BTreeSet::new();
        while let Some(id) = above.filter(|id| parts.contains(id) && seen.insert(*id)) {
            above = self.unit(id)?.and_then(|unit| unit.parent);
        }
        Ok(above)
    }
}
