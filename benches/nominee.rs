//! What it costs to open a nominee's past, and to look for namesakes and doubled nominations while saving, on
//! stores of 10 thousand, 100 thousand and 1 million nominations.
//!
//! `cargo bench --bench nominee -- 10000 100000 1000000`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use table::{Measures, timed};
use thidua::model::person::Person;
use thidua::model::{Kind, Link, Record};
use thidua::store::folder;
use thidua::store::request::{Refusal, Save};

fn main() {
    table::run(measure);
}

fn measure(size: usize) -> Measures {
    let data = shop::store(size);
    let store = folder::open(&data, &shop::clerk().who).expect("the store");
    let person = Link::new(Kind::Person, generator::id(Kind::Person, 17));
    let unit = Link::new(Kind::Unit, generator::id(Kind::Unit, 17));
    let mut measures = Measures::new();
    let mut note = |name: &str, spent: f64| measures.push((name.to_owned(), spent));
    note("past of a person, nothing loaded", timed(|| store.mentions(person)).1);
    store.load(&mut |_| {}).expect("a loaded store");
    note("past of a person", timed(|| store.mentions(person)).1);
    note("the same again", timed(|| store.mentions(person)).1);
    let (found, spent) = timed(|| store.mentions(unit));
    note("past of a unit", spent);
    let found = found.expect("a store that reads").expect("a unit");
    note(
        "records of that unit (number)",
        f64::from(u32::try_from(found.records.len()).unwrap_or(0)),
    );
    let (twins, spent) = timed(|| store.twins(person, unit));
    twins.expect("a store that reads");
    note("what tells two apart", spent);

    let known = store.get(person).expect("a store that reads").expect("a person").record;
    let Record::Person(known) = known else { return measures };
    let record = Record::Person(Person { name: known.name, ..Person::default() });
    let save = Save { id: None, seen: 0, record, begun: None, despite: false };
    let (refused, spent) = timed(|| store.save(&shop::clerk(), vec![save]));
    assert!(matches!(refused, Err(Refusal::Doubts(_))), "a namesake is doubted");
    note("a namesake doubted", spent);

    let nomination = found.records.iter().find_map(|stored| match &stored.record {
        Record::Nomination(nomination) if nomination.stands() => Some(nomination.clone()),
        _ => None,
    });
    let Some(mut nomination) = nomination else { return measures };
    nomination.code.clear();
    "regular".clone_into(&mut nomination.kind);
    let record = Record::Nomination(nomination);
    let save = Save { id: None, seen: 0, record, begun: None, despite: false };
    let (refused, spent) = timed(|| store.save(&shop::clerk(), vec![save]));
    assert!(refused.is_err(), "the same award twice is told");
    note("a unit's nomination beside its others", spent);
    measures
}
