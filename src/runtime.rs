//! The only loop: receive, drain, handle, perform, draw once. Knows no layer and no particular program.

pub mod inbox;
pub mod pace;

use std::iter;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use ratatui::{Frame, Terminal};
use signal_hook::consts::SIGHUP;

use crate::app::App;
use crate::effect::Effect;
use crate::event::{Event, Size};
use crate::store::request::{Actor, Notice, Refusal};
use crate::store::service::{Answers, Service};
use crate::terminal::screen::Screen;
use crate::terminal::{Ender, Line, MOUSE, TerminalError, Tty, clipboard, input};
use inbox::Inbox;
use pace::Pace;

/// Events handled before the screen is looked at again, however many more are queued.
const BATCH: usize = 1_000;

/// What the loop runs: a pure state that hears events and says what it wants done.
pub trait Program {
    /// Something happened; what is to be done outside.
    fn handle(&mut self, event: Event) -> Vec<Effect>;
    /// Draws it.
    fn view(&self, frame: &mut Frame);
    /// Whether the screen may differ since this was last asked.
    fn changed(&mut self) -> bool;
    /// Whether text is being typed, so that its line is enough until the keys rest.
    fn typing(&self) -> bool {
        false
    }
    /// Whether a question has the keyboard: keys typed before it was on the screen do not answer it.
    fn asks(&self) -> bool {
        false
    }
}

impl Program for App {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        Self::handle(self, event)
    }

    fn view(&self, frame: &mut Frame) {
        Self::view(self, frame);
    }

    fn changed(&mut self) -> bool {
        Self::changed(self)
    }

    fn typing(&self) -> bool {
        Self::typing(self)
    }

    fn asks(&self) -> bool {
        Self::asks(self)
    }
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The person quit.
    Quit,
    /// The line was lost.
    Hangup,
    /// This signal ended the program.
    Signal(i32),
}

impl End {
    /// The exit status that tells of it, as shells do: 0, or 128 and the number of the signal; a lost
    /// line is what SIGHUP tells of.
    pub fn status(self) -> u8 {
        let signal = match self {
            Self::Quit => return 0,
            Self::Hangup => SIGHUP,
            Self::Signal(signal) => signal,
        };
        u8::try_from(signal).unwrap_or(0) | 128
    }
}

/// One person at one screen.
struct Session<P, L: Line> {
    program: P,
    terminal: Terminal<Screen<L>>,
    service: Service,
    pace: Pace,
    changed: bool,
    /// The terminal tells of the mouse.
    mouse: bool,
    /// A question was opened that no frame has shown yet.
    unseen: bool,
}

/// Runs `program` on `screen` until it quits or the line is lost.
///
/// `first` are the program's first effects. Returns when every act that was asked of `service` is
/// durable; the line is as the last frame left it.
pub fn open<P: Program, L: Line>(
    (program, first): (P, Vec<Effect>),
    screen: Screen<L>,
    service: Service,
    events: &Inbox,
) -> Result<End, TerminalError> {
    let terminal = Terminal::new(screen)?;
    let mut session = Session {
        program,
        terminal,
        service,
        pace: Pace::default(),
        changed: true,
        mouse: false,
        unseen: false,
    };
    let end = session.run(first, events);
    session.service.stop();
    Ok(end)
}

/// Runs a program on the process's own terminal and gives the terminal back.
///
/// `begin` makes the program and its first effects for a screen of the given size.
pub fn run_on_tty<S: Answers, P: Program>(
    store: Arc<S>,
    actor: Actor,
    begin: impl FnOnce(Size) -> (P, Vec<Effect>),
) -> Result<End, TerminalError> {
    let (sender, events) = mpsc::channel();
    let tty = Tty::take()?;
    let ender = Ender::default();
    input::listen(&sender, &ender)?;
    let size = tty.size()?;
    let service = Service::start(store, actor, move |notice| {
        let _ = sender.send(Event::Store(notice));
    })?;
    let mut screen = Screen::new(tty, size);
    let size = screen.resize(size);
    let end = open(begin(size), screen, service, &events.into())?;
    Ok(match (end, ender.load(Ordering::SeqCst)) {
        (End::Hangup, signal @ 1..) => End::Signal(signal),
        _ => end,
    })
}

impl<P: Program, L: Line> Session<P, L> {
    fn run(&mut self, first: Vec<Effect>, events: &Inbox) -> End {
        let mut end = self.perform(first);
        while end.is_none() {
            end = self.draw().or_else(|| match self.receive(events) {
                Some(event) => self.take(event, events),
                None => self.rest(),
            });
        }
        end.unwrap_or(End::Hangup)
    }

    /// The next event; `None` where something is due first. Waits without ticking.
    fn receive(&self, events: &Inbox) -> Option<Event> {
        let now = Instant::now();
        let frame = if self.changed { self.pace.draw_at(now) } else { None };
        match events.next([frame, self.pace.rest_at()].into_iter().flatten().min()) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Event::Hangup),
        }
    }

    /// Handles `event` and what is queued behind it.
    fn take(&mut self, event: Event, events: &Inbox) -> Option<End> {
        iter::once(event).chain(events.ready()).take(BATCH).find_map(|event| self.hear(event))
    }

    fn rest(&mut self) -> Option<End> {
        let due = self.pace.rest_at().is_some_and(|rest| rest <= Instant::now());
        due.then(|| self.hear(Event::Rest)).flatten()
    }

    fn hear(&mut self, mut event: Event) -> Option<End> {
        let hangup = matches!(event, Event::Hangup);
        if self.unseen && matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_)) {
            return None;
        }
        match &mut event {
            Event::Key(_) | Event::Mouse(_) | Event::Paste(_) => self.pace.typed(Instant::now()),
            Event::Resize(size) => *size = self.resize(*size),
            Event::Continued(size) => {
                if self.terminal.backend_mut().out().retake().is_err() {
                    return self.hear(Event::Hangup);
                }
                *size = self.resize(*size);
                self.listen();
            }
            Event::Rest => self.pace.rested(),
            Event::Store(_) | Event::Hangup => {}
        }
        let asked = self.program.asks();
        let effects = self.program.handle(event);
        self.unseen = self.program.asks() && (self.unseen || !asked);
        let end = self.perform(effects);
        if hangup { Some(End::Hangup) } else { end }
    }

    /// Does what the program wants done outside; the rest it has done itself.
    fn perform(&mut self, effects: Vec<Effect>) -> Option<End> {
        let mut end = None;
        for effect in effects {
            let more = match effect {
                Effect::Ask(request) => {
                    self.service.ask(request);
                    None
                }
                Effect::Copy(text) => self.copy(&text),
                Effect::Mouse => {
                    self.mouse = true;
                    self.listen();
                    None
                }
                Effect::Suspend => self.suspend(),
                Effect::Redraw => {
                    self.redraw();
                    None
                }
                Effect::Quit => Some(End::Quit),
                _ => None,
            };
            end = end.or(more);
        }
        self.changed |= self.program.changed();
        end
    }

    fn copy(&mut self, text: &str) -> Option<End> {
        match clipboard::copy(text) {
            Ok(sequence) => match self.terminal.backend_mut().send(&sequence) {
                Ok(()) => None,
                Err(_) => self.hear(Event::Hangup),
            },
            Err(message) => self.hear(Event::Store(Notice::Refused(Refusal::Cannot(message)))),
        }
    }

    /// The terminal tells of the mouse from now on, if anybody listens.
    fn listen(&mut self) {
        if self.mouse {
            // A line that is gone is noticed by the next frame.
            let _ = self.terminal.backend_mut().send(MOUSE);
        }
    }

    fn suspend(&mut self) -> Option<End> {
        match self.terminal.backend_mut().out().suspend() {
            Ok(None) => None,
            Ok(Some(size)) => {
                self.listen();
                self.hear(Event::Resize(size))
            }
            Err(_) => self.hear(Event::Hangup),
        }
    }

    /// The terminal has moved its content about: everything is drawn again, even at the old size.
    /// Returns the size that the screen has now.
    fn resize(&mut self, size: Size) -> Size {
        self.redraw();
        self.terminal.backend_mut().resize(size)
    }

    fn redraw(&mut self) {
        // The screen only notes it: nothing can fail before the next draw.
        let _ = self.terminal.clear();
        self.changed = true;
    }

    /// Draws, if anything changed and it is time.
    fn draw(&mut self) -> Option<End> {
        let now = Instant::now();
        if !self.changed || self.pace.draw_at(now).is_some() {
            return None;
        }
        (self.changed, self.unseen) = (false, false);
        let Self { program, terminal, .. } = self;
        terminal.backend_mut().echo(program.typing());
        let drawn = terminal.draw(|frame| program.view(frame)).is_ok();
        self.pace.drew(Instant::now());
        if drawn { None } else { self.hear(Event::Hangup) }
    }
}
