//! Work of which only the newest counts: a newer question replaces the older one of its kind. Knows
//! no store.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// What one thread works through and others put in.
pub struct Latest<K, T> {
    state: Mutex<State<K, T>>,
    woken: Condvar,
}

struct State<K, T> {
    waiting: VecDeque<(K, T)>,
    running: Option<(K, Cancelled)>,
    ended: bool,
}

/// Whether nobody waits for the work any more.
pub type Cancelled = Arc<AtomicBool>;

impl<K: PartialEq + Clone, T> Latest<K, T> {
    /// Nothing to do yet.
    pub fn new() -> Self {
        let state = State { waiting: VecDeque::new(), running: None, ended: false };
        Self { state: Mutex::new(state), woken: Condvar::new() }
    }

    /// Puts work in; what waits or runs under the same key is dropped or cancelled.
    pub fn put(&self, key: K, work: T) {
        let mut state = self.state();
        state.waiting.retain(|(waiting, _)| *waiting != key);
        if let Some((running, cancelled)) = &state.running
            && *running == key
        {
            cancelled.store(true, Ordering::Relaxed);
        }
        state.waiting.push_back((key, work));
        drop(state);
        self.woken.notify_one();
    }

    /// Drops what waits and cancels what runs; what is put in afterwards is done.
    pub fn stop(&self) {
        let mut state = self.state();
        state.waiting.clear();
        if let Some((_, cancelled)) = &state.running {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The next work, when there is some; `None` after [`Latest::end`].
    pub fn next(&self) -> Option<(T, Cancelled)> {
        let mut state = self.state();
        state.running = None;
        loop {
            if state.ended {
                return None;
            }
            if let Some((key, work)) = state.waiting.pop_front() {
                let cancelled = Cancelled::default();
                state.running = Some((key, Arc::clone(&cancelled)));
                return Some((work, cancelled));
            }
            state = self.woken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Drops what waits, cancels what runs, ends the worker.
    pub fn end(&self) {
        self.state().ended = true;
        self.stop();
        self.woken.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State<K, T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: PartialEq + Clone, T> Default for Latest<K, T> {
    fn default() -> Self {
        Self::new()
    }
}
