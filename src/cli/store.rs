//! Opening the store for a command. Knows no command.

use super::out::Failure;
use super::setting::Setting;
use crate::paths::Paths;
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

/// The store in the data folder; where there is none, the one that `fill` makes of an empty one.
pub fn open_or_make(
    paths: &Paths,
    setting: &Setting,
    fill: impl FnOnce(&Store) -> Result<(), Failure>,
) -> Result<Store, Failure> {
    match folder::open(paths.data(), &setting.actor.who) {
        Err(folder::OpenError::Missing(_)) => {
            let store = folder::create(paths.data(), &setting.actor.who)?;
            fill(&store)?;
            Ok(store)
        }
        opened => Ok(opened?),
    }
}
