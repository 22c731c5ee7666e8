//! The loop with a toy program: drains before it draws, tells of rests, ends in order.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use ratatui::Frame;
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Code, Key};
use thidua::runtime::pace::{FRAME, Pace};
use thidua::runtime::{End, Program, open};
use thidua::store::request::{Notice, Refusal, Request};
use thidua::store::service::Service;
use thidua::terminal::screen::Screen;
use thidua::terminal::{Line, clipboard};

use super::service::{Clerk, DEADLINE, actor, draft};

/// Counts what it hears and tells it; what a key means is its letter.
struct Toy {
    text: String,
    heard: Sender<String>,
    changed: bool,
}

impl Toy {
    fn tell(&self, what: impl Into<String>) {
        let _ = self.heard.send(what.into());
    }
}

impl Program for Toy {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => {
                let letter = key.letter().unwrap_or(' ');
                self.text.push(letter);
                self.changed = letter != '.';
                self.tell(letter);
                match letter {
                    'q' => vec![Effect::Ask(Request::KeepDraft(draft("quit"))), Effect::Quit],
                    'y' => vec![Effect::Copy("Khối".to_owned())],
                    'Y' => vec![Effect::Copy("x".repeat(clipboard::LONGEST + 1))],
                    'z' => vec![Effect::Suspend],
                    'l' => vec![Effect::Redraw],
                    _ => Vec::new(),
                }
            }
            Event::Resize(size) | Event::Continued(size) => {
                self.changed = true;
                self.tell(format!("{}x{}", size.width, size.height));
                Vec::new()
            }
            Event::Rest => {
                self.tell("rest");
                Vec::new()
            }
            Event::Store(Notice::Refused(Refusal::Cannot(message))) => {
                self.tell(message.en);
                Vec::new()
            }
            Event::Hangup => {
                self.tell("hangup");
                vec![Effect::Ask(Request::KeepDraft(draft(&self.text)))]
            }
            Event::Mouse(_) | Event::Store(_) | Event::Paste(_) => Vec::new(),
        }
    }

    fn view(&self, frame: &mut Frame) {
        self.tell("draw");
        frame.render_widget(self.text.as_str(), frame.area());
    }

    fn changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    fn asks(&self) -> bool {
        self.text.ends_with('?')
    }
}

/// A line whose bytes a test can read, and which breaks when told.
#[derive(Clone, Default)]
struct Wire {
    bytes: Arc<Mutex<Vec<u8>>>,
    broken: Arc<Mutex<bool>>,
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if *self.broken.lock().unwrap() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.bytes.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Line for Wire {
    fn suspend(&mut self) -> io::Result<Option<Size>> {
        Ok(Some(Size { width: 30, height: 5 }))
    }
}

struct Running {
    events: Sender<Event>,
    heard: Receiver<String>,
    wire: Wire,
    clerk: Arc<Clerk>,
    ended: JoinHandle<End>,
}

/// Starts the loop on events that are queued already.
fn run(queued: Vec<Event>) -> Running {
    let (events, received) = mpsc::channel();
    for event in queued {
        events.send(event).unwrap();
    }
    let (sender, heard) = mpsc::channel();
    let toy = Toy { text: String::new(), heard: sender, changed: false };
    let (wire, clerk) = (Wire::default(), Arc::new(Clerk::default()));
    let (line, store) = (wire.clone(), Arc::clone(&clerk));
    let ended = thread::spawn(move || {
        let service = Service::start(store, actor(), |_| {}).unwrap();
        open(
            (toy, Vec::new()),
            Screen::new(line, Size { width: 40, height: 4 }),
            service,
            &received.into(),
        )
        .unwrap()
    });
    Running { events, heard, wire, clerk, ended }
}

impl Running {
    fn press(&self, letter: char) {
        self.events.send(key(letter)).unwrap();
    }

    fn hear(&self) -> String {
        self.heard.recv_timeout(DEADLINE).expect("something heard in time")
    }

    fn await_word(&self, wanted: &str) {
        while self.hear() != wanted {}
    }

    fn finish(self) -> (End, Vec<String>, Vec<Request>) {
        let end = self.ended.join().unwrap();
        let acts = self.clerk.acts.lock().unwrap().clone();
        (end, self.heard.try_iter().collect(), acts)
    }
}

fn key(letter: char) -> Event {
    Event::Key(Key::plain(Code::Char(letter)))
}

#[test]
fn fifty_queued_keys_are_one_frame() {
    let running = run("x".repeat(50).chars().map(key).collect());
    assert_eq!(running.hear(), "draw", "the first frame does not wait for a key");
    for _ in 0..50 {
        assert_eq!(running.hear(), "x");
    }
    assert_eq!(running.hear(), "draw");
    running.press('q');
    let (end, heard, _) = running.finish();
    assert_eq!(end, End::Quit);
    assert_eq!(heard.iter().filter(|word| *word == "draw").count(), 0);
}

#[test]
fn a_question_is_not_answered_by_keys_that_were_queued_when_it_opened() {
    let running = run("a?nn".chars().map(key).collect());
    for word in ["draw", "a", "?", "draw"] {
        assert_eq!(running.hear(), word);
    }
    running.press('n');
    running.await_word("n");
    running.press('q');
    let (end, heard, _) = running.finish();
    assert_eq!(end, End::Quit);
    assert!(!heard.iter().any(|word| word == "n"), "{heard:?}");
}

#[test]
fn nothing_changed_is_nothing_drawn() {
    let running = run(Vec::new());
    assert_eq!(running.hear(), "draw");
    running.press('.');
    assert_eq!(running.hear(), ".");
    assert_eq!(running.hear(), "rest");
    running.press('q');
    assert!(running.finish().1.iter().all(|word| word != "draw"));
}

#[test]
fn a_rest_is_told_once_after_typing() {
    let running = run(vec![key('a'), key('b')]);
    running.await_word("rest");
    running.events.send(Event::Resize(Size { width: 20, height: 3 })).unwrap();
    running.await_word("20x3");
    running.press('q');
    let (_, heard, _) = running.finish();
    assert!(!heard.contains(&"rest".to_owned()), "{heard:?}");
}

#[test]
fn a_lost_line_keeps_the_draft_before_the_end() {
    let running = run(vec![key('a'), key('b'), Event::Hangup, key('c')]);
    let (end, heard, acts) = running.finish();
    assert_eq!(end, End::Hangup);
    assert_eq!(heard, ["draw", "a", "b", "hangup"]);
    assert_eq!(acts, [Request::KeepDraft(draft("ab"))]);
}

#[test]
fn quitting_finishes_what_was_asked() {
    let (end, _, acts) = run(vec![key('q')]).finish();
    assert_eq!(end, End::Quit);
    assert_eq!(acts, [Request::KeepDraft(draft("quit"))]);
}

#[test]
fn a_line_that_takes_no_bytes_is_a_lost_line() {
    let running = run(Vec::new());
    running.press('.');
    running.await_word(".");
    *running.wire.broken.lock().unwrap() = true;
    running.press('a');
    let (end, heard, acts) = running.finish();
    assert_eq!(end, End::Hangup);
    assert_eq!(heard.last().map(String::as_str), Some("hangup"));
    assert_eq!(acts, [Request::KeepDraft(draft(".a"))]);
}

#[test]
fn all_senders_gone_is_a_lost_line() {
    let Running { events, ended, .. } = run(vec![key('a')]);
    drop(events);
    assert_eq!(ended.join().unwrap(), End::Hangup);
}

#[test]
fn a_copy_goes_out_and_one_too_long_is_refused_with_a_reason() {
    let running = run(vec![key('Y'), key('y'), key('q')]);
    let wire = running.wire.clone();
    let (_, heard, _) = running.finish();
    assert!(heard.iter().any(|word| word.contains("at most 74994")), "{heard:?}");
    let bytes = wire.bytes.lock().unwrap().clone();
    assert!(String::from_utf8(bytes).unwrap().contains("\x1b]52;c;S2jhu5Fp\x1b\\"));
}

#[test]
fn suspending_brings_the_new_size_and_a_full_redraw() {
    let running = run(vec![key('z')]);
    running.await_word("30x5");
    assert_eq!(running.hear(), "draw");
    running.press('q');
    let wire = running.wire.clone();
    running.finish();
    let bytes = String::from_utf8(wire.bytes.lock().unwrap().clone()).unwrap();
    assert_eq!(bytes.matches("\x1b[2J").count(), 2, "{bytes:?}");
}

#[test]
fn a_redraw_sends_the_same_screen_again() {
    let running = run(vec![key('l')]);
    running.await_word("l");
    assert_eq!(running.hear(), "draw");
    running.press('q');
    let wire = running.wire.clone();
    running.finish();
    let bytes = String::from_utf8(wire.bytes.lock().unwrap().clone()).unwrap();
    assert_eq!(bytes.matches("\x1b[2J").count(), 2, "{bytes:?}");
}

#[test]
fn typing_without_a_pause_puts_a_rest_off_by_two_seconds_at_most() {
    let start = Instant::now();
    let mut pace = Pace::default();
    assert_eq!(pace.rest_at(), None);
    for tenth in 0..=20 {
        pace.typed(start + Duration::from_millis(100 * tenth));
    }
    assert_eq!(pace.rest_at(), Some(start + Duration::from_secs(2)));
    pace.rested();
    assert_eq!(pace.rest_at(), None);
    pace.typed(start);
    assert_eq!(pace.rest_at(), Some(start + Duration::from_millis(150)));
}

#[test]
fn thirty_frames_a_second_go_on_and_a_few_may_come_at_once() {
    let start = Instant::now();
    let mut pace = Pace::default();
    let mut now = start;
    let mut frames = 0;
    while now < start + Duration::from_secs(1) {
        match pace.draw_at(now) {
            None => {
                pace.drew(now);
                frames += 1;
            }
            Some(due) => {
                assert!(due > now && due <= now + FRAME);
                now = due;
            }
        }
    }
    assert!((30..=34).contains(&frames), "{frames} frames");
}
