//! Where somebody was as version 1 kept it. Knows no bytes.

use serde::{Deserialize, Serialize};

use crate::model::Id;
use crate::store::request::{Left, Place};

#[derive(Serialize, Deserialize)]
pub(super) struct OldPlace {
    bloc: Option<Id>,
    unit: Option<Id>,
    year: Option<i16>,
    chosen_year: bool,
    lists: Vec<Left>,
}

impl From<OldPlace> for Place {
    fn from(old: OldPlace) -> Self {
        let OldPlace { bloc, unit, year, chosen_year, lists } = old;
        Self { bloc, unit, year, chosen_year, lists, tour: None }
    }
}
