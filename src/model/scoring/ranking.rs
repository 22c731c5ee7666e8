//! The members of a bloc by their points of one year: ranks with ties, who leads. Knows no award.

use super::{Side, Sums};
use crate::model::id::Id;
use crate::model::scheme::Scheme;
use crate::model::score::Score;

/// A unit that may be ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The unit.
    pub unit: Id,
    /// Whether it ceased before the year was over, so that no sheet of it is expected.
    pub ceased: bool,
}

/// A sheet of the year, with the table that it is scored by.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The sheet.
    pub id: Id,
    /// What it says.
    pub score: &'a Score,
    /// Its table, where there is one.
    pub scheme: Option<&'a Scheme>,
}

/// Where a member stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The member.
    pub unit: Id,
    /// Its sheet; `None` where it has none.
    pub sheet: Option<Id>,
    /// The last step of the sheet, a name of [`STAGES`](crate::model::score::STAGES); empty before any.
    pub stage: String,
    /// What the sheet comes to.
    pub sums: Sums,
    /// Its rank, 1 first, ties sharing one; `None` where its points are not wholly known.
    pub rank: Option<u16>,
}

/// The members of a bloc in one year by their points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The points that are compared.
    pub by: Side,
    /// Whether sheets are scored by different tables, so that their points cannot be compared.
    pub mixed: bool,
    /// The table of the sheets, where it is one.
    pub scheme: Option<Id>,
    /// The members: those ranked first, then those of unknown points, then those without a sheet.
    pub places: Vec<Place>,
    /// Units with a sheet that are no members in the year.
    pub strangers: Vec<Id>,
}

impl Ranking {
    /// The ranking of `members`, who stand in the bloc's order.
    ///
    /// Cross-checked points are compared where all sheets have them, or more sheets than have their own
    /// points; otherwise the units' own.
    pub fn of(members: &[Member], sheets: &[Sheet]) -> Self {
        let sheet_of = |unit: Id| sheets.iter().find(|sheet| sheet.score.unit == Some(unit));
        let expected = members.iter().filter(|it| !it.ceased || sheet_of(it.unit).is_some());
        let mut places: Vec<Place> = expected.map(|it| place(it.unit, sheet_of(it.unit))).collect();
        let whole = |side| {
            let whole = |place: &&Place| place.sums.of_side(side).whole().is_some();
            places.iter().filter(whole).count()
        };
        let (own, checked) = (whole(Side::Own), whole(Side::Checked));
        let all = places.iter().filter(|place| place.sheet.is_some()).count();
        let checked = checked > 0 && (checked == all || checked > own);
        let by = if checked { Side::Checked } else { Side::Own };
        let scheme = sheets.first().and_then(|sheet| sheet.score.scheme);
        let mixed = sheets.iter().any(|sheet| sheet.score.scheme != scheme);
        if !mixed {
            enter_ranks(&mut places, by);
        }
        places.sort_by_key(|place| (place.rank.unwrap_or(u16::MAX), place.sheet.is_none()));
        let is_member = |unit: &Id| members.iter().any(|member| member.unit == *unit);
        let units = sheets.iter().filter_map(|sheet| sheet.score.unit);
        Self {
            by,
            mixed,
            scheme: scheme.filter(|_| !mixed),
            places,
            strangers: units.filter(|unit| !is_member(unit)).collect(),
        }
    }

    /// Those of rank 1, whether or not the table is adopted.
    pub fn first(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.rank == Some(1))
    }

    /// How many sheets have been adopted.
    pub fn adopted(&self) -> usize {
        self.places.iter().filter(|place| place.stage == "adopted").count()
    }

    /// Whether the sheets of all members are adopted.
    pub fn is_adopted(&self) -> bool {
        !self.places.is_empty() && self.adopted() == self.places.len()
    }

    /// Whether each member's rank is certain: every sheet is adopted and its points are known.
    pub fn is_certain(&self) -> bool {
        self.is_adopted() && self.places.iter().all(|place| place.rank.is_some())
    }

    /// Members without a sheet.
    pub fn missing(&self) -> impl Iterator<Item = Id> {
        self.places.iter().filter(|place| place.sheet.is_none()).map(|place| place.unit)
    }

    /// Where this unit stands.
    pub fn place(&self, unit: Id) -> Option<&Place> {
        self.places.iter().find(|place| place.unit == unit)
    }
}

fn place(unit: Id, sheet: Option<&Sheet>) -> Place {
    let score = sheet.map(|sheet| sheet.score);
    let scheme = sheet.and_then(|sheet| sheet.scheme);
    let sums = score.zip(scheme).map(|(score, scheme)| Sums::of(scheme, score));
    Place {
        unit,
        sheet: sheet.map(|sheet| sheet.id),
        stage: score.map_or("", Score::stage).to_owned(),
        sums: sums.unwrap_or_default(),
        rank: None,
    }
}

/// A rank is one more than the number of those with more points.
fn enter_ranks(places: &mut [Place], by: Side) {
    let points: Vec<Option<i64>> =
        places.iter().map(|place| place.sums.of_side(by).whole()).collect();
    for (place, own) in places.iter_mut().zip(&points) {
        place.rank = own.map(|own| {
            let better = points.iter().flatten().filter(|other| **other > own).count();
            u16::try_from(better).unwrap_or(u16::MAX).saturating_add(1)
        });
    }
}
