//! Who holds the chair next.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::Id;
use thidua::model::bloc::{Bloc, Expected, Turn};
use thidua::model::forecast::{Course, Forecast, Skipped, Why, chair_of};
use thidua::model::term::{Deputy, Term};
use thidua::model::unit::{Former, Predecessor, Unit};

fn id(name: &str) -> Id {
    Id::of_name(name)
}

fn bloc() -> Id {
    id("bloc")
}

fn member(name: &str, order: u16) -> (Id, Unit) {
    let unit =
        Unit { name: name.into(), bloc: Some(bloc()), order: Some(order), ..Unit::default() };
    (id(name), unit)
}

fn term(year: i16, chair: &str, deputies: &[&str]) -> Term {
    Term {
        bloc: Some(bloc()),
        year,
        chair: Some(id(chair)),
        deputies: deputies.iter().map(|name| Deputy { unit: Some(id(name)) }).collect(),
        ..Term::default()
    }
}

fn members() -> Vec<(Id, Unit)> {
    // The order of the slice is not the order of the bloc.
    vec![member("c", 3), member("a", 1), member("d", 4), member("b", 2)]
}

fn refs(units: &[(Id, Unit)]) -> Vec<(Id, &Unit)> {
    units.iter().map(|(id, unit)| (*id, unit)).collect()
}

fn run(
    settings: &Bloc,
    terms: &[Term],
    units: &[(Id, Unit)],
    year: i16,
    n: usize,
) -> Vec<Forecast> {
    let terms: Vec<&Term> = terms.iter().collect();
    let units = refs(units);
    Course::new(bloc(), settings, &terms, &units).forecast(year, n)
}

fn ask(terms: &[Term], units: &[(Id, Unit)], year: i16) -> (Option<Id>, Why) {
    let found = run(&Bloc::default(), terms, units, year, 1).pop().unwrap();
    assert_eq!(found.year, year);
    (found.chair, found.why)
}

fn turn(name: &str, last: Option<i16>) -> (Option<Id>, Why) {
    (Some(id(name)), Why::Rotation(last))
}

fn deputy(name: &str) -> (Option<Id>, Why) {
    (Some(id(name)), Why::Deputy)
}

#[test]
fn a_recorded_term_wins_then_the_deputy_then_whoever_waited_longest() {
    let terms = [term(2020, "b", &["d"]), term(2021, "a", &[]), term(2023, "d", &[])];
    let units = members();
    assert_eq!(ask(&terms, &units, 2021), (Some(id("a")), Why::Recorded));
    assert_eq!(ask(&terms[..1], &units, 2021), deputy("d"));
    // B follows A in the order, but had its turn; C had none that is known.
    assert_eq!(ask(&terms, &units, 2022), turn("c", None));
    assert_eq!(ask(&terms, &units, 2024), turn("c", None));
    assert_eq!(ask(&terms, &units, 2019), (None, Why::Unknown));
    assert_eq!(ask(&terms, &units, 2025), (None, Why::Unknown));
    assert_eq!(ask(&[], &units, 2021), (None, Why::Unknown));
    let all =
        [term(2020, "b", &[]), term(2021, "c", &[]), term(2022, "d", &[]), term(2023, "a", &[])];
    assert_eq!(ask(&all, &units, 2024), turn("b", Some(2020)), "round again");
}

#[test]
fn terms_of_other_blocs_and_units_below_members_do_not_count() {
    let other = Term { bloc: Some(id("other")), ..term(2020, "a", &[]) };
    assert_eq!(ask(&[other], &members(), 2021), (None, Why::Unknown));
    let mut units = members();
    units[3].1.parent = Some(id("a"));
    assert_eq!(ask(&[term(2020, "a", &["b"])], &units, 2021), turn("c", None));
}

#[test]
fn members_that_are_gone_are_passed_over_and_told() {
    let mut units = members();
    units[3].1.valid_until = Some(date(2020, 10, 31));
    let terms = [term(2020, "a", &["b", "d"])];
    assert_eq!(ask(&terms, &units, 2021), deputy("d"), "the next deputy");
    let found = run(&Bloc::default(), &terms, &units, 2021, 2);
    let gone =
        Skipped { unit: id("b"), until: Some(date(2020, 10, 31)), ceased: true, successor: None };
    assert_eq!(found[0].skipped, [gone]);
    assert_eq!(found[1].skipped, [], "told once");
    assert_eq!(ask(&[term(2020, "a", &["b"])], &units, 2021), turn("c", None));
    assert_eq!(ask(&[term(2020, "b", &[])], &units, 2021), turn("c", None));
    for unit in &mut units {
        unit.1.valid_until = Some(date(2020, 10, 31));
    }
    let found = run(&Bloc::default(), &[term(2020, "a", &["b"])], &units, 2021, 1);
    assert_eq!((found[0].chair, &found[0].why), (None, &Why::Nobody));
    assert_eq!(found[0].skipped[0].unit, id("b"), "the deputy first");
    assert_eq!(found[0].skipped.len(), 4);
}

#[test]
fn whoever_continues_a_unit_takes_its_place_and_its_turns() {
    let mut units = members();
    let reorganised = date(2022, 10, 31);
    for unit in &mut units {
        if unit.0 != id("c") {
            unit.1.valid_until = Some(reorganised);
        }
    }
    let heir = |name: &str, of: &str| {
        let (own, mut unit) = member(name, 9);
        unit.order = None;
        unit.valid_from = Some(date(2022, 11, 1));
        unit.predecessors = vec![Predecessor { unit: Some(id(of)), basis: String::new() }];
        (own, unit)
    };
    units.extend([heir("b2", "b"), heir("a2", "a"), heir("d2", "d")]);
    let terms = [term(2020, "a", &[]), term(2021, "b", &["c"]), term(2022, "c", &["d"])];
    let found = run(&Bloc::default(), &terms, &units, 2023, 4);
    let chairs: Vec<(Option<Id>, Why)> =
        found.iter().map(|found| (found.chair, found.why.clone())).collect();
    // D was deputy: what continues it steps up. A had its turn before B: so have those that continue them.
    let wanted =
        [deputy("d2"), turn("a2", Some(2020)), turn("b2", Some(2021)), turn("c", Some(2022))];
    assert_eq!(chairs, wanted);
    assert_eq!(found[0].skipped[0].successor, Some(id("d2")));
    assert_eq!(found[0].deputy, Some(id("a2")), "whoever would be next");
    let told: Vec<Id> = found[0].skipped.iter().map(|it| it.unit).collect();
    assert_eq!(told, [id("d"), id("a"), id("b")]);
    assert!(found[1..].iter().all(|found| found.skipped.is_empty()));
}

#[test]
fn of_two_that_continue_a_unit_the_one_with_its_place_goes_first() {
    let mut units = members();
    units[1].1.valid_until = Some(date(2025, 12, 31));
    let part = |name: &str, order: Option<u16>| {
        let (own, mut unit) = member(name, 0);
        unit.order = order;
        unit.valid_from = Some(date(2026, 1, 1));
        unit.predecessors = vec![Predecessor { unit: Some(id("a")), basis: String::new() }];
        (own, unit)
    };
    // By name the other would come first.
    units.extend([part("a heir", Some(1)), part("a", None)]);
    units[5].0 = id("other");
    let terms =
        [term(2022, "b", &[]), term(2023, "c", &[]), term(2024, "d", &[]), term(2025, "a", &[])];
    let found = run(&Bloc::default(), &terms, &units, 2026, 5);
    let chairs: Vec<Option<Id>> = found.iter().map(|found| found.chair).collect();
    let wanted = ["b", "c", "d", "a heir", "other"].map(|name| Some(id(name)));
    assert_eq!(chairs, wanted);
    assert_eq!(found[0].skipped[0].successor, Some(id("a heir")));
}

#[test]
fn a_unit_that_left_the_bloc_is_told_to_have_left() {
    let mut units = members();
    let left = date(2020, 6, 30);
    units[3].1.bloc = Some(id("other"));
    units[3].1.former =
        vec![Former { until: Some(left), bloc: Some(bloc()), order: Some(2), ..Former::default() }];
    let found = run(&Bloc::default(), &[term(2019, "a", &["b"])], &units, 2020, 1).pop().unwrap();
    assert_eq!((found.chair, found.why), turn("c", None));
    let told = Skipped { unit: id("b"), until: Some(left), ceased: false, successor: None };
    assert_eq!(found.skipped, [told]);
}

#[test]
fn what_is_set_by_hand_wins_over_deputies_and_order() {
    let expected = vec![
        Expected {
            year: 2021,
            chair: Some(id("d")),
            deputy: Some(id("a")),
            reason: "bầu lại".into(),
        },
        Expected { year: 2024, chair: Some(id("c")), deputy: None, reason: "xin nhận".into() },
    ];
    let settings = Bloc { expected, ..Bloc::default() };
    let terms = [term(2020, "a", &["c"])];
    let found = run(&settings, &terms, &members(), 2021, 4);
    let chairs: Vec<(Option<Id>, Why)> =
        found.iter().map(|found| (found.chair, found.why.clone())).collect();
    let wanted = [
        (Some(id("d")), Why::ByHand("bầu lại".into())),
        deputy("a"),
        turn("b", None),
        (Some(id("c")), Why::ByHand("xin nhận".into())),
    ];
    assert_eq!(chairs, wanted);
    let deputies: Vec<Option<Id>> = found.iter().map(|found| found.deputy).collect();
    assert_eq!(deputies, ["a", "b", "c", "d"].map(|name| Some(id(name))));
    let recorded = [term(2020, "a", &["c"]), term(2021, "b", &[])];
    let found = run(&settings, &recorded, &members(), 2021, 1).pop().unwrap();
    assert_eq!((found.chair, found.why), (Some(id("b")), Why::Recorded));
    // Known again after a year of which nothing is known.
    let found = run(&settings, &[], &members(), 2023, 3);
    assert_eq!(found[0].why, Why::Unknown);
    assert_eq!(found[1].chair, Some(id("c")));
    assert!(found[2].chair.is_some());
}

#[test]
fn the_order_set_for_the_bloc_wins_over_the_official_one() {
    let turn_of = |name: &str| Turn { unit: Some(id(name)) };
    let rotation = ["d", "c", "b"].map(turn_of).to_vec();
    let settings = Bloc { rotation, ..Bloc::default() };
    let found = run(&settings, &[term(2020, "d", &[])], &members(), 2021, 4);
    let chairs: Vec<Option<Id>> = found.iter().map(|found| found.chair).collect();
    assert_eq!(chairs, ["c", "b", "a", "d"].map(|name| Some(id(name))));
}

#[test]
fn nobody_follows_itself() {
    let units = [member("a", 1)];
    assert_eq!(ask(&[term(2020, "a", &[])], &units, 2021), (None, Why::Nobody));
}

#[test]
fn several_years_rest_on_one_another() {
    let terms = [term(2020, "a", &["c"]), term(2023, "b", &[])];
    let found: Vec<(i16, Option<Id>, Why)> = run(&Bloc::default(), &terms, &members(), 2021, 5)
        .into_iter()
        .map(|forecast| (forecast.year, forecast.chair, forecast.why))
        .collect();
    let expected = [
        (2021, Some(id("c")), Why::Deputy),
        (2022, Some(id("d")), Why::Rotation(None)),
        (2023, Some(id("b")), Why::Recorded),
        (2024, Some(id("a")), Why::Rotation(Some(2020))),
        (2025, Some(id("c")), Why::Rotation(Some(2021))),
    ];
    assert_eq!(found, expected);
    let terms: Vec<&Term> = terms.iter().collect();
    assert_eq!(chair_of(&terms, bloc(), 2020).unwrap().chair, Some(id("a")));
    assert_eq!(chair_of(&terms, bloc(), 2021), None);
}

/// Units that join and cease when they like; some continue one before them.
fn any_units() -> impl Strategy<Value = Vec<(Id, Unit)>> {
    let one = (
        prop::option::of(1990i16..2035),
        prop::option::of(1995i16..2040),
        prop::option::of(any::<prop::sample::Index>()),
        prop::option::of(1u16..9),
    );
    prop::collection::vec(one, 2..9).prop_map(|rows| {
        let mut units: Vec<(Id, Unit)> = Vec::new();
        for (number, (from, until, before, order)) in (1..).zip(rows) {
            let (own, mut unit) = member(&format!("đơn vị {number}"), 1);
            unit.order = order;
            unit.valid_from = from.map(|year| date(year, 3, 1));
            unit.valid_until = until
                .filter(|until| from.is_none_or(|from| from <= *until))
                .map(|year| date(year, 10, 31));
            if let Some(before) = before.filter(|_| !units.is_empty()) {
                let before = Some(units[before.index(units.len())].0);
                unit.predecessors = vec![Predecessor { unit: before, basis: String::new() }];
            }
            units.push((own, unit));
        }
        units
    })
}

/// The unit and all that it came from.
fn line(units: &[(Id, Unit)], unit: Id) -> Vec<Id> {
    let mut line = vec![unit];
    let mut at = 0;
    while let Some(next) = line.get(at).copied() {
        let (_, unit) = units.iter().find(|(id, _)| *id == next).unwrap();
        line.extend(unit.predecessors.iter().filter_map(|row| row.unit));
        at += 1;
    }
    line
}

proptest! {
    /// Between two turns of a unit, the later of which rotation gives it, every other lasting member has one.
    #[test]
    fn rotation_is_fair_over_any_membership(
        units in any_units(),
        recorded in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        rotation in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let start = 2000i16;
        let terms: Vec<Term> = (start..).zip(&recorded).map(|(year, index)| Term {
            bloc: Some(bloc()), year, chair: Some(units[index.index(units.len())].0), ..Term::default()
        }).collect();
        let rotation = rotation.iter().map(|at| Turn { unit: Some(units[at.index(units.len())].0) });
        let settings = Bloc { rotation: rotation.collect(), ..Bloc::default() };
        let first = start + i16::try_from(terms.len()).unwrap();
        let found = run(&settings, &terms, &units, first, 40);
        let mut turns: Vec<(i16, Id)> = terms.iter().map(|term| (term.year, term.chair.unwrap())).collect();
        turns.extend(found.iter().filter_map(|found| Some((found.year, found.chair?))));
        for forecast in found.iter().filter(|found| matches!(found.why, Why::Rotation(_))) {
            let (unit, year) = (forecast.chair.unwrap(), forecast.year);
            let own = line(&units, unit);
            let before = turns.iter().filter(|(turn, of)| *turn < year && own.contains(of)).max();
            let Some((last, _)) = before.copied() else { continue };
            for (other, record) in units.iter().filter(|(other, _)| *other != unit) {
                if !(last..=year).all(|year| record.exists_in(year)) {
                    continue;
                }
                let line = line(&units, *other);
                let had = turns.iter().any(|(turn, of)| (last..year).contains(turn) && line.contains(of));
                prop_assert!(had, "{other} has no turn between {last} and {year} of {unit}");
            }
        }
    }

    /// With the same members all the time everybody has as many turns, never two running.
    #[test]
    fn everybody_has_as_many_turns(count in 2usize..9, rounds in 1usize..5, first in any::<prop::sample::Index>()) {
        let names: Vec<String> = (0..count).map(|place| format!("đơn vị {place}")).collect();
        let units: Vec<(Id, Unit)> =
            names.iter().zip(1u16..).map(|(name, order)| member(name, order)).collect();
        let start = term(2000, &names[first.index(count)], &[]);
        let forecasts = run(&Bloc::default(), &[start], &units, 2001, count * rounds);
        let mut turns = BTreeMap::new();
        for forecast in &forecasts {
            *turns.entry(forecast.chair.unwrap()).or_insert(0) += 1;
        }
        prop_assert_eq!(turns.len(), count, "everyone gets a turn");
        prop_assert!(turns.values().all(|turns| *turns == rounds), "everyone as often");
        prop_assert!(forecasts.windows(2).all(|pair| pair[0].chair != pair[1].chair));
        prop_assert!(forecasts.windows(2).all(|pair| pair[0].deputy == pair[1].chair));
    }

    #[test]
    fn only_members_of_that_year_are_forecast(
        gone in prop::collection::vec(prop::option::of(2000i16..2012), 1..7), years in 1usize..12,
    ) {
        let units: Vec<(Id, Unit)> = gone.iter().zip(1u16..).map(|(until, order)| {
            let (id, mut unit) = member(&order.to_string(), order);
            unit.valid_until = until.map(|year| date(year, 6, 30));
            (id, unit)
        }).collect();
        let start = term(2000, "1", &["2"]);
        for found in run(&Bloc::default(), &[start], &units, 2001, years) {
            let chair = units.iter().find(|(id, _)| Some(*id) == found.chair);
            prop_assert!(chair.is_none_or(|(_, unit)| unit.exists_in(found.year)));
            for skipped in found.skipped {
                let (_, unit) = units.iter().find(|(id, _)| *id == skipped.unit).unwrap();
                prop_assert!(!unit.exists_in(found.year));
            }
        }
    }
}
