//! Kills while a store is read and in the middle of a bulk change of state: whole or absent, never half.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use thidua::model::award::Award;
use thidua::model::bloc::Bloc;
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::Person;
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::request::Save;
use thidua::store::{Store, folder};

use super::{DATA, actor};

const CYCLES: u64 = 16;
const NOMINATIONS: usize = 150;

fn made(store: &Store, records: Vec<Record>) -> Vec<Link> {
    let new = |record| Save { id: None, seen: 0, record, begun: None, despite: true };
    store.save(&actor(), records.into_iter().map(new).collect()).unwrap().links
}

/// The nominations of a new store, in draft.
fn fill(store: &Store) -> Vec<Id> {
    let bloc = Bloc { name: "Khối Thi đua III".into(), ..Bloc::default() };
    let bloc = made(store, vec![Record::Bloc(bloc)])[0].id;
    let award = Award {
        name: "Lao động tiên tiến".into(),
        catalogue: "title".into(),
        nominee: "both".into(),
        ..Award::default()
    };
    let award = made(store, vec![Record::Award(award)])[0].id;
    let person = Person { name: "Trần Thị Ngọc".into(), ..Person::default() };
    let person = made(store, vec![Record::Person(person)])[0];
    let nomination = Record::Nomination(Nomination {
        bloc: Some(bloc),
        nominee: Some(person),
        award: Some(award),
        year: 2021,
        kind: "regular".into(),
        ..Nomination::default()
    });
    let links = made(store, vec![nomination; NOMINATIONS]);
    links.into_iter().map(|link| link.id).collect()
}

/// The process that is killed: reads the store, then holds all nominations and takes it back, for ever.
#[test]
#[ignore = "not a test: the process that the test below kills"]
fn child() {
    let Ok(data) = std::env::var(DATA) else { return };
    let ids = std::env::var("THIDUA_TEST_CRASH_IDS").unwrap();
    let ids: Vec<Id> = serde_json::from_str(&ids).unwrap();
    let mut out = std::io::stdout();
    let store = folder::open(Path::new(&data), "Lan").unwrap();
    writeln!(out, "\nloading").unwrap();
    store.load(&mut |_| {}).unwrap();
    let held = |id: &Id| steps(&store, *id) > 0;
    let mut on_hold = ids.first().is_some_and(held);
    loop {
        writeln!(out, "\nbulk {on_hold}").unwrap();
        if on_hold {
            store.undo(&actor()).unwrap();
        } else {
            let reason = "chờ biên bản".into();
            let step = Step { state: "on_hold".into(), reason, ..Step::default() };
            store.step(&actor(), &ids, &step).unwrap();
        }
        on_hold = !on_hold;
        writeln!(out, "\ndone {on_hold}").unwrap();
    }
}

fn steps(store: &Store, id: Id) -> usize {
    match store.get(Link::new(Kind::Nomination, id)).unwrap().unwrap().record {
        Record::Nomination(nomination) => nomination.steps.len(),
        other => panic!("{other:?}"),
    }
}

fn started(data: &Path, ids: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::bulk::child", "--ignored", "--nocapture"])
        .env(DATA, data)
        .env("THIDUA_TEST_CRASH_IDS", ids)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_bulk_act_is_whole_or_absent_and_reading_breaks_nothing() {
    let place = tempfile::tempdir().unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    let ids = fill(&store);
    drop(store);
    let told = serde_json::to_string(&ids).unwrap();
    for cycle in 0..CYCLES {
        let mut child = started(place.path(), &told);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let moment = if cycle % 4 == 0 { "loading" } else { "bulk " };
        assert!(lines.any(|line| line.starts_with(moment)), "the child ended by itself");
        // The moment of the kill is spread over the length of an act; nothing waits for it.
        std::thread::sleep(Duration::from_micros(cycle * 4_513 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();

        let store = folder::open(place.path(), "Lan").unwrap();
        assert_eq!(store.audit().unwrap(), vec![], "cycle {cycle}");
        let held = ids.iter().filter(|id| steps(&store, **id) > 0).count();
        assert!(held == 0 || held == NOMINATIONS, "cycle {cycle}: {held} of {NOMINATIONS}");
    }
}
