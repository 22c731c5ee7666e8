//! The engine on sled: large values, checks, reopening.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use rustix::fs::{FlockOperation, flock};
use thidua::store::disk::Disk;
use thidua::store::engine::{Batch, Direction, Engine, EngineError};
use thidua::store::folder::Reserve;

fn put(engine: &Disk, key: &[u8], value: Vec<u8>) {
    engine.commit(Batch { puts: vec![(key.to_vec(), value)], ..Batch::default() }).unwrap();
}

fn open(place: &tempfile::TempDir) -> Disk {
    Disk::open(&place.path().join("store"), Reserve::new(place.path())).unwrap()
}

fn key(index: usize) -> [u8; 2] {
    [b'r', u8::try_from(index).unwrap()]
}

fn long(length: usize, salt: usize) -> Vec<u8> {
    (0..length).map(|index| u8::try_from((index * 31 + salt) % 251).unwrap()).collect()
}

#[test]
fn values_of_any_length_come_back_in_order_and_leave_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    let engine = open(&place);
    let lengths = [0, 1, 3_999, 4_000, 4_001, 8_000, 1 << 20];
    for (index, length) in lengths.into_iter().enumerate() {
        put(&engine, &key(index), long(length, index));
    }
    let all = || vec![b'r', 0]..vec![b's'];
    drop(engine);
    let engine = open(&place);
    let forward = engine.scan(all(), 100, Direction::Forward).unwrap();
    for (index, length) in lengths.into_iter().enumerate() {
        assert_eq!(forward[index], (key(index).to_vec(), long(length, index)));
    }
    assert_eq!(forward.len(), lengths.len());
    let backward = engine.scan(all(), 2, Direction::Backward).unwrap();
    assert_eq!(backward, forward.iter().rev().take(2).cloned().collect::<Vec<_>>());
    put(&engine, &[b'r', 6], long(5_000, 9));
    assert_eq!(engine.get(&[b'r', 6]).unwrap(), Some(long(5_000, 9)));
    let deletes = forward.into_iter().map(|(key, _)| key).collect();
    engine.commit(Batch { deletes, ..Batch::default() }).unwrap();
    drop(engine);
    let log = lock(&place.path().join("store"));
    flock(&log, FlockOperation::Unlock).unwrap();
    let raw = sled::open(place.path().join("store")).unwrap();
    assert_eq!(raw.len(), 0, "no piece is left behind");
}

#[test]
fn a_failed_check_changes_nothing() {
    let place = tempfile::tempdir().unwrap();
    let engine = open(&place);
    put(&engine, b"ra", b"1".to_vec());
    let batch = |expected: Option<&[u8]>| Batch {
        checks: vec![(b"ra".to_vec(), expected.map(<[u8]>::to_vec))],
        puts: vec![(b"ra".to_vec(), b"2".to_vec()), (b"rb".to_vec(), b"3".to_vec())],
        deletes: Vec::new(),
    };
    for expected in [None, Some(&b"9"[..])] {
        match engine.commit(batch(expected)) {
            Err(EngineError::Conflict(key)) => assert_eq!(key, b"ra"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(engine.get(b"rb").unwrap(), None);
    engine.commit(batch(Some(b"1"))).unwrap();
    assert_eq!(engine.get(b"ra").unwrap(), Some(b"2".to_vec()));
}

/// Locks sled's log as a store that is just being dropped still does.
fn lock(store: &Path) -> File {
    let log = File::open(store.join("db")).unwrap();
    while flock(&log, FlockOperation::LockExclusive).is_err() {}
    log
}

#[test]
fn a_lock_that_lingers_is_waited_for() {
    let place = tempfile::tempdir().unwrap();
    put(&open(&place), b"ra", b"1".to_vec());
    let log = lock(&place.path().join("store"));
    let (opening, begun) = mpsc::channel();
    let leaving = std::thread::spawn(move || {
        begun.recv().unwrap();
        // Long enough for a few attempts; nothing shows them from outside.
        std::thread::sleep(Duration::from_millis(50));
        flock(&log, FlockOperation::Unlock).unwrap();
    });
    opening.send(()).unwrap();
    assert_eq!(open(&place).get(b"ra").unwrap(), Some(b"1".to_vec()));
    leaving.join().unwrap();
}

#[test]
fn a_lock_that_stays_is_told_as_such() {
    let place = tempfile::tempdir().unwrap();
    put(&open(&place), b"ra", b"1".to_vec());
    let _log = lock(&place.path().join("store"));
    match Disk::open(&place.path().join("store"), Reserve::new(place.path())) {
        Err(error) => assert_eq!(error.kind(), ErrorKind::WouldBlock, "{error}"),
        Ok(_) => panic!("opened"),
    }
}
