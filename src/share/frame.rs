//! What goes over a session's line, both ways, and how it is written in bytes. Knows no socket.
//!
//! A frame is a byte that tells what it is, four bytes that count its body (big end first), and the body.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::event::Size;

/// The version of this protocol; both ends must speak the same.
pub const PROTOCOL: u32 = 1;

/// The longest body of a frame, in bytes. More is sent in several frames.
pub const LONGEST: usize = 1 << 16;

/// How a session begins: what a person asks for and what their terminal is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hello {
    /// [`PROTOCOL`].
    pub protocol: u32,
    /// The command line, without the program's own name.
    pub arguments: Vec<String>,
    /// The variables of the environment that tell of language and terminal.
    pub variables: Vec<(String, String)>,
    /// The size of the terminal; `None` where there is none.
    pub size: Option<(u16, u16)>,
    /// A keymap of the person's own.
    pub keymap: Option<String>,
}

/// What the person's end sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Up {
    /// First of all.
    Hello(Hello),
    /// What was typed, or standard input.
    Input(Vec<u8>),
    /// Standard input has ended.
    End,
    /// The terminal has this size now.
    Size(Size),
    /// The person's end goes on after it was stopped; others may have used the terminal meanwhile.
    Continued(Size),
}

/// What the serving end sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Down {
    /// For the terminal, or standard output.
    Output(Vec<u8>),
    /// For standard error.
    Errors(Vec<u8>),
    /// Give the terminal back to the shell until the person returns.
    Suspend,
    /// The session is over; its exit status.
    Exit(u8),
    /// What follows is a screen.
    Screen,
}

/// A frame as it is sent: what it is, and its body.
pub trait Framed: Sized {
    /// The byte and the body.
    fn parts(&self) -> (u8, Vec<u8>);
    /// What a byte and a body stand for; an error where they are none of this protocol.
    fn of(tag: u8, body: Vec<u8>) -> io::Result<Self>;

    /// Writes it in one piece.
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let (tag, body) = self.parts();
        let length = u32::try_from(body.len()).map_err(|_| strange())?;
        let bytes = [&[tag], length.to_be_bytes().as_slice(), &body].concat();
        out.write_all(&bytes)
    }
}

impl Framed for Up {
    fn parts(&self) -> (u8, Vec<u8>) {
        match self {
            Self::Hello(hello) => (0, serde_json::to_vec(hello).unwrap_or_default()),
            Self::Input(bytes) => (1, bytes.clone()),
            Self::End => (2, Vec::new()),
            Self::Size(size) => (3, sized(*size)),
            Self::Continued(size) => (4, sized(*size)),
        }
    }

    fn of(tag: u8, body: Vec<u8>) -> io::Result<Self> {
        Ok(match tag {
            0 => Self::Hello(serde_json::from_slice(&body)?),
            1 => Self::Input(body),
            2 => Self::End,
            3 => Self::Size(size(&body)?),
            4 => Self::Continued(size(&body)?),
            _ => return Err(strange()),
        })
    }
}

impl Framed for Down {
    fn parts(&self) -> (u8, Vec<u8>) {
        match self {
            Self::Output(bytes) => (0, bytes.clone()),
            Self::Errors(bytes) => (1, bytes.clone()),
            Self::Suspend => (2, Vec::new()),
            Self::Exit(status) => (3, vec![*status]),
            Self::Screen => (4, Vec::new()),
        }
    }

    fn of(tag: u8, body: Vec<u8>) -> io::Result<Self> {
        Ok(match (tag, body.as_slice()) {
            (0, _) => Self::Output(body),
            (1, _) => Self::Errors(body),
            (2, _) => Self::Suspend,
            (3, [status]) => Self::Exit(*status),
            (4, _) => Self::Screen,
            _ => return Err(strange()),
        })
    }
}

fn sized(size: Size) -> Vec<u8> {
    [size.width.to_be_bytes(), size.height.to_be_bytes()].concat()
}

fn size(body: &[u8]) -> io::Result<Size> {
    match *body {
        [a, b, c, d] => {
            let (width, height) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
            Ok(Size { width, height })
        }
        _ => Err(strange()),
    }
}

/// What is said of bytes that are no frame.
pub fn strange() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "no frame of this protocol")
}
