//! What hears how far long work has come, and says whether it shall go on. Knows no work.

use std::fmt;

use crate::text::Message;

/// What hears how far long work has come, and says whether it shall go on.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Hears how much of 100 is done.
    pub progress: &'a dyn Fn(u8),
    /// Whether the person does not want it any more.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// Who looks on while work is done on another thread: hears in words what is being done, and can have it stopped.
#[derive(Clone, Copy)]
pub struct Onlooker<'a> {
    /// Hears what is being done, and how much of 100.
    pub progress: &'a (dyn Fn(Message, u8) + Sync),
    /// Whether the person does not want it any more.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Onlooker<'_> {
    /// Nobody.
    pub const NONE: Onlooker<'static> = Onlooker { progress: &|_, _| {}, cancelled: &|| false };
}

/// The person does not want it any more; nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

impl Watch<'_> {
    /// Hears nothing and never cancels.
    pub const NONE: Watch<'static> = Watch { progress: &|_| {}, cancelled: &|| false };

    /// Tells that `done` of 100 is done, where the work shall go on.
    pub fn pass(&self, done: u8) -> Result<(), Stopped> {
        if (self.cancelled)() {
            return Err(Stopped);
        }
        (self.progress)(done);
        Ok(())
    }
}

impl fmt::Debug for Onlooker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Onlooker")
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// How much of 100 is done where `done` of `all` is, of a part of the work that goes `from` there `to` there.
pub fn share((from, to): (u8, u8), done: usize, all: usize) -> u8 {
    let width = usize::from(to.saturating_sub(from));
    let more = width.saturating_mul(done).checked_div(all).unwrap_or(width).min(width);
    from.saturating_add(u8::try_from(more).unwrap_or_default())
}
