//! What is doubtful about persons and units: perhaps they are there already. Knows no award.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::catalog::folded_names;
use super::engine::EngineError;
use super::plan::{Plan, PlanNames};
use crate::model::person::Person;
use crate::model::unit::Unit;
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::Lang;

/// How many are told of that a record is perhaps the same as.
const TOLD: usize = 3;

/// How many namesakes of a record are looked at.
const LOOKED_AT: usize = 1_000;

impl Plan<'_> {
    /// Persons and units planned, new or renamed, that are perhaps the same as others.
    ///
    /// Namesakes are found in one pass over the names that the catalog keeps, whatever the number of
    /// records planned; before the catalog is read, over the records themselves.
    pub fn namesakes(&self) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut doubts = Vec::new();
        for kind in [Kind::Person, Kind::Unit] {
            doubts.extend(self.namesakes_of(kind)?);
        }
        Ok(doubts)
    }

    fn namesakes_of(&self, kind: Kind) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut planned: BTreeMap<String, Vec<Link>> = BTreeMap::new();
        let mut asked: Vec<(Link, BTreeSet<String>)> = Vec::new();
        for link in self.order.iter().filter(|link| link.kind == kind) {
            let Some(slot) = self.slot(*link) else { continue };
            let Some(record) = &slot.after else { continue };
            let names = folded_names(record);
            for name in &names {
                planned.entry(name.clone()).or_default().push(*link);
            }
            let before = slot.before.as_ref();
            let before = before.map(|stored| folded_names(&stored.record)).unwrap_or_default();
            let new: BTreeSet<String> = names.difference(&before).cloned().collect();
            if !new.is_empty() {
                asked.push((*link, new));
            }
        }
        let wanted = asked.iter().flat_map(|(_, names)| names).cloned().collect();
        let mut known: BTreeMap<String, Vec<Link>> = planned;
        for (link, name) in self.named_alike(kind, &wanted)? {
            known.entry(name).or_default().push(link);
        }
        let mut doubts = Vec::new();
        for (link, names) in asked {
            let Some(ours) = self.get(link)? else { continue };
            let alike = names.iter().filter_map(|name| known.get(name)).flatten();
            let others = alike.copied().filter(|other| *other != link).take(LOOKED_AT);
            let mut told = BTreeSet::new();
            for other in others {
                if told.len() == TOLD || told.contains(&other) {
                    continue;
                }
                let Some(theirs) = self.get(other)? else { continue };
                if may_be_one((link, &ours), (other, &theirs)) {
                    told.insert(other);
                    doubts.push((link, self.perhaps(other, &theirs)));
                }
            }
        }
        Ok(doubts)
    }

    /// Who goes by one of `names` in the store, those aside that the act touches.
    fn named_alike(
        &self,
        kind: Kind,
        names: &BTreeSet<String>,
    ) -> Result<Vec<(Link, String)>, EngineError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        if self.store.has_read(kind)? {
            let mut found = self.store.catalog().called(kind, names);
            found.retain(|(link, _)| self.slot(*link).is_none());
            return Ok(found);
        }
        let mut found = Vec::new();
        self.each_untouched(kind, &mut |link, record| {
            let own = folded_names(record).into_iter();
            found.extend(own.filter(|name| names.contains(name)).map(|name| (link, name)));
        })?;
        Ok(found)
    }

    /// Hands on every record of `kind` that the act does not touch.
    pub fn each_untouched(
        &self,
        kind: Kind,
        each: &mut dyn FnMut(Link, &Record),
    ) -> Result<(), EngineError> {
        if !kind.is_many() && self.store.has_read(kind)? {
            for stored in self.store.catalog().all(kind) {
                if self.slot(stored.link()).is_none() {
                    each(stored.link(), &stored.record);
                }
            }
            return Ok(());
        }
        self.store.scan_records(kind, &mut |stored| {
            if self.slot(stored.link()).is_none() {
                each(stored.link(), &stored.record);
            }
            ControlFlow::Continue(())
        })
    }

    fn perhaps(&self, other: Link, record: &Record) -> Fault {
        let told = |lang| self.told_apart(other, record, lang);
        Fault::new(
            format!("có thể trùng với {}", told(Lang::Vi)),
            format!("perhaps the same as {}", told(Lang::En)),
        )
        .at("name")
    }

    /// Code and name, and what tells it apart: birth year, post and unit, or what it stands below.
    pub fn told_apart(&self, link: Link, record: &Record, lang: Lang) -> String {
        let names = PlanNames { plan: self, lang };
        let unit = |id: Option<Id>| id.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        let more: Vec<String> = match record {
            Record::Person(person) => {
                let born = person.birth_year.map(|year| match lang {
                    Lang::Vi => format!("sinh {year}"),
                    Lang::En => format!("born {year}"),
                });
                let post = person.last_post();
                let held = post.map(|post| post.post.clone());
                [born, held, unit(post.and_then(|post| post.unit))].into_iter().flatten().collect()
            }
            Record::Unit(it) => unit(it.parent).into_iter().collect(),
            _ => Vec::new(),
        };
        let more: Vec<String> = more.into_iter().filter(|part| !part.is_empty()).collect();
        let called = format!("{} {}", record.code(), names.title(link).unwrap_or_default());
        match more.as_slice() {
            [] => called.trim().to_owned(),
            more => format!("{} ({})", called.trim(), more.join(", ")),
        }
    }
}

fn may_be_one((one, ours): (Link, &Record), (other, theirs): (Link, &Record)) -> bool {
    match (ours, theirs) {
        (Record::Person(ours), Record::Person(theirs)) => same_person(ours, theirs),
        (Record::Unit(ours), Record::Unit(theirs)) => {
            same_unit(ours, theirs) && !continues(ours, other.id) && !continues(theirs, one.id)
        }
        _ => false,
    }
}

/// Namesakes whose birth years do not tell them apart, or who held posts in the same unit.
fn same_person(ours: &Person, theirs: &Person) -> bool {
    let known = ours.birth_year.zip(theirs.birth_year);
    let units = |person: &Person| -> BTreeSet<Id> {
        person.posts.iter().filter_map(|post| post.unit).collect()
    };
    known.is_none_or(|(ours, theirs)| ours == theirs) || !units(ours).is_disjoint(&units(theirs))
}

/// Units of one name in one bloc that exist at the same time. Offices below different units are often
/// called alike, which tells nothing.
fn same_unit(ours: &Unit, theirs: &Unit) -> bool {
    let together = |first: &Unit, second: &Unit| {
        first.valid_from.zip(second.valid_until).is_none_or(|(from, until)| from <= until)
    };
    let beside = ours.parent.zip(theirs.parent).is_none_or(|(one, other)| one == other);
    ours.bloc == theirs.bloc && beside && together(ours, theirs) && together(theirs, ours)
}

fn continues(unit: &Unit, other: Id) -> bool {
    unit.predecessors.iter().any(|predecessor| predecessor.unit == Some(other))
}
