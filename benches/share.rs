//! Several at one served store: from a key to the first byte, from a commit to every screen, memory of a
//! session, one person's work beside another's. `cargo bench --bench share [SESSIONS] [NOMINATIONS] [ssh]`.
//!
//! Sessions go over the local socket; with `ssh`, each over an SSH client of its own at a terminal of its own.

#![allow(missing_docs, clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss)]

mod generator;
mod shop;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child as PtyChild, CommandBuilder, PtySize, native_pty_system};
use thidua::share::frame::{Down, Framed, Hello, PROTOCOL, Up};

/// How often a key is pressed and a record saved.
const TIMES: usize = 200;
/// How long a person rests between two keys: longer than a frame, so that none waits for its turn.
const PAUSE: Duration = Duration::from_millis(45);
/// Silence after which nothing more is on its way.
const QUIET: Duration = Duration::from_millis(400);

/// Nominations of a store whose backup, which goes before every import, takes a minute.
const LARGE: usize = 500_000;

/// How long a login may take.
const LOGIN: Duration = Duration::from_secs(20);

/// One person's line: bytes shown arrive as they come, with the time.
struct Person {
    line: Line,
    shown: Receiver<(Instant, usize)>,
}

/// The way to the service.
enum Line {
    Socket(UnixStream),
    Ssh { keys: Box<dyn Write + Send>, _client: Box<dyn PtyChild + Send + Sync> },
}

impl Person {
    /// Somebody at a terminal of their own, with the real SSH client.
    fn enter_by_ssh(address: &str, key: &Path) -> Self {
        let (host, port) = address.rsplit_once(':').expect("a port");
        let size = PtySize { rows: 45, cols: 160, ..PtySize::default() };
        let pty = native_pty_system().openpty(size).expect("a terminal");
        let mut client = CommandBuilder::new("ssh");
        client.args(["-tt", "-p", port, "-o", "StrictHostKeyChecking=no"]);
        client.args(["-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes"]);
        client.args(["-o", "LogLevel=ERROR", "-i"]);
        client.arg(key);
        client.args([host, "thidua --today 2024-10-01"]);
        let client = pty.slave.spawn_command(client).expect("an SSH client");
        let mut read = pty.master.try_clone_reader().expect("a terminal");
        let keys = pty.master.take_writer().expect("a terminal");
        let (sender, shown) = mpsc::channel();
        thread::spawn(move || {
            let _open = pty;
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = read.read(&mut bytes) {
                if sender.send((Instant::now(), count)).is_err() {
                    return;
                }
            }
        });
        let person = Self { line: Line::Ssh { keys, _client: client }, shown };
        let (_, first) = person.shown.recv_timeout(LOGIN).expect("an answer over SSH");
        assert!(first + person.rest() > 1_000, "no screen over SSH");
        person
    }

    fn enter(socket: &Path, name: &str) -> Self {
        let mut line = UnixStream::connect(socket).expect("the service");
        let arguments = ["--as", name, "--today", "2024-10-01"].map(str::to_owned).to_vec();
        let variables = vec![("LANG".to_owned(), "C.UTF-8".to_owned())];
        let size = Some((160, 45));
        let hello = Hello { protocol: PROTOCOL, arguments, variables, size, keymap: None };
        Up::Hello(hello).write(&mut line).expect("a line");
        let (sender, shown) = mpsc::channel();
        let mut read = line.try_clone().expect("a line");
        thread::spawn(move || {
            while let Some(Down::Output(bytes) | Down::Errors(bytes)) = next(&mut read) {
                if sender.send((Instant::now(), bytes.len())).is_err() {
                    return;
                }
            }
        });
        let person = Self { line: Line::Socket(line), shown };
        person.rest();
        person
    }

    /// Waits until nothing more is on its way; how many bytes came.
    fn rest(&self) -> usize {
        let mut bytes = 0;
        while let Ok((_, count)) = self.shown.recv_timeout(QUIET) {
            bytes += count;
        }
        bytes
    }

    /// Milliseconds from these keys to the first byte that they bring.
    fn press(&mut self, keys: &[u8]) -> f64 {
        while self.shown.try_recv().is_ok() {}
        let begun = Instant::now();
        self.send(keys);
        self.first(begun)
    }

    fn send(&mut self, keys: &[u8]) {
        match &mut self.line {
            Line::Socket(line) => Up::Input(keys.to_vec()).write(line).expect("a line"),
            Line::Ssh { keys: line, .. } => line.write_all(keys).expect("a line"),
        }
    }

    /// Milliseconds from `begun` to the next byte shown.
    fn first(&self, begun: Instant) -> f64 {
        let (at, _) = self.shown.recv_timeout(Duration::from_secs(20)).expect("something shown");
        at.duration_since(begun).as_secs_f64() * 1_000.0
    }
}

/// The next frame that shows something.
fn next(line: &mut UnixStream) -> Option<Down> {
    loop {
        let mut head = [0; 5];
        line.read_exact(&mut head).ok()?;
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
        let mut body = vec![0; length];
        line.read_exact(&mut body).ok()?;
        match Down::of(head[0], body).ok()? {
            Down::Screen | Down::Suspend => {}
            Down::Exit(_) => return None,
            shown => return Some(shown),
        }
    }
}

/// The serving process, and where it takes SSH clients in.
struct Served(Child, String);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Served {
    fn at(data: &Path, socket: &Path, ssh: bool) -> Self {
        let door: &[&str] = &["--ssh", "127.0.0.1:0", "--burst", "1000", "--rate", "1000"];
        let child = Command::new(env!("CARGO_BIN_EXE_thidua"))
            .arg("--data")
            .arg(data)
            .args(["serve", "--socket"])
            .arg(socket)
            .args(if ssh { door } else { &[] })
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut served = Self(child, String::new());
        let out = served.0.stdout.take().expect("its output");
        let mut said = BufReader::new(out).lines().map_while(Result::ok);
        if ssh {
            let line = said.next().expect("where it takes SSH clients in");
            line.rsplit(' ').next().unwrap_or_default().clone_into(&mut served.1);
        }
        said.next().expect("a word that it serves");
        served
    }

    /// Resident memory in KiB.
    fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).expect("/proc");
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|it| it.parse().ok()).unwrap_or_default()
    }
}

/// The value below which so many of a hundred `values` lie.
fn share(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() - 1) * percent / 100]
}

/// Waits until nothing more is on its way to anybody.
fn settle(people: &[Person]) {
    loop {
        thread::sleep(QUIET);
        let shown: usize = people.iter().map(|person| person.shown.try_iter().count()).sum();
        if shown == 0 {
            return;
        }
    }
}

fn told(what: &str, values: &mut [f64]) {
    let (half, most, all) = (share(values, 50), share(values, 95), share(values, 100));
    println!("{what:<58} median {half:7.2} ms   p95 {most:7.2} ms   max {all:7.2} ms");
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |place: usize, usual: usize| {
        words.get(place).and_then(|word| word.parse().ok()).unwrap_or(usual)
    };
    let (sessions, nominations) = (number(0, 50).max(2), number(1, 100_000));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("share");
    let _ = fs::remove_dir_all(&folder);
    copy(&shop::store(nominations), &folder);
    let socket = folder.join("socket");
    let begun = Instant::now();
    let ssh = words.iter().any(|word| word == "ssh");
    let key = ssh.then(|| key(&folder));
    let served = Served::at(&folder, &socket, ssh);
    let way = if ssh { "SSH" } else { "the local socket" };
    println!("{nominations} nominations, {sessions} sessions of 160x45 over {way}");
    println!("start to serving {:.2} s", begun.elapsed().as_secs_f64());

    let before = served.memory();
    let mut people: Vec<Person> = (0..sessions)
        .map(|index| match &key {
            Some(key) => Person::enter_by_ssh(&served.1, key),
            None => Person::enter(&socket, &format!("Người {index}")),
        })
        .collect();
    let after = served.memory();
    println!(
        "memory {:.1} MiB, of it {:.2} MiB each session",
        after / 1024.0,
        (after - before) / 1024.0 / sessions as f64
    );

    for person in &mut people {
        person.press(b"3");
    }
    settle(&people);
    let mut moved: Vec<f64> = (0..TIMES)
        .map(|time| {
            let person = &mut people[time % sessions];
            let took = person.press(if time / sessions % 2 == 0 { b"j" } else { b"k" });
            thread::sleep(PAUSE);
            took
        })
        .collect();
    told("key to first byte, one at a time, the others idle", &mut moved);

    settle(&people);
    let mut together = Vec::new();
    for round in 0..4 {
        let begun = Instant::now();
        for person in &mut people {
            let key = if round % 2 == 0 { b"j" } else { b"k" };
            person.send(key);
        }
        together.extend(people.iter().map(|person| person.first(begun)));
        settle(&people);
    }
    told("key to first byte, all at the same moment", &mut together);

    // A meeting that everybody sees: the list of meetings is on every screen.
    let mut spread = Vec::new();
    let mut last = Vec::new();
    let rounds = if nominations > LARGE { 1 } else { 5 };
    for _ in 0..rounds {
        command(&folder, &socket, &["import", "-"], &meeting());
    }
    settle(&people);
    for _ in 0..rounds {
        let begun = Instant::now();
        command(&folder, &socket, &["undo"], "");
        let mut each: Vec<f64> = people.iter().map(|person| person.first(begun)).collect();
        last.push(share(&mut each, 100));
        spread.extend(each);
        settle(&people);
    }
    told("command that takes a meeting back, to a byte on each screen", &mut spread);
    told("… to the last screen", &mut last);

    let mut alone: Vec<f64> = (0..TIMES).map(|time| step(&mut people[0], time)).collect();
    told("cursor moves, nobody else works", &mut alone);
    let (stop, working) = mpsc::channel::<()>();
    let mut busy = people.pop().expect("a second person");
    let worker = thread::spawn(move || {
        while working.try_recv().is_err() {
            busy.press(b"/");
            for letter in "nguyen thi".bytes() {
                busy.press(&[letter]);
            }
            busy.press(b"\x1b");
            busy.rest();
        }
    });
    let mut beside: Vec<f64> = (0..TIMES).map(|time| step(&mut people[0], time)).collect();
    let _ = stop.send(());
    told("cursor moves while somebody filters", &mut beside);
    let ratio = share(&mut beside, 95) / share(&mut alone, 95);
    println!("cursor beside a filter / cursor alone, p95: {ratio:.2}");
    worker.join().expect("the one who filters");
}

fn step(person: &mut Person, time: usize) -> f64 {
    let took = person.press(if time % 40 < 20 { b"j" } else { b"k" });
    thread::sleep(PAUSE);
    took
}

/// A new SSH key that may come in.
fn key(data: &Path) -> PathBuf {
    let key = data.join("id");
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-f"])
        .arg(&key)
        .status()
        .expect("ssh-keygen");
    assert!(made.success());
    let added = Command::new(env!("CARGO_BIN_EXE_thidua"))
        .arg("--data")
        .arg(data)
        .args(["key", "add", "Ban Thư ký", "--role", "editor"])
        .arg(key.with_extension("pub"))
        .stdout(Stdio::null())
        .status()
        .expect("the program");
    assert!(added.success());
    key
}

/// One new meeting as a file of records has it.
fn meeting() -> String {
    let id = uuid::Uuid::now_v7();
    let bloc = generator::id(thidua::model::Kind::Bloc, 0);
    format!(
        "{{\"record\":{{\"id\":\"{id}\",\"version\":1,\"record\":{{\"meeting\":{{\"bloc\":\"{bloc}\",\
         \"kind\":\"secretariat\",\"date\":\"2024-09-30\",\"title\":\"Họp\"}}}}}}}}\n"
    )
}

/// Runs a command through the service, as a colleague would.
fn command(data: &Path, socket: &Path, words: &[&str], input: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_thidua"))
        .env("THIDUA_SOCKET", socket)
        .arg("--data")
        .arg(data)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let mut own = child.stdin.take().expect("its input");
    own.write_all(input.as_bytes()).expect("its input");
    drop(own);
    assert!(child.wait().expect("the command").success(), "{words:?}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the store") {
        let entry = entry.expect("the store");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("the store").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
