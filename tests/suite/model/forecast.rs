//! Who holds the chair next.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::Id;
use thidua::model::forecast::{Forecast, Why, chair_of, forecast, next};
use thidua::model::term::{Deputy, Term};
use thidua::model::unit::Unit;

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

fn ask(terms: &[Term], units: &[(Id, Unit)], year: i16) -> Option<(Id, Why)> {
    let terms: Vec<&Term> = terms.iter().collect();
    let found = next(&terms, &refs(units), bloc(), year);
    found.map(|Forecast { year: of, chair, why }| {
        assert_eq!(of, year);
        (chair, why)
    })
}

#[test]
fn a_recorded_term_wins_then_the_deputy_then_the_order() {
    let terms = [term(2020, "b", &["d"]), term(2021, "a", &[]), term(2023, "d", &[])];
    let units = members();
    assert_eq!(ask(&terms, &units, 2021), Some((id("a"), Why::Recorded)));
    assert_eq!(ask(&terms[..1], &units, 2021), Some((id("d"), Why::Deputy)));
    assert_eq!(ask(&terms, &units, 2022), Some((id("b"), Why::Rotation)));
    assert_eq!(ask(&terms, &units, 2024), Some((id("a"), Why::Rotation)), "round again");
    assert_eq!(ask(&terms, &units, 2019), None, "the year before is not known");
    assert_eq!(ask(&terms, &units, 2025), None, "the year before is not known");
    assert_eq!(ask(&[], &units, 2021), None);
}

#[test]
fn terms_of_other_blocs_and_units_below_members_do_not_count() {
    let other = Term { bloc: Some(id("other")), ..term(2020, "a", &[]) };
    assert_eq!(ask(&[other], &members(), 2021), None);
    let mut units = members();
    units[3].1.parent = Some(id("a"));
    assert_eq!(ask(&[term(2020, "a", &["b"])], &units, 2021), Some((id("c"), Why::Rotation)));
}

#[test]
fn members_that_are_gone_are_passed_over() {
    let mut units = members();
    units[3].1.valid_until = Some(date(2020, 10, 31));
    let terms = [term(2020, "a", &["b", "d"])];
    assert_eq!(ask(&terms, &units, 2021), Some((id("d"), Why::Deputy)), "the next deputy");
    assert_eq!(ask(&[term(2020, "a", &["b"])], &units, 2021), Some((id("c"), Why::Rotation)));
    assert_eq!(ask(&[term(2020, "b", &[])], &units, 2021), Some((id("c"), Why::Rotation)));
    for unit in &mut units {
        unit.1.valid_until = Some(date(2020, 10, 31));
    }
    assert_eq!(ask(&[term(2020, "a", &["b"])], &units, 2021), None);
}

#[test]
fn nobody_follows_itself() {
    let units = [member("a", 1)];
    assert_eq!(ask(&[term(2020, "a", &[])], &units, 2021), None);
}

#[test]
fn several_years_rest_on_one_another() {
    let terms = [term(2020, "a", &["c"]), term(2023, "b", &[])];
    let terms: Vec<&Term> = terms.iter().collect();
    let units = members();
    let found: Vec<(i16, Id, Why)> = forecast(&terms, &refs(&units), bloc(), 2021, 4)
        .iter()
        .map(|forecast| (forecast.year, forecast.chair, forecast.why))
        .collect();
    let expected = [
        (2021, id("c"), Why::Deputy),
        (2022, id("d"), Why::Rotation),
        (2023, id("b"), Why::Recorded),
        (2024, id("c"), Why::Rotation),
    ];
    assert_eq!(found, expected);
    assert_eq!(chair_of(&terms, bloc(), 2020).unwrap().chair, Some(id("a")));
    assert_eq!(chair_of(&terms, bloc(), 2021), None);
}

proptest! {
    #[test]
    fn rotation_is_fair(count in 2usize..9, rounds in 1usize..5, first in any::<prop::sample::Index>()) {
        let names: Vec<String> = (0..count).map(|place| format!("đơn vị {place}")).collect();
        let units: Vec<(Id, Unit)> =
            names.iter().zip(1u16..).map(|(name, order)| member(name, order)).collect();
        let start = term(2000, &names[first.index(count)], &[]);
        let forecasts = forecast(&[&start], &refs(&units), bloc(), 2001, count * rounds);
        prop_assert_eq!(forecasts.len(), count * rounds);
        let mut turns = BTreeMap::new();
        for forecast in &forecasts {
            *turns.entry(forecast.chair).or_insert(0) += 1;
        }
        prop_assert_eq!(turns.len(), count, "everyone gets a turn");
        prop_assert!(turns.values().all(|turns| *turns == rounds), "everyone as often");
        prop_assert!(forecasts.windows(2).all(|pair| pair[0].chair != pair[1].chair));
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
        for found in forecast(&[&start], &refs(&units), bloc(), 2001, years) {
            let (_, unit) = units.iter().find(|(id, _)| *id == found.chair).unwrap();
            prop_assert!(unit.exists_in(found.year));
        }
    }
}
