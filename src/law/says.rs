//! Sentences for facts, for what is missing, and for findings; made when somebody reads them. Knows no
//! evidence and no screen.

mod fact;
mod missing;

use jiff::civil::Date;

use super::answer::{Fact, Finding, Verdict};
use crate::model::show::show_date;
use crate::text::{Label, Lang, Message};

/// The day as each language writes it.
fn day(date: Date) -> Message {
    Message::new(show_date(date, Lang::Vi), show_date(date, Lang::En))
}

impl Verdict {
    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::Eligible => Label::new("đủ điều kiện", "eligible"),
            Self::NotEligible => Label::new("không đủ điều kiện", "not eligible"),
            Self::NeedsReview => Label::new("cần xem xét", "needs review"),
        }
    }

    /// The name in files: `eligible`, `not_eligible`, `needs_review`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::NotEligible => "not_eligible",
            Self::NeedsReview => "needs_review",
        }
    }
}

impl Finding<'_> {
    /// The condition; for a finding without a rule, what is asked of any nomination.
    pub fn what(&self) -> Message {
        match (self.rule, self.facts.first()) {
            (Some(rule), _) => rule.what.clone(),
            (None, Some(Fact::WrongSubject { .. })) => {
                Message::new("Dành cho đối tượng như vậy", "Is for such a nominee")
            }
            (None, _) => Message::new(
                "Có quy tắc cho đối tượng này vào ngày nhận hồ sơ",
                "There is a rule for such a nominee on the day of receipt",
            ),
        }
    }

    /// The instrument and its article, such as `Luật 06/2022/QH15, Điều 22`; empty without a rule.
    pub fn basis(&self) -> Message {
        match self.rule {
            None => Message::new("", ""),
            Some(rule) if rule.article.is_empty() => {
                Message::new(&rule.instrument, &rule.instrument)
            }
            Some(rule) => Message::new(
                format!("{}, Điều {}", rule.instrument, rule.article),
                format!("{}, article {}", rule.instrument, rule.article),
            ),
        }
    }
}
