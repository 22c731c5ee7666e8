//! A file that appears under its name only when all of it is on the disk. Knows nothing of what is in it.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use crate::store::request::job::{Finished, Target};
use crate::text::{Message, trouble};

/// Why work with a file came to no end.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is such a file already.
    #[error("there is such a file already")]
    Exists,
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] io::Error),
    /// Something else failed.
    #[error("{}", .0.en)]
    Says(Message),
}

impl Trouble {
    /// How the work with the file `path` ended.
    pub fn finished(self, path: &Path) -> Finished {
        match self {
            Self::Exists => Finished::Exists,
            Self::Stopped => Finished::Stopped,
            Self::Says(message) => Finished::Failed(message),
            Self::File(error) => Finished::Failed(unwritten(path, &error)),
        }
    }
}

/// That a file could not be written, and why: the folder is named where it is at fault.
pub fn unwritten(path: &Path, error: &io::Error) -> Message {
    let folder = folder_of(path);
    if error.kind() == io::ErrorKind::NotFound && !folder.is_dir() {
        let folder = folder.display();
        return Message::new(
            format!("không có thư mục {folder}; hãy tạo nó hoặc chọn thư mục khác"),
            format!("there is no folder {folder}; make it or choose another"),
        );
    }
    let (path, says) = (path.display(), trouble(error));
    Message::new(
        format!("không ghi được {path}: {}", says.vi),
        format!("cannot write {path}: {}", says.en),
    )
}

/// Writes the file of `target` with what `write` writes; nothing is left behind where that fails.
pub fn write<T>(
    target: &Target,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let path = &target.path;
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if !target.replace && path.symlink_metadata().is_ok() {
        return Err(Trouble::Exists);
    }
    let partial = partial(path)?;
    let written = fill(&partial, write).and_then(|written| {
        settle(&partial, target)?;
        Ok(written)
    });
    if written.is_err() {
        // It may never have been made.
        let _ = fs::remove_file(&partial);
    }
    written
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The passing name: beside the file, so that renaming moves nothing.
fn partial(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let mut passing = OsString::from(".");
    passing.push(name);
    passing.push(format!(".partial-{}", std::process::id()));
    Ok(folder_of(path).join(passing))
}

fn fill<T>(
    partial: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(partial)?;
    let mut buffered = BufWriter::new(file);
    let written = write(&mut buffered)?;
    let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(written)
}

/// Gives the file its name and makes that durable.
fn settle(partial: &Path, target: &Target) -> Result<(), Trouble> {
    let path = &target.path;
    if target.replace {
        fs::rename(partial, path)?;
    } else {
        match renameat_with(CWD, partial, CWD, path, RenameFlags::NOREPLACE) {
            Ok(()) => {}
            Err(Errno::EXIST) => return Err(Trouble::Exists),
            // Some file systems, such as those of memory sticks, cannot do both at once.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match path.symlink_metadata() {
                Ok(_) => return Err(Trouble::Exists),
                Err(_) => fs::rename(partial, path)?,
            },
            Err(error) => return Err(io::Error::from(error).into()),
        }
    }
    // Some file systems cannot; the file itself is on the disk.
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    Ok(())
}
