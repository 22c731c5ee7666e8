//! Units as a tree: which stand below which, in what order. Knows neither scope nor search.

use std::collections::{HashMap, HashSet};

use super::Catalog;
use super::cell::{Cell, EMPTY, aim};
use super::columns::SortedBy;
use super::slots::Slot;
use crate::model::{Kind, Link};

/// A unit in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Branch {
    pub slot: Slot,
    pub depth: u8,
    pub children: u32,
}

/// Some units with those that stand directly below each. A unit whose superior is not among them is
/// a root, so is the first of a circle.
#[derive(Debug, Default)]
pub(super) struct Forest {
    units: Vec<Slot>,
    parents: HashMap<Slot, Slot>,
    children: HashMap<Slot, Vec<Slot>>,
}

impl Forest {
    /// The tree of `slots`; siblings by bloc, by their place in the bloc's order, then by title.
    ///
    /// With a year, units stand as they stood in it.
    pub(super) fn of(catalog: &Catalog, slots: &[Slot], year: Option<i16>) -> Self {
        let columns = catalog.of(Kind::Unit);
        let parent = catalog.column(Kind::Unit, "parent");
        let order = catalog.column(Kind::Unit, "order");
        let mut units = slots.to_vec();
        units.sort_by_cached_key(|slot| {
            columns.row(*slot).map(|(chunk, row)| {
                let then = year.and_then(|year| catalog.stood(*slot, year));
                let order = match then {
                    Some(then) => then.order.map_or(EMPTY, Cell::from),
                    None => order.map_or(EMPTY, |order| chunk.cell(order, row)),
                };
                let bloc = aim(chunk.bloc(row)).and_then(|(kind, slot)| {
                    let (chunk, row) = catalog.of(kind).row(slot)?;
                    chunk.lives(row).then(|| chunk.key(SortedBy::Title, row).to_vec())
                });
                let bloc = (bloc, columns.whole(*slot).and_then(|unit| unit.record.bloc()));
                let title = chunk.key(SortedBy::Title, row).to_vec();
                (bloc, order == EMPTY, order, title, catalog.slots.id(Kind::Unit, *slot))
            })
        });
        let known: HashSet<Slot> = units.iter().copied().collect();
        let mut forest = Self::default();
        for slot in &units {
            let above = match year.and_then(|year| catalog.stood(*slot, year)) {
                Some(then) => {
                    then.parent.and_then(|id| catalog.slots.find(Link::new(Kind::Unit, id)))
                }
                None => columns
                    .row(*slot)
                    .zip(parent)
                    .and_then(|((chunk, row), parent)| aim(chunk.cell(parent, row)))
                    .map(|(_, above)| above),
            };
            if let Some(above) = above.filter(|above| known.contains(above)) {
                forest.parents.insert(*slot, above);
                forest.children.entry(above).or_default().push(*slot);
            }
        }
        forest.units = units;
        forest
    }

    /// `slots` and every unit above one of them.
    pub(super) fn with_ancestors(&self, slots: &[Slot]) -> HashSet<Slot> {
        let mut found = HashSet::new();
        for slot in slots {
            let mut next = Some(slot);
            while let Some(slot) = next.filter(|slot| found.insert(**slot)) {
                next = self.parents.get(slot);
            }
        }
        found
    }

    /// All units, each before those below it.
    pub(super) fn slots(&self) -> Vec<Slot> {
        self.branches(|_| true, |_| false).into_iter().map(|branch| branch.slot).collect()
    }

    /// The units that are `shown`, each before those below it; what is below a `closed` one is not.
    pub(super) fn branches(
        &self,
        shown: impl Fn(Slot) -> bool,
        closed: impl Fn(Slot) -> bool,
    ) -> Vec<Branch> {
        let mut walk = Walk { seen: HashSet::new(), branches: Vec::new() };
        let roots = self.units.iter().filter(|slot| !self.parents.contains_key(slot));
        for root in roots.chain(&self.units) {
            walk.down(self, *root, &closed);
        }
        walk.branches.retain(|(branch, hidden)| !hidden && shown(branch.slot));
        walk.branches.into_iter().map(|(branch, _)| branch).collect()
    }
}

/// A walk over the tree that meets every unit once, circles or not.
struct Walk {
    seen: HashSet<Slot>,
    branches: Vec<(Branch, bool)>,
}

impl Walk {
    fn down(&mut self, forest: &Forest, root: Slot, closed: &impl Fn(Slot) -> bool) {
        let mut waiting = vec![(root, 0u8, false)];
        while let Some((slot, depth, hidden)) = waiting.pop() {
            if !self.seen.insert(slot) {
                continue;
            }
            let below = forest.children.get(&slot).map_or(&[][..], Vec::as_slice);
            let children = u32::try_from(below.len()).unwrap_or(u32::MAX);
            self.branches.push((Branch { slot, depth, children }, hidden));
            let hidden = hidden || closed(slot);
            waiting
                .extend(below.iter().rev().map(|child| (*child, depth.saturating_add(1), hidden)));
        }
    }
}
