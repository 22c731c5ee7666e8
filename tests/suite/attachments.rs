//! What a record names outside the store: seen with it, opened from it, and never where a store is served.

use std::fs;

use thidua::effect::Effect;
use thidua::store::request::{Notice, Presence, Refusal, Request, Role};
use thidua::store::watch::Onlooker;
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
        let answer = store.consider(&open, Onlooker::NONE);
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

/// A folder with two records of a meeting and a folder of another name in it.
fn papers() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("Hồ sơ")).unwrap();
    for name in ["Biên bản 1.pdf", "Biên bản 2.pdf", "Hồ sơ/tờ trình.docx"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    folder
}

/// The cursor in the note of the demo's meeting, behind an empty line.
fn in_note(desk: &mut Desk) {
    desk.press("* 2 e");
    while !desk.screen().contains("› Nguồn, ghi chú") {
        desk.press("down");
    }
    desk.press("f2 pgdn pgdn end enter esc");
}

fn looked_up(desk: &Desk) -> usize {
    desk.asked.iter().filter(|request| matches!(request, Request::Path(_))).count()
}

#[test]
fn a_path_that_is_typed_is_gone_on_with_as_far_as_all_names_agree() {
    let folder = papers();
    let at = folder.path().to_str().unwrap();
    let mut desk = Desk::at(LARGE, Lang::Vi);
    in_note(&mut desk);
    desk.types(&format!("Biên bản: {at}/bien")).press("tab");
    desk.sees(&format!("Biên bản: {at}/Biên bản\n"));
    // Both are shown below; a letter tells which.
    desk.sees("Biên bản 1.pdf   Biên bản 2.pdf").types("2").sees_not("Biên bản 1.pdf");
    desk.press("tab").sees(&format!("{at}/Biên bản 2.pdf"));
    // The whole of it is typed: the key goes on to another field.
    desk.press("tab").sees_not("› Nguồn, ghi chú").press("ctrl-s").sees("Đã lưu");
    // Without a way on it is said, and the key pressed again leaves the field.
    in_note(&mut desk);
    desk.types(&format!("{at}/ho so")).press("tab").sees(&format!("{at}/Hồ sơ/")).types("zz");
    desk.press("tab").sees("không có tệp hay thư mục nào bắt đầu như vậy");
    desk.sees("› Nguồn, ghi chú").press("tab").sees_not("› Nguồn, ghi chú");
    assert_eq!(looked_up(&desk), 6);
}

#[test]
fn a_path_is_gone_on_with_in_the_long_text_and_in_the_cells_of_a_form() {
    let folder = papers();
    let at = folder.path().to_str().unwrap();
    let mut desk = Desk::at(LARGE, Lang::Vi);
    in_note(&mut desk);
    desk.press("f2").types(&format!("{at}/ho")).press("tab").sees(&format!("{at}/Hồ sơ/"));
    desk.types("t").press("tab").sees("Hồ sơ/tờ trình.docx").press("tab").sees("tờ trình.docx");
    desk.press("enter").types("cuối").press("esc").sees("cuối").press("ctrl-s").sees("Đã lưu");
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("* 3 e");
    while !desk.screen().contains("› Hồ sơ") {
        desk.press("down");
    }
    desk.types("to trinh").press("enter").types("co").press("enter");
    desk.types(&format!("{at}/Ho")).press("tab").sees("Hồ sơ/").types("t").press("tab");
    desk.sees("tờ trình.docx");
}

#[test]
fn the_place_of_a_document_of_a_dossier_is_gone_on_with() {
    let folder = papers();
    let at = folder.path().to_str().unwrap();
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("* 3 f").sees("Hồ sơ").press("e ctrl-u").types("Tủ 3").press("tab");
    desk.sees("chỉ với đường dẫn").press("ctrl-u").types(&format!("{at}/bien")).press("tab");
    desk.sees("Biên bản 1.pdf   Biên bản 2.pdf").types("1").press("tab enter");
    desk.sees(&format!("{at}/Biên bản 1.pdf"));
}

#[test]
fn where_the_store_is_served_no_path_is_looked_up() {
    let store = demo();
    let served = || thidua::app::Setup { folder: None, ..setup(&store, LARGE, Lang::Vi) };
    let mut desk = Desk::begin(store.clone(), served());
    in_note(&mut desk);
    desk.types("/etc/host").press("f4").sees("tệp của bạn ở máy khác").sees("› Nguồn, ghi chú");
    desk.press("tab").sees_not("› Nguồn, ghi chú").press("esc n 3 f e ctrl-u");
    desk.types("/etc/host").press("tab").sees("tệp của bạn ở máy khác").press("enter");
    assert_eq!(looked_up(&desk), 0);
    let path = thidua::store::request::path::Typed { text: "/".into(), endings: &["*"] };
    for store in [store.seat("Lan", Role::Admin), store.again()] {
        let found = store.consider(&Request::Path(path.clone()), Onlooker::NONE);
        let told = found
            .iter()
            .any(|notice| matches!(notice, Notice::Path(_, found) if !found.is_empty()));
        assert!(!told, "{found:?}");
    }
}
