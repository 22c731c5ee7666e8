//! The terms and members of a bloc, as the forecast reads them. Knows no screen.

use std::sync::Arc;

use crate::layer::Desk;
use crate::model::bloc::Bloc;
use crate::model::forecast::{Course, Forecast, chair_of};
use crate::model::term::Term;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::catalog::Catalog;

/// How many years past the last one recorded are forecast at most.
const AHEAD: usize = 60;

/// The terms and members, held while somebody reads them.
pub struct Rotation {
    bloc: Option<Id>,
    settings: Bloc,
    terms: Vec<Arc<Stored>>,
    /// The members, those that have ceased included, then others that they came from.
    units: Vec<Arc<Stored>>,
    members: usize,
}

impl Rotation {
    /// Those of the bloc worked on.
    pub fn read(desk: &Desk) -> Self {
        Self::of(&desk.catalog, desk.scope.bloc)
    }

    /// Those of a bloc.
    pub fn of(catalog: &Catalog, bloc: Option<Id>) -> Self {
        let units = bloc.map(|bloc| catalog.members(bloc, None)).unwrap_or_default();
        let stored = bloc.and_then(|bloc| catalog.get(Link::new(Kind::Bloc, bloc)));
        let settings = match stored.as_deref().map(|stored| &stored.record) {
            Some(Record::Bloc(bloc)) => bloc.clone(),
            _ => Bloc::default(),
        };
        let members = units.len();
        let units = with_predecessors(units, catalog);
        Self { bloc, settings, terms: catalog.all(Kind::Term), units, members }
    }

    /// Every chair's term, of all blocs.
    pub fn terms(&self) -> Vec<&Term> {
        self.terms
            .iter()
            .filter_map(|stored| match &stored.record {
                Record::Term(term) => Some(term),
                _ => None,
            })
            .collect()
    }

    /// The term of the bloc in a year, as it is stored.
    pub fn term(&self, year: i16) -> Option<&Arc<Stored>> {
        self.terms.iter().find(|stored| {
            stored.record.bloc() == self.bloc && stored.record.years() == Some((year, year))
        })
    }

    /// The recorded term of the bloc in a year that has a chair.
    pub fn recorded(&self, year: i16) -> Option<&Term> {
        chair_of(&self.terms(), self.bloc?, year)
    }

    /// The years of the bloc's terms, first and last.
    pub fn years(&self) -> Option<(i16, i16)> {
        let own = self.terms().into_iter().filter(|term| term.bloc == self.bloc);
        let years = own.filter(|term| term.chair.is_some()).map(|term| (term.year, term.year));
        years.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// The members in the bloc's order, those that have ceased included.
    pub fn members(&self) -> Vec<(Id, &Unit)> {
        self.units().into_iter().take(self.members).collect()
    }

    fn units(&self) -> Vec<(Id, &Unit)> {
        self.units
            .iter()
            .filter_map(|stored| match &stored.record {
                Record::Unit(unit) => Some((stored.id, unit)),
                _ => None,
            })
            .collect()
    }

    /// The bloc's own settings: the order of rotation, what is expected by hand.
    pub const fn settings(&self) -> &Bloc {
        &self.settings
    }

    /// The forecasts of the years from the last one recorded on, `until` included.
    pub fn ahead(&self, until: i16) -> Vec<Forecast> {
        let Some((_, last)) = self.years() else { return self.forecast(until, 1) };
        let count = i32::from(until) - i32::from(last);
        let count = usize::try_from(count).unwrap_or_default().min(AHEAD);
        self.forecast(last.saturating_add(1), count)
    }

    /// What is recorded or forecast of a year; of a gap among past years only what was set by hand or follows from
    /// the year before.
    pub fn outlook(&self, year: i16) -> Option<Forecast> {
        let past = self.years().is_none_or(|(_, last)| year <= last);
        let found = if past { self.forecast(year, 1) } else { self.ahead(year) };
        found.into_iter().find(|forecast| forecast.year == year)
    }

    /// As [`Course::forecast`].
    pub fn forecast(&self, year: i16, years: usize) -> Vec<Forecast> {
        self.course(|course| Some(course.forecast(year, years))).unwrap_or_default()
    }

    fn course<T>(&self, ask: impl FnOnce(&Course<'_>) -> Option<T>) -> Option<T> {
        let (terms, units) = (self.terms(), self.units());
        ask(&Course::new(self.bloc?, &self.settings, &terms, &units))
    }
}

/// The units, followed by all that they came from and that are not among them.
fn with_predecessors(mut units: Vec<Arc<Stored>>, catalog: &Catalog) -> Vec<Arc<Stored>> {
    let mut at = 0;
    while let Some(stored) = units.get(at) {
        let Record::Unit(unit) = &stored.record else { break };
        let before: Vec<Id> = unit.predecessors.iter().filter_map(|row| row.unit).collect();
        for id in before {
            if units.iter().all(|known| known.id != id) {
                units.extend(catalog.get(Link::new(Kind::Unit, id)));
            }
        }
        at += 1;
    }
    units
}
