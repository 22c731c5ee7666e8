//! Where somebody was as versions 1 and 2 kept it. Knows no bytes.

use serde::{Deserialize, Serialize};

use crate::model::{Id, Kind};
use crate::store::request::{Left, Place, Toured};

/// Before there was a tour.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceOf1 {
    bloc: Option<Id>,
    unit: Option<Id>,
    year: Option<i16>,
    chosen_year: bool,
    lists: Vec<LeftOf1>,
}

/// Before the zoom was kept.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceOf2 {
    bloc: Option<Id>,
    unit: Option<Id>,
    year: Option<i16>,
    chosen_year: bool,
    lists: Vec<LeftOf1>,
    tour: Option<Toured>,
}

/// A list in both of them.
#[derive(Serialize, Deserialize)]
struct LeftOf1 {
    kind: Kind,
    at: Option<Id>,
    search: String,
    sort: Option<(String, bool)>,
}

impl From<PlaceOf1> for Place {
    fn from(old: PlaceOf1) -> Self {
        let PlaceOf1 { bloc, unit, year, chosen_year, lists } = old;
        PlaceOf2 { bloc, unit, year, chosen_year, lists, tour: None }.into()
    }
}

impl From<PlaceOf2> for Place {
    fn from(old: PlaceOf2) -> Self {
        let PlaceOf2 { bloc, unit, year, chosen_year, lists, tour } = old;
        let lists = lists.into_iter().map(Into::into).collect();
        Self { bloc, unit, year, chosen_year, lists, tour }
    }
}

impl From<LeftOf1> for Left {
    fn from(old: LeftOf1) -> Self {
        let LeftOf1 { kind, at, search, sort } = old;
        Self { kind, at, search, sort, zoomed: false }
    }
}
