//! Lists as member units send them, into the store: which column is what, what each row would do, and doing it.
//! Knows neither the format of a file nor a screen.
//!
//! 1. [`Layout`]: the header row and what each column holds, proposed and corrected by hand.
//! 2. [`Preview`]: what each row would do; nothing is written.
//! 3. [`Preview::decide`] for the doubtful rows.
//! 4. Accepting: one act of the journal, checked as saves are, and one undo.

mod accept;
mod entry;
mod fields;
mod joined;
mod known;
mod layout;
mod look;
mod nomination;
mod preview;
mod recognise;
pub mod rejected;
mod row;
mod rows;
pub mod sender;
mod who;

use jiff::civil::Date;

use crate::model::{Id, Kind};
use crate::store::engine::EngineError;
use crate::store::request::Refusal;
pub use crate::store::request::intake::KINDS;
use crate::store::watch::Stopped;
use crate::text::Message;

pub use accept::{Doubtful, accept, accept_watched, to_save};
pub use layout::{Heading, Layout};
pub use look::preview;
pub use preview::{
    Alternative, Counts, Decision, Difference, Flaw, LeftOut, Preview, Row, Verdict, Why,
};

/// What is known of a list beside the list itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What its rows are: one of [`KINDS`].
    pub kind: Kind,
    /// The bloc that new records belong to.
    pub bloc: Id,
    /// The unit that rows without one belong to, such as the sender.
    pub unit: Option<Id>,
    /// The year of rows without one.
    pub year: Option<i16>,
    /// Today, for dates without a year.
    pub today: Date,
    /// Whether units that are not known are made; else they are a fault.
    pub make_units: bool,
}

/// Why a list was not looked at. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// The columns do not make a list of that kind.
    Layout(Message),
    /// The store would not or could not.
    Refused(Refusal),
    /// The person did not want it any more.
    Cancelled,
}

impl From<EngineError> for NotTaken {
    fn from(error: EngineError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<Refusal> for NotTaken {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Stopped => Self::Cancelled,
            other => Self::Refused(other),
        }
    }
}

impl From<Stopped> for NotTaken {
    fn from(Stopped: Stopped) -> Self {
        Self::Cancelled
    }
}
