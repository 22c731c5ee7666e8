//! What long work says of its progress, told not more often than people can read. Knows no work.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::store::request::Notice;
use crate::store::watch::Onlooker;
use crate::text::Message;

/// The shortest time between two reports of the same long work.
pub const REPORT: Duration = Duration::from_millis(100);

/// What `work` finds, while what it says of its progress is told.
pub fn reported<N: Fn(Notice) + Send + Clone>(
    notify: &N,
    cancelled: &(dyn Fn() -> bool + Sync),
    work: impl FnOnce(Onlooker<'_>) -> Vec<Notice>,
) -> Vec<Notice> {
    let (sender, reports) = mpsc::channel();
    thread::scope(|scope| {
        let say = notify.clone();
        scope.spawn(move || report(&reports, &say));
        let progress = move |what: Message, done: u8| {
            // Nobody listens only where telling itself has failed.
            let _ = sender.send((what, done));
        };
        work(Onlooker { progress: &progress, cancelled })
    })
}

/// Tells how far long work has come, not more often than people can read, the newest where nothing newer comes; and
/// that it is over.
fn report(reports: &Receiver<(Message, u8)>, notify: &impl Fn(Notice)) {
    let mut due = Instant::now() + REPORT;
    let mut waiting: Option<(Message, u8)> = None;
    let mut last = None;
    loop {
        let heard = match &waiting {
            Some(_) => reports.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => reports.recv().map_err(RecvTimeoutError::from),
        };
        match heard {
            Ok(report) => waiting = Some(report),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if Instant::now() >= due
            && let Some((what, done)) = waiting.take()
        {
            due = Instant::now() + REPORT;
            last = Some(what.clone());
            notify(Notice::Progress(what, done));
        }
    }
    if let Some(what) = last {
        notify(Notice::Progress(what, 100));
    }
}
