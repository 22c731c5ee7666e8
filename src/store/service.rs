//! The store off the loop: threads that take requests and send notices. Knows no screen.

pub mod latest;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::Store;
use super::catalog::Catalog;
use super::catalog::query::Cache;
use super::engine::EngineError;
use super::request::{Actor, Ask, Notice, Page, Query, Refusal, Request, Suggestion};
use crate::model::{Kind, Value};
use crate::text::Message;
use latest::Latest;

/// The shortest time between two reports of the same long work.
const REPORT: Duration = Duration::from_millis(100);

/// What the service needs of a store.
pub trait Answers: Send + Sync + 'static {
    /// As [`Store::load`].
    fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError>;
    /// As [`Store::catalog`].
    fn catalog(&self) -> Arc<Catalog>;
    /// As [`Store::page`].
    fn page(
        &self,
        query: &Query,
        cache: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError>;
    /// As [`Store::suggest`].
    fn suggest(&self, ask: &Ask) -> Vec<Suggestion>;
    /// As [`Store::pending`].
    fn pending(&self, actor: &Actor) -> Result<(Option<Message>, Option<Message>), EngineError>;
    /// As [`Store::answer`].
    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice>;
}

impl Answers for Store {
    fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        Self::load(self, progress)
    }

    fn catalog(&self) -> Arc<Catalog> {
        Self::catalog(self)
    }

    fn page(
        &self,
        query: &Query,
        cache: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        Self::page(self, query, cache, cancelled)
    }

    fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        Self::suggest(self, ask)
    }

    fn pending(&self, actor: &Actor) -> Result<(Option<Message>, Option<Message>), EngineError> {
        Self::pending(self, actor)
    }

    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        Self::answer(self, actor, request)
    }
}

/// Which list a page is of: of each, only the newest question counts.
type Listed = (Kind, Vec<(String, Value)>);

/// What is counted over many records: of each, only the newest question counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Figures,
    Glance,
    Late,
    Tally,
}

/// One person's service: acts in the order they were asked, pages and suggestions beside them, the
/// newest of a kind only; and the catalog, read once at the start.
pub struct Service {
    acts: Option<Sender<Request>>,
    pages: Arc<Latest<Listed, Query>>,
    suggestions: Arc<Latest<(), Ask>>,
    counts: Arc<Latest<Counted, Request>>,
    threads: Vec<JoinHandle<()>>,
}

impl Service {
    /// Starts the threads. `notify` is called from all of them.
    ///
    /// Loading begins at once: [`Notice::Progress`] and [`Notice::Changed`] as it goes, then
    /// [`Notice::Pending`]. What fails is a [`Refusal::Broken`].
    pub fn start<S, N>(store: Arc<S>, actor: Actor, notify: N) -> io::Result<Self>
    where
        S: Answers,
        N: Fn(Notice) + Send + Clone + 'static,
    {
        let pages = Arc::new(Latest::new());
        let suggestions = Arc::new(Latest::new());
        let counts = Arc::new(Latest::new());
        let (acts, asked) = mpsc::channel::<Request>();

        let (base, tell, person) = (Arc::clone(&store), notify.clone(), actor.clone());
        spawn("load", move || careful(&tell, || load(&*base, &person, &tell)))?;

        let (base, tell) = (Arc::clone(&store), notify.clone());
        let asking = actor.clone();
        let acting = spawn("acts", move || {
            for request in asked {
                careful(&tell, || base.answer(&actor, request).into_iter().for_each(&tell));
            }
        })?;

        let (base, tell, queue) = (Arc::clone(&store), notify.clone(), Arc::clone(&pages));
        let paging = spawn("pages", move || {
            let mut cache = Cache::default();
            while let Some((query, cancelled)) = queue.next() {
                let cancelled = || cancelled.load(Ordering::Relaxed);
                careful(&tell, || match base.page(&query, &mut cache, &cancelled) {
                    Ok(Some(page)) if !cancelled() => tell(Notice::Page(page)),
                    Ok(_) => {}
                    Err(error) => tell(Notice::Refused(error.into())),
                });
            }
        })?;

        let (base, tell, queue) = (Arc::clone(&store), notify.clone(), Arc::clone(&counts));
        let counting = spawn("counts", move || {
            while let Some((request, cancelled)) = queue.next() {
                careful(&tell, || {
                    let notices = base.answer(&asking, request);
                    if !cancelled.load(Ordering::Relaxed) {
                        notices.into_iter().for_each(&tell);
                    }
                });
            }
        })?;

        let (base, tell, queue) = (store, notify, Arc::clone(&suggestions));
        let suggesting = spawn("suggestions", move || {
            while let Some((ask, cancelled)) = queue.next() {
                careful(&tell, || {
                    let found = base.suggest(&ask);
                    if !cancelled.load(Ordering::Relaxed) {
                        tell(Notice::Suggested(ask, found));
                    }
                });
            }
        })?;

        let threads = vec![acting, paging, counting, suggesting];
        Ok(Self { acts: Some(acts), pages, suggestions, counts, threads })
    }

    /// Takes a request; its answer comes as notices. After a page or suggestions of the same kind are
    /// asked for again, the older question may stay without an answer.
    pub fn ask(&self, request: Request) {
        match request {
            Request::Page(query) => self.pages.put((query.kind, query.having.clone()), query),
            Request::Figures(_) => self.counts.put(Counted::Figures, request),
            Request::Glance(_) => self.counts.put(Counted::Glance, request),
            Request::Late(_) => self.counts.put(Counted::Late, request),
            Request::Tally(..) => self.counts.put(Counted::Tally, request),
            Request::Suggest(ask) => self.suggestions.put((), ask),
            act => {
                if let Some(acts) = &self.acts {
                    // The receiver lives as long as the service.
                    let _ = acts.send(act);
                }
            }
        }
    }

    /// Finishes every act that was taken, so that it is durable, and ends; lists are let go. Loading
    /// is not waited for: it changes nothing. Dropping the service does the same.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.pages.end();
        self.suggestions.end();
        self.counts.end();
        self.acts = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

/// Does `work`; a panic is told as a broken store instead of leaving the person without an answer.
fn careful(notify: &impl Fn(Notice), work: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(work)).is_err() {
        notify(Notice::Refused(Refusal::Broken(Message::new(
            "Lỗi trong chương trình khi xử lý dữ liệu; hãy thoát và mở lại",
            "A fault of the program while working on the store; quit and open it again",
        ))));
    }
}

fn load(store: &impl Answers, actor: &Actor, notify: &impl Fn(Notice)) {
    let what = || Message::new("Đang đọc dữ liệu", "Reading the store");
    let begun = Instant::now();
    let (mut reported, mut changed) = (Duration::ZERO, Duration::ZERO);
    notify(Notice::Progress(what(), 0));
    let loaded = store.load(&mut |done| {
        let now = begun.elapsed();
        if done < 100 && now >= reported + REPORT {
            reported = now;
            notify(Notice::Progress(what(), done));
        }
        if done < 100 && now >= changed * 2 {
            changed = now;
            notify(Notice::Changed(store.catalog()));
        }
    });
    if let Err(error) = loaded {
        notify(Notice::Refused(error.into()));
        return;
    }
    notify(Notice::Changed(store.catalog()));
    notify(Notice::Progress(what(), 100));
    match store.pending(actor) {
        Ok((undo, redo)) => notify(Notice::Pending { undo, redo }),
        Err(error) => notify(Notice::Refused(error.into())),
    }
}
