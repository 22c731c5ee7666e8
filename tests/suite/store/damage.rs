//! What goes wrong below the store: damage is told by the audit, failures refuse and change nothing.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use thidua::model::Kind;
use thidua::store::Store;
use thidua::store::engine::{Batch, Direction, Engine, EngineError, Pair};
use thidua::store::keys::{self, Key};
use thidua::store::memory::Memory;
use thidua::store::request::Refusal;
use thidua::text::Message;

use super::helm::*;

fn remove(engine: &Memory, key: &Key) {
    engine.commit(Batch { deletes: vec![key.bytes()], ..Batch::default() }).unwrap();
}

/// The faults told of a store in which `harm` was done.
fn told(harm: impl FnOnce(&Memory, &House)) -> Vec<String> {
    let engine = Arc::new(Memory::default());
    let store = Store::new(Box::new(Arc::clone(&engine))).unwrap();
    let house = house(&store);
    make(&store, house.nomination(2021));
    whole(&store);
    harm(&engine, &house);
    store.audit().unwrap().into_iter().map(|message| message.en).collect()
}

#[test]
fn the_audit_tells_every_kind_of_damage() {
    let says = |faults: &[String], words: &str| {
        assert!(faults.iter().any(|fault| fault.contains(words)), "{words}: {faults:?}");
    };
    let code = |kind, code: &str| Key::Code(kind, code.to_owned());
    says(&told(|e, _| remove(e, &code(Kind::Unit, "DV-0001"))), "index of codes");
    says(&told(|e, _| remove(e, &Key::Head(3))), "number 4 follows number 2");
    says(&told(|e, _| remove(e, &Key::Change(3, 0))), "lacks number 3");
    says(&told(|e, h| remove(e, &Key::History(h.person.link(), 4))), "not in the journal");
    says(&told(|e, h| remove(e, &Key::Record(h.person.link()))), "differs from number 4");
    says(&told(|e, _| remove(e, &Key::Count(Kind::Unit))), "unit records: 0 counted, 1 found");
    says(&told(|e, _| remove(e, &Key::Act("Lan".into(), 2))), "list of Lan's acts");
    says(&told(|e, _| remove(e, &Key::Series(Kind::Unit, "dv-".into()))), "is behind it");
    let back = |h: &House| Key::Back { target: h.bloc.link(), source: h.unit.link() };
    says(&told(|e, h| remove(e, &back(h))), "index of links");
    let torn = |e: &Memory, h: &House| {
        let puts = vec![(Key::Record(h.unit.link()).bytes(), vec![1, 200])];
        e.commit(Batch { puts, ..Batch::default() }).unwrap();
    };
    let engine = Arc::new(Memory::default());
    let store = Store::new(Box::new(Arc::clone(&engine))).unwrap();
    let house = house(&store);
    torn(&engine, &house);
    assert!(store.audit().unwrap().iter().any(|fault| fault.en.contains("cannot be read")));
}

#[test]
fn a_journal_with_a_gap_at_its_end_is_not_opened() {
    let engine = Arc::new(Memory::default());
    house(&Store::new(Box::new(Arc::clone(&engine))).unwrap());
    remove(&engine, &Key::Head(4));
    match Store::new(Box::new(engine)) {
        Err(EngineError::Broken(said)) => assert!(said.vi.contains("số 4"), "{}", said.vi),
        other => panic!("{:?}", other.err()),
    }
}

/// An engine that fails where it is told to.
#[derive(Default)]
struct Failing {
    memory: Memory,
    full: AtomicBool,
    broken: AtomicBool,
}

impl Engine for Failing {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        self.memory.get(key)
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        self.memory.scan(range, limit, direction)
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        if self.full.load(Ordering::SeqCst) {
            return Err(EngineError::Full(Message::new("đĩa đầy", "the disk is full")));
        }
        if self.broken.load(Ordering::SeqCst) {
            return Err(EngineError::Broken(Message::new("hỏng", "broken")));
        }
        self.memory.commit(batch)
    }
}

#[test]
fn a_failed_commit_refuses_and_changes_nothing() {
    let engine = Arc::new(Failing::default());
    let store = Store::new(Box::new(Arc::clone(&engine))).unwrap();
    make(&store, person("Trần Thị Ngọc"));
    let save = || store.save(&actor("Lan"), vec![new(person("Hoàng Văn Thức"))]);
    engine.full.store(true, Ordering::SeqCst);
    assert!(matches!(save(), Err(Refusal::Cannot(said)) if said.vi == "đĩa đầy"));
    engine.full.store(false, Ordering::SeqCst);
    engine.broken.store(true, Ordering::SeqCst);
    assert!(matches!(save(), Err(Refusal::Broken(said)) if said.vi == "hỏng"));
    assert_eq!(store.catalog().count(Kind::Person), 1);
    assert_eq!(store.count(Kind::Person).unwrap(), 1);
    engine.broken.store(false, Ordering::SeqCst);
    save().unwrap();
    assert_eq!(store.catalog().count(Kind::Person), 2);
    whole(&store);
}

#[test]
fn acts_of_two_processes_over_one_engine_are_planned_anew() {
    let engine = Arc::new(Memory::default());
    let stores: Vec<Store> =
        (0..4).map(|_| Store::new(Box::new(Arc::clone(&engine))).unwrap()).collect();
    std::thread::scope(|scope| {
        for store in &stores {
            scope.spawn(move || {
                for number in 0..25 {
                    let save =
                        || store.save(&actor("Lan"), vec![new(person(&format!("P{number}")))]);
                    while save().is_err() {}
                }
            });
        }
    });
    assert_eq!(stores[0].count(Kind::Person).unwrap(), 100);
    assert_eq!(engine.get(keys::BLOC).unwrap(), None);
    whole(&stores[0]);
}

#[test]
#[ignore = "takes long without optimisation: one act of 100,000 records on sled"]
fn one_act_of_a_hundred_thousand_on_sled() {
    let place = tempfile::tempdir().unwrap();
    let store = thidua::store::folder::create(place.path(), "Lan").unwrap();
    let house = house(&store);
    let saves = (0..100_000).map(|_| new(house.nomination(2021))).collect();
    store.save(&actor("Lan"), saves).unwrap();
    store.undo(&actor("Lan")).unwrap();
    store.redo(&actor("Lan")).unwrap();
    drop(store);
    let store = thidua::store::folder::open(place.path(), "Lan").unwrap();
    assert_eq!(store.count(Kind::Nomination).unwrap(), 100_000);
    whole(&store);
}
