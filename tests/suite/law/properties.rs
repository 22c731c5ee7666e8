//! The judge never contradicts itself, whatever the evidence.

use jiff::civil::date;
use proptest::prelude::*;
use thidua::law::answer::{Missing, Question, Verdict};
use thidua::law::evidence::{
    CollectiveYear, Evidence, Grade, Holders, Holding, Initiative, Nominee, Peers, Rating, Scope,
    kind_named,
};
use thidua::law::{Rules, Stage, award_id, judge};
use thidua::model::nomination::STATES;
use thidua::model::{Id, Kind, Link};

use super::bench::{link, rules};

const YEAR: i16 = 2024;
const CODES: [&str; 15] = [
    "HCLĐ1", "HCLĐ2", "HCLĐ3", "CTĐCP", "CSTĐTQ", "BKTTg", "CTĐB", "CSTĐCB", "TTLĐXS", "BKBT",
    "KNC", "CSTĐCS", "TTLĐTT", "LĐTT", "GK",
];

fn holding(number: i64, award: Id, year: i16, state: usize, day: Option<i16>) -> Holding {
    Holding {
        nomination: link(number).id,
        award,
        year,
        kind: kind_named("regular"),
        state: STATES[state].name,
        achieved: (None, None),
        decided: day.map(|year| date(year, 3, 1)),
    }
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let years = 2012..=2025_i16;
    let day = proptest::option::of(2012..=2025_i16);
    let holdings =
        prop::collection::vec((0..15_usize, years.clone(), 0..15_usize, day.clone()), 0..25);
    let ratings = prop::collection::vec((years.clone(), 0..4_usize), 0..12);
    let initiatives = prop::collection::vec((years, 0..3_usize), 0..8);
    let span = || proptest::option::of((2008..=2020_i16, 2015..=2025_i16));
    let extra = (any::<bool>(), day.clone(), day, span(), span());
    (holdings, ratings, initiatives, extra).prop_map(|(holdings, ratings, initiatives, extra)| {
        let (collective, from, until, complete, initiatives_complete) = extra;
        let (kind, record) = if collective {
            (Nominee::Collective, Kind::Unit)
        } else {
            (Nominee::Individual, Kind::Person)
        };
        let mut it = Evidence::new(Link::new(record, Id::of_name("x")), kind);
        it.recruited = from.map(|year| date(year, 7, 1));
        it.exists_from = it.recruited;
        it.exists_until = until.map(|year| date(year, 7, 1));
        let numbered = holdings.into_iter().zip(0..);
        it.holdings = numbered
            .map(|((code, year, state, day), number)| {
                holding(number, award_id(CODES[code]), year, state, day)
            })
            .collect();
        let rated =
            |(year, grade): (i16, usize)| Rating { year, grade: Grade::ALL[grade], link: link(1) };
        it.ratings = ratings.into_iter().map(rated).collect();
        let found = |(year, scope): (i16, usize)| Initiative {
            year,
            scope: Scope::ALL[scope],
            link: link(2),
        };
        it.initiatives = initiatives.into_iter().map(found).collect();
        it.complete = complete.map(|(from, until)| from..=until);
        it.complete_initiatives = initiatives_complete.map(|(from, until)| from..=until);
        it
    })
}

fn ask<'r>(rules: &'r Rules, evidence: &Evidence, code: usize) -> thidua::law::Answer<'r> {
    let mut question = Question::new(award_id(CODES[code]), YEAR, date(2025, 2, 1));
    question.stage = if code.is_multiple_of(2) { Stage::Nomination } else { Stage::Decision };
    judge(rules, evidence, &question)
}

fn figures(evidence: &mut Evidence, year: i16) -> &mut CollectiveYear {
    if !evidence.years.iter().any(|figures| figures.year == year) {
        evidence.years.push(CollectiveYear { year, ..CollectiveYear::default() });
    }
    evidence.years.iter_mut().find(|figures| figures.year == year).unwrap()
}

/// Adds what is asked for, as `good` news or bad; false where no record could answer it.
fn add(evidence: &mut Evidence, missing: &Missing, good: bool) -> bool {
    let number = 100 + i64::try_from(evidence.holdings.len()).unwrap();
    let state = if good { 9 } else { 13 };
    match missing {
        Missing::Decision { award, year } => {
            evidence.holdings.push(holding(number, *award, *year, state, Some(*year)));
        }
        Missing::Pending { nomination, .. } => {
            let under_way = evidence.holdings.iter_mut().find(|h| h.nomination == *nomination);
            let under_way = under_way.unwrap();
            under_way.state = STATES[state].name;
            under_way.decided = Some(date(under_way.year, 12, 1));
        }
        Missing::Earlier { award, until } if good => {
            evidence.holdings.push(holding(number, *award, *until, 9, Some(*until)));
        }
        Missing::Earlier { .. } => evidence.complete = Some(1900..=YEAR),
        Missing::ClockDate { nomination, .. } => {
            let dated = evidence.holdings.iter_mut().find(|h| h.nomination == *nomination).unwrap();
            dated.decided = Some(date(if good { dated.year } else { YEAR }, 12, 1));
        }
        Missing::Rating { year } => {
            let grade = if good { Grade::Excellent } else { Grade::Done };
            evidence.ratings.push(Rating { year: *year, grade, link: link(3) });
        }
        Missing::Initiatives { more, scope, until, .. } if good => {
            for _ in 0..*more {
                evidence.initiatives.push(Initiative {
                    year: *until,
                    scope: *scope,
                    link: link(4),
                });
            }
        }
        Missing::Initiatives { .. } => evidence.complete_initiatives = Some(1900..=YEAR),
        Missing::Recruited => {
            evidence.recruited = Some(date(if good { 2015 } else { 2024 }, 12, 1));
        }
        Missing::Staff { year } => figures(evidence, *year).staff = Some(10),
        Missing::Holders { award, year } => {
            let count = if good { 10 } else { 0 };
            let all = Holders { award: *award, count, all: true };
            figures(evidence, *year).holders.push(all);
        }
        Missing::Finished { year } => {
            let it = figures(evidence, *year);
            (it.rated, it.finished) = (Some(10), Some(if good { 10 } else { 9 }));
        }
        Missing::Disciplined { year } => {
            figures(evidence, *year).disciplined = Some(u32::from(!good));
        }
        Missing::Rank { year } => figures(evidence, *year).rank = Some(if good { 1 } else { 2 }),
        Missing::Peers { award, year } => {
            let others = if good { 50 } else { 0 };
            evidence.peers.push(Peers { year: *year, award: *award, others, nominee: false });
        }
        _ => return false,
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_asked_for_settles_the_answer(
        start in evidence(),
        code in 0..15_usize,
        news in prop::collection::vec(any::<bool>(), 600),
    ) {
        let rules = rules();
        let mut evidence = start;
        let mut news = news.into_iter();
        loop {
            let answer = ask(&rules, &evidence, code);
            prop_assert_eq!(&answer, &ask(&rules, &evidence, code));
            if answer.verdict != Verdict::NeedsReview {
                prop_assert_eq!(answer.asks().count(), 0);
                break;
            }
            prop_assert!(answer.asks().next().is_some(), "{:#?}", answer);
            let asked: Vec<Missing> = answer.asks().cloned().collect();
            let Some(good) = news.next() else {
                prop_assert!(false, "it never ends: {:#?}", answer);
                break;
            };
            if !asked.iter().any(|missing| add(&mut evidence, missing, good)) {
                break;
            }
        }
    }

    #[test]
    fn any_year_and_day_are_answered(
        evidence in evidence(),
        code in 0..15_usize,
        year in any::<i16>(),
        day in (-9999..=9999_i16, 1..=12_i8, 1..=28_i8),
    ) {
        let rules = rules();
        let day = date(day.0, day.1, day.2);
        let mut question = Question::new(award_id(CODES[code]), year, day);
        question.stage = Stage::Decision;
        let answer = judge(&rules, &evidence, &question);
        for finding in &answer.findings {
            for fact in &finding.facts {
                prop_assert!(!fact.says(&rules).en.is_empty());
            }
        }
    }

    #[test]
    fn knowing_that_all_is_entered_never_lifts_a_refusal(evidence in evidence(), code in 0..15_usize) {
        let rules = rules();
        let mut unknown = evidence.clone();
        unknown.complete = None;
        unknown.complete_initiatives = None;
        let known = ask(&rules, &evidence, code).verdict;
        let less = ask(&rules, &unknown, code).verdict;
        prop_assert!(!(less == Verdict::NotEligible && known == Verdict::Eligible));
    }
}
