//! The engine on sled: the only file that names it. Knows no record.
//!
//! sled's own `flush` orders no cache of the disk, and a power cut early in a store's life leaves files that it
//! cannot open. What is done about it, measured on a model of a disk that drops and tears what was not synced:
//! files it left half made are cleaned away before opening; its folder is synced after opening; every
//! commit is followed by `flush` and a `sync_data` of our own before it is acknowledged; after any failure
//! nothing more is acknowledged; large values are cut into pieces, for sled never syncs its blobs.
//!
//! sled keeps every page that one of its batches replaces in memory until the batch is done: some 75 KB for each
//! record of an act. So a large commit is not given to it as one batch. All of it goes into the redo file first,
//! which decides it; what stands there is written in the order of the keys, in stretches that are each what a small
//! commit is, while readers wait; then the file is taken away. Where that is broken off, opening does it again.

pub mod files;
pub mod opening;
mod pieces;
pub mod redo;

use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use ::sled::{Config, Db, IVec};

use super::engine::{Batch, Direction, Engine, EngineError, Pair};
use super::folder::{Reserve, free};
use crate::text::{Message, trouble};
use files::{LOG, clean, sync_all};
use pieces::{Each, Kept, PIECE, part_key, put, remove, value_key};
use redo::{Draft, REDO, Redo, decide, drop_draft, forget};

/// The most bytes of pages that sled keeps in memory; by itself it would take a gigabyte.
const CACHE: u64 = 8 << 20;
/// Free bytes that must remain beside those a commit writes.
const MARGIN: u64 = 4 << 20;
/// How many times the bytes of a commit sled may write for it: pages are rewritten.
const AMPLIFIED: u64 = 4;
/// The same for a large one, the redo file included.
const AMPLIFIED_LARGE: u64 = 6;
/// A commit of more keys goes by way of the redo file.
const MANY: usize = 6_000;
/// And so does one of more bytes.
const MUCH: u64 = 8 << 20;
/// How many bytes are written from there at once.
const STRETCH: usize = 64 << 10;
/// What a write weighs beside its key and value.
const BESIDE: usize = 64;
/// How long opening waits for a lock of sled's that lingers.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long it waits between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

/// Ordered bytes in a folder of sled's.
pub struct Disk {
    db: Db,
    /// sled's log, which is synced at every commit.
    log: File,
    folder: PathBuf,
    reserve: Reserve,
    /// One commit after the other.
    commits: Mutex<()>,
    /// Held by readers, and by a commit while it changes what they would see half of; whether one was left so.
    gate: RwLock<bool>,
    /// Something failed: nothing more is acknowledged.
    broken: AtomicBool,
}

impl Disk {
    /// Opens the folder, which must not be open elsewhere (the caller holds the data folder's lock); makes it
    /// where there is none, and finishes a commit that was decided. An error that is not the system's own is of
    /// kind `InvalidData`; `WouldBlock` where the folder is open nevertheless.
    pub fn open(folder: &Path, reserve: Reserve) -> io::Result<Self> {
        let redo = Redo::find(folder)?;
        clean(folder)?;
        let db = open_db(&Config::new().path(folder).cache_capacity(CACHE).flush_every_ms(None))?;
        sync_all(folder)?;
        let log = File::open(folder.join(LOG))?;
        if let Some(redo) = redo {
            replay(redo, &db, &log)?;
            forget(folder)?;
        }
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

    /// How many bytes finishing a commit may take that was decided in this folder; `None` where there is none.
    pub fn unfinished(folder: &Path) -> Option<u64> {
        let redo = fs::metadata(folder.join(REDO)).ok()?;
        Some(redo.len().saturating_mul(AMPLIFIED_LARGE).saturating_add(MARGIN))
    }

    /// Writes a commit down in the engine's folder, where [`decide`] decides it. Nothing is changed yet.
    pub fn write_down(&self, batch: Batch) -> Result<(), EngineError> {
        self.draft(batch).inspect_err(|_| {
            // What stays behind is taken away at the next opening.
            let _ = drop_draft(&self.folder);
        })
    }

    fn draft(&self, mut batch: Batch) -> Result<(), EngineError> {
        // Neighbours share pages of sled's, which are rewritten the less often.
        batch.deletes.sort_unstable();
        batch.puts.sort_by(|(one, _), (other, _)| one.cmp(other));
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => full(),
            _ => self.broken(&error.to_string()),
        };
        let mut draft = Draft::begin(&self.folder).map_err(failed)?;
        self.writes(&batch, &mut |key, value| draft.note(key, value).map_err(failed))?;
        draft.finish().map_err(failed)
    }

    /// A commit too large for one batch of sled's, by way of the redo file.
    fn commit_large(&self, batch: Batch) -> Result<(), EngineError> {
        self.write_down(batch)?;
        let decided = decide(&self.folder).and_then(|()| Redo::find(&self.folder));
        let redo = decided.map_err(|error| self.broken(&error.to_string()))?;
        let done = redo.map_or(Ok(()), |redo| self.apply(|| replay(redo, &self.db, &self.log)));
        done.and_then(|()| forget(&self.folder)).map_err(|error| self.to_be_finished(&error))
    }

    /// Changes what readers see while they wait. Where that fails half-way, they are refused from then on.
    fn apply(&self, work: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut half = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        *half = true;
        work()?;
        *half = false;
        Ok(())
    }

    /// Lets somebody read, unless what they would see is half of a commit.
    fn reading(&self) -> Result<RwLockReadGuard<'_, bool>, EngineError> {
        let half = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        if *half {
            return Err(EngineError::Broken(Message::new(
                "một lần lưu còn dở vì không ghi được vào kho; hãy mở lại chương trình",
                "a save is half done, for writing to the store failed: open the program again",
            )));
        }
        Ok(half)
    }

    fn broken(&self, detail: &str) -> EngineError {
        self.stop(Message::new(
            format!("không ghi được vào kho ({detail}); không lưu gì thêm cho tới khi mở lại"),
            format!(
                "writing to the store failed ({detail}): no more is saved until it is reopened"
            ),
        ))
    }

    /// A decided commit failed on the way.
    fn to_be_finished(&self, error: &io::Error) -> EngineError {
        let Message { vi, en } = match error.kind() {
            io::ErrorKind::InvalidData => Message::new(error.to_string(), error.to_string()),
            _ => trouble(error),
        };
        self.stop(Message::new(
            format!("chưa ghi xong ({vi}): lần lưu này sẽ được làm nốt khi mở lại chương trình"),
            format!(
                "not all is written ({en}): this save is finished when the program is opened again"
            ),
        ))
    }

    /// Acknowledges nothing more.
    fn stop(&self, said: Message) -> EngineError {
        self.broken.store(true, Ordering::SeqCst);
        EngineError::Broken(said)
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
        let count = match Kept::of(value) {
            Some(Kept::Whole(value)) => return Ok(value.to_vec()),
            Some(Kept::Cut(count)) => count,
            None => return Err(Self::unreadable("a torn value")),
        };
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

    /// How many pieces the value of `key` is cut into now.
    fn pieces(&self, key: &[u8]) -> Result<u32, EngineError> {
        let found = self.db.get(value_key(key)).map_err(|e| Self::unreadable(&told(&e)))?;
        Ok(match found.as_deref().and_then(Kept::of) {
            Some(Kept::Cut(count)) => count,
            _ => 0,
        })
    }

    /// Hands on everything that a commit writes inside sled.
    fn writes(&self, batch: &Batch, each: Each<'_, EngineError>) -> Result<(), EngineError> {
        for key in &batch.deletes {
            remove(key, self.pieces(key)?, each)?;
        }
        for (key, value) in &batch.puts {
            put(key, value, self.pieces(key)?, each)?;
        }
        Ok(())
    }

    /// Refuses a commit of so many bytes, which are written so many times, unless the disk has room for it with
    /// some to spare.
    fn room_for(&self, bytes: u64, times: u64) -> Result<(), EngineError> {
        let needed = bytes.saturating_mul(times).saturating_add(MARGIN);
        let room = self.reserve.kept() && free(&self.folder).is_none_or(|free| free >= needed);
        if room { Ok(()) } else { Err(full()) }
    }
}

impl Engine for Disk {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        let _gate = self.reading()?;
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
        let _gate = self.reading()?;
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
        let bytes = weight(&batch);
        if batch.puts.len() + batch.deletes.len() > MANY || bytes > MUCH {
            self.room_for(bytes, AMPLIFIED_LARGE)?;
            return self.commit_large(batch);
        }
        self.room_for(bytes, AMPLIFIED)?;
        let mut writes = ::sled::Batch::default();
        self.writes(&batch, &mut |key, value| {
            match value {
                Some(value) => writes.insert(key, value),
                None => writes.remove(key),
            }
            Ok(())
        })?;
        let applied = self.apply(|| self.db.apply_batch(writes).map_err(as_io));
        let settled = applied.and_then(|()| settle(&self.db, &self.log));
        settled.map_err(|error| self.broken(&error.to_string()))
    }
}

/// Everything that was written so far is on the disk when this returns.
fn settle(db: &Db, log: &File) -> io::Result<()> {
    db.flush().map_err(as_io)?;
    log.sync_data()
}

/// Writes everything of a decided commit, as so many small ones: what a power cut tears of writes that are in no batch
/// may keep sled from opening.
fn replay(redo: Redo, db: &Db, log: &File) -> io::Result<()> {
    let (mut stretch, mut bytes) = (::sled::Batch::default(), 0);
    for written in redo {
        let (key, value) = written?;
        // Each time it is asked for something, sled lets go of some of the pages that were replaced.
        db.get(&key).map_err(as_io)?;
        bytes += BESIDE + key.len() + value.as_ref().map_or(0, Vec::len);
        match value {
            Some(value) => stretch.insert(key, value),
            None => stretch.remove(key),
        }
        if bytes > STRETCH {
            db.apply_batch(std::mem::take(&mut stretch)).map_err(as_io)?;
            settle(db, log)?;
            bytes = 0;
        }
    }
    db.apply_batch(stretch).map_err(as_io)?;
    settle(db, log)
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

fn full() -> EngineError {
    EngineError::Full(Message::new(
        "đĩa đầy: chưa lưu; hãy giải phóng chỗ rồi lưu lại (vẫn xem được)",
        "the disk is full: not saved; free some space and save again (reading goes on)",
    ))
}

/// About the bytes that a commit writes.
fn weight(batch: &Batch) -> u64 {
    let puts = batch.puts.iter().map(|(key, value)| key.len() + value.len());
    let bytes: usize = puts.chain(batch.deletes.iter().map(Vec::len)).sum();
    bytes as u64
}

fn invalid(detail: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, detail)
}
