//! Units are reorganised at the keyboard: five acts, each seen before it is done and undone at once.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use thidua::event::Event;
use thidua::model::{Kind, Link, Record};
use thidua::store::Store;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL};

pub fn records(store: &Store) -> BTreeMap<Link, Record> {
    let mut found = BTreeMap::new();
    for kind in Kind::ALL {
        store
            .scan_records(kind, &mut |stored| {
                found.insert(stored.link(), stored.record);
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    found
}

/// The cursor on Địa chất và Khoáng sản, what is done chosen.
fn begin(desk: &mut Desk, downs: usize) {
    desk.press("down r");
    for _ in 0..downs {
        desk.press("down");
    }
    desk.press("enter");
}

/// Before the unit ended, by the law known of it.
const DAY: &str = "01/06/2021";

#[test]
fn a_unit_is_renamed_and_named_as_it_was_in_older_years() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    let before = records(&desk.store);
    begin(&mut desk, 0);
    desk.sees("Đổi tên: Địa chất và Khoáng sản");
    desk.press("ctrl-s").sees("chưa nhập").sees("3 chỗ cần sửa");
    desk.types(DAY).press("tab").types("QĐ 1/2021").press("tab");
    desk.types("Tổng cục Địa chất").press("tab").types("Địa chất").press("ctrl-s");
    desk.sees("Thực hiện việc sắp xếp này?")
        .sees("Tổng cục Địa chất và Khoáng sản Việt Nam -> Tổng cục Địa chất");
    assert_eq!(records(&desk.store), before);
    desk.press("k").sees_not("Thực hiện").sees("Đổi tên: ");
    desk.press("ctrl-s y").sees("Đã đổi tên Địa chất và Khoáng sản thành Địa chất");
    desk.sees("★ Trưởng Khối 2021: Địa chất ");
    desk.press("[").sees("Địa chất và Khoáng sản").sees_not("Đã đổi tên");
    desk.press("u");
    assert_eq!(records(&desk.store), before);
}

#[test]
fn marked_units_are_merged_and_their_awards_stand_in_the_history_of_the_new_one() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    crate::stories::deciding::drafts(&mut desk, 40);
    let before = records(&desk.store);
    desk.press("down space down space r").sees("Địa chất và Khoáng sản, Khí tượng Thủy văn");
    desk.press("up enter").sees("chỉ hợp nhất được");
    desk.press("down enter").sees("Hợp nhất đơn vị").sees("Các đơn vị hợp nhất");
    desk.types(DAY).press("tab").types("QĐ 2/2021").press("ctrl-s").sees("1 chỗ cần sửa");
    desk.types("Tổng cục Trái Đất").press("ctrl-s");
    desk.sees("+ Tổng cục Trái Đất: đơn vị mới từ 01/06/2021").sees("hết ngày 31/05/2021");
    desk.press("y")
        .sees("Đã hợp nhất Địa chất và Khoáng sản, Khí tượng Thủy văn thành Tổng cục Trái Đất");
    desk.press("/").types("trai dat").press("enter N").rest();
    desk.sees("Cùng dòng kế thừa: DV-0003 Khí tượng Thủy văn, DV-0002").sees("4 đề nghị");
    desk.press("esc esc u");
    assert_eq!(records(&desk.store), before);
}

#[test]
fn a_split_asks_where_each_person_goes_before_it_is_done() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let before = records(&desk.store);
    begin(&mut desk, 2);
    desk.sees("Chia: Địa chất và Khoáng sản");
    desk.types(DAY).press("tab").types("QĐ 3/2021").press("tab");
    desk.types("Cục Địa chất").press("ctrl-s").sees("chia, tách phải thành ít nhất hai đơn vị");
    desk.press("down").types("Cục Khoáng sản").press("ctrl-s");
    desk.sees("Cá nhân về đâu").sees("Lại Hồng Thanh").sees("1 = Cục Địa chất; 2 = Cục Khoáng sản");
    assert_eq!(records(&desk.store), before);
    desk.press("ctrl-s").sees("chưa nhập");
    let persons = desk.screen().matches("chưa nhập").count();
    assert!(persons > 0);
    only_answers_are_typed(&mut desk);
    for _ in 0..12 {
        if desk.screen().contains("Thực hiện việc sắp xếp này?") {
            break;
        }
        desk.types("1").press("enter").press("ctrl-s");
    }
    desk.sees("Thực hiện việc sắp xếp này?");
    desk.press("y").sees("Đã chia Địa chất và Khoáng sản thành Cục Địa chất, Cục Khoáng sản");
    desk.press("u");
    assert_eq!(records(&desk.store), before);
}

/// Who is asked about stands there already: nobody else is let in, no name is typed over.
fn only_answers_are_typed(desk: &mut Desk) {
    let named = |desk: &mut Desk| desk.screen().matches("Lại Hồng Thanh").count();
    let before = named(desk);
    desk.press("ctrl-o").sees("các dòng này có sẵn: chỉ cần trả lời");
    desk.press("left left").types("2").press("esc ctrl-x");
    desk.event(Event::Paste("1\n".repeat(20)));
    assert_eq!(named(desk), before);
    desk.press("ctrl-s");
}

#[test]
fn a_unit_comes_under_another_and_is_shown_where_it_stood() {
    let mut desk = Desk::at(LARGE, Lang::En);
    let before = records(&desk.store);
    begin(&mut desk, 3);
    desk.sees("Move: Địa chất và Khoáng sản").sees("Khối Thi đua III");
    desk.types("2021-06-01").press("tab").types("QĐ 4/2021").press("ctrl-s");
    desk.sees("nothing is different yet");
    desk.types("khi tuong thuy van").press("enter ctrl-s");
    desk.sees("Do this reorganisation?").sees("Khối Thi đua III -> Khí tượng Thủy văn");
    desk.press("y").sees("Done: move Địa chất và Khoáng sản");
    desk.press("u");
    assert_eq!(records(&desk.store), before);
}

#[test]
fn a_unit_is_dissolved_and_what_is_below_it_is_asked_about() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let before = records(&desk.store);
    begin(&mut desk, 4);
    desk.sees("Giải thể: Địa chất và Khoáng sản").sees("Ngày cuối cùng");
    desk.types("31/05/2005").press("tab").types("QĐ 5/2021").press("ctrl-s");
    desk.sees("Đơn vị trực thuộc").sees("Một tập thể");
    desk.types("cham dut").press("enter ctrl-s").sees("Thực hiện việc sắp xếp này?");
    desk.press("esc shift-tab").sees_not("Thực hiện");
    desk.press("ctrl-s y").sees("Đã giải thể Địa chất và Khoáng sản");
    desk.press("u");
    assert_eq!(records(&desk.store), before);
}

#[test]
fn what_is_typed_of_a_reorganisation_outlives_a_lost_line() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    begin(&mut desk, 2);
    desk.types(DAY).press("tab").types("QĐ 3/2021").press("tab");
    desk.types("Cục Địa chất").press("down").types("Cục Khoáng sản").press("ctrl-s");
    desk.sees("Cá nhân về đâu").types("2").press("enter");
    desk.event(thidua::event::Event::Hangup);
    let mut later = desk.again();
    later.sees("Bản nháp chưa lưu").sees("chia, tách: Địa chất và Khoáng sản").press("enter");
    later.sees("Chia: Địa chất và Khoáng sản").sees(DAY).sees("QĐ 3/2021").sees("Lại Hồng Thanh");
    for _ in 0..12 {
        later.press("ctrl-s");
        if later.screen().contains("Thực hiện việc sắp xếp này?") {
            break;
        }
        later.types("1").press("enter");
    }
    later.press("y").sees("Đã chia Địa chất và Khoáng sản thành Cục Địa chất, Cục Khoáng sản");
    later.again().sees_not("Bản nháp chưa lưu");
}

#[test]
fn leaving_the_form_changes_nothing() {
    let mut desk = Desk::at(SMALL, Lang::En);
    let before = records(&desk.store);
    begin(&mut desk, 1);
    desk.sees("Merge units").types("2021-06-01").press("esc").sees("unsaved").press("n");
    desk.sees_not("Merge units");
    assert_eq!(records(&desk.store), before);
}
