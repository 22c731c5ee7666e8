//! What is asked and answered of everybody who may be nominated. Plain data: no rule, no screen.

use jiff::civil::Date;

use super::Scope;
use crate::model::{Id, Link};

/// A question for everybody in a scope: who meets which award?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// The bloc, and perhaps one unit of it. Without a bloc, everybody.
    pub scope: Scope,
    /// The year of emulation.
    pub year: i16,
    /// The day that dossiers are taken to be received: the law of that day judges.
    pub received: Date,
}

/// Who meets which award, and is not proposed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// What was asked.
    pub search: Search,
    /// How many persons and collectives were judged.
    pub judged: usize,
    /// One entry for each award that anybody was judged for, in the official order.
    pub awards: Vec<OfAward>,
}

/// Who meets one award, and is not proposed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfAward {
    /// The award.
    pub award: Id,
    /// How many are proposed or decided for the year.
    pub proposed: usize,
    /// Those who meet every rule, in the order of lists.
    pub meet: Vec<Link>,
    /// Those of whom little is missing, the least first; see [`MOST_NEAR`].
    pub near: Vec<Near>,
    /// All who need review, those near included.
    pub review: usize,
}

/// Somebody of whom little is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// The person or collective.
    pub nominee: Link,
    /// How many pieces of evidence are missing.
    pub lacks: u8,
}

/// Somebody is near who lacks at most so many pieces of evidence.
pub const MOST_LACKING: u8 = 2;

/// How many are named near for an award.
pub const MOST_NEAR: usize = 500;
