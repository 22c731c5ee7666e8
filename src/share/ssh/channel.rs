//! One channel of an SSH connection, joined to a session as a local person's end is. Knows no store.

use std::io;
use std::os::unix::net::UnixStream as Pair;
use std::sync::Arc;
use std::time::Duration;

use russh::server::Msg;
use russh::{Channel, ChannelMsg, ChannelReadHalf, ChannelWriteHalf};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::timeout;

use crate::event::Size;
use crate::share::Guest;
use crate::share::frame::{Down, Framed, Hello, LONGEST, PROTOCOL, Up, strange};
use crate::share::server::Server;
use crate::terminal::{ENTER, asks_for_mouse, leave};

/// How long a channel may take to say what it wants.
const ASKING: Duration = Duration::from_secs(30);

/// How long a line may take no bytes before it counts as lost.
const STALLED: Duration = Duration::from_secs(60);

/// The stream of an SSH channel that is standard error.
const STDERR: u32 = 1;

/// What a channel asks for.
struct Wish {
    arguments: Vec<String>,
    term: String,
    size: Option<(u16, u16)>,
}

/// Serves one channel until either end is done.
pub async fn serve(channel: Channel<Msg>, guest: Guest, server: &Arc<Server>) -> io::Result<()> {
    let (mut read, write) = channel.split();
    let asked = timeout(ASKING, wish(&mut read)).await;
    let Ok(Some(wish)) = asked else { return write.close().await.map_err(io::Error::other) };
    let (ours, theirs) = Pair::pair()?;
    ours.set_nonblocking(true)?;
    server.run(theirs, Ok(guest));
    let (down, mut up) = UnixStream::from_std(ours)?.into_split();
    let terminal = wish.size.is_some();
    // No environment is taken from the client; terminals today are UTF-8.
    let variables = [("TERM", wish.term.as_str()), ("LC_CTYPE", "C.UTF-8")];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let hello = Hello {
        protocol: PROTOCOL,
        arguments: wish.arguments,
        variables,
        size: wish.size,
        keymap: None,
    };
    tell(&mut up, &Up::Hello(hello)).await?;
    let upward = tokio::spawn(send(read, up));
    let shown = show(down, &write, terminal).await;
    upward.abort();
    let _ = write.eof().await;
    let _ = write.close().await;
    shown
}

/// What the client asks for; `None` where it goes away. The handler has answered it.
async fn wish(read: &mut ChannelReadHalf) -> Option<Wish> {
    let mut wish = Wish { arguments: Vec::new(), term: String::new(), size: None };
    loop {
        match read.wait().await? {
            ChannelMsg::RequestPty { term, col_width, row_height, .. } => {
                wish.term = term;
                wish.size = Some((cells(col_width), cells(row_height)));
            }
            ChannelMsg::WindowChange { col_width, row_height, .. } => {
                wish.size = wish.size.map(|_| (cells(col_width), cells(row_height)));
            }
            ChannelMsg::RequestShell { .. } => return Some(wish),
            ChannelMsg::Exec { command, .. } => {
                let command = String::from_utf8_lossy(&command).into_owned();
                // Quotes that do not close are no command: it is told as it came.
                wish.arguments = shlex::split(&command).unwrap_or_else(|| vec![command]);
                if wish.arguments.first().is_some_and(|first| first == "thidua") {
                    wish.arguments.remove(0);
                }
                return Some(wish);
            }
            ChannelMsg::Close => return None,
            _ => {}
        }
    }
}

fn cells(count: u32) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// Hands on what the client sends, until it is gone.
async fn send(mut read: ChannelReadHalf, mut up: OwnedWriteHalf) {
    while let Some(message) = read.wait().await {
        let told = match message {
            ChannelMsg::Data { data } => {
                let mut told = Ok(());
                for piece in data.chunks(LONGEST) {
                    told = tell(&mut up, &Up::Input(piece.to_vec())).await;
                }
                told
            }
            ChannelMsg::Eof => tell(&mut up, &Up::End).await,
            ChannelMsg::WindowChange { col_width, row_height, .. } => {
                let size = Size { width: cells(col_width), height: cells(row_height) };
                tell(&mut up, &Up::Size(size)).await
            }
            ChannelMsg::Close => break,
            _ => Ok(()),
        };
        if told.is_err() {
            break;
        }
    }
    // The session hears that nobody is there any more.
    let _ = up.shutdown().await;
}

async fn tell(up: &mut OwnedWriteHalf, frame: &Up) -> io::Result<()> {
    let mut bytes = Vec::new();
    frame.write(&mut bytes)?;
    up.write_all(&bytes).await
}

/// Shows the client what comes from the session, until that is over. Where the client has a terminal, the
/// lines of a command end as a terminal wants them.
async fn show(
    mut down: OwnedReadHalf,
    write: &ChannelWriteHalf<Msg>,
    terminal: bool,
) -> io::Result<()> {
    let (mut screen, mut mouse) = (false, false);
    let mut last = Vec::new();
    loop {
        match next(&mut down).await {
            Ok(Down::Screen) => {
                screen = true;
                out(write, ENTER.as_bytes().to_vec()).await?;
            }
            Ok(Down::Output(bytes)) if screen || !terminal => {
                mouse |= screen && asks_for_mouse(&bytes);
                out(write, bytes).await?;
            }
            Ok(Down::Output(bytes) | Down::Errors(bytes)) if terminal && !screen => {
                out(write, lines(&bytes)).await?;
            }
            Ok(Down::Errors(bytes)) if screen => last.extend(bytes),
            Ok(Down::Errors(bytes)) => {
                let sent = timeout(STALLED, write.extended_data_bytes(STDERR, bytes)).await;
                sent.map_err(io::Error::other)?.map_err(io::Error::other)?;
            }
            Ok(Down::Output(_) | Down::Suspend) => {}
            ended => {
                if screen {
                    let text = [leave(mouse).as_bytes(), &lines(&last)].concat();
                    out(write, text).await?;
                }
                let status = match ended {
                    Ok(Down::Exit(status)) => status,
                    _ => 1,
                };
                return write.exit_status(status.into()).await.map_err(io::Error::other);
            }
        }
    }
}

async fn next(down: &mut OwnedReadHalf) -> io::Result<Down> {
    let tag = down.read_u8().await?;
    let length = down.read_u32().await? as usize;
    if length > LONGEST {
        return Err(strange());
    }
    let mut body = vec![0; length];
    down.read_exact(&mut body).await?;
    Down::of(tag, body)
}

/// Sends bytes and waits until the client's window took them.
async fn out(write: &ChannelWriteHalf<Msg>, bytes: Vec<u8>) -> io::Result<()> {
    let sent = timeout(STALLED, write.data_bytes(bytes)).await;
    sent.map_err(io::Error::other)?.map_err(io::Error::other)
}

fn lines(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::with_capacity(bytes.len());
    for byte in bytes {
        if *byte == b'\n' {
            lines.push(b'\r');
        }
        lines.push(*byte);
    }
    lines
}
