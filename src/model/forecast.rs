//! Who holds the chair of a bloc in a year, and who is likely to next. Knows no store.
//!
//! That the deputy steps up and that the chair goes round are customs, not rules found in a text:
//! a forecast says what it rests on, and a recorded term always wins.

use super::id::Id;
use super::term::Term;
use super::unit::Unit;
use crate::text::{Label, sort_key};

/// Who is likely to hold the chair in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The year.
    pub year: i16,
    /// The unit.
    pub chair: Id,
    /// What this rests on.
    pub why: Why,
}

/// What a forecast rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The term is recorded.
    Recorded,
    /// The unit was deputy chair the year before.
    Deputy,
    /// The unit follows in the bloc's order on the chair of the year before.
    Rotation,
}

impl Why {
    /// What the screen says.
    pub const fn label(self) -> Label {
        match self {
            Self::Recorded => Label::new("đã ghi nhận", "recorded"),
            Self::Deputy => Label::new("Phó Trưởng Khối năm trước", "deputy the year before"),
            Self::Rotation => Label::new("luân phiên theo thứ tự khối", "next in the bloc's order"),
        }
    }
}

/// The recorded term of `bloc` in `year`.
pub fn chair_of<'a>(terms: &[&'a Term], bloc: Id, year: i16) -> Option<&'a Term> {
    let mut terms = terms.iter().copied();
    terms.find(|term| term.bloc == Some(bloc) && term.year == year && term.chair.is_some())
}

/// Who holds the chair of `bloc` in `year`: by the recorded term of that year, else the first deputy
/// of the year before, else the member that follows its chair in the bloc's order.
///
/// `members` may hold other units, too; those that do not exist in `year` are passed over. `None`
/// where the term of the year before is not recorded, or nobody is left for the chair to go to.
pub fn next(terms: &[&Term], members: &[(Id, &Unit)], bloc: Id, year: i16) -> Option<Forecast> {
    forecast(terms, members, bloc, year, 1).pop()
}

/// The forecasts of `years` years from `year` on, each resting on the one before; it ends early
/// where [`next`] knows no more.
pub fn forecast(
    terms: &[&Term],
    members: &[(Id, &Unit)],
    bloc: Id,
    year: i16,
    years: usize,
) -> Vec<Forecast> {
    let ring = ring(members, bloc);
    let mut before = year.checked_sub(1).and_then(|before| chair_of(terms, bloc, before)?.chair);
    let mut forecasts = Vec::new();
    for year in (year..=i16::MAX).take(years) {
        let recorded = chair_of(terms, bloc, year).and_then(|term| term.chair);
        let found = recorded.map(|chair| (chair, Why::Recorded)).or_else(|| {
            let before = before?;
            let deputy = deputy_of(terms, &ring, bloc, year);
            let deputy = deputy.map(|chair| (chair, Why::Deputy));
            deputy.or_else(|| Some((after(&ring, before, year)?, Why::Rotation)))
        });
        let Some((chair, why)) = found else { break };
        forecasts.push(Forecast { year, chair, why });
        before = Some(chair);
    }
    forecasts
}

/// The members of `bloc` in its official order; those without a place in it come last, by name.
fn ring<'a>(members: &[(Id, &'a Unit)], bloc: Id) -> Vec<(Id, &'a Unit)> {
    let own = members.iter().filter(|(_, unit)| unit.bloc == Some(bloc) && unit.parent.is_none());
    let mut ring: Vec<_> = own.copied().collect();
    ring.sort_by_cached_key(|(id, unit)| {
        (unit.order.unwrap_or(u16::MAX), sort_key(unit.title()), *id)
    });
    ring
}

/// The first deputy of the year before `year` that is a member in `year`.
fn deputy_of(terms: &[&Term], ring: &[(Id, &Unit)], bloc: Id, year: i16) -> Option<Id> {
    let term = chair_of(terms, bloc, year.checked_sub(1)?)?;
    let exists = |deputy: &Id| ring.iter().any(|(id, unit)| id == deputy && unit.exists_in(year));
    term.deputies.iter().filter_map(|deputy| deputy.unit).find(exists)
}

/// The member that follows `chair` in the ring and exists in `year`; never `chair` itself.
fn after(ring: &[(Id, &Unit)], chair: Id, year: i16) -> Option<Id> {
    let place = ring.iter().position(|(id, _)| *id == chair)?;
    let (passed, coming) = (&ring[..place], &ring[place + 1..]);
    let mut others = coming.iter().chain(passed);
    others.find(|(_, unit)| unit.exists_in(year)).map(|(id, _)| *id)
}
