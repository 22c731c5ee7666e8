//! The members of a bloc in the order in which the chair goes round: who has waited longest, who is gone. Knows no
//! recorded term.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Skipped;
use crate::model::bloc::Turn;
use crate::model::id::Id;
use crate::model::unit::Unit;
use crate::text::sort_key;

/// Everybody who is or was a member, in the order of rotation.
pub(super) struct Ring<'a> {
    bloc: Id,
    units: &'a [(Id, &'a Unit)],
    /// Places in `units`.
    order: Vec<usize>,
}

impl<'a> Ring<'a> {
    /// The order set for the bloc, then its official order, then names; a unit without a place of its own takes
    /// that of the one it continues, behind whoever has it as its own.
    pub fn new(bloc: Id, rotation: &[Turn], units: &'a [(Id, &'a Unit)]) -> Self {
        let mut ring = Self { bloc, units, order: Vec::new() };
        let members = units.iter().enumerate().filter(|(_, (_, unit))| unit.was_ever_member(bloc));
        let mut order: Vec<usize> = members.map(|(place, _)| place).collect();
        order.sort_by_cached_key(|place| {
            let (id, unit) = units[*place];
            let line = ring.line(id);
            let turn = |id: &Id| rotation.iter().position(|row| row.unit == Some(*id));
            let listed = turn(&id).or_else(|| line.iter().filter_map(turn).min());
            let official = unit.order.or_else(|| {
                line.iter().filter_map(|id| ring.unit(*id)).filter_map(|unit| unit.order).min()
            });
            let listed = listed.unwrap_or(usize::MAX);
            let own = turn(&id).is_some() || unit.order.is_some();
            (listed, official.unwrap_or(u16::MAX), !own, sort_key(unit.title()), id)
        });
        ring.order = order;
        ring
    }

    fn unit(&self, id: Id) -> Option<&'a Unit> {
        self.units.iter().find(|(other, _)| *other == id).map(|(_, unit)| *unit)
    }

    /// The unit and all that it came from.
    fn line(&self, id: Id) -> BTreeSet<Id> {
        let mut line = BTreeSet::new();
        let mut ahead = vec![id];
        while let Some(id) = ahead.pop() {
            if line.insert(id)
                && let Some(unit) = self.unit(id)
            {
                ahead.extend(unit.predecessors.iter().filter_map(|row| row.unit));
            }
        }
        line
    }

    fn members(&self) -> impl Iterator<Item = (Id, &'a Unit)> {
        self.order.iter().map(|place| self.units[*place])
    }

    /// Whether a unit is a member in `year`.
    pub fn is_member(&self, id: Id, year: i16) -> bool {
        self.unit(id).is_some_and(|unit| unit.is_member_in(self.bloc, year))
    }

    /// How a unit stopped being a member before or in `year`, and who continues it then; `None` where it is one
    /// still, or never was.
    pub fn gone(&self, id: Id, year: i16) -> Option<Skipped> {
        let unit = self.unit(id).filter(|unit| unit.was_ever_member(self.bloc))?;
        if unit.is_member_in(self.bloc, year) || !self.begun(unit, year) {
            return None;
        }
        let ceased = unit.valid_until.is_some_and(|day| day.year() < year);
        let left = unit.former.iter().filter(|row| row.bloc == Some(self.bloc));
        let until = if ceased { unit.valid_until } else { left.filter_map(|row| row.until).max() };
        let continues = |other: &(Id, &Unit)| {
            other.0 != id
                && other.1.is_member_in(self.bloc, year)
                && self.line(other.0).contains(&id)
        };
        let successor = self.members().find(continues).map(|(id, _)| id);
        Some(Skipped { unit: id, until, ceased, successor })
    }

    /// Whether a unit has been there by `year`.
    fn begun(&self, unit: &Unit, year: i16) -> bool {
        self.joined(unit).is_none_or(|joined| joined < year)
    }

    /// Those that were members the year before and are none any more.
    pub fn ended_before(&self, year: i16) -> Vec<Skipped> {
        let Some(before) = year.checked_sub(1) else { return Vec::new() };
        let ended = self.members().filter(|(_, unit)| unit.is_member_in(self.bloc, before));
        ended.filter_map(|(id, _)| self.gone(id, year)).collect()
    }

    /// The member of `year` other than `chair` that has waited longest, with the year of its last turn; of those
    /// that wait alike the first after `chair`.
    ///
    /// Whoever never had a turn waits since it joined, with the unit it continues, or since ever where that is not
    /// known. So between two turns that rotation gives a unit every other lasting member has one.
    pub fn longest_waiting(
        &self,
        chair: Id,
        year: i16,
        turns: &[(i16, Id)],
    ) -> Option<(Id, Option<i16>)> {
        let count = self.order.len();
        let at = self.members().position(|(id, _)| id == chair).map_or(0, |place| place + 1);
        let others = self
            .members()
            .enumerate()
            .filter(|(_, (id, unit))| *id != chair && unit.is_member_in(self.bloc, year));
        let waiting = others.map(|(place, (id, _))| {
            let line = self.line(id);
            let had = turns.iter().filter(|(turn, unit)| *turn < year && line.contains(unit));
            let last = had.map(|(turn, _)| *turn).max();
            let joined = line.iter().filter_map(|id| self.unit(*id)).map(|unit| self.joined(unit));
            let since = last.or_else(|| joined.min().flatten().map(|year| year.saturating_sub(1)));
            ((since, (place + count - at) % count.max(1)), id, last)
        });
        waiting.min_by_key(|(key, ..)| *key).map(|(_, id, last)| (id, last))
    }

    /// The year in which a unit became a member; `None` where that is not known.
    fn joined(&self, unit: &Unit) -> Option<i16> {
        let mut former: Vec<_> = unit.former.iter().collect();
        former.sort_by_key(|row| row.until);
        let mut from = unit.valid_from;
        for row in former {
            if row.bloc == Some(self.bloc) && row.parent.is_none() {
                break;
            }
            from = row.until.and_then(|until| until.tomorrow().ok());
        }
        from.map(Date::year)
    }
}
