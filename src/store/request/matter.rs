//! What a document is made of: a record with its neighbours, what a nominee has, a bloc's year. Plain data: knows no
//! document.

use std::collections::BTreeMap;

use super::{Around, Mentions, Tally};
use crate::model::initiative::Initiative;
use crate::model::nomination::Nomination;
use crate::model::person::Person;
use crate::model::{Id, Link};

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A record; of a person or unit, all that is about it as a nominee.
    Record(Link),
    /// A bloc's year.
    Year {
        /// The bloc.
        bloc: Id,
        /// The year.
        year: i16,
    },
}

/// What a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A record with its neighbours.
    Record(Box<Around>),
    /// What is about a person or unit.
    Nominee(Mentions),
    /// A bloc's year.
    Year(Yearbook),
}

/// The nominations of a bloc in a year, with those who are nominated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yearbook {
    /// The nominations, in the order they were made.
    pub nominations: Vec<(Id, Nomination)>,
    /// The persons among those nominated.
    pub persons: BTreeMap<Id, Person>,
    /// The initiatives of the year of those nominated.
    pub initiatives: BTreeMap<Link, Vec<Initiative>>,
    /// The nominations counted, with those of the years before.
    pub tally: Tally,
}
