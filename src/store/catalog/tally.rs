//! Nominations counted by member, year and whom they are for, in one pass over the columns. Knows no rate.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Catalog;
use super::cell::{Cell, EMPTY, Target, aim, target};
use super::columns::Chunk;
use super::query::PAUSE;
use super::sketch::date;
use super::slots::Slot;
use crate::model::nomination::STATES;
use crate::model::{Id, Kind, Link, Record};
use crate::store::request::{
    Behind, Count, Counted, OfAward, TALLIED_YEARS, Tallied, Tally, Whom, Whose,
};

/// How far above a unit its member is looked for.
const HIGHEST: usize = 64;

/// A member and the years in which it exists.
struct Member {
    id: Id,
    slot: Slot,
    years: (i16, i16),
}

/// Where the nominations of a bloc belong.
struct Places<'a> {
    catalog: &'a Catalog,
    bloc: Target,
    of: Id,
    members: Vec<Member>,
    /// For each unit the place of its member among the members, as units stand now.
    homes: Vec<Option<usize>>,
    /// Whether some unit stood otherwise before: then a year has homes of its own.
    moved: bool,
    nominee: usize,
    unit: usize,
    award: usize,
    state: usize,
    happened: usize,
}

/// A nomination as it is counted.
struct Placed {
    member: Option<usize>,
    whom: Whom,
    nominee: Target,
    award: Target,
    state: &'static str,
}

impl Placed {
    fn is_decided(&self) -> bool {
        matches!(self.state, "decided" | "presented")
    }

    fn uses_quota(&self) -> bool {
        !matches!(self.state, "refused" | "cancelled")
    }
}

impl<'a> Places<'a> {
    /// The places of `bloc`; `None` where it was never heard of.
    fn read(catalog: &'a Catalog, bloc: Id) -> Option<Self> {
        let column = |name| catalog.column(Kind::Nomination, name);
        let mut places = Self {
            catalog,
            bloc: target(Kind::Bloc, catalog.slots.find(Link::new(Kind::Bloc, bloc))?),
            of: bloc,
            members: Vec::new(),
            homes: Vec::new(),
            moved: false,
            nominee: column("nominee")?,
            unit: column("unit")?,
            award: column("award")?,
            state: column("state")?,
            happened: column("happened")?,
        };
        places.find_members(catalog.column(Kind::Unit, "parent")?);
        Some(places)
    }

    fn find_members(&mut self, parent: usize) {
        let units = self.catalog.of(Kind::Unit);
        let above = |slot: Slot| {
            let (chunk, row) = units.row(slot)?;
            aim(chunk.cell(parent, row)).map(|(_, above)| above)
        };
        for (slot, ..) in units.rows() {
            let Some(Record::Unit(unit)) = units.whole(slot).map(|stored| &stored.record) else {
                continue;
            };
            self.moved |= !unit.former.is_empty();
            if unit.was_ever_member(self.of)
                && let Some(id) = self.catalog.slots.id(Kind::Unit, slot)
            {
                let from = unit.valid_from.map_or(i16::MIN, Date::year);
                let until = unit.valid_until.map_or(i16::MAX, Date::year);
                self.members.push(Member { id, slot, years: (from, until) });
            }
        }
        self.homes = vec![None; units.span()];
        for (slot, ..) in units.rows() {
            let mut chain = std::iter::successors(Some(slot), |slot| above(*slot)).take(HIGHEST);
            let home =
                chain.find_map(|slot| self.members.iter().position(|member| member.slot == slot));
            self.homes[slot as usize] = home;
        }
    }

    /// The place of the member that a unit belongs to in `year`, as units stood in it.
    fn home(&self, unit: Slot, year: i16) -> Option<usize> {
        if !self.moved {
            return *self.homes.get(unit as usize)?;
        }
        let mut slot = unit;
        for _ in 0..HIGHEST {
            let stored = self.catalog.of(Kind::Unit).whole(slot)?;
            let Record::Unit(unit) = &stored.record else { return None };
            let stood = unit.in_year(year);
            if stood.is_member(self.of) {
                return self.members.iter().position(|member| member.slot == slot);
            }
            slot = self.catalog.slots.find(Link::new(Kind::Unit, stood.parent?))?;
        }
        None
    }

    /// The same for a unit that may not have existed in `year`: then where what it came from belongs,
    /// if that is one member.
    fn home_then(&self, unit: Slot, year: i16, deep: usize) -> Option<usize> {
        let exists = |member: &usize| {
            let (from, until) = self.members[*member].years;
            from <= year && year <= until
        };
        let home = self.home(unit, year).filter(exists);
        if home.is_some() || deep == 0 {
            return home;
        }
        let stored = self.catalog.of(Kind::Unit).whole(unit)?;
        let Record::Unit(unit) = &stored.record else { return None };
        let before = unit.predecessors.iter().filter_map(|row| row.unit);
        let mut homes = before.filter_map(|id| {
            let slot = self.catalog.slots.find(Link::new(Kind::Unit, id))?;
            self.home_then(slot, year, deep - 1)
        });
        let first = homes.next()?;
        homes.all(|home| home == first).then_some(first)
    }

    /// Where the nomination of a row belongs; `None` for another bloc's and for those withdrawn.
    fn placed(&self, chunk: &Chunk, row: usize) -> Option<Placed> {
        if chunk.bloc(row) != self.bloc {
            return None;
        }
        let state = usize::try_from(chunk.cell(self.state, row)).ok();
        let state = state.and_then(|place| STATES.get(place)).map_or("draft", |state| state.name);
        if state == "withdrawn" {
            return None;
        }
        let nominee = chunk.cell(self.nominee, row);
        let (whom, own) = match aim(nominee)? {
            (Kind::Person, slot) => self.person(slot),
            (_, slot) => (Whom::Collective, Some(slot)),
        };
        let unit = aim(chunk.cell(self.unit, row)).map(|(_, slot)| slot).or(own);
        let year = chunk.years(row).0;
        let member = unit.and_then(|unit| self.home_then(unit, year, HIGHEST));
        Some(Placed { member, whom, nominee, award: chunk.cell(self.award, row), state })
    }

    /// What the last post of a person says.
    fn person(&self, slot: Slot) -> (Whom, Option<Slot>) {
        let persons = self.catalog.of(Kind::Person);
        let cell = |column: Option<usize>| -> Cell {
            let found = persons.row(slot).zip(column);
            found.map_or(EMPTY, |((chunk, row), column)| chunk.cell(column, row))
        };
        let whom = match cell(persons.post_leader()) {
            EMPTY => Whom::Unplaced,
            0 => Whom::Staff,
            _ => Whom::Leader,
        };
        (whom, aim(cell(persons.post_unit())).map(|(_, unit)| unit))
    }

    /// Days from the event to the first step, where both days are known and in that order.
    fn days(&self, chunk: &Chunk, row: usize) -> Option<u32> {
        let begun = self.catalog.of(Kind::Nomination).first_step()?;
        let [happened, begun] =
            [self.happened, begun].map(|column| Some(chunk.cell(column, row)).and_then(date));
        u32::try_from(happened?.until(begun?).ok()?.get_days()).ok()
    }

    /// Whether a nomination stands behind a figure.
    fn is_behind(
        &self,
        placed: &Placed,
        behind: &Behind,
        award: Target,
        (chunk, row): (&Chunk, usize),
    ) -> bool {
        let here = match behind.whose {
            Whose::Bloc => true,
            Whose::Member(id) => placed.member.is_some_and(|member| self.members[member].id == id),
            Whose::Elsewhere => placed.member.is_none(),
        };
        here && behind.class.has(placed.whom)
            && match behind.counted {
                Counted::Proposed | Counted::Before => true,
                Counted::Decided => placed.is_decided(),
                Counted::Timed => self.days(chunk, row).is_some(),
                Counted::Using(_) => placed.award == award && placed.uses_quota(),
            }
    }
}

/// Those of `slots` that stand behind a figure of `bloc`; `None` where `cancelled`.
pub(super) fn behind(
    catalog: &Catalog,
    bloc: Option<Id>,
    behind: &Behind,
    slots: &[Slot],
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Slot>> {
    let nominations = catalog.of(Kind::Nomination);
    let Some(places) = bloc.and_then(|bloc| Places::read(catalog, bloc)) else {
        return Some(Vec::new());
    };
    let award = match behind.counted {
        Counted::Using(id) => catalog.slots.find(Link::new(Kind::Award, id)),
        _ => None,
    };
    let award = award.map_or(EMPTY, |slot| target(Kind::Award, slot));
    let mut found = Vec::new();
    for (count, slot) in slots.iter().enumerate() {
        if count % PAUSE == 0 && cancelled() {
            return None;
        }
        let Some((chunk, row)) = nominations.row(*slot) else { continue };
        let placed = places.placed(chunk, row);
        if placed.is_some_and(|placed| places.is_behind(&placed, behind, award, (chunk, row))) {
            found.push(*slot);
        }
    }
    Some(found)
}

/// The counts while they are made.
struct Counting {
    members: Vec<Tallied>,
    /// Which count, then who: sorted at the end so that everybody counts once.
    nominees: Vec<(usize, Target)>,
    awards: BTreeMap<(Target, usize), (u32, u32)>,
}

impl Catalog {
    /// Counts the nominations of `bloc` in `year` and the years before it; `None` where `cancelled`.
    pub fn tally(&self, bloc: Id, year: i16, cancelled: &dyn Fn() -> bool) -> Option<Tally> {
        let Some(places) = Places::read(self, bloc) else {
            return Some(Tally { bloc, year, members: Vec::new(), awards: Vec::new() });
        };
        let ids = places.members.iter().map(|member| Some(member.id)).chain([None]);
        let tallied = |member| Tallied {
            member,
            years: [[Count::default(); Whom::ALL.len()]; TALLIED_YEARS],
            days: [const { Vec::new() }; Whom::ALL.len()],
        };
        let mut counting = Counting {
            members: ids.map(tallied).collect(),
            nominees: Vec::new(),
            awards: BTreeMap::new(),
        };
        for (count, (_, chunk, row)) in self.of(Kind::Nomination).rows().enumerate() {
            if count % PAUSE == 0 && cancelled() {
                return None;
            }
            let back = i32::from(year) - i32::from(chunk.years(row).0);
            let Some(age) = usize::try_from(back).ok().filter(|age| *age < TALLIED_YEARS) else {
                continue;
            };
            if let Some(placed) = places.placed(chunk, row) {
                let days = if age == 0 { places.days(chunk, row) } else { None };
                counting.add(&placed, TALLIED_YEARS - 1 - age, days);
            }
        }
        if cancelled() { None } else { Some(counting.finish(self, bloc, year)) }
    }
}

impl Counting {
    fn add(&mut self, placed: &Placed, year: usize, days: Option<u32>) {
        let member = placed.member.unwrap_or(self.members.len() - 1);
        let whom = placed.whom as usize;
        let tallied = &mut self.members[member];
        let count = &mut tallied.years[year][whom];
        count.proposed += 1;
        count.decided += u32::from(placed.is_decided());
        self.nominees
            .push(((member * TALLIED_YEARS + year) * Whom::ALL.len() + whom, placed.nominee));
        if year == TALLIED_YEARS - 1 {
            tallied.days[whom].extend(days);
            let (used, held) = self.awards.entry((placed.award, member)).or_default();
            *used += u32::from(placed.uses_quota());
            *held += u32::from(placed.is_decided());
        }
    }

    fn finish(mut self, catalog: &Catalog, bloc: Id, year: i16) -> Tally {
        self.nominees.sort_unstable();
        self.nominees.dedup();
        for (place, _) in &self.nominees {
            let (rest, whom) = (place / Whom::ALL.len(), place % Whom::ALL.len());
            let count = &mut self.members[rest / TALLIED_YEARS].years[rest % TALLIED_YEARS][whom];
            count.nominees += 1;
        }
        for days in self.members.iter_mut().flat_map(|member| &mut member.days) {
            days.sort_unstable();
        }
        let awards = self.awards.iter().filter_map(|((award, member), (used, held))| {
            let award = catalog.link(*award)?.id;
            Some(OfAward { award, member: self.members[*member].member, used: *used, held: *held })
        });
        Tally { bloc, year, awards: awards.collect(), members: self.members }
    }
}
