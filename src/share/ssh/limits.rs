//! How much the SSH door lets itself be asked. Plain data.

use std::time::Duration;

/// What each limit is unless the one who serves says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Channels that one connection may have open.
    pub channels: usize,
    /// How long a connection may take to log in.
    pub login: Duration,
    /// Keys that a connection may try.
    pub attempts: usize,
    /// Connections that one address may make at once: an office may share one.
    pub burst: u32,
    /// Connections that it may make each second after that.
    pub rate: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 100,
            channels: 4,
            login: Duration::from_secs(30),
            attempts: 6,
            burst: 20,
            rate: 2,
        }
    }
}
