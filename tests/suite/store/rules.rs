//! Saving, deleting, stepping: what is taken and what is refused.

use thidua::model::meeting::Meeting;
use thidua::model::nomination::Step;
use thidua::model::unit::Predecessor;
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::journal::Act;
use thidua::store::request::{Draft, Notice, Refusal, Request, Save};

use super::helm::*;

#[test]
fn a_record_comes_back_as_it_was_saved() {
    let store = store();
    let house = house(&store);
    let made = make(&store, house.nomination(2021));
    assert_eq!((made.version, made.record.code()), (1, "DN-2021-0001"));
    let saved = edit(&made, |record| record.set_code("dn-2021-0100".into()));
    store.save(&actor("Lan"), vec![saved]).unwrap();
    assert_eq!(read(&store, made.link()).version, 2);
    assert_eq!(make(&store, house.nomination(2021)).record.code(), "DN-2021-0101");
    assert_eq!(make(&store, house.nomination(2020)).record.code(), "DN-2020-0001");
    whole(&store);
}

#[test]
fn every_kind_has_its_series_of_codes() {
    let store = store();
    let house = house(&store);
    assert_eq!(house.bloc.record.code(), "KH-1");
    assert_eq!(house.unit.record.code(), "DV-0001");
    assert_eq!(house.person.record.code(), "CN-0001");
    assert_eq!(house.award.record.code(), "DH-001");
    let held = Record::Meeting(Meeting {
        bloc: Some(house.bloc.id),
        kind: "year_end".into(),
        year_reviewed: Some(2020),
        year_planned: Some(2021),
        date: Some(jiff::civil::date(2021, 2, 24)),
        form: "in_person".into(),
        ..Meeting::default()
    });
    assert_eq!(make(&store, held).record.code(), "HN-2021-01");
    assert_eq!(make(&store, term(house.bloc.id, 2021, house.unit.id)).record.code(), "TK-2021");
    let other = make(&store, bloc("Khối Thi đua II"));
    let unit = make(&store, unit("Vụ Pháp chế", other.id, None));
    assert_eq!(make(&store, term(other.id, 2021, unit.id)).record.code(), "TK-2021-2");
    whole(&store);
}

#[test]
fn a_code_cleared_stays_and_a_code_taken_is_refused() {
    let store = store();
    let first = make(&store, person("Trần Thị Ngọc"));
    let second = make(&store, person("Hoàng Văn Thức"));
    store.save(&actor("Lan"), vec![edit(&first, |r| r.set_code(String::new()))]).unwrap();
    assert_eq!(read(&store, first.link()).record.code(), "CN-0001");
    let taken = edit(&second, |record| record.set_code("cn-0001".into()));
    assert_eq!(fields(store.save(&actor("Lan"), vec![taken])), ["code"]);
    let swap = vec![
        edit(&read(&store, first.link()), |record| record.set_code("CN-0002".into())),
        edit(&second, |record| record.set_code("CN-0001".into())),
    ];
    store.save(&actor("Lan"), swap).unwrap();
    assert_eq!(store.find_code(Kind::Person, "CN-0002").unwrap(), Some(first.link()));
    assert_eq!(store.find_code(Kind::Person, "cn-0001").unwrap(), Some(second.link()));
    whole(&store);
}

#[test]
fn a_save_over_anothers_is_stale() {
    let store = store();
    let seen = make(&store, person("Trần Thị Ngọc"));
    let mine = edit(&seen, |record| rename(record, "Trần Thị Ngọc A"));
    store.save(&actor("Minh"), vec![edit(&seen, |r| rename(r, "Trần Ngọc"))]).unwrap();
    let theirs = read(&store, seen.link());
    match store.save(&actor("Lan"), vec![mine.clone()]) {
        Err(Refusal::Stale { ours, theirs: found }) => {
            assert_eq!(*ours, mine);
            assert_eq!(*found.unwrap(), theirs);
        }
        other => panic!("{other:?}"),
    }
    store.delete(&actor("Minh"), &[(seen.link(), 2)]).unwrap();
    let gone = store.save(&actor("Lan"), vec![mine]);
    assert!(matches!(gone, Err(Refusal::Stale { theirs: None, .. })));
}

#[test]
fn what_changes_nothing_is_not_journalled() {
    let store = store();
    let seen = make(&store, person("Trần Thị Ngọc"));
    let done = store.save(&actor("Lan"), vec![edit(&seen, |_| ())]).unwrap();
    assert_eq!((done.number, store.last_number().unwrap()), (1, 1));
    assert_eq!(done.links, [seen.link()]);
    assert_eq!(read(&store, seen.link()).version, 1);
}

#[test]
fn faults_name_their_fields_and_refuse_the_whole_act() {
    let store = store();
    let house = house(&store);
    let before = store.last_number().unwrap();
    let saves = vec![new(person("Lại Hồng Thanh")), new(person(""))];
    assert_eq!(fields(store.save(&actor("Lan"), saves)), ["name"]);
    assert_eq!(store.last_number().unwrap(), before);
    assert_eq!(store.count(Kind::Person).unwrap(), 1);
    let mut lost = house.nomination(2021);
    if let Record::Nomination(lost) = &mut lost {
        lost.award = Some(Id::fresh());
    }
    assert_eq!(fields(store.save(&actor("Lan"), vec![new(lost)])), ["award"]);
}

#[test]
fn texts_are_kept_in_normal_form_c() {
    let store = store();
    let made = make(&store, person("Tra\u{302}\u{300}n  Thi\u{323} Ngo\u{323}c "));
    assert_eq!(made.record.value("name"), thidua::model::Value::Text("Trần Thị Ngọc".into()));
}

#[test]
fn units_form_a_tree_inside_their_bloc() {
    let store = store();
    let house = house(&store);
    let below = make(&store, unit("Cục Kiểm soát", house.bloc.id, Some(house.unit.id)));
    let loop_ = edit(&house.unit, |record| {
        if let Record::Unit(unit) = record {
            unit.parent = Some(below.id);
        }
    });
    assert_eq!(fields(store.save(&actor("Lan"), vec![loop_])), ["parent"]);
    let other = make(&store, bloc("Khối Thi đua II"));
    let stray = new(unit("Vụ Môi trường", other.id, Some(house.unit.id)));
    assert_eq!(fields(store.save(&actor("Lan"), vec![stray])), ["parent"]);
    let moved = edit(&house.unit, |record| record.set_bloc(other.id));
    assert_eq!(fields(store.save(&actor("Lan"), vec![moved])), ["bloc"]);
    let heir = |of: Id| Predecessor { unit: Some(of), basis: String::new() };
    let mut after = unit("Vụ Môi trường", house.bloc.id, None);
    if let Record::Unit(after) = &mut after {
        after.predecessors.push(heir(house.unit.id));
    }
    let after = make(&store, after);
    let circle = edit(&house.unit, |record| {
        if let Record::Unit(unit) = record {
            unit.predecessors.push(heir(after.id));
        }
    });
    assert_eq!(fields(store.save(&actor("Lan"), vec![circle])), ["predecessors"]);
    whole(&store);
}

#[test]
fn a_year_of_a_bloc_has_one_chair() {
    let store = store();
    let house = house(&store);
    make(&store, term(house.bloc.id, 2021, house.unit.id));
    let double = new(term(house.bloc.id, 2021, house.unit.id));
    assert_eq!(fields(store.save(&actor("Lan"), vec![double])), ["year"]);
    let two = || new(term(house.bloc.id, 2022, house.unit.id));
    assert_eq!(fields(store.save(&actor("Lan"), vec![two(), two()])), ["year", "year"]);
}

#[test]
fn what_is_pointed_at_is_not_deleted_alone() {
    let store = store();
    let house = house(&store);
    let made = make(&store, house.nomination(2021));
    match store.delete(&actor("Lan"), &[(house.person.link(), 1)]) {
        Err(Refusal::InUse(used)) => {
            assert_eq!(used, [(house.person.link(), vec![made.link()])]);
        }
        other => panic!("{other:?}"),
    }
    let both = [(house.person.link(), 1), (made.link(), 1)];
    let done = store.delete(&actor("Lan"), &both).unwrap();
    assert_eq!(done.summary.vi, "xóa 1 cá nhân, 1 đề nghị khen thưởng");
    assert_eq!(store.get(made.link()).unwrap(), None);
    whole(&store);
}

#[test]
fn a_deletion_of_what_was_changed_since_is_refused() {
    let store = store();
    let seen = make(&store, person("Trần Thị Ngọc"));
    store.save(&actor("Minh"), vec![edit(&seen, |r| rename(r, "Trần Ngọc"))]).unwrap();
    let refused = store.delete(&actor("Lan"), &[(seen.link(), 1)]);
    assert!(matches!(refused, Err(Refusal::Cannot(_))));
}

#[test]
fn a_step_moves_all_nominations_in_one_act() {
    let store = store();
    let house = house(&store);
    let made: Vec<_> = (0..3).map(|_| make(&store, house.nomination(2021))).collect();
    let ids: Vec<Id> = made.iter().map(|stored| stored.id).collect();
    let step = Step { state: "reviewed".into(), ..Step::default() };
    let done = store.step(&actor("Lan"), &ids, &step).unwrap();
    assert_eq!((done.act, done.links.len()), (Act::Step, 3));
    assert_eq!(done.summary.vi, "sửa 3 đề nghị khen thưởng (dự thảo → đơn vị đã xét)");
    let one = store.history(made[1].link()).unwrap();
    assert_eq!((one.len(), one[0].changes.len(), one[0].act), (2, 1, Act::Step));
    let changed = &one[0].changes[0];
    assert_eq!(changed.link, made[1].link());
    assert!(changed.differences().iter().any(|(column, ..)| column.name == "state"));
    let gone = [ids[0], Id::fresh()];
    assert!(matches!(store.step(&actor("Lan"), &gone, &step), Err(Refusal::Cannot(_))));
    whole(&store);
}

#[test]
fn one_act_of_many_thousand_records() {
    let store = store();
    let house = house(&store);
    let saves = (0..20_000).map(|_| new(house.nomination(2021))).collect();
    let done = store.save(&actor("Lan"), saves).unwrap();
    assert_eq!(done.links.len(), 20_000);
    assert_eq!(store.last_number().unwrap(), done.number);
    assert_eq!(store.count(Kind::Nomination).unwrap(), 20_000);
    let undone = store.undo(&actor("Lan")).unwrap();
    assert_eq!(undone.act, Act::Undo(done.number));
    assert_eq!(store.count(Kind::Nomination).unwrap(), 0);
    assert_eq!(
        store.pending(&actor("Lan")).unwrap().1.unwrap().vi,
        "thêm 20000 đề nghị khen thưởng"
    );
}

#[test]
fn the_first_bloc_is_worked_on_until_it_is_gone() {
    let store = store();
    let first = make(&store, bloc("Khối Thi đua III"));
    assert_eq!(store.current_bloc().unwrap(), Some(first.id));
    let second = make(&store, bloc("Khối Thi đua II"));
    assert_eq!(store.current_bloc().unwrap(), Some(first.id));
    let notices = store.answer(&actor("Lan"), Request::UseBloc(second.id));
    assert!(
        matches!(&notices[..], [Notice::Changed(catalog)] if catalog.bloc() == Some(second.id))
    );
    store.delete(&actor("Lan"), &[(second.link(), 1)]).unwrap();
    assert_eq!(store.current_bloc().unwrap(), None);
    let gone = store.answer(&actor("Lan"), Request::UseBloc(second.id));
    assert!(matches!(&gone[..], [Notice::Refused(Refusal::Cannot(_))]));
}

#[test]
fn drafts_are_each_persons_own() {
    let store = store();
    let draft = |who: &str, at, fields: &str| Draft {
        who: who.into(),
        kind: Kind::Person,
        id: None,
        seen: 0,
        begun: 7,
        at,
        about: String::new(),
        fields: fields.into(),
    };
    let record = Some(Id::fresh());
    store.keep_draft(&draft("Lan", 1, "a")).unwrap();
    store.keep_draft(&draft("Lan", 2, "b")).unwrap();
    store.keep_draft(&Draft { id: record, ..draft("Lan", 3, "c") }).unwrap();
    store.keep_draft(&draft("Lan Anh", 4, "d")).unwrap();
    let kept: Vec<_> = store.drafts("Lan").unwrap().into_iter().map(|d| d.fields).collect();
    assert_eq!(kept, ["c", "b"]);
    store.keep_draft(&Draft { begun: 8, ..draft("Lan", 5, "e") }).unwrap();
    assert_eq!(store.drafts("Lan").unwrap().len(), 3, "another form of the same kind");
    store.drop_draft("Lan", Kind::Person, None, 8).unwrap();
    store.drop_draft("Lan", Kind::Person, None, 7).unwrap();
    assert_eq!(store.drafts("Lan").unwrap().len(), 1);
    store.drop_draft("Lan", Kind::Person, record, 7).unwrap();
    assert!(store.drafts("Lan").unwrap().is_empty());
    assert_eq!(store.last_number().unwrap(), 0, "drafts are no acts");
    whole(&store);
}

#[test]
fn an_act_is_answered_with_what_follows_from_it() {
    let store = store();
    let request = Request::Save(vec![new(person("Trần Thị Ngọc"))]);
    match &store.answer(&actor("Lan"), request)[..] {
        [
            Notice::Done(done),
            Notice::Pending { undo: Some(undo), redo: None },
            Notice::Changed(catalog),
        ] => {
            assert_eq!(done.summary.vi, "thêm CN-0001 Trần Thị Ngọc");
            assert_eq!(*undo, done.summary);
            assert_eq!(catalog.count(Kind::Person), 1);
        }
        other => panic!("{other:?}"),
    }
    let refused = Request::Delete(vec![(Link::new(Kind::Person, Id::fresh()), 1)]);
    assert!(matches!(&store.answer(&actor("Lan"), refused)[..], [Notice::Refused(_)]));
}

#[test]
fn a_file_is_taken_in_as_one_act_with_the_ids_it_names() {
    let store = store();
    let house = house(&store);
    let id = Id::fresh();
    let mut about = house.nomination(2021);
    if let Record::Nomination(about) = &mut about {
        about.nominee = Some(Link::new(Kind::Person, id));
    }
    let saves = vec![
        Save {
            id: Some(id),
            seen: 0,
            record: person("Lại Hồng Thanh"),
            begun: None,
            despite: false,
        },
        new(about),
    ];
    let done = store.import(&actor("Lan"), saves).unwrap();
    assert_eq!(done.act, Act::Import);
    assert_eq!(done.summary.vi, "nhập từ tệp: thêm 1 cá nhân, 1 đề nghị khen thưởng");
    whole(&store);
}

#[test]
fn a_whole_store_loads_into_an_empty_one_as_it_was() {
    let old = store();
    let house = house(&old);
    let made = make(&old, house.nomination(2021));
    old.delete(&actor("Lan"), &[(made.link(), 1)]).unwrap();
    old.undo(&actor("Lan")).unwrap();
    let (mut records, mut entries) = (Vec::new(), Vec::new());
    for kind in Kind::ALL {
        old.scan_records(kind, &mut |stored| {
            records.push(stored);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    }
    old.scan_journal(1, &mut |entry| {
        entries.push(entry);
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(entries.len(), 7);
    let new = store();
    let bloc = old.current_bloc().unwrap();
    let load = |store: &thidua::store::Store| {
        store.import_exact(
            &mut records.iter().cloned().map(Ok),
            &mut entries.iter().cloned().map(Ok),
            bloc,
        )
    };
    load(&new).unwrap();
    whole(&new);
    assert_eq!(read(&new, made.link()), read(&old, made.link()));
    assert_eq!(new.history(made.link()).unwrap(), old.history(made.link()).unwrap());
    assert_eq!(new.pending(&actor("Lan")).unwrap(), old.pending(&actor("Lan")).unwrap());
    assert_eq!(make(&new, house.nomination(2021)).record.code(), "DN-2021-0002");
    assert!(matches!(load(&new), Err(Refusal::Cannot(_))), "only into an empty store");
}

#[test]
fn loading_fills_the_catalog_and_tells_how_far_it_is() {
    let store = store();
    house(&store);
    let mut said = Vec::new();
    store.load(&mut |percent| said.push(percent)).unwrap();
    assert_eq!(said.last(), Some(&100));
    assert!(said.is_sorted());
    assert_eq!(store.catalog().loaded(), 100);
    assert_eq!(store.catalog().count(Kind::Unit), 1);
}

#[test]
fn the_clock_is_the_journals() {
    let store = store().with_clock(|| 1_614_124_800_000);
    let made = make(&store, person("Trần Thị Ngọc"));
    let entry = &store.history(made.link()).unwrap()[0];
    assert_eq!(
        (entry.at, entry.who.as_str(), entry.via.as_str()),
        (1_614_124_800_000, "Lan", "local")
    );
}
