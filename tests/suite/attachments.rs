//! What a record names outside the store: seen with it, opened from it, and never where a store is served.

use std::fs;

use thidua::effect::Effect;
use thidua::store::request::{Notice, Presence, Refusal, Request, Role};
use thidua::text::{Label, Lang};

use crate::desk::{Desk, LARGE, SMALL, demo, setup};

/// The demo's meeting, whose note ends in these lines.
fn with_note(desk: &mut Desk, note: &str) {
    desk.press("* 2 e");
    while !desk.screen().contains("› Nguồn, ghi chú") {
        desk.press("down");
    }
    desk.press("f2 pgdn pgdn end enter");
    for (index, line) in note.lines().enumerate() {
        if index > 0 {
            desk.press("enter");
        }
        desk.types(line);
    }
    desk.press("esc ctrl-s").sees("Đã lưu");
}

fn asked_to_open(desk: &Desk) -> Vec<String> {
    let open = |request: &Request| match request {
        Request::Open(reference) => Some(reference.clone()),
        _ => None,
    };
    desk.asked.iter().filter_map(open).collect()
}

#[test]
fn files_are_shown_with_the_record_and_whether_they_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("biên bản.pdf");
    fs::write(&there, "x").unwrap();
    let there = there.to_str().unwrap();
    let mut desk = Desk::at(LARGE, Lang::Vi);
    with_note(&mut desk, &format!("{there}\n/khong/co/tep.pdf\nhttps://vea.gov.vn/tin"));
    desk.press("enter").rest().press("end").sees("Tệp đính kèm");
    let screen = desk.screen();
    let line = |end: &str| screen.lines().any(|line| line.trim_end().ends_with(end));
    assert!(line(&format!("{there}  có tệp")), "{screen}");
    assert!(
        line("/khong/co/tep.pdf  KHÔNG có tệp này") && line("https://vea.gov.vn/tin"),
        "{screen}"
    );
    desk.press("F").sees("https://vea.gov.vn/tin").press("down down enter");
    assert_eq!(asked_to_open(&desk), ["https://vea.gov.vn/tin"]);
    desk.sees("tệp ở máy khác");
}

#[test]
fn the_only_one_is_opened_at_once() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_note(&mut desk, "Biên bản: ~/bb.pdf");
    desk.press("F");
    assert_eq!(asked_to_open(&desk), ["~/bb.pdf"]);
    desk.event(thidua::event::Event::Store(Notice::Opened("~/bb.pdf".to_owned())));
    desk.sees("đã giao cho chương trình của máy: ~/bb.pdf");
}

#[test]
fn why_nothing_can_be_opened_is_said() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 F").sees("không ghi tệp hay địa chỉ nào");
    assert!(asked_to_open(&desk).is_empty());
    let store = demo();
    let opens = Err(Label::new("không có màn hình đồ họa", "no desktop"));
    let mut desk =
        Desk::begin(store.clone(), thidua::app::Setup { opens, ..setup(&store, SMALL, Lang::Vi) });
    with_note(&mut desk, "/srv/bb.pdf");
    desk.press("F").sees("không có màn hình đồ họa");
    assert!(asked_to_open(&desk).is_empty());
}

#[test]
fn a_document_of_a_dossier_is_opened_from_it() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("3 n")
        .types("Tran Thi Ngoc")
        .press("enter tab")
        .types("lao dong tien tien")
        .press("enter ctrl-s");
    if desk.screen().contains("Vẫn lưu") {
        desk.press("y");
    }
    desk.press("f").sees("Hồ sơ").press("F").sees("không phải đường dẫn");
    desk.press("e").types("/srv/bao cao.pdf").press("enter F");
    assert_eq!(asked_to_open(&desk), ["/srv/bao cao.pdf"]);
}

#[test]
fn a_store_itself_opens_nothing() {
    let store = demo();
    for store in [store.seat("Lan", Role::Admin), store.again()] {
        let open = Request::Open("/srv/bb.pdf".to_owned());
        let answer = store.consider(&open, &|_, _| {}, &|| false);
        assert!(matches!(answer.as_slice(), [Notice::Refused(Refusal::Cannot(_))]), "{answer:?}");
    }
}

#[test]
fn what_was_found_is_told_for_paths_alone() {
    let named = ["/".to_owned(), "Tủ 3".to_owned(), "https://a.vn".to_owned()];
    let found = thidua::store::references::look_up(&named);
    assert_eq!(found, [("/".to_owned(), Presence::There)]);
}

#[test]
fn no_effect_of_opening_leaves_by_another_way() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    with_note(&mut desk, "/srv/bb.pdf");
    desk.out.clear();
    desk.press("F");
    assert!(!desk.out.iter().any(|effect| matches!(effect, Effect::Suspend | Effect::Copy(_))));
}
