//! What waits to be handled, and how much of it was typed. Knows no program.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryIter};
use std::thread;
use std::time::{Duration, Instant};

use crate::event::Event;

/// Keys that may wait, or what weighs as much; who types more waits, too.
const AHEAD: usize = 1_000;

/// Bytes of a paste that weigh as much as a key.
const PASTED: usize = 1_000;

/// How often somebody who types too fast looks whether there is room.
const LOOK: Duration = Duration::from_millis(10);

/// The events of a session, in the order they came.
pub struct Inbox {
    events: Receiver<Event>,
    typed: Arc<AtomicUsize>,
}

/// Hands in what somebody types who may be faster than it is handled.
pub struct Typist {
    events: Sender<Event>,
    typed: Arc<AtomicUsize>,
}

impl From<Receiver<Event>> for Inbox {
    fn from(events: Receiver<Event>) -> Self {
        Self { events, typed: Arc::default() }
    }
}

impl Inbox {
    /// Somebody who types into it; `events` leads to it.
    pub fn typist(&self, events: Sender<Event>) -> Typist {
        Typist { events, typed: Arc::clone(&self.typed) }
    }

    /// The next event; waits until `due` at the most.
    pub(super) fn next(&self, due: Option<Instant>) -> Result<Event, RecvTimeoutError> {
        let event = match due {
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => self.events.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        event.inspect(|event| self.taken(event))
    }

    /// What is there already.
    pub(super) fn ready(&self) -> impl Iterator<Item = Event> + '_ {
        let ready: TryIter<'_, Event> = self.events.try_iter();
        ready.inspect(|event| self.taken(event))
    }

    fn taken(&self, event: &Event) {
        let weight = weight(event);
        if weight > 0 {
            // Others may type into it, too, whom nobody counts.
            let less = |count: usize| Some(count.saturating_sub(weight));
            let _ = self.typed.fetch_update(Ordering::AcqRel, Ordering::Acquire, less);
        }
    }
}

impl Typist {
    /// Hands in `event`; waits while too much is waiting, unless nobody takes it any more.
    pub fn hand_in(&self, event: Event) {
        let weight = weight(&event);
        if weight > 0 {
            while self.typed.load(Ordering::Acquire) >= AHEAD {
                thread::sleep(LOOK);
                if Arc::strong_count(&self.typed) == 1 {
                    return;
                }
            }
            self.typed.fetch_add(weight, Ordering::AcqRel);
        }
        // Nobody may hear it any more.
        let _ = self.events.send(event);
    }
}

/// What of the room an event takes that somebody far away can make as many of as they like.
fn weight(event: &Event) -> usize {
    match event {
        Event::Key(_) | Event::Mouse(_) | Event::Resize(_) | Event::Continued(_) => 1,
        Event::Paste(text) => 1 + text.len() / PASTED,
        _ => 0,
    }
}
