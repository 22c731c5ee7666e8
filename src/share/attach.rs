//! The person's end of a session: their terminal, or their standard streams, joined to a serving process.
//! Knows not what is shown.

use std::env;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::{Handle, Signals};

use super::frame::{Down, Framed, Hello, LONGEST, PROTOCOL, Up};
use super::wire::{Frames, Heard};
use crate::event::Size;
use crate::terminal::{self, Line, TerminalError, Tty};

/// The variables that tell of a person's language and terminal.
const VARIABLES: [&str; 6] = ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "TERM", "NO_COLOR"];

/// What a command needs of the person's streams.
pub struct Streams<'a> {
    /// Standard input; `None` where nothing is read.
    pub input: Option<Box<dyn Read + Send>>,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
}

/// How it went.
pub enum Parted {
    /// The session ended with this status.
    Status(u8),
    /// The serving process is gone without a word.
    Lost,
    /// The reader of the output went away.
    Closed,
}

/// What is said first: the arguments, without the program's own name, the environment, and what the person has
/// set, as variables of it.
pub fn hello(
    arguments: Vec<String>,
    keymap: Option<String>,
    settings: Vec<(String, String)>,
) -> Hello {
    let set = |name: &str| Some((name.to_owned(), env::var(name).ok()?));
    let variables = VARIABLES.into_iter().filter_map(set).chain(settings).collect();
    Hello { protocol: PROTOCOL, arguments, variables, size: None, keymap }
}

/// Runs a command at the other end of `stream`, joined to these streams.
pub fn command(stream: &UnixStream, hello: Hello, streams: Streams) -> io::Result<Parted> {
    let mut line = stream.try_clone()?;
    // Who is not taken in may be told so before all of this is sent; it is read below.
    let _ = Up::Hello(hello).write(&mut line);
    match streams.input {
        Some(input) => {
            thread::Builder::new().name("input".to_owned()).spawn(move || send(input, line))?;
        }
        None => {
            let _ = Up::End.write(&mut line);
        }
    }
    let mut frames = Frames::over(stream.try_clone()?);
    loop {
        let Heard::Frame(frame) = frames.next(None)? else { return Ok(Parted::Lost) };
        let written = match frame {
            Down::Output(bytes) => streams.out.write_all(&bytes),
            Down::Errors(bytes) => streams.err.write_all(&bytes),
            Down::Suspend | Down::Screen => Ok(()),
            Down::Exit(status) => {
                return streams
                    .out
                    .flush()
                    .map_or(Ok(Parted::Closed), |()| Ok(Parted::Status(status)));
            }
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Parted::Closed),
            other => other?,
        }
    }
}

/// Lets Ctrl-C close this end of `stream` instead of ending the process: the other end stops what can be stopped
/// and says how it ended. A second one ends the process.
pub fn stop_by_key(stream: &UnixStream) -> io::Result<Handle> {
    let mut signals = Signals::new([SIGINT])?;
    let (handle, line) = (signals.handle(), stream.try_clone()?);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let mut asked = signals.forever();
        if asked.next().is_some() {
            // It may be gone by itself.
            let _ = line.shutdown(Shutdown::Write);
        }
        if asked.next().is_some() {
            std::process::exit(128 + SIGINT);
        }
    })?;
    Ok(handle)
}

/// Sends what can be read, until it ends or nobody takes it.
fn send(mut input: impl Read, mut line: UnixStream) {
    let mut bytes = vec![0; LONGEST];
    loop {
        let told = match input.read(&mut bytes) {
            Ok(0) => {
                let _ = Up::End.write(&mut line);
                return;
            }
            Ok(count) => Up::Input(bytes[..count].to_vec()).write(&mut line),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(()),
            // Whatever was sent is not the whole; the serving end hears that there is no end to it.
            Err(_) => line.shutdown(Shutdown::Write).and(Err(io::ErrorKind::BrokenPipe.into())),
        };
        if told.is_err() {
            return;
        }
    }
}

/// Joins the process's own terminal to the screen at the other end of `stream`, until either leaves.
/// What is said at the end goes to `err` when the terminal is given back.
pub fn screen(
    stream: &UnixStream,
    hello: Hello,
    err: &mut dyn Write,
) -> Result<Parted, TerminalError> {
    let mut signals = Signals::new([SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    let mut tty = Tty::take()?;
    let Size { width, height } = tty.size()?;
    let line = Arc::new(Mutex::new(stream.try_clone()?));
    // Who is not taken in may be told so before all of this is sent.
    let _ = tell(&line, &Up::Hello(Hello { size: Some((width, height)), ..hello }));
    let typed = Arc::clone(&line);
    thread::Builder::new().name("keys".to_owned()).spawn(move || send_keys(&typed))?;
    let (told, line_at_end) = (Arc::clone(&line), Arc::clone(&line));
    let handle = signals.handle();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            let size = terminal::size();
            let told = match (signal, size) {
                (SIGWINCH, Ok(size)) => tell(&told, &Up::Size(size)),
                (SIGCONT, Ok(size)) => {
                    terminal::retake().and_then(|()| tell(&told, &Up::Continued(size)))
                }
                _ => Err(io::ErrorKind::BrokenPipe.into()),
            };
            if told.is_err() {
                end(&line_at_end);
            }
        }
    })?;
    let mut last = Vec::new();
    let parted = follow(stream, &line, &mut tty, &mut last);
    handle.close();
    drop(tty);
    err.write_all(&last)?;
    parted
}

/// Shows what comes, until it is over.
fn follow(
    stream: &UnixStream,
    line: &Mutex<UnixStream>,
    tty: &mut Tty,
    last: &mut Vec<u8>,
) -> Result<Parted, TerminalError> {
    let mut frames = Frames::over(stream.try_clone()?);
    loop {
        let Heard::Frame(frame) = frames.next(None)? else { return Ok(Parted::Lost) };
        match frame {
            Down::Output(bytes) => {
                tty.write_all(&bytes)?;
                tty.flush()?;
            }
            Down::Errors(bytes) => last.extend(bytes),
            Down::Suspend => {
                if let Some(size) = tty.suspend()? {
                    tell(line, &Up::Continued(size))?;
                }
            }
            Down::Screen => {}
            Down::Exit(status) => return Ok(Parted::Status(status)),
        }
    }
}

fn tell(line: &Mutex<UnixStream>, frame: &Up) -> io::Result<()> {
    frame.write(&mut *line.lock().unwrap_or_else(PoisonError::into_inner))
}

fn send_keys(line: &Mutex<UnixStream>) {
    let mut bytes = [0; 1 << 12];
    let mut keys = io::stdin().lock();
    while let Ok(count @ 1..) = keys.read(&mut bytes) {
        if tell(line, &Up::Input(bytes[..count].to_vec())).is_err() {
            return;
        }
    }
    end(line);
}

/// Nobody is at this end any more: the serving end keeps what was typed.
fn end(line: &Mutex<UnixStream>) {
    let line = line.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = line.shutdown(Shutdown::Write);
}
