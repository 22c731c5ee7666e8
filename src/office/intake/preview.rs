//! What each row of a list would do, and what was decided about the doubtful ones. Knows no cell and no store.

use crate::model::{Kind, Link, Record, Version};
use crate::office::book::Spot;
pub use crate::store::request::intake::Decision;
use crate::text::{Label, Message};

/// A field that a row would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field's name.
    pub field: &'static str,
    /// What the screen calls it.
    pub label: Label,
    /// What it is, as people read it; empty where nothing is entered.
    pub from: Message,
    /// What it would be.
    pub to: Message,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The cell; `None` where it is about the row or about a column that is missing.
    pub spot: Option<Spot>,
    /// What the column holds, as the screen calls it.
    pub label: Option<Label>,
    /// What is wrong and what would be right.
    pub message: Message,
}

/// One way to take a doubtful row.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The decision that chooses it.
    pub decision: Decision,
    /// What it means: the record with what tells it apart.
    pub told: Message,
    /// What it would change; empty for a new record and where nothing changes.
    pub differences: Vec<Difference>,
    pub(super) outcome: Outcome,
}

/// What taking a row makes of the store.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Outcome {
    /// The record of the row, as it shall be, with the version seen; `None` where it stays as it is.
    pub save: Option<(Link, Version, Record)>,
    /// Records made beside it, which other rows may need, too.
    pub needs: Vec<Link>,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Makes a record.
    New,
    /// Changes these fields of a record that is there.
    Changed(Vec<Difference>),
    /// Nothing: it is there just so.
    Same,
    /// Perhaps it is there already, or something may be right but seldom is.
    Doubtful {
        /// What is doubtful.
        says: Vec<Message>,
        /// The ways to take it; leaving it out is always one more.
        ways: Vec<Alternative>,
        /// Which was chosen: [`Decision::Skip`] until one is.
        chosen: Decision,
    },
    /// It cannot be taken.
    Wrong(Vec<Flaw>),
}

/// A row of a list, and what it would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the sheet, counted from 1.
    pub number: u32,
    /// What its record is called.
    pub title: String,
    /// The record that it is about, where it is there already.
    pub link: Option<Link>,
    /// What it would do.
    pub verdict: Verdict,
    /// Persons, units and decisions that it makes beside its own record, by title.
    pub makes: Vec<(Kind, String)>,
    pub(super) outcome: Outcome,
}

/// Why a row of the sheet is no row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It names the group of the rows below it.
    Group(String),
    /// It sums the rows above it up.
    Total,
    /// It numbers the columns.
    Numbers,
    /// It stands below the list: place and date, signatures, notes.
    Below,
}

/// A row that is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number in the sheet, counted from 1.
    pub number: u32,
    /// Why.
    pub why: Why,
}

/// How many rows would do what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Make a record.
    pub new: usize,
    /// Change one.
    pub changed: usize,
    /// Change nothing.
    pub same: usize,
    /// Wait for a decision.
    pub doubtful: usize,
    /// Are left out as decided.
    pub skipped: usize,
    /// Cannot be taken.
    pub wrong: usize,
}

/// What a list would do, row by row. Nothing is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What its rows are.
    pub kind: Kind,
    /// The rows of the list, top to bottom.
    pub rows: Vec<Row>,
    /// The rows of the sheet that are passed over.
    pub left_out: Vec<LeftOut>,
    /// Records that rows make beside their own.
    pub(super) made: std::collections::BTreeMap<Link, Record>,
    /// Which doubtful rows were decided.
    pub(super) decided: std::collections::BTreeSet<u32>,
}

impl Row {
    /// What it would do as things were decided; `None` where it is left out.
    pub(super) fn outcome(&self) -> Option<&Outcome> {
        match &self.verdict {
            Verdict::New | Verdict::Changed(_) => Some(&self.outcome),
            Verdict::Same | Verdict::Wrong(_) => None,
            Verdict::Doubtful { ways, chosen, .. } => {
                let way = ways.iter().find(|way| way.decision == *chosen);
                way.map(|way| &way.outcome)
            }
        }
    }
}

impl Preview {
    /// How many rows would do what, as things were decided.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let place = match &row.verdict {
                Verdict::New => &mut counts.new,
                Verdict::Changed(_) => &mut counts.changed,
                Verdict::Same => &mut counts.same,
                Verdict::Wrong(_) => &mut counts.wrong,
                Verdict::Doubtful { .. } if !self.decided.contains(&row.number) => {
                    &mut counts.doubtful
                }
                Verdict::Doubtful { ways, chosen, .. } => {
                    match (chosen, ways.iter().find(|way| way.decision == *chosen)) {
                        (Decision::Skip, _) | (_, None) => &mut counts.skipped,
                        (Decision::New, _) => &mut counts.new,
                        (_, Some(way)) if way.differences.is_empty() => &mut counts.same,
                        _ => &mut counts.changed,
                    }
                }
            };
            *place += 1;
        }
        counts
    }

    /// Decides about the doubtful row of this number; whether there is one with such a way.
    pub fn decide(&mut self, number: u32, decision: Decision) -> bool {
        let Ok(at) = self.rows.binary_search_by_key(&number, |row| row.number) else {
            return false;
        };
        let row = &mut self.rows[at];
        let Verdict::Doubtful { ways, chosen, .. } = &mut row.verdict else { return false };
        if decision != Decision::Skip && ways.iter().all(|way| way.decision != decision) {
            return false;
        }
        *chosen = decision;
        self.decided.insert(number);
        true
    }
}
