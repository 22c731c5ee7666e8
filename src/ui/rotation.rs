//! The terms and members of the bloc worked on, as the forecast reads them. Knows no screen.

use std::sync::Arc;

use crate::layer::Desk;
use crate::model::term::Term;
use crate::model::unit::Unit;
use crate::model::{Id, Kind, Record, Stored};

/// The terms and members, held while somebody reads them.
pub struct Rotation {
    terms: Vec<Arc<Stored>>,
    units: Vec<Arc<Stored>>,
}

impl Rotation {
    /// Those of the bloc worked on.
    pub fn read(desk: &Desk) -> Self {
        let units = desk.scope.bloc.map(|bloc| desk.catalog.members(bloc, None));
        Self { terms: desk.catalog.all(Kind::Term), units: units.unwrap_or_default() }
    }

    /// Every chair's term.
    pub fn terms(&self) -> Vec<&Term> {
        self.terms
            .iter()
            .filter_map(|stored| match &stored.record {
                Record::Term(term) => Some(term),
                _ => None,
            })
            .collect()
    }

    /// The members in the bloc's order, those that have ceased included.
    pub fn members(&self) -> Vec<(Id, &Unit)> {
        self.units
            .iter()
            .filter_map(|stored| match &stored.record {
                Record::Unit(unit) => Some((stored.id, unit)),
                _ => None,
            })
            .collect()
    }
}
