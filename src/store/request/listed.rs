//! A question for a list and the page that answers it. Plain data: no catalog, no screen.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Behind, QuotaUse};
use crate::model::{Id, Kind, Stored, Value};

/// What part of the store is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// Only what belongs to this bloc (and what all blocs share).
    pub bloc: Option<Id>,
    /// Only this unit and those below it.
    pub unit: Option<Id>,
    /// Only what belongs to this year.
    pub year: Option<i16>,
}

/// The order of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The name of a field of the kind.
    pub column: String,
    /// From last to first.
    pub descending: bool,
}

/// A question for the visible part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The kind listed.
    pub kind: Kind,
    /// What part of the store.
    pub scope: Scope,
    /// What must occur, as typed; marks and case make no difference, every word must occur.
    pub search: String,
    /// Fields that must have a value (`state` = `draft`); of several values for one field, one of them.
    pub having: Vec<(String, Value)>,
    /// Of nominations, only those that stand behind this figure of the scope's bloc.
    pub behind: Option<Behind>,
    /// The order; `None` is the kind's own: units as a tree, meetings and nominations newest first,
    /// persons by given name, awards and members by their official order.
    pub sort: Option<Sort>,
    /// Units whose subordinate units are not shown. Only for the tree.
    pub folded: BTreeSet<Id>,
    /// The first row wanted, counted from 0 among those that match.
    pub from: usize,
    /// How many rows are wanted.
    pub rows: usize,
    /// Where this record stands is wanted, too; the window moves so that it is inside.
    pub near: Option<Id>,
}

impl Query {
    /// The first hundred of `kind` in its own order.
    pub const fn of(kind: Kind) -> Self {
        Self {
            kind,
            scope: Scope { bloc: None, unit: None, year: None },
            search: String::new(),
            having: Vec::new(),
            behind: None,
            sort: None,
            folded: BTreeSet::new(),
            from: 0,
            rows: 100,
            near: None,
        }
    }

    /// Whether `other` lists the same records in the same order, whatever part of them is wanted.
    pub fn is_same_list(&self, other: &Self) -> bool {
        let part = |query: &Self| Self { from: 0, rows: 0, near: None, ..query.clone() };
        part(self) == part(other)
    }
}

/// One row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// The record.
    pub stored: Arc<Stored>,
    /// How deep in the tree; 0 outside one.
    pub depth: u8,
    /// How many units stand directly below it in the tree.
    pub children: u32,
    /// How far it is used, where it is a quota.
    pub used: Option<QuotaUse>,
}

/// The visible part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The question this answers.
    pub query: Query,
    /// The rows.
    pub rows: Vec<PageRow>,
    /// Where the first of them stands among those that match.
    pub from: usize,
    /// How many match.
    pub total: usize,
    /// How many there are in the scope without the search.
    pub all: usize,
    /// Where `near` stands; `None` where it was not asked for or does not match.
    pub place: Option<usize>,
}
