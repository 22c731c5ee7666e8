//! One person's session at the serving end: a screen, or a command, over a line. Knows not what either shows.

use std::io::{self, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender as Channel, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{Down, Hello, Up, strange};
use super::wire::{Frames, Heard, Input};
pub use super::wire::{Sender, Stream};
use crate::effect::Effect;
use crate::event::{Event, Size};
use crate::runtime::inbox::{Inbox, Typist};
use crate::runtime::{self, End, Program};
use crate::store::request::Actor;
use crate::store::service::{Answers, Service};
use crate::terminal::decoder::Decoder;
use crate::terminal::screen::Screen;
use crate::terminal::{Line, TerminalError, told};
use crate::text::Message;

/// How long a person's end may take to say what it wants.
const GREETING: Duration = Duration::from_secs(10);

/// How long a line may take no bytes before it counts as lost.
const STALLED: Duration = Duration::from_secs(60);

/// How long an escape waits for what makes another key of it.
const ESCAPE: Duration = Duration::from_millis(50);

/// Pieces of standard input that may wait.
const PIECES: usize = 4;

/// The serving end of one session.
pub struct Session {
    /// What they asked for.
    pub hello: Hello,
    stream: UnixStream,
    frames: Frames<Up>,
    end: Ending,
    gone: Arc<AtomicBool>,
}

/// How a session can be ended from outside.
#[derive(Clone, Default)]
pub struct Ending {
    state: Arc<Mutex<Ended>>,
}

#[derive(Default)]
struct Ended {
    why: Option<Message>,
    events: Option<Channel<Event>>,
    line: Option<UnixStream>,
}

impl Ending {
    /// Ends the session as if its line were lost, and tells the person why afterwards. Whatever is being typed
    /// is kept.
    pub fn end(&self, why: Message) {
        let mut ended = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        ended.why.get_or_insert(why);
        if let Some(events) = &ended.events {
            let _ = events.send(Event::Hangup);
        }
    }

    fn hear(&self, events: Channel<Event>) {
        let mut ended = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.why.is_some() {
            let _ = events.send(Event::Hangup);
        }
        ended.events = Some(events);
    }

    /// Cuts the line of a session that did not end: whatever waits for it goes on.
    pub fn cut(&self) {
        let ended = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = &ended.line {
            // It may be gone by itself.
            let _ = line.shutdown(Shutdown::Both);
        }
    }

    /// Why the session was ended from outside, if it was.
    pub fn why(&self) -> Option<Message> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).why.clone()
    }
}

impl Session {
    /// The session that the person at the other end of `stream` asks for, in whatever protocol.
    pub fn begin(stream: UnixStream, end: Ending) -> io::Result<Self> {
        stream.set_write_timeout(Some(STALLED))?;
        let mut frames = Frames::over(stream.try_clone()?);
        let Heard::Frame(Up::Hello(hello)) = frames.next(Some(GREETING))? else {
            return Err(strange());
        };
        end.state.lock().unwrap_or_else(PoisonError::into_inner).line = Some(stream.try_clone()?);
        Ok(Self { hello, stream, frames, end, gone: Arc::default() })
    }

    /// A variable of the person's environment.
    pub fn variable(&self, name: &str) -> Option<String> {
        let mut variables = self.hello.variables.iter();
        variables.find(|(own, _)| own == name).map(|(_, value)| value.clone())
    }

    /// Another way to write to the person.
    pub fn sender(&self, which: Stream) -> io::Result<Sender> {
        Ok(Sender::over(self.stream.try_clone()?, which))
    }

    /// Whether the person's end is gone, known while a command runs.
    pub fn gone(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.gone)
    }

    /// Runs a command: `work` gets its standard input, output and error.
    pub fn command(
        self,
        work: impl FnOnce(&mut Input, &mut Sender, &mut Sender) -> u8,
    ) -> io::Result<u8> {
        let (mut out, mut err) = (self.sender(Stream::Output)?, self.sender(Stream::Errors)?);
        let (pieces, input) = sync_channel(PIECES);
        let (frames, gone) = (self.frames, self.gone);
        let feeding = move || feed(frames, pieces, &gone);
        thread::Builder::new().name("input".to_owned()).spawn(feeding)?;
        let status = work(&mut Input::of(input), &mut out, &mut err);
        // Nobody waits any more for what may still be said; it may be gone by itself.
        let _ = self.stream.shutdown(Shutdown::Read);
        Ok(status)
    }

    /// Runs a screen until the person leaves or the line is lost; `idle` is how long they may type nothing.
    pub fn screen<S: Answers, P: Program>(
        self,
        actor: Actor,
        store: Arc<S>,
        idle: Option<Duration>,
        begin: impl FnOnce(Size) -> (P, Vec<Effect>),
    ) -> Result<End, TerminalError> {
        let (width, height) = self.hello.size.ok_or(TerminalError::NoTerminal)?;
        let (events, heard) = mpsc::channel();
        let mut line = Far(self.sender(Stream::Output)?);
        line.0.tell(&Down::Screen)?;
        let notify = events.clone();
        let service = Service::start(store, actor, move |notice| {
            let _ = notify.send(Event::Store(notice));
        })?;
        self.end.hear(events.clone());
        let inbox = Inbox::from(heard);
        let typist = inbox.typist(events);
        let (frames, decoder) = (self.frames, Decoder::default());
        let listener = Listener { frames, typist, decoder, end: self.end, idle };
        thread::Builder::new().name("keys".to_owned()).spawn(move || listener.listen())?;
        let asked = told((width, height));
        let mut screen = Screen::new(line, asked);
        let size = screen.resize(asked);
        let (program, first) = begin(size);
        runtime::open((program, first), screen, service, &inbox)
    }
}

/// Hands standard input on, until it ends or nobody takes it, and tells when the line is `gone`. Where that is
/// before the end, what came is not the whole, and whoever reads it is told so.
fn feed(mut frames: Frames<Up>, pieces: SyncSender<io::Result<Vec<u8>>>, gone: &AtomicBool) {
    let mut pieces = Some(pieces);
    while let Ok(Heard::Frame(frame)) = frames.next(None) {
        pieces = match (frame, pieces) {
            (Up::Input(bytes), Some(pieces)) => pieces.send(Ok(bytes)).is_ok().then_some(pieces),
            (Up::End, _) => None,
            (_, pieces) => pieces,
        };
    }
    gone.store(true, Ordering::SeqCst);
    if let Some(pieces) = pieces {
        // Nobody may be reading.
        let _ = pieces.send(Err(io::ErrorKind::UnexpectedEof.into()));
    }
}

/// Turns what comes over the line into events.
struct Listener {
    frames: Frames<Up>,
    typist: Typist,
    decoder: Decoder,
    end: Ending,
    idle: Option<Duration>,
}

impl Listener {
    fn listen(mut self) {
        // However it ends: without it nobody could end the session.
        let _ = self.hear();
        self.typist.hand_in(Event::Hangup);
    }

    fn hear(&mut self) -> io::Result<()> {
        let mut typed = Instant::now();
        loop {
            let quiet = self.idle.map(|idle| idle.saturating_sub(typed.elapsed()));
            let patience = if self.decoder.waits() { Some(ESCAPE) } else { quiet };
            match self.frames.next(patience)? {
                Heard::Frame(Up::Input(bytes)) => {
                    typed = Instant::now();
                    for event in self.decoder.read(&bytes) {
                        self.typist.hand_in(event);
                    }
                }
                Heard::Frame(Up::Size(size)) => self.typist.hand_in(Event::Resize(size)),
                Heard::Frame(Up::Continued(size)) => self.typist.hand_in(Event::Continued(size)),
                Heard::Frame(Up::Hello(_) | Up::End) => {}
                Heard::Gone => return Ok(()),
                Heard::Silence => match self.decoder.rest() {
                    Some(event) => self.typist.hand_in(event),
                    None if quiet.is_some_and(|quiet| quiet.is_zero()) => {
                        self.end.end(Message::new(
                            "phiên làm việc đã đóng vì lâu không có ai gõ phím; \
                             phần đang nhập dở được giữ lại",
                            "the session was closed, as nobody had typed for long; \
                             what was being typed is kept",
                        ));
                        return Ok(());
                    }
                    None => {}
                },
            }
        }
    }
}

/// A terminal at the other end of a line.
struct Far(Sender);

impl Write for Far {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Line for Far {
    /// The other end does it and tells when the person has returned.
    fn suspend(&mut self) -> io::Result<Option<Size>> {
        self.0.tell(&Down::Suspend)?;
        Ok(None)
    }
}
