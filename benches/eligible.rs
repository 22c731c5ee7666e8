//! Everybody judged for every award of a year: persons with ten years of ratings, titles and initiatives.
//!
//! `cargo bench --bench eligible -- 10000 100000` takes the numbers of persons.
#![allow(missing_docs, clippy::print_stdout, clippy::expect_used, clippy::cast_precision_loss)]

use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

use jiff::civil::date;
use thidua::law::{KnownAward, Question, Rules, award_id, awards, judge};
use thidua::model::bloc::Bloc;
use thidua::model::initiative::{Initiative, Owner};
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::rating::{RATINGS, Rating};
use thidua::model::unit::Unit;
use thidua::model::{Id, Kind, Link, Record, Stored};
use thidua::store::catalog::Writer;
use thidua::store::request::Scope;
use thidua::store::request::eligible::Search;

const FIRST: i16 = 2015;
const YEARS: i16 = 10;
const UNITS: usize = 100;

fn id(kind: Kind, at: usize) -> Id {
    let mut bytes = [0; 16];
    bytes[0] = kind.tag();
    bytes[8..].copy_from_slice(&(at as u64 + 1).to_be_bytes());
    Id::from_bytes(bytes)
}

fn put(writer: &mut Writer, kind: Kind, at: usize, record: Record) {
    writer.put(&Stored { id: id(kind, at), version: 1, record });
}

/// One person with ten years of history: who is rated how follows from the place alone.
fn person(writer: &mut Writer, at: usize) {
    let unit = Some(id(Kind::Unit, at % UNITS));
    let bloc = Some(id(Kind::Bloc, 0));
    let me = Some(Link::new(Kind::Person, id(Kind::Person, at)));
    let post = Post { unit, from: Some(date(2010, 1, 1)), ..Post::default() };
    let record = Person {
        name: format!("Nguyễn Văn {at}"),
        recruited: Some(date(2010, 1, 1)),
        posts: vec![post],
        ..Person::default()
    };
    put(writer, Kind::Person, at, Record::Person(record));
    for (place, year) in (FIRST..FIRST + YEARS).enumerate() {
        let here = at * usize::from(YEARS.unsigned_abs()) + place;
        let rating = RATINGS[(at + place) % 3].name.to_owned();
        let rating = Rating { bloc, subject: me, year, rating, unit, ..Rating::default() };
        put(writer, Kind::Rating, here, Record::Rating(rating));
        let award = if at.is_multiple_of(4) { "CSTĐCS" } else { "LĐTT" };
        let step =
            Step { state: "decided".to_owned(), date: Some(date(year, 12, 31)), ..Step::default() };
        let nomination = Nomination {
            bloc,
            nominee: me,
            unit,
            award: Some(award_id(award)),
            year,
            kind: "regular".to_owned(),
            steps: vec![step],
            ..Nomination::default()
        };
        put(writer, Kind::Nomination, here, Record::Nomination(nomination));
    }
    if at.is_multiple_of(3) {
        let initiative = Initiative {
            bloc,
            name: "Số hóa hồ sơ".to_owned(),
            scope: "ministry".to_owned(),
            year: FIRST + YEARS - 1,
            unit,
            owners: vec![Owner { owner: me, share: None }],
            ..Initiative::default()
        };
        put(writer, Kind::Initiative, at, Record::Initiative(initiative));
    }
}

fn main() {
    let numbers: Vec<usize> =
        std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let numbers = if numbers.is_empty() { vec![1_000, 10_000] } else { numbers };
    let known = awards().expect("the catalogue");
    let rules = Rules::load(&KnownAward::among(&known), None).expect("the rules");
    println!("persons  history  ledger ms  everybody ms  one ms  judged/s  meet  asked/person");
    for number in numbers {
        let mut writer = Writer::new();
        for stored in &known {
            writer.put(stored);
        }
        put(&mut writer, Kind::Bloc, 0, Record::Bloc(Bloc::default()));
        for at in 0..UNITS {
            let unit = Unit {
                name: format!("Cục {at}"),
                bloc: Some(id(Kind::Bloc, 0)),
                ..Unit::default()
            };
            put(&mut writer, Kind::Unit, at, Record::Unit(unit));
        }
        (0..number).for_each(|at| person(&mut writer, at));
        let catalog = writer.snapshot();
        let started = Instant::now();
        let ledger = catalog.ledger(&|| false).expect("nobody cancels");
        let read = started.elapsed();
        drop(ledger);
        let scope = Scope { bloc: Some(id(Kind::Bloc, 0)), ..Scope::default() };
        let search = Search { scope, year: FIRST + YEARS - 1, received: date(2025, 1, 10) };
        let most = AtomicU8::new(0);
        let started = Instant::now();
        let found = catalog
            .eligible(&search, &rules, &|done| most.store(done, Ordering::Relaxed), &|| false)
            .expect("nobody cancels");
        let all = started.elapsed();
        let one = Link::new(Kind::Person, id(Kind::Person, number / 2));
        let started = Instant::now();
        let evidence = catalog.evidence(one).expect("there is one");
        let question = Question::new(award_id("CSTĐCB"), search.year, search.received);
        let _ = std::hint::black_box(judge(&rules, &evidence, &question));
        let one = started.elapsed();
        let meet: usize = found.awards.iter().map(|of| of.meet.len()).sum();
        println!(
            "{number:>7}  {:>7}  {:>9.1}  {:>12.1}  {:>6.2}  {:>8.0}  {meet}  {}",
            number * 20,
            read.as_secs_f64() * 1e3,
            all.as_secs_f64() * 1e3,
            one.as_secs_f64() * 1e3,
            found.judged as f64 / all.as_secs_f64(),
            found.awards.len(),
        );
    }
}
