//! The rows of one kind as columns, in chunks that snapshots share. Knows no query.

use std::sync::{Arc, OnceLock};

use super::cell::{Cell, EMPTY, Target, has_cell};
use super::packed::Packed;
use super::row::ALWAYS;
use super::slots::Slot;
use super::texts::{RowTexts, Texts};
use crate::model::{Kind, Record, Stored, Version};
use crate::text::sort_key;

/// Rows in a chunk: what one change copies while a snapshot is looked at.
const CHUNK: usize = 4096;

/// Which text of a row is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SortedBy {
    /// Its short code.
    Code,
    /// Its title, or for persons given name first.
    Title,
}

/// What a row keeps, its links turned into slots.
pub(super) struct Written<'a> {
    pub version: Version,
    pub bloc: Target,
    pub years: (i16, i16),
    pub cells: Vec<Cell>,
    pub inner: Box<[Target]>,
    pub texts: &'a RowTexts,
    /// The record itself, for the kinds that are kept whole.
    pub whole: Option<Arc<Stored>>,
}

/// Some rows. A row of version 0 is vacant: its record was deleted, or is only pointed at so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Chunk {
    pub texts: Texts,
    versions: Packed,
    blocs: Packed,
    first_years: Packed,
    last_years: Packed,
    cells: Vec<Packed>,
    inner: Vec<Box<[Target]>>,
    keys: [OnceLock<Keys>; 2],
    bounds: OnceLock<Vec<(Target, i16, i16)>>,
}

/// The sort keys of a chunk's rows.
#[derive(Debug, Clone, Default)]
struct Keys {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Chunk {
    /// How many rows there are.
    fn len(&self) -> usize {
        self.versions.len()
    }

    /// Whether there is a record in `row`.
    pub(super) fn lives(&self, row: usize) -> bool {
        self.version(row) > 0
    }

    /// The version of the record in `row`, at least 1; 0 where there is none.
    pub(super) fn version(&self, row: usize) -> Version {
        self.versions.get(row).and_then(|version| version.try_into().ok()).unwrap_or(0)
    }

    /// The bloc that the record in `row` belongs to.
    pub(super) fn bloc(&self, row: usize) -> Target {
        cell(&self.blocs, row)
    }

    /// The first and the last year that the record in `row` belongs to.
    pub(super) fn years(&self, row: usize) -> (i16, i16) {
        let year = |years: &Packed| years.get(row).and_then(|year| year.try_into().ok());
        (year(&self.first_years).unwrap_or(ALWAYS.0), year(&self.last_years).unwrap_or(ALWAYS.1))
    }

    /// The cell of `row` in a column.
    pub(super) fn cell(&self, column: usize, row: usize) -> Cell {
        self.cells.get(column).map_or(EMPTY, |cells| cell(cells, row))
    }

    /// What the rows inside the record of `row` point at.
    pub(super) fn inner(&self, row: usize) -> &[Target] {
        self.inner.get(row).map_or(&[], AsRef::as_ref)
    }

    /// The Vietnamese sort key of `row`; empty where the text is. Made for the whole chunk at first
    /// use and kept until one of its rows changes.
    pub(super) fn key(&self, by: SortedBy, row: usize) -> &[u8] {
        let keys = self.keys[usize::from(by == SortedBy::Title)].get_or_init(|| self.keys(by));
        let end = |row: usize| keys.ends.get(row).map_or(keys.bytes.len(), |end| *end as usize);
        let start = row.checked_sub(1).map_or(0, end);
        keys.bytes.get(start..end(row)).unwrap_or(&[])
    }

    fn keys(&self, by: SortedBy) -> Keys {
        let mut keys = Keys::default();
        for row in 0..self.len() {
            let text = match by {
                SortedBy::Code => self.texts.code(row),
                SortedBy::Title => self.texts.sort(row),
            };
            if !text.is_empty() && self.lives(row) {
                keys.bytes.extend_from_slice(&sort_key(text).0);
            }
            keys.ends.push(u32::try_from(keys.bytes.len()).unwrap_or(u32::MAX));
        }
        keys
    }

    /// For each bloc met, the first and the last year of its rows.
    pub(super) fn bounds(&self) -> &[(Target, i16, i16)] {
        self.bounds.get_or_init(|| {
            let mut bounds: Vec<(Target, i16, i16)> = Vec::new();
            for row in (0..self.len()).filter(|row| self.lives(*row)) {
                let (first, last) = self.years(row);
                if (first, last) == ALWAYS {
                    continue;
                }
                let of = self.bloc(row);
                match bounds.iter_mut().find(|(bloc, ..)| *bloc == of) {
                    Some(found) => *found = (found.0, found.1.min(first), found.2.max(last)),
                    None => bounds.push((of, first, last)),
                }
            }
            bounds
        })
    }

    /// Has so many rows at least; those that are new are vacant.
    fn grow(&mut self, rows: usize, width: usize) {
        self.versions.grow(rows, 0);
        self.blocs.grow(rows, EMPTY.into());
        self.first_years.grow(rows, ALWAYS.0.into());
        self.last_years.grow(rows, ALWAYS.1.into());
        self.cells.resize(width, Packed::default());
        for cells in &mut self.cells {
            cells.grow(rows, EMPTY.into());
        }
    }

    fn set_inner(&mut self, row: usize, inner: Box<[Target]>) {
        if self.inner.len() <= row {
            if inner.is_empty() {
                return;
            }
            self.inner.resize(row + 1, Box::default());
        }
        self.inner[row] = inner;
    }

    fn forget(&mut self) {
        self.keys = <[OnceLock<Keys>; 2]>::default();
        self.bounds = OnceLock::new();
    }
}

fn cell(cells: &Packed, row: usize) -> Cell {
    cells.get(row).and_then(|cell| cell.try_into().ok()).unwrap_or(EMPTY)
}

/// How many columns a kind has for what is inside its rows.
const fn extras(kind: Kind) -> usize {
    match kind {
        Kind::Person => 2,
        Kind::Nomination => 1,
        _ => 0,
    }
}

/// All rows of one kind.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// For each field of the kind's table, which column of cells it has.
    plan: Arc<[Option<usize>]>,
    width: usize,
    /// Columns of what is inside rows, behind those of the fields.
    extra: Option<usize>,
    kind: Kind,
    chunks: Vec<Arc<Chunk>>,
    whole: Arc<Vec<Option<Arc<Stored>>>>,
    live: usize,
    generation: u64,
}

impl Columns {
    /// No rows of `kind`.
    pub(super) fn of(kind: Kind) -> Self {
        let mut width = 0;
        let plan = Record::columns(kind).into_iter().map(|column| {
            has_cell(column.shape).then(|| {
                width += 1;
                width - 1
            })
        });
        let plan = plan.collect();
        let extra = extras(kind);
        Self {
            plan,
            width: width + extra,
            extra: (extra > 0).then_some(width),
            kind,
            chunks: Vec::new(),
            whole: Arc::default(),
            live: 0,
            generation: 0,
        }
    }

    /// How many records there are.
    pub(super) fn live(&self) -> usize {
        self.live
    }

    /// How often the rows were changed.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// Which column of cells the field at `position` has.
    pub(super) fn column(&self, position: usize) -> Option<usize> {
        self.plan.get(position).copied().flatten()
    }

    /// The column of the last post's unit, which only persons have.
    pub(super) fn post_unit(&self) -> Option<usize> {
        self.extra.filter(|_| self.kind == Kind::Person)
    }

    /// The column that tells whether the last post is a leading one, which only persons have.
    pub(super) fn post_leader(&self) -> Option<usize> {
        self.post_unit().map(|column| column + 1)
    }

    /// The column of the first step's day, which only nominations have.
    pub(super) fn first_step(&self) -> Option<usize> {
        self.extra.filter(|_| self.kind == Kind::Nomination)
    }

    /// Where a slot's row is.
    pub(super) fn row(&self, slot: Slot) -> Option<(&Chunk, usize)> {
        let slot = slot as usize;
        Some((self.chunks.get(slot / CHUNK)?.as_ref(), slot % CHUNK))
    }

    /// The chunks, first to last.
    pub(super) fn chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter().map(AsRef::as_ref)
    }

    /// The slots with a record in them, with their rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Slot, &Chunk, usize)> {
        let base = (0..).step_by(CHUNK);
        base.zip(self.chunks()).flat_map(|(base, chunk)| {
            let rows = (0..).zip(0..chunk.len()).filter(|(_, row)| chunk.lives(*row));
            rows.map(move |(offset, row): (Slot, usize)| (base + offset, chunk, row))
        })
    }

    /// How many slots there are, vacant ones included.
    pub(super) fn span(&self) -> usize {
        let last = self.chunks.last().map_or(0, |chunk| chunk.len());
        self.chunks.len().saturating_sub(1) * CHUNK + last
    }

    /// Whether there is a record at `slot`.
    pub(super) fn lives(&self, slot: Slot) -> bool {
        self.row(slot).is_some_and(|(chunk, row)| chunk.lives(row))
    }

    /// The record at `slot`, where the kind is kept whole.
    pub(super) fn whole(&self, slot: Slot) -> Option<&Arc<Stored>> {
        self.whole.get(slot as usize)?.as_ref()
    }

    /// Every record of a kind that is kept whole.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Stored>> {
        self.whole.iter().flatten()
    }

    /// Writes a row.
    pub(super) fn put(&mut self, slot: Slot, written: Written) {
        let width = self.width;
        let (chunk, row) = self.row_mut(slot);
        let is_new = !chunk.lives(row);
        chunk.grow(row, width);
        chunk.forget();
        chunk.versions.set(row, i64::try_from(written.version.max(1)).unwrap_or(i64::MAX));
        chunk.blocs.set(row, written.bloc.into());
        chunk.first_years.set(row, written.years.0.into());
        chunk.last_years.set(row, written.years.1.into());
        for (cells, cell) in chunk.cells.iter_mut().zip(written.cells) {
            cells.set(row, cell.into());
        }
        chunk.set_inner(row, written.inner);
        chunk.texts.set(row, written.texts);
        self.live += usize::from(is_new);
        self.generation += 1;
        if written.whole.is_some() {
            self.set_whole(slot, written.whole);
        }
    }

    /// Leaves a row vacant.
    pub(super) fn remove(&mut self, slot: Slot) {
        if !self.lives(slot) {
            return;
        }
        let (chunk, row) = self.row_mut(slot);
        chunk.forget();
        chunk.versions.set(row, 0);
        chunk.texts.clear(row);
        chunk.set_inner(row, Box::default());
        self.live -= 1;
        self.generation += 1;
        if self.whole(slot).is_some() {
            self.set_whole(slot, None);
        }
    }

    fn set_whole(&mut self, slot: Slot, stored: Option<Arc<Stored>>) {
        let whole = Arc::make_mut(&mut self.whole);
        let slot = slot as usize;
        if whole.len() <= slot {
            whole.resize(slot + 1, None);
        }
        whole[slot] = stored;
    }

    fn row_mut(&mut self, slot: Slot) -> (&mut Chunk, usize) {
        let slot = slot as usize;
        while self.chunks.len() <= slot / CHUNK {
            if let Some(last) = self.chunks.last_mut() {
                let last = Arc::make_mut(last);
                last.grow(CHUNK, self.width);
                last.texts.shrink();
            }
            self.chunks.push(Arc::default());
        }
        (Arc::make_mut(&mut self.chunks[slot / CHUNK]), slot % CHUNK)
    }
}
