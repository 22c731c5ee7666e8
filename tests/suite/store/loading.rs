//! Loading while people already act: what was read before an act never covers what the act wrote.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

use thidua::model::person::Person;
use thidua::model::{Kind, Names, Record, Stored};
use thidua::store::Store;
use thidua::store::engine::{Batch, Direction, Engine, EngineError, Pair};
use thidua::store::keys;
use thidua::store::memory::Memory;
use thidua::text::Lang;

use super::helm::*;

/// What happens between reading records and taking them in.
type Meanwhile = Box<dyn FnOnce(&Store) + Send>;

/// An engine that lets something happen right after it read the persons.
#[derive(Default)]
struct Interrupted {
    memory: Memory,
    store: OnceLock<Arc<Store>>,
    meanwhile: Mutex<Option<Meanwhile>>,
}

impl Engine for Interrupted {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        self.memory.get(key)
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        let persons = range.start == keys::records(Kind::Person).start;
        let pairs = self.memory.scan(range, limit, direction)?;
        if persons && !pairs.is_empty() {
            let meanwhile = self.meanwhile.lock().unwrap().take();
            if let (Some(meanwhile), Some(store)) = (meanwhile, self.store.get()) {
                meanwhile(store);
            }
        }
        Ok(pairs)
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        self.memory.commit(batch)
    }
}

fn rename(person: &Stored, name: &str) -> thidua::store::request::Save {
    let name = name.to_owned();
    edit(person, |record| *record = Record::Person(Person { name, ..Person::default() }))
}

#[test]
fn what_was_saved_or_deleted_while_loading_stays_so() {
    let engine = Arc::new(Interrupted::default());
    let store = Arc::new(Store::new(Box::new(Arc::clone(&engine))).unwrap());
    let [saved, deleted, left] = ["Trần Thị Ngọc", "Hoàng Văn Thức", "Lại Hồng Thanh"]
        .map(|name| make(&store, person(name)));
    // A store opened anew, which has loaded nothing yet.
    let store = Arc::new(Store::new(Box::new(Arc::clone(&engine))).unwrap());
    assert!(engine.store.set(Arc::clone(&store)).is_ok());
    let (to_save, to_delete) = (saved.clone(), deleted.clone());
    *engine.meanwhile.lock().unwrap() = Some(Box::new(move |store| {
        store.save(&actor("Lan"), vec![rename(&to_save, "Trần Thị Bích Ngọc")]).unwrap();
        store.delete(&actor("Lan"), &[(to_delete.link(), to_delete.version)]).unwrap();
        make(store, person("Vũ Thị Mới"));
    }));

    store.load(&mut |_| {}).unwrap();

    assert!(engine.meanwhile.lock().unwrap().is_none(), "it happened while the persons were read");
    let catalog = store.catalog();
    let title = |stored: &Stored| catalog.names(Lang::Vi).title(stored.link());
    assert_eq!(title(&saved).as_deref(), Some("Trần Thị Bích Ngọc"));
    assert_eq!(catalog.version(saved.link()), Some(2));
    assert_eq!(catalog.version(deleted.link()), None);
    assert_eq!(title(&left).as_deref(), Some("Lại Hồng Thanh"));
    assert_eq!(catalog.count(Kind::Person), 3);
}

#[test]
fn loading_twice_is_loading_once_and_may_be_watched_from_inside() {
    let store = store();
    let house = house(&store);
    for year in 2001..2021 {
        make(&store, house.nomination(year));
    }
    let mut seen = Vec::new();
    for _ in 0..2 {
        store.load(&mut |_| seen.push(store.catalog().count(Kind::Nomination))).unwrap();
    }
    assert_eq!(seen.last(), Some(&20));
    assert_eq!(store.catalog().count(Kind::Person), 1);
    assert_eq!(store.catalog().loaded(), 100);
}

#[test]
fn the_newest_nominations_are_there_before_many_persons_are() {
    let fresh = Arc::new(Interrupted::default());
    let old = Store::new(Box::new(Arc::clone(&fresh))).unwrap();
    let house = house(&old);
    let made = make(&old, house.nomination(2021));
    let others = (0..1_000).map(|at| new(person(&format!("Nguyễn Văn {at}")))).collect();
    old.save(&actor("Lan"), others).unwrap();
    let store = Arc::new(Store::new(Box::new(Arc::clone(&fresh))).unwrap());
    assert!(fresh.store.set(Arc::clone(&store)).is_ok());
    let seen = Arc::new(Mutex::new(None));
    let told = Arc::clone(&seen);
    *fresh.meanwhile.lock().unwrap() = Some(Box::new(move |store| {
        let catalog = store.catalog();
        *told.lock().unwrap() = catalog.names(Lang::Vi).title(made.link());
    }));
    store.load(&mut |_| {}).unwrap();
    let title = seen.lock().unwrap().clone().expect("the nomination before the persons");
    assert!(title.contains("Trần Thị Ngọc"), "{title}");
}

#[test]
fn few_persons_come_all_at_once() {
    let engine = Arc::new(Interrupted::default());
    let old = Store::new(Box::new(Arc::clone(&engine))).unwrap();
    let house = house(&old);
    make(&old, house.nomination(2021));
    let others = (0..99).map(|at| new(person(&format!("Nguyễn Văn {at}")))).collect();
    old.save(&actor("Lan"), others).unwrap();
    let store = Store::new(Box::new(Arc::clone(&engine))).unwrap();
    let mut seen = Vec::new();
    store.load(&mut |_| seen.push(store.catalog().count(Kind::Person))).unwrap();
    assert!(seen.iter().all(|count| [0, 100].contains(count)), "{seen:?}");
    assert_eq!(seen.last(), Some(&100));
}
