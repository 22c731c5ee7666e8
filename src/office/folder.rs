//! What lies in the folder of a path that is being typed, and which file a path means. Reads no file.

use std::path::{Path, PathBuf};

use crate::store::request::path::{ANY, Named, Typed};
use crate::text::{fold, nfc};

/// How many names are told at most.
const TOLD: usize = 200;

/// What begins as the last part of a path does, folders first; marks and case make no difference. Hidden names
/// only where the dot is typed; nothing where there is no such folder.
pub fn look_up(typed: &Typed) -> Vec<Named> {
    let (begun, last) = typed
        .text
        .rsplit_once('/')
        .map_or(("", typed.text.as_str()), |(it, last)| (&typed.text[..=it.len()], last));
    let folder = if begun.is_empty() { PathBuf::from(".") } else { expand(Path::new(begun)) };
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let wanted = fold(last);
    let mut found = Vec::new();
    for entry in entries.flatten() {
        // A name that is no text cannot be typed.
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') != last.starts_with('.') || !fold(&name).starts_with(&wanted) {
            continue;
        }
        let is_folder = entry.path().is_dir();
        if !is_folder && !has_ending(&name, typed.endings) {
            continue;
        }
        let name = nfc(&name);
        let end = if is_folder { "/" } else { "" };
        found.push((!is_folder, fold(&name), Named { path: format!("{begun}{name}{end}"), name }));
    }
    found.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    found.truncate(TOLD);
    found.into_iter().map(|(.., named)| named).collect()
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    if endings == ANY {
        return true;
    }
    let ending = Path::new(name).extension().and_then(|it| it.to_str()).unwrap_or_default();
    endings.iter().any(|it| it.eq_ignore_ascii_case(ending))
}

/// The path with the person's home in place of `~/`.
pub fn expand(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => path.to_owned(),
    }
}

/// The file that is there under this path, also where its name is kept in another normal form than it is typed
/// in; the path itself where there is none.
pub fn meant(path: &Path) -> PathBuf {
    let path = expand(path);
    if path.symlink_metadata().is_ok() {
        return path;
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|it| it.to_str()))
    else {
        return path;
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let wanted = nfc(name);
    let same = |entry: &std::fs::DirEntry| {
        entry.file_name().to_str().is_some_and(|name| nfc(name) == wanted)
    };
    let mut entries = folder.read_dir().into_iter().flatten().flatten();
    entries.find(same).map_or(path, |entry| entry.path())
}
