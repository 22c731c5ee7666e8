//! What holds or bars an award whatever was achieved: cases, discipline, an ended body, other proposals.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Bench, Ruling};
use crate::law::answer::{Fact, Missing};
use crate::law::evidence::{Case, CaseKind, Nominee, Standing};
use crate::law::rule::{Disciplined, OpenCase};
use crate::model::Id;

impl Bench<'_, '_> {
    pub fn no_open_case(&self, test: &OpenCase) -> Ruling {
        let day = self.question.received;
        let open = |case: &&Case| {
            test.kinds.contains(&case.kind)
                && case.opened.is_none_or(|opened| opened <= day)
                && case.closed.is_none_or(|closed| day < closed)
        };
        let mut ruling = Ruling::met(Vec::new());
        for case in self.evidence.cases.iter().filter(open) {
            let fact = Fact::Open { kind: case.kind, link: case.link };
            ruling =
                ruling.and(Ruling::open(vec![fact], vec![Missing::Settled { link: case.link }]));
        }
        ruling
    }

    pub fn not_disciplined(&self, test: Disciplined) -> Ruling {
        let day = self.question.received;
        let taken = |case: &&Case| {
            case.kind == CaseKind::Discipline
                && case.upheld != Some(false)
                && case.closed.is_some_and(|closed| closed <= day)
        };
        let cases = self.evidence.cases.iter().filter(taken);
        cases.fold(Ruling::met(Vec::new()), |ruling, case| ruling.and(in_force(case, test, day)))
    }

    pub fn not_dissolved(&self) -> Ruling {
        let evidence = self.evidence;
        let ended = evidence.exists_until.filter(|last| *last < self.question.received);
        match (evidence.kind, ended) {
            (Nominee::Collective, Some(on)) => {
                let facts = vec![Fact::Ended { on }];
                match evidence.successors.first() {
                    Some(unit) => Ruling::open(facts, vec![Missing::Successor { unit: *unit }]),
                    None => Ruling::unmet(facts),
                }
            }
            _ => Ruling::met(Vec::new()),
        }
    }

    pub fn one_proposal(&self) -> Ruling {
        let question = self.question;
        let level = |award: Id| self.rules.award(award).map(|award| award.level.as_str());
        let mut ruling = Ruling::met(Vec::new());
        if question.unexpected {
            return ruling;
        }
        let others = self.holdings().filter(|holding| {
            holding.year == question.year
                && holding.award != question.award
                && holding.kind != "unexpected"
                && level(holding.award).is_some()
                && level(holding.award) == level(question.award)
        });
        for holding in others {
            let (award, year, nomination) = (holding.award, holding.year, holding.nomination);
            let facts = vec![Fact::AlsoProposed { award, year, nomination }];
            ruling = match holding.standing() {
                Standing::Ended => ruling,
                Standing::Prepared => {
                    ruling.and(Ruling::open(facts, vec![Missing::Prepared { award, nomination }]))
                }
                Standing::Proposed | Standing::Awarded => ruling.and(Ruling::unmet(facts)),
            };
        }
        ruling
    }

    /// Whether two forms were given for one achievement only people can tell: a form of the same year,
    /// or one whose written period covers it, is put before them.
    pub fn not_rewarded(&self) -> Ruling {
        let year = self.question.year;
        let form = |award: Id| self.rules.award(award).is_some_and(|it| it.catalogue == "form");
        let covers = |from: Option<Date>, until: Option<Date>| match (from, until) {
            (Some(from), Some(until)) => (from.year()..=until.year()).contains(&year),
            _ => false,
        };
        let given = self.holdings().filter(|holding| {
            let (from, until) = holding.achieved;
            holding.standing() == Standing::Awarded
                && form(holding.award)
                && (holding.year == year || covers(from, until))
        });
        let mut ruling = Ruling::met(Vec::new());
        for holding in given {
            let (award, year, nomination) = (holding.award, holding.year, holding.nomination);
            let facts = vec![Fact::AlsoRewarded { award, year, nomination }];
            let doubt = vec![Missing::SameAchievement { award, nomination }];
            ruling = ruling.and(Ruling::open(facts, doubt));
        }
        ruling
    }
}

/// Whether the discipline taken in `case` is in force on `day`.
fn in_force(case: &Case, test: Disciplined, day: Date) -> Ruling {
    let link = case.link;
    match case.level {
        None => return Ruling::open(Vec::new(), vec![Missing::Level { link }]),
        Some(level) if level < test.from => return Ruling::met(Vec::new()),
        Some(_) => {}
    }
    let reckoned = || case.closed?.checked_add(test.months?.months()).ok();
    match case.until.or_else(reckoned) {
        Some(until) if until < day => Ruling::met(Vec::new()),
        Some(until) => Ruling::unmet(vec![Fact::InForce { until: Some(until), link }]),
        None => {
            Ruling::open(vec![Fact::InForce { until: None, link }], vec![Missing::Until { link }])
        }
    }
}
