//! Units renamed, merged, split, moved or dissolved, with all that goes with them, in one act. Knows no screen.

mod goes;
mod refuse;
mod rotation;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Store;
use super::engine::EngineError;
use super::journal::Act;
use super::plan::Plan;
use super::request::{Actor, Done, Outline, Refusal};
use crate::model::reorganisation::{Reorganisation, What};
use crate::model::unit::{Predecessor, Unit};
use crate::model::{Fault, Id, Kind, Link, Record};
use crate::text::Message;

/// Where the faults of a record stand in what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// At the fields of the same name.
    Whole,
    /// In this row of the new units.
    Row(usize),
}

/// A reorganisation while it is planned.
struct Work<'p, 's> {
    plan: &'p mut Plan<'s>,
    asked: &'p Reorganisation,
    /// The last day of what was.
    last: Date,
    /// The first day of what is.
    first: Date,
    /// Which records the fields of what was asked are about.
    about: BTreeMap<Link, Asked>,
    /// Persons of whom nobody has said where they go.
    persons: Vec<Id>,
    /// Units below of which nobody has said where they go.
    below: Vec<Id>,
}

impl Store {
    /// What a reorganisation would do, or whom it still asks about. Nothing is changed.
    pub fn outline(&self, asked: &Reorganisation) -> Result<Outline, Refusal> {
        let mut plan = Plan::new(self)?;
        let (persons, below) = plan.reorganise(asked)?;
        let mut asked = asked.clone();
        let open = !persons.is_empty() || !below.is_empty();
        if open {
            asked.ask(persons, below);
            return Ok(Outline { asked, open, lines: Vec::new() });
        }
        let lines = plan.foretold(&asked);
        Ok(Outline { asked, open, lines })
    }

    /// Does a reorganisation in one act: refused as a whole where somebody in a unit that is split, or a
    /// unit below one that ends, would be lost, or where it would make nonsense.
    pub fn reorganise(&self, actor: &Actor, asked: &Reorganisation) -> Result<Done, Refusal> {
        self.act(actor, Act::Reorganise, &|plan| {
            let (persons, below) = plan.reorganise(asked)?;
            plan.refuse_lost(&persons, &below)
        })
    }
}

impl Plan<'_> {
    /// Plans all of it; the persons and units below of which nobody has said where they go.
    fn reorganise(&mut self, asked: &Reorganisation) -> Result<(Vec<Id>, Vec<Id>), Refusal> {
        let alone = |fault: Fault| (None, fault);
        let faults = asked.faults();
        let days = asked.last_day().and_then(|last| Some((last, last.tomorrow().ok()?)));
        let (Some((last, first)), true) = (days, faults.is_empty()) else {
            return Err(Refusal::Faults(faults.into_iter().map(alone).collect()));
        };
        let units = self.subjects(asked)?;
        let late = units.iter().filter_map(|(_, unit)| refuse::day(asked.what, unit, last, first));
        let late: Vec<Fault> = late.take(1).collect();
        if !late.is_empty() {
            return Err(Refusal::Faults(late.into_iter().map(alone).collect()));
        }
        let mut work = Work {
            plan: self,
            asked,
            last,
            first,
            about: BTreeMap::new(),
            persons: Vec::new(),
            below: Vec::new(),
        };
        match asked.what {
            What::Rename => work.rename(&units)?,
            What::Merge => work.merge(&units)?,
            What::Split => work.split(&units)?,
            What::Move => work.shift(&units)?,
            What::Dissolve => work.dissolve(&units)?,
        }
        let Work { about, persons, below, .. } = work;
        self.refuse_nonsense(&about, first)?;
        Ok((persons, below))
    }

    /// The units it is done to, as they were seen.
    fn subjects(&self, asked: &Reorganisation) -> Result<Vec<(Id, Unit)>, Refusal> {
        let mut found = Vec::new();
        for id in asked.subjects() {
            let stored = self.store.get(Link::new(Kind::Unit, id))?;
            let Some((version, Record::Unit(unit))) = stored.map(|it| (it.version, it.record))
            else {
                return Err(Refusal::Cannot(Message::new(
                    "một đơn vị trong số này đã bị xóa",
                    "one of these units was deleted",
                )));
            };
            if asked.seen.iter().any(|(seen, at)| *seen == id && *at != version) {
                let name = unit.title();
                return Err(Refusal::Cannot(Message::new(
                    format!("{name} đã có người sửa sau khi bạn xem; hãy xem lại rồi làm"),
                    format!("{name} was changed after you saw it: look at it again first"),
                )));
            }
            found.push((id, unit));
        }
        Ok(found)
    }
}

impl Work<'_, '_> {
    fn put(&mut self, id: Id, unit: Unit) -> Result<(), EngineError> {
        self.plan.set(Link::new(Kind::Unit, id), Some(Record::Unit(unit)))
    }

    fn unit(&self, id: Id) -> Result<Option<Unit>, EngineError> {
        match self.plan.get(Link::new(Kind::Unit, id))? {
            Some(Record::Unit(unit)) => Ok(Some(unit)),
            _ => Ok(None),
        }
    }

    fn is_about(&mut self, id: Id, asked: Asked) {
        self.about.insert(Link::new(Kind::Unit, id), asked);
    }

    /// The row that stays of how `unit` stood before.
    fn leave(&self, unit: &mut Unit) {
        let row = unit.leaving(self.last, &self.asked.basis);
        unit.former.push(row);
    }

    fn call(&self, unit: &mut Unit) {
        unit.name.clone_from(&self.asked.name);
        unit.short.clone_from(&self.asked.short);
    }

    fn end(&mut self, id: Id, unit: &Unit) -> Result<(), EngineError> {
        let ended = Unit { valid_until: Some(self.last), ..unit.clone() };
        self.put(id, ended)
    }

    fn continued(&self, units: impl Iterator<Item = Id>) -> Vec<Predecessor> {
        let basis = &self.asked.basis;
        units.map(|id| Predecessor { unit: Some(id), basis: basis.clone() }).collect()
    }

    fn rename(&mut self, units: &[(Id, Unit)]) -> Result<(), Refusal> {
        for (id, unit) in units {
            let mut renamed = unit.clone();
            self.leave(&mut renamed);
            self.call(&mut renamed);
            if (&renamed.name, &renamed.short) == (&unit.name, &unit.short) {
                return Err(refuse::at("name", "vẫn là tên cũ", "that is its name already"));
            }
            self.is_about(*id, Asked::Whole);
            self.put(*id, renamed)?;
        }
        Ok(())
    }

    fn merge(&mut self, units: &[(Id, Unit)]) -> Result<(), Refusal> {
        let Some((_, first)) = units.first() else { return Ok(()) };
        let parts: Vec<Id> = units.iter().map(|(id, _)| *id).collect();
        let into = self.asked.into;
        let target = into.unwrap_or_else(Id::fresh);
        let mut whole = match units.iter().find(|(id, _)| Some(*id) == into) {
            Some((_, unit)) => unit.clone(),
            None => Unit { valid_from: Some(self.first), ..Unit::default() },
        };
        let stands = if into.is_some() { &whole } else { first };
        let place = (stands.bloc, self.outside(stands.parent, &parts)?, stands.order);
        if into.is_none() {
            self.call(&mut whole);
            let kind = &self.asked.kind;
            whole.kind.clone_from(if kind.is_empty() { &first.kind } else { kind });
            (whole.bloc, whole.parent, whole.order) = place;
        } else {
            let called = !self.asked.name.is_empty() && self.asked.name != whole.name;
            if called || (whole.bloc, whole.parent, whole.order) != place {
                self.leave(&mut whole);
            }
            if called {
                self.call(&mut whole);
            }
            (whole.bloc, whole.parent, whole.order) = place;
        }
        let others = parts.iter().copied().filter(|id| Some(*id) != into);
        whole.predecessors.extend(self.continued(others));
        self.is_about(target, Asked::Whole);
        self.put(target, whole.clone())?;
        for (id, unit) in units.iter().filter(|(id, _)| Some(*id) != into) {
            self.end(*id, unit)?;
            for below in self.directly_below(*id)? {
                if !parts.contains(&below) {
                    self.bring(below, Some(target), whole.bloc)?;
                }
            }
            self.send_persons(*id, |_| Some(Some(target)))?;
            self.send_contacts(*id, |_, _| Some(target), whole.bloc)?;
        }
        self.hand_on_turns(&parts, Some(target), &[])?;
        Ok(())
    }

    fn split(&mut self, units: &[(Id, Unit)]) -> Result<(), Refusal> {
        let asked = self.asked;
        let Some((old, unit)) = units.first() else { return Ok(()) };
        let ids: Vec<Id> = asked.units.iter().map(|_| Id::fresh()).collect();
        let heir = usize::from(asked.heir.unwrap_or(1).max(1)) - 1;
        self.end(*old, unit)?;
        for (row, (id, new)) in ids.iter().zip(&asked.units).enumerate() {
            let kind = if new.kind.is_empty() { &unit.kind } else { &new.kind };
            let made = Unit {
                name: new.name.clone(),
                short: new.short.clone(),
                kind: kind.clone(),
                bloc: unit.bloc,
                parent: unit.parent,
                order: unit.order.filter(|_| row == heir),
                valid_from: Some(self.first),
                predecessors: self.continued([*old].into_iter()),
                ..Unit::default()
            };
            self.is_about(*id, Asked::Row(row));
            self.put(*id, made)?;
        }
        let at = |to: &str| to.parse::<usize>().ok().and_then(|row| ids.get(row.checked_sub(1)?));
        let persons: BTreeMap<Id, Option<Id>> = asked
            .persons
            .iter()
            .filter(|row| !row.to.is_empty())
            .filter_map(|row| Some((row.person?, at(&row.to).copied())))
            .collect();
        let mut concerned: BTreeSet<Id> = BTreeSet::new();
        self.send_persons(*old, |person| {
            concerned.insert(person);
            persons.get(&person).copied()
        })?;
        concerned.extend(self.contact_persons(*old)?);
        let open = concerned.iter().filter(|person| !persons.contains_key(person));
        self.persons.extend(open);
        self.refuse_strangers(&concerned, *old)?;
        let heir = ids.get(heir).copied();
        let to = |_: &Self, person: Option<Id>| match person {
            Some(person) => persons.get(&person).copied().flatten(),
            None => heir,
        };
        self.send_contacts(*old, to, unit.bloc)?;
        self.send_below(*old, unit, &ids)?;
        let others: Vec<Id> = ids.iter().copied().filter(|id| Some(*id) != heir).collect();
        let members: &[Id] = if unit.parent.is_none() { &others } else { &[] };
        self.hand_on_turns(&[*old], heir, members)?;
        Ok(())
    }

    fn shift(&mut self, units: &[(Id, Unit)]) -> Result<(), Refusal> {
        let asked = self.asked;
        for (id, unit) in units {
            let mut moved = unit.clone();
            self.leave(&mut moved);
            (moved.bloc, moved.parent, moved.order) = (asked.bloc, asked.parent, asked.order);
            if moved.now() == unit.now() {
                let (vi, en) = ("chưa có gì thay đổi", "nothing is different yet");
                return Err(refuse::at("parent", vi, en));
            }
            self.is_about(*id, Asked::Whole);
            self.put(*id, moved)?;
            if asked.bloc != unit.bloc {
                self.bring_bloc(*id, asked.bloc)?;
            }
            let is_member = asked.parent.is_none();
            if unit.parent.is_none() && (asked.bloc != unit.bloc || !is_member) {
                self.hand_on_turns(&[*id], None, &[])?;
            }
            let joins = is_member && (asked.bloc != unit.bloc || unit.parent.is_some());
            if let Some(bloc) = asked.bloc.filter(|_| joins) {
                self.take_a_turn(*id, bloc)?;
            }
        }
        Ok(())
    }

    fn dissolve(&mut self, units: &[(Id, Unit)]) -> Result<(), Refusal> {
        for (id, unit) in units {
            self.end(*id, unit)?;
            self.is_about(*id, Asked::Whole);
            self.close(*id)?;
            self.refuse_strangers(&BTreeSet::new(), *id)?;
            self.send_below(*id, unit, &[])?;
        }
        Ok(())
    }

    /// Closes what goes on in a unit that ends without a successor.
    fn close(&mut self, id: Id) -> Result<(), Refusal> {
        self.send_persons(id, |_| Some(None))?;
        self.send_contacts(id, |_, _| None, None)?;
        self.hand_on_turns(&[id], None, &[])?;
        Ok(())
    }
}
