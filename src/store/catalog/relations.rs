//! What follows from records together: a bloc's members and years, what stands below a unit. Knows no list.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Catalog;
use super::cell::target;
use super::columns::Chunk;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::text::sort_key;

impl Catalog {
    /// The first and the last year of which the bloc has terms, meetings or nominations.
    pub fn years(&self, bloc: Id) -> Option<(i16, i16)> {
        let bloc = target(Kind::Bloc, self.slots.find(Link::new(Kind::Bloc, bloc))?);
        let kinds = [Kind::Term, Kind::Meeting, Kind::Nomination];
        let bounds = kinds.iter().flat_map(|kind| self.of(*kind).chunks());
        let of_bloc = bounds.flat_map(Chunk::bounds).filter(|(of, ..)| *of == bloc);
        of_bloc
            .map(|(_, first, last)| (*first, *last))
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// The members of the bloc in the bloc's order; with a year, those of that year as they stood in it,
    /// else all that are or were members.
    pub fn members(&self, bloc: Id, year: Option<i16>) -> Vec<Arc<Stored>> {
        let mut members: Vec<_> = self
            .units()
            .filter(|(_, unit)| match year {
                Some(year) => unit.is_member_in(bloc, year),
                None => unit.was_ever_member(bloc),
            })
            .collect();
        members.sort_by_cached_key(|(stored, unit)| {
            let stood = year.map_or_else(|| unit.now(), |year| unit.in_year(year));
            (stood.order.is_none(), stood.order, sort_key(stood.title()), stored.id)
        });
        members.into_iter().map(|(stored, _)| Arc::clone(stored)).collect()
    }

    /// The unit and every unit below it.
    pub fn units_below(&self, unit: Id) -> BTreeSet<Id> {
        let mut found = BTreeSet::from([unit]);
        loop {
            let before = found.len();
            let below = self
                .units()
                .filter(|(_, unit)| unit.parent.is_some_and(|parent| found.contains(&parent)));
            let below: Vec<Id> = below.map(|(stored, _)| stored.id).collect();
            found.extend(below);
            if found.len() == before {
                return found;
            }
        }
    }

    /// The units that name `unit` as a predecessor, oldest first.
    pub fn successors(&self, unit: Id) -> Vec<Arc<Stored>> {
        let continues = |successor: &Unit| {
            successor.predecessors.iter().any(|predecessor| predecessor.unit == Some(unit))
        };
        let mut found: Vec<_> =
            self.units().filter(|(_, other)| continues(other)).map(|(s, _)| s.clone()).collect();
        found.sort_by_key(|stored| stored.id);
        found
    }

    /// The latest year, `not_after` at most, for which the bloc has a term.
    pub fn latest_year_with_term(&self, bloc: Id, not_after: i16) -> Option<i16> {
        let terms = self.of(Kind::Term).all().filter_map(|stored| match &stored.record {
            Record::Term(term) if term.bloc == Some(bloc) => Some(term.year),
            _ => None,
        });
        terms.filter(|year| *year <= not_after).max()
    }

    fn units(&self) -> impl Iterator<Item = (&Arc<Stored>, &Unit)> {
        self.of(Kind::Unit).all().filter_map(|stored| match &stored.record {
            Record::Unit(unit) => Some((stored, unit)),
            _ => None,
        })
    }
}
