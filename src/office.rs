//! Work with a person's own files: what a store answers where those files are at hand. Knows no screen.

pub mod book;
pub mod docx;
pub mod export;
pub mod file;
pub mod intake;
pub mod print;
pub mod template;
pub mod templates;

use std::path::PathBuf;
use std::sync::Arc;

use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::catalog::query::Cache;
use crate::store::engine::EngineError;
use crate::store::guests::Visit;
use crate::store::request::job::Job;
use crate::store::request::{Actor, Ask, Notice, Page, Query, Request, Suggestion};
use crate::store::service::{Answers, Tell};
use crate::text::Message;

/// A store together with the files of the person who uses it, on one machine.
pub struct Office<S> {
    /// Who answers all else.
    under: Arc<S>,
    /// What the work is about.
    store: Arc<Store>,
    /// Where the office's own templates lie.
    templates: Option<PathBuf>,
}

impl<S: Answers> Office<S> {
    /// The files of this machine beside `under`, which answers for `store`.
    pub const fn new(under: Arc<S>, store: Arc<Store>) -> Self {
        Self { under, store, templates: None }
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

    fn consider(
        &self,
        question: &Request,
        progress: &(dyn Fn(Message, u8) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Notice> {
        self.under.consider(question, progress, cancelled)
    }

    fn answer(&self, actor: &Actor, request: Request) -> Vec<Notice> {
        match request {
            Request::Job(job) => self.work(actor, &job, &|_, _| {}, &|| false),
            other => self.under.answer(actor, other),
        }
    }

    fn work(
        &self,
        _: &Actor,
        job: &Job,
        progress: &(dyn Fn(Message, u8) + Sync),
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Notice> {
        let finished = match job {
            Job::Export(export, target) => {
                export::to_file(&self.store, export, target, progress, cancelled)
            }
            Job::Print(print, target) => {
                let templates = self.templates.as_deref();
                print::to_file(&self.store, print, templates, target, cancelled)
            }
        };
        vec![Notice::Finished(Box::new(job.clone()), finished)]
    }
}
