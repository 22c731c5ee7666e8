//! Bytes set aside on the disk, and how many are free. Knows no engine.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, fallocate};

/// The file of the bytes set aside.
pub(super) const RESERVE: &str = "reserve";

/// How many bytes are set aside.
pub(super) const RESERVED: u64 = 8 << 20;

/// Bytes set aside on the disk. sled does not open while the disk is full; these are let go for it then, and
/// taken back before the next save.
#[derive(Debug, Clone)]
pub struct Reserve {
    file: PathBuf,
}

impl Reserve {
    /// The reserve of a data folder.
    pub fn new(folder: &Path) -> Self {
        Self { file: folder.join(RESERVE) }
    }

    /// Whether the bytes are set aside, now if not before.
    pub fn kept(&self) -> bool {
        fs::metadata(&self.file).is_ok_and(|found| found.len() >= RESERVED) || self.take().is_ok()
    }

    fn take(&self) -> io::Result<()> {
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(true).write(true).mode(0o600).open(&self.file)?;
        let taken = fallocate(&file, FallocateFlags::empty(), 0, RESERVED).map_err(Into::into);
        let taken = taken.or_else(|error: io::Error| match error.kind() {
            io::ErrorKind::Unsupported => fill(&file),
            _ => Err(error),
        });
        taken.inspect_err(|_| {
            let _ = fs::remove_file(&self.file);
        })
    }

    /// Lets the bytes go where the disk has less than them left.
    pub(super) fn release_if_full(&self) {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        if free(folder).is_some_and(|free| free < RESERVED) {
            let _ = fs::remove_file(&self.file);
        }
    }
}

/// Sets bytes aside on a file system that cannot do it by itself.
fn fill(file: &File) -> io::Result<()> {
    use std::io::Write;
    let zeros = vec![0; 1 << 20];
    let mut file = file;
    for _ in 0..(RESERVED >> 20) {
        file.write_all(&zeros)?;
    }
    file.sync_all()
}

/// Free bytes on the disk of `folder` for this process; `None` where the system does not tell.
pub fn free(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}
