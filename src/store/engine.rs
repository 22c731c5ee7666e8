//! What a store needs of an engine: ordered bytes, atomic checked commits. Knows no record.

use std::ops::Range;

use crate::text::Message;

/// Which end of a range a scan begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the smallest key up.
    Forward,
    /// From the largest key down.
    Backward,
}

/// A pair of key and value.
pub type Pair = (Vec<u8>, Vec<u8>);

/// Everything that one commit does, or nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// Keys that must have these values (`None`: must not exist), or the commit is refused.
    pub checks: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// Values to write.
    pub puts: Vec<Pair>,
    /// Keys to remove.
    pub deletes: Vec<Vec<u8>>,
}

/// Why an engine did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A check failed at this key; nothing was written.
    #[error("conflict")]
    Conflict(Vec<u8>),
    /// The disk is full; nothing was written, reading goes on.
    #[error("{}", .0.en)]
    Full(Message),
    /// The engine failed; what it says. Nothing more may be acknowledged until it is opened again.
    #[error("{}", .0.en)]
    Broken(Message),
}

/// Ordered bytes on a disk, in memory, or elsewhere.
pub trait Engine: Send + Sync {
    /// The value of `key`.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError>;

    /// At most `limit` pairs of `range`, beginning at the end that `direction` names.
    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError>;

    /// Does all of `batch`, or nothing; returns when it is durable.
    fn commit(&self, batch: Batch) -> Result<(), EngineError>;
}

impl<E: Engine + ?Sized> Engine for std::sync::Arc<E> {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        (**self).get(key)
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        (**self).scan(range, limit, direction)
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        (**self).commit(batch)
    }
}
