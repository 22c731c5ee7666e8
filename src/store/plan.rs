//! An act being planned: what each record was and shall be, and the one commit that makes it so.
//! Knows the key layout; knows not why somebody wants the act.

use std::collections::BTreeMap;
use std::ops::Range;

use super::codec::{Body, Kept, Mark, decode, encode};
use super::codes::Codes;
use super::engine::{Batch, Direction, EngineError};
use super::journal::{Act, Change, Head, says};
use super::keys::{self, Key};
use super::request::{Actor, Done};
use super::{Shelf, Store};
use crate::model::{Id, Kind, Link, Names, Record, Stored, Version};
use crate::text::{Lang, Message, nfc, one_line};

/// What a record was before the act, and what it shall be after.
pub(super) struct Slot {
    /// As the store has it; `None` where it has none.
    pub before: Option<Stored>,
    /// As it shall be; `None` where it shall be gone.
    pub after: Option<Record>,
}

/// An act that is not done yet. Reads see what it plans.
pub(super) struct Plan<'a> {
    pub store: &'a Store,
    /// The number of the last act when planning began: the commit fails if there is another since.
    last: u64,
    /// The same as bytes, which the commit compares.
    last_bytes: Option<Vec<u8>>,
    slots: BTreeMap<Link, Slot>,
    /// The order in which records were touched first.
    pub order: Vec<Link>,
    pub codes: Codes,
    /// Unfinished forms that the act finishes.
    pub finished: Vec<(Kind, Option<Id>, i64)>,
}

impl<'a> Plan<'a> {
    /// A plan that touches nothing yet.
    pub fn new(store: &'a Store) -> Result<Self, EngineError> {
        let last_bytes = store.engine.get(keys::NUMBER)?;
        let last = last_bytes.as_deref().map(decode).transpose()?.unwrap_or_default();
        let (slots, order) = (BTreeMap::new(), Vec::new());
        Ok(Self {
            store,
            last,
            last_bytes,
            slots,
            order,
            codes: Codes::default(),
            finished: Vec::new(),
        })
    }

    /// Plans what a record shall be; texts are brought to normal form C.
    pub fn set(&mut self, link: Link, after: Option<Record>) -> Result<(), EngineError> {
        let after = after.map(tidy);
        if let Some(slot) = self.slots.get_mut(&link) {
            slot.after = after;
            return Ok(());
        }
        let before = self.store.get(link)?;
        self.slots.insert(link, Slot { before, after });
        self.order.push(link);
        Ok(())
    }

    /// What is planned for a record; `None` where the act does not touch it.
    pub fn slot(&self, link: Link) -> Option<&Slot> {
        self.slots.get(&link)
    }

    /// Gives a planned record its short code.
    pub fn set_code(&mut self, link: Link, code: String) {
        if let Some(record) = self.slots.get_mut(&link).and_then(|slot| slot.after.as_mut()) {
            record.set_code(code);
        }
    }

    /// A record as it will be after the act.
    pub fn get(&self, link: Link) -> Result<Option<Record>, EngineError> {
        match self.slots.get(&link) {
            Some(slot) => Ok(slot.after.clone()),
            None => Ok(self.store.get(link)?.map(|stored| stored.record)),
        }
    }

    /// The records that point at another by the back links in `range`, without those the act touches.
    pub fn untouched_sources(&self, range: Range<Vec<u8>>) -> Result<Vec<Link>, EngineError> {
        let pairs = self.store.engine.scan(range, usize::MAX, Direction::Forward)?;
        let sources = pairs.iter().filter_map(|(key, _)| match Key::parse(key) {
            Some(Key::Back { source, .. }) => Some(source),
            _ => None,
        });
        Ok(sources.filter(|source| !self.slots.contains_key(source)).collect())
    }

    /// The changes it makes, in the order they were planned; records that stay the same are left out.
    pub fn changes(&self) -> Vec<Change> {
        let slots = self.order.iter().filter_map(|link| Some((*link, self.slots.get(link)?)));
        slots
            .map(|(link, slot)| Change {
                link,
                before: slot.before.as_ref().map(|stored| stored.record.clone()),
                after: slot.after.clone(),
            })
            .filter(|change| change.before != change.after)
            .collect()
    }

    /// Does it, in one commit. A plan that changes nothing is not journalled.
    pub fn commit(mut self, actor: &Actor, act: Act) -> Result<Done, EngineError> {
        let changes = self.changes();
        let summary = says::act(act, &changes, &PlanNames { plan: &self, lang: Lang::Vi });
        let links = std::mem::take(&mut self.order);
        if changes.is_empty() {
            return Ok(Done { number: self.last, act, links, summary });
        }
        let number = self.last + 1;
        let versions = self.versions(&changes)?;
        // The changes hold the same records: of very many it is much to keep twice.
        self.slots.clear();
        let mut write = Write::default();
        let head = Head {
            at: (self.store.clock)(),
            who: actor.who.clone(),
            via: actor.via.clone(),
            act,
            count: u32::try_from(changes.len()).unwrap_or(u32::MAX),
        };
        for (kind, id, begun) in &self.finished {
            let draft = Key::Draft(actor.who.clone(), *kind, *id, *begun);
            write.batch.deletes.push(draft.bytes());
        }
        write.entry(number, &head, &changes, &summary)?;
        self.write_counts(&changes, &mut write)?;
        self.write_bloc(&changes, &mut write)?;
        for (change, version) in changes.into_iter().zip(versions) {
            write.record(change, version)?;
        }
        self.codes.write(&mut write)?;
        write.batch.checks.push((keys::NUMBER.to_vec(), self.last_bytes));
        self.store.engine.commit(write.batch)?;
        if let Some(held) = self.store.house.held.get() {
            held.note(number);
        }
        self.store.shelve(&write.catalog);
        self.store.tell_others();
        Ok(Done { number, act, links, summary })
    }

    /// The versions that changed records will be at.
    fn versions(&self, changes: &[Change]) -> Result<Vec<Version>, EngineError> {
        let version = |change: &Change| {
            let before = self.slots.get(&change.link).and_then(|slot| slot.before.as_ref());
            let last = match before {
                Some(stored) => stored.version,
                None => self.store.times_touched(change.link)?,
            };
            Ok(last + 1)
        };
        changes.iter().map(version).collect()
    }

    fn write_counts(&self, changes: &[Change], write: &mut Write) -> Result<(), EngineError> {
        let mut counts: BTreeMap<Kind, i64> = BTreeMap::new();
        for change in changes {
            let more = i64::from(change.after.is_some()) - i64::from(change.before.is_some());
            *counts.entry(change.link.kind).or_default() += more;
        }
        for (kind, more) in counts.into_iter().filter(|(_, more)| *more != 0) {
            let count = self.store.count(kind)?.saturating_add_signed(more);
            write.put(&Key::Count(kind), &count)?;
        }
        Ok(())
    }

    /// The first bloc made is the one worked on; a bloc that is gone is worked on no more.
    fn write_bloc(&self, changes: &[Change], write: &mut Write) -> Result<(), EngineError> {
        let mut blocs = changes.iter().filter(|change| change.link.kind == Kind::Bloc).peekable();
        if blocs.peek().is_none() {
            return Ok(());
        }
        let current = self.store.current_bloc()?;
        let mut then = current;
        for change in blocs {
            if change.after.is_some() {
                then = then.or(Some(change.link.id));
            } else if then == Some(change.link.id) {
                then = None;
            }
        }
        if then == current {
            return Ok(());
        }
        match then {
            Some(bloc) => write.batch.puts.push((keys::BLOC.to_vec(), encode(&bloc)?)),
            None => write.batch.deletes.push(keys::BLOC.to_vec()),
        }
        write.catalog.push(Shelving::Bloc(then));
        Ok(())
    }
}

/// What the catalog shall hear once a commit is durable.
pub(super) enum Shelving {
    Put(Box<Stored>),
    Remove(Link),
    Bloc(Option<Id>),
}

/// The batch of an act, and what the catalog shall hear of it.
#[derive(Default)]
pub(super) struct Write {
    pub batch: Batch,
    pub catalog: Vec<Shelving>,
}

impl Write {
    /// A value to be written.
    pub fn put<T: Kept>(&mut self, key: &Key, value: &T) -> Result<(), EngineError> {
        self.batch.puts.push((key.bytes(), encode(value)?));
        Ok(())
    }

    /// A record's new value and what points from it.
    pub fn record(&mut self, change: Change, version: Version) -> Result<(), EngineError> {
        let Change { link, before, after } = change;
        let links = |record: Option<&Record>| record.map(Record::links).unwrap_or_default();
        let (old, new) = (links(before.as_ref()), links(after.as_ref()));
        let back = |target: &Link| Key::Back { target: *target, source: link }.bytes();
        self.batch.deletes.extend(old.iter().filter(|old| !new.contains(old)).map(back));
        let added = new.iter().filter(|new| !old.contains(new));
        self.batch.puts.extend(added.map(|target| (back(target), Vec::new())));
        let key = Key::Record(link);
        if let Some(record) = after {
            let body = Body { version, record };
            self.put(&key, &body)?;
            let stored = Stored { id: link.id, version, record: body.record };
            self.catalog.push(Shelving::Put(Box::new(stored)));
        } else {
            self.batch.deletes.push(key.bytes());
            self.catalog.push(Shelving::Remove(link));
        }
        Ok(())
    }

    /// A journal entry with everything that leads to it.
    pub fn entry(
        &mut self,
        number: u64,
        head: &Head,
        changes: &[Change],
        says: &Message,
    ) -> Result<(), EngineError> {
        self.put(&Key::Head(number), head)?;
        for (index, change) in (0_u32..).zip(changes) {
            self.put(&Key::Change(number, index), change)?;
            self.put(&Key::History(change.link, number), &index)?;
        }
        let mark = Mark { act: head.act, says: says.clone() };
        self.put(&Key::Act(head.who.clone(), number), &mark)?;
        self.put(&Key::Meta("number".to_owned()), &number)
    }
}

impl Store {
    /// Lets the catalog hear what a commit did.
    pub(super) fn shelve(&self, news: &[Shelving]) {
        let shelf = &mut *self.shelf();
        let Shelf { writer, touched, .. } = shelf;
        for shelving in news {
            let link = match shelving {
                Shelving::Put(stored) => {
                    writer.put(stored);
                    stored.link()
                }
                Shelving::Remove(link) => {
                    writer.remove(*link);
                    *link
                }
                Shelving::Bloc(bloc) => {
                    writer.set_bloc(*bloc);
                    continue;
                }
            };
            if let Some(links) = touched {
                links.insert(link);
            }
        }
        shelf.forget();
    }

    /// How many acts touched a record: a record made again goes on counting its versions there.
    fn times_touched(&self, link: Link) -> Result<Version, EngineError> {
        let pairs = self.engine.scan(keys::history(link), usize::MAX, Direction::Forward)?;
        Ok(pairs.len() as Version)
    }
}

/// The record with its texts in normal form C, and those of one line on one line.
fn tidy(mut record: Record) -> Record {
    use crate::model::{Shape, Value};
    fn clean(value: Value, shape: Shape) -> Value {
        match (value, shape) {
            (Value::Text(text), Shape::LongText) => Value::of_text(nfc(&text).trim_end()),
            (Value::Text(text), _) => Value::of_text(&one_line(&text)),
            (Value::Rows(rows), Shape::Rows(table)) => {
                let row = |cells: Vec<Value>| {
                    let cells = cells.into_iter().zip(table.columns());
                    cells.map(|(cell, column)| clean(cell, column.shape)).collect()
                };
                Value::Rows(rows.into_iter().map(row).collect())
            }
            (other, _) => other,
        }
    }
    let entity = record.entity_mut();
    for index in 0..entity.width() {
        let column = entity.column(index);
        let value = entity.get(index);
        let cleaned = clean(value.clone(), column.shape);
        if cleaned != value && !column.computed {
            // A value of the field's own shape is taken back; one that is not stays as it was and is
            // told by the record's faults.
            let _ = entity.set(index, cleaned);
        }
    }
    record
}

/// What records are called as they will be after the act, or were before it.
pub(super) struct PlanNames<'a> {
    pub plan: &'a Plan<'a>,
    pub lang: Lang,
}

impl PlanNames<'_> {
    fn record(&self, link: Link) -> Option<Record> {
        match self.plan.slots.get(&link) {
            Some(Slot { after: Some(record), .. }) => Some(record.clone()),
            Some(Slot { before, .. }) => before.as_ref().map(|stored| stored.record.clone()),
            None => self.plan.store.get(link).ok().flatten().map(|stored| stored.record),
        }
    }
}

impl Names for PlanNames<'_> {
    fn title(&self, link: Link) -> Option<String> {
        self.record(link).map(|record| record.title(self))
    }

    fn code(&self, link: Link) -> Option<String> {
        self.record(link).map(|record| record.code().to_owned())
    }

    fn lang(&self) -> Lang {
        self.lang
    }
}
