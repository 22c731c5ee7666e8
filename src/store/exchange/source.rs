//! Where an exchange file is read from, more than once: a plain or compressed file, or bytes. Knows no line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

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

/// The lines of `source` that are not blank, with their numbers counted from 1.
pub fn lines(
    source: &(impl Source + ?Sized),
) -> io::Result<impl Iterator<Item = io::Result<(u64, String)>>> {
    let mut reader = source.open()?;
    let mut number = 0;
    Ok(std::iter::from_fn(move || {
        loop {
            match read_line(&mut *reader) {
                Ok(None) => return None,
                Ok(Some(text)) => {
                    number += 1;
                    if !text.trim().is_empty() {
                        return Some(Ok((number, text)));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }))
}

/// One line; bytes that are not UTF-8 become the replacement character, so that the line is named as a
/// fault instead of ending the reading.
fn read_line(reader: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    if reader.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Some(text.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned()))
}
