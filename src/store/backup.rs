//! Dated, compressed copies of a store, how one becomes a store again, and whether all is well. Knows no screen.

use std::cell::Cell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::{Date, DateTime};
use jiff::{ToSpan, ZonedDateTime};

use super::Store;
use super::exchange::{self, ExportError};
use super::request::checklist::Backup;
use super::watch::Watch;
use crate::text::Message;

pub mod check;
pub mod daily;
pub mod replace;
pub mod restore;

/// How many backups are kept in a folder.
pub const KEPT: usize = 7;

const PREFIX: &str = "thidua-";
const SUFFIX: &str = ".jsonl.gz";
/// What is not finished begins with a dot, so that it is never taken for the newest.
const PARTIAL: &str = ".partial-";
const STAMP: &str = "%Y%m%d-%H%M%S";

/// Why no backup was made. Those that were there still are.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file or folder could not be read or written.
    #[error("{}: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The store could not be read.
    #[error(transparent)]
    Export(ExportError),
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
}

impl BackupError {
    /// What it says.
    pub fn message(&self) -> Message {
        use super::engine::EngineError::{Broken, Conflict, Full};
        match self {
            Self::File { path, error } => Message::new(
                format!("không sao lưu được vào {}: {error}", path.display()),
                format!("cannot back up to {}: {error}", path.display()),
            ),
            Self::Export(ExportError::Engine(Full(message) | Broken(message))) => message.clone(),
            Self::Export(ExportError::Write(error)) => Message::new(
                format!("không ghi được bản sao lưu: {error}"),
                format!("cannot write the backup: {error}"),
            ),
            Self::Stopped => Message::new("đã dừng theo yêu cầu", "stopped as asked"),
            Self::Export(ExportError::Changed | ExportError::Engine(Conflict(_))) => Message::new(
                "dữ liệu thay đổi trong lúc sao lưu; hãy sao lưu lại",
                "the data changed while it was being backed up; back it up again",
            ),
        }
    }

    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::File { path: path.to_owned(), error }
    }
}

/// Backs `store` up into `folder` and removes all but the last [`KEPT`] backups there.
///
/// The file appears under its name only when all of it is on the disk.
pub fn backup(store: &Store, folder: &Path) -> Result<PathBuf, BackupError> {
    backup_watched(store, folder, Watch::NONE)
}

/// The same, told of as it goes, unless it is stopped.
pub fn backup_watched(
    store: &Store,
    folder: &Path,
    watch: Watch<'_>,
) -> Result<PathBuf, BackupError> {
    fs::create_dir_all(folder).map_err(BackupError::at(folder))?;
    let path =
        next_name(folder, ZonedDateTime::now().datetime()).map_err(BackupError::at(folder))?;
    let partial = folder.join(format!("{PARTIAL}{}", std::process::id()));
    if let Err(error) = write(store, &partial, watch) {
        let _ = fs::remove_file(&partial);
        return Err(error);
    }
    fs::rename(&partial, &path).map_err(BackupError::at(&path))?;
    sync_folder(folder).map_err(BackupError::at(folder))?;
    prune(folder).map_err(BackupError::at(folder))?;
    Ok(path)
}

/// Backs up unless that was done on `today` or later.
pub fn daily(store: &Store, folder: &Path, today: Date) -> Result<Option<PathBuf>, BackupError> {
    let newest = list(folder).map_err(BackupError::at(folder))?.pop();
    if newest.and_then(|path| moment(&path)).is_some_and(|made| made.date() >= today) {
        return Ok(None);
    }
    backup(store, folder).map(Some)
}

/// The backups in `folder`, oldest first; none where there is no such folder.
pub fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>()?;
    paths.retain(|path| moment(path).is_some());
    paths.sort_unstable();
    Ok(paths)
}

/// What is known of the backups in `folder`.
pub fn newest(folder: &Path) -> Backup {
    match list(folder) {
        Err(_) => Backup::Unknown,
        Ok(paths) => {
            let made = paths.last().and_then(|path| moment(path));
            made.map_or(Backup::Missing, Backup::Made)
        }
    }
}

/// When a backup was made, by its name; `None` for any other file.
pub fn moment(path: &Path) -> Option<DateTime> {
    let name = path.file_name()?.to_str()?;
    let stamp = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    DateTime::strptime(STAMP, stamp).ok()
}

/// The name for a backup made `now`: later than every one that is there, so that the order of names is the
/// order in which they were made, whatever the clock says.
fn next_name(folder: &Path, now: DateTime) -> io::Result<PathBuf> {
    let newest = list(folder)?.pop().and_then(|path| moment(&path));
    let after = newest.map_or(now, |newest| now.max(newest.saturating_add(1.second())));
    Ok(folder.join(format!("{PREFIX}{}{SUFFIX}", after.strftime(STAMP))))
}

/// A name by the time of now for what is put aside, where nothing is yet.
fn free_name(name: impl Fn(&str) -> PathBuf) -> PathBuf {
    let mut moment = ZonedDateTime::now().datetime();
    loop {
        let path = name(&moment.strftime(STAMP).to_string());
        if path.symlink_metadata().is_err() {
            return path;
        }
        moment = moment.saturating_add(1.second());
    }
}

fn write(store: &Store, partial: &Path, watch: Watch<'_>) -> Result<(), BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(partial).map_err(BackupError::at(partial))?;
    let stopped = Cell::new(false);
    let packed = GzEncoder::new(BufWriter::new(file), Compression::default());
    let mut packed = Stoppable { under: packed, stopped: &stopped };
    let written = exchange::export(store, &mut packed, &mut |done| {
        stopped.set(watch.pass(done).is_err());
    });
    written.map_err(|error| match error {
        ExportError::Write(_) if stopped.get() => BackupError::Stopped,
        error => BackupError::Export(error),
    })?;
    let finish = || -> io::Result<()> {
        let mut buffered = packed.under.finish()?;
        buffered.flush()?;
        buffered.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    finish().map_err(BackupError::at(partial))
}

/// A writer that fails once it is stopped.
struct Stoppable<'a, W> {
    under: W,
    stopped: &'a Cell<bool>,
}

impl<W: Write> Write for Stoppable<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stopped.get() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.under.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.under.flush()
    }
}

/// Removes the oldest, and what a backup that was broken off left behind.
fn prune(folder: &Path) -> io::Result<()> {
    let paths = list(folder)?;
    let old = paths.len().saturating_sub(KEPT);
    for path in &paths[..old] {
        fs::remove_file(path)?;
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with(PARTIAL) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Makes the names in `folder` durable.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
