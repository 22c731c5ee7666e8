//! What the engine may rewrite of its files while it opens them, kept beside the store, so that damaged ones
//! can be put back as they were. Knows nothing of what is in them.
//!
//! Where the file system shares the bytes of copies, or the store is small, all of it is copied; of a large one
//! what a healthy opening rewrites, too: mostly what was written since it was opened before. Where a large commit is
//! to be finished, which writes anywhere, all of it is copied, or nothing: that opening can be begun again.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, ioctl_ficlone, renameat_with};

use super::{PATIENCE, PAUSE, STORE, free};
use crate::store::disk::Disk;
use crate::store::disk::files::LOG;
use crate::store::disk::opening::{SEGMENT, rewritten};

/// What the copy is called beside the store.
pub(super) const COPY: &str = "store.before";
/// What a damaged store is called for the moment in which the copy takes its place.
pub(super) const DAMAGED: &str = "store.damaged";

/// A store of at most so many bytes is copied whole.
pub(super) const SMALL: u64 = 64 << 20;

/// The copy; gone when it is dropped.
pub(super) struct Aside {
    store: PathBuf,
    copy: PathBuf,
    log: Log,
}

/// What is kept of the engine's log.
enum Log {
    Whole,
    /// These parts, at their places in a file with holes; and how long the log was.
    Parts(Vec<Range<u64>>, u64),
}

impl Aside {
    /// Copies what may have to be put back; the log of a store above `small` bytes in part. `None` where the disk
    /// does not take it.
    pub fn take(folder: &Path, small: u64) -> Option<Self> {
        let (store, copy) = (folder.join(STORE), folder.join(COPY));
        let mut aside = Self { store, copy, log: Log::Whole };
        let from = aside.store.join(LOG);
        let size = fs::metadata(&from).ok()?.len();
        let unfinished = Disk::unfinished(&aside.store);
        if unfinished.is_some_and(|more| free(folder).is_some_and(|free| free < size + more)) {
            return None;
        }
        aside.rest().ok()?;
        let to = aside.copy.join(LOG);
        if clone(&from, &to).is_ok() {
            return Some(aside);
        }
        if size <= small || unfinished.is_some() {
            fs::copy(&from, &to).ok()?;
        } else {
            let parts = rewritten(&aside.store).ok()?;
            copy_parts(&from, &to, &parts).ok()?;
            aside.log = Log::Parts(parts, size);
        }
        Some(aside)
    }

    /// Copies everything but the log.
    fn rest(&self) -> io::Result<()> {
        // A copy left behind by a kill is of no use.
        self.remove();
        copy_but(&self.store, &self.copy, LOG)
    }

    /// Puts the files back as they were; leaves what is there where that cannot be done.
    pub fn put_back(self) {
        // Nothing is left to be done for a person where this fails, too: the error told is the one that matters.
        let _ = match &self.log {
            Log::Whole => self.swap(),
            Log::Parts(parts, length) => self.restore(parts, *length),
        };
    }

    /// The copy becomes the store: in one step where the file system can do it.
    fn swap(&self) -> io::Result<()> {
        let (store, copy) = (&self.store, &self.copy);
        if renameat_with(CWD, copy, CWD, store, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
        let damaged = store.with_file_name(DAMAGED);
        fs::rename(store, &damaged)?;
        fs::rename(copy, store).or_else(|_| fs::rename(&damaged, store))?;
        fs::remove_dir_all(&damaged)
    }

    /// The parts go back into the log, and the files beside it are as they were.
    fn restore(&self, parts: &[Range<u64>], length: u64) -> io::Result<()> {
        let log = OpenOptions::new().write(true).open(self.store.join(LOG))?;
        // Threads of an engine that has just given up may still write.
        let deadline = Instant::now() + PATIENCE;
        while flock(&log, FlockOperation::NonBlockingLockExclusive).is_err() {
            if Instant::now() >= deadline {
                return Err(ErrorKind::WouldBlock.into());
            }
            std::thread::sleep(PAUSE);
        }
        let kept = File::open(self.copy.join(LOG))?;
        log.set_len(length)?;
        blocks(&kept, parts, |at, bytes| log.write_all_at(bytes, at))?;
        log.sync_all()?;
        for entry in fs::read_dir(&self.store)? {
            let entry = entry?;
            if entry.file_type()?.is_file() && !self.copy.join(entry.file_name()).exists() {
                fs::remove_file(entry.path())?;
            }
        }
        for entry in fs::read_dir(&self.copy)? {
            let entry = entry?;
            if entry.file_type()?.is_file() && entry.file_name() != LOG {
                fs::copy(entry.path(), self.store.join(entry.file_name()))?;
            }
        }
        Ok(())
    }

    fn remove(&self) {
        let _ = fs::remove_dir_all(&self.copy);
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Makes a file that shares its bytes with another until either is written to.
fn clone(from: &Path, to: &Path) -> io::Result<()> {
    let (from, made) = (File::open(from)?, File::create(to)?);
    made.set_permissions(from.metadata()?.permissions())?;
    Ok(ioctl_ficlone(&made, &from)?)
}

/// Copies the parts of a file to the same places of another.
fn copy_parts(from: &Path, to: &Path, parts: &[Range<u64>]) -> io::Result<()> {
    let (from, to) = (File::open(from)?, File::create(to)?);
    to.set_len(from.metadata()?.len())?;
    blocks(&from, parts, |at, bytes| {
        let hole = bytes.iter().all(|byte| *byte == 0);
        if hole { Ok(()) } else { to.write_all_at(bytes, at) }
    })
}

/// Hands on the bytes of the parts, some at a time, with their places.
fn blocks(
    file: &File,
    parts: &[Range<u64>],
    mut each: impl FnMut(u64, &[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut block = vec![0; usize::try_from(SEGMENT).map_err(io::Error::other)?];
    for part in parts {
        let mut at = part.start;
        while at < part.end {
            let length = block.len().min(usize::try_from(part.end - at).unwrap_or(usize::MAX));
            let bytes = &mut block[..length];
            file.read_exact_at(bytes, at)?;
            each(at, bytes)?;
            at += length as u64;
        }
    }
    Ok(())
}

/// Copies a folder, but for the file called `but` in it.
pub(super) fn copy_but(from: &Path, to: &Path, but: &str) -> io::Result<()> {
    fs::create_dir(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_but(&entry.path(), &target, "")?;
        } else if entry.file_name() != but {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
