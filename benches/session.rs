//! The real loop with the real application on a thread of its own, watched from outside.

use std::io::{self, Write};
use std::str::FromStr;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::civil::date;
use ratatui::Frame;
use thidua::app::{App, Setup};
use thidua::config::Config;
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Key, Keymap};
use thidua::model::Kind;
use thidua::runtime::{Program, open};
use thidua::store::Store;
use thidua::store::request::Notice;
use thidua::store::service::Service;
use thidua::terminal::Line;
use thidua::terminal::screen::Screen;
use thidua::text::Lang;

use crate::generator::FIRST_YEAR;
use crate::shop::clerk;

/// How long anything may take before the bench gives up.
const PATIENCE: Duration = Duration::from_secs(20);
/// Silence after which nothing more is on its way.
const SILENCE: Duration = Duration::from_millis(700);
const SIZE: Size = Size { width: 160, height: 45 };

/// A frame, and what was heard since the one before it.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each tells of another thing on the screen")]
pub struct Shown {
    /// When it was drawn.
    pub at: Instant,
    /// Rows of units are on it.
    pub units: bool,
    /// Rows of nominations are on it.
    pub nominations: bool,
    /// … with the names of persons.
    pub names: bool,
    /// The whole store is loaded.
    pub loaded: bool,
    /// How many keys were heard.
    pub keys: usize,
    /// How many answers to lists were heard.
    pub pages: usize,
    /// What those searched for.
    pub searched: Vec<(Kind, String)>,
}

/// Milliseconds of each turn of the loop: everything handled and one frame.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    /// As the clock on the wall tells.
    pub wall: Vec<f64>,
    /// As long as the thread was on a processor.
    pub processor: Vec<f64>,
}

/// A session at work.
pub struct Session {
    events: Sender<Event>,
    frames: Receiver<Shown>,
    last: Option<Shown>,
    turns: Arc<Mutex<Turns>>,
    ended: JoinHandle<()>,
}

impl Session {
    /// Opens the screen on `store`; loading begins.
    pub fn start(store: Store) -> Self {
        let (events, received) = mpsc::channel();
        let (sender, frames) = mpsc::channel();
        let turns: Arc<Mutex<Turns>> = Arc::default();
        let (told, watched) = (events.clone(), Arc::clone(&turns));
        let ended = thread::spawn(move || {
            let store = Arc::new(store);
            let tell = move |notice| {
                let _ = told.send(Event::Store(notice));
            };
            let service = Service::start(Arc::clone(&store), clerk(), tell).expect("the service");
            let (app, first) = App::new(Setup {
                config: Config::default(),
                lang: Lang::Vi,
                today: date(FIRST_YEAR + 9, 10, 1),
                clock: || jiff::Timestamp::now().as_millisecond(),
                who: clerk().who,
                role: store.role(),
                folder: None,
                size: SIZE,
                catalog: store.catalog(),
                rules: Arc::clone(store.rules()),
                keymap: Arc::new(Keymap::shipped("default").expect("the keymap")),
                unicode: true,
                colour: true,
            });
            let wrote: Arc<Mutex<Option<Instant>>> = Arc::default();
            let screen = Screen::new(Sink(Arc::clone(&wrote)), SIZE);
            let program = Watched::new(app, sender, watched, wrote);
            open((program, first), screen, service, &received.into()).expect("a session");
        });
        Self { events, frames, last: None, turns, ended }
    }

    /// The first frame for which `wanted`, from the one waited for last.
    #[track_caller]
    pub fn wait(&mut self, wanted: impl Fn(&Shown) -> bool) -> Shown {
        loop {
            if let Some(last) = self.last.as_ref().filter(|last| wanted(last)) {
                return last.clone();
            }
            let next = self.frames.recv_timeout(PATIENCE);
            assert!(next.is_ok(), "no frame in time; the last one was {:?}", self.last);
            self.last = next.ok();
        }
    }

    /// Presses a key.
    pub fn send(&self, key: &str) {
        let key = Key::from_str(key).expect("the name of a key");
        self.events.send(Event::Key(key)).expect("a session that listens");
    }

    /// Presses a key; milliseconds until the first frame after it for which `wanted`.
    #[track_caller]
    pub fn press(&mut self, key: &str, wanted: impl Fn(&Shown) -> bool) -> f64 {
        self.last = None;
        while self.frames.try_recv().is_ok() {}
        let start = Instant::now();
        self.send(key);
        self.wait(|shown| shown.keys > 0);
        let frame = self.wait(wanted);
        frame.at.duration_since(start).as_secs_f64() * 1000.0
    }

    /// Waits until nothing is drawn any more.
    pub fn settle(&mut self) {
        while self.frames.recv_timeout(SILENCE).is_ok() {}
    }

    /// The turns of the loop since this was asked last.
    pub fn turns(&self) -> Turns {
        std::mem::take(&mut *self.turns.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Leaves.
    pub fn end(self) {
        self.events.send(Event::Hangup).expect("a session that listens");
        self.ended.join().expect("a session that ends");
    }
}

/// Counts nothing and keeps nothing but when it was written to last.
struct Sink(Arc<Mutex<Option<Instant>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        Ok(())
    }
}

impl Line for Sink {}

/// What the turn under way has cost so far.
#[derive(Default)]
struct Turn {
    handled: Duration,
    handled_on_processor: Duration,
    drawing: Option<(Instant, Duration)>,
    drawn: Option<(Instant, Duration)>,
}

/// The application, which does not notice that it is watched.
struct Watched {
    app: App,
    sender: Sender<Shown>,
    turns: Arc<Mutex<Turns>>,
    wrote: Arc<Mutex<Option<Instant>>>,
    turn: std::cell::RefCell<Turn>,
    seen: std::cell::RefCell<Shown>,
}

impl Watched {
    fn new(
        app: App,
        sender: Sender<Shown>,
        turns: Arc<Mutex<Turns>>,
        wrote: Arc<Mutex<Option<Instant>>>,
    ) -> Self {
        let seen = Shown {
            at: Instant::now(),
            units: false,
            nominations: false,
            names: false,
            loaded: false,
            keys: 0,
            pages: 0,
            searched: Vec::new(),
        };
        Self { app, sender, turns, wrote, turn: <_>::default(), seen: seen.into() }
    }

    /// Ends the turn before: the frame was written out when the line was flushed.
    fn close_turn(&self) {
        let turn = &mut *self.turn.borrow_mut();
        let (Some(drawing), Some(drawn)) = (turn.drawing, turn.drawn) else { return };
        let turn = std::mem::take(turn);
        let wrote = self.wrote.lock().unwrap_or_else(PoisonError::into_inner).take();
        let end = wrote.filter(|wrote| *wrote > drawn.0).unwrap_or(drawn.0);
        let wall = turn.handled + (end - drawing.0);
        let processor = turn.handled_on_processor + drawn.1.saturating_sub(drawing.1);
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.wall.push(wall.as_secs_f64() * 1000.0);
        turns.processor.push(processor.as_secs_f64() * 1000.0);
    }

    fn note(&self, event: &Event) {
        let seen = &mut *self.seen.borrow_mut();
        match event {
            Event::Key(_) => seen.keys += 1,
            Event::Store(Notice::Page(page)) => {
                seen.pages += 1;
                seen.searched.push((page.query.kind, page.query.search.clone()));
            }
            _ => {}
        }
    }
}

impl Program for Watched {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.close_turn();
        self.note(&event);
        let (begin, processor) = (Instant::now(), on_processor());
        let effects = self.app.handle(event);
        let turn = self.turn.get_mut();
        turn.handled += begin.elapsed();
        turn.handled_on_processor += on_processor().saturating_sub(processor);
        effects
    }

    fn view(&self, frame: &mut Frame) {
        self.close_turn();
        let begin = (Instant::now(), on_processor());
        self.app.view(frame);
        let end = (Instant::now(), on_processor());
        let turn = &mut *self.turn.borrow_mut();
        (turn.drawing, turn.drawn) = (Some(begin), Some(end));

        let seen = &mut *self.seen.borrow_mut();
        if !seen.names {
            let cells = frame.buffer_mut().content.iter();
            let text: String = cells.map(ratatui::buffer::Cell::symbol).collect();
            seen.units = text.contains("DV-0");
            seen.nominations = text.contains("DN-20");
            seen.names = seen.nominations && !text.contains("(không còn)");
        }
        seen.loaded = self.app.desk().catalog.loaded() == 100;
        seen.at = end.0;
        let _ = self.sender.send(seen.clone());
        (seen.keys, seen.pages) = (0, 0);
        seen.searched.clear();
    }

    fn changed(&mut self) -> bool {
        self.app.changed()
    }
}

/// How long this thread has been on a processor.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
