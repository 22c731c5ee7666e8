//! Who is at the other end of a local socket, as the system tells. Knows no role.

use std::io;
use std::os::unix::net::UnixStream;

use nix::sys::socket::{getsockopt, sockopt};
use nix::unistd::{Gid, Group, Uid, User, getgrouplist};

/// A person of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The login name; the number where there is none.
    pub login: String,
    /// The names of the groups.
    pub groups: Vec<String>,
    /// Whether the data would be theirs anyhow: the user that serves, or root.
    pub owner: bool,
}

impl Peer {
    /// Whoever connected.
    pub fn of(stream: &UnixStream) -> io::Result<Self> {
        let found = getsockopt(stream, sockopt::PeerCredentials)?;
        Ok(Self::known(Uid::from_raw(found.uid()), Gid::from_raw(found.gid())))
    }

    fn known(user: Uid, group: Gid) -> Self {
        let owner = user.is_root() || user == Uid::effective();
        let named = |group: Gid| Group::from_gid(group).ok().flatten().map(|group| group.name);
        let Ok(Some(found)) = User::from_uid(user) else {
            let groups = named(group).into_iter().collect();
            return Self { login: user.to_string(), groups, owner };
        };
        let name = std::ffi::CString::new(found.name.as_str()).unwrap_or_default();
        let mut all = getgrouplist(&name, found.gid).unwrap_or_default();
        all.push(group);
        let mut groups: Vec<String> = all.into_iter().filter_map(named).collect();
        groups.dedup();
        Self { login: found.name, groups, owner }
    }
}
