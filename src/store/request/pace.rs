//! How soon a request is answered, and beside what. Knows no thread.

use super::Request;

/// How a request wants to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// A question that is answered soon; of each sort only the newest counts.
    Look,
    /// A question that may take seconds; of each sort only the newest counts.
    Survey,
    /// In its turn after those asked before: every act, and what is read between them.
    InTurn,
}

impl Request {
    /// How it wants to be taken; looks and surveys change nothing and are what
    /// [`consider`](crate::store::Store::consider) answers.
    pub const fn pace(&self) -> Pace {
        match self {
            Self::Evidence(_)
            | Self::Figures(_)
            | Self::Glance(_)
            | Self::Late(_)
            | Self::References(_)
            | Self::Counts(..)
            | Self::Path(_) => Pace::Look,
            Self::Eligible(_)
            | Self::Tally { .. }
            | Self::BlocYear { .. }
            | Self::Checklist(_)
            | Self::Ranking { .. }
            | Self::Matter(_) => Pace::Survey,
            _ => Pace::InTurn,
        }
    }
}
