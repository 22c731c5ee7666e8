//! Several people at one store: `thidua serve`, and who comes in through its socket or by SSH.

mod access;
mod commands;
mod frames;
mod hostile;
mod limits;
mod restoring;
mod roles;
mod screens;
mod ssh;
mod stopping;
mod together;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use thidua::share::frame::{Framed, Hello, PROTOCOL, Up};

use crate::pty::home::{LOADED, PROGRAM};
use crate::pty::{Pty, patience};

/// What a run gave back.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
}

/// Runs `command` with `input`.
pub fn ran(command: &mut Command, input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut into = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = thread::spawn(move || {
        // It may end without reading all of it.
        let _ = into.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap_or(-1),
    }
}

/// Waits until `done` says something.
pub fn eventually<T>(what: &str, mut done: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + patience();
    loop {
        if let Some(found) = done() {
            return found;
        }
        assert!(Instant::now() < deadline, "never: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A folder with the demo's store in it, served or not.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let made = place.run(&["init", "--demo"]);
        assert_eq!(made.status, 0, "{}", made.err);
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// `thidua` at this store, in Vietnamese.
    pub fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        for name in
            ["LC_ALL", "LC_MESSAGES", "LANG", "THIDUA_LANG", "THIDUA_SOCKET", "RUNTIME_DIRECTORY"]
        {
            command.env_remove(name);
        }
        command.env("HOME", self.path()).env("THIDUA_DATA", self.data()).env("TZ", "UTC");
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        ran(self.command().args(words), b"")
    }

    pub fn piped(&self, words: &[&str], input: &str) -> Ran {
        ran(self.command().args(words), input.as_bytes())
    }

    /// What `thidua` with these words says, which must succeed.
    pub fn said(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.status, 0, "{words:?}: {}", ran.err);
        ran.out
    }

    /// Begins a screen of that size for somebody of this name.
    pub fn begin(&self, who: &str, cols: u16, rows: u16) -> Pty {
        self.begin_with(who, &[], cols, rows)
    }

    /// What opens a screen for somebody of this name.
    pub fn screen_of(&self, who: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--lang", "vi", "--as", who, "--today", "2021-03-03"]);
        command.env("THIDUA_DATA", self.data());
        command.env_remove("THIDUA_SOCKET");
        command
    }

    /// The same with more options.
    pub fn begin_with(&self, who: &str, options: &[&str], cols: u16, rows: u16) -> Pty {
        let mut command = self.screen_of(who);
        command.args(options);
        Pty::spawn(command, cols, rows)
    }

    /// A screen that shows the bloc.
    pub fn open(&self, who: &str, cols: u16, rows: u16) -> Pty {
        let mut pty = self.begin(who, cols, rows);
        pty.wait_for_text(LOADED);
        pty
    }

    pub fn serve(&self, options: &[&str]) -> Served<'_> {
        let mut child = self
            .command()
            .arg("serve")
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let (mut ssh, mut socket) = (None, None);
        while socket.is_none() && out.read_line(&mut said).unwrap() > 0 {
            let line = said.lines().last().unwrap_or_default();
            let after = |words: &str| line.strip_prefix(words).map(str::to_owned);
            ssh = ssh.or(after("đang phục vụ SSH ở "));
            socket = after("đang phục vụ ở ").map(PathBuf::from);
        }
        let log = Arc::<Mutex<String>>::default();
        let (heard, errors) = (Arc::clone(&log), child.stderr.take().unwrap());
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                *heard.lock().unwrap() += &(line + "\n");
            }
        });
        let Some(socket) = socket else {
            child.wait().unwrap();
            panic!("not served: {said}{}", log.lock().unwrap());
        };
        Served { place: self, child, socket, ssh, log, end: None }
    }
}

/// The process that serves a place.
pub struct Served<'a> {
    pub place: &'a Place,
    child: Child,
    pub socket: PathBuf,
    /// Where it listens for SSH.
    pub ssh: Option<String>,
    log: Arc<Mutex<String>>,
    end: Option<ExitStatus>,
}

impl Served<'_> {
    /// What it told whoever runs it.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    pub fn wait_for_log(&self, text: &str) {
        eventually(&format!("{text:?} in the log:\n{}", self.log()), || {
            self.log().contains(text).then_some(())
        });
    }

    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// Waits for its end.
    pub fn wait(&mut self) -> ExitStatus {
        let end = eventually("the end of the service", || self.child.try_wait().unwrap());
        self.end = Some(end);
        end
    }

    /// Stops it in order.
    pub fn stop(mut self) {
        self.signal(Signal::TERM);
        let end = self.wait();
        assert!(end.success(), "{end}: {}", self.log());
        assert!(!self.socket.exists(), "the socket is left");
        assert!(!self.place.data().join("holder.json").exists(), "the note is left");
    }

    /// Somebody who speaks to the socket in their own way.
    pub fn knock(&self) -> UnixStream {
        let stream = UnixStream::connect(&self.socket).unwrap();
        stream.set_read_timeout(Some(patience())).unwrap();
        stream
    }

    /// The service goes on: somebody else's command and screen are answered.
    pub fn assert_serves(&self) {
        let ran = self.place.run(&["list", "units"]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("DV-0001"), "{}", ran.out);
    }
}

impl Drop for Served<'_> {
    fn drop(&mut self) {
        if self.end.is_none() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// A greeting for a command, or for a screen of that size.
pub fn hello(words: &[&str], size: Option<(u16, u16)>) -> Up {
    let arguments = words.iter().map(|word| (*word).to_owned()).collect();
    let variables = vec![("TERM".to_owned(), "xterm-256color".to_owned())];
    Up::Hello(Hello { protocol: PROTOCOL, arguments, variables, size, keymap: None })
}

/// The bytes of a frame.
pub fn bytes(frame: &impl Framed) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame.write(&mut bytes).unwrap();
    bytes
}

/// Everything until the other end closes; a reset is an end, too.
pub fn rest(stream: &mut UnixStream) -> Vec<u8> {
    let mut all = Vec::new();
    if let Err(error) = stream.read_to_end(&mut all) {
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset, "{error}");
    }
    all
}

/// Lets everybody of this machine reach `path`.
pub fn open_to_all(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
