//! One person's way to a store that several use: their role, and the bloc they work on. Knows no way in.

use std::sync::{Arc, Mutex, PoisonError};

use super::catalog::Catalog;
use super::engine::{Batch, EngineError};
use super::role::Role;
use super::veil::Veil;
use super::{Store, encode, keys};
use crate::model::Id;

/// A person's place at the store.
#[derive(Debug)]
pub(super) struct Seat {
    /// Tells seats apart.
    pub number: u64,
    /// What the person may do.
    pub role: Role,
    /// The bloc that this person works on, where it is their own affair; else it is the store's.
    pub bloc: Option<Mutex<Option<Id>>>,
}

impl Store {
    /// The same store as somebody with `role` uses it: what the role may not do is refused, what it may not
    /// see is covered, and the bloc worked on is their own affair.
    #[must_use]
    pub fn seat(&self, who: &str, role: Role) -> Self {
        let engine = Arc::clone(&self.house.engine);
        let engine = if role == Role::Viewer { Arc::new(Veil::new(engine, who)) } else { engine };
        let bloc = Some(Mutex::new(self.catalog().bloc()));
        let seat = Seat { number: self.house.guests.next_seat(), role, bloc };
        Self { engine, seat: Arc::new(seat), ..self.again() }
    }

    /// The same seat once more.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            engine: Arc::clone(&self.engine),
            clock: self.clock,
            rules: self.rules.clone(),
            seat: Arc::clone(&self.seat),
            house: Arc::clone(&self.house),
        }
    }

    /// Whether this seat is one of several at a store that somebody else opened.
    pub(super) fn is_guest(&self) -> bool {
        self.seat.bloc.is_some()
    }

    /// What the person here may do.
    pub fn role(&self) -> Role {
        self.seat.role
    }

    /// The catalog as it is now; does not change under the reader.
    pub fn catalog(&self) -> Arc<Catalog> {
        let shelf = &mut *self.shelf();
        let latest = if self.seat.role == Role::Viewer {
            shelf.covered.get_or_insert_with(|| shelf.writer.covered())
        } else {
            shelf.latest.get_or_insert_with(|| shelf.writer.snapshot())
        };
        let own = self
            .seat
            .bloc
            .as_ref()
            .map(|bloc| *bloc.lock().unwrap_or_else(PoisonError::into_inner));
        match own {
            Some(bloc) if bloc != latest.bloc() => Arc::new(latest.working_on(bloc)),
            _ => Arc::clone(latest),
        }
    }

    /// Works on `bloc` from now on.
    pub fn use_bloc(&self, bloc: Id) -> Result<(), EngineError> {
        if let Some(own) = &self.seat.bloc {
            *own.lock().unwrap_or_else(PoisonError::into_inner) = Some(bloc);
            return Ok(());
        }
        let puts = vec![(keys::BLOC.to_vec(), encode(&bloc)?)];
        self.engine.commit(Batch { puts, ..Batch::default() })?;
        let mut open = self.shelf();
        open.writer.set_bloc(Some(bloc));
        open.forget();
        Ok(())
    }
}
