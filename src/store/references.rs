//! Whether what a reference names is on a disk. Knows no dossier and no record.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long disks may take to answer; what has not come by then is not known.
const PATIENCE: Duration = Duration::from_secs(1);

/// What was found where a reference points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// There is such a file or folder.
    There,
    /// There is none.
    Absent,
    /// The disk did not answer in time, or may not be read.
    Unknown,
}

/// The file or folder that a reference names: what begins with `/` or `~/`. `None` for web addresses,
/// numbers of an archive, and what depends on where the program was started.
pub fn path_of(reference: &str) -> Option<PathBuf> {
    let reference = reference.trim();
    match reference.strip_prefix("~/") {
        Some(below) => std::env::home_dir().map(|home| home.join(below)),
        None => reference.starts_with('/').then(|| reference.into()),
    }
}

/// Looks up those of `references` that name a file or folder. A disk that hangs is not waited for: its
/// reference is not known, and those on other disks are.
pub fn look_up(references: &[String]) -> Vec<(String, Presence)> {
    let (sender, answers) = mpsc::channel();
    let mut found = Vec::new();
    for (place, (reference, path)) in
        references.iter().filter_map(|it| Some((it, path_of(it)?))).enumerate()
    {
        let sender = sender.clone();
        let look = move || {
            let presence = match path.try_exists() {
                Ok(true) => Presence::There,
                Ok(false) => Presence::Absent,
                Err(_) => Presence::Unknown,
            };
            // Nobody listens any more where the answer comes too late.
            let _ = sender.send((place, presence));
        };
        // Without a thread, the reference stays unknown.
        let _ = thread::Builder::new().name("reference".to_owned()).spawn(look);
        found.push((reference.clone(), Presence::Unknown));
    }
    drop(sender);
    let end = Instant::now() + PATIENCE;
    while let Ok((place, presence)) =
        answers.recv_timeout(end.saturating_duration_since(Instant::now()))
    {
        found[place].1 = presence;
    }
    found
}
