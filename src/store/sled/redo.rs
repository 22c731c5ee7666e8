//! The redo file: everything that a large commit writes, on the disk before the engine hears of any of it. Knows
//! no engine, and not what the bytes mean.
//!
//! A commit is decided when the file has its name. Until it is taken away again, all of it can be written once
//! more: it says what is there afterwards, not what changes. After its head stand the writes, each as a kind
//! (0 for a key that goes, 1 for one that gets a value), the length of the key and the key, then for a value its
//! length and the value; lengths take four bytes, the first the greatest. The checksum of all this comes last.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Take, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use flate2::Crc;

use crate::text::Message;

/// The name of the file in the engine's folder.
pub const REDO: &str = "redo";
/// What it is called until it is whole.
pub const PARTIAL: &str = "redo.partial";

/// What the file begins with; the last byte is the version of its form.
const HEAD: &[u8] = b"thidua redo\x01";
/// The bytes of the checksum.
const SUM: usize = 4;

const REMOVED: u8 = 0;
const PUT: u8 = 1;

/// A key, and what it holds afterwards; `None` where it goes.
pub type Written = (Vec<u8>, Option<Vec<u8>>);

/// What is wrong with a file that has its name and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Torn(pub Message);

impl Torn {
    fn error() -> io::Error {
        let said = Message::new(
            "tệp redo của một lần lưu lớn bị hỏng, hoặc do chương trình mới hơn ghi",
            "the redo file of a large save is damaged, or was written by a newer program",
        );
        io::Error::new(io::ErrorKind::InvalidData, Self(said))
    }
}

/// A file being written. Nothing is decided yet.
pub struct Draft {
    out: BufWriter<File>,
    sum: Crc,
    /// One write, before it goes out.
    line: Vec<u8>,
}

impl Draft {
    /// Begins one in the engine's folder.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).truncate(true).mode(0o600);
        let out = BufWriter::new(file.open(folder.join(PARTIAL))?);
        let mut draft = Self { out, sum: Crc::new(), line: HEAD.to_vec() };
        draft.put_line()?;
        Ok(draft)
    }

    /// Notes what a key holds afterwards; `None` where it goes.
    pub fn note(&mut self, key: &[u8], value: Option<&[u8]>) -> io::Result<()> {
        self.line.push(if value.is_some() { PUT } else { REMOVED });
        for part in [Some(key), value].into_iter().flatten() {
            let length = u32::try_from(part.len()).map_err(io::Error::other)?;
            self.line.extend(length.to_be_bytes());
            self.line.extend(part);
        }
        self.put_line()
    }

    fn put_line(&mut self) -> io::Result<()> {
        self.sum.update(&self.line);
        self.out.write_all(&self.line)?;
        self.line.clear();
        Ok(())
    }

    /// Puts all of it on the disk.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.write_all(&self.sum.sum().to_be_bytes())?;
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    }
}

/// Gives the finished draft in the engine's folder its name: when this returns, the commit is decided.
pub fn decide(folder: &Path) -> io::Result<()> {
    fs::rename(folder.join(PARTIAL), folder.join(REDO))?;
    sync(folder)
}

/// Takes a draft away that was not decided.
pub fn drop_draft(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(PARTIAL)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Takes the file away: the engine has all of it.
pub fn forget(folder: &Path) -> io::Result<()> {
    fs::remove_file(folder.join(REDO))?;
    sync(folder)
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// What a decided commit writes, in its order.
pub struct Redo(BufReader<Take<File>>);

impl Redo {
    /// The file in the engine's folder, whose checksum is right; `None` where there is none. An error of kind
    /// `InvalidData` is a [`Torn`] one.
    pub fn find(folder: &Path) -> io::Result<Option<Self>> {
        let mut file = match File::open(folder.join(REDO)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let end = file.metadata()?.len().checked_sub(SUM as u64).ok_or_else(Torn::error)?;
        let mut bytes = BufReader::with_capacity(1 << 16, (&file).take(end));
        let mut head = [0; HEAD.len()];
        let mut sum = Crc::new();
        let headed = bytes.read_exact(&mut head).is_ok() && head == HEAD;
        sum.update(&head);
        loop {
            let block = bytes.fill_buf()?;
            let length = block.len();
            sum.update(block);
            bytes.consume(length);
            if length == 0 {
                break;
            }
        }
        let mut told = [0; SUM];
        file.read_exact(&mut told)?;
        if !headed || u32::from_be_bytes(told) != sum.sum() {
            return Err(Torn::error());
        }
        file.seek(SeekFrom::Start(HEAD.len() as u64))?;
        let left = end - HEAD.len() as u64;
        Ok(Some(Self(BufReader::with_capacity(1 << 16, file.take(left)))))
    }

    fn part(&mut self) -> io::Result<Vec<u8>> {
        let mut length = [0; 4];
        self.0.read_exact(&mut length)?;
        let length = usize::try_from(u32::from_be_bytes(length)).map_err(io::Error::other)?;
        let mut part = vec![0; length];
        self.0.read_exact(&mut part)?;
        Ok(part)
    }

    fn written(&mut self) -> io::Result<Option<Written>> {
        if self.0.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let mut kind = [0];
        self.0.read_exact(&mut kind)?;
        let key = self.part()?;
        let value = (kind == [PUT]).then(|| self.part()).transpose()?;
        Ok(Some((key, value)))
    }
}

impl Iterator for Redo {
    type Item = io::Result<Written>;

    fn next(&mut self) -> Option<Self::Item> {
        self.written().transpose()
    }
}
