//! From a nominee's rows to evidence, sentence by sentence. Knows no other nominee.

use std::collections::{BTreeMap, BTreeSet};

use super::{Counts, Ledger, Row};
use crate::law::evidence::{
    Case, CaseKind, CollectiveYear, Discipline, Evidence, Grade, Holders, Holding, Initiative,
    Nominee, Peers, Rating, Scope, Years, kind_named, state_named,
};
use crate::model::case::{CASE_KINDS, OUTCOMES, PENALTIES};
use crate::model::initiative::SCOPES;
use crate::model::nomination::{NOMINATION_KINDS, STATES};
use crate::model::rating::RATINGS;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Record};
use crate::store::catalog::cell::{Target, target};
use crate::store::catalog::sketch::date;
use crate::store::catalog::slots::Slot;

impl Ledger<'_> {
    /// What is recorded about one of them; `None` where there is no such person or unit.
    pub fn evidence(&self, nominee: Link) -> Option<Evidence> {
        let slot = self.catalog.slot(nominee)?;
        let at = target(nominee.kind, slot);
        let kind =
            if nominee.kind == Kind::Unit { Nominee::Collective } else { Nominee::Individual };
        let mut evidence = Evidence::new(nominee, kind);
        evidence.holdings = self.about(at, Kind::Nomination).filter_map(holding).collect();
        evidence.ratings = self.about(at, Kind::Rating).filter_map(rating).collect();
        evidence.initiatives = self.about(at, Kind::Initiative).filter_map(initiative).collect();
        evidence.cases = self.about(at, Kind::Case).filter_map(case).collect();
        evidence.ballots =
            self.ballots.iter().filter(|(of, _)| *of == at).map(|(_, ballot)| *ballot).collect();
        let (unit, bloc) = self.place(nominee);
        let bloc = bloc.map(|id| Link::new(Kind::Bloc, id));
        let bloc_record = bloc.and_then(|bloc| self.catalog.get(bloc));
        (evidence.complete, evidence.complete_initiatives) =
            bloc_record.map(|stored| complete(&stored.record)).unwrap_or_default();
        match self.catalog.get(nominee).as_deref().map(|stored| &stored.record) {
            Some(Record::Unit(it)) => self.tell_of_unit(&mut evidence, at, it, bloc),
            _ => self.tell_of_person(&mut evidence, slot, unit),
        }
        Some(evidence)
    }

    fn tell_of_person(&self, evidence: &mut Evidence, slot: Slot, unit: Option<Id>) {
        let columns = self.catalog.of(Kind::Person);
        let cell = columns.row(slot).zip(self.recruited);
        evidence.recruited = cell.and_then(|((chunk, row), column)| date(chunk.cell(column, row)));
        let unit = unit.and_then(|id| self.catalog.slots.find(Link::new(Kind::Unit, id)));
        if let Some(unit) = unit {
            let group = target(Kind::Unit, unit);
            evidence.peers = self.peers(evidence, group, |counts| &counts.persons);
        }
    }

    fn tell_of_unit(&self, evidence: &mut Evidence, at: Target, unit: &Unit, bloc: Option<Link>) {
        evidence.exists_from = unit.valid_from;
        evidence.exists_until = unit.valid_until;
        let link = |id: Id| Link::new(Kind::Unit, id);
        let before = unit.predecessors.iter().filter_map(|predecessor| predecessor.unit);
        evidence.predecessors = before.map(link).collect();
        let after = self.catalog.successors(evidence.nominee.id);
        evidence.successors = after.iter().map(|stored| stored.link()).collect();
        let mut years: BTreeMap<i16, CollectiveYear> = BTreeMap::new();
        for figures in &unit.figures {
            let year = years.entry(figures.year).or_default();
            year.staff = figures.staff;
        }
        for ((_, number), counts) in self.years.iter().filter(|((of, _), _)| *of == at) {
            let year = years.entry(*number).or_default();
            let holders = counts.persons.iter().filter_map(|(award, count)| {
                let award = self.catalog.link(*award)?.id;
                Some(Holders { award, count: *count, all: false })
            });
            year.holders = holders.collect();
            year.rated = Some(counts.rated).filter(|rated| *rated > 0);
            year.finished = year.rated.map(|_| counts.finished);
            year.disciplined = Some(counts.disciplined).filter(|count| *count > 0);
        }
        evidence.years =
            years.into_iter().map(|(year, it)| CollectiveYear { year, ..it }).collect();
        let bloc = bloc.and_then(|bloc| self.catalog.slots.find(bloc));
        if let Some(bloc) = bloc {
            let group = target(Kind::Bloc, bloc);
            evidence.peers = self.peers(evidence, group, |counts| &counts.collectives);
        }
    }

    /// How many others of the group hold or are proposed for each award, by year.
    fn peers(
        &self,
        evidence: &Evidence,
        group: Target,
        of: fn(&Counts) -> &BTreeMap<Target, u32>,
    ) -> Vec<Peers> {
        let years: BTreeSet<i16> = evidence.holdings.iter().map(|holding| holding.year).collect();
        let mut peers = Vec::new();
        for year in years {
            let Some(counts) = self.years.get(&(group, year)) else { continue };
            for (award, count) in of(counts) {
                let Some(award) = self.catalog.link(*award) else { continue };
                let mine = evidence.holdings.iter().any(|holding| {
                    (holding.award, holding.year) == (award.id, year)
                        && holding.standing().counts_as_held()
                });
                let others = count.saturating_sub(u32::from(mine));
                peers.push(Peers { year, award: award.id, others, nominee: mine });
            }
        }
        peers
    }
}

/// The years of which all awards and all initiatives of a bloc are entered.
fn complete(record: &Record) -> (Option<Years>, Option<Years>) {
    let Record::Bloc(bloc) = record else { return (None, None) };
    let years = |from: Option<i16>, until: Option<i16>| Some(from?..=until?);
    (
        years(bloc.complete_from, bloc.complete_until),
        years(bloc.initiatives_from, bloc.initiatives_until),
    )
}

fn holding((link, row): (Link, Row)) -> Option<Holding> {
    let decision = row.link("decision").and_then(|link| row.catalog.get(link));
    let (mut achieved, mut decided) = ((None, None), None);
    if let Some(Record::Decision(decision)) = decision.as_deref().map(|stored| &stored.record) {
        achieved = (decision.achieved_from, decision.achieved_until);
        decided = decision.date;
    }
    Some(Holding {
        nomination: link.id,
        award: row.link("award")?.id,
        year: row.year(),
        kind: kind_named(row.choice("kind", &NOMINATION_KINDS)),
        state: state_named(row.choice("state", &STATES)),
        achieved,
        decided,
    })
}

fn rating((link, row): (Link, Row)) -> Option<Rating> {
    let grade = Grade::named(row.choice("rating", &RATINGS))?;
    Some(Rating { year: row.year(), grade, link })
}

fn initiative((link, row): (Link, Row)) -> Option<Initiative> {
    let scope = Scope::named(row.choice("scope", &SCOPES))?;
    Some(Initiative { year: row.year(), scope, link })
}

fn case((link, row): (Link, Row)) -> Option<Case> {
    let kind = CaseKind::named(row.choice("kind", &CASE_KINDS))?;
    let closed = row.date("closed");
    let level = match row.choice("penalty", &PENALTIES) {
        "" => None,
        "reprimand" => Some(Discipline::Reprimand),
        "warning" => Some(Discipline::Warning),
        _ => Some(Discipline::Heavier),
    };
    let upheld = match row.choice("outcome", &OUTCOMES) {
        "upheld" => Some(true),
        "dismissed" => Some(false),
        _ => None,
    };
    // A penalty settles its case on the day it is decided, and lasts until the day it loses its effect.
    let settled = level.and(row.date("date"));
    Some(Case {
        kind,
        opened: row.date("date"),
        closed: settled.or(closed),
        upheld: upheld.or(level.map(|_| true)),
        level,
        until: level.and(closed),
        link,
    })
}
