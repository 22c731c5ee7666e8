//! What saving would be told, record by record, without doing it. Knows no list and no file.

use super::Store;
use super::plan::Plan;
use super::request::{Refusal, Save};
use super::watch::Watch;
use crate::model::{Fault, Link};

/// What is said of records that are not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rehearsed {
    /// What cannot be right.
    pub faults: Vec<(Link, Fault)>,
    /// What may be right but seldom is.
    pub doubts: Vec<(Link, Fault)>,
}

impl Store {
    /// Every fault and doubt of saving these in one act, where saving refuses with the first kind of them.
    ///
    /// Refused only where a record is not at the version that was seen, or where it is stopped.
    pub fn rehearse(&self, saves: &[Save], watch: Watch<'_>) -> Result<Rehearsed, Refusal> {
        let mut plan = Plan::new(self)?;
        plan.all(saves, watch)?;
        let (faults, found) = plan.faults(watch)?;
        let doubts = plan.doubts(found, watch)?;
        watch.pass(100)?;
        Ok(Rehearsed { faults, doubts })
    }
}
