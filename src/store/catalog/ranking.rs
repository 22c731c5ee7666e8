//! The members of a bloc by the points of their sheets, and who is proposed for a flag. Knows no screen.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::Catalog;
use super::cell::{Cell, cell, target};
use crate::model::nomination::STATES;
use crate::model::scheme::Scheme;
use crate::model::score::Score;
use crate::model::scoring::ranking::{Member, Ranking, Sheet};
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Record, Shape, Stored, Value, pipeline};
use crate::store::request::{Flag, Ranked};

/// Whether a unit ceased before the last day of `year`.
pub(in crate::store) fn ceased(unit: &Unit, year: i16) -> bool {
    let last = Date::new(year, 12, 31).ok();
    unit.valid_until.zip(last).is_some_and(|(until, last)| until < last)
}

impl Catalog {
    /// The tables of criteria of a bloc, the newest first.
    pub fn schemes(&self, bloc: Id) -> Vec<Arc<Stored>> {
        let mut schemes: Vec<(i16, Arc<Stored>)> = self
            .all(Kind::Scheme)
            .into_iter()
            .filter_map(|stored| match &stored.record {
                Record::Scheme(scheme) if scheme.bloc == Some(bloc) => Some((scheme.from, stored)),
                _ => None,
            })
            .collect();
        schemes.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
        schemes.into_iter().map(|(_, stored)| stored).collect()
    }

    /// The table of criteria by which a bloc scores in `year`: of several, the newest.
    pub fn scheme_of(&self, bloc: Id, year: i16) -> Option<Arc<Stored>> {
        let covers = |stored: &Arc<Stored>| match &stored.record {
            Record::Scheme(scheme) => scheme.covers(year),
            _ => false,
        };
        self.schemes(bloc).into_iter().find(covers)
    }

    /// The table of criteria at `id`.
    pub fn scheme(&self, id: Option<Id>) -> Option<Scheme> {
        match &self.get(Link::new(Kind::Scheme, id?))?.record {
            Record::Scheme(scheme) => Some(scheme.clone()),
            _ => None,
        }
    }

    /// The members of a bloc by their points of `year`.
    pub fn ranking(&self, bloc: Id, year: i16) -> Ranking {
        let members: Vec<Member> = self
            .members(bloc, Some(year))
            .iter()
            .map(|stored| Member {
                unit: stored.id,
                ceased: matches!(&stored.record, Record::Unit(unit) if ceased(unit, year)),
            })
            .collect();
        let scores = self.of(Kind::Score).all().filter_map(|stored| match &stored.record {
            Record::Score(score) if (score.bloc, score.year) == (Some(bloc), year) => {
                Some((stored.id, score, self.scheme(score.scheme)))
            }
            _ => None,
        });
        let mut of_year: Vec<(Id, &Score, Option<Scheme>)> = scores.collect();
        of_year.sort_by_key(|(id, ..)| *id);
        let sheets: Vec<Sheet> = of_year
            .iter()
            .map(|(id, score, scheme)| Sheet { id: *id, score, scheme: scheme.as_ref() })
            .collect();
        Ranking::of(&members, &sheets)
    }

    /// The rank of each member in each year whose ranks are certain.
    pub(super) fn certain_ranks(&self) -> HashMap<(Id, i16), u16> {
        let tables: BTreeSet<(Id, i16)> = self
            .of(Kind::Score)
            .all()
            .filter_map(|stored| match &stored.record {
                Record::Score(score) => Some((score.bloc?, score.year)),
                _ => None,
            })
            .collect();
        let mut ranks = HashMap::new();
        for (bloc, year) in tables {
            let ranking = self.ranking(bloc, year);
            let places = ranking.places.iter().filter(|_| ranking.is_certain());
            ranks.extend(places.filter_map(|it| Some(((it.unit, year), it.rank?))));
        }
        ranks
    }

    /// The ranking of a bloc with those who are proposed for `flags`, awards that go to whoever leads;
    /// `None` where `cancelled`.
    pub fn ranked(
        &self,
        bloc: Id,
        year: i16,
        flags: &BTreeSet<Id>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Ranked> {
        let flags = self.flags(bloc, year, flags, cancelled)?;
        Some(Ranked { bloc, year, ranking: self.ranking(bloc, year), flags })
    }

    fn flags(
        &self,
        bloc: Id,
        year: i16,
        awards: &BTreeSet<Id>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Flag>> {
        let kind = Kind::Nomination;
        let column = |name| self.column(kind, name);
        let columns = (column("nominee"), column("award"), column("year"), column("state"));
        let (Some(nominee), Some(award), Some(of_year), Some(state)) = columns else {
            return Some(Vec::new());
        };
        let slot = |kind, id| Some(target(kind, self.slots.find(Link::new(kind, id))?));
        let Some(bloc) = slot(Kind::Bloc, bloc) else { return Some(Vec::new()) };
        let awards: Vec<Cell> = awards.iter().filter_map(|id| slot(Kind::Award, *id)).collect();
        let state_cell =
            |name: &&str| cell(&Value::Choice((*name).to_owned()), Shape::Choice(&STATES));
        let ended: Vec<Cell> = pipeline::ENDED.iter().filter_map(state_cell).collect();
        let mut found = Vec::new();
        for (count, (slot, chunk, row)) in self.of(kind).rows().enumerate() {
            if count % super::query::PAUSE == 0 && cancelled() {
                return None;
            }
            if chunk.bloc(row) == bloc
                && chunk.cell(of_year, row) == Cell::from(year)
                && awards.contains(&chunk.cell(award, row))
                && !ended.contains(&chunk.cell(state, row))
                && let Some(nomination) = self.slots.id(kind, slot)
                && let Some(award) = self.link(chunk.cell(award, row))
                && let Some(nominee) = self.link(chunk.cell(nominee, row))
            {
                found.push(Flag { nomination, award: award.id, nominee });
            }
        }
        Some(found)
    }
}
