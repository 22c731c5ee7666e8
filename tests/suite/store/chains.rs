//! Undo and redo: chains of them, what refuses them, and that they lead back.

use proptest::prelude::*;
use thidua::model::{Kind, Record, Stored};
use thidua::store::Store;
use thidua::store::journal::Act;
use thidua::store::request::{Refusal, Role};

use super::helm::*;

fn name(store: &Store, of: &Stored) -> String {
    match read(store, of.link()).record {
        Record::Person(person) => person.name,
        _ => String::new(),
    }
}

fn call(store: &Store, of: &Stored, who: &str, name: &str) -> u64 {
    let now = read(store, of.link());
    store.save(&actor(who), vec![edit(&now, |record| rename(record, name))]).unwrap().number
}

#[test]
fn a_chain_goes_back_and_forth() {
    let store = store();
    let lan = actor("Lan");
    let made = make(&store, person("A"));
    let (b, c) = (call(&store, &made, "Lan", "B"), call(&store, &made, "Lan", "C"));
    assert_eq!(store.undo(&lan).unwrap().act, Act::Undo(c));
    assert_eq!(store.undo(&lan).unwrap().act, Act::Undo(b));
    assert_eq!(name(&store, &made), "A");
    assert_eq!(store.redo(&lan).unwrap().act, Act::Redo(b));
    assert_eq!(store.undo(&lan).unwrap().act, Act::Undo(b));
    assert_eq!(store.redo(&lan).unwrap().act, Act::Redo(b));
    assert_eq!(store.redo(&lan).unwrap().act, Act::Redo(c));
    assert!(matches!(store.redo(&lan), Err(Refusal::Cannot(_))));
    assert_eq!(name(&store, &made), "C");
    for _ in 0..3 {
        store.undo(&lan).unwrap();
    }
    assert_eq!(store.get(made.link()).unwrap(), None);
    assert!(matches!(store.undo(&lan), Err(Refusal::Cannot(_))));
    whole(&store);
}

#[test]
fn another_act_ends_redo_but_not_undo() {
    let store = store();
    let lan = actor("Lan");
    let made = make(&store, person("A"));
    call(&store, &made, "Lan", "B");
    store.undo(&lan).unwrap();
    call(&store, &made, "Lan", "C");
    assert!(matches!(store.redo(&lan), Err(Refusal::Cannot(_))));
    store.undo(&lan).unwrap();
    assert_eq!(name(&store, &made), "A");
    store.undo(&lan).unwrap();
    assert_eq!(store.get(made.link()).unwrap(), None);
}

#[test]
fn each_person_undoes_their_own() {
    let store = store();
    let (first, second) = (make(&store, person("A")), make(&store, person("X")));
    call(&store, &first, "Lan", "B");
    call(&store, &second, "Minh", "Y");
    store.undo(&actor("Lan")).unwrap();
    assert_eq!((name(&store, &first), name(&store, &second)), ("A".into(), "Y".into()));
    store.undo(&actor("Minh")).unwrap();
    assert_eq!(name(&store, &second), "X");
}

#[test]
fn an_act_is_undone_by_its_number_where_one_may() {
    let store = store();
    let (made, other) = (make(&store, person("A")), make(&store, person("X")));
    let first = call(&store, &made, "Minh", "B");
    let second = call(&store, &other, "Minh", "Y");
    let editor = |who: &str| (store.seat(who, Role::Editor), actor(who));
    let (minh, as_minh) = editor("Minh");
    let (bình, as_bình) = editor("Bình");
    let said = refusal(bình.undo_act(&as_bình, first));
    assert!(said.contains("quản trị"), "{said}");
    assert_eq!(refusal(store.undo_act(&actor("Lan"), 99)), refusal(minh.undo_act(&as_minh, 99)));
    // One's own, though it is not the last; then somebody else's by an admin.
    assert_eq!(minh.undo_act(&as_minh, first).unwrap().act, Act::Undo(first));
    assert_eq!(minh.redo(&as_minh).unwrap().act, Act::Redo(first));
    let undone = store.undo_act(&actor("Lan"), second).unwrap();
    assert_eq!((name(&store, &made), name(&store, &other)), ("B".into(), "X".into()));
    let said = refusal(store.undo_act(&actor("Lan"), second));
    assert!(said.contains(&format!("việc số {}, Lan", undone.number)), "{said}");
    // What the admin undid is not in the way of the person's own undo, and is not theirs to redo.
    assert!(matches!(minh.redo(&as_minh), Err(Refusal::Cannot(_))));
    assert_eq!(minh.undo(&as_minh).unwrap().act, Act::Undo(first));
    assert!(matches!(minh.undo(&as_minh), Err(Refusal::Cannot(_))));
    // An undo turned back is a redo.
    assert_eq!(store.undo_act(&actor("Lan"), undone.number).unwrap().act, Act::Redo(second));
    assert_eq!(name(&store, &other), "Y");
    assert_eq!(minh.undo(&as_minh).unwrap().act, Act::Undo(second));
    whole(&store);
}

fn refusal(done: Result<thidua::store::request::Done, Refusal>) -> String {
    match done {
        Err(Refusal::Cannot(message)) => message.vi,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_changed_since_is_not_undone() {
    let store = store();
    let made = make(&store, person("A"));
    call(&store, &made, "Lan", "B");
    call(&store, &made, "Minh", "C");
    let said = refusal(store.undo(&actor("Lan")));
    assert!(said.contains("CN-0001") && said.contains("Minh"), "{said}");
    call(&store, &made, "Minh", "B");
    store.undo(&actor("Lan")).unwrap();
    assert_eq!(name(&store, &made), "A", "values are compared, not versions");
}

#[test]
fn an_undo_that_would_break_a_link_or_a_code_is_refused() {
    let store = store();
    let house = house(&store);
    let made = store.save(&actor("Minh"), vec![new(person("Lại Hồng Thanh"))]).unwrap().links[0];
    let mut about = house.nomination(2021);
    if let Record::Nomination(about) = &mut about {
        about.nominee = Some(made);
    }
    let about = make(&store, about);
    let said = refusal(store.undo(&actor("Minh")));
    assert!(said.contains("DN-2021-0001"), "{said}");
    store.delete(&actor("Lan"), &[(about.link(), 1)]).unwrap();
    store.delete(&actor("Minh"), &[(made, 1)]).unwrap();
    let said = refusal(store.undo(&actor("Lan")));
    assert!(said.contains("nominee") || said.contains("cá nhân"), "{said}");
    let namesake = make(&store, person("Trương Văn Đạt"));
    let taken = edit(&namesake, |record| record.set_code("CN-0002".into()));
    store.save(&actor("Lan"), vec![taken]).unwrap();
    let said = refusal(store.undo(&actor("Minh")));
    assert!(said.contains("CN-0002"), "{said}");
    whole(&store);
}

#[test]
fn a_record_made_again_goes_on_counting_versions() {
    let store = store();
    let made = make(&store, person("A"));
    call(&store, &made, "Lan", "B");
    store.delete(&actor("Lan"), &[(made.link(), 2)]).unwrap();
    store.undo(&actor("Lan")).unwrap();
    assert_eq!(read(&store, made.link()).version, 4);
    whole(&store);
}

#[test]
fn pending_says_what_undo_and_redo_would_do() {
    let store = store();
    let lan = actor("Lan");
    let house = house(&store);
    let made = make(&store, house.nomination(2021));
    let noted = edit(&made, |record| {
        if let Record::Nomination(record) = record {
            record.summary = "sáng kiến".into();
        }
    });
    store.save(&lan, vec![noted]).unwrap();
    let (undo, redo) = store.pending(&lan).unwrap();
    assert_eq!(undo.unwrap().vi, "sửa DN-2021-0001 (thành tích)");
    assert_eq!(redo, None);
    store.undo(&lan).unwrap();
    let (undo, redo) = store.pending(&lan).unwrap();
    assert_eq!(undo.unwrap().en, "add DN-2021-0001");
    assert_eq!(redo.unwrap().en, "change DN-2021-0001 (achievement)");
}

/// Everything that the store holds, versions apart.
fn contents(store: &Store) -> Vec<(thidua::model::Link, Record)> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        store
            .scan_records(kind, &mut |stored| {
                all.push((stored.link(), stored.record));
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
    }
    all
}

#[derive(Debug, Clone)]
enum Deed {
    Add(u8),
    Rename(usize, u8),
    Delete(usize),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        any::<u8>().prop_map(Deed::Add),
        (any::<usize>(), any::<u8>()).prop_map(|(which, name)| Deed::Rename(which, name)),
        any::<usize>().prop_map(Deed::Delete),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

fn perform(store: &Store, deed: &Deed) {
    let lan = actor("Lan");
    let all = contents(store);
    let pick = |which: usize| all.get(which % all.len().max(1)).map(|(link, _)| read(store, *link));
    let name = |byte: u8| format!("Người {byte}");
    match deed {
        Deed::Add(byte) => drop(store.save(&lan, vec![new(person(&name(*byte)))])),
        Deed::Rename(which, byte) => {
            if let Some(stored) = pick(*which) {
                let saved = edit(&stored, |record| rename(record, &name(*byte)));
                store.save(&lan, vec![saved]).unwrap();
            }
        }
        Deed::Delete(which) => {
            if let Some(stored) = pick(*which) {
                store.delete(&lan, &[(stored.link(), stored.version)]).unwrap();
            }
        }
        Deed::Undo => drop(store.undo(&lan)),
        Deed::Redo => drop(store.redo(&lan)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_all_leads_to_nothing_and_redoing_all_leads_back(
        deeds in prop::collection::vec(deed(), 0..24)
    ) {
        let store = store();
        for deed in &deeds {
            perform(&store, deed);
        }
        let end = contents(&store);
        let lan = actor("Lan");
        let redone_before = store.pending(&lan).unwrap().1.is_some();
        let mut undone = 0;
        while store.undo(&lan).is_ok() {
            undone += 1;
        }
        prop_assert_eq!(contents(&store), vec![]);
        for _ in 0..undone {
            store.redo(&lan).unwrap();
        }
        prop_assert_eq!(contents(&store), end);
        prop_assert_eq!(store.pending(&lan).unwrap().1.is_some(), redone_before);
        prop_assert_eq!(store.audit().unwrap(), vec![]);
    }
}
