//! A session's line as a reader of frames and writers into them. Knows no terminal and no store.

use std::io::{self, ErrorKind, Read, Write};
use std::marker::PhantomData;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::frame::{Down, Framed, LONGEST, strange};

/// Reads frames, and keeps what has come of one where the line pauses.
pub struct Frames<F> {
    stream: UnixStream,
    begun: Vec<u8>,
    sort: PhantomData<F>,
}

/// What a line had to say.
pub enum Heard<F> {
    /// A whole frame.
    Frame(F),
    /// Nothing, for as long as was waited.
    Silence,
    /// The other end has gone.
    Gone,
}

impl<F: Framed> Frames<F> {
    /// The frames that come over `stream`.
    pub fn over(stream: UnixStream) -> Self {
        Self { stream, begun: Vec::new(), sort: PhantomData }
    }

    /// The next frame, or silence after `patience`; without it, waits for as long as it takes.
    pub fn next(&mut self, patience: Option<Duration>) -> io::Result<Heard<F>> {
        // Zero would mean for ever.
        let patience = patience.map(|patience| patience.max(Duration::from_millis(1)));
        self.stream.set_read_timeout(patience)?;
        loop {
            if let Some(frame) = self.whole()? {
                return Ok(Heard::Frame(frame));
            }
            let mut bytes = [0; 1 << 14];
            match self.stream.read(&mut bytes) {
                Ok(0) => return Ok(Heard::Gone),
                Ok(count) => self.begun.extend_from_slice(&bytes[..count]),
                Err(error) => match error.kind() {
                    ErrorKind::WouldBlock | ErrorKind::TimedOut => return Ok(Heard::Silence),
                    ErrorKind::Interrupted => {}
                    ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => return Ok(Heard::Gone),
                    _ => return Err(error),
                },
            }
        }
    }

    fn whole(&mut self) -> io::Result<Option<F>> {
        let Some((tag, rest)) = self.begun.split_first() else { return Ok(None) };
        let Some((length, body)) = rest.split_first_chunk::<4>() else { return Ok(None) };
        let length = u32::from_be_bytes(*length) as usize;
        if length > LONGEST {
            return Err(strange());
        }
        let Some(body) = body.get(..length) else { return Ok(None) };
        let frame = F::of(*tag, body.to_vec())?;
        self.begun.drain(..5 + length);
        Ok(Some(frame))
    }
}

/// Which of the two streams of a session is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// The terminal, or standard output.
    Output,
    /// Standard error.
    Errors,
}

/// The serving end's way to a person's streams. Waits while the line takes no more.
pub struct Sender {
    stream: UnixStream,
    which: Stream,
}

impl Sender {
    /// Writes over `stream`.
    pub fn over(stream: UnixStream, which: Stream) -> Self {
        Self { stream, which }
    }

    /// Tells the other end something else than text.
    pub fn tell(&mut self, frame: &Down) -> io::Result<()> {
        frame.write(&mut self.stream)
    }
}

impl Write for Sender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = bytes[..bytes.len().min(LONGEST)].to_vec();
        let count = piece.len();
        let frame = match self.which {
            Stream::Output => Down::Output(piece),
            Stream::Errors => Down::Errors(piece),
        };
        match frame.write(&mut self.stream) {
            Ok(()) => Ok(count),
            // A line that took nothing for too long is as good as gone.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                Err(ErrorKind::BrokenPipe.into())
            }
            Err(error) => Err(error),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard input of a command, as it comes over a line.
pub struct Input {
    pieces: Receiver<Vec<u8>>,
    left: Vec<u8>,
}

impl Input {
    /// What comes through `pieces`, until nobody sends any more.
    pub fn of(pieces: Receiver<Vec<u8>>) -> Self {
        Self { pieces, left: Vec::new() }
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() {
            match self.pieces.recv() {
                Ok(piece) => self.left = piece,
                Err(_) => return Ok(0),
            }
        }
        let count = self.left.len().min(into.len());
        into[..count].copy_from_slice(&self.left[..count]);
        self.left.drain(..count);
        Ok(count)
    }
}
