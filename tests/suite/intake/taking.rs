//! Lists taken in: one act, one undo, checked like saves; what is left out goes back to a file.

use proptest::prelude::*;
use thidua::model::{Kind, Record};
use thidua::office::book::{Format, Watch};
use thidua::office::intake::rejected::{self, rejected};
use thidua::office::intake::{
    Decision, Doubtful, Layout, NotTaken, Verdict, accept, accept_watched, preview,
};
use thidua::store::journal::Act;
use thidua::store::request::{Actor, Refusal, Role, Save};
use thidua::text::Lang;

use super::{csv, last, looked, open, row, sheet, terms};
use crate::desk::demo;

fn actor() -> Actor {
    Actor { who: "lan".to_owned(), via: "local".to_owned() }
}

#[test]
fn a_list_is_one_act_and_one_undo() {
    let store = demo();
    let before = store.last_number().unwrap();
    let count = |kind| store.count(kind).unwrap();
    let (persons, nominations) = (count(Kind::Person), count(Kind::Nomination));
    let decisions = count(Kind::Decision);
    let found = looked(&store, &sheet("individuals.xlsx"), &terms(Kind::Nomination));
    assert_eq!(store.last_number().unwrap(), before, "looking writes nothing");
    let done = accept(&store, &actor(), &found).unwrap().unwrap();
    assert_eq!((done.number, done.act), (before + 1, Act::Import));
    assert_eq!(count(Kind::Person), persons + 2);
    assert_eq!(count(Kind::Nomination), nominations + 3);
    assert_eq!(count(Kind::Decision), decisions + 1);
    let decided = done.links.iter().filter(|link| link.kind == Kind::Nomination);
    let states: Vec<String> = decided
        .map(|link| match store.get(*link).unwrap().unwrap().record {
            Record::Nomination(it) => it.state().to_owned(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(states, ["decided", "decided", "draft"]);
    // The same list again changes nothing.
    let again = looked(&store, &sheet("individuals.xlsx"), &terms(Kind::Nomination));
    for number in [11, 12, 13] {
        assert_eq!(row(&again, number).verdict, Verdict::Same, "{number}");
    }
    assert_eq!(accept(&store, &actor(), &again).unwrap(), None);
    store.undo(&actor()).unwrap();
    assert_eq!((count(Kind::Person), count(Kind::Nomination)), (persons, nominations));
    assert_eq!(count(Kind::Decision), decisions);
}

#[test]
fn a_changed_row_tells_from_what_to_what() {
    let store = demo();
    let list = csv("Mã;Họ và tên;Năm sinh\nCN-0003;Trần Thị Ngọc;1970\n");
    let found = looked(&store, &list, &terms(Kind::Person));
    let Verdict::Changed(differences) = &found.rows[0].verdict else { panic!() };
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].field, "birth_year");
    assert_eq!((differences[0].from.vi.as_str(), differences[0].to.vi.as_str()), ("", "1970"));
    accept(&store, &actor(), &found).unwrap().unwrap();
    assert_eq!(looked(&store, &list, &terms(Kind::Person)).rows[0].verdict, Verdict::Same);
}

#[test]
fn doubtful_rows_are_taken_as_decided() {
    let store = demo();
    let list = csv("Họ và tên;Năm sinh\nTrương Văn Đạt;1968\n");
    let mut found = looked(&store, &list, &terms(Kind::Person));
    assert_eq!(accept(&store, &actor(), &found).unwrap(), None, "left out until decided");
    let Verdict::Doubtful { ways, .. } = &found.rows[0].verdict else { panic!() };
    let same = ways[0].decision;
    assert_eq!(ways[0].differences[0].field, "birth_year");
    assert!(!found.decide(99, Decision::New), "there is no such row");
    assert!(found.decide(2, same));
    assert_eq!(found.counts().changed, 1);
    let Decision::Same(link) = same else { panic!() };
    let done = accept(&store, &actor(), &found).unwrap().unwrap();
    assert_eq!(done.links, [link]);
    store.undo(&actor()).unwrap();
    found.decide(2, Decision::New);
    let done = accept(&store, &actor(), &found).unwrap().unwrap();
    assert_ne!(done.links, [link]);
    assert_eq!(done.links.len(), 1);
}

#[test]
fn all_doubtful_rows_can_be_decided_at_once() {
    let store = demo();
    let list = csv("Họ và tên;Ghi chú\nTrương Văn Đạt;a\nNguyễn Văn Lạ;b\n");
    let counts = |doubtful| {
        let mut found = looked(&store, &list, &terms(Kind::Person));
        found.decide_all(doubtful);
        let counts = found.counts();
        (counts.new, counts.changed, counts.skipped, counts.doubtful)
    };
    assert_eq!(counts(Doubtful::Skip), (1, 0, 1, 0));
    assert_eq!(counts(Doubtful::New), (2, 0, 0, 0));
    assert_eq!(counts(Doubtful::Same), (1, 1, 0, 0));
}

#[test]
fn what_came_up_since_the_look_refuses_the_whole_list() {
    let store = demo();
    let list = csv("Mã;Họ và tên;Năm sinh\nCN-0003;Trần Thị Ngọc;1970\n;Nguyễn Văn Lạ;1980\n");
    let found = looked(&store, &list, &terms(Kind::Person));
    let link = found.rows[0].link.unwrap();
    let stored = store.get(link).unwrap().unwrap();
    let Record::Person(mut person) = stored.record else { panic!() };
    person.note.push_str(" Đã rà soát.");
    let save = Save {
        id: Some(link.id),
        seen: stored.version,
        record: Record::Person(person),
        begun: None,
        despite: false,
    };
    store.save(&actor(), vec![save]).unwrap();
    let before = store.last_number().unwrap();
    let refused = accept(&store, &actor(), &found);
    assert!(matches!(refused, Err(Refusal::Stale { .. })), "{refused:?}");
    assert_eq!(store.last_number().unwrap(), before);
    // Somebody else entered the same new person.
    let list = csv("Họ và tên;Năm sinh\nNguyễn Văn Lạ;1980\n");
    let found = looked(&store, &list, &terms(Kind::Person));
    let meanwhile = looked(&store, &list, &terms(Kind::Person));
    accept(&store, &actor(), &meanwhile).unwrap().unwrap();
    let refused = accept(&store, &actor(), &found);
    assert!(matches!(refused, Err(Refusal::Doubts(_))), "{refused:?}");
}

#[test]
fn a_viewer_takes_nothing_in() {
    let store = demo();
    let list = csv("Họ và tên;Năm sinh\nNguyễn Văn Lạ;1980\n");
    let seat = store.seat("khách", Role::Viewer);
    let found = looked(&seat, &list, &terms(Kind::Person));
    assert!(matches!(accept(&seat, &actor(), &found), Err(Refusal::Cannot(_))));
}

#[test]
fn two_rows_of_one_name_are_doubtful() {
    let store = demo();
    let list = csv("Họ và tên;Chức vụ\nNguyễn Văn Lạ;Chuyên viên\nNguyễn Văn Lạ;Kế toán\n");
    let found = looked(&store, &list, &terms(Kind::Person));
    assert_eq!(found.counts().doubtful, 2);
    let twice = csv(
        "Họ tên;Danh hiệu;Năm\nTrần Thị Ngọc;CSTĐCS;2020\nTrần Thị Ngọc;Chiến sĩ thi đua cơ sở;2020\n",
    );
    let found = looked(&store, &twice, &terms(Kind::Nomination));
    let counts = found.counts();
    assert_eq!(counts.doubtful + counts.wrong, 2, "{:?}", found.rows);
}

#[test]
fn rows_left_out_go_back_to_a_file_that_can_be_sent_again() {
    let store = demo();
    let list = sheet("individuals.xlsx");
    let layout = Layout::propose(&list, Kind::Nomination, None, None);
    let found = looked(&store, &list, &terms(Kind::Nomination));
    assert_eq!(rejected::count(&found), 2);
    for format in [Format::Xlsx, Format::Csv] {
        let bytes = rejected(&list, &layout, &found, format, Lang::Vi).unwrap();
        let mut book = open(&bytes).unwrap();
        assert_eq!(book.format(), format);
        let back = last(&mut book);
        let again = Layout::propose(&back, Kind::Nomination, None, None);
        assert_eq!(again.year, Some(2020));
        let reason = again.columns.last().unwrap();
        assert_eq!(reason.text, "Lý do chưa nhập");
        assert!(reason.examples[0].starts_with("E16, "), "{:?}", reason.examples);
        let found = looked(&store, &back, &terms(Kind::Nomination));
        assert_eq!(found.rows.len(), 2);
        assert!(found.rows.iter().all(|row| matches!(row.verdict, Verdict::Wrong(_))));
        assert_eq!(found.left_out.len(), 1, "the group goes along");
    }
}

#[test]
fn looking_tells_how_far_it_is_and_can_be_stopped() {
    let store = demo();
    let rows: Vec<String> =
        (0..600).map(|row| format!("Người Thứ {row};19{}\n", 50 + row % 50)).collect();
    let list = csv(&format!("Họ và tên;Năm sinh\n{}", rows.concat()));
    let layout = Layout::propose(&list, Kind::Person, None, None);
    let told = std::cell::RefCell::new(Vec::new());
    let watch = Watch { progress: &|done| told.borrow_mut().push(done), cancelled: &|| false };
    preview(&store, &list, &layout, &terms(Kind::Person), watch).unwrap();
    let told = told.into_inner();
    assert!(told.is_sorted() && told.last() == Some(&100) && told.len() >= 4, "{told:?}");
    assert!(told.iter().filter(|done| (61..100).contains(*done)).count() > 4, "{told:?}");
    for last in [0, 60, 75, 90] {
        let come = std::cell::Cell::new(0);
        let watch = Watch { progress: &|done| come.set(done), cancelled: &|| come.get() >= last };
        let stopped = preview(&store, &list, &layout, &terms(Kind::Person), watch);
        assert_eq!(stopped, Err(NotTaken::Cancelled), "{last}");
    }
}

#[test]
fn taking_in_can_be_stopped_until_it_is_written() {
    let store = demo();
    let rows: Vec<String> = (0..600).map(|row| format!("Người Thứ {row};1980\n")).collect();
    let list = csv(&format!("Họ và tên;Năm sinh\n{}", rows.concat()));
    let found = looked(&store, &list, &terms(Kind::Person));
    let before = store.last_number().unwrap();
    let come = std::cell::Cell::new(0);
    for last in [0, 20, 60, 80, 90] {
        come.set(0);
        let watch = Watch { progress: &|done| come.set(done), cancelled: &|| come.get() >= last };
        let stopped = accept_watched(&store, &actor(), &found, watch, &|| panic!("{last}"));
        assert!(matches!(stopped, Err(Refusal::Stopped)), "{last}: {stopped:?}");
        assert_eq!(store.last_number().unwrap(), before);
    }
    let written = std::cell::Cell::new(0);
    let cancelled = || {
        assert_eq!(written.get(), 0, "asked though it can do nothing any more");
        false
    };
    let watch = Watch { progress: &|done| come.set(done), cancelled: &cancelled };
    let writing = || written.set(written.get() + 1);
    let done = accept_watched(&store, &actor(), &found, watch, &writing).unwrap().unwrap();
    assert_eq!((written.get(), done.number), (1, before + 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn no_cells_panic_the_look_and_looking_writes_nothing(
        rows in proptest::collection::vec(
            proptest::collection::vec("[-0-9/.,;A-Za-zÀ-ỹ ()#]{0,12}", 9), 1..6),
        kind in prop_oneof![Just(Kind::Unit), Just(Kind::Person), Just(Kind::Nomination)],
    ) {
        let store = demo();
        let heading = match kind {
            Kind::Unit => "STT|Tên đơn vị|Trực thuộc|Loại|Số người|Có từ ngày|Tên khác|Mã|Ghi chú",
            Kind::Person => "STT|Họ và tên|Giới|Năm sinh|Chức vụ đơn vị|Ngày tuyển dụng|Mã|Đơn vị|Ghi chú",
            _ => "STT|Tên tập thể, cá nhân|Năm sinh|Chức vụ đơn vị|Danh hiệu|Năm|Số ngày QĐ|Loại|Mã",
        };
        let rows: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let list = csv(&format!("{heading}\n{}\n", rows.join("\n")));
        let layout = Layout::propose(&list, kind, Some((1, 1)), None);
        let asked = thidua::office::intake::Terms { make_units: true, ..terms(kind) };
        let before = store.last_number().unwrap();
        let found = preview(&store, &list, &layout, &asked, Watch::NONE);
        prop_assert_eq!(store.last_number().unwrap(), before);
        if let Ok(mut found) = found {
            found.decide_all(Doubtful::New);
            // Whatever is taken in is one act, and undone by one.
            if let Ok(Some(done)) = accept(&store, &actor(), &found) {
                prop_assert_eq!(done.number, before + 1);
                store.undo(&actor()).unwrap();
                prop_assert!(store.audit().unwrap().is_empty());
            }
        }
    }
}
