//! How the engine's files were left: a note by which the next opening knows that nobody touched them since.
//! Knows nothing of what is in them.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::STORE;

/// The note's name in the data folder.
pub(super) const LEFT: &str = "left";

/// Notes how the engine's files are now. Where that fails, the next opening is careful without need.
pub(super) fn note(folder: &Path) {
    let Ok(state) = state(&folder.join(STORE)) else { return };
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true).mode(0o600);
    let _ = options.open(folder.join(LEFT)).and_then(|mut file| file.write_all(state.as_bytes()));
}

/// Whether the engine's files are as they were noted.
pub(super) fn as_noted(folder: &Path) -> bool {
    let noted = fs::read_to_string(folder.join(LEFT)).ok();
    noted.is_some() && noted == state(&folder.join(STORE)).ok()
}

/// Name, length and time of the last change (nanoseconds since 1970, UTC) of every file, one a line.
fn state(store: &Path) -> io::Result<String> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(store)? {
        let entry = entry?;
        let found = entry.metadata()?;
        if found.is_file() {
            let changed =
                i128::from(found.mtime()) * 1_000_000_000 + i128::from(found.mtime_nsec());
            lines.push(format!("{} {} {changed}\n", entry.file_name().display(), found.len()));
        }
    }
    lines.sort_unstable();
    Ok(lines.concat())
}
