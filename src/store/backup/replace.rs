//! A backup takes the place of a store in use: made whole in the same data folder meanwhile, then put in its place
//! at once. The folder stays held, and keeps all that lies beside the store. Knows no session.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::restore::{Faults, RestoreError, Restored, Target, exchange, restore};
use super::{free_name, sync_folder};
use crate::model::Link;
use crate::store::Store;
use crate::store::engine::EngineError;
use crate::store::exchange::line::Header;
use crate::store::exchange::report::ImportError;
use crate::store::folder::{self, OpenError, REPLACED, RESTORING, STORE};
use crate::store::request::Draft;
use crate::text::Message;

/// A store that is whole, and waits to take the place of the one in use; gone when this is dropped.
#[derive(Debug)]
pub struct Ready {
    /// How much is in it.
    pub header: Header,
    /// What the audit found wrong in it.
    pub faults: Vec<Message>,
    making: Making,
}

/// Where it is made; gone when this is dropped.
#[derive(Debug)]
struct Making(PathBuf);

impl Making {
    /// The data folder of the new store.
    fn made(&self) -> PathBuf {
        self.0.join("made")
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // What stays behind is swept out the next time.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How it went; one of the two stores is open in any case.
pub struct Replaced {
    /// The store that is there now.
    pub store: Store,
    /// The data folder of the one that was there before, or why that is still in its place.
    pub aside: Result<PathBuf, RestoreError>,
}

/// Takes away what a process left behind in `folder` that was killed while it made a store there.
pub fn sweep(folder: &Path) {
    // Where it cannot be taken away, the next restoring says so.
    let _ = fs::remove_dir_all(folder.join(RESTORING));
}

impl Ready {
    /// Makes a store of the export or backup that comes from `source` inside the data folder `folder`, for `who`.
    /// The store in use there is not touched.
    pub fn make(
        source: &mut dyn Read,
        folder: &Path,
        faults: Faults,
        who: &str,
    ) -> Result<Self, RestoreError> {
        let path = folder.join(RESTORING);
        DirBuilder::new().mode(0o700).create(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => RestoreError::Underway,
            _ => RestoreError::Folder { path: path.clone(), error },
        })?;
        let making = Making(path);
        let file = making.0.join("file");
        let mut whole = File::create(&file).map_err(RestoreError::at(&file))?;
        io::copy(source, &mut whole).map_err(ImportError::Read)?;
        let Restored { header, faults, .. } =
            restore(&file, &making.made(), Target::New, faults, who)?;
        Ok(Self { header, faults, making })
    }

    /// Takes the place of `store`, which nobody else may use any more. Unfinished forms go over to the new store,
    /// but for those of records that are not in it. Fails only where neither store can be opened afterwards.
    pub fn take_place(self, store: Store, who: &str) -> Result<Replaced, OpenError> {
        let Some(folder) = store.folder().filter(|_| store.is_alone()).map(Path::to_owned) else {
            return Ok(Replaced { store, aside: Err(RestoreError::InUse) });
        };
        let drafts = match store.all_drafts() {
            Ok(drafts) => drafts,
            Err(error) => {
                let aside = Err(ImportError::from(error).into());
                return Ok(Replaced { store, aside });
            }
        };
        let Some(held) = store.close() else {
            let store = folder::open(&folder, who)?;
            return Ok(Replaced { store, aside: Err(RestoreError::InUse) });
        };
        let old = free_name(|stamp| folder.join(format!("{REPLACED}{stamp}")));
        // The number of the old store's last act would make a shorter one look as if it had lost its end.
        let put = held.forget().and_then(|()| self.swap(&folder, &old));
        let opened = folder::open_held(&folder, held);
        let failure = match (put, opened) {
            (Ok(()), Ok(store)) => {
                // The store is whole without them.
                let _ = hand_on(&drafts, &store);
                return Ok(Replaced { store, aside: Ok(old) });
            }
            (Err(error), opened) => {
                let aside = Err(RestoreError::Folder { path: folder, error });
                return Ok(Replaced { store: opened?, aside });
            }
            (Ok(()), Err(error)) => error,
        };
        self.swap_back(&folder, &old).map_err(|error| OpenError::Io(old, error))?;
        Ok(Replaced { store: folder::open(&folder, who)?, aside: Err(failure.into()) })
    }

    /// Puts the new engine's files in the place of those of `folder`, which go to a data folder called `old`.
    fn swap(&self, folder: &Path, old: &Path) -> io::Result<()> {
        DirBuilder::new().mode(0o700).create(old)?;
        let made = self.making.made().join(STORE);
        if let Err(error) = exchange(&made, &folder.join(STORE), &old.join(STORE)) {
            // Empty, and of no use.
            let _ = fs::remove_dir(old);
            return Err(error);
        }
        let durable = sync_folder(old).and_then(|()| sync_folder(folder));
        durable.or_else(|error| self.swap_back(folder, old).and(Err(error)))
    }

    fn swap_back(&self, folder: &Path, old: &Path) -> io::Result<()> {
        exchange(&old.join(STORE), &folder.join(STORE), &self.making.made().join(STORE))?;
        fs::remove_dir(old)
    }
}

/// Keeps unfinished forms in `store`, where the record that they are about is there, or is to be a new one.
fn hand_on(drafts: &[Draft], store: &Store) -> Result<(), EngineError> {
    for draft in drafts {
        let known = draft.id.map(|id| store.get(Link::new(draft.kind, id))).transpose()?;
        if known.is_none_or(|record| record.is_some()) {
            store.keep_draft(draft)?;
        }
    }
    Ok(())
}
