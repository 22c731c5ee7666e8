//! Ctrl-C while work is done: where nothing is begun it ends the run, afterwards the work hears of it and stops where
//! it can. Knows no work.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::SIGINT;
use signal_hook::iterator::{Handle, Signals};

use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use crate::text::{Label, Lang};

/// The exit status of what Ctrl-C stopped.
const INTERRUPTED: u8 = 130;

const STOPPED: Label =
    Label::new("đã dừng theo yêu cầu, chưa ghi gì", "stopped as asked, nothing was written");

/// Whether the person wants it stopped.
pub struct Stop {
    asked: Arc<AtomicBool>,
    begun: Arc<AtomicBool>,
    /// It is done, or cannot be stopped any more.
    settled: Cell<bool>,
    signals: Option<Handle>,
}

impl Stop {
    /// Hears Ctrl-C from now on; for a guest, that their end of the line is gone.
    pub fn listen(setting: &Setting, lang: Lang) -> io::Result<Self> {
        if let Some(house) = &setting.guest {
            let asked = Arc::clone(&house.gone);
            let begun = Arc::new(AtomicBool::new(true));
            return Ok(Self { asked, begun, settled: Cell::new(false), signals: None });
        }
        let mut signals = Signals::new([SIGINT])?;
        let handle = signals.handle();
        let (asked, begun) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
        let (told, working) = (Arc::clone(&asked), Arc::clone(&begun));
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for _ in &mut signals {
                told.store(true, Ordering::SeqCst);
                if !working.load(Ordering::SeqCst) {
                    end(lang);
                }
            }
        })?;
        Ok(Self { asked, begun, settled: Cell::new(false), signals: Some(handle) })
    }

    /// Work begins that must not be ended just so.
    pub fn begin(&self) {
        self.begun.store(true, Ordering::SeqCst);
    }

    /// Whether the person wants it stopped.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// It cannot be stopped any more.
    pub fn settle(&self) {
        self.settled.set(true);
    }

    /// How the work ended: what failed after it was to be stopped was stopped.
    pub fn outcome(&self, outcome: Outcome, out: &mut Out) -> Outcome {
        if outcome.is_ok() || !self.asked() || self.settled.get() {
            return outcome;
        }
        out.remark(&STOPPED.into())?;
        Err(Failure::Ended(INTERRUPTED))
    }
}

impl Drop for Stop {
    fn drop(&mut self) {
        if let Some(signals) = &self.signals {
            signals.close();
        }
    }
}

/// Ends the run, over the line that told how far it was.
fn end(lang: Lang) {
    let mut err = stderr().lock();
    let over = if err.is_terminal() { "\r" } else { "" };
    // There is nowhere left to tell that this failed.
    let _ = writeln!(err, "{over}thidua: {}", STOPPED.in_lang(lang));
    std::process::exit(INTERRUPTED.into());
}
