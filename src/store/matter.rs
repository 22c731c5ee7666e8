//! What documents are made of, read from the store. Knows no document.

use std::collections::BTreeMap;

use super::Store;
use super::engine::EngineError;
use super::request::{Matter, Query, Scope, Subject, Yearbook};
use crate::model::initiative::Initiative;
use crate::model::{Id, Kind, Link, Record};

impl Store {
    /// What a document about `subject` is made of; `None` where there is no such record, or `cancelled`.
    pub fn matter(
        &self,
        subject: Subject,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Matter>, EngineError> {
        match subject {
            Subject::Record(link) if matches!(link.kind, Kind::Person | Kind::Unit) => {
                Ok(self.mentions(link)?.map(Matter::Nominee))
            }
            Subject::Record(link) => {
                Ok(self.around(link)?.map(|found| Matter::Record(Box::new(found))))
            }
            Subject::Year { bloc, year } => {
                Ok(self.yearbook(bloc, year, cancelled)?.map(Matter::Year))
            }
        }
    }

    fn yearbook(
        &self,
        bloc: Id,
        year: i16,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Yearbook>, EngineError> {
        let Some(tally) = self.catalog().tally(bloc, year, cancelled) else { return Ok(None) };
        let scope = Scope { bloc: Some(bloc), unit: None, year: Some(year) };
        let Some(links) = self.every(&Query { scope, ..Query::of(Kind::Nomination) })? else {
            return Ok(None);
        };
        let mut book = Yearbook {
            nominations: Vec::new(),
            persons: BTreeMap::new(),
            initiatives: BTreeMap::new(),
            tally,
        };
        for (link, _) in links {
            if cancelled() {
                return Ok(None);
            }
            let Some(stored) = self.get(link)? else { continue };
            let Record::Nomination(nomination) = stored.record else { continue };
            if let Some(nominee) = nomination.nominee {
                self.about_nominee(nominee, year, &mut book)?;
            }
            book.nominations.push((link.id, nomination));
        }
        book.nominations.sort_by_key(|(id, _)| *id);
        Ok(Some(book))
    }

    /// The person and the year's initiatives, each once.
    fn about_nominee(
        &self,
        nominee: Link,
        year: i16,
        book: &mut Yearbook,
    ) -> Result<(), EngineError> {
        if book.initiatives.contains_key(&nominee) {
            return Ok(());
        }
        if nominee.kind == Kind::Person
            && let Some(stored) = self.get(nominee)?
            && let Record::Person(person) = stored.record
        {
            book.persons.insert(nominee.id, person);
        }
        let mut initiatives: Vec<Initiative> = Vec::new();
        for source in self.about(nominee, Kind::Initiative)? {
            if let Some(stored) = self.get(source)?
                && let Record::Initiative(initiative) = stored.record
                && initiative.year == year
            {
                initiatives.push(initiative);
            }
        }
        book.initiatives.insert(nominee, initiatives);
        Ok(())
    }
}
