//! The rules of eligibility together: the law's own with a user's laid over them, found by award.
//! Knows no evidence.

use std::collections::HashMap;

use super::ballot::Preset;
use super::rule::Rule;
use crate::model::award::Award;
use crate::model::{Id, Record, Stored};

/// What rules need to know of an award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAward {
    /// Its id.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// One of [`crate::model::award::LEVELS`].
    pub level: String,
    /// One of [`crate::model::award::CATALOGUES`].
    pub catalogue: String,
    /// One of [`crate::model::award::NOMINEES`].
    pub nominee: String,
}

impl KnownAward {
    /// What rules need to know of `award`, which has `id`.
    pub fn new(id: Id, award: &Award) -> Self {
        Self {
            id,
            code: award.code.clone(),
            level: award.level.clone(),
            catalogue: award.catalogue.clone(),
            nominee: award.nominee.clone(),
        }
    }

    /// The awards among `records`.
    pub fn among<'s>(records: impl IntoIterator<Item = &'s Stored>) -> Vec<Self> {
        let award = |stored: &Stored| match &stored.record {
            Record::Award(award) => Some(Self::new(stored.id, award)),
            _ => None,
        };
        records.into_iter().filter_map(award).collect()
    }
}

/// The rules, the awards they know and the known sets of rules for a vote.
#[derive(Debug, Clone)]
pub struct Rules {
    pub(super) awards: HashMap<Id, KnownAward>,
    pub(super) rules: Vec<Rule>,
    pub(super) by_award: HashMap<Id, Vec<usize>>,
    pub(super) presets: Vec<Preset>,
}

impl Rules {
    /// Every rule, in the order of the files.
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules on the award, of every day.
    pub fn of(&self, award: Id) -> impl Iterator<Item = &Rule> {
        self.by_award.get(&award).into_iter().flatten().filter_map(|place| self.rules.get(*place))
    }

    /// What is known of the award.
    pub fn award(&self, id: Id) -> Option<&KnownAward> {
        self.awards.get(&id)
    }

    /// The award's code; `?` for one that the rules do not know.
    pub fn code(&self, id: Id) -> &str {
        self.award(id).map_or("?", |award| &award.code)
    }

    /// The known sets of rules for a vote.
    pub fn presets(&self) -> &[Preset] {
        &self.presets
    }
}
