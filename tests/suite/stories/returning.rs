//! Coming back: the next session begins where the last one ended, in every list.

use thidua::event::Event;
use thidua::store::request::Request;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL};

/// Leaves, and begins anew at the same store.
fn next_day(desk: &mut Desk) -> Desk {
    desk.press("ctrl-q");
    desk.again()
}

#[test]
fn a_pane_that_had_the_whole_screen_has_it_again() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    let unzoomed = desk.press("* 3 down").rest().screen();
    let before = desk.press("z").rest().screen();
    assert_ne!(before, unzoomed);
    let mut desk = next_day(&mut desk);
    assert_eq!(desk.rest().screen(), before);
    assert_eq!(desk.press("z").rest().screen(), unzoomed);
    let mut desk = next_day(&mut desk);
    assert_eq!(desk.rest().screen(), unzoomed);
}

#[test]
fn a_list_that_was_open_is_open_again_as_it_was() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("4 s down enter / t h enter").rest();
    let before = desk.press("z down").rest().screen();
    assert!(before.contains("/ th") && before.contains("Cá nhân 3/6"), "{before}");
    let mut desk = next_day(&mut desk);
    assert_eq!(desk.rest().screen(), before);
    // What is open is closed as ever: first the filter, then the list.
    desk.press("esc").sees("Cá nhân").press("esc").sees("1 Đơn vị");
}

#[test]
fn lists_that_were_closed_stand_as_they_were_when_they_are_opened_again() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let awards = desk.press("5 s down enter end").rest().screen();
    let persons = desk.press("4 / n g o c enter").rest().screen();
    assert!(persons.contains("/ ngoc"), "{persons}");
    desk.press("g x");
    assert_eq!(desk.press("5").rest().screen(), awards);
    let mut desk = next_day(desk.press("1"));
    desk.sees("1 Đơn vị 1/7");
    assert_eq!(desk.press("4").rest().screen(), persons);
    assert_eq!(desk.press("5").rest().screen(), awards);
    // Lists that nobody opened on that day are kept for the next.
    let mut desk = next_day(&mut next_day(desk.press("1")));
    assert_eq!(desk.press("4").rest().screen(), persons);
}

#[test]
fn a_row_that_nobody_chose_is_not_kept() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 1");
    let mut desk = next_day(&mut desk);
    desk.press("4 n").types("An Văn An").press("ctrl-s esc 1");
    let mut desk = next_day(&mut desk);
    desk.press("4").sees("An Văn An");
}

#[test]
fn what_was_being_typed_is_offered_over_the_list_it_was_opened_from() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Lê Thị").rest();
    desk.event(Event::Hangup);
    let mut desk = desk.again();
    desk.sees("Bản nháp chưa lưu").press("enter").sees("Lê Thị").press("esc n").sees("Cá nhân 1/6");
}

#[test]
fn what_was_being_typed_is_not_offered_under_the_fingers() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    desk.press("4 n").types("Lê Thị").rest();
    desk.event(Event::Hangup);
    let mut desk = desk.again();
    desk.sees("Bản nháp chưa lưu").press("esc 4").sees_not("Bản nháp chưa lưu");
    // The answer to the same question comes late.
    desk.answer(Request::Drafts);
    desk.sees_not("Bản nháp chưa lưu").press("n").types("Bình").sees("Bình");
    desk.press("ctrl-s esc").sees("Bản nháp chưa lưu");
}
