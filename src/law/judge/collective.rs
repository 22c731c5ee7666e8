//! A collective's figures of the year: who holds what, who finished, who was disciplined, its place; and
//! the caps that are counted in a group.

use super::{Bench, Ruling};
use crate::law::answer::{Fact, Missing};
use crate::law::evidence::CollectiveYear;
use crate::law::rule::{Cap, MembersHolding, Share, ShareHolding};
use crate::model::Id;
use crate::model::Ratio;

/// How many of the members hold an award: at least so many, or exactly.
struct Known {
    count: u32,
    exact: bool,
}

impl Bench<'_, '_> {
    fn figures(&self) -> Option<&CollectiveYear> {
        self.evidence.years.iter().rev().find(|figures| figures.year == self.question.year)
    }

    fn staff(&self) -> Option<u32> {
        self.figures().and_then(|figures| figures.staff).filter(|staff| *staff > 0)
    }

    fn holders(&self, award: Id) -> Known {
        let year = self.question.year;
        let complete = self.evidence.complete.as_ref().is_some_and(|years| years.contains(&year));
        let entered = self.figures().into_iter().flat_map(|figures| figures.holders.iter().rev());
        match entered.into_iter().find(|holders| holders.award == award) {
            Some(holders) => Known { count: holders.count, exact: holders.all || complete },
            None => Known { count: 0, exact: complete },
        }
    }

    pub fn share_holding(&self, test: &ShareHolding) -> Ruling {
        let (year, award) = (self.question.year, test.award.id);
        let known = self.holders(award);
        let staff = self.staff();
        let facts = vec![Fact::Holding { award, year, have: known.count, staff }];
        let Some(staff) = staff else {
            return Ruling::open(facts, vec![Missing::Staff { year }]);
        };
        if enough(test.share, test.over, known.count, staff) {
            Ruling::met(facts)
        } else if known.exact {
            Ruling::unmet(facts)
        } else {
            Ruling::open(facts, vec![Missing::Holders { award, year }])
        }
    }

    pub fn members_holding(&self, test: &MembersHolding) -> Ruling {
        let (year, award) = (self.question.year, test.award.id);
        let known = self.holders(award);
        let facts = vec![Fact::Holding { award, year, have: known.count, staff: self.staff() }];
        if known.count >= test.count {
            Ruling::met(facts)
        } else if known.exact {
            Ruling::unmet(facts)
        } else {
            Ruling::open(facts, vec![Missing::Holders { award, year }])
        }
    }

    pub fn share_finishing(&self, test: &Share) -> Ruling {
        let year = self.question.year;
        let ask = || Missing::Finished { year };
        let Some((finished, rated)) = self.figures().and_then(|f| Some((f.finished?, f.rated?)))
        else {
            return Ruling::open(Vec::new(), vec![ask()]);
        };
        let unfinished = rated.saturating_sub(finished);
        let staff = self.staff();
        let facts = vec![Fact::Finished { year, finished, unfinished, staff }];
        let Some(staff) = staff else {
            return Ruling::open(facts, vec![Missing::Staff { year }]);
        };
        if enough(test.share, test.over, finished, staff) {
            Ruling::met(facts)
        } else if enough(test.share, test.over, staff.saturating_sub(unfinished), staff) {
            Ruling::open(facts, vec![ask()])
        } else {
            Ruling::unmet(facts)
        }
    }

    pub fn none_disciplined(&self) -> Ruling {
        let year = self.question.year;
        match self.figures().and_then(|figures| figures.disciplined) {
            None => Ruling::open(Vec::new(), vec![Missing::Disciplined { year }]),
            Some(0) => Ruling::met(vec![Fact::Disciplined { year, count: 0 }]),
            Some(count) => Ruling::unmet(vec![Fact::Disciplined { year, count }]),
        }
    }

    pub fn leads_bloc(&self) -> Ruling {
        let year = self.question.year;
        match self.figures().and_then(|figures| figures.rank) {
            None => Ruling::open(Vec::new(), vec![Missing::Rank { year }]),
            Some(1) => Ruling::met(vec![Fact::Rank { year, rank: 1 }]),
            Some(rank) => Ruling::unmet(vec![Fact::Rank { year, rank }]),
        }
    }

    pub fn cap(&self, test: &Cap) -> Ruling {
        let (year, own, of) = (self.question.year, self.question.award, test.of.id);
        let peers = |award: Id| {
            let all = self.evidence.peers.iter().rev();
            all.into_iter().find(|peers| peers.year == year && peers.award == award)
        };
        let (Some(base), Some(used)) = (peers(of), peers(own)) else {
            let lacks = [of, own].into_iter().filter(|award| peers(*award).is_none());
            let lacks = lacks.map(|award| Missing::Peers { award, year }).collect();
            return Ruling::open(Vec::new(), lacks);
        };
        let base = base.others.saturating_add(u32::from(base.nominee));
        let (most, others, share) = (test.share.of(base), used.others, test.share);
        let facts = vec![Fact::Cap { of, year, base, others, most, share }];
        if others < most { Ruling::met(facts) } else { Ruling::unmet(facts) }
    }
}

/// Whether `part` of `whole` is the share, or more than that where it must be over it.
fn enough(share: Ratio, over: bool, part: u32, whole: u32) -> bool {
    if over { share.is_exceeded(part, whole) } else { share.is_reached(part, whole) }
}
