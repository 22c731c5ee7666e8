//! A bloc's published figures beside its members' own.

use jiff::civil::date;
use thidua::model::Id;
use thidua::model::bloc::{Bloc, BlocFigures};
use thidua::model::totals::{Totals, Verdict, reconcile};
use thidua::model::unit::{Unit, UnitFigures};

fn bloc() -> Bloc {
    let figures = vec![BlocFigures { year: 2020, units: Some(92), staff: Some(6708) }];
    Bloc { figures, ..Bloc::default() }
}

fn member(units: Option<u32>, staff: Option<u32>) -> Unit {
    Unit {
        figures: vec![UnitFigures { year: 2020, staff, units, leaders: None }],
        ..Unit::default()
    }
}

fn totals(units: &[Unit], year: i16) -> Totals {
    let units: Vec<(Id, &Unit)> = units.iter().map(|unit| (Id::fresh(), unit)).collect();
    reconcile(&bloc(), &units, year)
}

#[test]
fn figures_that_agree_say_so() {
    let totals = totals(&[member(Some(22), Some(6000)), member(Some(70), Some(708))], 2020);
    assert_eq!(
        (totals.units.verdict(), totals.staff.verdict()),
        (Verdict::Agrees, Verdict::Agrees)
    );
    assert!(totals.agrees());
    assert!(totals.says().vi.contains("6.708, khớp"), "{}", totals.says().vi);
}

#[test]
fn figures_that_differ_say_by_how_much() {
    let totals = totals(&[member(Some(22), Some(6000)), member(Some(68), Some(1708))], 2020);
    assert_eq!(totals.units.verdict(), Verdict::Differs(-2));
    assert_eq!(totals.staff.verdict(), Verdict::Differs(1000));
    assert!(!totals.agrees());
    assert!(totals.says().vi.contains("các thành viên cộng 7.708: lệch 1.000"));
    assert!(totals.says().en.contains("members add up to 90: 2 apart"));
}

#[test]
fn missing_members_are_counted() {
    let mut below = member(Some(50), Some(50));
    below.parent = Some(Id::fresh());
    let mut gone = member(Some(50), Some(50));
    gone.valid_until = Some(date(2019, 12, 31));
    let units = [member(Some(22), None), Unit::default(), Unit::default(), below, gone];
    let totals = totals(&units, 2020);
    assert_eq!(totals.members, 3);
    assert_eq!((totals.units.sum, totals.units.known, totals.units.missing), (22, 1, 2));
    assert_eq!(totals.units.verdict(), Verdict::MembersMissing(2));
    assert_eq!(totals.staff.verdict(), Verdict::MembersMissing(3));
    let says = totals.says();
    assert!(
        says.vi.contains("công bố 92; 1/3 thành viên có số liệu (cộng 22), còn thiếu 2"),
        "{}",
        says.vi
    );
    assert!(says.en.contains("6,708 published; 0 of 3 members known"), "{}", says.en);
}

#[test]
fn too_much_already_is_a_difference_even_where_members_are_missing() {
    let totals = totals(&[member(Some(93), Some(1)), Unit::default()], 2020);
    assert_eq!(totals.units.verdict(), Verdict::Differs(1));
    assert_eq!(totals.staff.verdict(), Verdict::MembersMissing(1));
}

#[test]
fn a_year_without_published_figures_is_not_judged() {
    let totals = totals(&[member(Some(22), None)], 2019);
    assert_eq!(totals.units.verdict(), Verdict::NotPublished);
    assert_eq!(totals.units.sum, 0, "figures of another year do not count");
    assert!(!totals.agrees());
    assert!(totals.says().en.starts_with("2019. Subordinate units: not published"));
}
