//! A question for records to point at, and what answers it. Plain data: no catalog, no field.

use crate::model::{Id, Kind, Link};

/// A question for records to point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Which kinds may be pointed at.
    pub kinds: Vec<Kind>,
    /// What was typed so far; marks, case and order of words make no difference.
    pub text: String,
    /// Prefer what belongs to this bloc.
    pub bloc: Option<Id>,
    /// How many at most.
    pub limit: usize,
}

/// A record to point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The record.
    pub link: Link,
    /// Its short code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// What tells it apart from others of that name: birth year, post and unit.
    pub more: String,
    /// Whether what was typed is one of its names, or its code.
    pub exact: bool,
    /// Whether its names contain every word typed; otherwise only their letters, in that order.
    pub certain: bool,
}
