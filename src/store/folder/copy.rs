//! A store in a folder that nothing can be written to, read from a copy. Knows no record.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};

use super::aside::{SMALL, copy_but};
use super::start::start;
use super::{LOCK, NUMBER, OpenError, STORE, free, hold, newest_backup};
use crate::model::Id;
use crate::store::Store;
use crate::store::disk::Disk;
use crate::store::disk::files::LOG;
use crate::store::holder::Holder;

/// A folder of its own for temporary files; gone with all that is in it when it is dropped.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    fn make() -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("thidua-{}", Id::fresh()));
        DirBuilder::new().mode(0o700).create(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What cannot be removed is removed by the system in its own time.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Opens a copy of the store in `folder`, which is left as it is and need not be writable. What is saved in the
/// copy is gone with it.
///
/// Fails with [`OpenError::Full`] where the system's folder of temporary files has no room for it.
pub fn open_copy(folder: &Path, who: &str) -> Result<Store, OpenError> {
    let place = Temporary::make().map_err(|error| OpenError::of(&std::env::temp_dir(), error))?;
    let copy = place.0.clone();
    take(folder, &copy)?;
    let opened = hold(&copy, who).and_then(|mut held| {
        held.place = Some(place);
        start(&copy, held, SMALL)
    });
    opened.map_err(|error| match error {
        OpenError::Damaged { detail, .. } => {
            let backup = newest_backup(folder);
            OpenError::Damaged { folder: folder.to_owned(), detail, backup }
        }
        OpenError::Newer(_, message) => OpenError::Newer(folder.to_owned(), message),
        other => other,
    })
}

/// Copies what makes the store, while nobody changes it.
fn take(folder: &Path, to: &Path) -> Result<(), OpenError> {
    let failed = |error| OpenError::of(folder, error);
    let lock = File::open(folder.join(LOCK)).ok();
    if let Some(lock) = &lock
        && flock(lock, FlockOperation::NonBlockingLockShared).is_err()
    {
        return Err(OpenError::Held(folder.to_owned(), Holder::read(folder)));
    }
    let (from, store) = (folder.join(STORE), to.join(STORE));
    let size = fs::metadata(from.join(LOG)).map_err(failed)?.len();
    let size = size.saturating_add(Disk::unfinished(&from).unwrap_or_default());
    if free(to).is_some_and(|free| free <= size) {
        return Err(OpenError::Full(to.to_owned()));
    }
    copy_but(&from, &store, "").map_err(failed)?;
    writable(&store).map_err(failed)?;
    match fs::read(folder.join(NUMBER)) {
        Ok(number) => fs::write(to.join(NUMBER), number).map_err(failed),
        Err(_) => Ok(()),
    }
}

/// Lets the owner write to everything below `folder`.
fn writable(folder: &Path) -> io::Result<()> {
    fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            writable(&entry.path())?;
        } else {
            fs::set_permissions(entry.path(), Permissions::from_mode(0o600))?;
        }
    }
    Ok(())
}
