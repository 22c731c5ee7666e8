//! The mouse: a click leads where keys lead, another opens, the wheel moves; nothing where nobody asked for it.

use thidua::app::{App, Setup};
use thidua::config::Config;
use thidua::effect::Effect;
use thidua::event::{Event, Mouse, Size};
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL, demo, setup};

/// Somebody with a mouse at the demo.
fn with_mouse(size: Size) -> Desk {
    let store = demo();
    let config = Config { mouse: true, ..Config::default() };
    let setup = Setup { config, ..setup(&store, size, Lang::Vi) };
    Desk::begin(store, setup)
}

/// Clicks on the first place of the screen that says `text`.
fn click<'a>(desk: &'a mut Desk, text: &str) -> &'a mut Desk {
    let screen = desk.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((y, line.find(text)?, line)));
    let (y, byte, line) = found.unwrap_or_else(|| panic!("no «{text}» on\n{screen}"));
    let x = line[..byte].chars().count();
    desk.event(Event::Mouse(Mouse::Click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())));
    desk.rest()
}

/// The line with the sign of the current row.
fn current(desk: &mut Desk) -> String {
    let screen = desk.screen();
    // Of several layers the top one is drawn lower.
    let line = screen.lines().rfind(|line| line.contains('▌'));
    line.unwrap_or_else(|| panic!("no row is current on\n{screen}")).to_owned()
}

#[test]
fn a_click_selects_a_row_and_another_opens_it() {
    let mut desk = with_mouse(SMALL);
    assert!(current(click(&mut desk, "Quản lý đất đai")).contains("Quản lý đất đai"));
    assert!(current(click(&mut desk, "DV-0003")).contains("Khí tượng Thủy văn"));
    click(&mut desk, "DV-0003").sees("Tổng cục Khí tượng Thủy văn").sees("Tên đầy đủ");
}

#[test]
fn a_click_where_no_row_is_changes_nothing() {
    let mut desk = with_mouse(LARGE);
    desk.press("down").rest();
    let before = desk.screen();
    for text in ["Số người", "Trưởng Khối 2021", "2020: 92 đơn vị", "Tên đầy đủ"]
    {
        assert_eq!(click(&mut desk, text).screen(), before, "{text}");
    }
    for y in 0..45 {
        desk.event(Event::Mouse(Mouse::Click(400, y)));
    }
    assert_eq!(desk.rest().screen(), before);
}

#[test]
fn a_click_in_another_pane_goes_there() {
    let mut desk = with_mouse(LARGE);
    desk.press("*").rest();
    click(&mut desk, "DN-2020-0001").sees("3 Đề nghị khen thưởng 1/3");
    assert!(current(click(&mut desk, "DN-2020-0001")).contains("DN-2020-0001"));
    click(&mut desk, "2 Hội nghị").sees("2 Hội nghị 1/1");
}

#[test]
fn a_click_goes_to_a_field_and_the_line_below_a_field_is_its_own() {
    let mut desk = with_mouse(SMALL);
    desk.press("2 n");
    click(&mut desk, "Địa điểm").types("Hà Nội").sees("Địa điểm         Hà Nội");
    click(&mut desk, "Năm kế hoạch").types("2021").sees("Năm kế hoạch     2021");
    click(&mut desk, "Loại").sees("Loại");
    click(&mut desk, "Loại").sees("họp trù bị");
}

#[test]
fn a_click_chooses_in_the_palette_and_in_boxes() {
    let mut desk = with_mouse(SMALL);
    desk.press(":");
    assert!(current(click(&mut desk, "  lọc  ")).contains("lọc"));
    click(&mut desk, " lọc  ").sees("1 Đơn vị 1/7  /");
    desk.press("esc 3 * s");
    click(&mut desk, "Năm");
    click(&mut desk, "Năm").sees("Năm…").sees_not("Sắp xếp theo");
}

#[test]
fn a_click_in_another_column_of_the_board_goes_there() {
    let mut desk = with_mouse(LARGE);
    crate::stories::deciding::drafts(&mut desk, 3);
    desk.press("B").rest();
    let before = desk.screen();
    click(&mut desk, "đã gửi khối ─");
    assert_ne!(desk.screen(), before);
}

#[test]
fn the_wheel_moves_by_three_rows_and_scrolls_what_is_read() {
    let mut desk = with_mouse(SMALL);
    desk.event(Event::Mouse(Mouse::WheelDown));
    assert!(current(&mut desk).contains("Khí tượng Thủy văn"));
    desk.event(Event::Mouse(Mouse::WheelUp));
    assert!(current(&mut desk).contains("Biển và Hải đảo"));
    desk.press("2 enter").rest();
    let before = desk.screen();
    desk.event(Event::Mouse(Mouse::WheelDown));
    assert_ne!(desk.screen(), before);
}

#[test]
fn nobody_who_did_not_ask_is_given_a_mouse() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    let before = desk.screen();
    assert_eq!(click(&mut desk, "Quản lý đất đai").screen(), before);
    let store = demo();
    let listens = |mouse| {
        let config = Config { mouse, ..Config::default() };
        let (_, first) = App::new(Setup { config, ..setup(&store, SMALL, Lang::Vi) });
        first.iter().any(|effect| matches!(effect, Effect::Mouse))
    };
    assert!(listens(true) && !listens(false));
}
