//! Everybody judged for every award of a year, on all cores. Knows neither list nor thread of the service.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Catalog, Ledger, order};
use crate::law::{Question, Rules, Verdict, judge};
use crate::model::{Id, Kind, Link, Record};
use crate::store::request::eligible::{Eligible, MOST_LACKING, MOST_NEAR, Near, OfAward, Search};

/// How many nominees a core judges before it tells how far it has come.
const STRETCH: usize = 256;

impl Catalog {
    /// Who meets which award and is not proposed for it; `progress` hears how much of 100 is done. `None`
    /// where `cancelled`.
    pub fn eligible(
        &self,
        search: &Search,
        rules: &Rules,
        progress: &(dyn Fn(u8) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Eligible> {
        let ledger = self.ledger(cancelled)?;
        let units = search.scope.unit.map(|unit| self.units_below(unit));
        let nominees: Vec<Link> = self
            .in_official_order()
            .into_iter()
            .filter(|nominee| belongs(self, &ledger, *nominee, search, units.as_ref()))
            .collect();
        let awards = self.awards_by_rank();
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = || {
            let mut mine = BTreeMap::new();
            loop {
                let from = next.fetch_add(STRETCH, Ordering::Relaxed);
                if from >= nominees.len() || cancelled() {
                    return mine;
                }
                let stretch = &nominees[from..(from + STRETCH).min(nominees.len())];
                for (place, nominee) in (from..).zip(stretch) {
                    judge_one(&ledger, rules, search, &awards, (place, *nominee), &mut mine);
                }
                let done = done.fetch_add(stretch.len(), Ordering::Relaxed) + stretch.len();
                progress(u8::try_from(done * 100 / nominees.len()).unwrap_or(100).min(99));
            }
        };
        let tallies: Vec<BTreeMap<Id, Tally>> = thread::scope(|scope| {
            let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
        });
        if cancelled() {
            return None;
        }
        let mut found: BTreeMap<Id, Tally> = BTreeMap::new();
        for (award, tally) in tallies.into_iter().flatten() {
            found.entry(award).or_default().add(tally);
        }
        let awards = awards.into_iter().filter_map(|award| {
            let tally = found.remove(&award)?;
            Some(tally.of_award(award, &nominees))
        });
        Some(Eligible { search: *search, judged: nominees.len(), awards: awards.collect() })
    }

    /// Units as in their tree, then persons by given name.
    fn in_official_order(&self) -> Vec<Link> {
        let of = |kind: Kind| {
            let slots = order::own(self, kind).into_iter();
            slots.filter_map(move |slot| Some(Link::new(kind, self.slots.id(kind, slot)?)))
        };
        of(Kind::Unit).chain(of(Kind::Person)).collect()
    }

    /// The awards from the higher to the lower.
    fn awards_by_rank(&self) -> Vec<Id> {
        let slots = order::own(self, Kind::Award).into_iter();
        slots.filter_map(|slot| self.slots.id(Kind::Award, slot)).collect()
    }
}

/// What the judging of one award came to so far; nominees by their place.
#[derive(Default)]
struct Tally {
    proposed: usize,
    meet: Vec<usize>,
    near: Vec<(u8, usize)>,
    review: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.proposed += other.proposed;
        self.review += other.review;
        self.meet.extend(other.meet);
        self.near.extend(other.near);
    }

    fn of_award(mut self, award: Id, nominees: &[Link]) -> OfAward {
        self.meet.sort_unstable();
        self.near.sort_unstable();
        self.near.truncate(MOST_NEAR);
        OfAward {
            award,
            proposed: self.proposed,
            meet: self.meet.iter().map(|place| nominees[*place]).collect(),
            near: self
                .near
                .iter()
                .map(|(lacks, place)| Near { nominee: nominees[*place], lacks: *lacks })
                .collect(),
            review: self.review,
        }
    }
}

/// Whether somebody is asked about: of the bloc, of the unit, and there in the year.
fn belongs(
    catalog: &Catalog,
    ledger: &Ledger,
    nominee: Link,
    search: &Search,
    units: Option<&BTreeSet<Id>>,
) -> bool {
    let (unit, bloc) = ledger.place(nominee);
    let there = match catalog.get(nominee).as_deref().map(|stored| &stored.record) {
        Some(Record::Unit(unit)) => unit.exists_in(search.year),
        _ => true,
    };
    let then = |id: Id| match &catalog.get(Link::new(Kind::Unit, id))?.record {
        Record::Unit(unit) if !unit.former.is_empty() => Some(unit.in_year(search.year).bloc),
        _ => None,
    };
    let bloc = unit.and_then(then).unwrap_or(bloc);
    there
        && search.scope.bloc.is_none_or(|wanted| bloc == Some(wanted))
        && units.is_none_or(|units| unit.is_some_and(|unit| units.contains(&unit)))
}

fn judge_one(
    ledger: &Ledger,
    rules: &Rules,
    search: &Search,
    awards: &[Id],
    (place, nominee): (usize, Link),
    found: &mut BTreeMap<Id, Tally>,
) {
    let Some(evidence) = ledger.evidence(nominee) else { return };
    let proposed = ledger.proposed(nominee, search.year);
    for award in awards {
        if !rules.award(*award).is_some_and(|known| known.is_for(evidence.kind)) {
            continue;
        }
        let tally = found.entry(*award).or_default();
        if proposed.contains(award) {
            tally.proposed += 1;
            continue;
        }
        let question = Question::new(*award, search.year, search.received);
        let answer = judge(rules, &evidence, &question);
        match answer.verdict {
            Verdict::Eligible => tally.meet.push(place),
            Verdict::NotEligible => {}
            Verdict::NeedsReview => {
                tally.review += 1;
                let lacks = answer.asks().filter(|missing| missing.is_evidence()).count();
                let only_evidence = answer.asks().all(crate::law::Missing::is_evidence);
                let known = answer.findings.iter().any(|finding| !finding.facts.is_empty());
                let lacks = u8::try_from(lacks).unwrap_or(u8::MAX);
                if only_evidence && known && (1..=MOST_LACKING).contains(&lacks) {
                    tally.near.push((lacks, place));
                }
            }
        }
    }
}
