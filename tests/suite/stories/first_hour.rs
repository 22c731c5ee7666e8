//! A new clerk's first hour at a store that holds nothing, and the morning after.

use std::sync::Arc;

use jiff::civil::date;
use thidua::app::{Setup, Welcome};
use thidua::command::Command;
use thidua::event::Event;
use thidua::keymap::Keymap;
use thidua::model::{Kind, Record};
use thidua::store::request::Role;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL, demo, empty, setup};

/// The members as a spreadsheet's rows: running number, full name, short name, staff, subordinate units.
const MEMBERS: &str = "STT\tTên đơn vị\tTên ngắn\tSố người\tTrực thuộc\n\
    1\tTổng cục Biển và Hải đảo Việt Nam\tBiển và Hải đảo\t\t\n\
    2\tTổng cục Địa chất và Khoáng sản Việt Nam\tĐịa chất và Khoáng sản\t\t\n\
    3\tTổng cục Khí tượng Thủy văn\tKhí tượng Thủy văn\t\t22\n\
    4\tTổng cục Môi trường\tMôi trường\t\t\n\
    5\tTổng cục Quản lý đất đai\tQuản lý đất đai\t\t\n";

/// The clerk pastes this.
fn paste(desk: &mut Desk, text: &str) {
    desk.event(Event::Paste(text.to_owned()));
}

/// The first step: the bloc.
pub fn bloc(desk: &mut Desk) {
    desk.sees("Những bước đầu").press("enter").types("Khối Thi đua III").press("tab");
    desk.types("Bộ Tài nguyên và Môi trường").press("ctrl-s").sees("[x] Khối thi đua");
}

/// The second: its members.
pub fn members(desk: &mut Desk) {
    desk.press("enter").sees("mỗi dòng một đơn vị");
    paste(desk, MEMBERS);
    desk.press("ctrl-s").sees("[x] Các đơn vị thành viên").sees("5 đơn vị");
}

/// The third: who holds the chair in 2021, who is deputy.
pub fn chair(desk: &mut Desk) {
    desk.press("enter").sees("Trưởng Khối *").sees("2021").types("dia chat").press("enter");
    desk.types("khi tuong").press("enter").press("ctrl-s");
    desk.sees("[x] Trưởng Khối, Phó Trưởng Khối").sees("2021: Địa chất và Khoáng sản");
}

fn meeting(desk: &mut Desk) {
    desk.press("2 n").sees("Thêm hội nghị").types("tong ket").press("enter");
    for _ in 0..30 {
        if desk.screen().contains("› Ngày") {
            break;
        }
        desk.press("tab");
    }
    desk.types("24/2").press("ctrl-s").sees("24/02/2021");
}

#[test]
fn an_empty_store_is_led_to_its_work_and_finds_it_the_next_day() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    bloc(&mut desk);
    members(&mut desk);
    let catalog = desk.store.catalog();
    let there = catalog.members(catalog.bloc().unwrap(), Some(2021));
    let units: Vec<_> = there
        .iter()
        .map(|stored| match &stored.record {
            Record::Unit(unit) => (unit.order, unit.short.as_str(), unit.figures.first()),
            _ => panic!("no unit"),
        })
        .collect();
    let orders: Vec<_> = units.iter().map(|(order, ..)| order.unwrap()).collect();
    assert_eq!(orders, [1, 2, 3, 4, 5]);
    assert_eq!(units[2].1, "Khí tượng Thủy văn");
    assert_eq!(units[2].2.and_then(|figures| figures.units), Some(22));
    assert_eq!(units[0].2, None, "a figure that nobody entered is not there");
    chair(&mut desk);
    desk.sees("★ Trưởng Khối 2021: Địa chất và Khoáng").sees("dự kiến 2022: Khí tượng Thủy văn");
    meeting(&mut desk);
    // One undo takes the meeting back, another brings it again.
    desk.command(Command::Undo).sees("chưa có hội nghị");
    desk.command(Command::Redo).sees("24/02/2021");
    desk.press("q");
    // The morning after: nothing stands in the way, everything is there.
    let mut desk = desk.again();
    desk.sees_not("Những bước đầu").sees("24/02/2021").sees("★ Trưởng Khối 2021");
    desk.press("g 0").sees("[x] Trưởng Khối, Phó Trưởng Khối").sees("Đã đủ để làm việc");
}

#[test]
fn the_members_are_one_act_that_one_undo_takes_back() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    bloc(&mut desk);
    members(&mut desk);
    desk.command(Command::Undo).sees("[ ] Các đơn vị thành viên");
    assert!(desk.store.catalog().all(Kind::Unit).is_empty());
    desk.command(Command::Redo).sees("5 đơn vị");
}

#[test]
fn the_first_steps_are_left_and_taken_up_with_what_was_half_typed() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    bloc(&mut desk);
    desk.press("enter").types("Tổng cục Môi trường").press("enter").types("Tổng cục Bi").rest();
    // The line drops; the next day the half-typed list is offered, then the steps go on.
    let mut desk = desk.again();
    desk.sees("thêm các đơn vị thành viên").sees("Tổng cục Môi trường").press("enter");
    desk.sees("Tổng cục Bi").types("ển và Hải đảo Việt Nam").press("ctrl-s");
    desk.sees("Những bước đầu").sees("2 đơn vị").press("esc");
    desk.sees("g 0 để làm tiếp");
    assert!(desk.store.drafts("Ban Thư ký").unwrap().is_empty(), "what is saved is no draft");
    let mut desk = desk.again();
    desk.sees("Những bước đầu").sees("[ ] Trưởng Khối");
}

#[test]
fn a_member_typed_twice_is_said_at_its_line_and_one_that_is_there_is_asked_about() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    bloc(&mut desk);
    desk.press("enter ctrl-s").sees("chưa nhập");
    desk.types("Tổng cục Môi trường").press("enter").types("tong cuc moi truong").press("ctrl-s");
    desk.sees("trùng tên với dòng 1").press("ctrl-u").types("Tổng cục Quản lý đất đai");
    desk.press("ctrl-s").sees("2 đơn vị").press("up enter").types("Tổng cục Môi trường");
    desk.press("ctrl-s").sees("Vẫn lưu?").press("n").press("esc n");
    assert_eq!(desk.store.catalog().all(Kind::Unit).len(), 2);
}

#[test]
fn whoever_knows_the_program_is_not_held_up() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    desk.press("7 n").types("Khối Thi đua I").press("ctrl-s").sees("KH-1");
    // A viewer may enter nothing, and is asked nothing.
    let viewer = Arc::new(empty().seat("Xem", Role::Viewer));
    Desk::with(viewer, SMALL, Lang::Vi).sees_not("Những bước đầu").press("g 0").sees("vai trò");
    let mut demo = Desk::with(demo(), SMALL, Lang::Vi);
    demo.sees_not("Những bước đầu");
}

/// The demo with the tour, in this keymap and language.
pub fn toured(keymap: &str, size: thidua::event::Size, lang: Lang, welcome: Welcome) -> Desk {
    let store = demo();
    let keymap = Arc::new(Keymap::shipped(keymap).unwrap());
    let setup = Setup { keymap, today: date(2021, 3, 3), welcome, ..setup(&store, size, lang) };
    Desk::begin(store, setup)
}

#[test]
fn the_tour_goes_on_when_a_thing_was_done_whatever_the_keys() {
    for name in thidua::keymap::SHIPPED {
        let mut desk = toured(name.0, LARGE, Lang::Vi, Welcome::Demo);
        desk.sees("Năm phút làm quen 1/5").sees("Ai là Trưởng Khối?");
        desk.command(Command::GoTimeline).sees("đóng lại").command(Command::Cancel);
        desk.sees("2/5").command(Command::YearBefore).sees("Lọc không cần dấu");
        desk.command(Command::YearAfter).command(Command::GoUnits).command(Command::Filter);
        desk.types("dia chat").press("enter").sees("để đọc dòng đang chọn");
        desk.command(Command::Open).command(Command::Cancel).sees("3/5").sees("Ghi một hội nghị");
        desk.command(Command::GoMeetings).command(Command::New).types("tong ket").press("enter");
        desk.command(Command::Save).sees("4/5").sees("Ghi một đề nghị");
    }
}

#[test]
fn the_tour_ends_and_can_be_left_and_taken_up_again() {
    let mut desk = toured("default", SMALL, Lang::Vi, Welcome::Demo);
    desk.press("c esc").sees("2/5").press("g 5").sees_not("2/5").sees("làm tiếp từ chỗ này");
    desk.press("2 g 5").sees("2/5").press("> > > > > >").sees("5/5").press("H").sees("5/5");
    desk.press("esc").command(Command::Palette).press("esc").sees("Xong.").press("g 5");
    desk.sees_not("Xong.");
}

#[test]
fn the_tour_is_kept_over_the_night() {
    let mut desk = toured("default", SMALL, Lang::Vi, Welcome::Demo);
    desk.press("c esc > q");
    let asked = desk.out.iter().any(|effect| matches!(effect, thidua::effect::Effect::Quit));
    assert!(asked);
    let again = |desk: &Desk, welcome| {
        Desk::begin(
            Arc::clone(&desk.store),
            Setup { welcome, ..setup(&desk.store, SMALL, Lang::Vi) },
        )
    };
    let mut desk = again(&desk, Welcome::Demo);
    desk.sees("2/5").sees("Lọc không cần dấu").press("g 5 q");
    let mut desk = again(&desk, Welcome::Demo);
    desk.sees_not("2/5");
    let mut desk = again(&desk, Welcome::Tour);
    desk.sees("Lọc không cần dấu");
}

#[test]
fn the_tour_asks_for_records_in_the_demo_alone() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    bloc(&mut desk);
    desk.press("esc g 5").sees("chỉ có ở khối mẫu: thidua tour");
}
