//! Accepting a list: one act of the journal. Knows no cell.

use super::look::saves;
use super::preview::{Decision, Preview, Verdict};
use crate::store::Store;
use crate::store::request::{Actor, Done, Refusal, Save};
use crate::store::watch::Watch;

/// What to do with all doubtful rows that nobody decided about one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Doubtful {
    /// Leave them out.
    #[default]
    Skip,
    /// They are new.
    New,
    /// They are what is there already, where only one thing can be meant.
    Same,
}

impl Preview {
    /// Decides about every doubtful row in one way, where it has that way.
    pub fn decide_all(&mut self, doubtful: Doubtful) {
        let mut decided = Vec::new();
        for row in &self.rows {
            let Verdict::Doubtful { ways, .. } = &row.verdict else { continue };
            let mut same = ways.iter().filter(|way| matches!(way.decision, Decision::Same(_)));
            let decision = match doubtful {
                Doubtful::Skip => Some(Decision::Skip),
                Doubtful::New => {
                    ways.iter().map(|way| way.decision).find(|it| *it == Decision::New)
                }
                Doubtful::Same => match (same.next(), same.next()) {
                    (Some(way), None) => Some(way.decision),
                    _ => None,
                },
            };
            decided.extend(decision.map(|decision| (row.number, decision)));
        }
        for (number, decision) in decided {
            self.decide(number, decision);
        }
    }
}

/// What accepting saves, as things were decided: nothing where there is nothing to do.
pub fn to_save(preview: &Preview) -> Vec<Save> {
    saves(preview).0
}

/// Saves what the rows would do, as things were decided, in one act; doubtful rows without a decision and wrong
/// ones are left out. `None` where there is nothing to do.
///
/// Checked as saves are: refused where the role is not enough, where somebody changed a record since the preview,
/// or where faults or doubts have come up since. Nothing is written then.
pub fn accept(store: &Store, actor: &Actor, preview: &Preview) -> Result<Option<Done>, Refusal> {
    accept_watched(store, actor, preview, Watch::NONE, &|| {})
}

/// The same, told of as it goes; until `writing` hears that it is being written, `watch` can stop it.
pub fn accept_watched(
    store: &Store,
    actor: &Actor,
    preview: &Preview,
    watch: Watch<'_>,
    writing: &dyn Fn(),
) -> Result<Option<Done>, Refusal> {
    let saves = to_save(preview);
    if saves.is_empty() {
        return Ok(None);
    }
    store.import_watched(actor, &saves, watch, writing).map(Some)
}
