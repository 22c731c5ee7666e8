//! The store: records on an engine, with journal, undo, drafts and the in-memory catalog. Knows no screen.

pub mod about;
mod answer;
mod around;
pub mod audit;
pub mod backup;
mod bloc_year;
pub mod catalog;
mod chairs;
mod checks;
pub mod codec;
mod codes;
mod contacts;
mod decide;
mod doubts;
mod drafts;
pub mod engine;
pub mod exchange;
pub mod folder;
pub mod guests;
pub mod holder;
mod import;
pub mod journal;
pub mod keys;
mod load;
mod matter;
pub mod memory;
mod merge;
mod merits;
mod owners;
mod places;
mod plan;
mod records;
pub mod references;
pub mod rehearse;
mod reorganise;
pub mod request;
mod role;
mod scan;
mod scored;
mod scoring;
mod seat;
pub mod service;
pub mod sled;
mod undo;
mod veil;
pub mod watch;

/// The engine on a disk.
pub use self::sled as disk;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use catalog::query::{Cache, Fetch};
use catalog::{Catalog, Writer};
use codec::{Body, decode, encode};
use engine::{Batch, Direction, Engine, EngineError};
use folder::Held;
use guests::Guests;
use keys::Key;
use request::{Ask, Page, Query, Suggestion, Tally};
use role::Role;
use seat::Seat;

use crate::law::{self, KnownAward, Rules};
use crate::model::{Id, Kind, Link, Stored, Version};
use crate::text::Message;

/// The version of the key layout and of how acts are kept. A store with a higher one is refused.
pub const FORMAT: u64 = 1;

/// How many of the last journal entries are looked at when a store is opened.
const LAST_STRETCH: u64 = 64;

/// Records on an engine, as somebody in particular uses them. Shared between threads; every method may be
/// called from any of them.
pub struct Store {
    /// Let go before the house, which lets go of the data folder.
    engine: Arc<dyn Engine>,
    clock: fn() -> i64,
    rules: OnceLock<Arc<Rules>>,
    seat: Arc<Seat>,
    house: Arc<House>,
}

/// What all who use a store have in common.
pub struct House {
    engine: Arc<dyn Engine>,
    /// One act after the other.
    acts: Mutex<()>,
    shelf: Mutex<Shelf>,
    /// One load after the other.
    loads: Mutex<()>,
    guests: Guests,
    /// Last, so that it is let go after the engine.
    held: OnceLock<Held>,
}

/// The catalog being kept up to date, and what readers were given of it last.
#[derive(Default)]
struct Shelf {
    writer: Writer,
    latest: Option<Arc<Catalog>>,
    /// The same with how people are reached covered.
    covered: Option<Arc<Catalog>>,
    /// What acts have touched since loading began; `None` where nothing is being loaded.
    touched: Option<BTreeSet<Link>>,
}

impl Shelf {
    /// What readers were given is old.
    fn forget(&mut self) {
        (self.latest, self.covered) = (None, None);
    }
}

impl Store {
    /// A store on `engine`; the catalog is empty until [`Store::load`]. An empty engine becomes a new
    /// store. Fails where the store is of a newer format or its journal has a gap at the end.
    pub fn new(engine: Box<dyn Engine>) -> Result<Self, EngineError> {
        let engine: Arc<dyn Engine> = Arc::from(engine);
        let house = House {
            engine: Arc::clone(&engine),
            acts: Mutex::default(),
            shelf: Mutex::default(),
            loads: Mutex::default(),
            guests: Guests::default(),
            held: OnceLock::new(),
        };
        let seat = Seat { number: house.guests.next_seat(), role: Role::Admin, bloc: None };
        let store = Self {
            engine,
            clock: || jiff::Timestamp::now().as_millisecond(),
            rules: OnceLock::new(),
            seat: Arc::new(seat),
            house: Arc::new(house),
        };
        store.begin()?;
        let bloc = store.current_bloc()?;
        store.shelf().writer.set_bloc(bloc);
        Ok(store)
    }

    /// The same store with another clock, which tells milliseconds since 1970 (UTC).
    #[must_use]
    pub fn with_clock(mut self, clock: fn() -> i64) -> Self {
        self.clock = clock;
        self
    }

    /// The same store, which judges by these rules.
    #[must_use]
    pub fn with_rules(mut self, rules: Rules) -> Self {
        self.rules = OnceLock::from(Arc::new(rules));
        self
    }

    /// The rules that the store judges by: those given, or the law's.
    pub fn rules(&self) -> &Arc<Rules> {
        let law = || Rules::load(&self.known_awards().unwrap_or_default(), None);
        self.rules.get_or_init(|| Arc::new(law().unwrap_or_default()))
    }

    /// What rules need to know of the awards in the store, and of those of the law that are not in it.
    pub fn known_awards(&self) -> Result<Vec<KnownAward>, EngineError> {
        let pairs = self.engine.scan(keys::records(Kind::Award), usize::MAX, Direction::Forward)?;
        let awards: Result<Vec<Stored>, _> =
            pairs.iter().map(|(key, value)| stored(key, value)).collect();
        let mut known = KnownAward::among(&awards?);
        let law = KnownAward::among(&law::awards().unwrap_or_default());
        let missing = |award: &KnownAward| known.iter().all(|other| other.code != award.code);
        let missing: Vec<KnownAward> = law.into_iter().filter(missing).collect();
        known.extend(missing);
        Ok(known)
    }

    /// The same store, which holds its data folder until it is dropped.
    #[must_use]
    fn holding(self, held: Held) -> Self {
        // A store just opened holds nothing yet.
        let _ = self.house.held.set(held);
        self
    }

    /// Whether nobody else uses the store.
    fn is_alone(&self) -> bool {
        Arc::strong_count(&self.house) == 1
    }

    /// Closes the store and goes on holding its data folder; `None` where there is none, or others use it.
    fn close(self) -> Option<Held> {
        let Self { engine, house, .. } = self;
        drop(engine);
        Arc::into_inner(house)?.held.into_inner()
    }

    /// The data folder it lies in; `None` for a store in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.house.held.get().map(Held::folder)
    }

    /// Makes a new store of an empty engine, or checks the one that is there.
    fn begin(&self) -> Result<(), EngineError> {
        let Some(bytes) = self.engine.get(keys::FORMAT)? else {
            let first = self.engine.scan(keys::everything(), 1, Direction::Forward)?;
            if !first.is_empty() {
                return Err(EngineError::Broken(Message::new(
                    "kho không có phiên bản định dạng: dữ liệu bị hỏng",
                    "the store has no format version: it is damaged",
                )));
            }
            let format = (keys::FORMAT.to_vec(), encode(&FORMAT)?);
            return self.engine.commit(Batch {
                checks: vec![(keys::FORMAT.to_vec(), None)],
                puts: vec![format],
                deletes: Vec::new(),
            });
        };
        let format: u64 = decode(&bytes)?;
        if format > FORMAT {
            return Err(EngineError::Broken(newer(format)));
        }
        let gaps = self.numbering(self.last_number()?.saturating_sub(LAST_STRETCH) + 1)?;
        gaps.into_iter().next().map_or(Ok(()), |gap| Err(EngineError::Broken(gap)))
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.house.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One record.
    pub fn get(&self, link: Link) -> Result<Option<Stored>, EngineError> {
        let key = Key::Record(link).bytes();
        self.engine.get(&key)?.map(|value| stored(&key, &value)).transpose()
    }

    /// The visible part of a list; `None` where `cancelled` said so before it was ready.
    ///
    /// `cache` is the asker's own: it lets the next question of the same list cost less.
    pub fn page(
        &self,
        query: &Query,
        cache: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        self.reading(|fetch| catalog::query::page(&self.catalog(), query, fetch, cache, cancelled))
    }

    /// Every record of a list in its order, with the versions they are at.
    pub fn every(&self, query: &Query) -> Result<Option<Vec<(Link, Version)>>, EngineError> {
        let mut cache = Cache::default();
        self.reading(|fetch| {
            catalog::query::every(&self.catalog(), query, fetch, &mut cache, &|| false)
        })
    }

    /// Lets `work` fetch records; what fails on the way is what is returned.
    fn reading<T>(&self, work: impl FnOnce(Fetch) -> T) -> Result<T, EngineError> {
        let failed = Cell::new(None);
        let fetch = |link| {
            self.get(link).unwrap_or_else(|error| {
                failed.set(Some(error));
                None
            })
        };
        let found = work(&fetch);
        failed.into_inner().map_or(Ok(found), Err)
    }

    /// The nominations of a bloc counted, in a year and the years before it; `None` where `cancelled` said so.
    pub fn tally(&self, bloc: Id, year: i16, cancelled: &dyn Fn() -> bool) -> Option<Tally> {
        self.catalog().tally(bloc, year, cancelled)
    }

    /// Records to point at, best first.
    pub fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        catalog::suggest::suggest(&self.catalog(), ask)
    }

    /// How many records of `kind` there are.
    pub fn count(&self, kind: Kind) -> Result<u64, EngineError> {
        let value = self.engine.get(&Key::Count(kind).bytes())?;
        Ok(value.map(|bytes| decode(&bytes)).transpose()?.unwrap_or_default())
    }

    /// The record of `kind` with this short code; case makes no difference.
    pub fn find_code(&self, kind: Kind, code: &str) -> Result<Option<Link>, EngineError> {
        let value = self.engine.get(&Key::Code(kind, code.to_owned()).bytes())?;
        Ok(value.map(|bytes| decode::<Id>(&bytes)).transpose()?.map(|id| Link::new(kind, id)))
    }

    /// The codes of `kind` that begin with `start`, in lower case.
    pub fn codes(&self, kind: Kind, start: &str) -> Result<Vec<String>, EngineError> {
        let range = keys::under(Key::Code(kind, start.to_owned()).bytes());
        let found = self.engine.scan(range, usize::MAX, Direction::Forward)?;
        let code = |(key, _): &engine::Pair| match Key::parse(key) {
            Some(Key::Code(_, code)) => Some(code),
            _ => None,
        };
        Ok(found.iter().filter_map(code).collect())
    }

    /// The number of the last act; 0 before the first.
    pub fn last_number(&self) -> Result<u64, EngineError> {
        let value = self.engine.get(keys::NUMBER)?;
        Ok(value.map(|bytes| decode(&bytes)).transpose()?.unwrap_or_default())
    }

    /// The bloc worked on; `None` in a store without one.
    pub fn current_bloc(&self) -> Result<Option<Id>, EngineError> {
        Ok(self.engine.get(keys::BLOC)?.map(|bytes| decode(&bytes)).transpose()?)
    }
}

/// The record of a pair of the keyspace.
fn stored(key: &[u8], value: &[u8]) -> Result<Stored, EngineError> {
    let Some(Key::Record(link)) = Key::parse(key) else {
        return Err(EngineError::Broken(Message::new(
            "có khóa lạ giữa các bản ghi: dữ liệu bị hỏng",
            "there is a strange key among the records: the store is damaged",
        )));
    };
    let body: Body = decode(value)?;
    Ok(Stored { id: link.id, version: body.version, record: body.record })
}

/// What is said of a store that a newer program wrote.
fn newer(format: u64) -> Message {
    Message::new(
        format!("kho do chương trình mới hơn tạo (định dạng {format}); hãy dùng chương trình mới"),
        format!("the store was made by a newer program (format {format}): use the newer program"),
    )
}
