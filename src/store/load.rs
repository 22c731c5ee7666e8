//! Reading the whole store into the catalog while people already work. Knows no list and no screen.
//!
//! What the first screen shows comes first: the kinds that are kept whole, then the newest nominations
//! with the persons they name, then all persons, the other nominations, the evidence. Acts go on meanwhile: what
//! they touch, the catalog has heard of from them, and what was read of it is dropped.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::catalog::Ready;
use super::engine::{Direction, EngineError, Pair};
use super::{Shelf, Store, keys, stored};
use crate::model::{Kind, Link, Stored};

/// The kinds that are read last: evidence, of which the first screens show nothing.
const LAST: [Kind; 3] = [Kind::Initiative, Kind::Rating, Kind::Case];

/// How many records are read at once; the catalog is kept from others while so many are taken in.
const STRETCH: usize = 1_000;

/// How many of the newest nominations come before all persons: some screens full. Few, for engines read
/// backward many times slower than forward.
const NEWEST: usize = 300;

/// Threads that read and decode, beside the one that takes in.
const READERS: usize = 2;

/// How far loading has come.
struct Course<'a> {
    read: u64,
    total: u64,
    progress: &'a mut dyn FnMut(u8),
}

impl Store {
    /// Reads every record into the catalog, what lists need first; tells how much of 100 is done, and
    /// again the same where something new is worth a look.
    ///
    /// Records saved or deleted meanwhile are as their act left them. A guest finds done what others did.
    pub fn load(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        let _one = self.house.loads.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_guest() && self.catalog().loaded() == 100 {
            progress(100);
            return Ok(());
        }
        self.shelf().touched = Some(BTreeSet::new());
        let loaded = self.load_all(progress);
        let mut open = self.shelf();
        open.touched = None;
        if loaded.is_ok() {
            open.writer.set_loaded(100);
        }
        open.forget();
        drop(open);
        loaded.inspect(|()| progress(100))
    }

    /// Reads the records of these kinds alone, for what needs no other.
    pub fn load_only(&self, kinds: &[Kind]) -> Result<(), EngineError> {
        if self.is_guest() && self.catalog().loaded() == 100 {
            return Ok(());
        }
        let mut course = Course { read: 0, total: 0, progress: &mut |_| {} };
        kinds.iter().try_for_each(|kind| self.load_kind(keys::records(*kind), &mut course))
    }

    /// Reads the persons alone that records of `kind` name; those have been read.
    pub fn load_persons_of(&self, kind: Kind) -> Result<(), EngineError> {
        let naming = self.catalog().all(kind);
        let persons = self.persons_of(naming.iter().map(|stored| &**stored))?;
        let mut course = Course { read: 0, total: 0, progress: &mut |_| {} };
        self.take_in(Ready::of(persons), &mut course, 0);
        Ok(())
    }

    fn load_all(&self, progress: &mut dyn FnMut(u8)) -> Result<(), EngineError> {
        let mut course = Course { read: 0, total: 0, progress };
        for kind in Kind::ALL {
            course.total += self.count(kind)?;
        }
        for kind in Kind::ALL.into_iter().filter(|kind| !kind.is_many()) {
            self.load_kind(keys::records(kind), &mut course)?;
        }
        course.tell();
        let mut nominations = keys::records(Kind::Nomination);
        // Persons that come all at once: nobody sees a list of some of them, in which the first is not first.
        let few = self.count(Kind::Person)? <= STRETCH as u64;
        if few {
            self.load_kind(keys::records(Kind::Person), &mut course)?;
        }
        self.load_newest(&mut nominations, &mut course)?;
        course.tell();
        if !few {
            self.load_kind(keys::records(Kind::Person), &mut course)?;
        }
        self.load_kind(nominations, &mut course)?;
        LAST.iter().try_for_each(|kind| self.load_kind(keys::records(*kind), &mut course))
    }

    /// Reads the newest of `nominations`, which end before them afterwards, and the persons they name.
    fn load_newest(
        &self,
        nominations: &mut Range<Vec<u8>>,
        course: &mut Course,
    ) -> Result<(), EngineError> {
        let newest = self.engine.scan(nominations.clone(), NEWEST, Direction::Backward)?;
        if let Some((first, _)) = newest.last() {
            nominations.end.clone_from(first);
        }
        let newest = records(&newest)?;
        let named = self.persons_of(newest.iter())?;
        self.take_in(Ready::of(named), course, 0);
        let count = newest.len();
        self.take_in(Ready::of(newest), course, count);
        Ok(())
    }

    /// The persons that records point at.
    fn persons_of<'a>(
        &self,
        records: impl Iterator<Item = &'a Stored>,
    ) -> Result<Vec<Stored>, EngineError> {
        let links = records.flat_map(|stored| stored.record.links());
        let persons: BTreeSet<Link> = links.filter(|link| link.kind == Kind::Person).collect();
        let found = persons.into_iter().filter_map(|link| self.get(link).transpose());
        found.collect()
    }

    /// Reads a range of records on threads of their own.
    fn load_kind(&self, range: Range<Vec<u8>>, course: &mut Course) -> Result<(), EngineError> {
        let left = Mutex::new(range);
        thread::scope(|scope| {
            let (sender, ready) = sync_channel(READERS);
            for _ in 0..READERS {
                let (sender, left) = (sender.clone(), &left);
                scope.spawn(move || self.read(left, &sender));
            }
            drop(sender);
            for stretch in ready {
                let (count, ready) = stretch?;
                self.take_in(ready, course, count);
            }
            Ok(())
        })
    }

    /// Reads stretches until nothing is left or nobody listens.
    fn read(
        &self,
        left: &Mutex<Range<Vec<u8>>>,
        sender: &SyncSender<Result<(usize, Ready), EngineError>>,
    ) {
        loop {
            let pairs = self.stretch(&mut left.lock().unwrap_or_else(PoisonError::into_inner));
            let ready = match pairs {
                Ok(pairs) if pairs.is_empty() => return,
                pairs => pairs.and_then(|pairs| Ok((pairs.len(), Ready::of(records(&pairs)?)))),
            };
            let failed = ready.is_err();
            if sender.send(ready).is_err() || failed {
                return;
            }
        }
    }

    /// The first records of `left`, which begins behind them afterwards.
    fn stretch(&self, left: &mut Range<Vec<u8>>) -> Result<Vec<Pair>, EngineError> {
        let pairs = self.engine.scan(left.clone(), STRETCH, Direction::Forward)?;
        if let Some((last, _)) = pairs.last() {
            left.start = [last.as_slice(), &[0]].concat();
        }
        Ok(pairs)
    }

    /// Lets the catalog have records, but for those that an act has touched meanwhile.
    fn take_in(&self, ready: Ready, course: &mut Course, count: usize) {
        course.read += count as u64;
        let percent = course.percent();
        let mut open = self.shelf();
        let Shelf { writer, touched, .. } = &mut *open;
        writer.put_ready(ready, |link| touched.as_ref().is_some_and(|links| links.contains(&link)));
        writer.set_loaded(percent);
        open.forget();
        drop(open);
        (course.progress)(percent);
    }
}

impl Course<'_> {
    /// Less than 100 until everything is done.
    fn percent(&self) -> u8 {
        let percent = self.read.saturating_mul(100).checked_div(self.total).unwrap_or(99);
        u8::try_from(percent.min(99)).unwrap_or(99)
    }

    fn tell(&mut self) {
        let percent = self.percent();
        (self.progress)(percent);
    }
}

fn records(pairs: &[Pair]) -> Result<Vec<Stored>, EngineError> {
    pairs.iter().map(|(key, value)| stored(key, value)).collect()
}
