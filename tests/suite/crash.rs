//! Tests of crashes: a process that saves is killed at any moment, and what it acknowledged is there.

mod bulk;
mod large;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use thidua::model::person::Person;
use thidua::model::{Kind, Record};
use thidua::store::folder;
use thidua::store::request::{Actor, Save};

const DATA: &str = "THIDUA_TEST_CRASH_DATA";
const CYCLES: u64 = 20;

fn actor() -> Actor {
    Actor { who: "Lan".into(), via: "local".into() }
}

/// The process that is killed: saves, undoes now and then, and prints what was acknowledged.
#[test]
#[ignore = "not a test: the process that the test below kills"]
fn child() {
    let Ok(data) = std::env::var(DATA) else { return };
    let store = folder::open(Path::new(&data), "Lan").unwrap();
    let mut out = std::io::stdout();
    for number in 0_u32.. {
        // Every few records one is longer than a piece.
        let note = "ghi chú ".repeat(if number % 5 == 0 { 1_000 } else { 1 });
        let person = Person { name: format!("Người {number}"), note, ..Person::default() };
        let save =
            Save { id: None, seen: 0, record: Record::Person(person), begun: None, despite: true };
        let done = store.save(&actor(), vec![save]).unwrap();
        if number % 7 == 3 {
            store.undo(&actor()).unwrap();
            store.redo(&actor()).unwrap();
        }
        let code = store.get(done.links[0]).unwrap().unwrap().record.code().to_owned();
        writeln!(out, "\nsaved {code}").unwrap();
    }
}

#[test]
fn what_was_acknowledged_outlives_the_process() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    let mut saved = Vec::new();
    for cycle in 0..CYCLES {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::child", "--ignored", "--nocapture"])
            .env(DATA, place.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut hear = |wanted: usize, saved: &mut Vec<String>| {
            let mut heard = 0;
            while heard < wanted {
                let Some(Ok(line)) = lines.next() else { break };
                if let Some(code) = line.strip_prefix("saved ") {
                    saved.push(code.to_owned());
                    heard += 1;
                }
            }
            heard
        };
        let wanted = 3 + usize::try_from(cycle * 5 % 11).unwrap();
        assert_eq!(hear(wanted, &mut saved), wanted, "the child ended by itself");
        // The moment of the kill is spread over the length of an act; nothing waits for it.
        std::thread::sleep(Duration::from_micros(cycle * 977 % 4_000));
        child.kill().unwrap();
        child.wait().unwrap();
        // A last line may be torn: only a whole one was acknowledged to anybody.
        let whole: Vec<String> = lines.map_while(Result::ok).collect();
        let said = whole.iter().filter_map(|line| line.strip_prefix("saved "));
        saved.extend(said.filter(|code| code.len() == "CN-0001".len()).map(str::to_owned));

        let store = folder::open(place.path(), "Lan").unwrap();
        for code in &saved {
            let found = store.find_code(Kind::Person, code).unwrap();
            assert!(found.is_some(), "cycle {cycle}: {code} is gone");
        }
        assert_eq!(store.audit().unwrap(), vec![], "cycle {cycle}");
    }
}

#[test]
#[ignore = "needs a small file system in THIDUA_TEST_SMALL_DISK (mount -t tmpfs -o size=40m …), which takes root"]
fn a_full_disk_refuses_saves_and_loses_nothing() {
    use thidua::store::request::Refusal;
    let Ok(small) = std::env::var("THIDUA_TEST_SMALL_DISK") else {
        writeln!(std::io::stderr(), "skipped: THIDUA_TEST_SMALL_DISK names no folder").unwrap();
        return;
    };
    let data = Path::new(&small).join("data");
    let store = folder::create(&data, "Lan").unwrap();
    let mut saved = 0;
    let refusal = loop {
        let note = "ghi chú ".repeat(20_000);
        let person = Person { name: format!("Người {saved}"), note, ..Person::default() };
        let save =
            Save { id: None, seen: 0, record: Record::Person(person), begun: None, despite: true };
        match store.save(&actor(), vec![save]) {
            Ok(_) => saved += 1,
            Err(refusal) => break refusal,
        }
    };
    assert!(
        matches!(&refusal, Refusal::Cannot(said) if said.vi.contains("đĩa đầy")),
        "{refusal:?}"
    );
    assert_eq!(store.count(Kind::Person).unwrap(), saved);
    drop(store);
    let filler = Path::new(&small).join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    drop(file);
    let store = folder::open(&data, "Lan").unwrap();
    assert_eq!(store.count(Kind::Person).unwrap(), saved);
    assert_eq!(store.audit().unwrap(), vec![]);
    drop(store);
    std::fs::remove_file(filler).unwrap();
    std::fs::remove_dir_all(&data).unwrap();
}
