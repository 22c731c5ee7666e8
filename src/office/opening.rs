//! Opening what a reference names with the system's program for it. Knows no record.

use std::ffi::OsString;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::store::references::path_of;
use crate::text::{Message, trouble};

/// How long a disk and the system may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Hands what `reference` names to the system's program for it, which runs by itself: nothing of what it
/// writes comes to this terminal. An error tells why there is none; what the program makes of it is its own.
pub fn open(reference: &str) -> Result<(), Message> {
    let target = path_of(reference).map_or_else(|| reference.trim().into(), OsString::from);
    let (sender, answer) = mpsc::channel();
    let hand_over = move || {
        // Nobody listens any more where the answer comes too late.
        let _ = sender.send(opener::open(target).map_err(|error| says(&error)));
    };
    let unknown = || Message::new("hệ thống không trả lời", "the system does not answer");
    let started = thread::Builder::new().name("opener".to_owned()).spawn(hand_over);
    let answer = started
        .map_err(|error| trouble(&error))
        .and_then(|_| answer.recv_timeout(PATIENCE).unwrap_or_else(|_| Err(unknown())));
    answer.map_err(|Message { vi, en }| {
        Message::new(format!("không mở được {reference}: {vi}"), format!("{reference}: {en}"))
    })
}

fn says(error: &opener::OpenError) -> Message {
    match error {
        opener::OpenError::Io(error) => trouble(error),
        other => Message::new(other.to_string(), other.to_string()),
    }
}
