//! The files of sled 0.34.7: what is cleaned away before it opens them, and synced afterwards. Knows no key and
//! no value.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::redo::drop_draft;

/// sled's log.
pub const LOG: &str = "db";
/// What the names of sled's snapshots begin with.
pub(super) const SNAPSHOT: &str = "snap.";
/// The shortest whole `conf` of sled.
const CONF_LENGTH: u64 = 62;

/// Takes away what a power cut can leave half made: a commit that was not decided, a snapshot being written, a torn
/// `conf`. sled makes the last two again.
pub(super) fn clean(folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(SNAPSHOT) && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    drop_draft(folder)?;
    let conf = folder.join("conf");
    match fs::read(&conf) {
        Ok(bytes) if (bytes.len() as u64) < CONF_LENGTH || bytes.iter().all(|byte| *byte == 0) => {
            fs::remove_file(&conf)
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes sure that everything sled made while opening is on the disk, names included.
pub(super) fn sync_all(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        File::open(entry?.path())?.sync_all()?;
    }
    File::open(folder)?.sync_all()?;
    if let Some(parent) = folder.parent() {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}
