//! Opening the store for a command. Knows no command.

use super::out::{Failure, Out};
use super::setting::Setting;
use crate::paths::Paths;
use crate::store::folder::OpenError;
use crate::store::{Store, folder};
use crate::text::Message;

/// The store in the data folder; a failure that says how to make one where there is none.
pub fn open(paths: &Paths, setting: &Setting) -> Result<Store, Failure> {
    Ok(open_or(paths, setting)?)
}

/// As [`open`], with what the folder says where there is none.
pub fn open_or(paths: &Paths, setting: &Setting) -> Result<Store, OpenError> {
    match &setting.guest {
        Some(house) => Ok(house.store.again()),
        None => folder::open(paths.data(), &setting.actor.who),
    }
}

/// The store in the data folder for a command that only reads: where nothing can be written there, a copy, which
/// is said.
pub fn open_to_read(paths: &Paths, setting: &Setting, out: &mut Out) -> Result<Store, Failure> {
    if setting.guest.is_some() {
        return open(paths, setting);
    }
    let (folder, who) = (paths.data(), &setting.actor.who);
    match folder::open(folder, who) {
        Err(OpenError::ReadOnly(_)) => {}
        opened => return Ok(opened?),
    }
    let store = folder::open_copy(folder, who)?;
    let at = folder.display();
    out.remark(&Message::new(
        format!("chỉ đọc: không ghi được vào {at}, đang dùng một bản sao tạm của kho"),
        format!("read only: nothing can be written to {at}, a passing copy of the store is used"),
    ))?;
    Ok(store)
}

/// The same with its catalog read.
pub fn open_loaded(paths: &Paths, setting: &Setting, out: &mut Out) -> Result<Store, Failure> {
    let store = open_to_read(paths, setting, out)?;
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
