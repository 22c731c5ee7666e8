//! What must hold between score sheets, their tables, ballots and flags, and what should be looked at. Knows no
//! single sheet's own faults.
//!
//! Only what an act makes or changes is looked at.

mod sheets;

use std::cell::OnceCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::engine::EngineError;
use super::merits::Found;
use super::plan::{Plan, PlanNames};
use crate::law::schemes::{flags, not_adopted, ruling};
use crate::law::tally::state_after;
use crate::model::ballot::Ballot;
use crate::model::nomination::Nomination;
use crate::model::points::show_hundredths;
use crate::model::scheme::Scheme;
use crate::model::scoring::ranking::{Member, Ranking, Sheet};
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::store::catalog::ranking::ceased;
use crate::text::{Lang, Message};

/// What is looked up once for an act.
#[derive(Default)]
struct Known {
    flags: OnceCell<BTreeSet<Id>>,
    rankings: BTreeMap<(Id, i16), Ranking>,
}

impl Plan<'_> {
    /// What is wrong or doubtful about the sheets, tables, ballots and nominations for flags planned.
    pub(super) fn scoring(&self) -> Result<Found, EngineError> {
        let mut found = Found::default();
        let mut known = Known::default();
        for link in &self.order {
            let Some(record) = self.slot(*link).and_then(|slot| slot.after.as_ref()) else {
                continue;
            };
            match record {
                Record::Score(score) => self.sheet(*link, score, &mut found)?,
                Record::Scheme(scheme) => self.table(*link, scheme, &mut found)?,
                Record::Ballot(ballot) if self.differs(*link, &CONCERNED) => {
                    let faults = self.too_early(ballot, &mut known)?;
                    found.faults.extend(faults.map(|fault| (*link, fault)));
                }
                Record::Nomination(nomination)
                    if self.differs(*link, &["nominee", "award", "year", "bloc"]) =>
                {
                    let doubt = self.not_leading(nomination, &mut known)?;
                    found.doubts.extend(doubt.map(|doubt| (*link, doubt)));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// The table of criteria at `id`, as it will be.
    pub(super) fn scheme(&self, id: Option<Id>) -> Result<Option<Scheme>, EngineError> {
        let Some(id) = id else { return Ok(None) };
        Ok(match self.get(Link::new(Kind::Scheme, id))? {
            Some(Record::Scheme(scheme)) => Some(scheme),
            _ => None,
        })
    }

    /// Hands on every record of `kind` as it will be.
    fn each_planned(
        &self,
        kind: Kind,
        each: &mut dyn FnMut(Link, &Record),
    ) -> Result<(), EngineError> {
        self.each_untouched(kind, each)?;
        for link in self.order.iter().filter(|link| link.kind == kind) {
            if let Some(record) = self.slot(*link).and_then(|slot| slot.after.as_ref()) {
                each(*link, record);
            }
        }
        Ok(())
    }

    /// The members of a bloc by their points of `year`, as they will be.
    pub(super) fn standing(&self, bloc: Id, year: i16) -> Result<Ranking, EngineError> {
        let mut members = Vec::new();
        self.each_planned(Kind::Unit, &mut |link, record| {
            if let Record::Unit(unit) = record
                && (unit.bloc, unit.parent) == (Some(bloc), None)
                && unit.exists_in(year)
            {
                members.push(Member { unit: link.id, ceased: ceased(unit, year) });
            }
        })?;
        let mut scores = Vec::new();
        self.each_planned(Kind::Score, &mut |link, record| {
            if let Record::Score(score) = record
                && (score.bloc, score.year) == (Some(bloc), year)
            {
                scores.push((link.id, score.clone()));
            }
        })?;
        let mut schemes = BTreeMap::new();
        for (_, score) in &scores {
            if let Some(scheme) = self.scheme(score.scheme)? {
                schemes.insert(score.scheme, scheme);
            }
        }
        let sheets: Vec<Sheet> = scores
            .iter()
            .map(|(id, score)| Sheet { id: *id, score, scheme: schemes.get(&score.scheme) })
            .collect();
        Ok(Ranking::of(&members, &sheets))
    }

    fn known_standing<'k>(
        &self,
        bloc: Id,
        year: i16,
        known: &'k mut Known,
    ) -> Result<&'k Ranking, EngineError> {
        Ok(match known.rankings.entry((bloc, year)) {
            Entry::Occupied(place) => place.into_mut(),
            Entry::Vacant(place) => place.insert(self.standing(bloc, year)?),
        })
    }

    /// Whether a table of criteria of the bloc covers `year`.
    fn is_scored(&self, bloc: Id, year: i16) -> Result<bool, EngineError> {
        let mut scored = false;
        self.each_planned(Kind::Scheme, &mut |_, record| {
            if let Record::Scheme(scheme) = record {
                scored |= scheme.bloc == Some(bloc) && scheme.covers(year);
            }
        })?;
        Ok(scored)
    }

    /// A ballot of the bloc's conference on nominations of a year whose table of scores is not adopted,
    /// without a reason. The source of the rule is in the data of the law.
    fn too_early(&self, ballot: &Ballot, known: &mut Known) -> Result<Option<Fault>, EngineError> {
        let Some(bloc) = ballot.bloc else { return Ok(None) };
        if !ballot.early.is_empty() || state_after(ballot) != "chosen" {
            return Ok(None);
        }
        let mut years = BTreeSet::new();
        for id in ballot.items.iter().filter_map(|item| item.nomination) {
            if let Some(Record::Nomination(it)) = self.get(Link::new(Kind::Nomination, id))? {
                years.insert(it.year);
            }
        }
        for year in years {
            let ranking = self.known_standing(bloc, year, known)?;
            let sheets = ranking.places.iter().any(|place| place.sheet.is_some());
            if ranking.is_adopted() || !(sheets || self.is_scored(bloc, year)?) {
                continue;
            }
            let (adopted, all) = (ranking.adopted(), ranking.places.len());
            let Message { vi, en } = not_adopted(year, adopted, all);
            let fault = Fault::new(vi, en);
            return Ok(Some(fault.at("early")));
        }
        Ok(None)
    }

    /// A nomination for a flag of a member that does not lead, where who leads is certain.
    fn not_leading(
        &self,
        nomination: &Nomination,
        known: &mut Known,
    ) -> Result<Option<Fault>, EngineError> {
        let flag = known.flags.get_or_init(|| flags(self.store.rules()));
        let of_flag = nomination.award.is_some_and(|award| flag.contains(&award));
        let (Some(bloc), Some(nominee)) = (nomination.bloc, nomination.nominee) else {
            return Ok(None);
        };
        if !of_flag || nominee.kind != Kind::Unit || !nomination.stands() {
            return Ok(None);
        }
        let year = nomination.year;
        let ranking = self.known_standing(bloc, year, known)?;
        let behind = ranking.place(nominee.id).filter(|place| place.rank != Some(1));
        if !ranking.is_certain() || behind.is_none() {
            return Ok(None);
        }
        let first = |lang| {
            let names = PlanNames { plan: self, lang };
            let told = ranking.first().map(|place| {
                let title = names.title(Link::new(Kind::Unit, place.unit)).unwrap_or_default();
                let points = place.sums.of_side(ranking.by).hundredths;
                format!("{title} ({})", show_hundredths(points, lang))
            });
            told.collect::<Vec<_>>().join(", ")
        };
        let fault = Fault::new(
            format!(
                "dẫn đầu khối năm {year} là {}, không phải đơn vị này{}",
                first(Lang::Vi),
                ruling().vi
            ),
            format!("{} leads the bloc in {year}, not this unit{}", first(Lang::En), ruling().en),
        );
        Ok(Some(fault.at("nominee")))
    }
}

/// The fields of a ballot that tell whether it is held too early.
const CONCERNED: [&str; 5] = ["bloc", "body", "rules", "items", "early"];
