//! The backup of the day, made beside a person's work after the first save of a day. Knows no screen.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::{BackupError, backup_watched, daily};
use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::catalog::query::Cache;
use crate::store::engine::EngineError;
use crate::store::exchange::ExportError;
use crate::store::guests::Visit;
use crate::store::request::intake::BACKING_UP;
use crate::store::request::{Actor, Ask, Notice, Page, Query, Refusal, Request, Save, Suggestion};
use crate::store::service::{Answers, Tell};
use crate::store::watch::{Onlooker, Watch, share};
use crate::text::Message;

/// How much of 100 is done of taking records in when the store is backed up.
const BACKED_UP: u8 = 40;

/// A store that is backed up after the first save of a day, without keeping anybody waiting.
///
/// Where saving goes on meanwhile, the next save tries again, and the last time is when this is dropped. A
/// backup that fails is told once, with the next answer.
pub struct Daily {
    /// Who answers: the store as one person uses it.
    store: Arc<Store>,
    /// What is backed up: the store whole.
    whole: Arc<Store>,
    folder: PathBuf,
    state: Arc<Mutex<State>>,
    work: Arc<Mutex<Option<JoinHandle<()>>>>,
}

#[derive(Default)]
struct State {
    /// The day that needs no more attempt.
    settled: Option<Date>,
    /// Something was saved and is in no backup of its day yet.
    due: bool,
    /// What went wrong and has not been told.
    failure: Option<Message>,
}

impl Daily {
    /// Backs `store` up into `folder`.
    pub fn new(store: Arc<Store>, folder: PathBuf) -> Self {
        let whole = Arc::clone(&store);
        Self { store, whole, folder, state: Arc::default(), work: Arc::default() }
    }

    /// The same backups, for somebody who uses the store in their own way.
    #[must_use]
    pub fn beside(&self, store: Arc<Store>) -> Self {
        let (whole, folder) = (Arc::clone(&self.whole), self.folder.clone());
        Self { store, whole, folder, state: Arc::clone(&self.state), work: Arc::clone(&self.work) }
    }

    /// Something was saved: begins the backup of the day, unless it is made or being made.
    fn saved(&self) {
        let today = ZonedDateTime::now().date();
        {
            let mut state = locked(&self.state);
            if state.settled == Some(today) {
                return;
            }
            state.due = true;
        }
        let mut work = locked(&self.work);
        if work.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return;
        }
        let (store, folder, state) =
            (Arc::clone(&self.whole), self.folder.clone(), Arc::clone(&self.state));
        let begun = thread::Builder::new()
            .name("backup".to_owned())
            .spawn(move || attempt(&state, || daily(&store, &folder, today), today));
        *work = begun.ok();
    }
}

/// Backs up, and notes how it went.
fn attempt(
    state: &Mutex<State>,
    backup: impl FnOnce() -> Result<Option<PathBuf>, BackupError>,
    today: Date,
) {
    let made = backup();
    let mut state = locked(state);
    match made {
        Err(BackupError::Export(ExportError::Changed)) => return,
        Err(error) => state.failure = Some(error.message()),
        Ok(_) => {}
    }
    state.settled = Some(today);
    state.due = false;
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Daily {
    fn drop(&mut self) {
        let work = locked(&self.work).take();
        if let Some(thread) = work {
            // A backup that panicked left nothing but a partial file, which the next one removes.
            let _ = thread.join();
        }
        if locked(&self.state).due {
            let today = ZonedDateTime::now().date();
            attempt(&self.state, || daily(&self.whole, &self.folder, today), today);
        }
    }
}

impl Answers for Daily {
    fn attend(&self, actor: &Actor, tell: Tell) -> Option<Visit> {
        Answers::attend(&*self.store, actor, tell)
    }

    fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        self.store.load(progress)
    }

    fn catalog(&self) -> Arc<Catalog> {
        self.store.catalog()
    }

    fn page(
        &self,
        query: &Query,
        cache: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        self.store.page(query, cache, cancelled)
    }

    fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        self.store.suggest(ask)
    }

    fn pending(&self, actor: &Actor) -> Result<(Option<Message>, Option<Message>), EngineError> {
        self.store.pending(actor)
    }

    fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice> {
        let mut notices = self.store.consider(question, onlooker);
        for notice in &mut notices {
            if let Notice::Checklist(found) = notice {
                Arc::make_mut(found).backup = super::newest(&self.folder);
            }
        }
        notices
    }

    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        self.answered(self.store.answer(actor, request))
    }

    fn import(&self, actor: &Actor, saves: &[Save], onlooker: Onlooker<'_>) -> Vec<Notice> {
        let Onlooker { progress, cancelled } = onlooker;
        let backing_up =
            |done| progress(BACKING_UP.into(), share((0, BACKED_UP), usize::from(done), 100));
        let watch = Watch { progress: &backing_up, cancelled };
        match backup_watched(&self.whole, &self.folder, watch) {
            Ok(_) => {}
            Err(BackupError::Stopped) => return vec![Notice::Refused(Refusal::Stopped)],
            Err(error) => return vec![Notice::Refused(Refusal::Cannot(error.message()))],
        }
        let further = |what, done| progress(what, share((BACKED_UP, 100), usize::from(done), 100));
        let further = Onlooker { progress: &further, cancelled };
        self.answered(Answers::import(&*self.store, actor, saves, further))
    }
}

impl Daily {
    /// What the store answered, and what went wrong with a backup meanwhile.
    fn answered(&self, mut notices: Vec<Notice>) -> Vec<Notice> {
        if notices.iter().any(|notice| matches!(notice, Notice::Done(_))) {
            self.saved();
        }
        let failure = locked(&self.state).failure.take();
        notices.extend(failure.map(|message| Notice::Refused(Refusal::Cannot(message))));
        notices
    }
}
