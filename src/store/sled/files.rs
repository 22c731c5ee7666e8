//! The files of sled 0.34.7: what is cleaned away before it opens them, synced afterwards, and what it may
//! rewrite meanwhile. Knows no key and no value.
//!
//! Its log `db` is a row of segments, each with a header: a checksum, its number in the log and the end of what
//! was stable then, both in bytes from the log's beginning. `snap.NUMBER` says where the newest version of every
//! page lies, up to that number of the log. Opening, sled reads the segments from there on; it puts zeros behind
//! the last message that it can read, over segments behind a tear and over those that no page lies in, cuts free
//! ones off the end and writes a new `snap.`. Pages that are read later and turn out damaged are left alone.

use std::fs::{self, File};
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;

use flate2::Crc;

/// sled's log.
pub const LOG: &str = "db";
/// What the names of sled's snapshots begin with.
const SNAPSHOT: &str = "snap.";
/// The bytes of a segment.
pub const SEGMENT: u64 = 512 << 10;
/// The bytes of its header.
const HEADER: usize = 20;
/// The shortest whole `conf` of sled.
const CONF_LENGTH: u64 = 62;

/// Which bytes of the log of `folder` a healthy opening may read again and rewrite: the segments that are not
/// older than the newest snapshot, and those whose age cannot be told. All of them where there is no snapshot.
pub fn open_end(folder: &Path) -> io::Result<Vec<Range<u64>>> {
    let since = newest_snapshot(folder)? / SEGMENT * SEGMENT;
    let log = File::open(folder.join(LOG))?;
    let length = log.metadata()?.len();
    let mut ranges: Vec<Range<u64>> = Vec::new();
    for start in (0..length).step_by(usize::try_from(SEGMENT).unwrap_or(usize::MAX)) {
        if number(&log, start).is_some_and(|number| number < since) {
            continue;
        }
        let end = length.min(start + SEGMENT);
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    }
    Ok(ranges)
}

/// Up to where in the log the newest snapshot goes; 0 where there is none.
fn newest_snapshot(folder: &Path) -> io::Result<u64> {
    let mut newest = 0;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(SNAPSHOT));
        let number = number.and_then(|number| u64::from_str_radix(number, 16).ok());
        newest = newest.max(number.unwrap_or_default());
    }
    Ok(newest)
}

/// The number of the segment at `start`; `None` where its header is torn or empty.
fn number(log: &File, start: u64) -> Option<u64> {
    let mut header = [0; HEADER];
    log.read_exact_at(&mut header, start).ok()?;
    let mut sum = Crc::new();
    sum.update(header.get(4..)?);
    let told = u32::from_le_bytes(header.get(..4)?.try_into().ok()?);
    let number = u64::from_le_bytes(header.get(4..12)?.try_into().ok()?);
    // sled turns the bits around, so that zeros are no header.
    (sum.sum() == !told).then_some(number ^ (u64::MAX >> 1))
}

/// Takes away what a power cut can leave half made: a snapshot being written, a torn `conf`. sled makes both again.
pub(super) fn clean(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(SNAPSHOT) && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    let conf = folder.join("conf");
    match fs::read(&conf) {
        Ok(bytes) if (bytes.len() as u64) < CONF_LENGTH || bytes.iter().all(|byte| *byte == 0) => {
            fs::remove_file(&conf)
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes sure that everything sled made while opening is on the disk, names included.
pub(super) fn sync_all(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        File::open(entry?.path())?.sync_all()?;
    }
    File::open(folder)?.sync_all()?;
    if let Some(parent) = folder.parent() {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}
