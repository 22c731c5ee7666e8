//! What must hold between a chair's term, the units it names and the bloc's other terms, and what may be right but
//! seldom is. Knows no forecast.
//!
//! Only what an act makes or changes is looked at: facts of the past that stand in the store stay editable.

use jiff::civil::Date;

use super::engine::EngineError;
use super::keys;
use super::plan::{Plan, PlanNames};
use crate::model::show::show_date;
use crate::model::term::Term;
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::Lang;

/// A unit that a term names: as its chair, or in this row of its deputies.
struct Named {
    unit: Id,
    row: Option<usize>,
}

impl Named {
    fn at(&self, fault: Fault) -> Fault {
        match self.row {
            Some(row) => fault.at_cell("deputies", row, "unit"),
            None => fault.at("chair"),
        }
    }
}

impl Plan<'_> {
    /// What cannot be of a term: it overlaps another of its bloc, or names a unit that did not exist then.
    pub fn term_misfits(&self, link: Link, term: &Term) -> Result<Vec<Fault>, EngineError> {
        let before = self.term_before(link);
        let mut faults = Vec::new();
        let span = |term: &Term| (term.bloc, term.from, term.until);
        if before.as_ref().is_none_or(|before| span(before) != span(term)) {
            faults.extend(self.overlapping(link, term)?);
        }
        for named in newly_named(term, before.as_ref()) {
            let Some(unit) = self.unit(named.unit)? else { continue };
            if unit.exists_in(term.year) {
                continue;
            }
            let year = term.year;
            let day = |day: Option<Date>, lang| day.map(|day| show_date(day, lang));
            let says = |lang| {
                let from = day(unit.valid_from.filter(|day| day.year() > year), lang);
                let until = day(unit.valid_until, lang);
                match (from, until, lang) {
                    (Some(from), _, Lang::Vi) => {
                        format!("năm {year} đơn vị này chưa có: thành lập ngày {from}")
                    }
                    (Some(from), _, Lang::En) => {
                        format!("this unit did not exist in {year}: it begins on {from}")
                    }
                    (_, until, Lang::Vi) => format!(
                        "năm {year} đơn vị này không còn: kết thúc ngày {}",
                        until.unwrap_or_default()
                    ),
                    (_, until, Lang::En) => format!(
                        "this unit did not exist any more in {year}: it ended on {}",
                        until.unwrap_or_default()
                    ),
                }
            };
            faults.push(named.at(Fault::new(says(Lang::Vi), says(Lang::En))));
        }
        Ok(faults)
    }

    /// What is odd about the terms planned: a unit that is no member, a basis without what proves it.
    pub fn odd_terms(&self) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut doubts = Vec::new();
        for link in self.order.iter().copied().filter(|link| link.kind == Kind::Term) {
            let Some(Record::Term(term)) = self.slot(link).and_then(|slot| slot.after.as_ref())
            else {
                continue;
            };
            let before = self.term_before(link);
            for named in newly_named(term, before.as_ref()) {
                let unit = self.unit(named.unit)?;
                let member = unit.zip(term.bloc).is_none_or(|(unit, bloc)| {
                    !unit.exists_in(term.year) || unit.is_member_in(bloc, term.year)
                });
                if !member {
                    doubts.push((link, named.at(no_member(term.year))));
                }
            }
            let basis = |term: &Term| (term.basis.clone(), term.basis_text.clone(), term.ballot);
            if before.as_ref().is_none_or(|before| basis(before) != basis(term)) {
                doubts.extend(unproven(term).map(|doubt| (link, doubt)));
            }
        }
        Ok(doubts)
    }

    fn term_before(&self, link: Link) -> Option<Term> {
        match self.slot(link)?.before.as_ref().map(|stored| &stored.record) {
            Some(Record::Term(term)) => Some(term.clone()),
            _ => None,
        }
    }

    /// Another term of the bloc whose days overlap; the day of the hand-over may belong to both. Of a term with
    /// one known day that day alone counts.
    fn overlapping(&self, link: Link, term: &Term) -> Result<Option<Fault>, EngineError> {
        let Some(bloc) = term.bloc else { return Ok(None) };
        let Some((from, until)) = days(term) else { return Ok(None) };
        let planned = self.order.iter().copied().filter(|other| other.kind == Kind::Term);
        let range = keys::pointing_at_from(Link::new(Kind::Bloc, bloc), Kind::Term);
        let others = planned.chain(self.untouched_sources(range)?).filter(|other| *other != link);
        for other in others.collect::<Vec<_>>() {
            let Some(Record::Term(theirs)) = self.get(other)? else { continue };
            let Some((first, last)) = days(&theirs) else { continue };
            if theirs.bloc != term.bloc || from >= last || first >= until {
                continue;
            }
            let told = |lang| {
                let title = PlanNames { plan: self, lang }.title(other).unwrap_or_default();
                format!("{title} ({} – {})", show_date(first, lang), show_date(last, lang))
            };
            let place = if first <= from { "from" } else { "until" };
            let fault = Fault::new(
                format!("trùng thời gian với nhiệm kỳ {}", told(Lang::Vi)),
                format!("overlaps the term {}", told(Lang::En)),
            );
            return Ok(Some(fault.at(place)));
        }
        Ok(None)
    }
}

/// The units that a term names otherwise than before.
fn newly_named(term: &Term, before: Option<&Term>) -> Vec<Named> {
    let same = before.is_some_and(|before| (before.bloc, before.year) == (term.bloc, term.year));
    let known = |unit: Id| {
        let before = before.filter(|_| same);
        before.is_some_and(|before| {
            before.chair == Some(unit) || before.deputies.iter().any(|it| it.unit == Some(unit))
        })
    };
    let chair = term.chair.map(|unit| Named { unit, row: None });
    let deputies = term
        .deputies
        .iter()
        .enumerate()
        .filter_map(|(row, deputy)| Some(Named { unit: deputy.unit?, row: Some(row) }));
    chair.into_iter().chain(deputies).filter(|named| !known(named.unit)).collect()
}

fn no_member(year: i16) -> Fault {
    Fault::new(
        format!("đơn vị này không phải là thành viên của khối trong năm {year}"),
        format!("this unit is not a member of the bloc in {year}"),
    )
}

/// What is missing to prove a term's basis.
fn unproven(term: &Term) -> Option<Fault> {
    match term.basis.as_str() {
        "decision" if term.basis_text.is_empty() => Some(
            Fault::new(
                "căn cứ là quyết định nhưng chưa ghi số, ngày",
                "it rests on a decision of which number and date are not entered",
            )
            .at("basis_text"),
        ),
        "election" if term.ballot.is_none() => Some(
            Fault::new(
                "căn cứ là bầu, suy tôn nhưng chưa dẫn tới cuộc bỏ phiếu",
                "it rests on an election of which the ballot is not named",
            )
            .at("ballot"),
        ),
        _ => None,
    }
}

/// The first and the last day of a term as far as they are known.
fn days(term: &Term) -> Option<(Date, Date)> {
    let known = (term.from.or(term.until), term.until.or(term.from));
    known.0.zip(known.1)
}
