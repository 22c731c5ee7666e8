//! Opening the engine's files in a held folder, and what is done when they are not whole. Knows no lock.

use std::io;
use std::path::Path;

use super::aside::Aside;
use super::{Held, OpenError, Reserve, STORE, check_format, cut_short, damage, noted};
use crate::store::Store;
use crate::store::disk::Disk;
use crate::store::disk::redo::Torn;
use crate::store::engine::EngineError;
use crate::text::Message;

/// Opens the store in a held folder. Where that fails, the engine's files are put back as they were: it may have
/// rewritten them by then. A store of at most `small` bytes is copied whole for that.
pub(super) fn start(folder: &Path, held: Held, small: u64) -> Result<Store, OpenError> {
    let aside = Aside::take(folder, small);
    match whole(folder, &held) {
        Ok(store) => {
            drop(aside);
            Ok(store.holding(held))
        }
        Err(error) => {
            if let (Some(aside), false) = (aside, matches!(error, OpenError::Held(..))) {
                aside.put_back();
            }
            Err(error)
        }
    }
}

/// The store with every act that was noted as durable.
fn whole(folder: &Path, held: &Held) -> Result<Store, OpenError> {
    let store = read(folder, STORE, false)?;
    let last = store.last_number().map_err(|error| refused(folder, error))?;
    let noted = noted(folder);
    if last < noted {
        return Err(damage(folder, cut_short(last, noted)));
    }
    if last > noted {
        held.note(last);
    }
    Ok(store)
}

/// The store on the engine's files called `name`; `new` where they are to be made.
pub(super) fn read(folder: &Path, name: &str, new: bool) -> Result<Store, OpenError> {
    let reserve = Reserve::new(folder);
    reserve.release_if_full();
    let engine = Disk::open(&folder.join(name), reserve).map_err(|error| {
        match OpenError::of(folder, error) {
            OpenError::Io(_, error) => damage(folder, detail(&error)),
            refused => refused,
        }
    })?;
    check_format(folder, &engine, new)?;
    Store::new(Box::new(engine)).map_err(|error| refused(folder, error))
}

/// What an error of the engine's files says.
fn detail(error: &io::Error) -> Message {
    let torn = error.get_ref().and_then(|inner| inner.downcast_ref::<Torn>());
    torn.map_or_else(|| Message::new(error.to_string(), error.to_string()), |torn| torn.0.clone())
}

pub(super) fn refused(folder: &Path, error: EngineError) -> OpenError {
    match error {
        EngineError::Full(_) => OpenError::Full(folder.to_owned()),
        EngineError::Broken(message) => damage(folder, message),
        EngineError::Conflict(_) => OpenError::Held(folder.to_owned(), None),
    }
}
