//! The vote on the nominee.

use super::{Bench, Ruling};
use crate::law::answer::{Fact, Missing};
use crate::law::ballot::count;
use crate::law::rule::BallotTest;

impl Bench<'_, '_> {
    pub fn ballot(&self, test: &BallotTest) -> Ruling {
        let (award, year) = (self.question.award, self.question.year);
        let held = self.evidence.ballots.iter().rev();
        let held = held.into_iter().find(|ballot| ballot.award == award && ballot.year == year);
        let (Some(ballot), Some(rule)) = (held, test.rule) else {
            return Ruling::open(Vec::new(), vec![Missing::Ballot]);
        };
        let link = ballot.link;
        let outcome = count(&rule, &ballot.votes);
        let (passed, sound) = (outcome.passed, outcome.faults.is_empty());
        let facts = vec![Fact::Voted { outcome, link }];
        let voted = match passed {
            Some(true) => Ruling::met(facts),
            Some(false) => Ruling::unmet(facts),
            None if sound => Ruling::open(facts, vec![Missing::Chair { link }]),
            None => Ruling::open(facts, vec![Missing::Counts { link }]),
        };
        match (rule.secret, ballot.secret) {
            (Some(true), Some(false)) => voted.and(Ruling::unmet(vec![Fact::NotSecret { link }])),
            (Some(true), None) => {
                voted.and(Ruling::open(Vec::new(), vec![Missing::Secret { link }]))
            }
            _ => voted,
        }
    }
}
