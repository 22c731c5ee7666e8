//! Which rows the words typed occur in, or in the names of what they point at. Knows neither scope nor order.

use memchr::memmem::Finder;

use super::Catalog;
use super::cell::aim;
use super::columns::Chunk;
use super::query::PAUSE;
use super::scope::link_columns;
use super::slots::{Slot, place};
use crate::model::Kind;
use crate::text::fold;

/// The kinds whose names are searched in place of a pointer to them.
const NAMED: [Kind; 4] = [Kind::Unit, Kind::Person, Kind::Award, Kind::Decision];

/// The words of a search as typed, folded.
pub(super) fn words(search: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether whatever `words` find was found by `before`, too.
pub(super) fn grows(before: &[String], words: &[String]) -> bool {
    before.iter().all(|old| words.iter().any(|word| word.contains(old.as_str())))
}

/// Those of `slots` in which every word occurs; `None` where `cancelled`.
pub(super) fn matching(
    catalog: &Catalog,
    kind: Kind,
    words: &[String],
    slots: &[Slot],
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Slot>> {
    let mut tests = Vec::new();
    for word in words {
        tests.push(Word::of(catalog, kind, word, cancelled)?);
    }
    let columns = if points(kind) { link_columns(catalog, kind) } else { Vec::new() };
    let mut found = Vec::new();
    for (count, slot) in slots.iter().enumerate() {
        if count % PAUSE == 0 && cancelled() {
            return None;
        }
        let Some((chunk, row)) = catalog.of(kind).row(*slot) else { continue };
        let text = chunk.texts.searched(row).as_bytes();
        let occurs =
            |word: &Word| word.finder.find(text).is_some() || word.named(chunk, row, &columns);
        if tests.iter().all(occurs) {
            found.push(*slot);
        }
    }
    Some(found)
}

/// A word, and which records' names it occurs in.
struct Word<'a> {
    finder: Finder<'a>,
    named: [Vec<bool>; Kind::ALL.len()],
}

impl<'a> Word<'a> {
    fn of(
        catalog: &Catalog,
        kind: Kind,
        word: &'a str,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut found =
            Self { finder: Finder::new(word), named: <[Vec<bool>; Kind::ALL.len()]>::default() };
        for other in NAMED.into_iter().filter(|_| points(kind)) {
            let columns = catalog.of(other);
            let mut named = vec![false; columns.span()];
            for (count, (slot, chunk, row)) in columns.rows().enumerate() {
                if count % PAUSE == 0 && cancelled() {
                    return None;
                }
                named[slot as usize] =
                    found.finder.find(chunk.texts.names(row).as_bytes()).is_some();
            }
            found.named[place(other)] = named;
        }
        Some(found)
    }

    fn named(&self, chunk: &Chunk, row: usize, columns: &[usize]) -> bool {
        let cells = columns.iter().map(|column| chunk.cell(*column, row));
        let inner = chunk.inner(row);
        cells.chain(inner.iter().copied()).any(|target| {
            aim(target).is_some_and(|(kind, slot)| {
                self.named[place(kind)].get(slot as usize).copied().unwrap_or(false)
            })
        })
    }
}

/// Whether a list of `kind` is searched by what its records point at; a unit is not found by the
/// name of the one above it, which stands over it in the tree.
const fn points(kind: Kind) -> bool {
    !matches!(kind, Kind::Bloc | Kind::Award | Kind::Unit)
}
