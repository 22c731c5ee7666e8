//! Nominations counted by member, year and whom they are for; the list behind a figure is what it counts.

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::nomination::{Nomination, Step};
use thidua::model::{Id, Kind, Link, Record, Stored};
use thidua::store::catalog::query::{Cache, page};
use thidua::store::catalog::{Catalog, Writer};
use thidua::store::request::{
    Behind, Class, Count, Counted, Query, Scope, TALLIED_YEARS, Tallied, Tally, Whom, Whose,
};

use super::made::{Truth, apply, award, bloc, changes, id, nomination, person, unit};

fn tally(catalog: &Catalog, year: i16) -> Tally {
    catalog.tally(id(Kind::Bloc, 0), year, &|| false).unwrap()
}

fn of(tally: &Tally, member: Option<u8>) -> &Tallied {
    let member = member.map(|at| id(Kind::Unit, at));
    tally.members.iter().find(|tallied| tallied.member == member).unwrap()
}

fn changed(mut stored: Stored, change: impl FnOnce(&mut Nomination)) -> Stored {
    let Record::Nomination(nomination) = &mut stored.record else { panic!("no nomination") };
    change(nomination);
    stored
}

fn stepped(stored: Stored, state: &str, day: Option<jiff::civil::Date>) -> Stored {
    changed(stored, |it| {
        it.steps.push(Step { state: state.into(), date: day, ..Step::default() });
    })
}

fn someone(at: u8) -> Link {
    Link::new(Kind::Person, id(Kind::Person, at))
}

fn team(at: u8) -> Link {
    Link::new(Kind::Unit, id(Kind::Unit, at))
}

/// Two members, a unit below the first, a leader, a clerk, somebody without a post.
fn writer() -> Writer {
    let mut leader = person(1, "Lãnh đạo", None, &[(3, "Cục trưởng")]);
    let Record::Person(record) = &mut leader.record else { panic!("no person") };
    record.posts[0].leader = true;
    let mut gone = unit(2, "Môi trường", None, Some(2));
    let Record::Unit(record) = &mut gone.record else { panic!("no unit") };
    record.valid_until = Some(date(2022, 10, 31));
    let mut writer = Writer::new();
    for stored in [
        bloc(0, "Khối"),
        unit(1, "Địa chất", None, Some(1)),
        gone,
        unit(3, "Một cục", Some(1), None),
        leader,
        person(2, "Nhân viên", None, &[(2, "Chuyên viên")]),
        person(3, "Không rõ", None, &[]),
        award(1, "LĐTT", "Lao động tiên tiến", None),
    ] {
        writer.put(&stored);
    }
    writer
}

#[test]
fn a_nomination_belongs_to_the_member_above_its_unit() {
    let mut writer = writer();
    for (at, nominee, proposing, member, whom) in [
        (1, someone(1), None, Some(1), Whom::Leader),
        (2, someone(1), Some(2), Some(2), Whom::Leader),
        (3, someone(2), None, Some(2), Whom::Staff),
        (4, someone(3), None, None, Whom::Unplaced),
        (5, someone(3), Some(3), Some(1), Whom::Unplaced),
        (6, team(3), None, Some(1), Whom::Collective),
        (7, team(2), None, Some(2), Whom::Collective),
    ] {
        let stored = changed(nomination(at, nominee, 1, 2021), |it| {
            it.unit = proposing.map(|at| id(Kind::Unit, at));
        });
        writer.put(&stored);
        let tally = tally(&writer.snapshot(), 2021);
        let count = of(&tally, member).years[TALLIED_YEARS - 1][whom as usize];
        assert_eq!(count, Count { proposed: 1, nominees: 1, decided: 0 }, "nomination {at}");
        writer.remove(stored.link());
    }
}

#[test]
fn a_member_that_is_gone_by_then_has_nothing() {
    let mut writer = writer();
    writer.put(&nomination(1, team(2), 1, 2022));
    writer.put(&nomination(2, team(2), 1, 2023));
    let tally = tally(&writer.snapshot(), 2023);
    let collectives = |member, back: usize| {
        of(&tally, member).years[TALLIED_YEARS - 1 - back][Whom::Collective as usize].proposed
    };
    assert_eq!((collectives(Some(2), 1), collectives(Some(2), 0)), (1, 0));
    assert_eq!((collectives(None, 1), collectives(None, 0)), (0, 1));
}

#[test]
fn everybody_counts_once_and_withdrawn_nominations_never() {
    let mut writer = writer();
    let states = ["draft", "withdrawn", "refused", "cancelled", "decided", "presented"];
    for (at, state) in (1..).zip(states) {
        writer.put(&stepped(nomination(at, someone(2), 1, 2021), state, None));
    }
    let tally = tally(&writer.snapshot(), 2021);
    let count = of(&tally, Some(2)).years[TALLIED_YEARS - 1][Whom::Staff as usize];
    assert_eq!(count, Count { proposed: 5, nominees: 1, decided: 2 });
    let [award] = tally.awards.as_slice() else { panic!("{:?}", tally.awards) };
    assert_eq!((award.member, award.used, award.held), (Some(id(Kind::Unit, 2)), 3, 2));
}

#[test]
fn days_are_counted_where_both_are_known_and_in_order() {
    let mut writer = writer();
    for (at, happened, first) in [
        (1, Some(date(2021, 3, 1)), Some(date(2021, 4, 1))),
        (2, Some(date(2021, 3, 1)), Some(date(2021, 3, 1))),
        (3, None, Some(date(2021, 4, 1))),
        (4, Some(date(2021, 3, 1)), None),
        (5, Some(date(2021, 3, 2)), Some(date(2021, 3, 1))),
    ] {
        let stored = stepped(nomination(at, someone(2), 1, 2021), "draft", first);
        let stored = stepped(stored, "sent", Some(date(2021, 12, 31)));
        writer.put(&changed(stored, |it| it.happened = happened));
    }
    let tally = tally(&writer.snapshot(), 2021);
    assert_eq!(of(&tally, Some(2)).days[Whom::Staff as usize], [0, 31]);
}

#[test]
fn ten_years_are_counted_and_no_more() {
    let mut writer = writer();
    for (at, year) in [(1, 2011), (2, 2012), (3, 2021), (4, 2022)] {
        writer.put(&nomination(at, team(1), 1, year));
    }
    let tally = tally(&writer.snapshot(), 2021);
    let years = of(&tally, Some(1)).years.map(|year| year[Whom::Collective as usize].proposed);
    assert_eq!(years, [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
}

#[test]
fn counting_ends_when_nobody_waits() {
    let catalog = writer().snapshot();
    assert_eq!(catalog.tally(id(Kind::Bloc, 0), 2021, &|| true), None);
    let unknown = catalog.tally(id(Kind::Bloc, 9), 2021, &|| false).unwrap();
    assert!(unknown.members.is_empty());
}

/// How many nominations a list shows behind a figure.
fn listed(catalog: &Catalog, truth: &Truth, bloc: Id, year: i16, behind: Behind) -> usize {
    let scope = Scope { bloc: Some(bloc), unit: None, year: Some(year) };
    let query = Query { scope, behind: Some(behind), ..Query::of(Kind::Nomination) };
    let fetch = |link: Link| truth.get(&link).cloned();
    page(catalog, &query, &fetch, &mut Cache::default(), &|| false).unwrap().total
}

proptest! {
    #[test]
    fn the_list_behind_a_figure_has_as_many_as_it_says(
        changes in changes(), year in 2018..2023i16, bloc in 0..3u8,
    ) {
        let (mut writer, mut truth) = (Writer::new(), Truth::default());
        apply(&changes, &mut writer, &mut truth);
        let (catalog, bloc) = (writer.snapshot(), id(Kind::Bloc, bloc));
        let tally = catalog.tally(bloc, year, &|| false).unwrap();
        let classes =
            [Class::All, Class::Persons, Class::Collectives, Class::Leaders, Class::Others];
        for tallied in &tally.members {
            let whose = tallied.member.map_or(Whose::Elsewhere, Whose::Member);
            for class in classes {
                let said = |ago: u8, part: fn(Count) -> u32| -> usize {
                    let years = tallied.years[TALLIED_YEARS - 1 - usize::from(ago)];
                    let cells = Whom::ALL.into_iter().zip(years);
                    let of_class = cells.filter(|(whom, _)| class.has(*whom));
                    of_class.map(|(_, count)| part(count) as usize).sum()
                };
                let days = Whom::ALL.into_iter().zip(&tallied.days);
                let timed = days.filter(|(whom, _)| class.has(*whom)).map(|(_, days)| days.len());
                for (counted, said) in [
                    (Counted::Proposed, said(0, |count| count.proposed)),
                    (Counted::Before, said(1, |count| count.proposed)),
                    (Counted::Decided, said(0, |count| count.decided)),
                    (Counted::Timed, timed.sum()),
                ] {
                    let behind = Behind { whose, class, counted };
                    let year = year - i16::from(counted.ago());
                    let found = listed(&catalog, &truth, bloc, year, behind);
                    prop_assert_eq!(said, found, "{:?}", behind);
                }
            }
        }
        for award in &tally.awards {
            let whose = award.member.map_or(Whose::Elsewhere, Whose::Member);
            let behind = Behind { whose, class: Class::All, counted: Counted::Using(award.award) };
            let found = listed(&catalog, &truth, bloc, year, behind);
            prop_assert_eq!(usize::try_from(award.used).unwrap(), found);
        }
        let everything = listed(
            &catalog, &truth, bloc, year,
            Behind { whose: Whose::Bloc, class: Class::All, counted: Counted::Proposed },
        );
        let wanted = truth.values().filter(|stored| match &stored.record {
            Record::Nomination(it) => {
                it.bloc == Some(bloc) && it.year == year && it.nominee.is_some()
                    && it.state() != "withdrawn"
            }
            _ => false,
        });
        prop_assert_eq!(everything, wanted.count());
    }
}
