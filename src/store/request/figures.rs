//! What a record comes to: the nominations it covers, what is used of quotas, what is due. Knows no way to count.

use jiff::civil::Date;

use crate::model::{Id, Link};

/// What follows for a record from the many others, counted over all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// Nominations that concern a decision or a deadline: how many, and the first of them.
    Nominations(usize, Vec<Link>),
    /// The quotas that a nomination or a quota falls under, and how far each is used.
    Quotas(Vec<QuotaUse>),
}

/// How far a quota is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaUse {
    /// The quota.
    pub quota: Id,
    /// How many nominations count towards it.
    pub used: u32,
    /// How many there may be; `None` where what a share is counted on is not known.
    pub most: Option<u32>,
    /// What the share is counted on, where it is one and its base is known.
    pub base: Option<u32>,
}

/// A deadline and how many nominations have not come so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The deadline.
    pub deadline: Id,
    /// Its last day.
    pub date: Date,
    /// The years that it belongs to, first and last.
    pub years: (i16, i16),
    /// The state to be reached.
    pub state: String,
    /// How many nominations that it concerns have not reached that state.
    pub open: usize,
}
