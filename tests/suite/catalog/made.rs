//! Small stores for tests: a few records, and proptest's random ones.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use thidua::model::award::Award;
use thidua::model::bloc::Bloc;
use thidua::model::meeting::{Attendee, MEETING_KINDS, Meeting};
use thidua::model::nomination::{Nomination, STATES, Step};
use thidua::model::person::{Person, Post};
use thidua::model::unit::{Alias, Unit};
use thidua::model::{Id, Kind, Link, Record, Stored};
use thidua::store::catalog::Writer;

/// Records by link: the truth that a catalog is compared with.
pub type Truth = BTreeMap<Link, Stored>;

pub fn id(kind: Kind, at: u8) -> Id {
    let mut bytes = [0; 16];
    (bytes[0], bytes[1]) = (at, kind.tag());
    Id::from_bytes(bytes)
}

pub fn stored(at: u8, record: Record) -> Stored {
    Stored { id: id(record.kind(), at), version: 1, record }
}

pub fn bloc(at: u8, name: &str) -> Stored {
    stored(at, Record::Bloc(Bloc { name: name.into(), ..Bloc::default() }))
}

pub fn unit(at: u8, name: &str, parent: Option<u8>, order: Option<u16>) -> Stored {
    let record = Unit {
        code: format!("DV-{at}"),
        name: name.into(),
        bloc: Some(id(Kind::Bloc, 0)),
        parent: parent.map(|at| id(Kind::Unit, at)),
        order,
        ..Unit::default()
    };
    stored(at, Record::Unit(record))
}

pub fn with_alias(mut unit: Stored, alias: &str) -> Stored {
    if let Record::Unit(record) = &mut unit.record {
        record.aliases.push(Alias { name: alias.into() });
    }
    unit
}

pub fn person(at: u8, name: &str, birth_year: Option<i16>, posts: &[(u8, &str)]) -> Stored {
    let post = |(unit, post): &(u8, &str)| Post {
        unit: Some(id(Kind::Unit, *unit)),
        post: (*post).into(),
        ..Post::default()
    };
    let record = Person {
        code: format!("CN-{at}"),
        name: name.into(),
        birth_year,
        posts: posts.iter().map(post).collect(),
        ..Person::default()
    };
    stored(at, Record::Person(record))
}

pub fn award(at: u8, code: &str, name: &str, rank: Option<u16>) -> Stored {
    let record =
        Award { code: code.into(), name: name.into(), rank, verified: true, ..Award::default() };
    stored(at, Record::Award(record))
}

pub fn nomination(at: u8, nominee: Link, award: u8, year: i16) -> Stored {
    let record = Nomination {
        code: format!("DN-{year}-{at:04}"),
        bloc: Some(id(Kind::Bloc, 0)),
        nominee: Some(nominee),
        award: Some(id(Kind::Award, award)),
        year,
        ..Nomination::default()
    };
    stored(at, Record::Nomination(record))
}

pub fn writer(records: &[Stored]) -> Writer {
    let mut writer = Writer::new();
    for record in records {
        writer.put(record);
    }
    writer
}

const WORDS: [&str; 12] =
    ["Trần", "Thị", "Ngọc", "Địa", "chất", "Môi", "trường", "An", "Ân", "Hòa", "Hoà", "Thủy"];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))
}

fn maybe<T: std::fmt::Debug + Clone>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::of(of)
}

fn any_unit() -> impl Strategy<Value = Record> {
    (words(), words(), maybe(0..12u8), maybe(1..5u16), 0..3u8, maybe(2018..2023i16), maybe(words()))
        .prop_map(|(name, short, parent, order, bloc, until, alias)| {
            Record::Unit(Unit {
                name,
                short,
                bloc: Some(id(Kind::Bloc, bloc)),
                parent: parent.map(|at| id(Kind::Unit, at)),
                order,
                valid_until: until.map(|year| date(year, 6, 30)),
                aliases: alias.into_iter().map(|name| Alias { name }).collect(),
                ..Unit::default()
            })
        })
}

fn any_person() -> impl Strategy<Value = Record> {
    let posts = prop::collection::vec((maybe(0..12u8), words()), 0..3);
    (words(), maybe(1960..1965i16), posts).prop_map(|(name, birth_year, posts)| {
        let post = |(unit, post): (Option<u8>, String)| Post {
            unit: unit.map(|at| id(Kind::Unit, at)),
            post,
            ..Post::default()
        };
        let posts = posts.into_iter().map(post).collect();
        Record::Person(Person { name, birth_year, posts, ..Person::default() })
    })
}

fn any_award() -> impl Strategy<Value = Record> {
    (words(), maybe(1..4u16))
        .prop_map(|(name, rank)| Record::Award(Award { name, rank, ..Award::default() }))
}

fn any_meeting() -> impl Strategy<Value = Record> {
    let kinds = prop::sample::select(&MEETING_KINDS[..]);
    (kinds, maybe(2018..2023i16), maybe(1..28i8), maybe(0..12u8), maybe(0..12u8), 0..3u8).prop_map(
        |(kind, year, day, presider, unit, bloc)| {
            Record::Meeting(Meeting {
                bloc: Some(id(Kind::Bloc, bloc)),
                kind: kind.name.into(),
                year_reviewed: year,
                date: day.map(|day| date(2021, 2, day)),
                presider: presider.map(|at| id(Kind::Person, at)),
                attendees: vec![Attendee {
                    unit: unit.map(|at| id(Kind::Unit, at)),
                    ..Attendee::default()
                }],
                ..Meeting::default()
            })
        },
    )
}

fn any_nomination() -> impl Strategy<Value = Record> {
    let nominee = (any::<bool>(), 0..12u8).prop_map(|(one, at)| {
        let kind = if one { Kind::Person } else { Kind::Unit };
        Link::new(kind, id(kind, at))
    });
    let state = prop::sample::select(&STATES[..]);
    let who = (maybe(nominee), maybe(0..12u8), maybe(0..6u8), 0..3u8);
    (who, 2018..2023i16, maybe(state), maybe(1..28i8), words(), "[A-C]{2}[0-9]").prop_map(
        |((nominee, unit, award, bloc), year, state, day, summary, code)| {
            Record::Nomination(Nomination {
                code,
                bloc: Some(id(Kind::Bloc, bloc)),
                nominee,
                unit: unit.map(|at| id(Kind::Unit, at)),
                award: award.map(|at| id(Kind::Award, at)),
                year,
                summary,
                steps: state
                    .iter()
                    .map(|state| Step { state: state.name.into(), ..Step::default() })
                    .collect(),
                received: day.map(|day| date(year, 3, day)),
                ..Nomination::default()
            })
        },
    )
}

/// A record that is put, or a link that is taken out.
#[derive(Debug, Clone)]
pub enum Change {
    Put(Box<Stored>),
    Remove(Link),
}

fn change() -> impl Strategy<Value = Change> {
    let records = prop_oneof![
        2 => any_unit(), 2 => any_person(), 1 => any_award(), 2 => any_meeting(),
        4 => any_nomination(),
        1 => words().prop_map(|name| Record::Bloc(Bloc { name, ..Bloc::default() })),
    ];
    (records, 0..12u8, 0..8u8).prop_map(|(record, at, removed)| {
        let at = match record.kind() {
            Kind::Bloc => at % 3,
            Kind::Award => at % 6,
            _ => at,
        };
        let stored = stored(at, record);
        if removed == 0 { Change::Remove(stored.link()) } else { Change::Put(Box::new(stored)) }
    })
}

/// Random histories of a small store.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 0..80)
}

pub fn apply(changes: &[Change], writer: &mut Writer, truth: &mut Truth) {
    for change in changes {
        match change {
            Change::Put(stored) => {
                writer.put(stored);
                truth.insert(stored.link(), (**stored).clone());
            }
            Change::Remove(link) => {
                writer.remove(*link);
                truth.remove(link);
            }
        }
    }
}
