//! Export and import: the same store again, merging, faults with their lines, cut files, backups.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use thidua::model::nomination::Step;
use thidua::model::person::Person;
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::Store;
use thidua::store::backup::check::check;
use thidua::store::backup::daily::Daily;
use thidua::store::backup::restore::{Faults, RestoreError, Target, restore};
use thidua::store::backup::{self, KEPT};
use thidua::store::exchange::report::{Flaw, ImportError, Report};
use thidua::store::exchange::{Purpose, export, import, is_empty, verify};
use thidua::store::folder;
use thidua::store::memory::Memory;
use thidua::store::request::intake::{BACKING_UP, CHECKING, WRITING};
use thidua::store::request::{Actor, Notice, Refusal, Request, Save};
use thidua::store::service::Answers;
use thidua::store::watch::Onlooker;
use thidua::text::Message;
use thidua::{demo, law};

fn actor() -> Actor {
    Actor { who: "lan".to_owned(), via: "local".to_owned() }
}

fn empty() -> Store {
    Store::new(Box::new(Memory::default())).unwrap()
}

/// The law's awards and the demo, then a change, a step and an undo: a journal of five acts.
fn lived_in() -> Store {
    let store = empty();
    live_in(&store);
    store
}

fn live_in(store: &Store) {
    for records in [law::awards().unwrap(), demo::records().unwrap()] {
        let save = |stored: thidua::model::Stored| Save {
            id: Some(stored.id),
            seen: 0,
            record: stored.record,
            begun: None,
            despite: true,
        };
        store.import(&actor(), records.into_iter().map(save).collect()).unwrap();
    }
    store.use_bloc(demo::BLOC).unwrap();
    let stored = store.get(Link::new(Kind::Bloc, demo::BLOC)).unwrap().unwrap();
    let Record::Bloc(mut bloc) = stored.record.clone() else { panic!("the bloc is no bloc") };
    bloc.note.push_str("\nĐã rà soát.");
    let save = Save {
        id: Some(stored.id),
        seen: stored.version,
        record: Record::Bloc(bloc),
        begun: None,
        despite: false,
    };
    store.save(&actor(), vec![save]).unwrap();
    let presented = Step { state: "presented".to_owned(), ..Step::default() };
    let nomination = first(store, Kind::Nomination);
    store.step(&actor(), &[nomination], &presented).unwrap();
    store.undo(&actor()).unwrap();
}

fn first(store: &Store, kind: Kind) -> Id {
    let mut found = None;
    store
        .scan_records(kind, &mut |stored| {
            found = Some(stored.id);
            std::ops::ControlFlow::Break(())
        })
        .unwrap();
    found.unwrap()
}

fn text_of(store: &Store) -> String {
    let mut bytes = Vec::new();
    export(store, &mut bytes, &mut |_| {}).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn take(store: &Store, text: &str) -> Result<Report, ImportError> {
    import(store, &actor(), text.as_bytes(), Purpose::Do, &mut |_| {})
}

fn flaws(result: Result<Report, ImportError>) -> Vec<Flaw> {
    match result {
        Err(ImportError::Flaws(flaws)) => flaws.first,
        other => panic!("expected faults, got {other:?}"),
    }
}

#[test]
fn a_store_exported_and_taken_into_an_empty_one_is_the_same_to_the_byte() {
    let store = lived_in();
    let text = text_of(&store);
    let other = empty();
    let report = take(&other, &text).unwrap();
    assert!(report.exact);
    assert_eq!(report.entries, 5);
    assert_eq!(text_of(&other), text);
    assert_eq!(other.current_bloc().unwrap(), Some(demo::BLOC));
    assert_eq!(other.audit().unwrap(), []);
    let link = Link::new(Kind::Bloc, demo::BLOC);
    assert_eq!(other.history(link).unwrap(), store.history(link).unwrap());
    // Undo goes on where it was: the last act that stands is the change of the bloc.
    other.undo(&actor()).unwrap();
    assert_eq!(other.get(link).unwrap().unwrap().version, 3);
}

#[test]
fn the_first_and_the_last_line_tell_what_is_between() {
    let text = text_of(&lived_in());
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let header = &lines[0]["thidua"];
    assert_eq!(header["format"], 4);
    assert_eq!(header["bloc"], demo::BLOC.to_string());
    let between = header["records"].as_u64().unwrap() + header["entries"].as_u64().unwrap();
    assert_eq!(lines.last().unwrap()["end"]["lines"], between);
    assert_eq!(lines.len() as u64, between + 2);
}

#[test]
fn a_file_cut_anywhere_is_noticed_and_nothing_is_written() {
    let text = text_of(&lived_in());
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let cuts = [ends[0] + 1, ends[10] + 1, ends[20] + 40, ends[ends.len() - 2] + 1, text.len() - 4];
    for cut in cuts {
        let mut cut = cut;
        while !text.is_char_boundary(cut) {
            cut += 1;
        }
        let store = empty();
        let flaws = flaws(take(&store, &text[..cut]));
        assert!(!flaws.is_empty());
        assert!(is_empty(&store).unwrap());
    }
}

#[test]
fn lines_left_out_or_doubled_are_noticed() {
    let text = text_of(&lived_in());
    let mut lines: Vec<&str> = text.lines().collect();
    let doubled = lines[3];
    lines.insert(4, doubled);
    let found = flaws(take(&empty(), &lines.join("\n")));
    assert_eq!(found[0].line, 5);
    let without: Vec<&str> =
        text.lines().enumerate().filter(|(at, _)| *at != 7).map(|(_, line)| line).collect();
    assert!(!flaws(take(&empty(), &without.join("\n"))).is_empty());
}

#[test]
fn records_without_a_first_line_become_one_act_that_can_be_undone() {
    let store = empty();
    let save = |stored: thidua::model::Stored| Save {
        id: Some(stored.id),
        seen: 0,
        record: stored.record,
        begun: None,
        despite: true,
    };
    store.import(&actor(), law::awards().unwrap().into_iter().map(save).collect()).unwrap();
    let awards = store.count(Kind::Award).unwrap();
    let text: String = demo::records()
        .unwrap()
        .iter()
        .map(|stored| serde_json::json!({ "record": stored }).to_string() + "\n")
        .collect();
    let report = take(&store, &text).unwrap();
    assert_eq!((report.exact, report.number, report.changed), (false, Some(2), 0));
    assert_eq!(report.made, demo::records().unwrap().len() as u64);
    store.undo(&actor()).unwrap();
    assert_eq!(store.count(Kind::Unit).unwrap(), 0);
    assert_eq!(store.count(Kind::Award).unwrap(), awards);
    assert_eq!(store.audit().unwrap(), []);
}

#[test]
fn merging_counts_what_is_new_changed_and_the_same_and_leaves_history_out() {
    let store = lived_in();
    let text = text_of(&store).replacen("Đã rà soát.", "Đã rà soát lần hai.", 1);
    let report = take(&store, &text).unwrap();
    assert_eq!((report.made, report.changed), (0, 1));
    assert_eq!(report.left_out, 5);
    assert_eq!(report.number, Some(6));
    let again = take(&store, &text).unwrap();
    assert_eq!((again.changed, again.number), (0, None));
    assert_eq!(store.last_number().unwrap(), 6);
}

#[test]
fn trying_writes_nothing() {
    let store = lived_in();
    let before = text_of(&store);
    let text = before.replacen("Đã rà soát.", "Khác.", 1);
    let report = import(&store, &actor(), text.as_bytes(), Purpose::Try, &mut |_| {}).unwrap();
    assert_eq!(report.changed, 1);
    assert_eq!(text_of(&store), before);
}

#[test]
fn every_fault_is_told_with_its_line_and_field_in_both_languages() {
    let store = lived_in();
    let before = text_of(&store);
    let bloc = demo::BLOC;
    let text = [
        r#"{"record": {"record": {"person": {"name": "Nguyễn Thị Hoa", "posts": [{"post": "Chuyên viên", "from": "hôm qua"}]}}}}"#.to_owned(),
        r#"{"record": {"record": {"person": {"honorific": "mr"}}}}"#.to_owned(),
        "gì đây".to_owned(),
        r#"{"record": {"record": {"person": {"name": "Lê An", "nmae": "x"}}}}"#.to_owned(),
        r#"{"record": {"record": {"city": {"name": "Huế"}}}}"#.to_owned(),
        r#"{"other": 1}"#.to_owned(),
        format!(r#"{{"record": {{"id": "không", "record": {{"unit": {{"name": "A", "bloc": "{bloc}"}}}}}}}}"#),
    ]
    .join("\n");
    let found = flaws(take(&store, &text));
    let places: Vec<(u64, String)> = found
        .iter()
        .map(|flaw| {
            let place = &flaw.fault.place;
            let cell = place.cell.as_ref().map(|cell| format!("[{}].{cell}", place.row.unwrap()));
            (flaw.line, format!("{}{}", place.field, cell.unwrap_or_default()))
        })
        .collect();
    let expected = [
        (1, "posts[0].from"),
        (2, "honorific"),
        (3, ""),
        (4, "nmae"),
        (5, "record"),
        (6, ""),
        (7, "id"),
    ];
    assert_eq!(places, expected.map(|(line, place)| (line, place.to_owned())));
    for flaw in &found {
        let said = flaw.says();
        assert!(said.vi.starts_with("dòng ") && said.en.starts_with("line "), "{said:?}");
        assert_ne!(said.vi, said.en);
    }
    assert_eq!(text_of(&store), before);
}

#[test]
fn records_that_read_well_are_still_checked_like_saved_ones() {
    let store = lived_in();
    let nowhere = Id::fresh();
    let text = [
        format!(r#"{{"record": {{"record": {{"unit": {{"name": "Cục A", "bloc": "{}", "parent": "{nowhere}"}}}}}}}}"#, demo::BLOC),
        r#"{"record": {"record": {"person": {"name": ""}}}}"#.to_owned(),
        r#"{"record": {"record": {"person": {"name": "Ng.", "code": "X1"}}}}"#.to_owned(),
        r#"{"record": {"record": {"person": {"name": "Ng.", "code": "x1"}}}}"#.to_owned(),
    ]
    .join("\n");
    let found = flaws(take(&store, &text));
    let places: Vec<(u64, &str)> =
        found.iter().map(|flaw| (flaw.line, flaw.fault.place.field.as_str())).collect();
    assert_eq!(places, [(1, "parent"), (2, "name"), (4, "code")]);
}

#[test]
fn no_more_than_a_hundred_faults_are_listed() {
    let text = "x\n".repeat(130);
    match take(&empty(), &text) {
        Err(ImportError::Flaws(flaws)) => {
            assert_eq!((flaws.first.len(), flaws.more), (100, 30));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_of_the_first_format_is_read_and_nothing_of_it_is_lost() {
    let old = include_str!("../fixtures/export/format-1.jsonl");
    assert!(old.contains(r#""decision_number":"231/QĐ-TTg""#));
    let store = empty();
    let report = take(&store, old).unwrap();
    assert_eq!((report.made, report.entries), (70, 1));
    let link = store.find_code(Kind::Nomination, "DN-2022-0001").unwrap().unwrap();
    let Some(Record::Nomination(nomination)) = store.get(link).unwrap().map(|it| it.record) else {
        panic!("no nomination")
    };
    let decided = "Quyết định: 231/QĐ-TTg, 14/03/2023, Thủ tướng Chính phủ";
    assert!(nomination.note.ends_with(decided), "{}", nomination.note);
    assert_eq!(nomination.decision, None);
    let history = store.history(link).unwrap();
    let after = history[0].changes[0].after.as_ref();
    assert_eq!(after, Some(&Record::Nomination(nomination)));
}

#[test]
fn a_file_of_a_newer_format_is_refused() {
    let text = text_of(&lived_in()).replacen("\"format\":4", "\"format\":5", 1);
    let found = flaws(take(&empty(), &text));
    assert_eq!(found[0].line, 1);
    assert!(found[0].says().en.contains("newer"), "{}", found[0].says().en);
}

#[test]
fn text_comes_in_normal_form_whatever_the_file_has() {
    let store = lived_in();
    // "Hoà" in decomposed letters, once plainly and once escaped.
    let text = "{\"record\": {\"record\": {\"person\": {\"name\": \"Tra\u{0302}\u{0300}n Hoa\u{0300}\", \"code\": \"N1\"}}}}\n\
                {\"record\": {\"record\": {\"person\": {\"name\": \"Hoa\\u0300\", \"code\": \"N2\"}}}}";
    take(&store, text).unwrap();
    let name = |code| {
        let link = store.find_code(Kind::Person, code).unwrap().unwrap();
        store
            .get(link)
            .unwrap()
            .unwrap()
            .record
            .title(&store.catalog().names(thidua::text::Lang::Vi))
    };
    assert_eq!(name("N1"), "Tr\u{1ea7}n Ho\u{e0}");
    assert_eq!(name("N2"), "Ho\u{e0}");
}

fn made_in(folder: &Path) -> Store {
    let store = folder::create(folder, "lan").unwrap();
    live_in(&store);
    store
}

#[test]
fn a_backup_becomes_the_same_store_in_a_new_folder() {
    let home = TempDir::new().unwrap();
    let (data, other) = (home.path().join("data"), home.path().join("other"));
    let store = made_in(&data);
    let path = backup::backup(&store, &data.join("backups")).unwrap();
    assert_eq!(verify(path.as_path()).unwrap().entries, 5);
    let text = text_of(&store);
    let restored = restore(&path, &other, Target::New, Faults::Refuse, "lan").unwrap();
    assert_eq!((restored.header.entries, restored.aside), (5, None));
    assert_eq!(text_of(&folder::open(&other, "lan").unwrap()), text);
    // The old store is untouched, and is not restored over unasked.
    assert!(matches!(
        restore(&path, &data, Target::New, Faults::Refuse, "lan"),
        Err(RestoreError::InTheWay(_))
    ));
}

#[test]
fn a_replaced_folder_is_kept_aside_and_its_backups_stay_with_the_name() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let store = made_in(&data);
    let path = backup::backup(&store, &data.join("backups")).unwrap();
    let before = text_of(&store);
    store.undo(&actor()).unwrap();
    let after = text_of(&store);
    // Not while somebody uses it.
    assert!(matches!(
        restore(&path, &data, Target::Replace, Faults::Refuse, "lan"),
        Err(RestoreError::Open(folder::OpenError::Held(..)))
    ));
    drop(store);
    let aside =
        restore(&path, &data, Target::Replace, Faults::Refuse, "lan").unwrap().aside.unwrap();
    assert_eq!(text_of(&folder::open(&data, "lan").unwrap()), before);
    assert_eq!(text_of(&folder::open(&aside, "lan").unwrap()), after);
    assert!(path.exists());
    // However fast one follows another, each keeps the one before.
    let asides = (0..3).map(|_| {
        restore(&path, &data, Target::Replace, Faults::Refuse, "lan").unwrap().aside.unwrap()
    });
    let asides: BTreeSet<PathBuf> = asides.chain([aside]).collect();
    assert_eq!(asides.len(), 4);
    assert!(asides.iter().all(|aside| aside.is_dir()));
}

#[test]
fn a_damaged_backup_touches_nothing() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let store = made_in(&data);
    let path = backup::backup(&store, &data.join("backups")).unwrap();
    drop(store);
    let bytes = fs::read(&path).unwrap();
    let cut = home.path().join("cut.jsonl.gz");
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x55;
    let damaged = home.path().join("damaged.jsonl.gz");
    fs::write(&damaged, flipped).unwrap();
    for file in [&cut, &damaged] {
        let result = restore(file, &data, Target::Replace, Faults::Refuse, "lan");
        assert!(matches!(result, Err(RestoreError::Import(ImportError::Flaws(_)))), "{result:?}");
    }
    assert_eq!(folder::open(&data, "lan").unwrap().last_number().unwrap(), 5);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 3);
}

#[test]
fn the_last_seven_backups_are_kept_and_one_a_day_is_enough() {
    let home = TempDir::new().unwrap();
    let store = lived_in();
    let today = jiff::ZonedDateTime::now().date();
    assert!(backup::daily(&store, home.path(), today).unwrap().is_some());
    assert_eq!(backup::daily(&store, home.path(), today).unwrap(), None);
    let mut newest = None;
    for _ in 0..KEPT + 2 {
        newest = Some(backup::backup(&store, home.path()).unwrap());
    }
    let kept = backup::list(home.path()).unwrap();
    assert_eq!(kept.len(), KEPT);
    assert_eq!(kept.last(), newest.as_ref());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), KEPT);
}

#[test]
fn a_list_is_taken_in_after_a_backup_unless_that_is_stopped() {
    let home = TempDir::new().unwrap();
    let store = Arc::new(lived_in());
    let person = |at: usize| Save {
        id: None,
        seen: 0,
        record: Record::Person(Person {
            name: format!("Người Thứ {at}"), ..Person::default()
        }),
        begun: None,
        despite: false,
    };
    store.import(&actor(), (0..1_200).map(person).collect()).unwrap();
    let before = store.last_number().unwrap();
    let daily = Daily::new(Arc::clone(&store), home.path().to_owned());
    let saves = [person(5_000)];
    let stopped =
        daily.import(&actor(), &saves, Onlooker { cancelled: &|| true, ..Onlooker::NONE });
    assert!(matches!(stopped[..], [Notice::Refused(Refusal::Stopped)]), "{stopped:?}");
    assert!(fs::read_dir(home.path()).unwrap().next().is_none(), "half a backup is left");
    assert_eq!(store.last_number().unwrap(), before);

    let told = Mutex::new(Vec::new());
    let hear = |what: Message, done: u8| told.lock().unwrap().push((what, done));
    let taken = daily.import(&actor(), &saves, Onlooker { progress: &hear, ..Onlooker::NONE });
    assert!(taken.iter().any(|notice| matches!(notice, Notice::Done(_))), "{taken:?}");
    assert_eq!(backup::list(home.path()).unwrap().len(), 1);
    let told = told.into_inner().unwrap();
    assert!(told.iter().map(|(_, done)| done).is_sorted(), "{told:?}");
    let mut parts: Vec<Message> = told.into_iter().map(|(what, _)| what).collect();
    parts.dedup();
    assert_eq!(parts, [BACKING_UP, CHECKING, WRITING].map(Message::from));
}

#[test]
fn a_backup_ahead_of_the_store_is_found() {
    let home = TempDir::new().unwrap();
    let store = lived_in();
    assert!(check(&store, home.path()).unwrap().wrong.is_empty());
    backup::backup(&store, home.path()).unwrap();
    assert!(check(&store, home.path()).unwrap().wrong.is_empty());
    let behind = empty();
    let found = check(&behind, home.path()).unwrap().wrong;
    assert_eq!(found.len(), 1);
    assert!(found[0].en.contains("its end is lost"));
}

#[test]
fn the_first_save_of_a_day_is_backed_up_beside_the_work() {
    let home = TempDir::new().unwrap();
    let data = home.path().join("data");
    let store = Arc::new(made_in(&data));
    let backups = data.join("backups");
    let daily = Daily::new(Arc::clone(&store), backups.clone());
    daily.answer(&actor(), Request::History(Link::new(Kind::Bloc, demo::BLOC)));
    drop(daily);
    assert_eq!(backup::list(&backups).unwrap().len(), 0, "reading is no save");
    let daily = Daily::new(Arc::clone(&store), backups.clone());
    for _ in 0..3 {
        daily.answer(&actor(), Request::Undo);
    }
    drop(daily);
    let made = backup::list(&backups).unwrap();
    assert_eq!(made.len(), 1);
    assert!(verify(made[0].as_path()).unwrap().entries > 5);
}

#[test]
fn a_backup_of_the_day_that_fails_is_told_and_keeps_nobody_from_saving() {
    let home = TempDir::new().unwrap();
    let in_the_way = home.path().join("file");
    fs::write(&in_the_way, "").unwrap();
    let daily = Daily::new(Arc::new(lived_in()), in_the_way);
    let mut requests = [Request::Undo, Request::Redo].into_iter().cycle();
    let mut refused = || {
        let notices = daily.answer(&actor(), requests.next().unwrap());
        assert!(matches!(notices[0], Notice::Done(_)), "{notices:?}");
        notices.iter().any(|notice| matches!(notice, Notice::Refused(_)))
    };
    let deadline = Instant::now() + Duration::from_secs(60);
    while !refused() {
        assert!(Instant::now() < deadline, "the failure was never told");
        std::thread::yield_now();
    }
    assert!((0..5).all(|_| !refused()), "it is told once");
}

#[test]
fn what_a_whole_export_holds_beyond_its_fields_is_named_with_its_line() {
    let text = text_of(&lived_in());
    let lines: Vec<&str> = text.lines().collect();
    let refused = |at: usize, from: &str, to: &str| {
        let mut lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let changed = lines[at].replacen(from, to, 1);
        assert_ne!(changed, lines[at], "{from}");
        lines[at] = changed;
        match take(&empty(), &(lines.join("\n") + "\n")) {
            Err(ImportError::Flaws(flaws)) => flaws.first[0].says().en,
            other => panic!("{other:?}"),
        }
    };
    let find = |words: &str| lines.iter().position(|line| line.contains(words)).unwrap();
    let unit = find(r#"{"unit":{"#);
    let said = refused(unit, r#"{"unit":{"#, r#"{"unit":{"colour":"đỏ","#);
    assert!(said.starts_with(&format!("line {}", unit + 1)), "{said}");
    assert!(said.contains("field colour: there is no such field"), "{said}");
    let said = refused(unit, r#"{"id":"#, r#"{"owner":"Lan","id":"#);
    assert!(said.contains("field owner"), "{said}");
    let meeting = find(r#""attendees":[{"#);
    let said = refused(meeting, r#""attendees":[{"#, r#""attendees":[{"seat":4,"#);
    assert!(said.contains("field attendees[1].seat"), "{said}");
    let entry = find(r#"{"entry""#);
    let said = refused(entry, r#""who":"#, r#""mood":"vui","who":"#);
    assert!(said.starts_with(&format!("line {}", entry + 1)) && said.contains("mood"), "{said}");
    let said = refused(0, r#""records":"#, r#""pages":7,"records":"#);
    assert!(said.starts_with("line 1") && said.contains("pages"), "{said}");
}

#[test]
fn a_line_without_end_is_passed_over_and_named() {
    let long = "x".repeat(40 << 20);
    let record = r#"{"record": {"record": {"person": {"name": "Lan", "colour": "x"}}}}"#;
    match take(&empty(), &format!("\n{{\"record\": \"{long}\n{record}\n{long}")) {
        Err(ImportError::Flaws(flaws)) => {
            let said: Vec<String> = flaws.first.iter().map(|flaw| flaw.says().en).collect();
            assert_eq!(said.len(), 3, "{said:?}");
            assert!(said[0].starts_with("line 2: the line is longer than 16 MB"), "{}", said[0]);
            assert!(said[1].starts_with("line 3") && said[1].contains("colour"), "{}", said[1]);
            assert!(said[2].starts_with("line 4: the line is longer"), "{}", said[2]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_backup_that_is_not_sound_is_put_in_place_only_when_that_is_wanted() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("all.jsonl");
    // The record is another than its journal tells.
    let text = text_of(&lived_in()).replacen("Đã rà soát.", "Đã sửa lén.", 1);
    fs::write(&file, text).unwrap();
    let data = home.path().join("data");
    match restore(&file, &data, Target::New, Faults::Refuse, "lan") {
        Err(RestoreError::Unsound(found)) => assert!(found[0].en.contains("differs"), "{found:?}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left behind");
    let restored = restore(&file, &data, Target::New, Faults::Accept, "lan").unwrap();
    assert_eq!(restored.faults, folder::open(&data, "lan").unwrap().audit().unwrap());
    assert!(!restored.faults.is_empty());
}
