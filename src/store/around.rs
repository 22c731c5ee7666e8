//! A record with those it points at and those that point at it, read from the store. Knows not what for.

use super::Store;
use super::catalog::meetings;
use super::engine::{Direction, EngineError};
use super::keys::{self, Key};
use super::request::Around;
use crate::law::tally;
use crate::model::{Link, Record, Stored};

impl Store {
    /// The record with its neighbours; `None` where there is no such record.
    pub fn around(&self, link: Link) -> Result<Option<Around>, EngineError> {
        let Some(stored) = self.get(link)? else { return Ok(None) };
        let pairs = self.engine.scan(keys::pointing_at(link), usize::MAX, Direction::Forward)?;
        let sources = pairs.iter().filter_map(|(key, _)| match Key::parse(key) {
            Some(Key::Back { source, .. }) => Some(source),
            _ => None,
        });
        let sources = self.each(sources)?;
        let targets = self.each(stored.record.links().into_iter())?;
        let catalog = self.catalog();
        let (reviewed, attendance) = match &stored.record {
            Record::Meeting(meeting) => {
                let items = meetings::reviewed(meeting, &catalog);
                let items = items.iter().map(|item| Stored::clone(item)).collect();
                (items, meetings::attendance(meeting, &catalog))
            }
            _ => (Vec::new(), None),
        };
        let outcomes = sources.iter().filter_map(|source| match &source.record {
            Record::Ballot(ballot) => {
                let passed = tally::results(ballot).iter().map(tally::Result::passed).collect();
                Some((source.id, passed))
            }
            _ => None,
        });
        let outcomes = outcomes.collect();
        Ok(Some(Around { stored, targets, sources, reviewed, attendance, outcomes }))
    }

    fn each(&self, links: impl Iterator<Item = Link>) -> Result<Vec<Stored>, EngineError> {
        let found = links.map(|link| self.get(link));
        found.filter_map(Result::transpose).collect()
    }
}
