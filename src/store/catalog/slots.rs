//! Where a record's row stands: ids to slots, shared by all snapshots. Knows nothing of what rows hold.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::model::{Id, Kind, Link};

/// A row's place among the rows of its kind. An id keeps its slot for as long as the program runs.
pub(super) type Slot = u32;

/// The slots of all kinds. Only ever grows, so that a snapshot may share it with the writer: a slot
/// that it does not know yet is beyond its rows or vacant there.
#[derive(Debug, Default)]
pub(super) struct Slots {
    maps: [RwLock<HashMap<Id, Slot>>; Kind::ALL.len()],
}

/// Where things of `kind` stand in an array with one entry for each kind.
pub(super) fn place(kind: Kind) -> usize {
    usize::from(kind.tag()) - 1
}

impl Slots {
    /// The slot of a record that is, was, or is pointed at.
    pub(super) fn find(&self, link: Link) -> Option<Slot> {
        let map = self.maps[place(link.kind)].read().unwrap_or_else(PoisonError::into_inner);
        map.get(&link.id).copied()
    }

    /// The slot of a record, given to it now if it had none.
    pub(super) fn reserve(&self, link: Link) -> Slot {
        if let Some(slot) = self.find(link) {
            return slot;
        }
        let mut map = self.maps[place(link.kind)].write().unwrap_or_else(PoisonError::into_inner);
        let next = Slot::try_from(map.len()).unwrap_or(Slot::MAX);
        *map.entry(link.id).or_insert(next)
    }
}
