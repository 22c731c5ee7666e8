//! The data folder: what lies in it, who may open it, and what is said where it cannot be. Knows no record.
//!
//! | name | what |
//! |---|---|
//! | `store/` | the engine's files; a `redo` among them is a large act that is finished when it is opened |
//! | `store.making/` | those of a store that is being made, or was not finished |
//! | `backups/` | dated backups |
//! | `lock` | locked by the process that holds the folder; stays empty |
//! | `holder.json` | who that is, for people to read |
//! | `restoring/` | a store that is to take the place of the one served |
//! | `replaced-…/` | a store that another has taken the place of, as a data folder of its own |
//! | `reserve` | bytes set aside, so that a full disk can still be opened |
//! | `store.before/`, `store.damaged/` | only while a store is being opened: the files as they were, and those that take their place |
//! | `access` | who may come in where the store is served |
//! | `host_key` | the key by which an SSH client knows the service again |
//! | `socket` | where the service listens, unless it is told to elsewhere |
//! | `number` | the number of the last act, written after it was durable: an engine that lost the end of its log without a word is found out |

mod aside;
mod copy;
mod create;
mod reserve;
mod start;

use start::{read, refused, start};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, flock};

use super::codec::{self, CodecError};
use super::disk::Disk;
use super::engine::Engine;
use super::holder::{self, Holder};
use super::{FORMAT, Store, keys};
use crate::text::{Message, trouble};

use copy::Temporary;
pub use copy::open_copy;
pub use create::{create, create_with};
use reserve::RESERVE;
pub use reserve::{Reserve, free};

/// The folder of the engine's files.
pub const STORE: &str = "store";
/// The folder of dated backups.
pub const BACKUPS: &str = "backups";
/// Where a store is made that is to take the place of the one there.
pub(super) const RESTORING: &str = "restoring";
/// What the folder of a store begins with that was replaced.
pub(super) const REPLACED: &str = "replaced-";
const LOCK: &str = "lock";
const NUMBER: &str = "number";
/// What belongs to a service at this store.
const SERVICE: [&str; 3] = ["access", "host_key", "socket"];

/// How long opening waits for somebody who is just leaving.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long it waits between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// Why a data folder was not opened. The store in it is as it was.
#[derive(Debug)]
pub enum OpenError {
    /// There is no store.
    Missing(PathBuf),
    /// There is a store already, where a new one was to be made.
    Exists(PathBuf),
    /// Something else is in the folder.
    Foreign(PathBuf),
    /// Somebody holds it; who, where they left word.
    Held(PathBuf, Option<Holder>),
    /// A newer program wrote it.
    Newer(PathBuf, Message),
    /// It cannot be read; the newest backup, where there is one.
    Damaged {
        /// The data folder.
        folder: PathBuf,
        /// What is wrong.
        detail: Message,
        /// The newest backup.
        backup: Option<PathBuf>,
    },
    /// Nothing can be written there.
    ReadOnly(PathBuf),
    /// The disk is full.
    Full(PathBuf),
    /// This is no file, though the data folder has one of that name.
    NotAFile(PathBuf),
    /// The system refuses for another reason.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for OpenError {}

impl OpenError {
    /// What it says, in both languages.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing(at) => said(
                at,
                "chưa có kho; hãy tạo bằng thidua init",
                "there is no store: make one with thidua init",
            ),
            Self::Exists(at) => {
                said(at, "đã có kho ở đây; không tạo đè", "there is a store already: left as it is")
            }
            Self::Foreign(at) => said(
                at,
                "thư mục này chứa thứ khác, không phải kho thidua; hãy chọn thư mục khác",
                "something else is in this folder, no store of thidua: choose another",
            ),
            Self::Held(at, None) => {
                said(at, "kho đang có tiến trình khác giữ", "another process holds the store")
            }
            Self::Held(at, Some(holder)) => {
                let held = holder.message();
                said(at, &held.vi, &held.en)
            }
            Self::Newer(at, message) => said(at, &message.vi, &message.en),
            Self::Damaged { folder, detail, backup } => damaged(folder, detail, backup.as_deref()),
            Self::ReadOnly(at) => said(
                at,
                "không có quyền ghi vào đây; hãy sửa quyền hoặc chọn thư mục khác",
                "nothing can be written here: change the permissions or choose another folder",
            ),
            Self::Full(at) => said(
                at,
                "đĩa đầy; hãy giải phóng chỗ rồi mở lại",
                "the disk is full: free some space and open again",
            ),
            Self::NotAFile(at) => said(
                at,
                "phải là tệp của thidua nhưng lại là thư mục hay thứ khác; hãy chuyển nó đi chỗ khác",
                "must be a file of thidua, but is a folder or something else: move it away",
            ),
            Self::Io(at, error) => {
                let Message { vi, en } = trouble(error);
                said(at, &format!("không mở được: {vi}"), &format!("cannot be opened: {en}"))
            }
        }
    }

    fn of(folder: &Path, error: io::Error) -> Self {
        let at = folder.to_owned();
        match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly(at)
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(at),
            io::ErrorKind::NotFound => Self::Missing(at),
            io::ErrorKind::WouldBlock => Self::Held(at, None),
            _ => Self::Io(at, error),
        }
    }
}

fn said(at: &Path, vi: &str, en: &str) -> Message {
    Message::new(format!("{}: {vi}", at.display()), format!("{}: {en}", at.display()))
}

fn damaged(folder: &Path, detail: &Message, backup: Option<&Path>) -> Message {
    let (vi, en) = match backup {
        Some(backup) => {
            let backup = backup.display();
            (
                format!("khôi phục vào thư mục mới: thidua --data THƯ_MỤC_MỚI restore {backup}"),
                format!("restore into a new folder: thidua --data NEW_FOLDER restore {backup}"),
            )
        }
        None => ("không có bản sao lưu nào ở đây".into(), "there is no backup here".into()),
    };
    said(
        folder,
        &format!("kho bị hỏng ({}); chương trình không ghi gì thêm vào đó; {vi}", detail.vi),
        &format!("the store is damaged ({}); nothing more is written to it; {en}", detail.en),
    )
}

/// A data folder that this process holds until it is dropped.
#[derive(Debug)]
pub struct Held {
    folder: PathBuf,
    /// The lock goes with the file, however the process ends.
    lock: File,
    number: File,
    /// Where the folder is a copy: what takes it away at the end.
    place: Option<Temporary>,
}

impl Held {
    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Notes the number of an act that is durable. Where that fails, a lost end would not be found out; the
    /// act itself is safe.
    pub(super) fn note(&self, number: u64) {
        let _ = self.number.write_all_at(format!("{number:020}").as_bytes(), 0);
    }

    /// Forgets that number, durably: another store is to lie here.
    pub(super) fn forget(&self) -> io::Result<()> {
        self.number.set_len(0)?;
        self.number.sync_all()
    }
}

/// The number noted last in `folder`; 0 where none can be read.
fn noted(folder: &Path) -> u64 {
    let text = fs::read_to_string(folder.join(NUMBER)).ok();
    text.and_then(|text| text.trim().parse().ok()).unwrap_or_default()
}

impl Drop for Held {
    fn drop(&mut self) {
        // A note left behind does no harm: the lock decides.
        let _ = Holder::remove(&self.folder);
        // Closing the file would do, but for a process being started, which still shares it.
        let _ = flock(&self.lock, FlockOperation::Unlock);
    }
}

/// Opens the store in `folder` for `who`; it is held until the store is dropped.
pub fn open(folder: &Path, who: &str) -> Result<Store, OpenError> {
    open_sized(folder, who, aside::SMALL)
}

/// As [`open`]; only a store of at most `small` bytes is copied whole before it is opened, so that it can be put
/// back as it was.
pub fn open_sized(folder: &Path, who: &str, small: u64) -> Result<Store, OpenError> {
    let store = folder.join(STORE);
    if !folder.try_exists().map_err(|error| OpenError::of(folder, error))? {
        return Err(OpenError::Missing(folder.to_owned()));
    }
    if !Disk::is_one(&store) {
        return Err(match what_else(folder)? {
            Else::Nothing => OpenError::Missing(folder.to_owned()),
            Else::OurOwn => damage(folder, lost()),
            Else::Foreign => OpenError::Foreign(folder.to_owned()),
        });
    }
    let held = hold(folder, who)?;
    start(folder, held, small)
}

/// Opens the store in a folder that is held already.
pub(super) fn open_held(folder: &Path, held: Held) -> Result<Store, OpenError> {
    start(folder, held, aside::SMALL)
}

/// What a folder without a store holds.
enum Else {
    Nothing,
    OurOwn,
    Foreign,
}

fn what_else(folder: &Path) -> Result<Else, OpenError> {
    let failed = |error| OpenError::of(folder, error);
    // A store whose making was broken off leaves no act and no backup.
    let mut found = if noted(folder) > 0 { Else::OurOwn } else { Else::Nothing };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        match entry.file_name().to_str() {
            Some(
                aside::COPY
                | aside::DAMAGED
                | create::MAKING
                | RESTORING
                | LOCK
                | RESERVE
                | NUMBER
                | holder::FILE,
            ) => {}
            Some(name) if SERVICE.contains(&name) => {}
            Some(BACKUPS) if is_empty(&entry.path()) => {}
            Some(STORE | BACKUPS) => found = Else::OurOwn,
            Some(name) if name.starts_with(REPLACED) => found = Else::OurOwn,
            _ => return Ok(Else::Foreign),
        }
    }
    Ok(found)
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Takes the folder's lock and leaves word of who holds it.
pub(super) fn hold(folder: &Path, who: &str) -> Result<Held, OpenError> {
    let failed = |error| OpenError::of(folder, error);
    for name in [LOCK, NUMBER, holder::FILE, RESERVE] {
        let file = folder.join(name);
        if fs::metadata(&file).is_ok_and(|found| !found.is_file()) {
            return Err(OpenError::NotAFile(file));
        }
    }
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true).mode(0o600);
    let lock = options.open(folder.join(LOCK)).map_err(failed)?;
    let deadline = Instant::now() + PATIENCE;
    while let Err(error) = flock(&lock, FlockOperation::NonBlockingLockExclusive) {
        if error != rustix::io::Errno::WOULDBLOCK {
            return Err(OpenError::of(folder, error.into()));
        }
        if Instant::now() >= deadline {
            return Err(OpenError::Held(folder.to_owned(), Holder::read(folder)));
        }
        std::thread::sleep(PAUSE);
    }
    let number = options.open(folder.join(NUMBER)).map_err(failed)?;
    let held = Held { folder: folder.to_owned(), lock, number, place: None };
    match Holder::this(who).write(folder) {
        // Word of who holds it is for others; a full disk must not keep the store closed.
        Err(error) if error.kind() != io::ErrorKind::StorageFull => Err(failed(error)),
        _ => Ok(held),
    }
}

/// A store made once must tell its format, and one that this program knows.
fn check_format(folder: &Path, engine: &Disk, new: bool) -> Result<(), OpenError> {
    let newer = |message| OpenError::Newer(folder.to_owned(), message);
    match engine.get(keys::FORMAT).map_err(|error| refused(folder, error))? {
        None if new => Ok(()),
        None => Err(damage(folder, lost())),
        Some(bytes) => match codec::decode::<u64>(&bytes) {
            Ok(format) if format > FORMAT => Err(newer(super::newer(format))),
            Ok(_) => Ok(()),
            Err(error @ CodecError::Newer { .. }) => Err(newer(error.message())),
            Err(error) => Err(damage(folder, error.message())),
        },
    }
}

fn cut_short(last: u64, noted: u64) -> Message {
    Message::new(
        format!("nhật ký dừng ở số {last}, trong khi đã ghi tới số {noted}"),
        format!("its journal ends at number {last} though it had come to {noted}"),
    )
}

fn lost() -> Message {
    Message::new("dữ liệu của kho không còn", "the store's data is gone")
}

fn damage(folder: &Path, detail: Message) -> OpenError {
    OpenError::Damaged { folder: folder.to_owned(), detail, backup: newest_backup(folder) }
}

/// The newest backup beside the store: their names begin with the date.
pub fn newest_backup(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder.join(BACKUPS)).ok()?;
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files.filter(|path| path.is_file()).max()
}
