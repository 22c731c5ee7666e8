//! Large commits, by way of the redo file: whole or absent, wherever they are broken off.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use rustix::fs::{FlockOperation, flock};
use tempfile::TempDir;
use thidua::model::Kind;
use thidua::store::backup::restore::{Faults, Target, restore};
use thidua::store::codec::encode;
use thidua::store::disk::Disk;
use thidua::store::disk::redo::{PARTIAL, REDO, Redo, Torn, decide};
use thidua::store::engine::{Batch, Direction, Engine, EngineError, Pair};
use thidua::store::folder::{self, OpenError, Reserve};
use thidua::store::memory::Memory;
use thidua::store::{Store, backup, keys};

use super::folder::files;
use super::helm::*;

fn open(place: &Path) -> Disk {
    Disk::open(&place.join(folder::STORE), Reserve::new(place)).unwrap()
}

fn everything(engine: &dyn Engine) -> Vec<Pair> {
    engine.scan(Vec::new()..vec![0xff; 4], usize::MAX, Direction::Forward).unwrap()
}

fn key(number: usize) -> Vec<u8> {
    format!("r{number:05}").into_bytes()
}

fn value(length: usize, salt: usize) -> Vec<u8> {
    (0..length).map(|index| u8::try_from((index * 31 + salt) % 251).unwrap()).collect()
}

/// sled itself, as soon as nobody else holds it.
fn sled(place: &Path) -> sled::Db {
    let folder = place.join(folder::STORE);
    let log = File::open(folder.join("db")).unwrap();
    while flock(&log, FlockOperation::LockExclusive).is_err() {}
    flock(&log, FlockOperation::Unlock).unwrap();
    sled::Config::new().path(folder).flush_every_ms(None).open().unwrap()
}

/// Writes a commit down and decides it.
fn decided(place: &Path, batch: Batch) {
    open(place).write_down(batch).unwrap();
    decide(&place.join(folder::STORE)).unwrap();
}

/// Does so much of a decided commit as was done when the program was killed.
fn broken_off(place: &Path, writes: usize) {
    let db = sled(place);
    for written in Redo::find(&place.join(folder::STORE)).unwrap().unwrap().take(writes) {
        match written.unwrap() {
            (key, Some(value)) => db.insert(key, value).unwrap(),
            (key, None) => db.remove(key).unwrap(),
        };
    }
    db.flush().unwrap();
}

fn waits(place: &Path) -> bool {
    place.join(folder::STORE).join(REDO).exists()
}

/// How a commit comes about.
#[derive(Debug, Clone, Copy)]
enum Way {
    AtOnce,
    /// It was decided; the program was killed after so many writes, and again after so many.
    Killed(usize, usize),
}

fn way() -> impl Strategy<Value = Way> {
    let killed = (0..40_usize, 0..40_usize).prop_map(|(first, then)| Way::Killed(first, then));
    prop_oneof![1 => Just(Way::AtOnce), 3 => killed]
}

fn batch() -> impl Strategy<Value = Batch> {
    let lengths = select(&[0, 1, 40, 3_999, 4_000, 4_001, 8_000, 20_000]);
    let puts = btree_map(0..10_usize, (lengths, 0..9_usize), 1..8);
    let deletes = btree_set(0..10_usize, 0..4);
    (puts, deletes).prop_map(|(puts, deletes)| Batch {
        checks: Vec::new(),
        puts: puts.into_iter().map(|(at, (length, salt))| (key(at), value(length, salt))).collect(),
        deletes: deletes.into_iter().map(key).collect(),
    })
}

/// How many pairs a value takes inside sled.
fn pairs(value: &[u8]) -> usize {
    if value.len() < 4_000 { 1 } else { 1 + value.len().div_ceil(4_000) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn wherever_it_is_broken_off_a_decided_commit_is_what_memory_holds(
        commits in vec((batch(), way()), 1..4)
    ) {
        let (place, memory) = (tempfile::tempdir().unwrap(), Memory::default());
        drop(open(place.path()));
        for (batch, way) in commits {
            memory.commit(batch.clone()).unwrap();
            match way {
                Way::AtOnce => open(place.path()).commit(batch).unwrap(),
                Way::Killed(first, then) => {
                    decided(place.path(), batch);
                    broken_off(place.path(), first);
                    broken_off(place.path(), then);
                    prop_assert!(waits(place.path()));
                }
            }
            prop_assert_eq!(everything(&open(place.path())), everything(&memory));
            prop_assert!(!waits(place.path()));
        }
        let held: usize = everything(&memory).iter().map(|(_, value)| pairs(value)).sum();
        prop_assert_eq!(sled(place.path()).len(), held, "a piece is missing or left behind");
    }
}

#[test]
fn what_is_put_anew_is_there_though_it_was_deleted_before() {
    let place = tempfile::tempdir().unwrap();
    let pair = |salt| (key(1), value(5_000, salt));
    open(place.path()).commit(Batch { puts: vec![pair(1)], ..Batch::default() }).unwrap();
    for salt in [1, 2] {
        let (puts, deletes) = (vec![pair(salt)], vec![key(1)]);
        decided(place.path(), Batch { puts, deletes, ..Batch::default() });
        assert_eq!(everything(&open(place.path())), [pair(salt)]);
    }
}

/// More keys than one batch of sled's takes; some values are cut, and `turn` makes them others.
fn large(turn: usize) -> Batch {
    let length = |at: usize| match (at + turn) % 50 {
        0 => 9_000,
        1 => 4_000,
        other => other,
    };
    let puts = (0..9_000).filter(|at| at % 7 != turn);
    let deletes = (0..9_000).filter(|at| at % 7 == turn);
    Batch {
        checks: Vec::new(),
        puts: puts.map(|at| (key(at), value(length(at), turn))).collect(),
        deletes: deletes.map(key).collect(),
    }
}

#[test]
fn a_large_commit_is_what_memory_holds() {
    let (place, memory) = (tempfile::tempdir().unwrap(), Memory::default());
    let disk = open(place.path());
    for turn in 0..3 {
        disk.commit(large(turn)).unwrap();
        memory.commit(large(turn)).unwrap();
        assert!(everything(&disk) == everything(&memory), "turn {turn}");
        assert!(!waits(place.path()));
    }
    let checks = vec![(key(1), None)];
    match disk.commit(Batch { checks, ..large(3) }) {
        Err(EngineError::Conflict(at)) => assert_eq!(at, key(1)),
        other => panic!("{other:?}"),
    }
    drop(disk);
    assert!(everything(&open(place.path())) == everything(&memory));
}

#[test]
fn a_few_large_values_are_a_large_commit_too() {
    let (place, memory) = (tempfile::tempdir().unwrap(), Memory::default());
    let disk = open(place.path());
    let batch = |salt| Batch {
        puts: (0..5).map(|at| (key(at), value(3 << 20, salt))).collect(),
        ..Batch::default()
    };
    memory.commit(batch(1)).unwrap();
    disk.commit(batch(1)).unwrap();
    // What is in the way of the redo file is in the way of these alone.
    fs::create_dir(place.path().join(folder::STORE).join(PARTIAL)).unwrap();
    let few = Batch { puts: vec![(key(9), value(9_000, 1))], ..Batch::default() };
    memory.commit(few.clone()).unwrap();
    disk.commit(few).unwrap();
    assert!(matches!(disk.commit(batch(2)), Err(EngineError::Broken(_))));
    assert!(everything(&disk) == everything(&memory), "nothing was changed, and reading goes on");
    fs::remove_dir(place.path().join(folder::STORE).join(PARTIAL)).unwrap();
    let again = disk.commit(Batch::default());
    assert!(matches!(again, Err(EngineError::Broken(_))), "nothing is acknowledged any more");
    drop(disk);
    assert!(everything(&open(place.path())) == everything(&memory));
}

#[test]
fn what_was_not_decided_is_nothing() {
    let place = tempfile::tempdir().unwrap();
    let disk = open(place.path());
    disk.commit(Batch { puts: vec![(key(1), value(5_000, 1))], ..Batch::default() }).unwrap();
    let before = everything(&disk);
    disk.write_down(large(0)).unwrap();
    assert_eq!(everything(&disk), before);
    drop(disk);
    let partial = place.path().join(folder::STORE).join(PARTIAL);
    let whole = fs::read(&partial).unwrap();
    for length in [0, 5, whole.len() / 2, whole.len()] {
        fs::write(&partial, &whole[..length]).unwrap();
        assert_eq!(everything(&open(place.path())), before, "{length} bytes");
        assert!(!partial.exists());
    }
}

/// The form of the file and of what is in it: a program may finish what an older one decided.
#[test]
fn the_bytes_of_a_redo_file_stay_readable() {
    let place = tempfile::tempdir().unwrap();
    let disk = open(place.path());
    let before = [(b"gone".to_vec(), value(5_000, 1)), (b"kept".to_vec(), b"1".to_vec())];
    disk.commit(Batch { puts: before.to_vec(), ..Batch::default() }).unwrap();
    drop(disk);
    let mut bytes = b"thidua redo\x01".to_vec();
    bytes.extend(b"\0\0\0\0\x09\x01gone\0\0\0\0\0\0\0\0\x09\x01gone\0\0\0\x01\0\0\0\0\x05\0gone");
    bytes.extend(b"\x01\0\0\0\x04\0new\0\0\0\x03\0ab");
    let mut sum = flate2::Crc::new();
    sum.update(&bytes);
    bytes.extend(sum.sum().to_be_bytes());
    fs::write(place.path().join(folder::STORE).join(REDO), bytes).unwrap();
    let after = [(b"kept".to_vec(), b"1".to_vec()), (b"new".to_vec(), b"ab".to_vec())];
    assert_eq!(everything(&open(place.path())), after);
    assert_eq!(sled(place.path()).len(), 2);
}

/// A store with an act that was decided and is not finished, and the batch of it.
fn unfinished() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let store = folder::create(place.path(), "Lan").unwrap();
    make(&store, person("Trần Thị Ngọc"));
    drop(store);
    let before: BTreeMap<_, _> = everything(&open(place.path())).into_iter().collect();
    let store = folder::open(place.path(), "Lan").unwrap();
    let many = (0..40).map(|number| new(person(&format!("Người {number}")))).collect();
    store.save(&actor("Lan"), many).unwrap();
    store.delete(&actor("Lan"), &[(first(&store), 1)]).unwrap();
    drop(store);
    let after: BTreeMap<_, _> = everything(&open(place.path())).into_iter().collect();
    let changed = |(key, value): (Vec<u8>, Vec<u8>), other: &BTreeMap<Vec<u8>, Vec<u8>>| {
        (other.get(&key) != Some(&value)).then_some((key, value))
    };
    let back = Batch {
        puts: before.clone().into_iter().filter_map(|pair| changed(pair, &after)).collect(),
        deletes: after.keys().filter(|key| !before.contains_key(*key)).cloned().collect(),
        checks: Vec::new(),
    };
    open(place.path()).commit(back).unwrap();
    fs::write(place.path().join("number"), format!("{:020}", 1)).unwrap();
    let puts = after.iter().map(|(key, value)| (key.clone(), value.clone()));
    let forth = Batch {
        puts: puts.filter_map(|pair| changed(pair, &before)).collect(),
        deletes: before.keys().filter(|key| !after.contains_key(*key)).cloned().collect(),
        checks: Vec::new(),
    };
    decided(place.path(), forth);
    place
}

fn first(store: &Store) -> thidua::model::Link {
    store.find_code(Kind::Person, "CN-0001").unwrap().unwrap()
}

/// Both acts are there, and nothing waits any more.
fn finished(place: &Path) {
    let store = folder::open(place, "Lan").unwrap();
    assert!(!waits(place));
    assert_eq!(store.count(Kind::Person).unwrap(), 40);
    assert_eq!(store.last_number().unwrap(), 3);
    whole(&store);
}

/// The same data folder once more.
fn again(place: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in files(place) {
        let to = copy.path().join(path.strip_prefix(place).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    copy
}

#[test]
fn an_act_is_finished_by_whoever_opens_the_store() {
    let place = unfinished();
    let count = Redo::find(&place.path().join(folder::STORE)).unwrap().unwrap().count();
    for writes in [0, 1, count / 3, count / 2, count - 1, count] {
        let copy = again(place.path());
        broken_off(copy.path(), writes);
        finished(copy.path());
    }
    // Larger than what is copied whole to be put back.
    let copy = again(place.path());
    broken_off(copy.path(), count / 2);
    drop(folder::open_sized(copy.path(), "Lan", 0).unwrap());
    finished(copy.path());
}

#[test]
fn a_copy_that_is_read_is_finished_and_the_store_it_is_of_stays_as_it_was() {
    let place = unfinished();
    let before = files(place.path());
    let copy = folder::open_copy(place.path(), "Minh").unwrap();
    assert_eq!((copy.count(Kind::Person).unwrap(), copy.last_number().unwrap()), (40, 3));
    whole(&copy);
    drop(copy);
    assert!(files(place.path()) == before);
    finished(place.path());
}

#[test]
fn a_store_that_is_replaced_takes_its_unfinished_act_along() {
    let (place, other) = (unfinished(), tempfile::tempdir().unwrap());
    let data = place.path().join("data");
    fs::create_dir(&data).unwrap();
    for name in [folder::STORE, folder::BACKUPS, "number"] {
        fs::rename(place.path().join(name), data.join(name)).unwrap();
    }
    let store = folder::create(other.path(), "Lan").unwrap();
    make(&store, person("Hoàng Văn Thức"));
    let file = backup::backup(&store, &other.path().join(folder::BACKUPS)).unwrap();
    let restored = restore(&file, &data, Target::Replace, Faults::Refuse, "Lan").unwrap();
    assert_eq!(folder::open(&data, "Lan").unwrap().count(Kind::Person).unwrap(), 1);
    finished(&restored.aside.unwrap());
}

#[test]
fn a_torn_redo_file_is_told_and_nothing_changed() {
    let place = unfinished();
    let redo = place.path().join(folder::STORE).join(REDO);
    let sound = fs::read(&redo).unwrap();
    let cut = |length: usize| sound[..length].to_vec();
    let rotten = |at: usize| {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x10;
        bytes
    };
    let (middle, last) = (sound.len() / 2, sound.len() - 1);
    let torn = [
        cut(0),
        cut(3),
        cut(middle),
        cut(last),
        rotten(0),
        rotten(11),
        rotten(middle),
        rotten(last),
    ];
    for (number, bytes) in torn.into_iter().enumerate() {
        fs::write(&redo, bytes).unwrap();
        let before = files(&place.path().join(folder::STORE));
        match Disk::open(&place.path().join(folder::STORE), Reserve::new(place.path())) {
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::InvalidData, "{number}: {error}");
                assert!(error.get_ref().unwrap().is::<Torn>(), "{number}: {error}");
            }
            Ok(_) => panic!("{number}: opened"),
        }
        assert!(files(&place.path().join(folder::STORE)) == before, "{number}");
        match folder::open(place.path(), "Lan") {
            Err(error @ OpenError::Damaged { .. }) => {
                let said = error.message();
                assert!(
                    said.en.contains("the redo file of a large save is damaged"),
                    "{}",
                    said.en
                );
                assert!(said.vi.contains("tệp redo của một lần lưu lớn bị hỏng"), "{}", said.vi);
            }
            other => panic!("{number}: {:?}", other.err()),
        }
        assert!(files(&place.path().join(folder::STORE)) == before, "{number}");
    }
    fs::write(&redo, sound).unwrap();
    finished(place.path());
}

/// What finishing a commit writes is put back, too, where the store is refused in the end.
#[test]
fn a_store_that_is_refused_keeps_what_waits_to_be_finished() {
    let place = tempfile::tempdir().unwrap();
    drop(folder::create(place.path(), "Lan").unwrap());
    // What stands in the engine's log for long is replaced, and its place used again.
    for turn in 1..3 {
        open(place.path()).commit(large(turn)).unwrap();
    }
    let mut puts = large(0).puts;
    puts.push((keys::FORMAT.to_vec(), encode(&99_u64).unwrap()));
    decided(place.path(), Batch { puts, ..Batch::default() });
    let before = files(&place.path().join(folder::STORE));
    for small in [0, 1 << 30] {
        let opened = folder::open_sized(place.path(), "Lan", small);
        assert!(matches!(opened, Err(OpenError::Newer(..))), "{:?}", opened.err());
        assert!(files(&place.path().join(folder::STORE)) == before);
        assert!(!place.path().join("store.before").exists());
    }
}
