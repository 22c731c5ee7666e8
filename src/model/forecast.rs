//! Who holds the chair of a bloc in a year, and who is likely to next. Knows no store.
//!
//! That the deputy steps up and that the chair goes round are customs, not rules found in a text:
//! a forecast says what it rests on, and a recorded term always wins.

mod ring;
mod says;

use jiff::civil::Date;

use super::bloc::{Bloc, Expected};
use super::id::Id;
use super::term::Term;
use super::unit::Unit;
use ring::Ring;

/// Who is likely to hold the chair in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The year.
    pub year: i16,
    /// The unit; none where nobody can be forecast, of which [`Why`] tells the reason.
    pub chair: Option<Id>,
    /// Its deputy: recorded, set by hand, or whoever would be next.
    pub deputy: Option<Id>,
    /// What this rests on.
    pub why: Why,
    /// Who could have been expected and is a member no more, deputies first.
    pub skipped: Vec<Skipped>,
}

/// What a forecast rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The term is recorded.
    Recorded,
    /// It was set by hand, for this reason.
    ByHand(String),
    /// The unit was deputy chair the year before, or continues the one that was.
    Deputy,
    /// The unit has waited longest; since its turn in this year, or never having had one that is known.
    Rotation(Option<i16>),
    /// Nobody: who holds the chair the year before is not known.
    Unknown,
    /// Nobody: there is no other member.
    Nobody,
}

/// A unit that is passed over: it is a member no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    /// The unit.
    pub unit: Id,
    /// Its last day, or its last day in the bloc.
    pub until: Option<Date>,
    /// Whether it ceased to exist; otherwise it left the bloc.
    pub ceased: bool,
    /// The member that continues it and takes its place.
    pub successor: Option<Id>,
}

/// The recorded term of `bloc` in `year`.
pub fn chair_of<'a>(terms: &[&'a Term], bloc: Id, year: i16) -> Option<&'a Term> {
    let mut terms = terms.iter().copied();
    terms.find(|term| term.bloc == Some(bloc) && term.year == year && term.chair.is_some())
}

/// The chair of one bloc through the years: what is recorded, and what follows from it.
pub struct Course<'a> {
    bloc: Id,
    terms: &'a [&'a Term],
    expected: &'a [Expected],
    ring: Ring<'a>,
}

/// The turns before a year: who held the chair last, and who were its deputies.
struct Before {
    chair: Option<Id>,
    deputies: Vec<Id>,
}

impl<'a> Course<'a> {
    /// The course of the chair of `bloc`.
    ///
    /// `settings` have the order of rotation and what is expected by hand; `units` are those that are or
    /// were members, with those they came from; others do no harm.
    pub fn new(
        bloc: Id,
        settings: &'a Bloc,
        terms: &'a [&'a Term],
        units: &'a [(Id, &'a Unit)],
    ) -> Self {
        let ring = Ring::new(bloc, &settings.rotation, units);
        Self { bloc, terms, expected: &settings.expected, ring }
    }

    /// The recorded term of a year.
    pub fn recorded(&self, year: i16) -> Option<&'a Term> {
        chair_of(self.terms, self.bloc, year)
    }

    /// Who holds the chair in `year` or is likely to; `None` where nobody can be forecast.
    pub fn next(&self, year: i16) -> Option<Forecast> {
        self.forecast(year, 1).pop().filter(|forecast| forecast.chair.is_some())
    }

    /// The forecasts of `years` years from `year` on, each resting on those before it.
    ///
    /// A recorded term wins; then what is expected by hand; then the deputies of the year before; then the
    /// member that has waited longest since its last turn, or a turn of a unit that it continues.
    pub fn forecast(&self, year: i16, years: usize) -> Vec<Forecast> {
        let own = self.terms.iter().filter(|term| term.bloc == Some(self.bloc));
        let mut turns: Vec<(i16, Id)> =
            own.filter_map(|term| Some((term.year, term.chair?))).collect();
        let mut before = year.checked_sub(1).map_or_else(Before::unknown, |year| self.before(year));
        let mut forecasts = Vec::new();
        for year in (year..=i16::MAX).take(years) {
            let found = self.of_year(year, &before, &turns);
            before = Before::unknown();
            if let Some(chair) = found.chair {
                turns.push((year, chair));
                before = Before { chair: Some(chair), deputies: self.set_deputies(year) };
            }
            forecasts.push(found);
        }
        forecasts
    }

    /// What is known of the year before a forecast: recorded, or expected by hand.
    fn before(&self, year: i16) -> Before {
        let recorded = self.recorded(year).and_then(|term| term.chair);
        let chair = recorded.or_else(|| self.by_hand(year)?.chair);
        Before { chair, deputies: self.set_deputies(year) }
    }

    /// The deputies of a year as they were entered: of its term, else by hand.
    fn set_deputies(&self, year: i16) -> Vec<Id> {
        match self.recorded(year) {
            Some(term) => term.deputies.iter().filter_map(|deputy| deputy.unit).collect(),
            None => self.by_hand(year).and_then(|row| row.deputy).into_iter().collect(),
        }
    }

    fn by_hand(&self, year: i16) -> Option<&'a Expected> {
        self.expected.iter().find(|row| row.year == year && row.chair.is_some())
    }

    fn of_year(&self, year: i16, before: &Before, turns: &[(i16, Id)]) -> Forecast {
        if let Some(term) = self.recorded(year) {
            let deputy = term.deputies.iter().find_map(|deputy| deputy.unit);
            let (chair, why) = (term.chair, Why::Recorded);
            return Forecast { year, chair, deputy, why, skipped: Vec::new() };
        }
        let mut skipped = Vec::new();
        let (chair, why) = self.likely(year, before, turns, &mut skipped);
        let deputy = chair.and_then(|chair| {
            let set = self.by_hand(year).filter(|_| matches!(why, Why::ByHand(_)));
            set.and_then(|row| row.deputy).or_else(|| self.after(chair, year, turns))
        });
        Forecast { year, chair, deputy, why, skipped }
    }

    /// Who is likely to hold the chair in a year without a recorded term.
    fn likely(
        &self,
        year: i16,
        before: &Before,
        turns: &[(i16, Id)],
        skipped: &mut Vec<Skipped>,
    ) -> (Option<Id>, Why) {
        let mut told = |found: Skipped| {
            if !skipped.iter().any(|other| other.unit == found.unit) {
                skipped.push(found);
            }
        };
        if let Some((row, unit)) = self.by_hand(year).and_then(|row| Some((row, row.chair?))) {
            let gone = self.ring.gone(unit, year);
            gone.into_iter().for_each(&mut told);
            let there = gone.map_or(Some(unit), |gone| gone.successor);
            if let Some(unit) = there {
                return (Some(unit), Why::ByHand(row.reason.clone()));
            }
        }
        let Some(chair) = before.chair else { return (None, Why::Unknown) };
        let mut steps_up = None;
        for deputy in &before.deputies {
            let gone = self.ring.gone(*deputy, year);
            gone.into_iter().for_each(&mut told);
            let there = if self.ring.is_member(*deputy, year) {
                Some(*deputy)
            } else {
                gone.and_then(|gone| gone.successor)
            };
            steps_up = steps_up.or(there.filter(|unit| *unit != chair));
        }
        self.ring.ended_before(year).into_iter().for_each(&mut told);
        if steps_up.is_some() {
            return (steps_up, Why::Deputy);
        }
        match self.ring.longest_waiting(chair, year, turns) {
            Some((unit, last)) => (Some(unit), Why::Rotation(last)),
            None => (None, Why::Nobody),
        }
    }

    /// Who would follow `chair` the year after, where nobody is named deputy.
    fn after(&self, chair: Id, year: i16, turns: &[(i16, Id)]) -> Option<Id> {
        let next = year.checked_add(1)?;
        let known = self.recorded(next).and_then(|term| term.chair);
        let known = known.or_else(|| self.by_hand(next)?.chair);
        if known.is_some() {
            return known.filter(|unit| *unit != chair);
        }
        let turns: Vec<(i16, Id)> = turns.iter().copied().chain([(year, chair)]).collect();
        self.ring.longest_waiting(chair, next, &turns).map(|(unit, _)| unit)
    }
}

impl Before {
    const fn unknown() -> Self {
        Self { chair: None, deputies: Vec::new() }
    }
}
