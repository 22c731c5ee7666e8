//! Where an exchange file is read from, more than once: a plain or compressed file, or bytes. Knows no line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::report::Flaw;

/// Something that can be read from the beginning as often as needed: once to check, once to take in.
pub trait Source {
    /// Begins to read.
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>>;
}

impl Source for Path {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        unpacked(BufReader::new(File::open(self)?))
    }
}

impl Source for [u8] {
    fn open(&self) -> io::Result<Box<dyn BufRead + '_>> {
        unpacked(Cursor::new(self))
    }
}

/// Reads through the compression, if the first bytes show that there is one.
fn unpacked<'a>(mut reader: impl BufRead + 'a) -> io::Result<Box<dyn BufRead + 'a>> {
    if reader.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(BufReader::new(MultiGzDecoder::new(reader))));
    }
    Ok(Box::new(reader))
}

/// The most bytes of a line. Only a journal entry, which tells a whole act, may be longer, and only in the export of
/// a whole store.
const LONGEST: u64 = 16 << 20;

/// The lines of `source` that are not blank, with their numbers counted from 1. A line that is too long is passed
/// over without being kept, and is a fault.
pub fn lines(
    source: &(impl Source + ?Sized),
) -> io::Result<impl Iterator<Item = io::Result<(u64, Result<String, Flaw>)>>> {
    let mut reader = source.open()?;
    let whole = reader.fill_buf()?.starts_with(br#"{"thidua""#);
    let mut number = 0;
    Ok(std::iter::from_fn(move || {
        loop {
            let line = match read_line(&mut *reader, whole) {
                Ok(line) => line?,
                Err(error) => return Some(Err(error)),
            };
            number += 1;
            match line {
                Ok(text) if text.trim().is_empty() => {}
                line => return Some(Ok((number, line.map_err(|TooLong| too_long(number))))),
            }
        }
    }))
}

/// A line has more than [`LONGEST`] bytes.
struct TooLong;

fn too_long(number: u64) -> Flaw {
    let most = LONGEST >> 20;
    Flaw::new(
        number,
        format!("dòng dài quá {most} MB; mỗi bản ghi phải đứng trên một dòng riêng"),
        format!("the line is longer than {most} MB; each record must stand in a line of its own"),
    )
}

/// One line; bytes that are not UTF-8 become the replacement character, so that
/// the line is named as a fault instead of ending the reading.
fn read_line(reader: &mut dyn BufRead, whole: bool) -> io::Result<Option<Result<String, TooLong>>> {
    let mut bytes = Vec::new();
    let read = (&mut *reader).take(LONGEST).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == LONGEST && !bytes.ends_with(b"\n") {
        if !(whole && bytes.starts_with(br#"{"entry""#)) {
            reader.skip_until(b'\n')?;
            return Ok(Some(Err(TooLong)));
        }
        reader.read_until(b'\n', &mut bytes)?;
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Some(Ok(text.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned())))
}
