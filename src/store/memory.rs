//! An engine in memory, for tests and stories. Knows no record and no disk.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{PoisonError, RwLock};

use super::engine::{Batch, Direction, Engine, EngineError, Pair};

/// Ordered bytes in memory, gone with the process.
#[derive(Debug, Default)]
pub struct Memory {
    pairs: RwLock<BTreeMap<Vec<u8>, Vec<u8>>>,
}

impl Engine for Memory {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        Ok(self.pairs.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        if range.start >= range.end {
            return Ok(Vec::new());
        }
        let pairs = self.pairs.read().unwrap_or_else(PoisonError::into_inner);
        let found = pairs.range(range).map(|(key, value)| (key.clone(), value.clone()));
        Ok(match direction {
            Direction::Forward => found.take(limit).collect(),
            Direction::Backward => found.rev().take(limit).collect(),
        })
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        let mut pairs = self.pairs.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((key, _)) =
            batch.checks.iter().find(|(key, expected)| pairs.get(key) != expected.as_ref())
        {
            return Err(EngineError::Conflict(key.clone()));
        }
        for key in &batch.deletes {
            pairs.remove(key);
        }
        pairs.extend(batch.puts);
        Ok(())
    }
}
