//! Whether two nominations are for the same achievement. Knows no award and no rule of eligibility.

use jiff::civil::Date;

use super::Nomination;
use crate::model::pipeline;

/// How sure it is that two nominations of one nominee are for the same achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SameMerit {
    /// They are for different ones.
    No,
    /// What is known of them does not tell them apart.
    Likely,
    /// They say so themselves.
    Certain,
}

impl Nomination {
    /// Whether it may still lead to an award or has: neither withdrawn, refused nor cancelled.
    pub fn stands(&self) -> bool {
        !pipeline::is_ended(self.state())
    }

    /// The kind, which is regular where none is entered.
    pub fn kind_or_regular(&self) -> &str {
        if self.kind.is_empty() { "regular" } else { &self.kind }
    }

    /// Whether `other`, of the same nominee, is for the same achievement.
    ///
    /// Two feats are told apart by their days. Otherwise achievement periods decide, where both are known:
    /// certain in one year and of one kind, likely where the years or kinds differ. Where a period is not
    /// known, nominations of one kind and one year are likely for the same.
    pub fn same_merit(&self, other: &Self) -> SameMerit {
        let same_kind = self.kind_or_regular() == other.kind_or_regular();
        if let (Some(ours), Some(theirs)) = (self.happened, other.happened) {
            return match ours == theirs {
                true if same_kind => SameMerit::Certain,
                true => SameMerit::Likely,
                false => SameMerit::No,
            };
        }
        let same_year = self.year == other.year;
        match (self.period(), other.period()) {
            (Some(ours), Some(theirs)) if ours.0 <= theirs.1 && theirs.0 <= ours.1 => {
                if same_kind && same_year { SameMerit::Certain } else { SameMerit::Likely }
            }
            (Some(_), Some(_)) => SameMerit::No,
            _ if same_kind && same_year => SameMerit::Likely,
            _ => SameMerit::No,
        }
    }

    /// The achievement period, where both ends are known.
    fn period(&self) -> Option<(Date, Date)> {
        self.achieved_from.zip(self.achieved_until)
    }
}
