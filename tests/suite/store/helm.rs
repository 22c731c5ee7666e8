//! What the store's tests share: a store in memory, people, records that are right.

use thidua::model::bloc::Bloc;
use thidua::model::nomination::Nomination;
use thidua::model::person::Person;
use thidua::model::term::Term;
use thidua::model::unit::Unit;
use thidua::model::{Id, Kind, Link, Record, Stored};
use thidua::store::Store;
use thidua::store::memory::Memory;
use thidua::store::request::{Actor, Done, Refusal, Save};

pub fn store() -> Store {
    Store::new(Box::new(Memory::default())).unwrap()
}

pub fn actor(who: &str) -> Actor {
    Actor { who: who.to_owned(), via: "local".to_owned() }
}

/// A new record, saved whatever is doubtful about it: doubts have tests of their own.
pub fn new(record: Record) -> Save {
    Save { id: None, seen: 0, record, begun: None, despite: true }
}

pub fn edit(stored: &Stored, change: impl FnOnce(&mut Record)) -> Save {
    let mut record = stored.record.clone();
    change(&mut record);
    Save { id: Some(stored.id), seen: stored.version, record, begun: None, despite: true }
}

pub fn make(store: &Store, record: Record) -> Stored {
    let done = store.save(&actor("Lan"), vec![new(record)]).unwrap();
    read(store, done.links[0])
}

pub fn read(store: &Store, link: Link) -> Stored {
    store.get(link).unwrap().unwrap()
}

pub fn bloc(name: &str) -> Record {
    Record::Bloc(Bloc { name: name.to_owned(), ..Bloc::default() })
}

pub fn unit(name: &str, bloc: Id, parent: Option<Id>) -> Record {
    let name = name.to_owned();
    Record::Unit(Unit { name, bloc: Some(bloc), parent, ..Unit::default() })
}

pub fn person(name: &str) -> Record {
    Record::Person(Person { name: name.to_owned(), ..Person::default() })
}

pub fn term(bloc: Id, year: i16, chair: Id) -> Record {
    Record::Term(Term { bloc: Some(bloc), year, chair: Some(chair), ..Term::default() })
}

pub fn award(name: &str) -> Record {
    let mut award = Record::blank(Kind::Award);
    if let Record::Award(award) = &mut award {
        name.clone_into(&mut award.name);
        "title".clone_into(&mut award.catalogue);
        "both".clone_into(&mut award.nominee);
    }
    award
}

/// A bloc, a unit of it, an award and somebody to nominate.
pub struct House {
    pub bloc: Stored,
    pub unit: Stored,
    pub award: Stored,
    pub person: Stored,
}

pub fn house(store: &Store) -> House {
    let bloc = make(store, bloc("Khối Thi đua III"));
    let unit = make(store, unit("Tổng cục Môi trường", bloc.id, None));
    let award = make(store, award("Lao động tiên tiến"));
    let person = make(store, person("Trần Thị Ngọc"));
    House { bloc, unit, award, person }
}

impl House {
    pub fn nomination(&self, year: i16) -> Record {
        Record::Nomination(Nomination {
            bloc: Some(self.bloc.id),
            nominee: Some(self.person.link()),
            unit: Some(self.unit.id),
            award: Some(self.award.id),
            year,
            kind: "regular".to_owned(),
            ..Nomination::default()
        })
    }
}

pub fn rename(record: &mut Record, name: &str) {
    match record {
        Record::Bloc(record) => name.clone_into(&mut record.name),
        Record::Unit(record) => name.clone_into(&mut record.name),
        Record::Person(record) => name.clone_into(&mut record.name),
        Record::Award(record) => name.clone_into(&mut record.name),
        _ => {}
    }
}

pub fn whole(store: &Store) {
    assert_eq!(store.audit().unwrap(), vec![]);
}

/// The fields at fault.
pub fn fields(refused: Result<Done, Refusal>) -> Vec<String> {
    match refused {
        Err(Refusal::Faults(faults)) => {
            faults.into_iter().map(|(_, fault)| fault.place.field).collect()
        }
        other => panic!("faults expected, got {other:?}"),
    }
}
