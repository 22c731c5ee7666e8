//! Two records that are one: what moves, what is kept, what is refused, and that undo gives it all back.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::meeting::{Attendee, Meeting};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::rating::Rating;
use thidua::model::unit::{Predecessor, Unit, UnitFigures};
use thidua::model::{Fault, Id, Kind, Link, Record, Stored};
use thidua::store::Store;
use thidua::store::journal::Act;
use thidua::store::request::{Done, Refusal};

use super::helm::*;

fn seen(stored: &Stored) -> (Link, u64) {
    (stored.link(), stored.version)
}

fn merge(store: &Store, keep: &Stored, gone: &Stored) -> Result<Done, Refusal> {
    store.merge(&actor("Lan"), seen(keep), seen(gone))
}

/// Where the reasons of a refusal stand.
fn apart(refused: Result<Done, Refusal>) -> Vec<(String, String)> {
    match refused {
        Err(Refusal::Apart(faults)) => {
            let one = |(title, fault): (Option<String>, Fault)| {
                (title.unwrap_or_default(), fault.place.field)
            };
            faults.into_iter().map(one).collect()
        }
        other => panic!("{other:?}"),
    }
}

/// Every record but its version.
fn records(store: &Store) -> BTreeMap<Link, Record> {
    let mut found = BTreeMap::new();
    for kind in Kind::ALL {
        store
            .scan_records(kind, &mut |stored| {
                found.insert(stored.link(), stored.record);
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
    }
    found
}

fn post(unit: Id, name: &str) -> Post {
    Post { unit: Some(unit), post: name.into(), ..Post::default() }
}

#[test]
fn one_of_two_persons_stays_with_all_that_was_about_both() {
    let store = store();
    let house = house(&store);
    let keep = make(
        &store,
        Record::Person(Person {
            name: "Nguyễn Thúy Hòa".into(),
            posts: vec![post(house.unit.id, "Vụ trưởng")],
            note: "theo danh sách 2020".into(),
            ..Person::default()
        }),
    );
    let gone = make(
        &store,
        Record::Person(Person {
            name: "Nguyễn Thuý Hoà".into(),
            honorific: "ba".into(),
            birth_year: Some(1970),
            posts: vec![
                post(house.unit.id, "Phó Vụ trưởng"),
                Post { from: Some(date(2020, 1, 1)), ..post(house.unit.id, "Vụ trưởng") },
            ],
            note: "theo báo".into(),
            ..Person::default()
        }),
    );
    let of = |nominee: &Stored, year| {
        let Record::Nomination(nomination) = house.nomination(year) else { panic!("it is one") };
        Record::Nomination(Nomination { nominee: Some(nominee.link()), ..nomination })
    };
    let (first, second) = (make(&store, of(&keep, 2020)), make(&store, of(&gone, 2021)));
    let attendee = |person: &Stored, role: &str, present| Attendee {
        person: Some(person.id),
        role: role.into(),
        unit: None,
        present,
    };
    let meeting = make(
        &store,
        Record::Meeting(Meeting {
            bloc: Some(house.bloc.id),
            kind: "year_end".into(),
            year_reviewed: Some(2020),
            date: Some(date(2021, 2, 24)),
            form: "in_person".into(),
            attendees: vec![attendee(&keep, "chủ trì", false), attendee(&gone, "", true)],
            ..Meeting::default()
        }),
    );
    let owner = |of: &Stored, share| Owner { owner: Some(of.link()), share: Some(share) };
    let initiative = make(
        &store,
        Record::Initiative(Initiative {
            bloc: Some(house.bloc.id),
            name: "Số hóa hồ sơ".into(),
            scope: "unit".into(),
            year: 2020,
            owners: vec![owner(&keep, 30), owner(&gone, 20)],
            ..Initiative::default()
        }),
    );
    let before = records(&store);
    let done = merge(&store, &keep, &gone).unwrap();
    assert_eq!(done.act, Act::Merge);
    assert_eq!(
        done.summary.vi,
        "gộp CN-0003 Nguyễn Thuý Hoà vào CN-0002 Nguyễn Thúy Hòa (3 bản ghi theo sang)"
    );
    assert_eq!(store.get(gone.link()).unwrap(), None);
    let Record::Person(person) = read(&store, keep.link()).record else { panic!("a person") };
    assert_eq!((person.honorific.as_str(), person.birth_year), ("ba", Some(1970)));
    let posts: Vec<_> = person.posts.iter().map(|it| (it.post.as_str(), it.from)).collect();
    assert_eq!(posts, [("Phó Vụ trưởng", None), ("Vụ trưởng", Some(date(2020, 1, 1)))]);
    let note: Vec<&str> = person.note.lines().collect();
    assert_eq!(
        note,
        [
            "theo danh sách 2020",
            "Gộp từ CN-0003 Nguyễn Thuý Hoà (họ và tên: Nguyễn Thuý Hoà).",
            "theo báo"
        ]
    );
    for nomination in [&first, &second] {
        let Record::Nomination(it) = read(&store, nomination.link()).record else { panic!("one") };
        assert_eq!(it.nominee, Some(keep.link()));
    }
    let Record::Meeting(met) = read(&store, meeting.link()).record else { panic!("a meeting") };
    assert_eq!(met.attendees, [attendee(&keep, "chủ trì", true)]);
    let Record::Initiative(it) = read(&store, initiative.link()).record else { panic!("one") };
    assert_eq!(it.owners, [owner(&keep, 50)]);
    whole(&store);

    // The history tells it on both sides, and one undo gives all back.
    assert_eq!(store.history(keep.link()).unwrap()[0].act, Act::Merge);
    assert_eq!(store.history(gone.link()).unwrap()[0].act, Act::Merge);
    assert_eq!(store.find_gone(Kind::Person, "cn-0003").unwrap(), Some(gone.link()));
    let mentions = store.mentions(keep.link()).unwrap().unwrap();
    assert_eq!(mentions.records.len(), 3);
    store.undo(&actor("Lan")).unwrap();
    assert_eq!(records(&store), before);
    store.redo(&actor("Lan")).unwrap();
    assert_eq!(store.get(gone.link()).unwrap(), None);
    whole(&store);
}

#[test]
fn a_unit_takes_the_names_figures_and_parts_of_the_other() {
    let store = store();
    let house = house(&store);
    let figures = |year, staff| UnitFigures { year, staff: Some(staff), ..UnitFigures::default() };
    let gone = make(
        &store,
        Record::Unit(Unit {
            name: "Tổng cục môi trường (cũ)".into(),
            short: "VEA".into(),
            bloc: Some(house.bloc.id),
            figures: vec![figures(2019, 200)],
            valid_until: Some(date(2022, 10, 31)),
            ..Unit::default()
        }),
    );
    let part = make(&store, unit("Cục Kiểm soát ô nhiễm", house.bloc.id, Some(gone.id)));
    let held = make(&store, term(house.bloc.id, 2021, gone.id));
    merge(&store, &house.unit, &gone).unwrap();
    let Record::Unit(kept) = read(&store, house.unit.link()).record else { panic!("a unit") };
    let aliases: Vec<&str> = kept.aliases.iter().map(|alias| alias.name.as_str()).collect();
    assert_eq!(aliases, ["Tổng cục môi trường (cũ)"], "the short name was lacking and is taken");
    assert_eq!((kept.short.as_str(), kept.valid_until), ("VEA", None));
    assert_eq!(kept.figures, [figures(2019, 200)]);
    assert!(kept.note.contains("31/10/2022"), "{}", kept.note);
    let Record::Unit(part) = read(&store, part.link()).record else { panic!("a unit") };
    assert_eq!(part.parent, Some(house.unit.id));
    let Record::Term(held) = read(&store, held.link()).record else { panic!("a term") };
    assert_eq!(held.chair, Some(house.unit.id));
    whole(&store);
}

#[test]
fn what_would_be_nonsense_is_refused_with_its_place() {
    let store = store();
    let house = house(&store);
    let below = make(&store, unit("Cục A", house.bloc.id, Some(house.unit.id)));
    let next = make(
        &store,
        Record::Unit(Unit {
            name: "Cục B".into(),
            bloc: Some(house.bloc.id),
            predecessors: vec![Predecessor { unit: Some(below.id), basis: String::new() }],
            ..Unit::default()
        }),
    );
    let before = records(&store);
    let places =
        |refused| -> Vec<String> { apart(refused).into_iter().map(|(_, field)| field).collect() };
    assert_eq!(places(merge(&store, &below, &house.unit)), ["parent"]);
    assert_eq!(places(merge(&store, &next, &below)), ["predecessors"]);
    assert_eq!(places(merge(&store, &below, &next)), ["predecessors"]);
    assert!(matches!(merge(&store, &below, &below), Err(Refusal::Cannot(_))));
    assert!(matches!(merge(&store, &below, &house.person), Err(Refusal::Cannot(_))));
    let stale = store.merge(&actor("Lan"), seen(&below), (next.link(), 7));
    assert!(matches!(stale, Err(Refusal::Cannot(_))));
    assert_eq!(records(&store), before);
}

#[test]
fn two_ratings_of_a_year_or_one_achievement_twice_stand_in_the_way() {
    let store = store();
    let house = house(&store);
    let other = make(&store, person("Trần Thị Ngọc"));
    let rating = |of: &Stored, year, rating: &str| {
        Record::Rating(Rating {
            bloc: Some(house.bloc.id),
            subject: Some(of.link()),
            year,
            rating: rating.into(),
            ..Rating::default()
        })
    };
    make(&store, rating(&house.person, 2020, "good"));
    make(&store, rating(&house.person, 2018, "good"));
    make(&store, rating(&other, 2018, "good"));
    make(&store, rating(&other, 2019, "excellent"));
    let excellent = make(&store, rating(&other, 2020, "excellent"));
    let dated = |of: &Stored| {
        let Record::Nomination(it) = house.nomination(2021) else { panic!("it is one") };
        Record::Nomination(Nomination {
            nominee: Some(of.link()),
            achieved_from: Some(date(2021, 1, 1)),
            achieved_until: Some(date(2021, 12, 31)),
            ..it
        })
    };
    make(&store, dated(&house.person));
    let second = make(&store, dated(&other));
    let told = apart(merge(&store, &house.person, &other));
    let expected = [
        (second.record.code().to_owned(), "award".to_owned()),
        (excellent.record.code().to_owned(), "rating".to_owned()),
    ];
    for reason in &expected {
        assert!(told.contains(reason), "{reason:?} in {told:?}");
    }
    assert_eq!(told.len(), 2);
}

#[test]
fn what_was_wrong_before_does_not_stand_in_the_way() {
    let store = store();
    let house = house(&store);
    let gone = make(&store, person("Trần Thị Ngọc"));
    let of_gone = |change: fn(&mut Nomination)| {
        let Record::Nomination(mut it) = house.nomination(2021) else { panic!("it is one") };
        it.nominee = Some(gone.link());
        it.achieved_from = Some(date(2021, 1, 1));
        it.achieved_until = Some(date(2021, 12, 31));
        change(&mut it);
        Record::Nomination(it)
    };
    // Facts of the past, taken in exactly: a title for unexpected merit, and one award twice.
    let odd = [
        of_gone(|it| it.kind = "unexpected".into()),
        of_gone(|_| ()),
        of_gone(|it| it.note = "lần hai".into()),
    ];
    let mut all: Vec<Stored> = Vec::new();
    for kind in Kind::ALL {
        store
            .scan_records(kind, &mut |stored| {
                all.push(stored);
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
    }
    for (number, record) in odd.into_iter().enumerate() {
        let mut stored = Stored { id: Id::fresh(), version: 1, record };
        stored.record.set_code(format!("DN-2021-{number:04}"));
        all.push(stored);
    }
    let past = super::helm::store();
    let mut given = all.into_iter().map(Ok);
    past.import_exact(&mut given, &mut std::iter::empty(), Some(house.bloc.id)).unwrap();
    merge(&past, &house.person, &gone).unwrap();
    assert_eq!(past.mentions(house.person.link()).unwrap().unwrap().records.len(), 3);
}

/// What a nomination of the property is like: whose, of which year, how far.
type Sketch = (bool, i16, u8);

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    prop::collection::vec((any::<bool>(), 2015..2025_i16, 0..3_u8), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_merge_keeps_every_nomination_and_undo_gives_all_back(
        sketches in sketches(),
        posts in prop::collection::vec(any::<bool>(), 0..4),
    ) {
        let store = store();
        let house = house(&store);
        let posts = posts.iter().map(|first| post(house.unit.id, if *first { "A" } else { "B" }));
        let gone = make(&store, Record::Person(Person {
            name: "Trần Thị Ngọc".into(),
            birth_year: Some(1975),
            posts: posts.collect(),
            ..Person::default()
        }));
        for (first, year, state) in &sketches {
            let Record::Nomination(it) = house.nomination(*year) else { panic!("it is one") };
            let nominee = if *first { house.person.link() } else { gone.link() };
            let state = ["sent", "chosen", "decided"][usize::from(*state)].to_owned();
            let steps = vec![Step { state, ..Step::default() }];
            let nomination = Nomination { nominee: Some(nominee), steps, ..it };
            make(&store, Record::Nomination(nomination));
        }
        let before = records(&store);
        merge(&store, &house.person, &gone).unwrap();
        let after = records(&store);
        for (link, record) in &before {
            let Record::Nomination(was) = record else { continue };
            let now = Nomination { nominee: Some(house.person.link()), ..was.clone() };
            prop_assert_eq!(after.get(link), Some(&Record::Nomination(now)));
        }
        prop_assert_eq!(after.len() + 1, before.len());
        prop_assert_eq!(store.audit().unwrap(), vec![]);
        store.undo(&actor("Lan")).unwrap();
        prop_assert_eq!(records(&store), before);
        prop_assert_eq!(store.audit().unwrap(), vec![]);
    }
}

#[test]
fn the_same_rating_twice_becomes_one() {
    let store = store();
    let house = house(&store);
    let other = make(&store, person("Trần Thị Ngọc"));
    let rating = |of: &Stored, note: &str| {
        Record::Rating(Rating {
            bloc: Some(house.bloc.id),
            subject: Some(of.link()),
            year: 2018,
            rating: "good".into(),
            note: note.into(),
            ..Rating::default()
        })
    };
    make(&store, rating(&house.person, "sổ 1"));
    make(&store, rating(&other, "sổ 2"));
    merge(&store, &house.person, &other).unwrap();
    let left = store.about(house.person.link(), thidua::model::Kind::Rating).unwrap();
    let [left] = left.as_slice() else { panic!("{left:?}") };
    let Some(Record::Rating(left)) = store.get(*left).unwrap().map(|it| it.record) else {
        panic!("it is a rating")
    };
    assert_eq!(left.note, "sổ 1\nsổ 2");
    store.undo(&actor("Lan")).unwrap();
    assert_eq!(store.about(other.link(), thidua::model::Kind::Rating).unwrap().len(), 1);
}
