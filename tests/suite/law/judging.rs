//! Tables of cases for the judge: each side of each threshold, gaps, holds, clocks, law changes, ended bodies.

use jiff::civil::date;
use thidua::law::Stage;
use thidua::law::answer::{Missing, Question, Verdict};
use thidua::law::ballot::Votes;
use thidua::law::evidence::{Ballot, CaseKind, Discipline, Grade, Peers, Scope};
use thidua::law::{award_id, judge};
use thidua::model::{Id, Kind, Link};

use super::bench::{body, holders, link, of, on, person, rules};

use Verdict::{Eligible, NeedsReview, NotEligible};

#[test]
fn ministry_fighter_needs_three_years_running_and_a_ministry_initiative() {
    let reach = |scope| person().held("CSTĐCS", 2022..=2024).initiative(scope, 2023);
    assert_eq!(reach(Scope::Ministry).verdict("CSTĐCB", 2024), Eligible);
    assert_eq!(reach(Scope::National).verdict("CSTĐCB", 2024), Eligible);
    assert_eq!(reach(Scope::Unit).verdict("CSTĐCB", 2024), NeedsReview);
    let known = reach(Scope::Unit).initiatives_complete(2015, 2024);
    assert_eq!(known.verdict("CSTĐCB", 2024), NotEligible);
    let outside = person().held("CSTĐCS", 2022..=2024).initiative(Scope::Ministry, 2019);
    assert_eq!(outside.verdict("CSTĐCB", 2024), NeedsReview);
}

#[test]
fn a_year_without_the_award_is_a_gap_only_where_that_is_known() {
    let two = || person().held("CSTĐCS", [2022, 2024]).initiative(Scope::Ministry, 2023);
    let cases = [
        ("nothing known", two(), NeedsReview),
        ("refused", two().nomination("CSTĐCS", 2023, "refused"), NotEligible),
        ("withdrawn", two().nomination("CSTĐCS", 2023, "withdrawn"), NotEligible),
        ("cancelled", two().nomination("CSTĐCS", 2023, "cancelled"), NotEligible),
        ("under way", two().nomination("CSTĐCS", 2023, "submitted"), NeedsReview),
        ("on hold", two().nomination("CSTĐCS", 2023, "on_hold"), NeedsReview),
        ("rated too low", two().rated(Grade::Done, [2023]), NotEligible),
        ("rated well", two().rated(Grade::Good, [2023]), NeedsReview),
        ("all entered", two().complete(2023, 2023), NotEligible),
        ("others entered", two().complete(2015, 2022), NeedsReview),
        ("given", two().held("CSTĐCS", [2023]).complete(2015, 2024), Eligible),
    ];
    for (what, nominee, verdict) in cases {
        assert_eq!(nominee.verdict("CSTĐCB", 2024), verdict, "{what}");
    }
    let mut new = person().held("CSTĐCS", [2023, 2024]).initiative(Scope::Ministry, 2023);
    new.0.recruited = Some(date(2023, 1, 1));
    assert_eq!(new.verdict("CSTĐCB", 2024), NotEligible);
}

#[test]
fn a_run_may_end_the_year_before_only_while_its_own_year_is_open() {
    let three = || person().held("CSTĐCS", 2021..=2023).initiative(Scope::Ministry, 2022);
    assert_eq!(three().verdict("CSTĐCB", 2024), Eligible);
    assert_eq!(three().nomination("CSTĐCS", 2024, "chosen").verdict("CSTĐCB", 2024), Eligible);
    assert_eq!(three().nomination("CSTĐCS", 2024, "refused").verdict("CSTĐCB", 2024), NotEligible);
    let run = "[rule.test.running]\naward = [\"CSTĐCS\"]\nyears = 3";
    assert_eq!(on(&three(), run), NeedsReview);
}

#[test]
fn the_law_of_the_day_of_receipt_judges_the_whole_run() {
    let rules = rules();
    let nominee = person().held("CSTĐCS", 2021..=2023).initiative(Scope::Ministry, 2022);
    let asked = |day| judge(&rules, &nominee.0, &Question::new(award_id("CSTĐCB"), 2023, day));
    let new = asked(date(2024, 1, 1));
    assert_eq!(new.verdict, Eligible);
    assert_eq!(of(&new, "cstđcb-2022"), Eligible);
    assert!(!new.unverified());
    let old = asked(date(2023, 12, 31));
    assert_eq!(old.verdict, NeedsReview);
    assert!(old.asks().any(|missing| *missing == Missing::Rule));
}

#[test]
fn an_answer_says_where_a_rule_was_not_read() {
    let rules = rules();
    let nominee = person().rated(Grade::Good, [2024]);
    let answer = nominee.asks(&rules, "LĐTT", 2024);
    assert_eq!((answer.verdict, answer.unverified()), (Eligible, true));
    assert_eq!(person().rated(Grade::Done, [2024]).verdict("LĐTT", 2024), NotEligible);
    assert_eq!(person().verdict("LĐTT", 2024), NeedsReview);
}

#[test]
fn service_is_counted_in_whole_months() {
    let served = |day| {
        let mut nominee = person().rated(Grade::Good, [2024]);
        nominee.0.recruited = day;
        nominee.verdict("LĐTT", 2024)
    };
    assert_eq!(served(Some(date(2024, 6, 30))), Eligible);
    assert_eq!(served(Some(date(2024, 7, 1))), NotEligible);
    assert_eq!(served(None), NeedsReview);
}

#[test]
fn the_clock_starts_from_the_period_written_or_from_the_decision() {
    let five = |from: i16| {
        let mut nominee = person().rated(Grade::Excellent, from..=from + 4);
        for year in from..from + 5 {
            nominee = nominee.initiative(Scope::Unit, year);
        }
        nominee.complete(2015, 2024)
    };
    let before =
        |on, until| five(2018).held("BKBT", [2017]).decided(on, until).verdict("BKTTg", 2022);
    assert_eq!(before(Some(date(2018, 3, 1)), Some(date(2017, 12, 31))), Eligible);
    assert_eq!(before(Some(date(2018, 3, 1)), Some(date(2018, 1, 1))), NotEligible);
    assert_eq!(before(Some(date(2017, 12, 31)), None), Eligible);
    assert_eq!(before(Some(date(2018, 3, 1)), None), NotEligible);
    assert_eq!(before(None, None), NeedsReview);
    assert_eq!(five(2018).verdict("BKTTg", 2022), NotEligible);
    let mut unknown = five(2018);
    unknown.0.complete = None;
    let rules = rules();
    let answer = unknown.asks(&rules, "BKTTg", 2022);
    assert_eq!(answer.verdict, NeedsReview);
    let earlier = Missing::Earlier { award: award_id("BKBT"), until: 2017 };
    assert!(answer.asks().any(|missing| *missing == earlier), "{answer:#?}");
}

#[test]
fn a_form_given_again_is_counted_anew() {
    let years = || person().rated(Grade::Excellent, 2015..=2024).complete(2015, 2024);
    let run = "[rule.test.running]\nrating = \"excellent\"\nyears = 2";
    assert_eq!(on(&years(), run), Eligible);
    let again = |until| {
        let nominee = years().held("GK", [2022]).decided(Some(date(2022, 12, 1)), until);
        on(&nominee, run)
    };
    assert_eq!(again(Some(date(2022, 12, 31))), Eligible);
    assert_eq!(again(Some(date(2023, 6, 30))), NotEligible);
    assert_eq!(on(&years().held("GK", [2022]), run), NeedsReview);
}

#[test]
fn a_labour_order_asks_for_flags_in_the_time_of_the_run() {
    let five = || body().held("TTLĐXS", 2018..=2022);
    let ask = |nominee: super::bench::Person| nominee.complete(2010, 2022).verdict("HCLĐ3", 2022);
    assert_eq!(ask(five().held("CTĐB", [2018])), Eligible);
    assert_eq!(ask(five()), NotEligible);
    assert_eq!(ask(five().held("CTĐB", [2017])), NotEligible);
    assert_eq!(five().verdict("HCLĐ3", 2022), NeedsReview);
    let second = |flag, times: i16| {
        let nominee = five().held("HCLĐ2", [2017]).decided(None, Some(date(2017, 12, 31)));
        let nominee = nominee.held(flag, 2018..2018 + times).complete(2010, 2022);
        let rules = rules();
        let day = date(2023, 2, 1);
        judge(&rules, &nominee.0, &Question::new(award_id("HCLĐ1"), 2022, day)).verdict
    };
    assert_eq!(second("CTĐB", 3), Eligible);
    assert_eq!(second("CTĐB", 2), NotEligible);
    assert_eq!(second("CTĐCP", 1), NotEligible);
}

#[test]
fn one_route_is_enough_and_an_unread_route_is_left_to_people() {
    let rules = rules();
    let twice = person().held("CSTĐCS", [2023, 2024]);
    assert_eq!(twice.verdict("BKBT", 2024), Eligible);
    let apart = person()
        .rated(Grade::Excellent, [2017, 2023])
        .initiative(Scope::Unit, 2018)
        .initiative(Scope::Unit, 2023);
    assert_eq!(apart.verdict("BKBT", 2024), Eligible);
    let neither = person().rated(Grade::Done, 2015..=2024).complete(2015, 2024);
    let answer = neither.asks(&rules, "BKBT", 2024);
    assert_eq!(of(&answer, "bkbt-2024-fighter"), NotEligible);
    assert_eq!(of(&answer, "bkbt-2024-excellent"), NotEligible);
    assert_eq!(answer.verdict, NeedsReview);
}

#[test]
fn an_excellent_collective_meets_every_share() {
    let make = |staff, workers, fighters, finished| {
        body().rated(Grade::Excellent, [2024]).figures(2024, |year| {
            year.staff = Some(staff);
            year.rated = Some(staff);
            year.finished = Some(finished);
            year.holders = vec![holders("LĐTT", workers, true), holders("CSTĐCS", fighters, true)];
        })
    };
    assert_eq!(make(10, 7, 1, 10).verdict("TTLĐXS", 2024), Eligible);
    assert_eq!(make(10, 6, 1, 10).verdict("TTLĐXS", 2024), NotEligible);
    assert_eq!(make(10, 7, 0, 10).verdict("TTLĐXS", 2024), NotEligible);
    assert_eq!(make(10, 7, 1, 9).verdict("TTLĐXS", 2024), NotEligible);
    let mut partly = make(10, 6, 1, 10);
    partly.0.years[0].holders[0].all = false;
    assert_eq!(partly.verdict("TTLĐXS", 2024), NeedsReview);
    let mut nobody_counted = make(10, 7, 1, 10);
    nobody_counted.0.years[0].staff = None;
    assert_eq!(nobody_counted.verdict("TTLĐXS", 2024), NeedsReview);
    let mut half_rated = make(10, 7, 1, 5);
    half_rated.0.years[0].rated = Some(5);
    assert_eq!(half_rated.verdict("TTLĐXS", 2024), NeedsReview);
}

#[test]
fn an_advanced_collective_needs_more_than_half_and_nobody_disciplined() {
    let make = |workers, disciplined| {
        body().rated(Grade::Good, [2024]).figures(2024, |year| {
            year.staff = Some(10);
            year.disciplined = disciplined;
            year.holders = vec![holders("LĐTT", workers, true)];
        })
    };
    assert_eq!(make(6, Some(0)).verdict("TTLĐTT", 2024), Eligible);
    assert_eq!(make(5, Some(0)).verdict("TTLĐTT", 2024), NotEligible);
    assert_eq!(make(6, Some(1)).verdict("TTLĐTT", 2024), NotEligible);
    assert_eq!(make(6, None).verdict("TTLĐTT", 2024), NeedsReview);
}

#[test]
fn the_first_of_the_bloc_may_have_its_flag() {
    let place = |rank| body().figures(2024, |year| year.rank = rank).verdict("CTĐB", 2024);
    assert_eq!(place(Some(1)), Eligible);
    assert_eq!(place(Some(2)), NotEligible);
    assert_eq!(place(None), NeedsReview);
    assert_eq!(person().verdict("CTĐB", 2024), NotEligible);
}

#[test]
fn an_open_case_holds_and_refuses_nothing() {
    let rules = rules();
    let good = || person().rated(Grade::Good, [2024]);
    for kind in CaseKind::ALL {
        let open = good().case(kind, date(2024, 11, 1), None);
        let answer = open.asks(&rules, "LĐTT", 2024);
        assert_eq!((answer.verdict, answer.holds()), (NeedsReview, true), "{kind:?}");
    }
    let closed = |day| good().case(CaseKind::Petition, date(2024, 11, 1), Some(day));
    assert_eq!(closed(date(2025, 2, 1)).verdict("LĐTT", 2024), Eligible);
    assert_eq!(closed(date(2025, 2, 2)).verdict("LĐTT", 2024), NeedsReview);
    let later = good().case(CaseKind::Petition, date(2025, 2, 2), None);
    assert_eq!(later.verdict("LĐTT", 2024), Eligible);
    let both = person().rated(Grade::Done, [2024]).case(CaseKind::Petition, date(2024, 1, 1), None);
    assert_eq!(both.verdict("LĐTT", 2024), NotEligible);
}

#[test]
fn a_discipline_in_force_refuses_where_a_rule_says_so() {
    let rule = "[rule.test.not_disciplined]\nfrom = \"warning\"";
    let year_long = "[rule.test.not_disciplined]\nfrom = \"warning\"\nmonths = 12";
    let taken = |level, until| {
        let closed = Some(date(2024, 5, 1));
        let mut nominee = person().case(CaseKind::Discipline, date(2024, 4, 1), closed);
        nominee.0.cases[0].level = level;
        nominee.0.cases[0].until = until;
        nominee
    };
    let (caution, reprimand) = (Some(Discipline::Warning), Some(Discipline::Reprimand));
    assert_eq!(on(&person(), rule), Eligible);
    assert_eq!(on(&taken(caution, Some(date(2025, 2, 1))), rule), NotEligible);
    assert_eq!(on(&taken(caution, Some(date(2025, 1, 31))), rule), Eligible);
    assert_eq!(on(&taken(reprimand, None), rule), Eligible);
    assert_eq!(on(&taken(caution, None), rule), NeedsReview);
    assert_eq!(on(&taken(caution, None), year_long), NotEligible);
    assert_eq!(on(&taken(None, None), rule), NeedsReview);
}

#[test]
fn a_dissolved_body_gets_none_from_the_circular_of_2025_on() {
    let rules = rules();
    let asked = |nominee: &super::bench::Person, day| {
        judge(&rules, &nominee.0, &Question::new(award_id("CTĐB"), 2024, day)).verdict
    };
    let ended = |successors: &[Link]| {
        let mut nominee = body().figures(2024, |year| year.rank = Some(1));
        nominee.0.exists_until = Some(date(2025, 2, 28));
        nominee.0.successors = successors.to_vec();
        nominee
    };
    assert_eq!(asked(&ended(&[]), date(2025, 8, 4)), Eligible);
    assert_eq!(asked(&ended(&[]), date(2025, 8, 5)), NotEligible);
    let next = Link::new(Kind::Unit, Id::of_name("next"));
    assert_eq!(asked(&ended(&[next]), date(2025, 8, 5)), NeedsReview);
    let alive = body().figures(2024, |year| year.rank = Some(1));
    assert_eq!(asked(&alive, date(2025, 8, 5)), Eligible);
}

#[test]
fn the_years_of_a_body_before_are_left_to_people() {
    let mut new = body().held("TTLĐXS", 2020..=2022).held("CTĐB", [2021]).complete(2010, 2022);
    new.0.exists_from = Some(date(2020, 1, 1));
    assert_eq!(new.verdict("HCLĐ3", 2022), NotEligible);
    new.0.predecessors = vec![Link::new(Kind::Unit, Id::of_name("old"))];
    assert_eq!(new.verdict("HCLĐ3", 2022), NeedsReview);
    let whole = super::bench::Person(new.0).held("TTLĐXS", [2018, 2019]);
    assert_eq!(whole.verdict("HCLĐ3", 2022), Eligible);
}

#[test]
fn one_state_level_proposal_a_year() {
    let rules = rules();
    let asked = |state: &str, unexpected, own: bool| {
        let nominee = person()
            .held("CSTĐCB", [2023, 2024])
            .initiative(Scope::National, 2024)
            .nomination("BKTTg", 2024, state);
        let mut question = Question::new(award_id("CSTĐTQ"), 2024, date(2025, 2, 1));
        question.unexpected = unexpected;
        question.nomination = own.then(|| nominee.0.holdings[2].nomination);
        judge(&rules, &nominee.0, &question).verdict
    };
    assert_eq!(asked("submitted", false, false), NotEligible);
    assert_eq!(asked("draft", false, false), NeedsReview);
    assert_eq!(asked("withdrawn", false, false), Eligible);
    assert_eq!(asked("submitted", true, false), Eligible);
    assert_eq!(asked("submitted", false, true), Eligible);
}

#[test]
fn a_form_for_the_same_time_is_put_before_people() {
    let good = || person().held("CSTĐCS", [2023, 2024]);
    assert_eq!(good().held("GK", [2023]).verdict("BKBT", 2024), Eligible);
    assert_eq!(good().held("GK", [2024]).verdict("BKBT", 2024), NeedsReview);
    assert_eq!(good().nomination("GK", 2024, "refused").verdict("BKBT", 2024), Eligible);
}

#[test]
fn caps_and_ballots_are_asked_only_at_the_decision() {
    let rules = rules();
    let nominee = |base: u32, taken: u32| {
        let mut it = person().held("LĐTT", [2024]).initiative(Scope::Unit, 2024);
        let peers =
            |code, others, nominee| Peers { year: 2024, award: award_id(code), others, nominee };
        it.0.peers = vec![peers("LĐTT", base - 1, true), peers("CSTĐCS", taken, false)];
        it
    };
    let asked = |it: &super::bench::Person, stage| {
        let mut question = Question::new(award_id("CSTĐCS"), 2024, date(2025, 2, 1));
        question.stage = stage;
        judge(&rules, &it.0, &question).verdict
    };
    assert_eq!(asked(&nominee(20, 3), Stage::Nomination), Eligible);
    assert_eq!(asked(&nominee(20, 3), Stage::Decision), NotEligible);
    assert_eq!(asked(&nominee(20, 2), Stage::Decision), Eligible);
    let mut unknown = nominee(20, 2);
    unknown.0.peers.clear();
    assert_eq!(asked(&unknown, Stage::Decision), NeedsReview);

    let voted = |votes: Option<Votes>, secret| {
        let mut it = person().held("CSTĐCS", 2022..=2024).initiative(Scope::Ministry, 2023);
        let award = award_id("CSTĐCB");
        it.0.ballots.extend(votes.map(|votes| Ballot {
            award,
            year: 2024,
            votes,
            secret,
            link: link(1),
        }));
        let mut question = Question::new(award, 2024, date(2025, 2, 1));
        question.stage = Stage::Decision;
        judge(&rules, &it.0, &question).verdict
    };
    let votes = Votes { members: 10, present: 8, in_writing: 2, in_favour: 9, chair: Some(true) };
    assert_eq!(voted(None, None), NeedsReview);
    assert_eq!(voted(Some(votes), Some(true)), Eligible);
    assert_eq!(voted(Some(votes), None), NeedsReview);
    assert_eq!(voted(Some(votes), Some(false)), NotEligible);
    assert_eq!(voted(Some(Votes { in_favour: 8, ..votes }), Some(true)), NotEligible);
    assert_eq!(voted(Some(Votes { chair: None, ..votes }), Some(true)), NeedsReview);
    assert_eq!(voted(Some(Votes { chair: Some(false), ..votes }), Some(true)), NotEligible);
}

#[test]
fn two_times_apart_are_left_to_people() {
    let make = |years: [i16; 2]| {
        person().held("CSTĐCB", years).initiative(Scope::National, 2024).complete(2015, 2024)
    };
    assert_eq!(make([2023, 2024]).verdict("CSTĐTQ", 2024), Eligible);
    assert_eq!(make([2021, 2024]).verdict("CSTĐTQ", 2024), NeedsReview);
    assert_eq!(make([2018, 2024]).verdict("CSTĐTQ", 2024), NotEligible);
}

#[test]
fn every_finding_and_fact_is_said_in_both_languages() {
    let rules = rules();
    let nominee = person()
        .held("CSTĐCS", [2023])
        .nomination("CSTĐCS", 2022, "refused")
        .held("BKBT", [2018])
        .decided(Some(date(2019, 3, 1)), None)
        .rated(Grade::Excellent, 2020..=2024)
        .initiative(Scope::Unit, 2023)
        .case(CaseKind::Petition, date(2024, 1, 1), None);
    for award in super::bench::known() {
        let answer = nominee.asks(&rules, &award.code, 2024);
        for finding in &answer.findings {
            let said = finding.facts.iter().map(|fact| fact.says(&rules));
            let said = said.chain(finding.missing.iter().map(|missing| missing.says(&rules)));
            for message in said.chain([finding.what()]) {
                assert!(!message.vi.is_empty() && !message.en.is_empty(), "{finding:#?}");
            }
        }
    }
    let answer = nominee.asks(&rules, "CSTĐCB", 2024);
    let run =
        answer.findings.iter().find(|f| f.rule.is_some_and(|r| r.id == "cstđcb-2022")).unwrap();
    assert_eq!(run.basis().en, "Luật 06/2022/QH15, article 22");
    let said: Vec<String> = run.facts.iter().map(|fact| fact.says(&rules).en).collect();
    assert_eq!(said, ["CSTĐCS of 2023", "no CSTĐCS of 2022: refused"]);
}
