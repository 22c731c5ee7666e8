//! Unfinished forms, kept so that a lost line loses nothing typed. They are no part of the journal.

use std::ops::Range;

use super::Store;
use super::codec::{decode, encode};
use super::engine::{Batch, Direction, EngineError};
use super::keys::{self, Key};
use super::request::Draft;
use crate::model::{Id, Kind};
use crate::text::one_line;

impl Store {
    /// Keeps an unfinished form; it replaces what was kept of the same form before.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), EngineError> {
        let draft = Draft { who: one_line(&draft.who), ..draft.clone() };
        let key = Key::Draft(draft.who.clone(), draft.kind, draft.id, draft.begun).bytes();
        let puts = vec![(key, encode(&draft)?)];
        self.engine.commit(Batch { puts, ..Batch::default() })
    }

    /// Forgets an unfinished form.
    pub fn drop_draft(
        &self,
        who: &str,
        kind: Kind,
        id: Option<Id>,
        begun: i64,
    ) -> Result<(), EngineError> {
        let key = Key::Draft(one_line(who), kind, id, begun).bytes();
        if self.engine.get(&key)?.is_none() {
            return Ok(());
        }
        self.engine.commit(Batch { deletes: vec![key], ..Batch::default() })
    }

    /// A person's unfinished forms, newest first.
    pub fn drafts(&self, who: &str) -> Result<Vec<Draft>, EngineError> {
        let mut drafts = self.drafts_in(keys::drafts(&one_line(who)))?;
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        Ok(drafts)
    }

    /// Everybody's unfinished forms.
    pub fn all_drafts(&self) -> Result<Vec<Draft>, EngineError> {
        self.drafts_in(keys::all_drafts())
    }

    fn drafts_in(&self, range: Range<Vec<u8>>) -> Result<Vec<Draft>, EngineError> {
        let pairs = self.engine.scan(range, usize::MAX, Direction::Forward)?;
        Ok(pairs.iter().map(|(_, value)| decode::<Draft>(value)).collect::<Result<_, _>>()?)
    }
}
