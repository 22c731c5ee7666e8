//! The engine on sled: the only file that names it. Knows no record.
//!
//! sled's own `flush` orders no cache of the disk, and a power cut early in a store's life leaves files that it
//! cannot open. What is done about it, measured on a model of a disk that drops and tears what was not synced:
//! files it left half made are cleaned away before opening; its folder is synced after opening; every
//! commit is followed by `flush` and a `sync_data` of our own before it is acknowledged; after any failure
//! nothing more is acknowledged; large values are cut into pieces, for sled never syncs its blobs.
//!
//! A value under `0` key begins with a byte: 0 and the value itself, or 1 and how many pieces it was cut
//! into (four bytes), which lie under `1` key piece-number.

pub mod files;
pub mod opening;

use std::fs::File;
use std::io;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use ::sled::{Config, Db, IVec};

use super::engine::{Batch, Direction, Engine, EngineError, Pair};
use super::folder::{Reserve, free};
use crate::text::Message;
use files::{LOG, clean, sync_all};

/// The most bytes of one value inside sled.
const PIECE: usize = 4_000;
/// The most bytes of pages that sled keeps in memory; by itself it would take a gigabyte.
const CACHE: u64 = 8 << 20;
/// Free bytes that must remain beside those a commit writes.
const MARGIN: u64 = 4 << 20;
/// How many times the bytes of a commit sled may write for it: pages are rewritten.
const AMPLIFIED: u64 = 4;
/// How long opening waits for a lock of sled's that lingers.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long it waits between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

const VALUE: u8 = 0;
const PART: u8 = 1;
const WHOLE: u8 = 0;
const CUT: u8 = 1;

/// Ordered bytes in a folder of sled's.
pub struct Disk {
    db: Db,
    /// sled's log, which is synced at every commit.
    log: File,
    folder: PathBuf,
    reserve: Reserve,
    /// One commit after the other.
    commits: Mutex<()>,
    /// Held by readers, and by a commit while it changes what they would see half of.
    gate: RwLock<()>,
    /// Something failed: nothing more is acknowledged.
    broken: AtomicBool,
}

impl Disk {
    /// Opens the folder, which must not be open elsewhere (the caller holds the data folder's lock); makes it
    /// where there is none. An error that is not the system's own is of kind `InvalidData`; `WouldBlock` where
    /// the folder is open nevertheless.
    pub fn open(folder: &Path, reserve: Reserve) -> io::Result<Self> {
        clean(folder)?;
        let db = open_db(&Config::new().path(folder).cache_capacity(CACHE).flush_every_ms(None))?;
        sync_all(folder)?;
        let log = File::open(folder.join(LOG))?;
        Ok(Self {
            db,
            log,
            folder: folder.to_owned(),
            reserve,
            commits: Mutex::default(),
            gate: RwLock::default(),
            broken: AtomicBool::new(false),
        })
    }

    /// Whether this folder was ever made by sled.
    pub fn is_one(folder: &Path) -> bool {
        folder.join(LOG).is_file()
    }

    fn broken(&self, detail: &str) -> EngineError {
        self.broken.store(true, Ordering::SeqCst);
        EngineError::Broken(Message::new(
            format!("không ghi được vào kho ({detail}); không lưu gì thêm cho tới khi mở lại"),
            format!(
                "writing to the store failed ({detail}): no more is saved until it is reopened"
            ),
        ))
    }

    fn unreadable(detail: &str) -> EngineError {
        EngineError::Broken(Message::new(
            format!("không đọc được kho: {detail}"),
            format!("the store cannot be read: {detail}"),
        ))
    }

    fn read(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        let found = self.db.get(value_key(key)).map_err(|e| Self::unreadable(&told(&e)))?;
        found.map(|value| self.join(key, &value)).transpose()
    }

    /// The value as it was before it was cut.
    fn join(&self, key: &[u8], value: &[u8]) -> Result<Vec<u8>, EngineError> {
        match value.split_first() {
            Some((&WHOLE, rest)) => Ok(rest.to_vec()),
            Some((&CUT, rest)) => {
                let count = count_of(rest).ok_or_else(|| Self::unreadable("a torn value"))?;
                let mut whole = Vec::with_capacity(PIECE.saturating_mul(2));
                for number in 0..count {
                    let piece = self.db.get(part_key(key, number));
                    match piece.map_err(|e| Self::unreadable(&told(&e)))? {
                        Some(piece) => whole.extend_from_slice(&piece),
                        None => return Err(Self::unreadable("a part of a value is missing")),
                    }
                }
                Ok(whole)
            }
            _ => Err(Self::unreadable("a torn value")),
        }
    }

    /// How many pieces the value of `key` is cut into now.
    fn pieces(&self, key: &[u8]) -> Result<u32, EngineError> {
        let found = self.db.get(value_key(key)).map_err(|e| Self::unreadable(&told(&e)))?;
        Ok(found
            .as_deref()
            .and_then(|value| value.strip_prefix(&[CUT]))
            .map_or(0, |rest| count_of(rest).unwrap_or_default()))
    }

    fn sled_batch(&self, batch: &Batch) -> Result<::sled::Batch, EngineError> {
        let mut writes = ::sled::Batch::default();
        for key in &batch.deletes {
            for number in 0..self.pieces(key)? {
                writes.remove(part_key(key, number));
            }
            writes.remove(value_key(key));
        }
        for (key, value) in &batch.puts {
            let mut used = 0;
            if value.len() < PIECE {
                writes.insert(value_key(key), [&[WHOLE], value.as_slice()].concat());
            } else {
                for piece in value.chunks(PIECE) {
                    writes.insert(part_key(key, used), piece);
                    used += 1;
                }
                let count = used.to_be_bytes();
                writes.insert(value_key(key), [&[CUT], count.as_slice()].concat());
            }
            for number in used..self.pieces(key)? {
                writes.remove(part_key(key, number));
            }
        }
        Ok(writes)
    }

    /// Refuses a commit of so many bytes unless the disk has room for it with some to spare.
    fn room_for(&self, bytes: u64) -> Result<(), EngineError> {
        let needed = bytes.saturating_mul(AMPLIFIED).saturating_add(MARGIN);
        if self.reserve.kept() && free(&self.folder).is_none_or(|free| free >= needed) {
            return Ok(());
        }
        Err(EngineError::Full(Message::new(
            "đĩa đầy: chưa lưu; hãy giải phóng chỗ rồi lưu lại (vẫn xem được)",
            "the disk is full: not saved; free some space and save again (reading goes on)",
        )))
    }
}

impl Engine for Disk {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        let _gate = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        self.read(key)
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        if range.start >= range.end {
            return Ok(Vec::new());
        }
        let _gate = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = self.db.range(value_key(&range.start)..value_key(&range.end));
        let mut pairs = Vec::new();
        while pairs.len() < limit {
            let next = match direction {
                Direction::Forward => found.next(),
                Direction::Backward => found.next_back(),
            };
            let Some(next) = next else { break };
            let (key, value): (IVec, IVec) = next.map_err(|e| Self::unreadable(&told(&e)))?;
            let key = key.get(1..).unwrap_or_default().to_vec();
            let value = self.join(&key, &value)?;
            pairs.push((key, value));
        }
        Ok(pairs)
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        let _one = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        if self.broken.load(Ordering::SeqCst) {
            return Err(self.broken("an earlier failure"));
        }
        for (key, expected) in &batch.checks {
            if self.read(key)? != *expected {
                return Err(EngineError::Conflict(key.clone()));
            }
        }
        let bytes: usize = batch.puts.iter().map(|(key, value)| key.len() + value.len()).sum();
        self.room_for(bytes as u64)?;
        let writes = self.sled_batch(&batch)?;
        let applied = {
            let _gate = self.gate.write().unwrap_or_else(PoisonError::into_inner);
            self.db.apply_batch(writes)
        };
        applied.map_err(|error| self.broken(&error.to_string()))?;
        self.db.flush().map_err(|error| self.broken(&error.to_string()))?;
        self.log.sync_data().map_err(|error| self.broken(&error.to_string()))
    }
}

/// Opens sled's files, and waits a moment where their lock lingers: threads of a store just dropped still hold
/// it, and so does a process that is being started, until it has become another program.
fn open_db(config: &Config) -> io::Result<Db> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        // sled asserts where it finds its files in a state that it does not know.
        let error = match std::panic::catch_unwind(AssertUnwindSafe(|| config.open())) {
            Ok(Ok(db)) => return Ok(db),
            Ok(Err(error)) => as_io(error),
            Err(_) => return Err(invalid("sled cannot make sense of its files")),
        };
        if !is_locked(&error) {
            return Err(error);
        }
        if Instant::now() >= deadline {
            return Err(io::Error::new(io::ErrorKind::WouldBlock, error));
        }
        std::thread::sleep(PAUSE);
    }
}

/// Whether sled found its files locked. It has no kind of error for that, only words.
fn is_locked(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Other && error.to_string().starts_with("could not acquire lock")
}

fn as_io(error: ::sled::Error) -> io::Error {
    match error {
        ::sled::Error::Io(error) => error,
        other => invalid(&told(&other)),
    }
}

/// What an error of sled's says; of damage it would tell nothing but its own innards.
fn told(error: &::sled::Error) -> String {
    match error {
        ::sled::Error::Corruption { .. } => "data that fails its checksum".to_owned(),
        other => other.to_string(),
    }
}

fn invalid(detail: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, detail)
}

fn value_key(key: &[u8]) -> Vec<u8> {
    [&[VALUE], key].concat()
}

fn part_key(key: &[u8], number: u32) -> Vec<u8> {
    [&[PART], key, &number.to_be_bytes()].concat()
}

fn count_of(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}
