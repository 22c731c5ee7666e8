//! A record with those it points at and those that point at it. Plain data: knows no store and no screen.

use std::collections::BTreeMap;

use crate::model::bloc::Bloc;
use crate::model::meeting::Meeting;
use crate::model::person::Person;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::catalog::meetings::Attendance;

/// A record and its neighbours, as they were read at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The record itself.
    pub stored: Stored,
    /// What it points at.
    pub targets: Vec<Stored>,
    /// What points at it, by kind and oldest first.
    pub sources: Vec<Stored>,
    /// For a meeting: the direction items that the bloc had set itself for the year it looks back on.
    pub reviewed: Vec<Stored>,
    /// For a meeting: which members were there, where that is known.
    pub attendance: Option<Attendance>,
    /// For a meeting: whether each item of its ballots passed, by ballot; `None` where that cannot be told.
    pub outcomes: BTreeMap<Id, Vec<Option<bool>>>,
}

impl Around {
    /// The record at `link`, where it is one of these.
    pub fn find(&self, link: Link) -> Option<&Record> {
        let all = std::iter::once(&self.stored).chain(&self.targets).chain(&self.sources);
        all.into_iter().find(|stored| stored.link() == link).map(|stored| &stored.record)
    }

    /// The records of `kind` that point at it, oldest first.
    pub fn pointing(&self, kind: Kind) -> impl Iterator<Item = &Stored> {
        self.sources.iter().filter(move |stored| stored.record.kind() == kind)
    }

    /// A bloc that it points at.
    pub fn bloc(&self, id: Option<Id>) -> Option<&Bloc> {
        match self.find(Link::new(Kind::Bloc, id?)) {
            Some(Record::Bloc(bloc)) => Some(bloc),
            _ => None,
        }
    }

    /// A meeting that it points at.
    pub fn meeting(&self, id: Option<Id>) -> Option<&Meeting> {
        match self.find(Link::new(Kind::Meeting, id?)) {
            Some(Record::Meeting(meeting)) => Some(meeting),
            _ => None,
        }
    }

    /// A person that it points at.
    pub fn person(&self, id: Option<Id>) -> Option<&Person> {
        match self.find(Link::new(Kind::Person, id?)) {
            Some(Record::Person(person)) => Some(person),
            _ => None,
        }
    }

    /// A unit that it points at.
    pub fn unit(&self, id: Option<Id>) -> Option<&Unit> {
        match self.find(Link::new(Kind::Unit, id?)) {
            Some(Record::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    /// The full official name of a unit; what lists call it where it is not one of these.
    pub fn unit_name(&self, id: Option<Id>, names: &dyn Names) -> Option<String> {
        let full = self.unit(id).map(|unit| unit.name.clone());
        full.or_else(|| names.title(Link::new(Kind::Unit, id?)))
    }
}
