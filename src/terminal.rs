//! The process's own terminal: entering, leaving, suspending, panics, input. Knows no layer and no store.

pub mod ability;
pub mod clipboard;
pub mod decoder;
pub mod input;
pub mod panic;
pub mod screen;

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::terminal;
use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::SIGCONT;

use crate::event::Size;
use crate::text::Message;
use panic::Hold;

/// What a terminal is told when the program begins: alternate screen, bracketed paste.
pub const ENTER: &str = "\x1b[?1049h\x1b[?2004h";

/// What it is told by whoever wants to hear of clicks and of the wheel.
pub const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";

/// What it is told when the program ends, in whatever way and in the middle of whatever frame, by whoever
/// told it [`MOUSE`] (`true`) or did not: then nothing is said of a mouse.
pub const fn leave(mouse: bool) -> &'static str {
    if mouse {
        "\x1b[?2026l\x1b[m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l"
    } else {
        "\x1b[?2026l\x1b[m\x1b[?2004l\x1b[?25h\x1b[?1049l"
    }
}

/// Whether what is sent to a terminal makes it tell of the mouse.
pub fn asks_for_mouse(bytes: &[u8]) -> bool {
    bytes.windows(MOUSE.len()).any(|part| part == MOUSE.as_bytes())
}

/// Where a session's bytes go, and what the other end can do beside showing them.
pub trait Line: Write {
    /// Gives the terminal back to the shell until the person returns; then its size, or `None` where
    /// nothing was given back and the screen is as it was.
    fn suspend(&mut self) -> io::Result<Option<Size>> {
        Ok(None)
    }

    /// Takes the terminal again after somebody else stopped the process: whoever had it meanwhile may
    /// have left it in any mode.
    fn retake(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Line for Vec<u8> {}

/// The signal that ended the process, once one has; 0 until then.
pub type Ender = Arc<AtomicI32>;

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input or output is no terminal.
    #[error("{}", self.message().en)]
    NoTerminal,
    /// The terminal did not do what it was told.
    #[error("{}", self.message().en)]
    Failed(#[from] io::Error),
}

impl TerminalError {
    /// The error for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoTerminal => Message::new(
                "Không có terminal: màn hình cần đầu vào và đầu ra chuẩn là một terminal; \
                 trong tập lệnh, hãy dùng các lệnh con (xem thidua --help)",
                "No terminal: the screen needs a terminal as standard input and output; \
                 in a script use the subcommands (see thidua --help)",
            ),
            Self::Failed(error) => Message::new(
                format!("Không dùng được terminal: {error}"),
                format!("The terminal cannot be used: {error}"),
            ),
        }
    }
}

/// The process's own terminal, taken from the shell until this is dropped or the thread that took it
/// panics.
pub struct Tty {
    out: io::Stdout,
    hold: Arc<Hold>,
}

impl Tty {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, no mouse.
    pub fn take() -> Result<Self, TerminalError> {
        present()?;
        let mut tty = Self { out: io::stdout(), hold: Arc::default() };
        panic::install(&tty.hold);
        tty.enter()?;
        Ok(tty)
    }

    /// The size of the terminal now.
    pub fn size(&self) -> io::Result<Size> {
        size()
    }

    fn enter(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        self.hold.take();
        self.out.write_all(ENTER.as_bytes())?;
        self.out.flush()
    }
}

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if asks_for_mouse(bytes) {
            self.hold.take_mouse();
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Line for Tty {
    /// A session leader has no shell to return to: nothing happens.
    fn suspend(&mut self) -> io::Result<Option<Size>> {
        if getsid(None)? == getpid() {
            return Ok(None);
        }
        self.hold.release();
        stop()?;
        self.enter()?;
        self.size().map(Some)
    }

    fn retake(&mut self) -> io::Result<()> {
        terminal::disable_raw_mode()?;
        self.enter()
    }
}

/// Takes the terminal again for whoever has taken it, after somebody else stopped the process.
pub fn retake() -> io::Result<()> {
    terminal::disable_raw_mode()?;
    terminal::enable_raw_mode()?;
    let mut out = io::stdout();
    out.write_all(ENTER.as_bytes())?;
    out.flush()
}

impl Drop for Tty {
    fn drop(&mut self) {
        self.hold.release();
    }
}

/// Whether there is a terminal to show a screen on.
pub fn present() -> Result<(), TerminalError> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(TerminalError::NoTerminal)
    }
}

/// The size of the process's own terminal now.
pub fn size() -> io::Result<Size> {
    terminal::size().map(told)
}

/// The size that a terminal told: serial lines and some tools tell none, which means 80×24.
pub fn told((width, height): (u16, u16)) -> Size {
    if width == 0 || height == 0 { Size { width: 80, height: 24 } } else { Size { width, height } }
}

/// Stops the whole job, as the shell would: what runs us (`cargo run`, `sudo`) must stop, too. The
/// kernel does not stop a job that no shell could continue. Returns when we are continued.
fn stop() -> io::Result<()> {
    let continued = Arc::new(AtomicBool::new(false));
    let hook = signal_hook::flag::register(SIGCONT, Arc::clone(&continued))?;
    kill_current_process_group(Signal::TSTP)?;
    // The signal may reach us a moment later through another thread.
    for _ in 0..25 {
        if continued.load(Ordering::SeqCst) {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    signal_hook::low_level::unregister(hook);
    Ok(())
}

/// Gives the terminal back to the shell; what fails is left, as there may be no terminal any more.
fn restore(mouse: bool) {
    let mut out = io::stdout();
    let _ = out.write_all(leave(mouse).as_bytes());
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}
