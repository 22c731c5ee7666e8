//! Where a person was when they left. Plain data: no store, no screen.

use serde::{Deserialize, Serialize};

use crate::model::{Id, Kind};

/// Where a person was when they left, so that they find themselves there again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The bloc worked on.
    pub bloc: Option<Id>,
    /// The unit looked at alone.
    pub unit: Option<Id>,
    /// The year looked at; none for all.
    pub year: Option<i16>,
    /// Whether that year was chosen; otherwise it is the usual one of the day.
    pub chosen_year: bool,
    /// How the lists stood; the first had the keyboard, or was the nearest to what had it.
    pub lists: Vec<Left>,
    /// How far the tour was taken; `None` where it never was.
    pub tour: Option<Toured>,
}

/// How far somebody has taken the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toured {
    /// How many steps are behind them.
    pub steps: u8,
    /// Whether it was on the screen; otherwise they had left it.
    pub shown: bool,
}

/// How a list stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// What it lists.
    pub kind: Kind,
    /// The record that the cursor was on.
    pub at: Option<Id>,
    /// What was searched for.
    pub search: String,
    /// The column it was sorted by, and whether from last to first.
    pub sort: Option<(String, bool)>,
    /// Whether it had the whole screen.
    pub zoomed: bool,
}
