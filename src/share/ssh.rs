//! The way in by SSH: public keys only, a shell for the screen, single commands, nothing else. Knows no frame.

mod channel;
mod host_key;
mod limits;
mod rate;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use russh::keys::ssh_key::PublicKey;
use russh::server::{
    Auth, ChannelOpenHandle, Config, Handler, Msg, PublicKeyOffer, RunningSession, Session,
    VerifiedPublicKey, run_stream,
};
use russh::{
    Channel, ChannelId, ChannelOpenFailure, Disconnect, MethodKind, MethodSet, Pty, SshId,
};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::Guest;
use super::access::{Access, fingerprint};
use super::server::{Server, log};
use crate::store::request::Actor;
pub use limits::Limits;
use rate::Rate;

/// How long a refusal takes, whatever was wrong.
const REFUSAL: Duration = Duration::from_secs(1);
/// How often a silent line is asked whether it is there, and how many answers it may owe.
const ALIVE: (Duration, usize) = (Duration::from_secs(15), 3);
/// How long accepting pauses after it failed, as where too many files are open.
const PAUSE: Duration = Duration::from_millis(200);
/// How long lines have to be closed at the end.
const PARTING: Duration = Duration::from_millis(2_500);
/// What an SSH key of the journal's way in is cut to: enough to tell keys apart.
const FINGERPRINT: usize = 15;

/// The SSH door while it is open; shut when this is dropped.
pub struct Ssh {
    /// Where it listens.
    pub address: SocketAddr,
    runtime: Option<Runtime>,
    /// Where connections are counted, and how many there may be.
    room: (Arc<Semaphore>, usize),
}

impl Ssh {
    /// Opens it at `address` for the people of `server`; the host's key lies at `key` and is made where there is
    /// none.
    pub fn open(
        server: &Arc<Server>,
        address: &str,
        key: &Path,
        limits: Limits,
    ) -> io::Result<Self> {
        let config = Arc::new(config(key, limits)?);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind(address))?;
        let address = listener.local_addr()?;
        let room = Arc::new(Semaphore::new(limits.connections));
        let (server, own) = (Arc::clone(server), Arc::clone(&room));
        let rate = Arc::new(Mutex::new(Rate::new(limits.burst, limits.rate)));
        let door = Door { server, config, limits, room: own, rate };
        runtime.spawn(door.open(listener));
        Ok(Self { address, runtime: Some(runtime), room: (room, limits.connections) })
    }
}

impl Drop for Ssh {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Terminals are given back and exit statuses told before the lines are cut.
            let (room, most) = &self.room;
            let all = u32::try_from(*most).unwrap_or(u32::MAX);
            let _ = runtime.block_on(async { timeout(PARTING, room.acquire_many(all)).await });
            runtime.shutdown_timeout(PARTING);
        }
    }
}

fn config(key: &Path, limits: Limits) -> io::Result<Config> {
    Ok(Config {
        server_id: SshId::Standard("SSH-2.0-thidua".into()),
        methods: MethodSet::from([MethodKind::PublicKey].as_slice()),
        auth_rejection_time: REFUSAL,
        // Clients ask first which methods there are; that is no attempt.
        auth_rejection_time_initial: Some(Duration::ZERO),
        max_auth_attempts: limits.attempts,
        keys: vec![host_key::at(key)?],
        inactivity_timeout: None,
        keepalive_interval: Some(ALIVE.0),
        keepalive_max: ALIVE.1,
        nodelay: true,
        ..Config::default()
    })
}

struct Door {
    server: Arc<Server>,
    config: Arc<Config>,
    limits: Limits,
    room: Arc<Semaphore>,
    rate: Arc<Mutex<Rate>>,
}

impl Door {
    async fn open(self, listener: TcpListener) {
        loop {
            let (stream, from) = match listener.accept().await {
                Ok(accepted) => accepted,
                Err(error) => {
                    log(&format!("ssh: {error}"));
                    sleep(PAUSE).await;
                    continue;
                }
            };
            // Whoever is too many or too quick is dropped before anything is computed for them.
            let Ok(place) = Arc::clone(&self.room).try_acquire_owned() else { continue };
            if !self.in_time(from.ip()) {
                continue;
            }
            let (config, server) = (Arc::clone(&self.config), Arc::clone(&self.server));
            let limits = self.limits;
            tokio::spawn(async move {
                attend(config, server, limits, stream).await;
                drop(place);
            });
        }
    }

    fn in_time(&self, from: IpAddr) -> bool {
        self.rate.lock().unwrap_or_else(PoisonError::into_inner).admits(from)
    }
}

/// One connection, until it is over.
async fn attend(config: Arc<Config>, server: Arc<Server>, limits: Limits, stream: TcpStream) {
    let inside = Arc::new(AtomicBool::new(false));
    let visitor = Visitor {
        server,
        limits,
        inside: Arc::clone(&inside),
        guest: None,
        channels: Arc::default(),
    };
    let begun = timeout(limits.login, run_stream(config, stream, visitor)).await;
    let Ok(Ok(session)) = begun else { return };
    let session: RunningSession<Visitor> = session;
    let handle = session.handle();
    tokio::spawn(async move {
        sleep(limits.login).await;
        if !inside.load(Ordering::Relaxed) {
            let why = "not logged in in time".to_owned();
            // It may be gone by then.
            let _ = handle.disconnect(Disconnect::ByApplication, why, "en".to_owned()).await;
        }
    });
    // However it ended, nothing of it is left.
    let _ = session.await;
}

/// Somebody at the SSH door.
struct Visitor {
    server: Arc<Server>,
    limits: Limits,
    inside: Arc<AtomicBool>,
    guest: Option<Guest>,
    channels: Arc<AtomicUsize>,
}

impl Visitor {
    /// Who the holder of `key` is here; the file is read at every login, so that a line taken out counts.
    async fn known(&self, key: &PublicKey) -> Option<Guest> {
        let (path, key) = (self.server.access().to_owned(), key.clone());
        let read = tokio::task::spawn_blocking(move || {
            let access = Access::read(&path).unwrap_or_else(|error| {
                log(&format!("{}: {error}", path.display()));
                Access::default()
            });
            let (role, who) = access.of_key(&key)?;
            let print: String = fingerprint(&key).chars().take(FINGERPRINT).collect();
            let actor = Actor { who, via: format!("ssh {print}") };
            Some(Guest { actor, role, owner: false })
        });
        read.await.ok().flatten()
    }
}

impl Handler for Visitor {
    type Error = russh::Error;

    async fn auth_publickey_offered(
        &mut self,
        _: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Self::Error> {
        let known = self.known(offer.public_key).await;
        Ok(if known.is_some() { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(
        &mut self,
        _: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Self::Error> {
        // Only here is it proved that the key is theirs.
        self.guest = self.known(key.public_key).await;
        self.inside.store(self.guest.is_some(), Ordering::Relaxed);
        Ok(if self.guest.is_some() { Auth::Accept } else { Auth::reject() })
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        let Some(guest) = self.guest.clone() else {
            reply.reject(ChannelOpenFailure::AdministrativelyProhibited).await;
            return Ok(());
        };
        if self.channels.fetch_add(1, Ordering::AcqRel) >= self.limits.channels {
            self.channels.fetch_sub(1, Ordering::AcqRel);
            reply.reject(ChannelOpenFailure::ResourceShortage).await;
            return Ok(());
        }
        reply.accept().await;
        let (server, channels) = (Arc::clone(&self.server), Arc::clone(&self.channels));
        tokio::spawn(async move {
            // A line that breaks takes its channel with it.
            let _ = channel::serve(channel, guest, &server).await;
            channels.fetch_sub(1, Ordering::AcqRel);
        });
        Ok(())
    }

    // Requests are answered here, in the order they come; the channel hears of them, too.

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        _: u32,
        _: u32,
        _: u32,
        _: u32,
        _: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        _: &[u8],
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_success(channel)
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        _: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _: bool,
        _: &str,
        _: &str,
        _: u32,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        session.channel_failure(channel)
    }
}
