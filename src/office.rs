//! Work with a person's own files: what a store answers where those files are at hand. Knows no screen.

pub mod book;
pub mod docx;
pub mod export;
pub mod file;
pub mod folder;
pub mod intake;
pub mod opening;
pub mod print;
pub mod taking;
pub mod template;
pub mod templates;

use std::path::PathBuf;
use std::sync::Arc;

use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::catalog::query::Cache;
use crate::store::engine::EngineError;
use crate::store::guests::Visit;
use crate::store::request::intake::{Intake, LOOKING, READING};
use crate::store::request::job::Job;
use crate::store::request::{Actor, Ask, Notice, Page, Query, Refusal, Request, Save, Suggestion};
use crate::store::service::{Answers, Tell};
use crate::store::watch::Onlooker;
use crate::text::Message;
use book::Watch;
use taking::Desk;

/// A store together with the files of the person who uses it, on one machine.
pub struct Office<S> {
    /// Who answers all else.
    under: Arc<S>,
    /// What the work is about.
    store: Arc<Store>,
    /// The list that is being taken in.
    desk: Desk,
    /// Where the office's own templates lie.
    templates: Option<PathBuf>,
}

impl<S: Answers> Office<S> {
    /// The files of this machine beside `under`, which answers for `store`.
    pub fn new(under: Arc<S>, store: Arc<Store>) -> Self {
        Self { under, store, desk: Desk::default(), templates: None }
    }

    /// The same with the office's own templates of documents in `folder`, where there are any.
    #[must_use]
    pub fn with_templates(self, folder: Option<PathBuf>) -> Self {
        Self { templates: folder, ..self }
    }
}

impl<S: Answers> Answers for Office<S> {
    fn attend(&self, actor: &Actor, tell: Tell) -> Option<Visit> {
        self.under.attend(actor, tell)
    }

    fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        self.under.load(progress)
    }

    fn catalog(&self) -> Arc<Catalog> {
        self.under.catalog()
    }

    fn page(
        &self,
        query: &Query,
        cache: &mut Cache,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        self.under.page(query, cache, cancelled)
    }

    fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        self.under.suggest(ask)
    }

    fn pending(&self, actor: &Actor) -> Result<(Option<Message>, Option<Message>), EngineError> {
        self.under.pending(actor)
    }

    fn consider(&self, question: &Request, onlooker: Onlooker<'_>) -> Vec<Notice> {
        match question {
            Request::Path(typed) => vec![Notice::Path(typed.clone(), folder::look_up(typed))],
            Request::Open(reference) => vec![match opening::open(reference) {
                Ok(()) => Notice::Opened(reference.clone()),
                Err(reason) => Notice::Refused(Refusal::Cannot(reason)),
            }],
            other => self.under.consider(other, onlooker),
        }
    }

    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        match request {
            Request::Job(job) => self.work(actor, &job, Onlooker::NONE),
            Request::Path(_) => self.consider(&request, Onlooker::NONE),
            other => self.under.answer(actor, other),
        }
    }

    fn import(&self, actor: &Actor, saves: &[Save], onlooker: Onlooker<'_>) -> Vec<Notice> {
        self.under.import(actor, saves, onlooker)
    }

    fn work(&self, actor: &Actor, job: &Job, onlooker: Onlooker<'_>) -> Vec<Notice> {
        let mut notices = Vec::new();
        let finished = match job {
            Job::Export(export, target) => export::to_file(&self.store, export, target, onlooker),
            Job::Intake(intake) => {
                let says = match &**intake {
                    Intake::Look(..) => LOOKING,
                    _ => READING,
                };
                let reading = |done| (onlooker.progress)(says.into(), done);
                let watch = Watch { progress: &reading, cancelled: onlooker.cancelled };
                let (finished, saves) = self.desk.step(&self.store, intake, watch);
                if !saves.is_empty() {
                    notices.extend(self.under.import(actor, &saves, onlooker));
                }
                self.desk.settle(&self.store, intake, finished, &mut notices)
            }
            Job::Print(print, target) => {
                let templates = self.templates.as_deref();
                print::to_file(&self.store, print, templates, target, onlooker.cancelled)
            }
        };
        notices.push(Notice::Finished(Box::new(job.clone()), finished));
        notices
    }
}
