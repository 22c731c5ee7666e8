//! What follows for one record from all nominations: what a decision settled, who is late, how far a quota
//! is used. Counted over columns. Knows no list.

use super::Catalog;
use super::cell::{Cell, cell, target};
use super::columns::Chunk;
use super::scope::scoped;
use super::slots::Slot;
use crate::model::deadline::Deadline;
use crate::model::nomination::STATES;
use crate::model::quota::Quota;
use crate::model::unit::UnitFigures;
use crate::model::{Id, Kind, Link, Ratio, Record, Shape, Stored, Value, pipeline};
use crate::store::request::{Due, Figures, QuotaUse, Scope};

/// How many of the nominations counted are named.
const NAMED: usize = 12;

impl Catalog {
    /// The value of a field that has a column; `None` where there is no such record or column.
    pub fn value_of(&self, link: Link, field: &str) -> Option<Value> {
        let column = self.column(link.kind, field)?;
        let position = Record::position(link.kind, field)?;
        let (chunk, row) = self.of(link.kind).row(self.slot(link)?)?;
        let shape = Record::columns(link.kind).get(position)?.shape;
        Some(self.shown(chunk.cell(column, row), shape))
    }

    /// How many records of `kind` in `scope` have each choice of `field`, in the order of the choices.
    pub fn counts(&self, kind: Kind, scope: &Scope, field: &str) -> Vec<usize> {
        let shape = Record::position(kind, field).map(|at| Record::columns(kind)[at].shape);
        let (Some(column), Some(Shape::Choice(choices))) = (self.column(kind, field), shape) else {
            return Vec::new();
        };
        let mut counts = vec![0; choices.len()];
        for slot in scoped(self, kind, scope, &|| false).unwrap_or_default() {
            let cell = self.of(kind).row(slot).map(|(chunk, row)| chunk.cell(column, row));
            let place = cell.and_then(|cell| usize::try_from(cell).ok());
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        counts
    }

    /// What follows for this record; `None` for kinds of which nothing is counted.
    pub fn figures(&self, stored: &Stored) -> Option<Figures> {
        match &stored.record {
            Record::Decision(_) => {
                let decision = target(Kind::Decision, self.slots.find(stored.link())?);
                let column = self.column(Kind::Nomination, "decision")?;
                Some(self.counted(|chunk, row| chunk.cell(column, row) == decision))
            }
            Record::Deadline(deadline) => {
                let open = self.behind(deadline)?;
                Some(self.counted(open))
            }
            Record::Quota(_) => {
                let used = self.quotas_used([stored]).into_iter().next().flatten()?;
                Some(Figures::Quotas(vec![used]))
            }
            Record::Nomination(nomination) => {
                let of = (nomination.bloc, nomination.award, nomination.year);
                let units = [nomination.unit, nomination.nominee.map(|link| link.id)];
                Some(Figures::Quotas(self.quotas_on(of, units)))
            }
            _ => None,
        }
    }

    /// The quotas on nominations of a bloc for an award and year that name no unit or one of `units`.
    pub fn quotas_on(
        &self,
        (bloc, award, year): (Option<Id>, Option<Id>, i16),
        units: [Option<Id>; 2],
    ) -> Vec<QuotaUse> {
        let here = |unit: Id| {
            let below = self.units_below(unit);
            units.iter().flatten().any(|unit| below.contains(unit))
        };
        let quotas = self.of(Kind::Quota).all().filter_map(|stored| match &stored.record {
            Record::Quota(quota) => Some((stored.id, quota)),
            _ => None,
        });
        let on = quotas.filter(|(_, quota)| {
            quota.award.is_some()
                && (quota.bloc, quota.award, quota.year) == (bloc, award, year)
                && quota.unit.is_none_or(here)
        });
        let mut seen = Seen::default();
        on.filter_map(|(id, quota)| self.quota_use(id, quota, &mut seen)).collect()
    }

    /// How far each of these records is used, where it is a quota that names an award.
    pub fn quotas_used<'a>(
        &self,
        quotas: impl IntoIterator<Item = &'a Stored>,
    ) -> Vec<Option<QuotaUse>> {
        let mut seen = Seen::default();
        let used = |stored: &Stored| match &stored.record {
            Record::Quota(quota) => self.quota_use(stored.id, quota, &mut seen),
            _ => None,
        };
        quotas.into_iter().map(used).collect()
    }

    /// The deadlines of a bloc, the first due first, each with what has not reached its state.
    pub fn due(&self, bloc: Id) -> Vec<Due> {
        let deadlines = self.of(Kind::Deadline).all().filter_map(|stored| match &stored.record {
            Record::Deadline(deadline) if deadline.bloc == Some(bloc) => Some((stored, deadline)),
            _ => None,
        });
        let mut due: Vec<Due> = deadlines
            .filter_map(|(stored, deadline)| {
                let open = self.behind(deadline)?;
                Some(Due {
                    deadline: stored.id,
                    date: deadline.date?,
                    years: stored.record.years()?,
                    state: deadline.state.clone(),
                    open: self.rows_of(open).count(),
                })
            })
            .collect();
        due.sort_by_key(|due| (due.date, due.deadline));
        due
    }

    fn rows_of(&self, wanted: impl Fn(&Chunk, usize) -> bool) -> impl Iterator<Item = Link> {
        let rows = self.of(Kind::Nomination).rows();
        let wanted = rows.filter(move |(_, chunk, row)| wanted(chunk, *row));
        let link = |slot| Some(Link::new(Kind::Nomination, self.slots.id(Kind::Nomination, slot)?));
        wanted.filter_map(move |(slot, ..)| link(slot))
    }

    fn counted(&self, wanted: impl Fn(&Chunk, usize) -> bool) -> Figures {
        let mut count = 0;
        let links = self.rows_of(wanted).inspect(|_| count += 1);
        let mut first: Vec<Link> = Vec::new();
        for link in links {
            if first.len() < NAMED {
                first.push(link);
            }
        }
        Figures::Nominations(count, first)
    }

    /// Whether a nomination that the deadline concerns has not reached its state.
    fn behind(&self, deadline: &Deadline) -> Option<impl Fn(&Chunk, usize) -> bool> {
        let column = |name| self.column(Kind::Nomination, name);
        let (state, award, year) = (column("state")?, column("award")?, column("year")?);
        let bloc = deadline.bloc.and_then(|id| self.slots.find(Link::new(Kind::Bloc, id)));
        let bloc = target(Kind::Bloc, bloc?);
        let awards: Option<Vec<Cell>> = deadline_awards(self, deadline).map(|awards| {
            let slots = awards.iter().filter_map(|id| self.slots.find(Link::new(Kind::Award, *id)));
            slots.map(|slot| target(Kind::Award, slot)).collect()
        });
        let states: Vec<Cell> =
            pipeline::before(&deadline.state).into_iter().filter_map(state_cell).collect();
        let wanted = Cell::from(deadline.year);
        Some(move |chunk: &Chunk, row: usize| {
            chunk.bloc(row) == bloc
                && chunk.cell(year, row) == wanted
                && states.contains(&chunk.cell(state, row))
                && awards.as_ref().is_none_or(|awards| awards.contains(&chunk.cell(award, row)))
        })
    }

    /// How far a quota is used; `None` where it names no award.
    fn quota_use(&self, id: Id, quota: &Quota, seen: &mut Seen) -> Option<QuotaUse> {
        let award = quota.award?;
        let ended: Vec<Cell> = pipeline::ENDED.iter().filter_map(|name| state_cell(name)).collect();
        let used = self.count_for(quota, award, |state| !ended.contains(&state), seen)?;
        let ratio = quota.ratio.parse::<Ratio>().ok();
        let base = ratio.and_then(|_| self.base(quota, seen));
        let share = || ratio.zip(base).map(|(ratio, base)| ratio.of(base));
        Some(QuotaUse { quota: id, used, most: quota.number.or_else(share), base })
    }

    /// How many nominations for `award` lie where the quota holds, in the states wanted.
    fn count_for(
        &self,
        quota: &Quota,
        award: Id,
        wanted: impl Fn(Cell) -> bool,
        seen: &mut Seen,
    ) -> Option<u32> {
        let column = |name| self.column(Kind::Nomination, name);
        let (state, award_column) = (column("state")?, column("award")?);
        let award = target(Kind::Award, self.slots.find(Link::new(Kind::Award, award))?);
        let scope = Scope { bloc: quota.bloc, unit: quota.unit, year: Some(quota.year) };
        if seen.iter().all(|(known, _)| *known != scope) {
            seen.push((scope, scoped(self, Kind::Nomination, &scope, &|| false)?));
        }
        let (_, slots) = seen.iter().find(|(known, _)| *known == scope)?;
        let rows = slots.iter().filter_map(|slot| self.of(Kind::Nomination).row(*slot));
        let count = rows.filter(|(chunk, row)| {
            chunk.cell(award_column, *row) == award && wanted(chunk.cell(state, *row))
        });
        u32::try_from(count.count()).ok()
    }

    /// What a quota's share is counted on, where that is known.
    fn base(&self, quota: &Quota, seen: &mut Seen) -> Option<u32> {
        match quota.base.as_str() {
            "staff" => self.figure(quota, |of| of.staff, |staff, _| staff),
            "units" => self.figure(quota, |of| of.units, |_, units| units),
            _ => {
                let given = ["decided", "presented"].map(state_cell);
                let award = quota.base_award?;
                let given = |state| given.contains(&Some(state));
                let holders = self.count_for(quota, award, given, seen);
                holders.filter(|count| *count > 0)
            }
        }
    }

    /// A figure of the unit or the bloc that a quota is for: what was published of the bloc, or the sum
    /// over its members where every one is known.
    fn figure(
        &self,
        quota: &Quota,
        of_unit: impl Fn(&UnitFigures) -> Option<u32>,
        of_bloc: impl Fn(Option<u32>, Option<u32>) -> Option<u32>,
    ) -> Option<u32> {
        let known = |stored: &Stored| match &stored.record {
            Record::Unit(unit) => {
                let figures = unit.figures.iter().find(|figures| figures.year == quota.year);
                figures.and_then(&of_unit)
            }
            _ => None,
        };
        if let Some(unit) = quota.unit {
            return known(self.get(Link::new(Kind::Unit, unit))?.as_ref());
        }
        let bloc = quota.bloc?;
        if let Record::Bloc(bloc) = &self.get(Link::new(Kind::Bloc, bloc))?.record {
            let figures = bloc.figures.iter().find(|figures| figures.year == quota.year);
            let published = figures.and_then(|figures| of_bloc(figures.staff, figures.units));
            if published.is_some() {
                return published;
            }
        }
        let members = self.members(bloc, Some(quota.year));
        if members.is_empty() {
            return None;
        }
        members.iter().map(|member| known(member)).sum()
    }
}

/// The nominations of parts of the store that were looked through: many quotas are of one.
type Seen = Vec<(Scope, Vec<Slot>)>;

/// The awards that a deadline is about; `None` where it is about all.
pub fn deadline_awards(catalog: &Catalog, deadline: &Deadline) -> Option<Vec<Id>> {
    if let Some(award) = deadline.award {
        return Some(vec![award]);
    }
    if deadline.level.is_empty() {
        return None;
    }
    let awards = catalog.of(Kind::Award).all().filter(|stored| match &stored.record {
        Record::Award(award) => award.level == deadline.level,
        _ => false,
    });
    Some(awards.map(|stored| stored.id).collect())
}

fn state_cell(name: &str) -> Option<Cell> {
    cell(&Value::Choice(name.to_owned()), Shape::Choice(&STATES))
}
