//! From what the terminal sends to events: keys, pasted text, sizes, a lost line. Knows no layer.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{
    self, Event as Sent, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use ratatui::crossterm::terminal;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use super::{Ender, told};
use crate::event::{Event, Mouse};
use crate::keymap::{Code, Key};
use crate::text::nfc;

/// How long the program may take to end by itself; who asks again after that ends it at once.
const GRACE: Duration = Duration::from_secs(2);

/// Sends what happens at the process's own terminal to `events`, from threads that last as long as
/// the process: keys, pasted text and sizes; and [`Event::Hangup`] once for each way the end can come:
/// SIGHUP, SIGTERM, SIGINT, SIGQUIT, a line that is gone, a terminal that cannot be read.
///
/// `ender` is told of the signal, if it was one.
pub fn listen(events: &Sender<Event>, ender: &Ender) -> io::Result<()> {
    // From here on no change of the size is missed: who listens first may ask for the size then.
    event::poll(Duration::ZERO)?;
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT])?;
    let sender = events.clone();
    let ender = Arc::clone(ender);
    spawn("signals", move || {
        let mut ending: Option<Instant> = None;
        for signal in &mut signals {
            if signal == SIGCONT {
                let Ok(size) = terminal::size() else { continue };
                let _ = sender.send(Event::Continued(told(size)));
                continue;
            }
            match ending {
                // The shell and the kernel may both tell of the same end.
                Some(since) if since.elapsed() < GRACE => {}
                // The loop may wait for a terminal that takes no more bytes.
                Some(_) => {
                    let _ = terminal::disable_raw_mode();
                    let _ = signal_hook::low_level::emulate_default_handler(signal);
                }
                None => {
                    ending = Some(Instant::now());
                    ender.store(signal, Ordering::SeqCst);
                    let _ = sender.send(Event::Hangup);
                }
            }
        }
    })?;
    let gone = events.clone();
    spawn("line", move || {
        await_end_of_line();
        let _ = gone.send(Event::Hangup);
    })?;
    let last = Farewell(events.clone());
    spawn("keys", move || read(&last.0))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// However the reader ends, even by a panic: without it nobody could end the program.
struct Farewell(Sender<Event>);

impl Drop for Farewell {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Hangup);
    }
}

fn read(events: &Sender<Event>) {
    while let Ok(sent) = event::read() {
        let Some(event) = event_of(sent) else { continue };
        if events.send(event).is_err() {
            return;
        }
    }
}

/// Returns when the other end of standard input is closed; costs nothing until then. The key reader
/// does not notice it.
fn await_end_of_line() {
    let input = io::stdin();
    loop {
        let mut ends = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut ends, None) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(_) if ends[0].revents().is_empty() => {}
            _ => return,
        }
    }
}

/// What `sent` means to the program; `None` where it means nothing: a key released, focus.
pub fn event_of(sent: Sent) -> Option<Event> {
    match sent {
        Sent::Key(key) => key_of(key).map(Event::Key),
        Sent::Mouse(mouse) => mouse_of(mouse).map(Event::Mouse),
        Sent::Paste(text) => Some(Event::Paste(pasted(&text))),
        Sent::Resize(width, height) => Some(Event::Resize(told((width, height)))),
        _ => None,
    }
}

/// The main button and the wheel; `None` for anything else that a mouse does.
const fn mouse_of(sent: MouseEvent) -> Option<Mouse> {
    match sent.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click(sent.column, sent.row)),
        MouseEventKind::ScrollUp => Some(Mouse::WheelUp(sent.column, sent.row)),
        MouseEventKind::ScrollDown => Some(Mouse::WheelDown(sent.column, sent.row)),
        _ => None,
    }
}

/// Pasted text as layers take it: normal form C, lines end in `\n`; tabs stay, as they part the cells of a table.
pub fn pasted(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\t').map(nfc).collect::<Vec<_>>().join("\t")
}

/// The key as keymaps name it; `None` for releases and for keys that no keymap knows.
///
/// A letter with shift is the capital; a letter with ctrl is the small one.
pub fn key_of(sent: KeyEvent) -> Option<Key> {
    if sent.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| sent.modifiers.contains(modifier);
    let mut key = Key {
        code: Code::Esc,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT) || held(KeyModifiers::META),
        shift: held(KeyModifiers::SHIFT),
    };
    key.code = match sent.code {
        KeyCode::Char(letter) => {
            let letter = if key.ctrl {
                single(letter, letter.to_lowercase())
            } else if key.shift {
                single(letter, letter.to_uppercase())
            } else {
                letter
            };
            key.shift = false;
            Code::Char(letter)
        }
        KeyCode::Null => {
            key.ctrl = true;
            Code::Char(' ')
        }
        KeyCode::BackTab => {
            key.shift = true;
            Code::Tab
        }
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(key)
}

/// The only letter of `cased`; `letter` itself where its other case is no single letter.
fn single(letter: char, mut cased: impl Iterator<Item = char>) -> char {
    match (cased.next(), cased.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}
