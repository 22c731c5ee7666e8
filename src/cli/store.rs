//! Opening the store for a command. Knows no command.

use super::out::Failure;
use super::setting::Setting;
use crate::paths::Paths;
use crate::store::folder::OpenError;
use crate::store::{Store, folder};

/// The store in the data folder; a failure that says how to make one where there is none.
pub fn open(paths: &Paths, setting: &Setting) -> Result<Store, Failure> {
    Ok(folder::open(paths.data(), &setting.actor.who)?)
}

/// The store in the data folder with its catalog read.
pub fn open_loaded(paths: &Paths, setting: &Setting) -> Result<Store, Failure> {
    let store = open(paths, setting)?;
    store.load(&mut |_| {})?;
    Ok(store)
}

/// The store in the data folder; where there is none, the one that `fill` makes of an empty one. Where `fill`
/// fails, there is none afterwards either.
pub fn open_or_make(
    paths: &Paths,
    setting: &Setting,
    fill: impl FnOnce(&Store) -> Result<(), Failure>,
) -> Result<Store, Failure> {
    let (folder, who) = (paths.data(), &setting.actor.who);
    match folder::open(folder, who) {
        Err(OpenError::Missing(_)) => {}
        opened => return Ok(opened?),
    }
    let mut filled = false;
    let made = folder::create_with(folder, who, |store| {
        filled = true;
        fill(store)
    });
    match made {
        // Somebody else may have made one at the same moment.
        Err(failure) if !filled => folder::open(folder, who).map_err(|_| failure),
        made => made,
    }
}
