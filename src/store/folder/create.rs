//! A new store: made under another name, and given its own only when it is complete. Knows no record.
//!
//! However the making ends, a kill or a power cut included, there is a whole store afterwards or none.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use super::aside::SMALL;
use super::{BACKUPS, Else, OpenError, STORE, damage, hold, lost, read, start, what_else};
use crate::store::Store;
use crate::store::disk::Disk;

/// What the engine's folder is called until the store is complete.
pub(super) const MAKING: &str = "store.making";

/// Makes a new, empty store in `folder`, which must not exist or be empty, and opens it for `who`.
pub fn create(folder: &Path, who: &str) -> Result<Store, OpenError> {
    create_with(folder, who, |_| Ok(()))
}

/// Makes a new store of what `fill` puts into an empty one, and opens it for `who`. Where `fill` fails, there
/// is no store; what it put is not undone by that, for it was never there.
pub fn create_with<E: From<OpenError>>(
    folder: &Path,
    who: &str,
    fill: impl FnOnce(&Store) -> Result<(), E>,
) -> Result<Store, E> {
    let failed = |error| OpenError::of(folder, error);
    let mut private = DirBuilder::new();
    private.recursive(true).mode(0o700);
    may_be_made(folder)?;
    private.create(folder).map_err(failed)?;
    let held = hold(folder, who)?;
    // Somebody else may have made one while this waited for them to leave.
    may_be_made(folder)?;
    let making = folder.join(MAKING);
    if making.exists() {
        fs::remove_dir_all(&making).map_err(failed)?;
    }
    private.create(folder.join(BACKUPS)).map_err(failed)?;
    private.create(&making).map_err(failed)?;
    let made = read(folder, MAKING, true).map_err(E::from).and_then(|store| fill(&store));
    if let Err(error) = made {
        // What could not be finished is of no use; the error told is the one that matters.
        let _ = fs::remove_dir_all(&making);
        return Err(error);
    }
    fs::rename(&making, folder.join(STORE)).map_err(failed)?;
    File::open(folder).and_then(|names| names.sync_all()).map_err(failed)?;
    Ok(start(folder, held, SMALL)?)
}

fn may_be_made(folder: &Path) -> Result<(), OpenError> {
    if Disk::is_one(&folder.join(STORE)) {
        return Err(OpenError::Exists(folder.to_owned()));
    }
    if !folder.exists() {
        return Ok(());
    }
    match what_else(folder)? {
        Else::Nothing => Ok(()),
        Else::OurOwn => Err(damage(folder, lost())),
        Else::Foreign => Err(OpenError::Foreign(folder.to_owned())),
    }
}
