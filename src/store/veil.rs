//! An engine as somebody sees it who only reads: how people are reached is covered, and nothing is written
//! but what they type themselves. Knows the key layout; knows no role.

use std::ops::Range;
use std::sync::Arc;

use super::codec::{Body, decode, encode};
use super::engine::{Batch, Direction, Engine, EngineError, Pair};
use super::journal::Change;
use super::keys::Key;
use crate::model::{Kind, Record};
use crate::text::Message;

/// What stands where something is covered.
const COVER: &str = "•••";

/// The kinds of records that tell how people are reached.
pub(super) const REACHED: [Kind; 2] = [Kind::Contact, Kind::Cluster];

/// The same record with how a person is reached covered.
pub(super) fn covered(mut record: Record) -> Record {
    let texts = match &mut record {
        Record::Contact(contact) => vec![&mut contact.telephone, &mut contact.email],
        Record::Cluster(cluster) => vec![&mut cluster.contact],
        _ => Vec::new(),
    };
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        COVER.clone_into(text);
    }
    record
}

/// An engine behind a veil.
pub(super) struct Veil {
    engine: Arc<dyn Engine>,
    /// Whose own unfinished forms and place may be kept.
    who: String,
}

impl Veil {
    pub fn new(engine: Arc<dyn Engine>, who: &str) -> Self {
        Self { engine, who: who.to_owned() }
    }

    fn own(&self, key: &[u8]) -> bool {
        match Key::parse(key) {
            Some(Key::Draft(who, ..) | Key::Place(who)) => who == self.who,
            _ => false,
        }
    }
}

impl Engine for Veil {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        self.engine.get(key)?.map(|value| veiled(key, value)).transpose()
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        let pairs = self.engine.scan(range, limit, direction)?.into_iter();
        pairs.map(|(key, value)| veiled(&key, value).map(|value| (key, value))).collect()
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        let written = batch.puts.iter().map(|(key, _)| key).chain(&batch.deletes);
        if written.into_iter().all(|key| self.own(key)) {
            return self.engine.commit(batch);
        }
        Err(EngineError::Broken(Message::new(
            "vai trò người xem không ghi được gì vào kho",
            "a viewer writes nothing into the store",
        )))
    }
}

fn veiled(key: &[u8], value: Vec<u8>) -> Result<Vec<u8>, EngineError> {
    match Key::parse(key) {
        Some(Key::Record(link)) if REACHED.contains(&link.kind) => {
            let body: Body = decode(&value)?;
            Ok(encode(&Body { record: covered(body.record), ..body })?)
        }
        Some(Key::Change(..)) => {
            let change: Change = decode(&value)?;
            if !REACHED.contains(&change.link.kind) {
                return Ok(value);
            }
            let (before, after) = (change.before.map(covered), change.after.map(covered));
            Ok(encode(&Change { before, after, ..change })?)
        }
        _ => Ok(value),
    }
}
