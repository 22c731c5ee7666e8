//! What sled 0.34.7 may rewrite of its log while it opens it. Writes nothing itself; knows no key and no value.
//!
//! The log `db` is a row of segments. Each begins with a checksum, the segment's number in the log and the end of
//! what was stable then, both in bytes from the log's beginning; messages follow: checksum, kind, length, segment,
//! page. `snap.NUMBER` says where the newest version of every page lies, up to that number of the log. Opening, sled
//! reads the segments from there on. It puts zeros behind the last message that it can read, over segments behind
//! a tear, and over those that no page lies in any more; it cuts such ones off the end and writes a new `snap.`.
//! Everything else it only reads: a page that turns out damaged later is left alone.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::ops::{Range, RangeInclusive};
use std::os::unix::fs::FileExt;
use std::path::Path;

use flate2::Crc;

use super::files::{LOG, SNAPSHOT};

/// The bytes of a segment.
pub const SEGMENT: u64 = 512 << 10;
/// The bytes that a segment begins with.
const HEADER: usize = 20;
/// The kinds of message after which a page lies nowhere else.
const REPLACED: RangeInclusive<u8> = 4..=9;

/// A page and one of the places it lies at.
type Place = (u64, u64);

/// The parts of the log of `folder` that may be rewritten: more rather than less, all of it where the snapshot is
/// missing or makes no sense.
pub fn rewritten(folder: &Path) -> io::Result<Vec<Range<u64>>> {
    let log = File::open(folder.join(LOG))?;
    let length = log.metadata()?.len();
    let (since, places) = snapshot(folder)?.unwrap_or_default();
    let mut replaced = HashSet::new();
    // Of every segment: whether it is older than what is read again, and whether a page stays in it.
    let mut stays = Vec::new();
    for start in starts(length) {
        let old = number(&log, start).is_some_and(|number| number < since);
        stays.push((old, false));
        if !old {
            replaced.extend(replaced_in(&log, start));
        }
    }
    for (page, at) in places {
        let segment = usize::try_from(at / SEGMENT).ok().and_then(|index| stays.get_mut(index));
        if let Some((_, used)) = segment.filter(|(_, used)| !used) {
            *used = !replaced.contains(&page);
        }
    }
    let mut ranges: Vec<Range<u64>> = Vec::new();
    for (start, _) in starts(length).zip(stays).filter(|(_, stays)| *stays != (true, true)) {
        let end = length.min(start + SEGMENT);
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    }
    Ok(ranges)
}

/// Where the segments of a log of so many bytes begin.
fn starts(length: u64) -> impl Iterator<Item = u64> {
    (0..length.div_ceil(SEGMENT)).map(|segment| segment * SEGMENT)
}

/// The segment up to which the newest snapshot goes, and where pages lie; `None` where there is no snapshot that
/// can be read.
fn snapshot(folder: &Path) -> io::Result<Option<(u64, Vec<Place>)>> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.strip_prefix(SNAPSHOT));
        let number = number.and_then(|number| u64::from_str_radix(number, 16).ok());
        newest = newest.max(number.map(|number| (number, name)));
    }
    let Some((number, name)) = newest else { return Ok(None) };
    let bytes = fs::read(folder.join(name))?;
    Ok(places(&bytes).map(|places| (number / SEGMENT * SEGMENT, places)))
}

/// Where pages lie by the bytes of a snapshot: two numbers, then the pages in their order, then length and checksum.
fn places(bytes: &[u8]) -> Option<Vec<Place>> {
    let mut left = Bytes(bytes.get(8..bytes.len().checked_sub(12)?)?);
    left.number()?;
    let mut places = Vec::new();
    for page in 0.. {
        // A page that is free lies in one place, without its length there.
        let Some(count) = left.byte() else { break };
        for _ in 0..count.max(1) {
            left.skip(8)?;
            let blob = left.byte()?;
            places.push((page, left.number()?));
            left.skip(if blob == 0 { 0 } else { 8 })?;
            if count > 0 {
                left.number()?;
            }
        }
    }
    Some(places)
}

/// The number of the segment at `start`; `None` where what it begins with is torn or empty.
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

/// The pages that the segment at `start` has a newer version of, as far as its messages can be told apart.
fn replaced_in(log: &File, start: u64) -> Vec<u64> {
    let mut segment = vec![0; usize::try_from(SEGMENT).unwrap_or_default()];
    let mut read = 0;
    while let Ok(more) = log.read_at(&mut segment[read..], start + read as u64)
        && more > 0
    {
        read += more;
    }
    let mut left = Bytes(segment.get(HEADER..read).unwrap_or_default());
    let mut pages = Vec::new();
    while let Some((kind, page)) = left.message() {
        if REPLACED.contains(&kind) {
            pages.push(page);
        }
    }
    pages
}

/// Bytes that are still to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn skip(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.get(count..)?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number, which takes the fewer bytes the smaller it is.
    fn number(&mut self) -> Option<u64> {
        match self.byte()? {
            first @ 0..=240 => Some(u64::from(first)),
            first @ 241..=248 => {
                Some(240 + 256 * (u64::from(first) - 241) + u64::from(self.byte()?))
            }
            249 => Some(2288 + 256 * u64::from(self.byte()?) + u64::from(self.byte()?)),
            first => {
                let mut number = [0; 8];
                for byte in number.iter_mut().take(usize::from(first) - 247) {
                    *byte = self.byte()?;
                }
                Some(u64::from_le_bytes(number))
            }
        }
    }

    /// Kind and page of the next message; `None` behind the last.
    fn message(&mut self) -> Option<(u8, u64)> {
        self.skip(4)?;
        let kind = self.byte().filter(|kind| *kind > 0)?;
        let length = self.number()?;
        self.number()?;
        let page = self.number()?;
        self.skip(usize::try_from(length).ok()?)?;
        Some((kind, page))
    }
}
