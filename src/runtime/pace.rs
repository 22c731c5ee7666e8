//! When to draw and when the person rests, as a function of time alone. Knows no program.

use std::time::{Duration, Instant};

/// Between two frames while input keeps coming: some thirty a second.
pub const FRAME: Duration = Duration::from_millis(33);

/// How far frames may run ahead of that, so that the answer to a key is drawn as soon as the key was.
const AHEAD: Duration = Duration::from_millis(66);

/// Silence after which the person rests.
const SILENCE: Duration = Duration::from_millis(150);

/// The longest that typing without a pause puts off a rest.
const PATIENCE: Duration = Duration::from_secs(2);

/// What has to be done later.
#[derive(Debug, Default)]
pub struct Pace {
    /// When the next frame would be due at the even rate.
    even: Option<Instant>,
    /// The first key since the last rest, and the last one.
    typing: Option<(Instant, Instant)>,
}

impl Pace {
    /// A key or pasted text came at `now`.
    pub fn typed(&mut self, now: Instant) {
        let first = self.typing.map_or(now, |(first, _)| first);
        self.typing = Some((first, now));
    }

    /// When the person will have rested; `None` where nothing was typed since the last rest.
    pub fn rest_at(&self) -> Option<Instant> {
        self.typing.map(|(first, last)| (last + SILENCE).min(first + PATIENCE))
    }

    /// The rest was told of.
    pub fn rested(&mut self) {
        self.typing = None;
    }

    /// From when on a frame may be drawn; `None` where it may at once.
    pub fn draw_at(&self, now: Instant) -> Option<Instant> {
        let wait = self.even?.saturating_duration_since(now + AHEAD);
        (!wait.is_zero()).then(|| now + wait)
    }

    /// A frame was drawn at `now`.
    pub fn drew(&mut self, now: Instant) {
        self.even = Some(self.even.map_or(now, |even| even.max(now)) + FRAME);
    }
}
