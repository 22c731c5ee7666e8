//! Joint activities of a bloc, counted by member and by cluster. Knows no screen.
//!
//! What was postponed or cancelled is not counted, but told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::activity::Activity;
use crate::model::{Id, Kind, Link, Record};
use crate::store::catalog::Catalog;

/// How far above a unit its member is looked for.
const HIGHEST: usize = 64;

/// The joint activities of a bloc in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activities {
    /// The year.
    pub year: i16,
    /// How many took place.
    pub held: usize,
    /// How many were postponed or cancelled.
    pub off: usize,
    /// How many of those held name no member.
    pub unnamed: usize,
    /// The members of that year in the bloc's order, each with how many it took part in, itself or by a
    /// unit below it.
    pub members: Vec<(Id, usize)>,
}

impl Activities {
    /// Those of `bloc` in `year`.
    pub fn of(catalog: &Catalog, bloc: Id, year: i16) -> Self {
        let members = catalog.members(bloc, Some(year));
        let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
        let (mut held, mut off, mut unnamed) = (0, 0, 0);
        for stored in catalog.all(Kind::Activity) {
            let Record::Activity(activity) = &stored.record else { continue };
            if activity.bloc != Some(bloc) || activity.date.map(Date::year) != Some(year) {
                continue;
            }
            if is_off(activity) {
                off += 1;
                continue;
            }
            held += 1;
            let units = activity.units.iter().filter_map(|row| row.unit);
            let homes: BTreeSet<Id> =
                units.filter_map(|unit| member_of(catalog, unit, bloc, year)).collect();
            unnamed += usize::from(homes.is_empty());
            for home in homes {
                *counts.entry(home).or_default() += 1;
            }
        }
        let count = |id: Id| counts.get(&id).copied().unwrap_or_default();
        let members = members.iter().map(|stored| (stored.id, count(stored.id))).collect();
        Self { year, held, off, unnamed, members }
    }

    /// Whether nothing of the year was entered: then nobody knows who has none.
    pub const fn is_blank(&self) -> bool {
        self.held + self.off == 0
    }

    /// The members that took part in nothing.
    pub fn with_none(&self) -> impl Iterator<Item = Id> {
        self.members.iter().filter(|(_, count)| *count == 0).map(|(id, _)| *id)
    }
}

/// The joint activities with one cluster: how many by year, and how many did not take place.
pub fn with_cluster(catalog: &Catalog, cluster: Id) -> (BTreeMap<Option<i16>, usize>, usize) {
    let (mut years, mut off) = (BTreeMap::new(), 0);
    for stored in catalog.all(Kind::Activity) {
        let Record::Activity(activity) = &stored.record else { continue };
        if !activity.partners.iter().any(|partner| partner.cluster == Some(cluster)) {
            continue;
        }
        if is_off(activity) {
            off += 1;
        } else {
            *years.entry(activity.date.map(Date::year)).or_default() += 1;
        }
    }
    (years, off)
}

/// Whether it did not take place.
pub fn is_off(activity: &Activity) -> bool {
    matches!(activity.form.as_str(), "postponed" | "cancelled")
}

/// The member of `bloc` that a unit belonged to in `year`.
pub fn member_of(catalog: &Catalog, unit: Id, bloc: Id, year: i16) -> Option<Id> {
    let mut id = unit;
    for _ in 0..HIGHEST {
        let stored = catalog.get(Link::new(Kind::Unit, id))?;
        let Record::Unit(unit) = &stored.record else { return None };
        let stood = unit.in_year(year);
        if stood.is_member(bloc) {
            return Some(id);
        }
        id = stood.parent?;
    }
    None
}
