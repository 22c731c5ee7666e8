//! Where a record's row stands: ids to slots, shared by all snapshots. Knows nothing of what rows hold.

use std::hash::{BuildHasher, RandomState};
use std::sync::{PoisonError, RwLock};

use hashbrown::HashTable;

use crate::model::{Id, Kind, Link};

/// A row's place among the rows of its kind. An id keeps its slot for as long as the program runs.
pub(super) type Slot = u32;

/// The slots of all kinds. Only ever grows, so that a snapshot may share it with the writer: a slot
/// that it does not know yet is beyond its rows or vacant there.
#[derive(Debug, Default)]
pub(super) struct Slots {
    maps: [RwLock<Map>; Kind::ALL.len()],
    hasher: RandomState,
}

/// The ids in the order of their slots, and the slots by what the ids hash to.
#[derive(Debug, Default)]
struct Map {
    ids: Vec<Id>,
    slots: HashTable<Slot>,
}

/// Where things of `kind` stand in an array with one entry for each kind.
pub(super) fn place(kind: Kind) -> usize {
    usize::from(kind.tag()) - 1
}

impl Slots {
    /// The slot of a record that is, was, or is pointed at.
    pub(super) fn find(&self, link: Link) -> Option<Slot> {
        let map = self.maps[place(link.kind)].read().unwrap_or_else(PoisonError::into_inner);
        map.find(self.hasher.hash_one(link.id), link.id)
    }

    /// The slot of a record, given to it now if it had none.
    pub(super) fn reserve(&self, link: Link) -> Slot {
        if let Some(slot) = self.find(link) {
            return slot;
        }
        let map = self.maps[place(link.kind)].write();
        let mut map = map.unwrap_or_else(PoisonError::into_inner);
        let hash = self.hasher.hash_one(link.id);
        if let Some(slot) = map.find(hash, link.id) {
            return slot;
        }
        let Map { ids, slots } = &mut *map;
        let next = Slot::try_from(ids.len()).unwrap_or(Slot::MAX);
        ids.push(link.id);
        slots.insert_unique(hash, next, |slot| {
            ids.get(*slot as usize).map_or(0, |id| self.hasher.hash_one(id))
        });
        next
    }

    /// The id that has `slot` among those of `kind`.
    pub(super) fn id(&self, kind: Kind, slot: Slot) -> Option<Id> {
        let map = self.maps[place(kind)].read().unwrap_or_else(PoisonError::into_inner);
        map.ids.get(slot as usize).copied()
    }

    /// The ids of `kind` in the order of their slots.
    pub(super) fn ids(&self, kind: Kind) -> Vec<Id> {
        let map = self.maps[place(kind)].read().unwrap_or_else(PoisonError::into_inner);
        map.ids.clone()
    }
}

impl Map {
    fn find(&self, hash: u64, id: Id) -> Option<Slot> {
        let is_it = |slot: &Slot| self.ids.get(*slot as usize) == Some(&id);
        self.slots.find(hash, is_it).copied()
    }
}
