//! Counts in a stretch of years: awards held and initiatives recognised; and months of service.

use jiff::Unit;
use jiff::civil::Date;

use super::years::{Year, held};
use super::{Bench, Ruling};
use crate::law::answer::{Fact, Missing};
use crate::law::evidence::Scope;
use crate::law::rule::{AwardRef, Held, Initiatives};

/// The years that are counted in.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The first year that counts for certain.
    pub from: i16,
    /// The first year that may turn out to count.
    pub perhaps: i16,
    /// The last year.
    pub until: i16,
}

impl Bench<'_, '_> {
    /// The last so many years; all where it is not said.
    fn last_years(&self, within: Option<i16>) -> Window {
        let until = self.question.year;
        let from = within.map_or(self.first_year(), |years| until.saturating_sub(years - 1));
        Window { from, perhaps: from, until }
    }

    pub fn held(&self, test: &Held) -> Ruling {
        self.times(&test.award, test.count, self.last_years(test.within))
    }

    pub fn initiatives(&self, test: &Initiatives) -> Ruling {
        let window = self.last_years(test.within);
        let from = test.within.map(|_| window.from);
        self.initiatives_in(test.count, test.scope, window, from)
    }

    /// Whether any of the awards was given at least `need` times in the window.
    pub fn times(&self, awards: &[AwardRef], need: u32, window: Window) -> Ruling {
        let Window { from, perhaps, until } = window;
        let given = |from: i16| {
            self.decided(awards).filter(move |h| (from..=until).contains(&h.year)).map(held)
        };
        let facts: Vec<Fact> = given(from).take(need as usize).collect();
        let have = counted(facts.len());
        if have >= need {
            return Ruling::met(facts);
        }
        let more = (need - have) as usize;
        let unknown = |year: i16| match self.awarded(awards, year) {
            Year::Unknown(missing) => Some(missing),
            _ => None,
        };
        let missing: Vec<Missing> =
            (perhaps..=until).rev().filter_map(unknown).take(more).collect();
        let in_all = counted(given(perhaps).count());
        if missing.is_empty() && in_all < need {
            let mut facts = facts;
            facts.push(Fact::Times { have: in_all, need, from: perhaps, until });
            return Ruling::unmet(facts);
        }
        Ruling::open(facts, missing)
    }

    /// Whether at least `need` initiatives of the scope were recognised in the window; `asked_from` is
    /// the first year that more are asked for.
    pub fn initiatives_in(
        &self,
        need: u32,
        scope: Scope,
        window: Window,
        asked_from: Option<i16>,
    ) -> Ruling {
        let Window { from, perhaps, until } = window;
        let recognised = |from: i16| {
            let all = self.evidence.initiatives.iter();
            all.filter(move |one| one.scope >= scope && (from..=until).contains(&one.year))
        };
        let facts: Vec<Fact> = recognised(from)
            .take(need as usize)
            .map(|one| Fact::Initiative { year: one.year, scope: one.scope, link: one.link })
            .collect();
        let have = counted(facts.len());
        if have >= need {
            return Ruling::met(facts);
        }
        let entered = self.evidence.complete_initiatives.as_ref();
        let all = entered.is_some_and(|years| *years.start() <= perhaps && until <= *years.end());
        let in_all = counted(recognised(perhaps).count());
        if all && in_all < need {
            let mut facts = facts;
            facts.push(Fact::Initiatives { have: in_all, need, from: perhaps, until });
            return Ruling::unmet(facts);
        }
        let missing = Missing::Initiatives { more: need - have, scope, from: asked_from, until };
        Ruling::open(facts, vec![missing])
    }

    pub fn service(&self, need: i32) -> Ruling {
        let Some(since) = self.evidence.recruited else {
            return Ruling::open(Vec::new(), vec![Missing::Recruited]);
        };
        let end = Date::new(self.question.year, 12, 31).unwrap_or(self.question.received);
        let until = end.min(self.question.received);
        let months = since.until((Unit::Month, until)).map_or(0, |span| span.get_months());
        let facts = vec![Fact::Served { months, since }];
        if months >= need { Ruling::met(facts) } else { Ruling::unmet(facts) }
    }
}

/// A length as a count.
fn counted(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
