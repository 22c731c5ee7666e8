//! Tests on a pseudo-terminal: the terminal is as it was, however the program ends.
//!
//! The toy is this test binary itself, run again with one ignored test; the whole program is run in a
//! `Home`.

mod drafts;
mod first_hour;
mod held;
pub mod home;
mod kills;
pub mod mouse;
mod opening;
mod program;
mod taking;
mod terminal;
mod toy;
mod typing;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// What must be among the last bytes, in this order.
pub const RESTORED: [&str; 3] = ["\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"];

/// How a terminal is told to tell of the mouse, or no longer to.
const MOUSE: [&str; 4] = ["\x1b[?1000h", "\x1b[?1006h", "\x1b[?1006l", "\x1b[?1000l"];

/// The terminal is as it was before the program began.
pub fn assert_restored(pty: &Pty) {
    assert!(pty.sent(&RESTORED), "{:?}", String::from_utf8_lossy(&pty.bytes));
    assert!(!pty.screen().alternate_screen() && !pty.screen().bracketed_paste());
    assert!(!pty.screen().hide_cursor() && pty.restored());
    assert_eq!(pty.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_mouse(pty, pty.sent(&["\x1b[?1000h"]));
}

/// Whether the terminal heard of a mouse, and that it should tell of one no more.
pub fn assert_mouse(pty: &Pty, used: bool) {
    let said = String::from_utf8_lossy(&pty.bytes);
    if used {
        assert!(pty.sent(&MOUSE), "{said:?}");
    } else {
        let modes = ["?9h", "?9l", "?1000", "?1001", "?1002", "?1003", "?1005", "?1006", "?1015"];
        let heard = modes.into_iter().find(|mode| said.contains(&format!("\x1b[{mode}")));
        assert_eq!(heard, None, "{said:?}");
    }
}

/// How long a test waits for anything: `THIDUA_TEST_TIMEOUT` in seconds, 60 without it.
pub fn patience() -> Duration {
    let seconds = std::env::var("THIDUA_TEST_TIMEOUT").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(60))
}

/// A process on a terminal of its own, seen as a person sees it.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    modes: String,
    /// Every byte that came, for tests of sequences.
    pub bytes: Vec<u8>,
}

impl Pty {
    /// Starts `command` on a terminal of that size.
    pub fn spawn(mut command: CommandBuilder, cols: u16, rows: u16) -> Self {
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        let pty = native_pty_system().openpty(size(cols, rows)).unwrap();
        let modes = format!("{:?}", pty.master.get_termios());
        let child = pty.slave.spawn_command(command).unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keys = pty.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut chunk) {
                if sender.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            master: pty.master,
            child,
            keys,
            output,
            parser: vt100::Parser::new(cells(rows), cells(cols), 0),
            modes,
            bytes: Vec::new(),
        }
    }

    /// What the terminal shows now.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Types `keys`.
    pub fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Clicks on the first place of the screen that says `text`, as a terminal tells of it.
    pub fn click(&mut self, text: &str) {
        self.wait_for_text(text);
        let (x, y) = self.place_of(text);
        self.send(&format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"));
    }

    /// Turns the wheel down over such a place, by a notch.
    pub fn wheel_down(&mut self, text: &str) {
        self.wait_for_text(text);
        let (x, y) = self.place_of(text);
        self.send(&format!("\x1b[<65;{x};{y}M"));
    }

    /// The column and the line of a text, counted from 1.
    fn place_of(&self, text: &str) -> (usize, usize) {
        let contents = self.screen().contents();
        let found =
            contents.lines().enumerate().find_map(|(y, line)| Some((y, line.find(text)?, line)));
        let (y, byte, line) = found.unwrap_or_else(|| panic!("no {text:?} on\n{contents}"));
        (line[..byte].chars().count() + 1, y + 1)
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
        self.master.resize(size(cols, rows)).unwrap();
    }

    /// Waits until `text` is on the screen.
    pub fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `shown` holds of the screen; `what` is said where it never does.
    pub fn wait_for(&mut self, what: &str, shown: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + patience();
        while !shown(self.screen()) {
            if let Err(why) = self.read(deadline) {
                panic!("no {what:?} ({why}) on\n{}", self.screen().contents());
            }
        }
    }

    /// The process's number.
    pub fn id(&self) -> rustix::process::Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(rustix::process::Pid::from_raw).expect("a running process")
    }

    /// Whether the terminal's modes are those it had before the process began.
    pub fn restored(&self) -> bool {
        format!("{:?}", self.master.get_termios()) == self.modes
    }

    /// Whether these sequences came, in this order.
    pub fn sent(&self, sequences: &[&str]) -> bool {
        let said = String::from_utf8_lossy(&self.bytes);
        let mut rest = &*said;
        sequences.iter().all(|sequence| match rest.split_once(sequence) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    }

    /// Kills the process, which cannot do anything about it.
    pub fn kill(&mut self) {
        rustix::process::kill_process(self.id(), rustix::process::Signal::KILL).unwrap();
        self.wait();
    }

    /// Reads all that the process says, and waits for its end.
    pub fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + patience();
        while self.read(deadline).is_ok() {}
        assert!(Instant::now() < deadline, "still running:\n{}", self.screen().contents());
        self.child.wait().unwrap()
    }

    fn read(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        let left = deadline.saturating_duration_since(Instant::now());
        let chunk = self.output.recv_timeout(left)?;
        self.parser.process(&chunk);
        self.bytes.extend_from_slice(&chunk);
        Ok(())
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a size of at least one cell")
}
