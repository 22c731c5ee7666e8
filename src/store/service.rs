//! The store off the loop: threads that take requests and send notices. Knows no screen.

pub mod latest;
mod reports;

use std::io;
use std::mem::{Discriminant, discriminant};
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
use super::guests::Visit;
use super::request::job::{Finished, Job};
use super::request::{Actor, Ask, Notice, Pace, Page, Query, Refusal, Request, Save, Suggestion};
use super::watch::Onlooker;
use crate::model::{Kind, Value};
use crate::text::Message;
use latest::Latest;
use reports::{REPORT, reported};

/// What hears of others; called from their threads.
pub type Tell = Box<dyn Fn(Notice) + Send + Sync>;

/// What the service needs of a store.
pub trait Answers: Send + Sync + 'static {
    /// As [`Store::attend`]; `None` where nobody else can be there.
    fn attend(&self, actor: &Actor, tell: Tell) -> Option<Visit> {
        let _ = (actor, tell);
        None
    }
    /// As [`Store::load`]; nothing where others have done so.
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
    /// As [`Store::consider`].
    fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice>;
    /// As [`Store::answer`].
    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice>;
    /// Takes records in from a file, in one act, backed up before where that is usual, while `onlooker` looks on.
    /// What is told of the progress says when it cannot be stopped any more.
    fn import(&self, actor: &Actor, saves: &[Save], onlooker: Onlooker<'_>) -> Vec<Notice>;
    /// Does work with the person's own files, while `onlooker` looks on. What is no more than a store has no
    /// hand on them, and says which command line does the same where they are.
    fn work(&self, actor: &Actor, job: &Job, onlooker: Onlooker<'_>) -> Vec<Notice> {
        let _ = (actor, onlooker);
        vec![Notice::Finished(Box::new(job.clone()), Finished::Failed(elsewhere(job)))]
    }
}

/// Why a job cannot be done here, and what can be.
fn elsewhere(job: &Job) -> Message {
    let line = job.command_line();
    Message::new(
        format!("tệp của bạn không ở máy giữ kho; tại máy của bạn hãy chạy: {line}"),
        format!("your files are not on the machine that holds the store; on your own run: {line}"),
    )
}

impl Answers for Store {
    fn attend(&self, actor: &Actor, tell: Tell) -> Option<Visit> {
        Some(Self::attend(self, actor, tell))
    }

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

    fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice> {
        Self::consider(self, question, onlooker)
    }

    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        Self::answer(self, actor, request)
    }

    fn import(&self, actor: &Actor, saves: &[Save], onlooker: Onlooker<'_>) -> Vec<Notice> {
        self.taken_in(actor, saves, onlooker)
    }
}

/// Questions of which the newest of each sort counts.
type Questions = Arc<Latest<Discriminant<Request>, Request>>;

/// Which list a page is of: of each, only the newest question counts.
type Listed = (Kind, bool, Vec<(String, Value)>);

/// One person's service: acts in the order they were asked, pages and suggestions beside them, the
/// newest of a kind only; other questions beside those; work with files beside all of it; and the catalog,
/// read once at the start.
pub struct Service {
    acts: Option<Sender<Request>>,
    pages: Arc<Latest<Listed, Query>>,
    suggestions: Arc<Latest<(), Ask>>,
    /// What is answered soon.
    looks: Questions,
    /// What may take seconds.
    surveys: Questions,
    /// Work with files.
    jobs: Arc<Latest<(), Box<Job>>>,
    threads: Vec<JoinHandle<()>>,
    /// While the person is here.
    visit: Option<Visit>,
}

impl Service {
    /// Starts the threads. `notify` is called from all of them.
    ///
    /// Loading begins at once: [`Notice::Progress`] and [`Notice::Changed`] as it goes, then
    /// [`Notice::Pending`]. What fails is a [`Refusal::Broken`].
    pub fn start<S, N>(store: Arc<S>, actor: Actor, notify: N) -> io::Result<Self>
    where
        S: Answers,
        N: Fn(Notice) + Send + Sync + Clone + 'static,
    {
        let visit = store.attend(&actor, Box::new(notify.clone()));
        let pages = Arc::new(Latest::new());
        let suggestions = Arc::new(Latest::new());
        let (acts, asked) = mpsc::channel::<Request>();

        let jobs = Arc::new(Latest::new());
        let working = work(&store, &actor, &notify, &jobs)?;

        let (base, tell, person) = (Arc::clone(&store), notify.clone(), actor.clone());
        spawn("load", move || careful(&tell, || load(&*base, &person, &tell)))?;

        let (base, tell) = (Arc::clone(&store), notify.clone());
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

        let looks = Questions::default();
        let looking = consider("looks", &store, &notify, &looks)?;
        let surveys = Questions::default();
        let surveying = consider("surveys", &store, &notify, &surveys)?;

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

        let threads = vec![acting, paging, suggesting, looking, surveying, working];
        Ok(Self { acts: Some(acts), pages, suggestions, looks, surveys, jobs, threads, visit })
    }

    /// Takes a request; its answer comes as notices. After a page or suggestions of the same kind are
    /// asked for again, the older question may stay without an answer.
    pub fn ask(&self, request: Request) {
        match request {
            Request::Page(query) => {
                let listed = (query.kind, query.behind.is_some(), query.having.clone());
                self.pages.put(listed, query);
            }
            Request::Suggest(ask) => self.suggestions.put((), ask),
            Request::Job(job) => self.jobs.put((), job),
            Request::Stop => self.jobs.stop(),
            other => match other.pace() {
                Pace::Look => self.looks.put(discriminant(&other), other),
                Pace::Survey => self.surveys.put(discriminant(&other), other),
                Pace::InTurn => {
                    if let Some(acts) = &self.acts {
                        // The receiver lives as long as the service.
                        let _ = acts.send(other);
                    }
                }
            },
        }
    }

    /// Finishes every act that was taken, so that it is durable, and ends; lists and work with files are let go. Loading
    /// is not waited for: it changes nothing. Dropping the service does the same.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.pages.end();
        self.suggestions.end();
        self.looks.end();
        self.surveys.end();
        self.jobs.end();
        self.acts = None;
        self.visit = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// A thread that answers questions; what takes long tells how far it has come.
fn consider<S, N>(
    name: &str,
    store: &Arc<S>,
    notify: &N,
    questions: &Questions,
) -> io::Result<JoinHandle<()>>
where
    S: Answers,
    N: Fn(Notice) + Send + Clone + 'static,
{
    let (store, tell, questions) = (Arc::clone(store), notify.clone(), Arc::clone(questions));
    spawn(name, move || {
        while let Some((question, cancelled)) = questions.next() {
            let cancelled = || cancelled.load(Ordering::Relaxed);
            careful(&tell, || {
                let answered =
                    reported(&tell, &cancelled, |onlooker| store.consider(&question, onlooker));
                answered.into_iter().filter(|_| !cancelled()).for_each(&tell);
            });
        }
    })
}

/// A thread that does work with files; what was stopped is told of, too.
fn work<S, N>(
    store: &Arc<S>,
    actor: &Actor,
    notify: &N,
    jobs: &Arc<Latest<(), Box<Job>>>,
) -> io::Result<JoinHandle<()>>
where
    S: Answers,
    N: Fn(Notice) + Send + Clone + 'static,
{
    let (store, tell, jobs) = (Arc::clone(store), notify.clone(), Arc::clone(jobs));
    let actor = actor.clone();
    spawn("files", move || {
        while let Some((job, cancelled)) = jobs.next() {
            let cancelled = || cancelled.load(Ordering::Relaxed);
            careful(&tell, || {
                let done =
                    reported(&tell, &cancelled, |onlooker| store.work(&actor, &job, onlooker));
                done.into_iter().for_each(&tell);
            });
        }
    })
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
