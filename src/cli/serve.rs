//! `thidua serve`: holds the store and serves several people until it is told to stop. Knows no frame.

use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use clap::{ArgMatches, Command};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::init::{self, Contents};
use super::out::{Failure, Out, Outcome};
use super::setting::{Setting, of_person};
use super::tree::{self, Words};
use super::{attach, guest, law, screen, store};
use crate::app::Welcome;
use crate::config::Serve;
use crate::paths::Paths;
use crate::share::frame::Hello;
use crate::share::server::{Host, Server, log};
use crate::share::session::{Session, Stream};
use crate::share::ssh::{Limits, Ssh};
use crate::share::{Guest, HOST_KEY, SOCKET, access};
use crate::store::Store;
use crate::store::backup::backup;
use crate::store::backup::daily::Daily;
use crate::store::backup::replace::{self, Ready};
use crate::store::holder::Holder;
use crate::store::request::Actor;
use crate::text::{Lang, Message};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "serve",
            words.pick("[TÙY CHỌN]", "[OPTIONS]"),
            words.pick(
                "Giữ kho cho nhiều người cùng làm, đến khi được bảo dừng (SIGTERM)",
                "Hold the store for several people until told to stop (SIGTERM)",
            ),
        )
        .args(tree::settings(words, "serve"))
}

/// What the process that serves is told to do besides serving.
pub enum Task {
    /// To stop.
    Stop,
    /// To serve this store instead; who says so.
    Replace(Ready, Actor),
}

/// Serves until SIGTERM or SIGINT.
pub fn run(setting: &Setting, out: &mut Out) -> Outcome {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    let paths = setting.paths()?;
    let serve = &setting.config.serve;
    let path = socket(serve.socket.clone(), &paths)?;
    let fill = |store: &Store| init::fill(store, Contents::Law).map(|_| ());
    let store = law::judged(store::open_or_make(&paths, setting, fill)?, out)?;
    store.load(&mut |_| {})?;
    replace::sweep(paths.data());
    let minutes = u64::from(serve.idle);
    let idle = (minutes > 0).then(|| Duration::from_secs(minutes * 60));
    let most = serve.sessions as usize;
    let (told, tasks) = channel();
    let house = Arc::new(House::new(store, paths.clone(), idle, told.clone()));
    let server = Server::new(Arc::<House>::clone(&house), paths.data().join(access::FILE), most);
    let listening = server.listen(&path).map_err(|error| Failure::file(&path, &error))?;
    let holder = Holder { socket: Some(path.clone()), ..Holder::this(&setting.actor.who) };
    holder.write(paths.data()).map_err(|error| Failure::file(paths.data(), &error))?;
    let ssh = match &serve.ssh {
        None => None,
        Some(address) => {
            let key = paths.data().join(HOST_KEY);
            let failed = |error| Failure::file(Path::new(address), &error);
            Some(Ssh::open(&server, address, &key, limits(serve)).map_err(failed)?)
        }
    };
    let at = path.display();
    if let Some(Ssh { address, .. }) = &ssh {
        out.say(&Message::new(
            format!("đang phục vụ SSH ở {address}"),
            format!("serving SSH at {address}"),
        ))?;
    }
    out.say(&Message::new(format!("đang phục vụ ở {at}"), format!("serving at {at}")))?;
    out.out.flush()?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        // SIGHUP asks for nothing: the file of who may come in is read at every login anyway.
        signals.forever().find(|signal| *signal != SIGHUP);
        // Whoever is stopping already needs not be told.
        let _ = told.send(Task::Stop);
    })?;
    while let Ok(Task::Replace(ready, actor)) = tasks.recv() {
        house.replace(ready, &actor, &server, setting, out)?;
        holder.write(paths.data()).map_err(|error| Failure::file(paths.data(), &error))?;
    }
    let orderly = server.stop();
    drop((listening, ssh));
    if !orderly {
        log("some sessions did not end in time");
        // They keep the store from being closed as usual; what was acknowledged is on the disk.
        let _ = Holder::remove(paths.data());
    }
    Ok(())
}

/// How much the SSH door lets itself be asked.
const fn limits(serve: &Serve) -> Limits {
    Limits {
        connections: serve.sessions as usize,
        channels: serve.channels as usize,
        login: Duration::from_secs(serve.login as u64),
        attempts: serve.attempts as usize,
        burst: serve.burst,
        rate: serve.rate,
    }
}

/// Where the socket lies.
fn socket(set: Option<PathBuf>, paths: &Paths) -> Result<PathBuf, Failure> {
    let runtime = || std::env::var_os("RUNTIME_DIRECTORY").filter(|folder| !folder.is_empty());
    let path = set
        .or_else(|| Some(Path::new(&runtime()?).join(SOCKET)))
        .unwrap_or_else(|| paths.data().join(SOCKET));
    std::path::absolute(&path).map_err(|error| Failure::file(&path, &error))
}

/// The store that is served.
struct House {
    /// `None` only while another takes its place.
    desk: Mutex<Option<Desk>>,
    paths: Paths,
    idle: Option<Duration>,
    tasks: Sender<Task>,
}

/// What people work with.
struct Desk {
    store: Store,
    daily: Daily,
}

impl Desk {
    fn new(store: Store, paths: &Paths) -> Self {
        let daily = Daily::new(Arc::new(store.again()), paths.backups());
        Self { store, daily }
    }
}

impl House {
    fn new(store: Store, paths: Paths, idle: Option<Duration>, tasks: Sender<Task>) -> Self {
        let desk = Mutex::new(Some(Desk::new(store, &paths)));
        Self { desk, paths, idle, tasks }
    }

    fn desk(&self) -> MutexGuard<'_, Option<Desk>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a store in the place of the one served, for `actor`, between the sessions of before, which are ended,
    /// and those of afterwards. Where that cannot be done the old one is served on; fails where neither can.
    fn replace(
        &self,
        ready: Ready,
        actor: &Actor,
        server: &Server,
        setting: &Setting,
        out: &mut Out,
    ) -> Outcome {
        let who = crate::text::one_line(&format!("{} ({})", actor.who, actor.via));
        log(&format!("{who}: restores the store"));
        if !server.shut(&replacing(&actor.who)) {
            log("some sessions did not end in time");
        }
        let Some(Desk { store, daily }) = self.desk().take() else { return Ok(()) };
        drop(daily);
        let replaced = ready.take_place(store, &setting.actor.who)?;
        match &replaced.aside {
            Ok(old) => log(&format!("{who}: restored; the old store is in {}", old.display())),
            Err(error) => log(&format!("{who}: not restored: {}", error.message().en)),
        }
        let store = law::judged(replaced.store, out)?;
        store.load(&mut |_| {})?;
        // Those of before tell of acts that this store has not.
        if let Err(error) = backup(&store, &self.paths.backups()) {
            log(&error.message().en);
        }
        *self.desk() = Some(Desk::new(store, &self.paths));
        server.reopen();
        Ok(())
    }

    /// What a command line means for a guest.
    fn setting(
        &self,
        guest: &Guest,
        hello: &Hello,
        matches: &ArgMatches,
        gone: Arc<AtomicBool>,
    ) -> Result<Setting, Failure> {
        let mut actor = guest.actor.clone();
        let config = of_person(matches, |name| variable(hello, name))?;
        match &config.who {
            Some(name) if guest.owner => actor.who = crate::text::one_line(name),
            // What is set for one's own store says nothing here.
            Some(_) if matches.contains_id("as") => {
                return Err(Failure::Usage(Message::new(
                    format!("--as không dùng được ở đây: bạn đã vào với tên {}", actor.who),
                    format!("--as is of no use here: you came in as {}", actor.who),
                )));
            }
            _ => {}
        }
        let seat = self.desk().as_ref().map(|desk| desk.store.seat(&actor.who, guest.role));
        let house = guest::House {
            store: seat.ok_or_else(between)?,
            keymap: hello.keymap.clone(),
            replacing: self.tasks.clone(),
            gone,
            watched: variable(hello, attach::WATCHED).is_some(),
        };
        Setting::of_guest(matches, config, &self.paths, actor, Arc::new(house))
    }
}

impl Host for House {
    fn serve(&self, guest: &Guest, session: Session) -> u8 {
        let hello = session.hello.clone();
        let lang = self.lang(&hello);
        let parsed = guest::parse(&hello.arguments, lang);
        match parsed {
            Ok(matches) if matches.subcommand().is_none() => {
                self.screen(guest, session, &matches, lang)
            }
            parsed => {
                let gone = session.gone();
                let run = session.command(|input, out, err| {
                    let (mut out, mut err) = (BufWriter::new(out), BufWriter::new(err));
                    let mut out = Out { input, out: &mut out, err: &mut err, lang };
                    let status = guest::run(
                        parsed,
                        |matches| self.setting(guest, &hello, matches, gone),
                        &mut out,
                    );
                    // Whoever read it may be gone.
                    let _ = out.err.flush();
                    status
                });
                run.unwrap_or(1)
            }
        }
    }

    fn lang(&self, hello: &Hello) -> Lang {
        guest::lang(&hello.arguments, |name| variable(hello, name))
    }
}

/// Why sessions end while the store is replaced.
fn replacing(who: &str) -> Message {
    Message::new(
        format!(
            "{who} đang khôi phục kho từ một bản sao; hãy vào lại sau giây lát; \
             phần đang nhập dở được giữ lại"
        ),
        format!(
            "{who} is restoring the store from a copy; come in again in a moment; \
             what was being typed is kept"
        ),
    )
}

/// What is told whoever was in too late for the old store and too early for the new one.
fn between() -> Failure {
    Failure::new(
        "kho đang được thay; hãy vào lại sau giây lát",
        "the store is being replaced: come in again in a moment",
    )
}

fn variable(hello: &Hello, name: &str) -> Option<String> {
    let mut variables = hello.variables.iter();
    variables.find(|(own, _)| own == name).map(|(_, value)| value.clone())
}

impl House {
    fn screen(&self, guest: &Guest, session: Session, matches: &ArgMatches, lang: Lang) -> u8 {
        let hello = session.hello.clone();
        let Ok(mut errors) = session.sender(Stream::Errors) else { return 1 };
        let setting = self.setting(guest, &hello, matches, Arc::default());
        let shown = setting.and_then(|setting| {
            let keymap = setting.keymap()?;
            let Some(house) = &setting.guest else { return Ok(0) };
            let seat = Arc::new(house.store.again());
            let daily = self.desk().as_ref().map(|desk| desk.daily.beside(Arc::clone(&seat)));
            let daily = Arc::new(daily.ok_or_else(between)?);
            let actor = setting.actor.clone();
            let begin = |size| {
                let variable = |name: &str| variable(&hello, name);
                screen::begin(&seat, &setting, (lang, keymap, Welcome::Steps), variable, size)
            };
            let end = session
                .screen(actor, daily, self.idle, begin)
                .map_err(|error| Failure::Says(error.message()))?;
            Ok(end.status())
        });
        shown.unwrap_or_else(|failure| {
            let mut none = std::io::empty();
            let mut sink = std::io::sink();
            let mut out = Out { input: &mut none, out: &mut sink, err: &mut errors, lang };
            super::status(Err(failure), &mut out)
        })
    }
}
