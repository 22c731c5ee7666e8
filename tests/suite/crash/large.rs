//! Kills, and a disk that fails, in the middle of an act too large for one batch of the engine's.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};
use thidua::model::person::Person;
use thidua::model::{Kind, Record};
use thidua::store::disk::redo::{PARTIAL, REDO};
use thidua::store::folder;
use thidua::store::request::{Refusal, Save};

use super::{DATA, actor};

const CYCLES: u32 = 9;
/// So many that their act is a large commit.
const PERSONS: usize = 1_700;

fn new(name: String) -> Save {
    let record = Record::Person(Person { name, ..Person::default() });
    Save { id: None, seen: 0, record, begun: None, despite: true }
}

/// The real program takes in all persons of `list`, or takes that back.
fn started(data: &Path, list: &Path, back: bool) -> Child {
    let words: &[&str] = if back { &["undo"] } else { &["import", "-"] };
    Command::new(env!("CARGO_BIN_EXE_thidua"))
        .args(words)
        .env("THIDUA_DATA", data)
        .env("HOME", data)
        .env("LANG", "en_GB.UTF-8")
        .args(["--as", "Lan"])
        .stdin(File::open(list).unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until the program has come so far, or has ended.
fn reached(child: &mut Child, file: &Path) {
    while !file.exists() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(100));
    }
}

#[test]
fn a_large_act_that_is_killed_is_whole_or_absent() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let store = folder::create(&data, "Lan").unwrap();
    store.save(&actor(), vec![new("Trần Thị Ngọc".to_owned())]).unwrap();
    drop(store);
    let list = place.path().join("list.jsonl");
    let mut file = File::create(&list).unwrap();
    for number in 0..PERSONS {
        let person = serde_json::json!({ "person": { "name": format!("Người {number}") } });
        writeln!(file, "{}", serde_json::json!({ "record": { "record": person } })).unwrap();
    }
    drop(file);
    let (redo, partial) = ([REDO, PARTIAL]).map(|name| data.join(folder::STORE).join(name)).into();
    let (mut there, mut decided, mut took) = (false, 0, Duration::from_millis(900));
    for cycle in 0..CYCLES {
        let begun = Instant::now();
        let mut child = started(&data, &list, there);
        // The moment of the kill is spread over the whole of an act, or over its end; nothing waits for it.
        let spread = match cycle % 3 {
            0 => took,
            1 => {
                reached(&mut child, &partial);
                Duration::from_millis(40)
            }
            _ => {
                reached(&mut child, &redo);
                took = begun.elapsed().mul_f64(1.2);
                Duration::from_millis(200)
            }
        };
        std::thread::sleep(spread * (cycle * 7 % CYCLES) / CYCLES);
        child.kill().unwrap();
        child.wait().unwrap();

        let waits = redo.exists();
        decided += usize::from(waits);
        let store = folder::open(&data, "Lan").unwrap();
        assert_eq!(store.audit().unwrap(), vec![], "cycle {cycle}");
        let count = store.count(Kind::Person).unwrap();
        let whole = PERSONS as u64 + 1;
        assert!(count == 1 || count == whole, "cycle {cycle}: {count} of {whole}");
        assert!(!waits || (count == whole) != there, "cycle {cycle}: decided, and not done");
        there = count == whole;
    }
    assert!(decided > 0, "no act was broken off after it was decided");
    let mut check = Command::new(env!("CARGO_BIN_EXE_thidua"));
    check.arg("check").env("THIDUA_DATA", &data).env("HOME", &data).env("LANG", "en_GB.UTF-8");
    let told = check.output().unwrap();
    let said = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && said.contains("the store is sound"), "{said}");
}

/// A process in which no file may grow beyond a megabyte: the redo file stays below, the engine's log does not.
#[test]
#[ignore = "not a test: the process that the test below starts"]
fn child() {
    let Ok(data) = std::env::var(DATA) else { return };
    let xfsz = Signal::XFSZ.as_raw();
    signal_hook::flag::register(xfsz, Arc::new(AtomicBool::new(false))).unwrap();
    let store = folder::open(Path::new(&data), "Lan").unwrap();
    let free = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: Some(1_000_000), ..free }).unwrap();
    let saves = (0..PERSONS).map(|number| new(format!("Người {number}"))).collect();
    let failed = store.save(&actor(), saves);
    let Err(Refusal::Broken(said)) = failed else { panic!("{failed:?}") };
    assert!(said.en.contains("is finished when the program is opened again"), "{}", said.en);
    assert!(said.vi.contains("sẽ được làm nốt khi mở lại"), "{}", said.vi);
    setrlimit(Resource::Fsize, free).unwrap();
    let read = store.count(Kind::Person);
    assert!(read.is_err(), "half an act is shown: {read:?}");
    assert!(store.find_code(Kind::Person, "CN-0001").is_err());
    let again = store.save(&actor(), vec![new("Hoàng Văn Thức".to_owned())]);
    assert!(matches!(again, Err(Refusal::Broken(_))), "{again:?}");
    writeln!(std::io::stdout(), "\nrefused").unwrap();
}

#[test]
fn where_a_large_act_fails_half_way_nothing_is_read_until_it_is_finished() {
    let place = tempfile::tempdir().unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    store.save(&actor(), vec![new("Trần Thị Ngọc".to_owned())]).unwrap();
    drop(store);
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::large::child", "--ignored", "--nocapture"])
        .env(DATA, place.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    assert!(said.contains("\nrefused"), "{said}{}", String::from_utf8_lossy(&child.stderr));
    assert!(place.path().join(folder::STORE).join(REDO).exists());
    let store = folder::open(place.path(), "Lan").unwrap();
    assert_eq!(store.count(Kind::Person).unwrap(), PERSONS as u64 + 1);
    assert_eq!(store.last_number().unwrap(), 2);
    assert_eq!(store.audit().unwrap(), vec![]);
}
