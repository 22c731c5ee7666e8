//! The process that serves sessions: takes them in, keeps them apart, ends them in order. Knows not what a
//! session shows, and no way in but the local socket.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::Guest;
use super::access::Access;
use super::frame::{Down, Framed, Hello};
use super::peer::Peer;
use super::session::{Ending, Session};
use crate::store::request::{Actor, Role};
use crate::text::{Lang, Message, one_line};

/// How long sessions may take to end in order.
const GRACE: Duration = Duration::from_secs(5);

/// How long the socket waits after it could take nobody in.
const PAUSE: Duration = Duration::from_millis(200);

/// Exit statuses as `sysexits.h` has them.
mod status {
    /// A fault of the program.
    pub const SOFTWARE: u8 = 70;
    /// Not now.
    pub const LATER: u8 = 75;
    /// Whoever it is may not come in.
    pub const NOT_ALLOWED: u8 = 77;
}

/// What decides what a session is.
pub trait Host: Send + Sync + 'static {
    /// Serves one person until they leave; the exit status of their end.
    fn serve(&self, guest: &Guest, session: Session) -> u8;
    /// The language that somebody reads.
    fn lang(&self, hello: &Hello) -> Lang;
}

/// Everybody who is in, and the way in of this machine.
pub struct Server {
    host: Arc<dyn Host>,
    access: PathBuf,
    most: usize,
    inside: Mutex<Inside>,
    left: Condvar,
    stopping: AtomicBool,
}

#[derive(Default)]
struct Inside {
    last: u64,
    sessions: Vec<(u64, Ending)>,
}

/// The socket while it is listened to; gone when this is dropped.
pub struct Listening {
    server: Arc<Server>,
    path: PathBuf,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// A server of `host`; `access` is the file of who may come in, `most` the number of sessions at a time.
    pub fn new(host: Arc<dyn Host>, access: PathBuf, most: usize) -> Arc<Self> {
        let (inside, left, stopping) = (Mutex::default(), Condvar::new(), AtomicBool::new(false));
        Arc::new(Self { host, access, most, inside, left, stopping })
    }

    /// The file of who may come in.
    pub fn access(&self) -> &Path {
        &self.access
    }

    /// Listens at `path`, which nobody else listens to: the caller holds the store.
    pub fn listen(self: &Arc<Self>, path: &Path) -> io::Result<Listening> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(path)?;
        // Whoever may reach the folder may knock; who they are decides whether they come in.
        fs::set_permissions(path, Permissions::from_mode(0o660))?;
        let server = Arc::clone(self);
        let thread = thread::Builder::new().name("door".to_owned()).spawn(move || {
            for stream in listener.incoming() {
                if server.stopping.load(Ordering::SeqCst) {
                    return;
                }
                match stream {
                    Ok(stream) => server.knock(stream),
                    Err(error) => {
                        log(&format!("socket: {error}"));
                        thread::sleep(PAUSE);
                    }
                }
            }
        })?;
        Ok(Listening { server: Arc::clone(self), path: path.to_owned(), thread: Some(thread) })
    }

    /// Takes in whoever connected from this machine.
    fn knock(self: &Arc<Self>, stream: UnixStream) {
        let guest = match Peer::of(&stream) {
            Ok(peer) => self.admit(&peer),
            Err(error) => Err(Message::new(
                format!("không biết bạn là ai: {error}"),
                format!("it is not known who you are: {error}"),
            )),
        };
        self.run(stream, guest);
    }

    /// Who a user of this machine is here.
    fn admit(&self, peer: &Peer) -> Result<Guest, Message> {
        let access = Access::read(&self.access).unwrap_or_else(|error| {
            log(&format!("{}: {error}", self.access.display()));
            Access::default()
        });
        let login = &peer.login;
        let via = "socket".to_owned();
        match access.of_peer(peer) {
            _ if peer.owner => {
                let actor = Actor { who: login.clone(), via };
                Ok(Guest { actor, role: Role::Admin, owner: true })
            }
            Some((role, who)) => Ok(Guest { actor: Actor { who, via }, role, owner: false }),
            None => Err(Message::new(
                format!(
                    "bạn ({login}) chưa được vào kho này; hãy nhờ quản trị thêm dòng: viewer user {login}"
                ),
                format!(
                    "you ({login}) may not come in; ask the admin for the line: viewer user {login}"
                ),
            )),
        }
    }

    /// Runs the session of `guest` over `stream` on a thread of its own; whoever may not come in is told why.
    pub fn run(self: &Arc<Self>, stream: UnixStream, guest: Result<Guest, Message>) {
        let server = Arc::clone(self);
        let spawned = thread::Builder::new().name("session".to_owned()).spawn(move || {
            let ending = Ending::default();
            let Some(number) = server.enter(&ending) else {
                return part(&stream, &[full(server.most).in_lang(Lang::Vi)], status::LATER);
            };
            server.attend(&stream, guest, &ending);
            server.leave(number);
        });
        if let Err(error) = spawned {
            log(&format!("session: {error}"));
        }
    }

    fn attend(&self, stream: &UnixStream, guest: Result<Guest, Message>, ending: &Ending) {
        let begun = stream.try_clone().and_then(|line| Session::begin(line, ending.clone()));
        let session = match begun {
            Ok(session) => session,
            // Somebody who speaks another language, or nobody at all.
            Err(error) => return log(&format!("socket: {error}")),
        };
        let lang = self.host.lang(&session.hello);
        let guest = match guest {
            Ok(guest) => guest,
            Err(why) => return part(stream, &[why.in_lang(lang)], status::NOT_ALLOWED),
        };
        let Actor { who, via } = &guest.actor;
        let name = one_line(&format!("{who} ({via}, {})", guest.role.name()));
        log(&format!("{name}: in"));
        let begun = Instant::now();
        let host = Arc::clone(&self.host);
        // A panic ends this session alone.
        let served = thread::Builder::new()
            .name("served".to_owned())
            .spawn(move || host.serve(&guest, session))
            .map(JoinHandle::join);
        let why = ending.why();
        let (said, status) = match served {
            Ok(Ok(status)) => (why, status),
            Ok(Err(_)) => (Some(broken()), status::SOFTWARE),
            Err(_) => (Some(full(self.most)), status::LATER),
        };
        log(&format!("{name}: out after {} s, status {status}", begun.elapsed().as_secs()));
        let said: Vec<&str> = said.as_ref().map(|why| why.in_lang(lang)).into_iter().collect();
        part(stream, &said, status);
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, ending: &Ending) -> Option<u64> {
        let mut inside = self.inside();
        if inside.sessions.len() >= self.most || self.stopping.load(Ordering::SeqCst) {
            return None;
        }
        inside.last += 1;
        let number = inside.last;
        inside.sessions.push((number, ending.clone()));
        Some(number)
    }

    fn leave(&self, number: u64) {
        self.inside().sessions.retain(|(own, _)| *own != number);
        self.left.notify_all();
    }

    /// Ends every session in order: drafts are kept, terminals given back, everybody told. Takes in nobody
    /// any more. Whether all of them ended in time.
    pub fn stop(&self) -> bool {
        self.stopping.store(true, Ordering::SeqCst);
        let why = Message::new(
            "dịch vụ thidua đã dừng; phần đang nhập dở được giữ lại",
            "the thidua service has stopped; what was being typed is kept",
        );
        let inside = self.inside();
        inside.sessions.iter().for_each(|(_, ending)| ending.end(why.clone()));
        let left =
            self.left.wait_timeout_while(inside, GRACE, |inside| !inside.sessions.is_empty());
        !left.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.server.stopping.store(true, Ordering::SeqCst);
        // The door waits for somebody; this is nobody.
        let _ = UnixStream::connect(&self.path);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = fs::remove_file(&self.path);
    }
}

/// Tells the other end why, and that it is over. What fails is left: there may be nobody any more.
fn part(mut stream: &UnixStream, why: &[&str], status: u8) {
    for why in why {
        let _ = Down::Errors(format!("thidua: {why}\n").into_bytes()).write(&mut stream);
    }
    let _ = Down::Exit(status).write(&mut stream);
    let _ = stream.shutdown(std::net::Shutdown::Both);
}

fn full(most: usize) -> Message {
    Message::new(
        format!("đã có đủ {most} phiên làm việc; hãy thử lại sau"),
        format!("there are {most} sessions already; try again later"),
    )
}

fn broken() -> Message {
    Message::new(
        "lỗi trong chương trình: phiên làm việc này phải đóng; những gì đã lưu vẫn còn",
        "a fault of the program: this session had to end; what was saved is there",
    )
}

/// One line for whoever runs the service.
pub fn log(line: &str) {
    // Nobody may be listening to the error stream.
    let _ = writeln!(io::stderr(), "thidua: {line}");
}
