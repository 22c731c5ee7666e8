//! Rates of members and blocs from counts and figures, with what is not known left unknown.

use jiff::civil::date;
use thidua::model::bloc::{Bloc, BlocFigures};
use thidua::model::quota::Quota;
use thidua::model::unit::{Unit, UnitFigures};
use thidua::model::{Id, Kind, Record, Stored};
use thidua::report::quotas::{Why, quotas};
use thidua::report::rates::{Base, Days, Source};
use thidua::report::share::Share;
use thidua::store::catalog::Writer;
use thidua::store::request::{Class, Count, OfAward, TALLIED_YEARS, Tallied, Tally, Whom, Whose};

fn id(at: u8) -> Id {
    Id::from_bytes([at; 16])
}

/// Year, staff, subordinate units, leaders.
type Figures = (i16, Option<u32>, Option<u32>, Option<u32>);

fn unit(figures: &[Figures]) -> Unit {
    let figures = figures.iter().map(|(year, staff, units, leaders)| UnitFigures {
        year: *year,
        staff: *staff,
        units: *units,
        leaders: *leaders,
    });
    Unit { bloc: Some(id(0)), figures: figures.collect(), ..Unit::default() }
}

fn tallied(member: Option<u8>) -> Tallied {
    Tallied {
        member: member.map(id),
        years: [[Count::default(); Whom::ALL.len()]; TALLIED_YEARS],
        days: [const { Vec::new() }; Whom::ALL.len()],
    }
}

fn count(proposed: u32, nominees: u32, decided: u32) -> Count {
    Count { proposed, nominees, decided }
}

/// Two members: the first has figures of 2021, the second has none.
fn source() -> Source {
    let (mut first, mut second, elsewhere) = (tallied(Some(1)), tallied(Some(2)), tallied(None));
    let last = TALLIED_YEARS - 1;
    first.years[last][Whom::Leader as usize] = count(2, 1, 1);
    first.years[last][Whom::Staff as usize] = count(3, 3, 2);
    first.years[last][Whom::Unplaced as usize] = count(1, 1, 0);
    first.years[last - 1][Whom::Staff as usize] = count(2, 2, 2);
    second.years[last][Whom::Collective as usize] = count(1, 1, 1);
    first.days[Whom::Leader as usize] = vec![10];
    first.days[Whom::Staff as usize] = vec![4, 31];
    second.days[Whom::Staff as usize] = vec![100];
    Source {
        bloc: Bloc::default(),
        members: vec![
            (id(1), unit(&[(2021, Some(100), Some(0), Some(10)), (2020, Some(200), None, None)])),
            (id(2), unit(&[])),
        ],
        tally: Tally {
            bloc: id(0),
            year: 2021,
            members: vec![first, second, elsewhere],
            awards: Vec::new(),
        },
    }
}

const fn of(part: u64, whole: u64) -> Share {
    Share::Of { part, whole }
}

#[test]
fn a_rate_is_of_the_members_own_figure_of_the_year() {
    let source = source();
    for (class, member, base, rate) in [
        (Class::Persons, 1, Base::Own(100), of(5, 100)),
        (Class::Leaders, 1, Base::Own(10), of(1, 10)),
        (Class::Others, 1, Base::Own(90), of(3, 90)),
        (Class::Collectives, 1, Base::Own(0), Share::Nothing),
        (Class::Persons, 2, Base::Unknown, Share::Unknown),
        (Class::Collectives, 2, Base::Unknown, Share::Unknown),
        (Class::Leaders, 2, Base::Unknown, Share::Unknown),
    ] {
        let rates = source.rates(class);
        let row = rates.rows.iter().find(|row| row.whose == Whose::Member(id(member))).unwrap();
        assert_eq!((row.base, row.rate), (base, rate), "{class:?} of {member}");
    }
}

#[test]
fn the_bloc_is_measured_on_what_was_published_or_on_the_sum_of_all() {
    let mut source = source();
    let base = |source: &Source, class| source.rates(class).rows[0].base;
    assert_eq!(base(&source, Class::Persons), Base::Missing(1));
    source.members[1].1 = unit(&[(2021, Some(50), Some(4), Some(5))]);
    assert_eq!(base(&source, Class::Persons), Base::Sum(150));
    assert_eq!(base(&source, Class::Collectives), Base::Sum(4));
    assert_eq!(base(&source, Class::Others), Base::Sum(135));
    source.bloc.figures = vec![BlocFigures { year: 2021, units: None, staff: Some(160) }];
    assert_eq!(base(&source, Class::Persons), Base::Published(160));
    assert_eq!(base(&source, Class::Collectives), Base::Sum(4));
    assert_eq!(source.rates(Class::Persons).rows[0].rate, of(5, 160));
    source.members[1].1.valid_until = Some(date(2020, 12, 31));
    assert_eq!(base(&source, Class::Collectives), Base::Sum(0));
}

#[test]
fn the_year_before_has_its_own_base_and_a_year_without_entries_is_unknown() {
    let mut source = source();
    let rates = source.rates(Class::Persons);
    assert_eq!(rates.rows[1].before, of(2, 200));
    assert_eq!(rates.rows[1].decided, of(3, 6));
    let years = rates.rows[1].years;
    assert_eq!(years[..8], [None; 8]);
    assert_eq!(years[8..], [Some(2), Some(6)]);
    source.tally.members[0].years[TALLIED_YEARS - 2] = [Count::default(); 4];
    assert_eq!(source.rates(Class::Persons).rows[1].before, Share::Unknown);
    source.tally.members[0].years[TALLIED_YEARS - 1] = [Count::default(); 4];
    source.tally.members[1].years[TALLIED_YEARS - 1] = [Count::default(); 4];
    let rates = source.rates(Class::Persons);
    assert_eq!((rates.rows[1].rate, rates.rows[1].decided), (Share::Unknown, Share::Unknown));
}

#[test]
fn members_with_none_and_without_base_are_named() {
    let source = source();
    let rates = source.rates(Class::Persons);
    assert_eq!(rates.with_none().collect::<Vec<_>>(), [id(2)]);
    assert_eq!(rates.without_base().collect::<Vec<_>>(), [id(2)]);
    assert_eq!(source.rates(Class::Collectives).with_none().collect::<Vec<_>>(), [id(1)]);
}

#[test]
fn what_belongs_to_no_member_has_a_row_where_there_is_any() {
    let mut source = source();
    assert_eq!(source.rates(Class::Persons).rows.len(), 3);
    source.tally.members[2].years[TALLIED_YEARS - 1][Whom::Staff as usize] = count(1, 1, 0);
    let rates = source.rates(Class::Persons);
    let row = rates.rows.last().unwrap();
    assert_eq!((row.whose, row.base, row.rate), (Whose::Elsewhere, Base::None, Share::Unknown));
    assert_eq!(rates.rows[0].count.nominees, 6);
}

#[test]
fn the_median_is_over_all_days_of_the_class() {
    let source = source();
    let days = |class, row: usize| source.rates(class).rows[row].days;
    assert_eq!(days(Class::Persons, 0), Days { median: Some(20), known: 4 });
    assert_eq!(days(Class::Persons, 1), Days { median: Some(10), known: 3 });
    assert_eq!(days(Class::Leaders, 1), Days { median: Some(10), known: 1 });
    assert_eq!(days(Class::Collectives, 0), Days { median: None, known: 0 });
}

#[test]
fn what_is_left_of_a_quota_is_known_where_its_base_is() {
    let mut source = source();
    source.tally.awards = vec![
        OfAward { award: id(7), member: Some(id(1)), used: 4, held: 2 },
        OfAward { award: id(7), member: Some(id(2)), used: 3, held: 0 },
        OfAward { award: id(8), member: Some(id(1)), used: 60, held: 40 },
    ];
    let quota = || Quota { bloc: Some(id(0)), year: 2021, award: Some(id(7)), ..Quota::default() };
    let share = |ratio: &str, base: &str, unit: Option<u8>| Quota {
        ratio: ratio.into(),
        base: base.into(),
        unit: unit.map(id),
        base_award: Some(id(8)),
        ..quota()
    };
    for (quota, allowed, used, left) in [
        (Quota { number: Some(10), ..quota() }, Ok(10), 7, Some(3)),
        (Quota { number: Some(5), ..quota() }, Ok(5), 7, Some(-2)),
        (Quota { number: Some(5), unit: Some(id(1)), ..quota() }, Ok(5), 4, Some(1)),
        (Quota { number: Some(5), unit: Some(id(9)), ..quota() }, Err(Why::NoMember), 0, None),
        (share("15 %", "staff", Some(1)), Ok(15), 4, Some(11)),
        (share("15 %", "staff", Some(2)), Err(Why::Staff), 3, None),
        (share("15 %", "staff", None), Err(Why::Staff), 7, None),
        (share("15 %", "units", None), Err(Why::Units), 7, None),
        (share("15 %", "holders", Some(1)), Ok(6), 4, Some(2)),
        (share("15 %", "holders", Some(2)), Err(Why::Holders), 3, None),
        (share("nhiều", "staff", Some(1)), Err(Why::Unreadable), 4, None),
        (share("15 %", "", Some(1)), Err(Why::Unreadable), 4, None),
    ] {
        let mut writer = Writer::new();
        let stored = Stored { id: id(50), version: 1, record: Record::Quota(quota.clone()) };
        writer.put(&stored);
        let found = quotas(&writer.snapshot(), &source);
        let [found] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((found.allowed, found.used, found.left()), (allowed, used, left), "{quota:?}");
    }
}

#[test]
fn quotas_of_other_years_and_blocs_are_others() {
    let mut writer = Writer::new();
    for (at, year, bloc) in [(50, 2020, 0), (51, 2021, 1), (52, 2021, 0)] {
        let quota = Quota {
            bloc: Some(id(bloc)),
            year,
            award: Some(id(7)),
            number: Some(u32::from(at)),
            ..Quota::default()
        };
        writer.put(&Stored { id: id(at), version: 1, record: Record::Quota(quota) });
    }
    let catalog = writer.snapshot();
    assert_eq!(catalog.count(Kind::Quota), 3);
    let found = quotas(&catalog, &source());
    assert_eq!(found.iter().map(|left| left.allowed).collect::<Vec<_>>(), [Ok(52)]);
}
