//! What points come to: totals, differences, the order of steps, ranks.

use proptest::prelude::*;
use thidua::model::scheme::{Criterion, Scheme};
use thidua::model::score::{ItemPoints, Score, ScoreStep};
use thidua::model::scoring::ranking::{Member, Ranking, Sheet};
use thidua::model::scoring::{Maxima, Side, Sums};
use thidua::model::{Id, Points, Record};
use thidua::text::Lang;

fn scheme(items: &[(&str, &str, &str, i32)]) -> Scheme {
    let criterion = |(group, item, kind, most): &(&str, &str, &str, i32)| Criterion {
        group: (*group).to_owned(),
        item: (*item).to_owned(),
        text: "x".to_owned(),
        kind: (*kind).to_owned(),
        maximum: Some(Points(*most)),
    };
    Scheme { from: 2021, criteria: items.iter().map(criterion).collect(), ..Scheme::default() }
}

fn table() -> Scheme {
    scheme(&[
        ("A", "1", "base", 6000),
        ("B", "2", "base", 4000),
        ("B", "3", "bonus", 1000),
        ("B", "4", "penalty", 500),
    ])
}

fn row(item: &str, own: Option<i32>, checked: Option<i32>) -> ItemPoints {
    let (own, checked) = (own.map(Points), checked.map(Points));
    ItemPoints { item: item.to_owned(), own, checked, note: String::new() }
}

fn sheet(points: Vec<ItemPoints>) -> Score {
    Score { year: 2021, points, ..Score::default() }
}

fn step(stage: &str, reason: &str) -> ScoreStep {
    let (stage, reason) = (stage.to_owned(), reason.to_owned());
    ScoreStep { stage, reason, ..ScoreStep::default() }
}

#[test]
fn totals_add_standard_and_bonus_and_take_penalties_away() {
    let whole = sheet(vec![
        row("1", Some(5550), Some(5500)),
        row("2", Some(4000), Some(4000)),
        row("3", Some(1000), Some(0)),
        row("4", Some(0), Some(250)),
    ]);
    let sums = Sums::of(&table(), &whole);
    assert_eq!((sums.own.whole(), sums.checked.whole()), (Some(10550), Some(9250)));
    assert_eq!(sums.difference(), Some(-1300));
    let groups: Vec<_> =
        sums.groups.iter().map(|it| (it.name.as_str(), it.checked.whole())).collect();
    assert_eq!(groups, [("A", Some(5500)), ("B", Some(3750))]);
    assert_eq!(whole.differences(), [("1", -50), ("3", -1000), ("4", 250)]);
    assert_eq!(sums.own.brief(Lang::Vi), "105,5");
    let maxima = Maxima::of(&table());
    assert_eq!((maxima.base.whole(), maxima.bonus.whole()), (Some(10000), Some(1000)));
}

#[test]
fn what_is_not_known_is_not_zero() {
    let some = sheet(vec![row("1", Some(5000), None), row("2", None, None)]);
    let sums = Sums::of(&table(), &some);
    assert_eq!((sums.own.known, sums.own.unknown, sums.own.whole()), (1, 3, None));
    assert_eq!(sums.own.brief(Lang::En), "50 ?");
    assert_eq!(sums.checked.brief(Lang::En), "?");
    assert_eq!(sums.own.says().vi, "50, chưa kể 3 mục chưa có điểm");
    assert_eq!(Sums::of(&scheme(&[]), &some).own.whole(), None);
    assert_eq!(some.lacking(&table(), Side::Own), ["2", "3", "4"]);
}

#[test]
fn points_that_do_not_fit_are_told_at_their_cells() {
    let wrong = sheet(vec![
        row("1", Some(6001), None),
        row("9", Some(1), None),
        row("3", None, Some(1001)),
        row("4", Some(501), None),
    ]);
    let faults = wrong.misfits(&table());
    let told: Vec<_> = faults
        .iter()
        .map(|it| (it.place.row.unwrap(), it.place.cell.clone().unwrap(), it.says(Lang::Vi)))
        .collect();
    assert_eq!(told[0].2, "mục 1 nhiều nhất 60 điểm");
    assert_eq!((told[1].0, told[1].1.as_str()), (1, "item"));
    assert_eq!((told[2].1.as_str(), told[2].2), ("checked", "mục 3 thưởng nhiều nhất 10 điểm"));
    assert_eq!(told[3].2, "mục 4 trừ nhiều nhất 5 điểm");
}

#[test]
fn steps_go_on_one_by_one_or_need_a_reason() {
    let mut score = sheet(Vec::new());
    assert_eq!(score.next_stage().unwrap().name, "own");
    let cases = [
        ("compiled", "", false),
        ("own", "", true),
        ("own", "", false),
        ("checked", "", false),
        ("checked", "không có bản tổng hợp", true),
        ("own", "", false),
        ("own", "đơn vị xin chấm lại", true),
        ("compiled", "", true),
    ];
    for (stage, reason, fits) in cases {
        let taken = score.step(step(stage, reason));
        assert_eq!(taken.is_ok(), fits, "{stage} {reason}: {taken:?}");
    }
    assert_eq!(score.reached(), ["own", "compiled"]);
    let faults = Record::Score(Score { steps: vec![step("adopted", "")], ..score }).faults();
    assert!(faults.iter().any(|it| it.place.cell.as_deref() == Some("reason")), "{faults:?}");
}

#[test]
fn steps_ask_for_the_points_they_speak_of() {
    let mut score = sheet(vec![row("1", Some(1), None), row("2", Some(1), Some(1))]);
    let table = scheme(&[("", "1", "base", 100), ("", "2", "base", 100)]);
    score.steps = vec![step("own", "")];
    assert!(score.unready(&table).is_empty());
    score.steps.push(step("checked", "gấp"));
    assert_eq!(score.unready(&table)[0].says(Lang::Vi), "1 mục chưa có điểm thẩm định: 1");
    score.steps.push(step("own", "chấm lại"));
    assert!(score.unready(&table).is_empty());
}

/// A ranking of so many points, by a table of one item.
fn ranking(points: &[Option<i32>], stage: &str) -> Ranking {
    let table = scheme(&[("", "1", "base", 100_000)]);
    let unit = |index: usize| Id::of_name(&format!("unit {index}"));
    let scores: Vec<Score> = points
        .iter()
        .enumerate()
        .map(|(index, points)| Score {
            unit: Some(unit(index)),
            steps: vec![step(stage, "")],
            ..sheet(vec![row("1", *points, None)])
        })
        .collect();
    let sheets: Vec<Sheet> = scores
        .iter()
        .enumerate()
        .map(|(at, score)| Sheet { id: unit(at), score, scheme: Some(&table) })
        .collect();
    let members: Vec<Member> =
        (0..points.len()).map(|index| Member { unit: unit(index), ceased: false }).collect();
    Ranking::of(&members, &sheets)
}

#[test]
fn ties_share_a_rank_and_the_next_goes_over_it() {
    let ranks = |points: &[Option<i32>]| -> Vec<Option<u16>> {
        ranking(points, "adopted").places.iter().map(|place| place.rank).collect()
    };
    assert_eq!(ranks(&[Some(9), Some(8), Some(8), Some(7)]), [Some(1), Some(2), Some(2), Some(4)]);
    assert_eq!(ranks(&[Some(8), Some(8)]), [Some(1), Some(1)]);
    assert_eq!(ranks(&[None, Some(0)]), [Some(1), None]);
    assert!(ranking(&[Some(1), Some(2)], "adopted").is_certain());
    assert!(!ranking(&[Some(1), None], "adopted").is_certain());
    assert!(!ranking(&[Some(1), Some(2)], "checked").is_certain());
}

#[test]
fn who_has_no_sheet_is_missing_unless_it_ceased() {
    let [here, gone, lacking] = ["here", "gone", "lacking"].map(Id::of_name);
    let table = scheme(&[("", "1", "base", 100)]);
    let score = Score { unit: Some(here), ..sheet(vec![row("1", Some(1), None)]) };
    let sheet = Sheet { id: here, score: &score, scheme: Some(&table) };
    let member = |unit, ceased| Member { unit, ceased };
    let members = [member(here, false), member(gone, true), member(lacking, false)];
    let ranking = Ranking::of(&members, &[sheet]);
    assert_eq!(ranking.missing().collect::<Vec<_>>(), [lacking]);
    assert_eq!(ranking.places.len(), 2);
    let other = Score { unit: Some(lacking), scheme: Some(here), ..score.clone() };
    let mixed = [sheet, Sheet { id: gone, score: &other, scheme: Some(&table) }];
    let mixed = Ranking::of(&members, &mixed);
    assert!(mixed.mixed && mixed.places.iter().all(|place| place.rank.is_none()));
}

proptest! {
    #[test]
    fn ranking_is_by_points_and_ties_share(
        points in prop::collection::vec(prop::option::of(0..50_i32), 1..12)
    ) {
        let ranking = ranking(&points, "own");
        for (place, other) in ranking.places.iter().zip(ranking.places.iter().skip(1)) {
            let sum = |it: &thidua::model::scoring::ranking::Place| it.sums.own.whole();
            match (sum(place), sum(other)) {
                (Some(one), Some(two)) => {
                    prop_assert!(one >= two);
                    prop_assert_eq!(one == two, place.rank == other.rank);
                }
                (one, two) => prop_assert!(one.is_some() || two.is_none()),
            }
        }
        let known = points.iter().flatten().count();
        prop_assert_eq!(ranking.places.iter().filter(|it| it.rank.is_some()).count(), known);
    }

    #[test]
    fn totals_never_change_by_the_order_of_rows(
        points in prop::collection::vec(
            (prop::option::of(0..500_i32), prop::option::of(0..500_i32)), 4..=4),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let rows: Vec<ItemPoints> = points
            .iter()
            .enumerate()
            .map(|(at, (own, checked))| row(&(at + 1).to_string(), *own, *checked))
            .collect();
        let shuffled = order.iter().map(|at| rows[*at].clone()).collect();
        prop_assert_eq!(Sums::of(&table(), &sheet(rows)), Sums::of(&table(), &sheet(shuffled)));
    }
}
