//! Several people at one store: a process that holds it and serves sessions, and the far end of a session.
//! Knows no command and no layer: what a session shows, its host decides.

pub mod access;
pub mod attach;
pub mod frame;
mod peer;
pub mod server;
pub mod session;
pub mod ssh;
mod wire;

use crate::store::request::{Actor, Role};

/// Where the service of a whole machine listens, unless it is told otherwise.
pub const SYSTEM_SOCKET: &str = "/run/thidua/socket";

/// The name of the SSH host key in the data folder.
pub const HOST_KEY: &str = "host_key";

/// The name of the socket in the folder it lies in.
pub const SOCKET: &str = "socket";

/// Who has come in, as the way in has proved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Who, and the way in.
    pub actor: Actor,
    /// What they may do.
    pub role: Role,
    /// Whether the store is theirs anyhow, so that they may act under another name.
    pub owner: bool,
}
