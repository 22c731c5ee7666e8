//! Several at one store: what each role may do and see, by every path, and what others hear.

use std::sync::{Arc, Mutex};

use thidua::model::contact::Contact;
use thidua::model::nomination::Step;
use thidua::model::reorganisation::{Reorganisation, What};
use thidua::model::{Id, Kind, Link, Record, Stored, Value};
use thidua::store::Store;
use thidua::store::catalog::query::Cache;
use thidua::store::exchange;
use thidua::store::guests::Visit;
use thidua::store::request::{
    Ask, Draft, Notice, Place, Present, Query, Refusal, Request, Role, Save,
};

use super::helm::{actor, bloc, edit, make, new, person, read, store, unit};

const TELEPHONE: &str = "0912 345 678";

/// A store with a bloc, a unit and a person who can be reached; the contact is what comes back.
fn housed() -> (Store, Stored) {
    let store = store();
    let bloc = make(&store, bloc("Khối thi đua III"));
    let unit = make(&store, unit("Cục Địa chất", bloc.id, None));
    let person = make(&store, person("Trần Thị Ngọc"));
    let contact = make(&store, reached(&bloc, &unit, &person, TELEPHONE));
    store.load(&mut |_| {}).unwrap();
    (store, contact)
}

fn reached(bloc: &Stored, unit: &Stored, person: &Stored, telephone: &str) -> Record {
    Record::Contact(Contact {
        bloc: Some(bloc.id),
        unit: Some(unit.id),
        person: Some(person.id),
        telephone: telephone.to_owned(),
        email: "ngoc@example.vn".to_owned(),
        ..Contact::default()
    })
}

fn telephone(record: &Record) -> &str {
    match record {
        Record::Contact(contact) => &contact.telephone,
        _ => panic!("no contact"),
    }
}

fn refused(notices: &[Notice]) -> bool {
    matches!(notices, [Notice::Refused(Refusal::Cannot(_))])
}

/// Every request that would change something, made as somebody would forge it.
fn forged(contact: &Stored, seen: &Stored) -> Vec<Request> {
    let link = contact.link();
    let save = Save { id: Some(contact.id), ..edit(contact, |_| {}) };
    let step = Step::default();
    vec![
        Request::Save(vec![new(person("Ai Đó"))]),
        Request::Save(vec![save.clone()]),
        Request::Delete(vec![(link, contact.version)]),
        Request::Merge { keep: (link, contact.version), gone: (seen.link(), seen.version) },
        Request::Reorganise(Box::new(Reorganisation::new(What::Dissolve, None, Vec::new()))),
        Request::Step(vec![contact.id], step),
        Request::Decide { decision: Box::new(save), nominations: vec![contact.id] },
        Request::Undo,
        Request::Redo,
        Request::Undoing(1),
        Request::UndoAct(1),
    ]
}

#[test]
fn a_viewer_changes_nothing_by_any_request() {
    let (store, contact) = housed();
    let last = store.last_number().unwrap();
    let viewer = store.seat("Xem", Role::Viewer);
    let seen = read(&store, contact.link());
    for request in forged(&contact, &seen) {
        let said = format!("{request:?}");
        for who in ["Xem", "Lan"] {
            let notices = viewer.answer(&actor(who), request.clone());
            assert!(refused(&notices), "{said}: {notices:?}");
        }
    }
    assert!(viewer.import(&actor("Xem"), vec![new(person("Ai Đó"))]).is_err());
    assert_eq!(store.last_number().unwrap(), last);
    assert_eq!(read(&store, contact.link()), contact);
}

#[test]
fn a_viewer_keeps_what_is_their_own_and_nobody_elses() {
    let (store, contact) = housed();
    let viewer = store.seat("Xem", Role::Viewer);
    let draft = |who: &str| Draft {
        who: who.to_owned(),
        kind: Kind::Contact,
        id: Some(contact.id),
        seen: 1,
        begun: 1,
        at: 1,
        about: String::new(),
        fields: String::new(),
    };
    viewer.keep_draft(&draft("Xem")).unwrap();
    viewer.keep_place("Xem", &Place::default()).unwrap();
    assert_eq!(viewer.place("Xem").unwrap(), Some(Place::default()));
    assert!(viewer.keep_draft(&draft("Lan")).is_err());
    assert!(viewer.keep_place("Lan", &Place::default()).is_err());
    assert_eq!(store.drafts("Lan").unwrap(), Vec::new());
}

#[test]
fn a_viewer_sees_that_somebody_can_be_reached_and_not_how() {
    let (store, contact) = housed();
    let changed = store
        .save(
            &actor("Lan"),
            vec![edit(&contact, |record| {
                let Record::Contact(contact) = record else { return };
                contact.telephone = "0987 654 321".to_owned();
            })],
        )
        .unwrap();
    let link = changed.links[0];
    let viewer = store.seat("Xem", Role::Viewer);
    let lan = actor("Xem");

    assert_eq!(telephone(&viewer.get(link).unwrap().unwrap().record), "•••");
    assert_eq!(telephone(&viewer.catalog().get(link).unwrap().record), "•••");
    let mut exported = Vec::new();
    exchange::export(&viewer, &mut exported, &mut |_| {}).unwrap();
    let told: Vec<String> = [Request::Get(link), Request::Around(link), Request::History(link)]
        .into_iter()
        .map(|request| format!("{:?}", viewer.answer(&lan, request)))
        .chain([String::from_utf8(exported).unwrap()])
        .collect();
    for text in told {
        assert!(
            !text.contains("0987") && !text.contains("0912") && !text.contains("ngoc@"),
            "{text}"
        );
        assert!(text.contains("•••"), "{text}");
    }
    let found = |store: &Store, search: &str| {
        let query = Query { search: search.to_owned(), ..Query::of(Kind::Contact) };
        store.page(&query, &mut Cache::default(), &|| false).unwrap().unwrap().total
    };
    assert_eq!(found(&viewer, "0987"), 0, "a search must not tell what is covered");
    let having = vec![("telephone".to_owned(), Value::Text("0987 654 321".to_owned()))];
    let query = Query { having, ..Query::of(Kind::Contact) };
    assert_eq!(viewer.page(&query, &mut Cache::default(), &|| false).unwrap().unwrap().total, 0);
    let ask = Ask { kinds: vec![Kind::Contact], text: "0987".into(), bloc: None, limit: 5 };
    assert!(viewer.suggest(&ask).iter().all(|found| !found.certain));

    assert_eq!(telephone(&store.get(link).unwrap().unwrap().record), "0987 654 321");
    let editor = store.seat("Lan", Role::Editor);
    assert_eq!(telephone(&editor.catalog().get(link).unwrap().record), "0987 654 321");
    assert_eq!(found(&editor, "0987"), found(&store, "0987"));
}

#[test]
fn an_editor_saves_and_an_admin_reorganises() {
    let (store, _) = housed();
    let editor = store.seat("Lan", Role::Editor);
    editor.save(&actor("Lan"), vec![new(person("Ai Đó"))]).unwrap();
    let asked =
        Request::Reorganise(Box::new(Reorganisation::new(What::Dissolve, None, Vec::new())));
    let said = |seat: &Store| match seat.answer(&actor("Lan"), asked.clone()).as_slice() {
        [Notice::Refused(Refusal::Cannot(message))] => message.en.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(said(&editor), "this takes the role admin; yours is editor");
    assert!(!said(&store.seat("Sếp", Role::Admin)).contains("role"));
}

#[test]
fn the_bloc_worked_on_is_a_guests_own_affair() {
    let (store, _) = housed();
    let other = make(&store, bloc("Khối khác"));
    let first = store.catalog().bloc();
    let viewer = store.seat("Xem", Role::Viewer);
    let notices = viewer.answer(&actor("Xem"), Request::UseBloc(other.id));
    assert!(
        matches!(notices.as_slice(), [Notice::Changed(catalog)] if catalog.bloc() == Some(other.id))
    );
    assert_eq!(viewer.catalog().bloc(), Some(other.id));
    assert_eq!(store.catalog().bloc(), first);
    assert_eq!(store.seat("Lan", Role::Editor).catalog().bloc(), first);
}

/// What a person has heard of others.
type Heard = Arc<Mutex<Vec<Notice>>>;

fn attend(store: &Store, who: &str) -> (Visit, Heard) {
    let heard = Heard::default();
    let ear = Arc::clone(&heard);
    let visit = store.attend(&actor(who), move |notice| ear.lock().unwrap().push(notice));
    (visit, heard)
}

fn others(heard: &Heard) -> Vec<Present> {
    let heard = heard.lock().unwrap();
    let last = heard.iter().rev().find_map(|notice| match notice {
        Notice::Others(others) => Some(others.clone()),
        _ => None,
    });
    last.unwrap()
}

#[test]
fn others_hear_what_somebody_did_and_the_one_who_did_it_does_not() {
    let (store, _) = housed();
    let (lan, binh) = (store.seat("Lan", Role::Editor), store.seat("Bình", Role::Viewer));
    let (_lan, by_lan) = attend(&lan, "Lan");
    let (_binh, by_binh) = attend(&binh, "Bình");
    lan.save(&actor("Lan"), vec![new(person("Ai Đó"))]).unwrap();
    let changed = |heard: &Heard| {
        let heard = heard.lock().unwrap();
        let catalogs = heard.iter().filter_map(|notice| match notice {
            Notice::Changed(catalog) => Some(catalog.count(Kind::Person)),
            _ => None,
        });
        catalogs.collect::<Vec<_>>()
    };
    assert_eq!(changed(&by_binh), [2]);
    assert_eq!(changed(&by_lan), [0; 0]);
}

#[test]
fn everybody_knows_who_is_here_and_on_which_record() {
    let (store, contact) = housed();
    let (lan, binh) = (store.seat("Lan", Role::Editor), store.seat("Bình", Role::Viewer));
    let (_lan, by_lan) = attend(&lan, "Lan");
    assert!(others(&by_lan).is_empty());
    let (visit, by_binh) = attend(&binh, "Bình");
    let names = |heard: &Heard| -> Vec<String> {
        others(heard).into_iter().map(|present| present.actor.who).collect()
    };
    assert_eq!(names(&by_lan), ["Bình"]);
    assert_eq!(names(&by_binh), ["Lan"]);
    let at = Some((contact.link(), true));
    lan.answer(&actor("Lan"), Request::Stand(at));
    assert_eq!(others(&by_binh)[0].at, at);
    let told = by_binh.lock().unwrap().len();
    lan.answer(&actor("Lan"), Request::Stand(at));
    assert_eq!(by_binh.lock().unwrap().len(), told, "the same again is no news");
    drop(visit);
    assert!(others(&by_lan).is_empty());
}

#[test]
fn a_link_to_nothing_is_no_place_that_breaks_anything() {
    let (store, _) = housed();
    let seat = store.seat("Lan", Role::Editor);
    seat.stand_at(Some((Link::new(Kind::Unit, Id::fresh()), false)));
    assert!(seat.place("Lan").unwrap().is_none());
}
