//! What is asked and answered of a bloc's ranking. Plain data.

use crate::model::scoring::ranking::Ranking;
use crate::model::{Id, Link};

/// A nomination for an award that goes to whoever leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    /// The nomination.
    pub nomination: Id,
    /// The award.
    pub award: Id,
    /// Who is proposed.
    pub nominee: Link,
}

/// The members of a bloc by their points in one year, and who is proposed for a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The bloc.
    pub bloc: Id,
    /// The year.
    pub year: i16,
    /// Where each member stands.
    pub ranking: Ranking,
    /// The nominations for flags of that year that still stand.
    pub flags: Vec<Flag>,
}
