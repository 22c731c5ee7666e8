//! Pages: scope, values, search and order put together, and what of it is kept between keystrokes.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::Catalog;
use super::slots::{Slot, Slots};
use super::tree::{Branch, Forest};
use super::{order, scope, search, tally};
use crate::model::{Id, Kind, Link, Stored, Value, Version};
use crate::store::request::{Behind, Page, PageRow, Query, Scope, Sort};

/// How to read a record that the catalog does not keep whole.
pub type Fetch<'a> = &'a dyn Fn(Link) -> Option<Stored>;

/// Rows between two looks at whether the answer is still wanted.
pub(super) const PAUSE: usize = 4096;

/// What one reader's last lists found, so that a search that only grows narrows the last result and
/// moving the window costs nothing. Notices by itself when the catalog changed.
#[derive(Debug, Default)]
pub struct Cache {
    source: Option<Arc<Slots>>,
    lists: HashMap<Kind, List>,
    orders: Vec<Order>,
}

/// The slots that the last question for a kind came to, step by step.
#[derive(Debug, Clone, Default)]
struct List {
    stamp: u64,
    scope: Scope,
    scoped: Arc<Vec<Slot>>,
    having: Vec<(String, Value)>,
    behind: Option<Behind>,
    kept: Arc<Vec<Slot>>,
    words: Vec<String>,
    found: Arc<Vec<Slot>>,
    sort: Option<Sort>,
    ordered: Option<Arc<Vec<Slot>>>,
}

/// All records of a kind in one order.
#[derive(Debug)]
struct Order {
    kind: Kind,
    sort: Option<Sort>,
    stamp: u64,
    slots: Arc<Vec<Slot>>,
}

/// The visible part of a list. In the tree of units, the superiors of what matches count as rows,
/// and nothing is folded away while something is searched.
///
/// `fetch` reads the persons and nominations of the window, and what is asked of them that no column
/// holds. `None` where `cancelled` said so before the answer was ready.
pub fn page(
    catalog: &Catalog,
    query: &Query,
    fetch: Fetch,
    cache: &mut Cache,
    cancelled: &dyn Fn() -> bool,
) -> Option<Page> {
    cache.look_at(catalog);
    let list = cache.find(catalog, query, fetch, cancelled)?;
    if query.kind == Kind::Unit && query.sort.is_none() {
        let branches = branches(catalog, query, &list);
        return Some(window(catalog, query, list.scoped.len(), &branches, fetch));
    }
    let (list, ordered) = cache.ordered(catalog, query, list, fetch, cancelled)?;
    Some(window(catalog, query, list.scoped.len(), &ordered, fetch))
}

/// Every record that a list holds, whatever part of it is wanted, in its order, with the versions they are
/// at. In the tree of units, what is folded counts, and superiors that only lead to what matches do not.
pub fn every(
    catalog: &Catalog,
    query: &Query,
    fetch: Fetch,
    cache: &mut Cache,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<(Link, Version)>> {
    cache.look_at(catalog);
    let list = cache.find(catalog, query, fetch, cancelled)?;
    let slots = if query.kind == Kind::Unit && query.sort.is_none() {
        let found: HashSet<Slot> = list.found.iter().copied().collect();
        let open = Query { folded: BTreeSet::new(), ..query.clone() };
        let branches = branches(catalog, &open, &list).into_iter().map(|branch| branch.slot);
        Arc::new(branches.filter(|slot| found.contains(slot)).collect())
    } else {
        cache.ordered(catalog, query, list, fetch, cancelled)?.1
    };
    let links = slots.iter().filter_map(|slot| {
        let link = Link::new(query.kind, catalog.slots.id(query.kind, *slot)?);
        Some((link, catalog.version(link)?))
    });
    Some(links.collect())
}

/// A row of a list before it is read: a slot alone, or a unit in the tree.
trait Place: Copy {
    fn branch(self) -> Branch;
}

impl Place for Slot {
    fn branch(self) -> Branch {
        Branch { slot: self, depth: 0, children: 0 }
    }
}

impl Place for Branch {
    fn branch(self) -> Branch {
        self
    }
}

fn branches(catalog: &Catalog, query: &Query, list: &List) -> Vec<Branch> {
    let forest = Forest::of(catalog, &list.scoped, query.scope.year);
    let folded = |slot| {
        let id: Option<Id> = catalog.slots.id(Kind::Unit, slot);
        id.is_some_and(|id| query.folded.contains(&id))
    };
    if list.words.is_empty() && list.having.is_empty() {
        return forest.branches(|_| true, folded);
    }
    let shown = forest.with_ancestors(&list.found);
    forest.branches(|slot| shown.contains(&slot), |_| false)
}

fn window<P: Place>(
    catalog: &Catalog,
    query: &Query,
    all: usize,
    places: &[P],
    fetch: Fetch,
) -> Page {
    let kind = query.kind;
    let near = query.near.and_then(|id| catalog.slot(Link::new(kind, id)));
    let place = near.and_then(|near| places.iter().position(|place| place.branch().slot == near));
    let total = places.len();
    let mut from = query.from;
    if from >= total {
        from = total.saturating_sub(query.rows);
    }
    if let Some(place) = place {
        from = from.min(place).max((place + 1).saturating_sub(query.rows.max(1)));
    }
    let shown = places.iter().skip(from).take(query.rows).filter_map(|place| {
        let Branch { slot, depth, children } = place.branch();
        let columns = catalog.of(kind);
        let stored = match columns.whole(slot) {
            Some(stored) => Arc::clone(stored),
            None => Arc::new(fetch(Link::new(kind, catalog.slots.id(kind, slot)?))?),
        };
        Some(PageRow { stored, depth, children, used: None })
    });
    let mut rows: Vec<PageRow> = shown.collect();
    if kind == Kind::Quota {
        let used = catalog.quotas_used(rows.iter().map(|row| &*row.stored));
        for (row, used) in rows.iter_mut().zip(used) {
            row.used = used;
        }
    }
    Page { query: query.clone(), rows, from, total, all, place }
}

impl Cache {
    /// Forgets everything where `catalog` is not of the store that was asked before.
    fn look_at(&mut self, catalog: &Catalog) {
        if !self.source.as_ref().is_some_and(|source| Arc::ptr_eq(source, &catalog.slots)) {
            *self = Self { source: Some(Arc::clone(&catalog.slots)), ..Self::default() };
        }
    }

    /// What matches, not ordered yet.
    fn find(
        &mut self,
        catalog: &Catalog,
        query: &Query,
        fetch: Fetch,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<List> {
        let kind = query.kind;
        let stamp = catalog.stamp(kind);
        let mut list = self.lists.get(&kind).cloned().unwrap_or_default();
        let known = self.lists.contains_key(&kind) && list.stamp == stamp;
        if !known || list.scope != query.scope {
            let scoped = Arc::new(scope::scoped(catalog, kind, &query.scope, cancelled)?);
            list = List {
                stamp,
                scope: query.scope,
                kept: Arc::clone(&scoped),
                found: Arc::clone(&scoped),
                scoped,
                ..List::default()
            };
        }
        if list.having != query.having || list.behind != query.behind {
            let all = match &query.behind {
                Some(figure) => {
                    tally::behind(catalog, query.scope.bloc, figure, &list.scoped, cancelled)?
                }
                None => list.scoped.to_vec(),
            };
            let kept = scope::having(catalog, kind, &query.having, all, fetch, cancelled)?;
            list.kept = Arc::new(kept);
            list.having.clone_from(&query.having);
            list.behind = query.behind;
            list.found = Arc::clone(&list.kept);
            list.words.clear();
            list.ordered = None;
        }
        let words = search::words(&query.search);
        if words != list.words {
            let among = if search::grows(&list.words, &words) { &list.found } else { &list.kept };
            list.found = if words.is_empty() {
                Arc::clone(&list.kept)
            } else {
                Arc::new(search::matching(catalog, kind, &words, among, cancelled)?)
            };
            list.words = words;
            list.ordered = None;
        }
        self.lists.insert(kind, list.clone());
        Some(list)
    }

    /// What matches, in the order asked for.
    fn ordered(
        &mut self,
        catalog: &Catalog,
        query: &Query,
        mut list: List,
        fetch: Fetch,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<(List, Arc<Vec<Slot>>)> {
        let kind = query.kind;
        if let Some(ordered) = list.ordered.clone().filter(|_| list.sort == query.sort) {
            return Some((list, ordered));
        }
        let order = self.order(catalog, kind, query.sort.as_ref(), fetch, cancelled)?;
        let ordered = if list.found.len() == order.len() {
            order
        } else {
            let mut found = vec![false; catalog.of(kind).span()];
            list.found.iter().for_each(|slot| found[*slot as usize] = true);
            Arc::new(order.iter().copied().filter(|slot| found[*slot as usize]).collect())
        };
        list.sort.clone_from(&query.sort);
        list.ordered = Some(Arc::clone(&ordered));
        self.lists.insert(kind, list.clone());
        Some((list, ordered))
    }

    /// Every record of `kind` in an order; the kind's own and the last other one are kept.
    fn order(
        &mut self,
        catalog: &Catalog,
        kind: Kind,
        sort: Option<&Sort>,
        fetch: Fetch,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Arc<Vec<Slot>>> {
        let stamp = catalog.stamp(kind);
        let known = |order: &&Order| {
            order.kind == kind && order.stamp == stamp && order.sort.as_ref() == sort
        };
        if let Some(order) = self.orders.iter().find(known) {
            return Some(Arc::clone(&order.slots));
        }
        if cancelled() {
            return None;
        }
        let slots = match sort {
            None => order::own(catalog, kind),
            Some(sort) => {
                let own = self.order(catalog, kind, None, fetch, cancelled)?.to_vec();
                let mut ranks_of = |kind: Kind| {
                    let order = self.order(catalog, kind, None, fetch, &|| false);
                    let order = order.unwrap_or_default();
                    order::ranks(&order, catalog.of(kind).span())
                };
                order::sorted(catalog, kind, sort, own, &mut ranks_of, fetch, cancelled)?
            }
        };
        let slots = Arc::new(slots);
        self.orders.retain(|order| order.kind != kind || order.sort.is_some() != sort.is_some());
        let sort = sort.cloned();
        self.orders.push(Order { kind, sort, stamp, slots: Arc::clone(&slots) });
        Some(slots)
    }
}
