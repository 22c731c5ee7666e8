//! The judge: rules and evidence to an answer. Pure, and the same for the same evidence; knows no store
//! and no clock.

mod bars;
mod collective;
mod counts;
mod running;
mod vote;
mod years;

use super::answer::{Answer, Fact, Finding, Missing, Question, Verdict};
use super::evidence::{Evidence, Nominee};
use super::rule::{Applies, Rule, Stage, Test};
use super::rules::{KnownAward, Rules};

/// Judges one question by the rules in force on the day that the dossier was received.
///
/// Rules without a route must all hold, and of the routes at least one. What is not known is reviewed,
/// never refused.
pub fn judge<'r>(rules: &'r Rules, evidence: &Evidence, question: &Question) -> Answer<'r> {
    let bench = Bench { rules, evidence, question };
    let Some(award) = rules.award(question.award) else {
        return bench.unruled(Vec::new());
    };
    if !is_for(award, evidence.kind) {
        let facts = vec![Fact::WrongSubject { award: question.award }];
        let verdict = Verdict::NotEligible;
        let finding = Finding { rule: None, verdict, facts, missing: Vec::new() };
        return Answer { verdict, findings: vec![finding] };
    }
    let asked: Vec<&Rule> = rules.of(question.award).filter(|rule| bench.asks(rule)).collect();
    let findings = asked.iter().map(|rule| bench.finding(rule)).collect();
    let named =
        |rule: &&Rule| matches!(rule.applies, Applies::One(_)) && rule.stage == Stage::Nomination;
    if !asked.iter().any(named) {
        return bench.unruled(findings);
    }
    Answer { verdict: together(&findings), findings }
}

/// Whether the award is given to such nominees.
fn is_for(award: &KnownAward, kind: Nominee) -> bool {
    match award.nominee.as_str() {
        "individual" => kind == Nominee::Individual,
        "collective" => kind == Nominee::Collective,
        _ => true,
    }
}

/// The verdict on all findings: those without a route together with the best of the routes.
fn together(findings: &[Finding<'_>]) -> Verdict {
    let route = |finding: &Finding<'_>| finding.rule.and_then(|rule| rule.route.clone());
    let mut common = Verdict::Eligible;
    let mut routes: Vec<(String, Verdict)> = Vec::new();
    for finding in findings {
        match route(finding) {
            None => common = common.and(finding.verdict),
            Some(name) => match routes.iter_mut().find(|(known, _)| *known == name) {
                Some((_, verdict)) => *verdict = verdict.and(finding.verdict),
                None => routes.push((name, finding.verdict)),
            },
        }
    }
    let best = routes.into_iter().map(|(_, verdict)| verdict).reduce(Verdict::or);
    best.map_or(common, |best| common.and(best))
}

impl Verdict {
    /// Both must hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotEligible, _) | (_, Self::NotEligible) => Self::NotEligible,
            (Self::Eligible, Self::Eligible) => Self::Eligible,
            _ => Self::NeedsReview,
        }
    }

    /// One of them must hold.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Eligible, _) | (_, Self::Eligible) => Self::Eligible,
            (Self::NotEligible, Self::NotEligible) => Self::NotEligible,
            _ => Self::NeedsReview,
        }
    }
}

/// What one test came to.
struct Ruling {
    verdict: Verdict,
    facts: Vec<Fact>,
    missing: Vec<Missing>,
}

impl Ruling {
    fn met(facts: Vec<Fact>) -> Self {
        Self { verdict: Verdict::Eligible, facts, missing: Vec::new() }
    }

    fn unmet(facts: Vec<Fact>) -> Self {
        Self { verdict: Verdict::NotEligible, facts, missing: Vec::new() }
    }

    fn open(facts: Vec<Fact>, missing: Vec<Missing>) -> Self {
        Self { verdict: Verdict::NeedsReview, facts, missing }
    }

    /// Both rulings as one; what would be missing makes no difference once one is unmet.
    fn and(mut self, other: Self) -> Self {
        self.verdict = self.verdict.and(other.verdict);
        self.facts.extend(other.facts);
        self.missing.extend(other.missing);
        if self.verdict == Verdict::NotEligible {
            self.missing.clear();
        }
        self
    }
}

/// What a question is judged with.
struct Bench<'r, 'e> {
    rules: &'r Rules,
    evidence: &'e Evidence,
    question: &'e Question,
}

impl<'r> Bench<'r, '_> {
    /// Whether the rule is asked of this nominee, on this day, at this stage.
    fn asks(&self, rule: &Rule) -> bool {
        rule.nominee.is_none_or(|nominee| nominee == self.evidence.kind)
            && rule.stage <= self.question.stage
            && rule.in_force(self.question.received)
    }

    /// The answer where no rule names the award for such a nominee on that day: only people can tell,
    /// unless a general rule already refuses it.
    fn unruled(&self, mut findings: Vec<Finding<'r>>) -> Answer<'r> {
        let verdict = Verdict::NeedsReview;
        let missing = vec![Missing::Rule];
        findings.push(Finding { rule: None, verdict, facts: Vec::new(), missing });
        Answer { verdict: together(&findings), findings }
    }

    fn finding(&self, rule: &'r Rule) -> Finding<'r> {
        let Ruling { verdict, facts, missing } = self.ruling(&rule.test);
        Finding { rule: Some(rule), verdict, facts, missing }
    }

    fn ruling(&self, test: &Test) -> Ruling {
        match test {
            Test::Running(run) => self.running(run),
            Test::Held(held) => self.held(held),
            Test::Initiatives(test) => self.initiatives(test),
            Test::Service(service) => self.service(service.months),
            Test::ShareHolding(share) => self.share_holding(share),
            Test::MembersHolding(members) => self.members_holding(members),
            Test::ShareFinishing(share) => self.share_finishing(share),
            Test::NoneDisciplined(_) => self.none_disciplined(),
            Test::LeadsBloc(_) => self.leads_bloc(),
            Test::Cap(cap) => self.cap(cap),
            Test::NoOpenCase(open) => self.no_open_case(open),
            Test::NotDisciplined(discipline) => self.not_disciplined(*discipline),
            Test::NotDissolved(_) => self.not_dissolved(),
            Test::OneProposal(_) => self.one_proposal(),
            Test::NotRewarded(_) => self.not_rewarded(),
            Test::Ballot(ballot) => self.ballot(ballot),
            Test::Judgement(_) => Ruling::open(Vec::new(), vec![Missing::Judgement]),
        }
    }
}
