//! Two records that are one: everything that points at the one points at the other afterwards. Knows no screen.

mod absorb;
mod ratings;

use super::Store;
use super::journal::{Act, says};
use super::keys;
use super::plan::{Plan, PlanNames};
use super::request::{Actor, Done, Refusal};
use crate::model::{Fault, Kind, Link, Record, Shape, Value, Version};
use crate::text::{Lang, Message};

/// The lists in which a record stands once: rows that a merge makes the same become one row.
const ONCE: [(Kind, &str); 4] = [
    (Kind::Meeting, "attendees"),
    (Kind::Term, "deputies"),
    (Kind::Initiative, "owners"),
    (Kind::Unit, "predecessors"),
];

impl Store {
    /// Makes two persons or two units one, in one act: what points at `gone` points at `keep` afterwards,
    /// `keep` takes over what it lacks, `gone` is deleted. Both are given as they were seen.
    ///
    /// Refused with [`Refusal::Apart`] where that would make nonsense.
    pub fn merge(
        &self,
        actor: &Actor,
        keep: (Link, Version),
        gone: (Link, Version),
    ) -> Result<Done, Refusal> {
        self.act(actor, Act::Merge, &|plan| plan.merge(keep, gone))
    }
}

impl Plan<'_> {
    fn merge(&mut self, keep: (Link, Version), gone: (Link, Version)) -> Result<(), Refusal> {
        let (kept, lost) = (self.seen(keep)?, self.seen(gone)?);
        let (keep, gone) = (keep.0, gone.0);
        let whole = matches!(keep.kind, Kind::Person | Kind::Unit);
        if keep == gone || keep.kind != gone.kind || !whole {
            return Err(Refusal::Cannot(Message::new(
                "chỉ gộp được hai cá nhân hoặc hai đơn vị khác nhau",
                "only two different persons or two different units can be merged",
            )));
        }
        let sources = self.untouched_sources(keys::pointing_at(gone))?;
        let before = redirected(kept.clone(), gone, keep);
        let lost = redirected(lost, gone, keep);
        let after = absorb::absorb(before, &lost, &PlanNames { plan: self, lang: Lang::Vi });
        self.set(keep, Some(after))?;
        self.set(gone, None)?;
        for source in sources.into_iter().filter(|source| *source != keep && *source != gone) {
            if let Some(record) = self.get(source)? {
                self.set(source, Some(redirected(record, gone, keep)))?;
            }
        }
        self.join_ratings(keep)?;
        let mut faults = self.settle_codes()?;
        faults.extend(self.new_faults());
        faults.extend(self.misfits()?);
        faults.extend(self.merits()?.faults);
        faults.extend(self.ratings_apart(keep)?);
        self.listed(faults, |_| true).map_or(Ok(()), |faults| Err(Refusal::Apart(faults)))
    }

    /// A record that must be as it was seen.
    fn seen(&self, (link, version): (Link, Version)) -> Result<Record, Refusal> {
        let kind = link.kind.title();
        match self.store.get(link)? {
            Some(stored) if stored.version == version => Ok(stored.record),
            Some(stored) => {
                let subject =
                    says::subject(&stored.record, &PlanNames { plan: self, lang: Lang::Vi });
                Err(Refusal::Cannot(Message::new(
                    format!("{subject} đã có người sửa sau khi bạn xem; hãy xem lại rồi gộp"),
                    format!("{subject} was changed after you saw it: look at it again first"),
                )))
            }
            None => Err(Refusal::Cannot(Message::new(
                format!("{} này đã bị xóa trước đó", kind.vi),
                format!("this {} was already deleted", kind.en),
            ))),
        }
    }

    /// The faults of the records planned that they did not have before.
    pub(super) fn new_faults(&self) -> Vec<(Link, Fault)> {
        let mut found = Vec::new();
        for link in &self.order {
            let Some(slot) = self.slot(*link) else { continue };
            let Some(after) = &slot.after else { continue };
            let before = slot.before.as_ref().map(|stored| stored.record.faults());
            let new = after.faults().into_iter();
            let new = new.filter(|fault| !before.iter().flatten().any(|old| old == fault));
            found.extend(new.map(|fault| (*link, fault)));
        }
        found
    }
}

/// The record with every pointer at `from` turned to `to`; rows that become the same are joined.
fn redirected(mut record: Record, from: Link, to: Link) -> Record {
    if !record.links().contains(&from) {
        return record;
    }
    let kind = record.kind();
    let entity = record.entity_mut();
    for index in 0..entity.width() {
        let column = entity.column(index);
        let value = entity.get(index);
        if column.computed || !value.links().contains(&from) {
            continue;
        }
        let mut turned = turned(value, from, to);
        if let (Value::Rows(rows), Shape::Rows(_)) = (&mut turned, column.shape)
            && ONCE.contains(&(kind, column.name))
        {
            *rows = joined(std::mem::take(rows), to);
        }
        // A link to a record of the same kind is taken as the one before was.
        let _ = entity.set(index, turned);
    }
    record
}

fn turned(value: Value, from: Link, to: Link) -> Value {
    match value {
        Value::Link(link) if link == from => Value::Link(to),
        Value::Rows(rows) => {
            let row = |cells: Vec<Value>| {
                cells.into_iter().map(|cell| turned(cell, from, to)).collect::<Vec<_>>()
            };
            Value::Rows(rows.into_iter().map(row).collect())
        }
        other => other,
    }
}

/// The rows, those about `link` joined into the first of them where they do not contradict each other.
fn joined(rows: Vec<Vec<Value>>, link: Link) -> Vec<Vec<Value>> {
    let mut kept: Vec<Vec<Value>> = Vec::new();
    for row in rows {
        let about = |row: &[Value]| row.contains(&Value::Link(link));
        let first = kept.iter_mut().find(|first| about(first) && about(&row));
        match first.map(|first| (join(first, &row), first)) {
            Some((Some(both), first)) => *first = both,
            _ => kept.push(row),
        }
    }
    kept
}

fn join(one: &[Value], other: &[Value]) -> Option<Vec<Value>> {
    let cell = |(one, other): (&Value, &Value)| match (one, other) {
        (one, other) if one == other || other.is_empty() => Some(one.clone()),
        (one, other) if one.is_empty() => Some(other.clone()),
        (Value::Flag(one), Value::Flag(other)) => Some(Value::Flag(*one || *other)),
        (Value::Text(one), Value::Text(other)) => Some(Value::Text(format!("{one}; {other}"))),
        // Shares of one initiative.
        (Value::Number(one), Value::Number(other)) => Some(Value::Number(one + other)),
        _ => None,
    };
    one.iter().zip(other).map(cell).collect()
}
