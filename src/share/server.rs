//! The process that serves sessions: takes them in, keeps them apart, ends them in order. Knows not what a
//! session shows, and no way in but the local socket.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use nix::sys::socket::{Shutdown, shutdown};

use super::Guest;
use super::access::Access;
use super::frame::{Down, Framed, Hello, PROTOCOL};
use super::peer::Peer;
use super::session::{Ending, Session};
use crate::store::request::{Actor, Role};
use crate::text::{Lang, Message, one_line};

/// How long sessions may take to end in order; and once more after the lines of those that did not are cut.
const GRACE: Duration = Duration::from_millis(2_500);

/// How long the socket waits after it could take nobody in.
const PAUSE: Duration = Duration::from_millis(200);

/// Exit statuses as `sysexits.h` has them.
mod status {
    /// The two ends are of different versions.
    pub const PROTOCOL: u8 = 76;
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
    room: Arc<Room>,
    stopping: AtomicBool,
}

/// Where sessions are counted. The last thing of a session that is let go, so that whoever waits for them to
/// leave finds nothing of theirs.
#[derive(Default)]
struct Room {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Default)]
struct Inside {
    last: u64,
    sessions: Vec<(u64, Ending)>,
    /// Why nobody is taken in.
    shut: Option<Message>,
}

/// The socket while it is listened to; gone when this is dropped.
pub struct Listening {
    server: Arc<Server>,
    path: PathBuf,
    listener: Arc<UnixListener>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// A server of `host`; `access` is the file of who may come in, `most` the number of sessions at a time.
    pub fn new(host: Arc<dyn Host>, access: PathBuf, most: usize) -> Arc<Self> {
        let (room, stopping) = (Arc::default(), AtomicBool::new(false));
        Arc::new(Self { host, access, most, room, stopping })
    }

    /// The file of who may come in.
    pub fn access(&self) -> &Path {
        &self.access
    }

    /// Listens at `path`. A socket that nobody listens to any more is replaced; anything else that is there is
    /// left as it is.
    pub fn listen(self: &Arc<Self>, path: &Path) -> io::Result<Listening> {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
            Ok(found) if !found.file_type().is_socket() => {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            Ok(_) if UnixStream::connect(path).is_ok() => {
                return Err(io::ErrorKind::AddrInUse.into());
            }
            Ok(_) => fs::remove_file(path)?,
        }
        let listener = Arc::new(UnixListener::bind(path)?);
        // Whoever may reach the folder may knock; who they are decides whether they come in.
        fs::set_permissions(path, Permissions::from_mode(0o660))?;
        let (server, door) = (Arc::clone(self), Arc::clone(&listener));
        let thread = thread::Builder::new().name("door".to_owned()).spawn(move || {
            for stream in door.incoming() {
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
        let (server, path) = (Arc::clone(self), path.to_owned());
        Ok(Listening { server, path, listener, thread: Some(thread) })
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
        let guest = guest.map_err(|why| (why, status::NOT_ALLOWED));
        let spawned = thread::Builder::new().name("session".to_owned()).spawn(move || {
            let ending = Ending::default();
            match server.enter(&ending) {
                Some(number) => {
                    server.attend(&stream, guest, &ending);
                    let room = Arc::clone(&server.room);
                    drop(server);
                    room.leave(number);
                }
                None => server.attend(&stream, Err((server.closed(), status::LATER)), &ending),
            }
        });
        if let Err(error) = spawned {
            log(&format!("session: {error}"));
        }
    }

    fn attend(&self, stream: &UnixStream, guest: Result<Guest, (Message, u8)>, ending: &Ending) {
        let begun = stream.try_clone().and_then(|line| Session::begin(line, ending.clone()));
        let session = match begun {
            Ok(session) => session,
            // Somebody who speaks another language, or nobody at all.
            Err(error) => return log(&format!("socket: {error}")),
        };
        let lang = self.host.lang(&session.hello);
        if session.hello.protocol != PROTOCOL {
            let why = other_version(session.hello.protocol);
            return part(stream, &[why.in_lang(lang)], status::PROTOCOL);
        }
        let guest = match guest {
            Ok(guest) => guest,
            Err((why, status)) => return part(stream, &[why.in_lang(lang)], status),
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

    fn enter(&self, ending: &Ending) -> Option<u64> {
        let mut inside = self.room.inside();
        if inside.sessions.len() >= self.most || inside.shut.is_some() {
            return None;
        }
        inside.last += 1;
        let number = inside.last;
        inside.sessions.push((number, ending.clone()));
        Some(number)
    }

    /// Takes in nobody any more and ends every session, as [`Server::shut`].
    pub fn stop(&self) -> bool {
        self.stopping.store(true, Ordering::SeqCst);
        self.shut(&stopped())
    }

    /// Takes people in again.
    pub fn reopen(&self) {
        self.room.inside().shut = None;
    }

    /// Ends every session in order: drafts are kept, terminals given back, everybody told why. Takes in nobody
    /// until [`Server::reopen`]. Whether all of them ended in time.
    pub fn shut(&self, why: &Message) -> bool {
        let mut inside = self.room.inside();
        inside.shut = Some(why.clone());
        inside.sessions.iter().for_each(|(_, ending)| ending.end(why.clone()));
        let inside = self.room.wait(inside);
        // They wait for a line that takes nothing, or brings nothing.
        inside.sessions.iter().for_each(|(_, ending)| ending.cut());
        self.room.wait(inside).sessions.is_empty()
    }

    /// Why nobody is taken in.
    fn closed(&self) -> Message {
        self.room.inside().shut.clone().unwrap_or_else(|| full(self.most))
    }
}

impl Room {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn leave(&self, number: u64) {
        self.inside().sessions.retain(|(own, _)| *own != number);
        self.left.notify_all();
    }

    /// Waits until everybody has left, for a while.
    fn wait<'a>(&self, inside: MutexGuard<'a, Inside>) -> MutexGuard<'a, Inside> {
        let left =
            self.left.wait_timeout_while(inside, GRACE, |inside| !inside.sessions.is_empty());
        left.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.server.stopping.store(true, Ordering::SeqCst);
        // The door waits for somebody, whether or not its file is still there.
        let _ = shutdown(self.listener.as_raw_fd(), Shutdown::Both);
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

fn stopped() -> Message {
    Message::new(
        "dịch vụ thidua đã dừng; phần đang nhập dở được giữ lại",
        "the thidua service has stopped; what was being typed is kept",
    )
}

fn other_version(theirs: u32) -> Message {
    Message::new(
        format!(
            "hai đầu không cùng phiên bản (giao thức {theirs}, dịch vụ dùng {PROTOCOL}); \
             hãy dùng cùng một bản thidua"
        ),
        format!(
            "the two ends are of different versions (protocol {theirs}, the service's is {PROTOCOL}); \
             use the same thidua"
        ),
    )
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
