//! The store: records on an engine, with journal, undo, drafts and the in-memory catalog. Knows no screen.

pub mod catalog;
pub mod engine;
pub mod journal;
pub mod request;
pub mod service;

use std::sync::Arc;

use catalog::Catalog;
use engine::{Engine, EngineError};
use journal::Entry;
use request::{Actor, Ask, Done, Draft, Page, Query, Refusal, Request, Save, Suggestion};

use crate::model::nomination::Step;
use crate::model::{Id, Kind, Link, Stored, Version};
use crate::text::Message;

/// Records on an engine. Shared between threads; every method may be called from any of them.
pub struct Store {
    engine: Box<dyn Engine>,
}

impl Store {
    /// A store on `engine`; the catalog is empty until [`Store::load`].
    pub fn new(engine: Box<dyn Engine>) -> Result<Self, EngineError> {
        Ok(Self { engine })
    }

    /// Reads every record into the catalog, what lists need first; tells how much of 100 is done.
    pub fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        let _ = (&self.engine, progress);
        Ok(())
    }

    /// The catalog as it is now; does not change under the reader.
    pub fn catalog(&self) -> Arc<Catalog> {
        Arc::default()
    }

    /// One record.
    pub fn get(&self, link: Link) -> Result<Option<Stored>, EngineError> {
        let _ = link;
        Ok(None)
    }

    /// The visible part of a list; `None` where `cancelled` said so before it was ready.
    pub fn page(
        &self,
        query: &Query,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Page>, EngineError> {
        let _ = (query, cancelled);
        Ok(None)
    }

    /// Records to point at, best first.
    pub fn suggest(&self, ask: &Ask) -> Vec<Suggestion> {
        let _ = ask;
        Vec::new()
    }

    /// Saves records in one act.
    pub fn save(&self, actor: &Actor, saves: Vec<Save>) -> Result<Done, Refusal> {
        let _ = (actor, saves);
        Err(Refusal::Cannot(Message::new("", "")))
    }

    /// Deletes records, seen at these versions, in one act.
    pub fn delete(&self, actor: &Actor, seen: &[(Link, Version)]) -> Result<Done, Refusal> {
        let _ = (actor, seen);
        Err(Refusal::Cannot(Message::new("", "")))
    }

    /// Enters a state in nominations, in one act.
    pub fn step(&self, actor: &Actor, nominations: &[Id], step: &Step) -> Result<Done, Refusal> {
        let _ = (actor, nominations, step);
        Err(Refusal::Cannot(Message::new("", "")))
    }

    /// Undoes the actor's last act that is not undone.
    pub fn undo(&self, actor: &Actor) -> Result<Done, Refusal> {
        let _ = actor;
        Err(Refusal::Cannot(Message::new("", "")))
    }

    /// Does again what the actor undid last, unless they did something else since.
    pub fn redo(&self, actor: &Actor) -> Result<Done, Refusal> {
        let _ = actor;
        Err(Refusal::Cannot(Message::new("", "")))
    }

    /// What undo and redo would do for the actor.
    pub fn pending(
        &self,
        actor: &Actor,
    ) -> Result<(Option<Message>, Option<Message>), EngineError> {
        let _ = actor;
        Ok((None, None))
    }

    /// The acts that touched a record, newest first; each entry holds only the changes of that record.
    pub fn history(&self, link: Link) -> Result<Vec<Entry>, EngineError> {
        let _ = link;
        Ok(Vec::new())
    }

    /// The bloc worked on; `None` in a store without one.
    pub fn current_bloc(&self) -> Result<Option<Id>, EngineError> {
        Ok(None)
    }

    /// Works on `bloc` from now on.
    pub fn use_bloc(&self, bloc: Id) -> Result<(), EngineError> {
        let _ = bloc;
        Ok(())
    }

    /// Keeps an unfinished form; it replaces one of the same person, kind and record.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), EngineError> {
        let _ = draft;
        Ok(())
    }

    /// Forgets an unfinished form.
    pub fn drop_draft(&self, who: &str, kind: Kind, id: Option<Id>) -> Result<(), EngineError> {
        let _ = (who, kind, id);
        Ok(())
    }

    /// A person's unfinished forms, newest first.
    pub fn drafts(&self, who: &str) -> Result<Vec<Draft>, EngineError> {
        let _ = who;
        Ok(Vec::new())
    }

    /// Answers any request: what the service does on its threads and stories do at once.
    pub fn answer(&self, actor: &Actor, request: Request) -> Vec<request::Notice> {
        let _ = (actor, request);
        Vec::new()
    }
}
