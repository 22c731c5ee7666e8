//! How units stood in older years, by the rows that renames and moves leave.

use jiff::civil::{Date, date};
use thidua::model::Id;
use thidua::model::recorded::Recorded;
use thidua::model::unit::{Former, Unit};

fn bloc(name: &str) -> Id {
    Id::of_name(name)
}

/// Named A until mid-2018 and B until the end of 2020 in bloc III, then C in bloc IV, below D from 2023.
fn unit() -> Unit {
    let row = |until: Date, name: &str, of: &str, order| Former {
        until: Some(until),
        name: name.into(),
        short: String::new(),
        bloc: Some(bloc(of)),
        parent: None,
        order: Some(order),
        basis: "QĐ".into(),
    };
    Unit {
        name: "Đơn vị C".into(),
        short: "C".into(),
        bloc: Some(bloc("IV")),
        parent: Some(Id::of_name("D")),
        // Not in the order of time: the days decide.
        former: vec![
            row(date(2022, 12, 31), "Đơn vị C", "IV", 7),
            row(date(2018, 6, 30), "Đơn vị A", "III", 2),
            row(date(2020, 12, 31), "Đơn vị B", "III", 1),
        ],
        ..Unit::default()
    }
}

#[test]
fn a_unit_is_what_it_was_at_the_end_of_a_year() {
    let unit = unit();
    let cases = [
        (2010, "Đơn vị A", "III", true, Some(2)),
        (2017, "Đơn vị A", "III", true, Some(2)),
        (2018, "Đơn vị B", "III", true, Some(1)),
        (2020, "Đơn vị B", "III", true, Some(1)),
        (2021, "Đơn vị C", "IV", true, Some(7)),
        (2022, "Đơn vị C", "IV", true, Some(7)),
        (2023, "C", "IV", false, None),
        (9_999, "C", "IV", false, None),
    ];
    for (year, title, of, member, order) in cases {
        let stood = unit.in_year(year);
        assert_eq!(
            (stood.title(), stood.bloc, stood.order),
            (title, Some(bloc(of)), order),
            "{year}"
        );
        assert_eq!(unit.is_member_in(Id::of_name(of), year), member, "{year}");
    }
    assert!(unit.was_ever_member(Id::of_name("III")) && unit.was_ever_member(Id::of_name("IV")));
    assert!(!unit.was_ever_member(Id::of_name("V")));
}

#[test]
fn the_last_day_of_a_name_is_still_its_day() {
    let unit = unit();
    assert_eq!(unit.as_of(date(2018, 6, 30)).name, "Đơn vị A");
    assert_eq!(unit.as_of(date(2018, 7, 1)).name, "Đơn vị B");
}

#[test]
fn a_unit_that_ended_stands_as_it_did_when_it_ended() {
    let mut unit = unit();
    unit.valid_until = Some(date(2019, 3, 31));
    assert_eq!(unit.in_year(2021).name, "Đơn vị B");
    assert!(!unit.is_member_in(Id::of_name("III"), 2020));
    assert!(unit.is_member_in(Id::of_name("III"), 2019));
}

#[test]
fn former_names_are_names_that_people_may_call_it_by() {
    let names = unit().names();
    for name in ["Đơn vị A", "Đơn vị B", "Đơn vị C", "C"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
    assert!(names.iter().skip(2).all(|name| !name.is_empty()));
}
