//! Units renamed, merged, split, moved, dissolved: what goes with them, what is refused, what undo gives back.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use proptest::prelude::*;
use thidua::model::bloc::{Bloc, Expected, Turn};
use thidua::model::contact::Contact;
use thidua::model::person::{Person, Post};
use thidua::model::rating::Rating;
use thidua::model::reorganisation::{BelowGoes, NewUnit, PartOf, PersonGoes, Reorganisation, What};
use thidua::model::unit::Unit;
use thidua::model::{Fault, Id, Kind, Link, Record, Stored};
use thidua::store::Store;
use thidua::store::codec::{Body, encode};
use thidua::store::journal::Act;
use thidua::store::request::{Ask, Refusal, Save};

use super::helm::*;

/// A bloc of three members, of which the first has a unit below it, people, a contact and a past.
struct Land {
    store: Store,
    bloc: Stored,
    units: [Stored; 3],
    below: Stored,
    ngoc: Stored,
    dat: Stored,
    left: Stored,
    child: Stored,
    contact: Stored,
}

fn make_unit(store: &Store, unit: Unit) -> Stored {
    make(store, Record::Unit(unit))
}

fn post(unit: &Stored, name: &str) -> Post {
    Post { unit: Some(unit.id), post: name.into(), ..Post::default() }
}

fn land() -> Land {
    let store = store();
    let bloc = make(&store, bloc("Khối Thi đua III"));
    let unit = |name: &str, order| Unit {
        name: name.into(),
        bloc: Some(bloc.id),
        order: Some(order),
        valid_from: Some(date(2008, 1, 1)),
        ..Unit::default()
    };
    let units = [
        make_unit(&store, unit("Tổng cục Môi trường", 1)),
        make_unit(&store, unit("Tổng cục Địa chất", 2)),
        make_unit(&store, unit("Tổng cục Khí tượng", 3)),
    ];
    let below = make_unit(
        &store,
        Unit {
            name: "Vụ Tổ chức cán bộ".into(),
            bloc: Some(bloc.id),
            parent: Some(units[0].id),
            ..Unit::default()
        },
    );
    let turns = units.iter().map(|unit| Turn { unit: Some(unit.id) }).collect();
    let expected = |year, unit: &Stored, deputy: &Stored| Expected {
        year,
        chair: Some(unit.id),
        deputy: Some(deputy.id),
        reason: "theo phân công".into(),
    };
    let expected = vec![
        expected(2022, &units[0], &units[1]),
        expected(2023, &units[0], &units[1]),
        expected(2024, &units[1], &units[2]),
    ];
    let save = edit(&bloc, |record| {
        if let Record::Bloc(bloc) = record {
            (bloc.rotation, bloc.expected) = (turns, expected);
        }
    });
    store.save(&actor("Lan"), vec![save]).unwrap();
    let person = |name: &str, posts: Vec<Post>| {
        make(&store, Record::Person(Person { name: name.into(), posts, ..Person::default() }))
    };
    let ngoc = person("Trần Thị Ngọc", vec![post(&units[0], "Phó Vụ trưởng")]);
    let dat = person(
        "Trương Văn Đạt",
        vec![Post { from: Some(date(2019, 5, 1)), ..post(&units[0], "Chuyên viên") }],
    );
    let left = person(
        "Lê Văn Tám",
        vec![
            Post { until: Some(date(2019, 12, 31)), ..post(&units[0], "Chuyên viên") },
            post(&units[1], "Trưởng phòng"),
        ],
    );
    let child = person("Phạm Thị Hoa", vec![post(&below, "Chuyên viên")]);
    let contact = make(
        &store,
        Record::Contact(Contact {
            bloc: Some(bloc.id),
            unit: Some(units[0].id),
            person: Some(ngoc.id),
            from: Some(date(2018, 1, 1)),
            telephone: "024 1234 5678".into(),
            ..Contact::default()
        }),
    );
    make(&store, term(bloc.id, 2020, units[0].id));
    let rating = |subject: Link, year| {
        Record::Rating(Rating {
            bloc: Some(bloc.id),
            subject: Some(subject),
            year,
            rating: "excellent".into(),
            ..Rating::default()
        })
    };
    for (place, unit) in units.iter().enumerate() {
        make(&store, rating(unit.link(), 2019 + i16::try_from(place).unwrap()));
    }
    make(&store, rating(below.link(), 2020));
    let bloc = read(&store, bloc.link());
    Land { store, bloc, units, below, ngoc, dat, left, child, contact }
}

const DAY: Date = date(2022, 11, 1);
const EVE: Date = date(2022, 10, 31);

fn asked(what: What, unit: &Stored) -> Reorganisation {
    Reorganisation {
        date: Some(DAY),
        basis: "NĐ 68/2022/NĐ-CP".into(),
        ..Reorganisation::new(what, Some(unit.id), vec![(unit.id, unit.version)])
    }
}

fn merger(parts: &[&Stored], name: &str) -> Reorganisation {
    Reorganisation {
        unit: None,
        parts: parts.iter().map(|part| PartOf { unit: Some(part.id) }).collect(),
        name: name.into(),
        seen: Vec::new(),
        ..asked(What::Merge, parts[0])
    }
}

fn new_unit(name: &str) -> NewUnit {
    NewUnit { name: name.into(), ..NewUnit::default() }
}

fn goes(person: &Stored, to: &str) -> PersonGoes {
    PersonGoes { person: Some(person.id), to: to.into() }
}

fn below_goes(unit: &Stored, to: &str) -> BelowGoes {
    BelowGoes { unit: Some(unit.id), to: to.into() }
}

fn split(land: &Land) -> Reorganisation {
    Reorganisation {
        units: vec![new_unit("Vụ Môi trường"), new_unit("Cục Kiểm soát ô nhiễm")],
        persons: vec![goes(&land.ngoc, "2"), goes(&land.dat, "leaves")],
        below: vec![below_goes(&land.below, "1")],
        ..asked(What::Split, &land.units[0])
    }
}

impl Land {
    fn run(&self, asked: &Reorganisation) -> Result<thidua::store::request::Done, Refusal> {
        self.store.reorganise(&actor("Lan"), asked)
    }

    fn unit(&self, link: Link) -> Unit {
        match read(&self.store, link).record {
            Record::Unit(unit) => unit,
            other => panic!("{other:?}"),
        }
    }

    fn called(&self, name: &str) -> (Id, Unit) {
        let mut found = None;
        self.store
            .scan_records(Kind::Unit, &mut |stored| {
                if let Record::Unit(unit) = stored.record
                    && unit.name == name
                {
                    found = Some((stored.id, unit));
                }
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        found.unwrap_or_else(|| panic!("no unit {name}"))
    }

    fn posts(&self, person: &Stored) -> Vec<(Option<Id>, Option<Date>, Option<Date>)> {
        match read(&self.store, person.link()).record {
            Record::Person(it) => {
                it.posts.iter().map(|post| (post.unit, post.from, post.until)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    fn bloc(&self) -> Bloc {
        match read(&self.store, self.bloc.link()).record {
            Record::Bloc(bloc) => bloc,
            other => panic!("{other:?}"),
        }
    }

    fn turns(&self) -> Vec<Id> {
        self.bloc().rotation.iter().filter_map(|turn| turn.unit).collect()
    }

    fn contacts(&self) -> Vec<Contact> {
        let mut found = Vec::new();
        self.store
            .scan_records(Kind::Contact, &mut |stored| {
                if let Record::Contact(contact) = stored.record {
                    found.push(contact);
                }
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        found
    }

    /// Undo gives back the records from before, to the byte; redo those from after.
    fn turns_round(&self, before: &BTreeMap<Link, Vec<u8>>) {
        let after = bytes(&self.store);
        self.store.undo(&actor("Lan")).unwrap();
        assert_eq!(bytes(&self.store), *before);
        whole(&self.store);
        self.store.redo(&actor("Lan")).unwrap();
        assert_eq!(bytes(&self.store), after);
        whole(&self.store);
    }
}

/// Every record as it is kept, its version aside.
fn bytes(store: &Store) -> BTreeMap<Link, Vec<u8>> {
    let mut found = BTreeMap::new();
    for kind in Kind::ALL {
        store
            .scan_records(kind, &mut |stored| {
                let body = Body { version: 1, record: stored.record.clone() };
                found.insert(stored.link(), encode(&body).unwrap());
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
    }
    found
}

fn fields_of(refused: Result<thidua::store::request::Done, Refusal>) -> Vec<(String, String)> {
    match refused {
        Err(Refusal::Faults(faults)) => faults
            .into_iter()
            .map(|(_, fault): (_, Fault)| (fault.place.field, fault.message.en))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_renamed_unit_is_the_same_body_and_is_found_by_both_names() {
    let land = land();
    let before = bytes(&land.store);
    let rename = Reorganisation {
        name: "Cục Môi trường".into(),
        short: "Môi trường".into(),
        ..asked(What::Rename, &land.units[0])
    };
    let done = land.run(&rename).unwrap();
    assert_eq!(done.act, Act::Reorganise);
    assert_eq!(done.summary.vi, "đổi tên Tổng cục Môi trường thành Môi trường");
    let unit = land.unit(land.units[0].link());
    assert_eq!((unit.name.as_str(), unit.short.as_str()), ("Cục Môi trường", "Môi trường"));
    assert_eq!(unit.in_year(2021).title(), "Tổng cục Môi trường");
    assert_eq!(unit.as_of(EVE).name, "Tổng cục Môi trường");
    assert_eq!(unit.as_of(DAY).name, "Cục Môi trường");
    assert_eq!(unit.former[0].basis, "NĐ 68/2022/NĐ-CP");
    assert_eq!(land.posts(&land.ngoc), [(Some(land.units[0].id), None, None)]);
    land.store.load(&mut |_| {}).unwrap();
    for text in ["tong cuc moi truong", "cuc moi truong"] {
        let ask = Ask { kinds: vec![Kind::Unit], text: text.into(), bloc: None, limit: 5 };
        let found = land.store.suggest(&ask);
        assert_eq!(found.first().map(|it| it.link), Some(land.units[0].link()), "{text}");
    }
    let names = land.store.catalog();
    let then = thidua::model::Names::title(
        &names.names_in(thidua::text::Lang::Vi, 2021),
        land.units[0].link(),
    );
    assert_eq!(then.as_deref(), Some("Tổng cục Môi trường"));
    whole(&land.store);
    land.turns_round(&before);
}

#[test]
fn two_units_become_a_new_one_with_all_that_was_theirs() {
    let land = land();
    let before = bytes(&land.store);
    let [one, other, third] = &land.units;
    let done = land.run(&merger(&[one, other], "Cục Tài nguyên")).unwrap();
    assert!(
        done.summary
            .vi
            .starts_with("hợp nhất Tổng cục Môi trường, Tổng cục Địa chất thành Cục Tài nguyên ("),
        "{}",
        done.summary.vi
    );
    let (id, new) = land.called("Cục Tài nguyên");
    assert_eq!((new.order, new.valid_from, new.parent), (Some(1), Some(DAY), None));
    let before_it: Vec<_> = new.predecessors.iter().map(|row| row.unit).collect();
    assert_eq!(before_it, [Some(one.id), Some(other.id)]);
    assert_eq!(new.predecessors[0].basis, "NĐ 68/2022/NĐ-CP");
    assert!(!new.code.is_empty());
    for part in [one, other] {
        assert_eq!(land.unit(part.link()).valid_until, Some(EVE));
    }
    assert_eq!(
        land.posts(&land.ngoc),
        [(Some(one.id), None, Some(EVE)), (Some(id), Some(DAY), None)]
    );
    let ended = Some(date(2019, 12, 31));
    assert_eq!(
        land.posts(&land.left),
        [
            (Some(one.id), None, ended),
            (Some(other.id), None, Some(EVE)),
            (Some(id), Some(DAY), None)
        ]
    );
    let below = land.unit(land.below.link());
    assert_eq!((below.parent, below.in_year(2021).parent), (Some(id), Some(one.id)));
    assert_eq!(land.posts(&land.child), [(Some(land.below.id), None, None)]);
    assert_eq!(land.turns(), [id, third.id]);
    let expected: Vec<_> =
        land.bloc().expected.iter().map(|row| (row.year, row.chair, row.deputy)).collect();
    assert_eq!(
        expected,
        [
            (2022, Some(one.id), Some(other.id)),
            (2023, Some(id), None),
            (2024, Some(id), Some(third.id))
        ]
    );
    let contacts = land.contacts();
    let told: Vec<_> = contacts.iter().map(|it| (it.unit, it.from, it.until)).collect();
    assert!(told.contains(&(Some(one.id), Some(date(2018, 1, 1)), Some(EVE))), "{told:?}");
    assert!(told.contains(&(Some(id), Some(DAY), None)), "{told:?}");
    assert!(contacts.iter().all(|it| it.telephone == "024 1234 5678" && !it.code.is_empty()));
    land.store.load(&mut |_| {}).unwrap();
    let catalog = land.store.catalog();
    let members = |year| -> Vec<Id> {
        catalog.members(land.bloc.id, Some(year)).iter().map(|stored| stored.id).collect()
    };
    assert_eq!(members(2021), [one.id, other.id, third.id]);
    assert_eq!(members(2023), [id, third.id]);
    let past = land.store.mentions(Link::new(Kind::Unit, id)).unwrap().unwrap();
    assert_eq!(past.line.len(), 3);
    assert_eq!(past.records.len(), 2, "the ratings of both parts");
    whole(&land.store);
    land.turns_round(&before);
}

#[test]
fn one_unit_goes_into_another_which_stays() {
    let land = land();
    let [one, other, third] = &land.units;
    let into = Reorganisation { into: Some(third.id), ..merger(&[one], "") };
    let done = land.run(&into).unwrap();
    assert!(
        done.summary.en.starts_with("merge Tổng cục Môi trường into Tổng cục Khí tượng"),
        "{}",
        done.summary.en
    );
    let stays = land.unit(third.link());
    assert_eq!((stays.valid_until, stays.former.len(), stays.order), (None, 0, Some(3)));
    assert_eq!(stays.predecessors[0].unit, Some(one.id));
    assert_eq!(land.turns(), [other.id, third.id], "it keeps its own turn");
    assert_eq!(land.posts(&land.dat)[1], (Some(third.id), Some(DAY), None));
    whole(&land.store);
}

#[test]
fn a_split_asks_about_everybody_and_loses_nobody() {
    let land = land();
    let before = bytes(&land.store);
    let bare = Reorganisation { persons: Vec::new(), below: Vec::new(), ..split(&land) };
    let outline = land.store.outline(&bare).unwrap();
    assert!(outline.open && outline.lines.is_empty());
    let who: Vec<_> = outline.asked.persons.iter().map(|row| row.person).collect();
    assert_eq!(who, [Some(land.ngoc.id), Some(land.dat.id)]);
    assert_eq!(outline.asked.below, [below_goes(&land.below, "")]);
    let told = fields_of(land.run(&bare));
    assert!(told[0].0 == "persons" && told[0].1.contains("Trần Thị Ngọc; Trương Văn Đạt"));
    assert!(told[1].0 == "below" && told[1].1.contains("Vụ Tổ chức cán bộ"), "{told:?}");
    assert_eq!(bytes(&land.store), before);
    let outline = land.store.outline(&split(&land)).unwrap();
    assert!(!outline.open);
    let lines: Vec<&str> = outline.lines.iter().map(|line| line.en.as_str()).collect();
    assert!(lines.contains(&"+ Vụ Môi trường: new from 2022-11-01"), "{lines:#?}");
    assert!(lines.contains(&"- Tổng cục Môi trường: until 2022-10-31"), "{lines:#?}");
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("Posts that close and go on in the new unit (1): Trần"))
    );
    assert_eq!(bytes(&land.store), before, "looking changes nothing");
    land.run(&split(&land)).unwrap();
    let (first, made) = land.called("Vụ Môi trường");
    let (second, other) = land.called("Cục Kiểm soát ô nhiễm");
    assert_eq!((made.order, other.order), (Some(1), None));
    assert_eq!(land.turns(), [first, land.units[1].id, land.units[2].id, second]);
    assert_eq!(land.posts(&land.ngoc)[1], (Some(second), Some(DAY), None));
    assert_eq!(
        land.posts(&land.dat),
        [(Some(land.units[0].id), Some(date(2019, 5, 1)), Some(EVE))]
    );
    assert_eq!(land.unit(land.below.link()).parent, Some(first));
    let contacts = land.contacts();
    assert_eq!(contacts.iter().find(|it| it.until.is_none()).unwrap().unit, Some(second));
    let past = land.store.mentions(Link::new(Kind::Unit, second)).unwrap().unwrap();
    assert_eq!(past.records.len(), 1, "the rating of the unit that was split");
    whole(&land.store);
    land.turns_round(&before);
}

#[test]
fn the_turn_goes_to_the_new_unit_that_was_chosen() {
    let land = land();
    land.run(&Reorganisation { heir: Some(2), ..split(&land) }).unwrap();
    let (first, made) = land.called("Vụ Môi trường");
    let (second, other) = land.called("Cục Kiểm soát ô nhiễm");
    assert_eq!((made.order, other.order), (None, Some(1)));
    assert_eq!(land.turns(), [second, land.units[1].id, land.units[2].id, first]);
}

#[test]
fn a_unit_moves_with_what_is_below_it_and_was_a_member_before() {
    let land = land();
    let elsewhere = make(&land.store, bloc("Khối Thi đua IV"));
    let before = bytes(&land.store);
    let shift = Reorganisation {
        bloc: Some(elsewhere.id),
        order: Some(4),
        ..asked(What::Move, &land.units[0])
    };
    let done = land.run(&shift).unwrap();
    assert!(done.summary.vi.starts_with("chuyển Tổng cục Môi trường ("), "{}", done.summary.vi);
    let unit = land.unit(land.units[0].link());
    assert!(unit.is_member_in(land.bloc.id, 2021) && !unit.is_member_in(land.bloc.id, 2023));
    assert!(unit.is_member_in(elsewhere.id, 2023));
    let below = land.unit(land.below.link());
    assert_eq!((below.bloc, below.in_year(2021).bloc), (Some(elsewhere.id), Some(land.bloc.id)));
    assert_eq!(land.turns(), [land.units[1].id, land.units[2].id]);
    assert!(
        land.bloc()
            .expected
            .iter()
            .all(|row| row.year == 2022 || row.chair != Some(land.units[0].id))
    );
    assert_eq!(land.posts(&land.ngoc), [(Some(land.units[0].id), None, None)]);
    whole(&land.store);
    land.turns_round(&before);
    let under = Reorganisation {
        bloc: Some(land.bloc.id),
        parent: Some(land.units[1].id),
        ..asked(What::Move, &land.units[2])
    };
    land.run(&under).unwrap();
    let unit = land.unit(land.units[2].link());
    assert!(unit.is_member_in(land.bloc.id, 2021) && !unit.is_member_in(land.bloc.id, 2022));
    assert_eq!(land.turns(), [land.units[1].id]);
    whole(&land.store);
}

#[test]
fn a_unit_dissolved_closes_posts_and_asks_about_what_is_below() {
    let land = land();
    let before = bytes(&land.store);
    let end = asked(What::Dissolve, &land.units[0]);
    assert!(land.store.outline(&end).unwrap().open);
    let told = fields_of(land.run(&end));
    assert_eq!(told[0].0, "below");
    let end = Reorganisation { below: vec![below_goes(&land.below, "ends")], ..end };
    let done = land.run(&end).unwrap();
    assert!(done.summary.vi.starts_with("giải thể Tổng cục Môi trường"), "{}", done.summary.vi);
    assert_eq!(land.unit(land.units[0].link()).valid_until, Some(DAY));
    assert_eq!(land.unit(land.below.link()).valid_until, Some(DAY));
    assert_eq!(land.posts(&land.ngoc), [(Some(land.units[0].id), None, Some(DAY))]);
    assert_eq!(land.posts(&land.child), [(Some(land.below.id), None, Some(DAY))]);
    assert_eq!(land.turns(), [land.units[1].id, land.units[2].id]);
    let contact = read(&land.store, land.contact.link());
    assert_eq!(contact.record.years(), Some((2018, 2022)));
    assert_eq!(land.contacts().len(), 1);
    whole(&land.store);
    land.turns_round(&before);
}

#[test]
fn what_makes_no_sense_is_refused_at_its_field() {
    let land = land();
    let [one, other, third] = &land.units;
    let bad = |change: &dyn Fn(&mut Reorganisation), base: Reorganisation| {
        let mut asked = base;
        change(&mut asked);
        asked
    };
    let rename =
        || Reorganisation { name: "Cục Môi trường".into(), ..asked(What::Rename, one) };
    let shift = || Reorganisation { bloc: Some(land.bloc.id), ..asked(What::Move, one) };
    let merge = || merger(&[one, other], "Cục Tài nguyên");
    let cases: Vec<(Reorganisation, &str, &str)> = vec![
        (bad(&|it| it.date = None, rename()), "date", "must be filled in"),
        (bad(&|it| it.basis.clear(), rename()), "basis", "must be filled in"),
        (bad(&|it| it.name.clear(), rename()), "name", "must be filled in"),
        (bad(&|it| it.name = one_name(one), rename()), "name", "that is its name already"),
        (bad(&|it| it.name = "tổng cục địa chất".into(), rename()), "name", "there is a unit of"),
        (bad(&|it| it.date = Some(date(2008, 1, 1)), rename()), "date", "exists only from"),
        (bad(&|it| it.date = Some(date(1999, 1, 1)), rename()), "date", "exists only from"),
        (bad(&|it| it.parts.truncate(1), merge()), "parts", "two units at least"),
        (bad(&|it| it.parts[1] = it.parts[0].clone(), merge()), "parts", "in a row above"),
        (bad(&|it| it.name.clear(), merge()), "name", "must be filled in"),
        (bad(&|it| it.name = one_name(third), merge()), "name", "there is a unit of"),
        (bad(&|it| it.units.truncate(1), split(&land)), "units", "two units at least"),
        (bad(&|it| it.heir = Some(3), split(&land)), "heir", "1 to 2"),
        (bad(&|it| it.persons[0].to = "7".into(), split(&land)), "persons", "no new unit"),
        (
            bad(&|it| it.persons.push(goes(&land.left, "1")), split(&land)),
            "persons",
            "no post in this unit",
        ),
        (
            bad(&|it| it.below.push(below_goes(other, "1")), split(&land)),
            "below",
            "not stand directly below",
        ),
        (bad(&|it| it.units[1].name = one_name(third), split(&land)), "units", "there is a unit"),
        (bad(&|it| it.bloc = None, shift()), "bloc", "must be filled in"),
        (bad(&|it| it.parent = Some(one.id), shift()), "parent", "below itself"),
        (bad(&|it| it.parent = Some(land.below.id), shift()), "parent", "below itself"),
        (bad(&|it| it.order = Some(1), shift()), "parent", "nothing is different"),
    ];
    let before = bytes(&land.store);
    for (asked, field, says) in cases {
        let told = fields_of(land.run(&asked));
        assert!(
            told.iter().any(|(at, message)| at == field && message.contains(says)),
            "{field} {says}: {told:?}"
        );
        assert_eq!(bytes(&land.store), before);
    }
}

#[test]
fn a_unit_that_ended_or_changed_since_is_not_reorganised_before_that() {
    let land = land();
    let [one, other, third] = &land.units;
    land.run(&merger(&[one, other], "Cục Tài nguyên")).unwrap();
    let one = read(&land.store, one.link());
    let later = Reorganisation { name: "Tên nữa".into(), ..asked(What::Rename, &one) };
    assert_eq!(fields_of(land.run(&later))[0].0, "date");
    let rename = |name: &str, day| Reorganisation {
        name: name.into(),
        date: Some(day),
        ..asked(What::Rename, &read(&land.store, third.link()))
    };
    land.run(&rename("Cục Khí tượng", DAY)).unwrap();
    assert_eq!(fields_of(land.run(&rename("Viện Khí tượng", date(2021, 1, 1))))[0].0, "date");
    land.run(&rename("Viện Khí tượng", date(2024, 1, 1))).unwrap();
    let unit = land.unit(third.link());
    let then = |year| unit.in_year(year).title().to_owned();
    assert_eq!(
        [2021, 2022, 2023, 2024].map(then),
        ["Tổng cục Khí tượng", "Cục Khí tượng", "Cục Khí tượng", "Viện Khí tượng"]
    );
}

#[test]
fn what_somebody_changed_meanwhile_is_looked_at_again() {
    let land = land();
    let asked = Reorganisation { name: "Khác".into(), ..asked(What::Rename, &land.units[0]) };
    let save = edit(&land.units[0], |record| {
        if let Record::Unit(unit) = record {
            unit.note = "x".into();
        }
    });
    land.store.save(&actor("Minh"), vec![save]).unwrap();
    match land.run(&asked) {
        Err(Refusal::Cannot(message)) => assert!(message.en.contains("changed after you saw it")),
        other => panic!("{other:?}"),
    }
}

fn one_name(unit: &Stored) -> String {
    match &unit.record {
        Record::Unit(unit) => unit.name.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_contacts_with_one_duty_at_one_time_are_doubtful() {
    let land = land();
    let contact = |from, duty: &str| Save {
        despite: false,
        ..new(Record::Contact(Contact {
            bloc: Some(land.bloc.id),
            unit: Some(land.units[0].id),
            person: Some(land.dat.id),
            duty: duty.into(),
            from: Some(from),
            ..Contact::default()
        }))
    };
    let refused = land.store.save(&actor("Lan"), vec![contact(date(2020, 1, 1), "")]);
    match refused {
        Err(Refusal::Doubts(doubts)) => {
            assert_eq!(doubts.len(), 1);
            assert!(doubts[0].1.message.vi.contains("Trần Thị Ngọc"), "{doubts:?}");
        }
        other => panic!("{other:?}"),
    }
    land.store.save(&actor("Lan"), vec![contact(date(2020, 1, 1), "thư ký")]).unwrap();
}

/// Nominations of 2021 of somebody in the first unit, who proposed it not being entered.
fn nominate(land: &Land) {
    let award = make(&land.store, award("Lao động tiên tiến"));
    make(
        &land.store,
        Record::Nomination(thidua::model::nomination::Nomination {
            bloc: Some(land.bloc.id),
            nominee: Some(land.ngoc.link()),
            award: Some(award.id),
            year: 2021,
            kind: "regular".into(),
            ..Default::default()
        }),
    );
}

/// Whose nominations of 2021 were counted.
fn counted(land: &Land) -> Vec<Option<Id>> {
    land.store.load(&mut |_| {}).unwrap();
    let tally = land.store.catalog().tally(land.bloc.id, 2021, &|| false).unwrap();
    let has = |tallied: &&thidua::store::request::Tallied| {
        tallied.years.iter().flatten().any(|count| count.proposed > 0)
    };
    tally.members.iter().filter(has).map(|tallied| tallied.member).collect()
}

#[test]
fn what_a_member_proposed_stays_its_own_after_it_was_split_or_moved_away() {
    for moved in [false, true] {
        let land = land();
        nominate(&land);
        let elsewhere = make(&land.store, bloc("Khối Thi đua IV"));
        assert_eq!(counted(&land), [Some(land.units[0].id)]);
        let act = if moved {
            Reorganisation { bloc: Some(elsewhere.id), ..asked(What::Move, &land.units[0]) }
        } else {
            split(&land)
        };
        land.run(&act).unwrap();
        assert_eq!(counted(&land), [Some(land.units[0].id)], "moved: {moved}");
    }
}

/// Units that exist on a day, in the order they were made.
fn living(store: &Store, day: Date) -> Vec<Stored> {
    let mut found = Vec::new();
    store
        .scan_records(Kind::Unit, &mut |stored| {
            if let Record::Unit(unit) = &stored.record
                && unit.valid_until.is_none_or(|until| until >= day)
                && unit.valid_from.is_none_or(|from| from < day)
            {
                found.push(stored);
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    found.sort_by_key(|stored| stored.id);
    found
}

/// A reorganisation of whatever is there, everybody answered for.
fn any(
    land: &Land,
    round: usize,
    (what, one, other, to): (usize, usize, usize, usize),
) -> Option<Reorganisation> {
    let day = date(2022 + i16::try_from(round).unwrap(), 7, 1);
    let units = living(&land.store, day);
    if units.is_empty() {
        return None;
    }
    let unit = &units[one % units.len()];
    let second = &units[other % units.len()];
    let name = |part: usize| format!("Cơ quan {round}.{part}");
    let mut asked = Reorganisation {
        date: Some(day),
        basis: "NĐ".into(),
        name: name(0),
        ..Reorganisation::new(What::ALL[what % 5], Some(unit.id), Vec::new())
    };
    match asked.what {
        What::Merge => {
            asked.parts = [unit, second].map(|it| PartOf { unit: Some(it.id) }).to_vec();
            asked.into = (to % 2 == 0).then_some(unit.id);
        }
        What::Split => {
            asked.units = vec![new_unit(&name(1)), new_unit(&name(2)), new_unit(&name(3))];
            asked.heir = u16::try_from(to % 3 + 1).ok();
        }
        What::Move => {
            asked.bloc = second.record.bloc();
            asked.parent = Some(second.id);
        }
        What::Rename | What::Dissolve => {}
    }
    for row in 0..8 {
        match land.store.outline(&asked) {
            Ok(outline) if outline.open => {
                asked = outline.asked;
                let answers = ["1", "2", "leaves"];
                for (place, goes) in asked.persons.iter_mut().enumerate() {
                    goes.to = answers[(to + place) % 3].into();
                }
                let splits = asked.what == What::Split;
                let answers = if splits { ["1", "3", "up"] } else { ["up", "ends", "up"] };
                for (place, goes) in asked.below.iter_mut().enumerate() {
                    goes.to = answers[(to + place + row) % 3].into();
                }
            }
            Ok(_) => return Some(asked),
            Err(_) => return None,
        }
    }
    panic!("it asks for ever");
}

fn line_of(store: &Store, unit: Link) -> BTreeSet<Link> {
    store.mentions(unit).unwrap().unwrap().line.iter().map(Stored::link).collect()
}

/// Whatever points at a unit or one of its line, by the unit.
fn reached(store: &Store, unit: Link) -> BTreeSet<Link> {
    let mut found = BTreeSet::new();
    for body in line_of(store, unit) {
        for kind in Kind::ALL {
            found.extend(store.sources(body, kind).unwrap());
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_reorganisation_keeps_every_record_reachable(
        deeds in prop::collection::vec((0..5_usize, 0..6_usize, 0..6_usize, 0..6_usize), 1..5),
    ) {
        let land = land();
        for (round, deed) in deeds.into_iter().enumerate() {
            let Some(asked) = any(&land, round, deed) else { continue };
            let before = bytes(&land.store);
            let known: BTreeMap<Link, BTreeSet<Link>> = before
                .keys()
                .filter(|link| link.kind == Kind::Unit)
                .map(|unit| (*unit, reached(&land.store, *unit)))
                .collect();
            if land.run(&asked).is_err() {
                prop_assert_eq!(&bytes(&land.store), &before);
                continue;
            }
            let after = bytes(&land.store);
            prop_assert!(before.keys().all(|link| after.contains_key(link)));
            // Whatever was reached from a unit is reached from it now, but for what has left the order
            // of rotation; and a unit that ended with a successor is in the line of every one of them.
            for (unit, sources) in &known {
                let now = reached(&land.store, *unit);
                let lost: Vec<_> = sources
                    .difference(&now)
                    .filter(|link| !matches!(link.kind, Kind::Bloc | Kind::Unit))
                    .collect();
                prop_assert!(lost.is_empty(), "{:?} lost {:?}", unit, lost);
            }
            for unit in after.keys().filter(|link| link.kind == Kind::Unit && !before.contains_key(link)) {
                let line = line_of(&land.store, *unit);
                for old in asked.subjects() {
                    prop_assert!(line.contains(&Link::new(Kind::Unit, old)));
                }
            }
            prop_assert_eq!(land.store.audit().unwrap(), vec![]);
            land.turns_round(&before);
        }
    }
}
