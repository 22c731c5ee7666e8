//! A line on a terminal that tells how far work has come, written over itself. Knows no work.

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::time::{Duration, Instant};

use crate::text::width::display_width;
use crate::text::{Label, Lang};

/// The shortest time between two numbers.
const REPORT: Duration = Duration::from_millis(100);

/// The line; it is gone when this is dropped.
pub struct Progress<'a> {
    err: RefCell<&'a mut dyn Write>,
    lang: Lang,
    /// Whether anybody looks.
    shown: bool,
    last: Cell<Option<(Label, Instant)>>,
    /// The cells that the line takes.
    width: Cell<usize>,
}

impl<'a> Progress<'a> {
    /// A line on `err`; none where it is not `shown`.
    pub fn on(err: &'a mut dyn Write, lang: Lang, shown: bool) -> Self {
        Self { err: RefCell::new(err), lang, shown, last: Cell::new(None), width: Cell::new(0) }
    }

    /// Tells that `what` is being done, and how much of 100, where that is known; numbers not more often than people
    /// can read.
    pub fn tell(&self, what: Label, done: Option<u8>) {
        let early = self.last.get().is_some_and(|(last, at)| last == what && at.elapsed() < REPORT);
        if !self.shown || early {
            return;
        }
        self.last.set(Some((what, Instant::now())));
        let done = done.map(|done| format!(": {done}%")).unwrap_or_default();
        self.write(&format!("{}{done}", what.in_lang(self.lang)));
    }

    fn write(&self, line: &str) {
        let width = display_width(line);
        let rest = " ".repeat(self.width.replace(width).saturating_sub(width));
        let mut err = self.err.borrow_mut();
        // A terminal that is gone ends the program in its own way.
        let _ = write!(err, "\r{line}{rest}").and_then(|()| err.flush());
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.width.get() > 0 {
            self.write("");
            self.write("");
        }
    }
}
