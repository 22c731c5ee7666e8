//! The parameters of tests: what they are called and which values make sense. Knows no file.

use super::{AwardRef, Test};
use crate::text::Message;

/// No run is longer, and nothing is looked for further back.
pub const MOST_YEARS: i16 = 60;

impl Test {
    /// Its name in files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Running(_) => "running",
            Self::Held(_) => "held",
            Self::Initiatives(_) => "initiatives",
            Self::Service(_) => "service",
            Self::ShareHolding(_) => "share_holding",
            Self::MembersHolding(_) => "members_holding",
            Self::ShareFinishing(_) => "share_finishing",
            Self::NoneDisciplined(_) => "none_disciplined",
            Self::LeadsBloc(_) => "leads_bloc",
            Self::Cap(_) => "cap",
            Self::NoOpenCase(_) => "no_open_case",
            Self::NotDisciplined(_) => "not_disciplined",
            Self::NotDissolved(_) => "not_dissolved",
            Self::OneProposal(_) => "one_proposal",
            Self::NotRewarded(_) => "not_rewarded",
            Self::Ballot(_) => "ballot",
            Self::Judgement(_) => "judgement",
        }
    }

    /// The awards it names, with the parameter that names them.
    pub(crate) fn awards(&mut self) -> Vec<(&'static str, &mut AwardRef)> {
        let mut named = Vec::new();
        match self {
            Self::Running(run) => {
                named.extend(run.award.iter_mut().map(|award| ("award", award)));
                named.extend(run.after.iter_mut().map(|award| ("after", award)));
                let held = run.held.iter_mut().flat_map(|held| &mut held.award);
                named.extend(held.map(|award| ("held", award)));
            }
            Self::Held(held) => named.extend(held.award.iter_mut().map(|award| ("award", award))),
            Self::ShareHolding(share) => named.push(("award", &mut share.award)),
            Self::MembersHolding(members) => named.push(("award", &mut members.award)),
            Self::Cap(cap) => named.push(("of", &mut cap.of)),
            _ => {}
        }
        named
    }

    /// The parameters that make no sense, with what would.
    pub(crate) fn faults(&self) -> Vec<(&'static str, Message)> {
        let mut faults = Vec::new();
        let mut from_one = |name, value: i64, most: i64| {
            if !(1..=most).contains(&value) {
                let vi = format!("{name} phải từ 1 đến {most}");
                let en = format!("{name} must be 1 to {most}");
                faults.push((name, Message::new(vi, en)));
            }
        };
        let years = i64::from(MOST_YEARS);
        match self {
            Self::Running(run) => {
                from_one("years", run.years.into(), years);
                if let Some(counted) = run.initiatives {
                    from_one("initiatives", counted.count.into(), 100);
                }
                if let Some(held) = &run.held {
                    from_one("held", held.count.into(), 100);
                    from_one("held", held.award.len().min(1) as i64, 1);
                }
            }
            Self::Held(held) => {
                from_one("count", held.count.into(), 100);
                from_one("within", held.within.unwrap_or(1).into(), years);
            }
            Self::Initiatives(test) => {
                from_one("count", test.count.into(), 100);
                from_one("within", test.within.unwrap_or(1).into(), years);
            }
            Self::Service(service) => from_one("months", service.months.into(), 720),
            Self::MembersHolding(members) => from_one("count", members.count.into(), 100_000),
            Self::NotDisciplined(discipline) => {
                from_one("months", discipline.months.unwrap_or(1).into(), 720);
            }
            _ => {}
        }
        faults.extend(self.nothing_named());
        faults
    }

    /// What a test must name and does not.
    fn nothing_named(&self) -> Option<(&'static str, Message)> {
        match self {
            Self::Running(run) if !run.award.is_empty() && run.rating.is_some() => Some((
                "rating",
                Message::new(
                    "chỉ một trong hai: award hoặc rating",
                    "only one of the two: award or rating",
                ),
            )),
            Self::Running(run)
                if run.award.is_empty() && run.rating.is_none() && run.after.is_empty() =>
            {
                Some((
                    "years",
                    Message::new(
                        "thiếu điều phải liên tục: award, rating hoặc after",
                        "nothing is said to run: award, rating or after",
                    ),
                ))
            }
            Self::Held(held) if held.award.is_empty() => Some((
                "award",
                Message::new("award không được để trống", "award must not be empty"),
            )),
            Self::NoOpenCase(open) if open.kinds.is_empty() => Some((
                "kinds",
                Message::new("kinds không được để trống", "kinds must not be empty"),
            )),
            _ => None,
        }
    }
}
