//! Which records are about a person or unit as nominee, author, subject. Knows not what they say.

use std::collections::BTreeSet;

use super::Store;
use super::engine::{Direction, EngineError};
use super::keys::{self, Key};
use super::request::{Mentions, Twin};
use crate::model::{Id, Kind, Link, Record, Stored, Value};

/// The kinds of record that are about a nominee, each with the field that names them.
pub const ABOUT: [(Kind, &str); 4] = [
    (Kind::Nomination, "nominee"),
    (Kind::Initiative, "owners"),
    (Kind::Rating, "subject"),
    (Kind::Case, "subject"),
];

impl Store {
    /// The records of `kind` that are about `nominee`, oldest first.
    ///
    /// A person is pointed at by these alone, so back links answer. A unit is pointed at by all that it
    /// proposes, too: there the catalog's column answers, or before it is read, each record itself.
    pub fn about(&self, nominee: Link, kind: Kind) -> Result<Vec<Link>, EngineError> {
        let Some((_, field)) = ABOUT.iter().find(|(of, _)| *of == kind) else {
            return Ok(Vec::new());
        };
        if nominee.kind != Kind::Person && self.has_read(kind)? {
            let mut found = self.catalog().pointing(kind, field, nominee);
            found.sort_unstable();
            return Ok(found);
        }
        let sources = self.sources(nominee, kind)?;
        if nominee.kind == Kind::Person {
            return Ok(sources);
        }
        let mut found = Vec::new();
        for source in sources {
            let stored = self.get(source)?;
            if stored.is_some_and(|stored| names(&stored.record.value(field), nominee)) {
                found.push(source);
            }
        }
        Ok(found)
    }

    /// The records of `kind` that point at `target`, oldest first.
    pub fn sources(&self, target: Link, kind: Kind) -> Result<Vec<Link>, EngineError> {
        let range = keys::pointing_at_from(target, kind);
        let pairs = self.engine.scan(range, usize::MAX, Direction::Forward)?;
        let sources = pairs.iter().filter_map(|(key, _)| match Key::parse(key) {
            Some(Key::Back { source, .. }) => Some(source),
            _ => None,
        });
        Ok(sources.collect())
    }

    /// Whether the catalog has every record of `kind`.
    pub fn has_read(&self, kind: Kind) -> Result<bool, EngineError> {
        Ok(self.catalog().count(kind) as u64 == self.count(kind)?)
    }
}

impl Store {
    /// What tells two records apart; `None` where one of them is gone.
    pub fn twins(&self, one: Link, other: Link) -> Result<Option<[Twin; 2]>, EngineError> {
        Ok(self.twin(one)?.zip(self.twin(other)?).map(|(one, other)| [one, other]))
    }

    fn twin(&self, link: Link) -> Result<Option<Twin>, EngineError> {
        let Some(stored) = self.get(link)? else { return Ok(None) };
        let mut about = Vec::new();
        for (kind, _) in ABOUT {
            about.push((kind, self.about(link, kind)?.len()));
        }
        let pointing = keys::pointing_at(link);
        let all = self.engine.scan(pointing, usize::MAX, Direction::Forward)?.len();
        let others = all.saturating_sub(about.iter().map(|(_, count)| count).sum());
        Ok(Some(Twin { stored, about, others }))
    }

    /// Everything that is about a person, or about a unit and the bodies of its line; `None` where there is
    /// no such record.
    pub fn mentions(&self, link: Link) -> Result<Option<Mentions>, EngineError> {
        let line = self.line(link)?;
        if line.is_empty() {
            return Ok(None);
        }
        let mut known = BTreeSet::new();
        let (mut records, mut settled) = (Vec::new(), BTreeSet::new());
        for body in &line {
            for (kind, _) in ABOUT {
                for source in self.about(body.link(), kind)? {
                    let Some(stored) = self.get(source)?.filter(|_| known.insert(source)) else {
                        continue;
                    };
                    if let Record::Nomination(nomination) = &stored.record {
                        settled.extend(nomination.decision);
                    }
                    records.push(stored);
                }
            }
        }
        let mut decisions = Vec::new();
        for id in settled {
            decisions.extend(self.get(Link::new(Kind::Decision, id))?);
        }
        Ok(Some(Mentions { line, records, decisions }))
    }

    /// The record, and for a unit all that it came from and that continue it.
    fn line(&self, link: Link) -> Result<Vec<Stored>, EngineError> {
        let mut line: Vec<Stored> = Vec::new();
        for back in [true, false] {
            let mut ahead = vec![link];
            while let Some(next) = ahead.pop() {
                let seen = |stored: &&Stored| stored.link() == next;
                if next != link && line.iter().any(|stored| seen(&stored)) {
                    continue;
                }
                let Some(stored) = self.get(next)? else { continue };
                if let Record::Unit(unit) = &stored.record {
                    if back {
                        let before = unit.predecessors.iter().filter_map(|row| row.unit);
                        ahead.extend(before.map(|id| Link::new(Kind::Unit, id)));
                    } else {
                        ahead.extend(self.successors(next.id)?);
                    }
                }
                if !line.iter().any(|stored| stored.link() == next) {
                    line.push(stored);
                }
            }
        }
        Ok(line)
    }

    fn successors(&self, unit: Id) -> Result<Vec<Link>, EngineError> {
        let link = Link::new(Kind::Unit, unit);
        if self.has_read(Kind::Unit)? {
            let found = self.catalog().successors(unit);
            return Ok(found.iter().map(|stored| stored.link()).collect());
        }
        let mut found = Vec::new();
        for source in self.sources(link, Kind::Unit)? {
            let stored = self.get(source)?;
            if stored.is_some_and(|it| names(&it.record.value("predecessors"), link)) {
                found.push(source);
            }
        }
        Ok(found)
    }
}

/// Whether a value is a link to `link` or holds one.
fn names(value: &Value, link: Link) -> bool {
    value.links().contains(&link)
}
