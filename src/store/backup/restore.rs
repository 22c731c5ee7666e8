//! A backup becomes a data folder: checked whole first, made beside, then put in its place. Knows no screen.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::{free_name, list, sync_folder};
use crate::store::exchange::line::Header;
use crate::store::exchange::report::ImportError;
use crate::store::exchange::{exact, verify};
use crate::store::folder::{self, BACKUPS, Held, OpenError};
use crate::store::holder;
use crate::text::Message;

/// Where a backup may be restored to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A folder that does not exist or is empty.
    New,
    /// A data folder that is renamed first.
    Replace,
}

/// What becomes of a backup in which the audit of the new store finds faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Faults {
    /// It is not put in place.
    Refuse,
    /// It is, and the faults are told.
    Accept,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How much.
    pub header: Header,
    /// Where the folder is now that was there before.
    pub aside: Option<PathBuf>,
    /// What the audit found wrong.
    pub faults: Vec<Message>,
}

/// Why nothing was restored. What was there still is.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file cannot be read or is at fault.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The audit of the new store found this.
    #[error("{} faults", .0.len())]
    Unsound(Vec<Message>),
    /// There is something in the folder.
    #[error("{} is not empty", .0.display())]
    InTheWay(PathBuf),
    /// Another store is being made to take the place of the one there.
    #[error("another is being restored")]
    Underway,
    /// Somebody still uses the store there.
    #[error("the store is in use")]
    InUse,
    /// The store there is in use, or a new one cannot be made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A folder could not be renamed, removed or made durable.
    #[error("{}: {error}", .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl RestoreError {
    /// What it says.
    pub fn message(&self) -> Message {
        match self {
            Self::Import(error) => error.says().into_iter().next().unwrap_or_else(unknown),
            Self::Unsound(faults) => Message::new(
                format!("chưa khôi phục gì: dữ liệu của tệp có {} chỗ sai", faults.len()),
                format!(
                    "nothing was restored: the data of the file is wrong in {} places",
                    faults.len()
                ),
            ),
            Self::InTheWay(path) => Message::new(
                format!(
                    "{} đã có dữ liệu; hãy chọn thư mục mới bằng --data, hoặc dùng --replace",
                    path.display()
                ),
                format!(
                    "there is data in {}; choose a new folder with --data, or use --replace",
                    path.display()
                ),
            ),
            Self::Underway => Message::new(
                "một lần khôi phục khác đang chạy; hãy đợi nó xong",
                "something else is being restored: wait until it is done",
            ),
            Self::InUse => Message::new("kho còn có người dùng", "the store is still being used"),
            Self::Open(error) => error.message(),
            Self::Folder { path, error } => Message::new(
                format!("{}: không đổi được thư mục: {error}", path.display()),
                format!("{}: the folder cannot be changed: {error}", path.display()),
            ),
        }
    }

    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| Self::Folder { path: path.to_owned(), error }
    }
}

fn unknown() -> Message {
    Message::new("không khôi phục được", "nothing was restored")
}

/// Makes the data folder `into` of the export or backup `file`, for `who`.
///
/// The file is checked whole before anything is touched. The store is made in a folder beside, audited as
/// [`super::check`] does, and gets its name only when it is complete; backups that lay in a replaced folder stay
/// with the name, and so does who may come in.
pub fn restore(
    file: &Path,
    into: &Path,
    target: Target,
    faults: Faults,
    who: &str,
) -> Result<Restored, RestoreError> {
    let header = verify(file)?;
    let there = fs::read_dir(into).is_ok_and(|mut entries| entries.next().is_some());
    if there && target == Target::New {
        return Err(RestoreError::InTheWay(into.to_owned()));
    }
    // Held to the end: nobody may open the old store and save into what is being put aside.
    let _held = if there { Some(free(into, who)?) } else { None };
    let beside = named_after(into, ".restoring");
    if beside.exists() {
        fs::remove_dir_all(&beside).map_err(RestoreError::at(&beside))?;
    }
    let made = make(file, header, &beside, who).and_then(|found| {
        if faults == Faults::Refuse && !found.is_empty() {
            return Err(RestoreError::Unsound(found));
        }
        Ok(Restored { header, aside: swap(&beside, into, there)?, faults: found })
    });
    if made.is_err() {
        // What could not be finished is of no use; the error told is the one that matters.
        let _ = fs::remove_dir_all(&beside);
    }
    made
}

/// Holds the data folder, so that nobody else uses the store in it; one that cannot be opened for another reason
/// than that may be replaced.
fn free(folder: &Path, who: &str) -> Result<Held, RestoreError> {
    match folder::open(folder, who) {
        Err(error @ (OpenError::Held(..) | OpenError::Foreign(_) | OpenError::ReadOnly(_))) => {
            Err(error.into())
        }
        opened => {
            drop(opened);
            Ok(folder::hold(folder, who)?)
        }
    }
}

/// Makes the store, and tells what the audit finds wrong in it.
fn make(
    file: &Path,
    header: Header,
    beside: &Path,
    who: &str,
) -> Result<Vec<Message>, RestoreError> {
    let store = folder::create(beside, who)?;
    exact(&store, file, header)?;
    Ok(store.audit().map_err(ImportError::from)?)
}

/// Puts the finished folder in its place; tells where the one went that was there.
fn swap(beside: &Path, into: &Path, there: bool) -> Result<Option<PathBuf>, RestoreError> {
    let mut aside = None;
    if there {
        let old = free_name(|stamp| named_after(into, &format!(".{stamp}")));
        keep_backups(into, beside).map_err(RestoreError::at(beside))?;
        keep_files(into, beside).map_err(RestoreError::at(beside))?;
        exchange(beside, into, &old).map_err(RestoreError::at(into))?;
        aside = Some(old);
    } else {
        if into.exists() {
            fs::remove_dir(into).map_err(RestoreError::at(into))?;
        }
        fs::rename(beside, into).map_err(RestoreError::at(into))?;
    }
    let parent = into.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    sync_folder(parent).map_err(RestoreError::at(parent))?;
    Ok(aside)
}

/// The new folder gets the name of the old one, and that one is called `old`: in one step where the file system
/// can do it, so that a kill in between leaves no moment without a store of that name.
pub(super) fn exchange(new: &Path, name: &Path, old: &Path) -> io::Result<()> {
    fs::rename(new, old)?;
    let swapped = renameat_with(CWD, old, CWD, name, RenameFlags::EXCHANGE).map_err(Into::into);
    swapped.or_else(|error: io::Error| match error.kind() {
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput => {
            fs::rename(old, new)?;
            fs::rename(name, old)?;
            fs::rename(new, name).or_else(|error| fs::rename(old, name).and(Err(error)))
        }
        _ => fs::rename(old, new).and(Err(error)),
    })
}

/// Gives the new folder the dated backups of the old one, which keeps them, too.
fn keep_backups(old: &Path, new: &Path) -> io::Result<()> {
    let to = new.join(BACKUPS);
    for path in list(&old.join(BACKUPS))? {
        let Some(name) = path.file_name() else { continue };
        let kept = to.join(name);
        fs::hard_link(&path, &kept).or_else(|_| fs::copy(&path, &kept).map(drop))?;
    }
    sync_folder(&to)
}

/// Gives the new folder what else lies in the old one, which keeps it, too: who may come in, and by which key the
/// service is known.
fn keep_files(old: &Path, new: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let entry = entry?;
        let kept = new.join(entry.file_name());
        if entry.file_type()?.is_file() && entry.file_name() != holder::FILE && !kept.exists() {
            fs::copy(entry.path(), &kept)?;
            fs::File::open(&kept)?.sync_all()?;
        }
    }
    sync_folder(new)
}

/// `folder` with `more` behind its name.
fn named_after(folder: &Path, more: &str) -> PathBuf {
    let mut name = folder.components().as_path().as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}
