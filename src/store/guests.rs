//! Who is at the store now, on which record, and who hears of what others do. Knows no screen.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::Store;
use super::request::{Actor, Notice};
use crate::model::Link;

/// Somebody at the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Tells two sessions of one person apart.
    pub seat: u64,
    /// Who, and the way in.
    pub actor: Actor,
    /// The record looked at, and whether it is being written.
    pub at: Option<(Link, bool)>,
}

/// Everybody at one store.
#[derive(Default)]
pub(super) struct Guests {
    seats: AtomicU64,
    inside: Mutex<Vec<Guest>>,
}

struct Guest {
    present: Present,
    hear: Arc<dyn Fn(News) + Send + Sync>,
}

/// What others did.
#[derive(Clone)]
enum News {
    Changed,
    Present(Arc<[Present]>),
}

/// A person who hears of others until this is dropped.
pub struct Visit {
    guests: Weak<super::House>,
    seat: u64,
}

impl Guests {
    pub(super) fn next_seat(&self) -> u64 {
        self.seats.fetch_add(1, Ordering::Relaxed)
    }

    fn inside(&self) -> MutexGuard<'_, Vec<Guest>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells everybody else than `seat`; nobody is kept waiting by those who hear.
    fn tell(&self, seat: u64, news: &News) {
        let others: Vec<_> = {
            let inside = self.inside();
            let others = inside.iter().filter(|guest| guest.present.seat != seat);
            others.map(|guest| Arc::clone(&guest.hear)).collect()
        };
        for hear in others {
            hear(news.clone());
        }
    }

    /// Tells everybody who is here.
    fn tell_present(&self) {
        let present: Arc<[Present]> =
            self.inside().iter().map(|guest| guest.present.clone()).collect();
        self.tell(u64::MAX, &News::Present(present));
    }
}

impl Store {
    /// Lets a person hear what others do at this store, and others that they are here. `tell` is called from
    /// the threads of those others and must not wait.
    pub fn attend(&self, actor: &Actor, tell: impl Fn(Notice) + Send + Sync + 'static) -> Visit {
        let view = self.again();
        let hear = move |news: News| match news {
            News::Changed => tell(Notice::Changed(view.catalog())),
            News::Present(present) => {
                let others = present.iter().filter(|present| present.seat != view.seat.number);
                tell(Notice::Others(others.cloned().collect()));
            }
        };
        let present = Present { seat: self.seat.number, actor: actor.clone(), at: None };
        self.house.guests.inside().push(Guest { present, hear: Arc::new(hear) });
        self.house.guests.tell_present();
        Visit { guests: Arc::downgrade(&self.house), seat: self.seat.number }
    }

    /// Tells others which record this person looks at, and whether they write it.
    pub fn stand_at(&self, at: Option<(Link, bool)>) {
        let moved = {
            let mut inside = self.house.guests.inside();
            let own = inside.iter_mut().find(|guest| guest.present.seat == self.seat.number);
            own.is_some_and(|guest| std::mem::replace(&mut guest.present.at, at) != at)
        };
        if moved {
            self.house.guests.tell_present();
        }
    }

    /// Tells others that something changed.
    pub(super) fn tell_others(&self) {
        self.house.guests.tell(self.seat.number, &News::Changed);
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        if let Some(house) = self.guests.upgrade() {
            house.guests.inside().retain(|guest| guest.present.seat != self.seat);
            house.guests.tell_present();
        }
    }
}
