//! A copy of the engine's files, made before it opens them, so that damaged ones can be put back as they
//! were. Knows nothing of what is in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the copy is called beside the store.
pub(super) const COPY: &str = "store.before";

/// The most bytes that are copied: a larger store would open too slowly.
const LARGEST: u64 = 64 << 20;

/// The copy; gone when it is dropped.
pub(super) struct Aside {
    store: PathBuf,
    copy: PathBuf,
}

impl Aside {
    /// Copies the files of `store`; `None` where they are too many bytes or the disk does not take them.
    pub fn take(store: &Path) -> Option<Self> {
        let aside = Self { store: store.to_owned(), copy: store.with_file_name(COPY) };
        aside.remove();
        let mut left = LARGEST;
        copy(&aside.store, &aside.copy, &mut left).ok().map(|()| aside)
    }

    /// Puts the files back as they were; leaves what is there where that cannot be done.
    pub fn put_back(self) {
        let now = self.copy.with_extension("damaged");
        if fs::rename(&self.store, &now).is_ok() {
            let back =
                fs::rename(&self.copy, &self.store).or_else(|_| fs::rename(&now, &self.store));
            if back.is_ok() {
                let _ = fs::remove_dir_all(&now);
            }
        }
    }

    fn remove(&self) {
        // A copy left behind by a kill is of no use, and one that stays does no harm.
        let _ = fs::remove_dir_all(&self.copy);
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Copies a folder, as long as `left` bytes last.
fn copy(from: &Path, to: &Path, left: &mut u64) -> io::Result<()> {
    fs::create_dir(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, left)?;
        } else {
            let size = entry.metadata()?.len();
            *left = left.checked_sub(size).ok_or(io::ErrorKind::FileTooLarge)?;
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
