//! What is done when something panics: the terminal first, then the message. Knows no screen.

use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::restore;

/// Whether the process's terminal is taken, and what could not be printed meanwhile.
#[derive(Debug, Default)]
pub struct Hold {
    taken: AtomicBool,
    /// Whether the terminal tells of the mouse.
    mouse: AtomicBool,
    unsaid: Mutex<Vec<String>>,
}

impl Hold {
    /// The terminal is taken from now on.
    pub fn take(&self) {
        self.taken.store(true, Ordering::SeqCst);
    }

    /// The terminal tells of the mouse from now on.
    pub fn take_mouse(&self) {
        self.mouse.store(true, Ordering::SeqCst);
    }

    /// Gives the terminal back, once however often it is called, and prints what could not be said.
    pub fn release(&self) {
        if self.taken.swap(false, Ordering::SeqCst) {
            restore(self.mouse.swap(false, Ordering::SeqCst));
            let mut unsaid = self.unsaid.lock().unwrap_or_else(PoisonError::into_inner);
            for words in unsaid.drain(..) {
                let _ = writeln!(io::stderr(), "{words}");
            }
        }
    }
}

/// From now on a panic of this thread, which draws, gives the terminal back before it is printed; one
/// of another thread, while the screen goes on, is printed when the terminal is given back.
pub fn install(hold: &Arc<Hold>) {
    let hold = Arc::clone(hold);
    let draws = thread::current().id();
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == draws {
            hold.release();
        }
        if hold.taken.load(Ordering::SeqCst) {
            hold.unsaid.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
        } else {
            usual(info);
        }
    }));
}
