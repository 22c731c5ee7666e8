//! Stores torn at many places: refused or opened, and where refused every byte is as it was.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use thidua::model::person::Person;
use thidua::model::{Kind, Record};
use thidua::store::engine::{Batch, Engine};
use thidua::store::folder::{self, OpenError, Reserve};
use thidua::store::{Store, disk::Disk};

use super::folder::files;
use super::helm::*;

/// How a store of any size above this is treated.
const LARGE: u64 = 0;

/// Persons with so much to say that they fill several segments of the log.
fn fill(store: &Store, count: usize) {
    let person = |number: usize| {
        let note = format!("ghi chú {number} ").repeat(300);
        new(Record::Person(Person {
            name: format!("Người {number}"), note, ..Person::default()
        }))
    };
    store.save(&actor("Lan"), (0..count).map(person).collect()).unwrap();
}

/// A store that was opened three times: what it held first is in the engine's snapshot, what came last is not.
fn store() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fill(&folder::create(place.path(), "Lan").unwrap(), 150);
    fill(&folder::open(place.path(), "Lan").unwrap(), 10);
    let last = folder::open(place.path(), "Lan").unwrap();
    for number in 0..30 {
        make(&last, person(&format!("Người sau {number}")));
    }
    drop(last);
    place
}

/// The same data folder once more, as it was left.
fn again(place: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in files(place) {
        let to = copy.path().join(path.strip_prefix(place).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(&to, bytes).unwrap();
        untouched(&path, &to);
    }
    copy
}

/// The second file tells the time of the first as that of its last change.
fn untouched(like: &Path, file: &Path) {
    let changed = fs::metadata(like).unwrap().modified().unwrap();
    OpenOptions::new().write(true).open(file).unwrap().set_modified(changed).unwrap();
}

fn engine_files(place: &Path) -> Vec<PathBuf> {
    files(&place.join(folder::STORE)).into_iter().map(|(path, _)| path).collect()
}

/// Whether the store is refused; then all of its files are as they were.
fn refused(place: &Path, what: &str) -> bool {
    let before = files(&place.join(folder::STORE));
    let opened = folder::open_sized(place, "Lan", LARGE);
    let refused = match opened {
        Ok(store) => {
            drop(store);
            false
        }
        Err(OpenError::Damaged { .. }) => true,
        Err(error) => panic!("{what}: {error}"),
    };
    if refused {
        let after = files(&place.join(folder::STORE));
        let names = |all: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> {
            all.iter().map(|(path, _)| path.clone()).collect()
        };
        assert_eq!(names(&after), names(&before), "{what}");
        for ((path, old), (_, new)) in before.iter().zip(&after) {
            let differs = |at: &usize| old.get(*at) != new.get(*at);
            let length = old.len().max(new.len());
            let first = (0..length).find(differs);
            let last = (0..length).rfind(differs);
            let name = path.display();
            assert_eq!(first, None, "{what}: {name} was changed, to {last:?} of {length}");
        }
    }
    assert!(!place.join("store.before").exists() && !place.join("store.damaged").exists());
    refused
}

/// Places all over a file.
fn places(file: &Path, count: u64) -> impl Iterator<Item = u64> {
    let length = fs::metadata(file).unwrap().len();
    (0..count).map(move |number| number * length / count + number % 7)
}

#[test]
fn a_large_store_torn_anywhere_is_opened_or_left_as_it_was() {
    let made = store();
    let mut count = 0;
    for (index, _) in engine_files(made.path()).iter().enumerate() {
        let whole = engine_files(made.path())[index].clone();
        for at in places(&whole, 12) {
            let copy = again(made.path());
            let file = engine_files(copy.path())[index].clone();
            OpenOptions::new().write(true).open(&file).unwrap().set_len(at).unwrap();
            count += u32::from(refused(copy.path(), &format!("{} cut at {at}", file.display())));
        }
    }
    assert!(count > 12, "{count} refused");
}

#[test]
fn a_large_store_that_rots_unseen_is_opened_or_left_as_it_was() {
    let made = store();
    assert!(!refused(again(made.path()).path(), "a sound store"));
    let mut count = 0;
    for (index, whole) in engine_files(made.path()).iter().enumerate() {
        for at in places(whole, 16) {
            let copy = again(made.path());
            let file = engine_files(copy.path())[index].clone();
            let log = OpenOptions::new().read(true).write(true).open(&file).unwrap();
            let mut bytes = [0; 16];
            let read = log.read_at(&mut bytes, at).unwrap();
            for byte in &mut bytes {
                *byte ^= 0x5a;
            }
            log.write_all_at(&bytes[..read], at).unwrap();
            drop(log);
            untouched(whole, &file);
            count += u32::from(refused(copy.path(), &format!("{} at {at}", file.display())));
        }
    }
    assert!(count > 0, "none refused");
}

#[test]
fn a_large_newer_store_is_left_as_it_was() {
    let made = store();
    let engine = Disk::open(&made.path().join(folder::STORE), Reserve::new(made.path())).unwrap();
    let puts = vec![(
        thidua::store::keys::FORMAT.to_vec(),
        thidua::store::codec::encode(&99_u64).unwrap(),
    )];
    engine.commit(Batch { puts, ..Batch::default() }).unwrap();
    drop(engine);
    let before = files(&made.path().join(folder::STORE));
    let opened = folder::open_sized(made.path(), "Lan", LARGE);
    assert!(matches!(opened, Err(OpenError::Newer(..))));
    assert!(files(&made.path().join(folder::STORE)) == before);
}

#[test]
fn a_copy_is_read_and_the_store_it_is_of_stays_as_it_was() {
    let made = store();
    let before = files(made.path());
    let copy = folder::open_copy(made.path(), "Minh").unwrap();
    assert_eq!(copy.count(Kind::Person).unwrap(), 190);
    assert_eq!(copy.last_number().unwrap(), 32);
    make(&copy, person("Không ở lại"));
    let place = copy.folder().unwrap().to_owned();
    assert!(place.exists() && place != made.path());
    drop(copy);
    assert!(!place.exists());
    assert!(files(made.path()) == before);
    let held = folder::open(made.path(), "Lan").unwrap();
    match folder::open_copy(made.path(), "Minh") {
        Err(OpenError::Held(_, Some(holder))) => assert_eq!(holder.who, "Lan"),
        other => panic!("{:?}", other.err()),
    }
    drop(held);
    let log = made.path().join("store/db");
    File::options().write(true).open(log).unwrap().set_len(100_000).unwrap();
    match folder::open_copy(made.path(), "Minh") {
        Err(OpenError::Damaged { folder, .. }) => assert_eq!(folder, made.path()),
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn what_lies_in_the_way_of_a_file_is_named() {
    for name in ["lock", "number", "holder.json", "reserve"] {
        let place = tempfile::tempdir().unwrap();
        drop(folder::create(place.path(), "Lan").unwrap());
        let _ = fs::remove_file(place.path().join(name));
        fs::create_dir(place.path().join(name)).unwrap();
        match folder::open(place.path(), "Lan") {
            Err(error @ OpenError::NotAFile(_)) => {
                let said = error.message();
                assert!(said.vi.contains(name) && !said.en.contains("os error"), "{}", said.en);
            }
            other => panic!("{name}: {:?}", other.err()),
        }
    }
}
