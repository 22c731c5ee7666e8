//! Where each person was when they left. No part of the journal.

use super::Store;
use super::codec::{decode, encode};
use super::engine::{Batch, EngineError};
use super::keys::Key;
use super::request::Place;
use crate::text::one_line;

impl Store {
    /// Keeps where a person is; it replaces what was kept before.
    pub fn keep_place(&self, who: &str, place: &Place) -> Result<(), EngineError> {
        let key = Key::Place(one_line(who)).bytes();
        let puts = vec![(key, encode(place)?)];
        self.engine.commit(Batch { puts, ..Batch::default() })
    }

    /// Where a person was when they left; `None` where it is not known, or only to another version of the program.
    pub fn place(&self, who: &str) -> Result<Option<Place>, EngineError> {
        let bytes = self.engine.get(&Key::Place(one_line(who)).bytes())?;
        Ok(bytes.and_then(|bytes| decode(&bytes).ok()))
    }
}
