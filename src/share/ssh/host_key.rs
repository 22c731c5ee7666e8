//! The key by which a client knows the service again: made once, kept for its owner alone.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use russh::keys::key::safe_rng;
use russh::keys::ssh_key::{Algorithm, LineEnding, PrivateKey};

/// The key at `path`; made where there is none. One that others may read is refused.
pub fn at(path: &Path) -> io::Result<PrivateKey> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(path),
        Err(error) => Err(error),
        Ok(found) if found.permissions().mode() & 0o077 != 0 => Err(io::Error::new(
            ErrorKind::PermissionDenied,
            "others may read this key; chmod 600 it, or remove it to have a new one made",
        )),
        Ok(_) => PrivateKey::read_openssh_file(path).map_err(io::Error::other),
    }
}

fn make(path: &Path) -> io::Result<PrivateKey> {
    let key = PrivateKey::random(&mut safe_rng(), Algorithm::Ed25519).map_err(io::Error::other)?;
    let text = key.to_openssh(LineEnding::LF).map_err(io::Error::other)?;
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(key)
}
