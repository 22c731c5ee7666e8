//! The first minutes at a store that holds nothing.

use super::compare;
use crate::desk::{Desk, SMALL, empty};
use thidua::text::Lang;

#[test]
fn an_empty_store_leads_to_its_first_bloc() {
    let mut desk = Desk::with(empty(), SMALL, Lang::Vi);
    let shot = |desk: &mut Desk, name: &str| compare("begin", name, &desk.screen());
    shot(&mut desk, "0-the-first-steps");
    desk.press("esc ctrl-l");
    shot(&mut desk, "1-nothing-yet");
    desk.press("n");
    shot(&mut desk, "2-a-unit-needs-a-bloc");
    desk.press("c");
    shot(&mut desk, "3-no-timeline-yet");
    desk.press("esc 7");
    shot(&mut desk, "4-no-bloc-yet");
    desk.press("n").types("Khối Thi đua III").press("tab").types("Bộ Tài nguyên và Môi trường");
    desk.press("ctrl-s");
    shot(&mut desk, "5-the-first-bloc");
    desk.press("esc");
    shot(&mut desk, "6-no-unit-yet");
    desk.press("n").types("Tổng cục Môi trường").press("ctrl-s");
    shot(&mut desk, "7-the-first-unit");
    desk.press("2");
    shot(&mut desk, "8-no-meeting-yet");
}
