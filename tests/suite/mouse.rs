//! The mouse: a click leads where keys lead, another opens, the wheel moves; nothing where nobody asked for it.

use thidua::app::{App, Setup};
use thidua::config::Config;
use thidua::effect::Effect;
use thidua::event::{Event, Mouse, Size};
use thidua::store::request::Request;
use thidua::text::Lang;

use crate::desk::{Desk, LARGE, SMALL, demo, setup};

/// Somebody with a mouse at the demo.
fn with_mouse(size: Size) -> Desk {
    let store = demo();
    let config = Config { mouse: true, ..Config::default() };
    let setup = Setup { config, ..setup(&store, size, Lang::Vi) };
    Desk::begin(store, setup)
}

/// The first place of the screen that says `text`.
fn place(desk: &mut Desk, text: &str) -> (u16, u16) {
    let screen = desk.screen();
    let found = screen.lines().enumerate().find_map(|(y, line)| Some((y, line.find(text)?, line)));
    let (y, byte, line) = found.unwrap_or_else(|| panic!("no «{text}» on\n{screen}"));
    (u16::try_from(line[..byte].chars().count()).unwrap(), u16::try_from(y).unwrap())
}

/// Clicks on it.
fn click<'a>(desk: &'a mut Desk, text: &str) -> &'a mut Desk {
    let (x, y) = place(desk, text);
    desk.event(Event::Mouse(Mouse::Click(x, y)));
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
fn a_click_turns_a_choice_of_a_box_and_writes_nothing() {
    let mut desk = with_mouse(SMALL);
    desk.press("4 X").rest();
    let before = desk.screen();
    let (x, y) = place(&mut desk, "Định dạng");
    let click_there = |desk: &mut Desk| {
        desk.event(Event::Mouse(Mouse::Click(x, y)));
        desk.rest().screen()
    };
    let turned = click_there(&mut desk);
    assert!(turned != before && turned.contains("CSV"), "{turned}");
    assert_ne!(click_there(&mut desk), turned);
    assert!(!desk.asked.iter().any(|request| matches!(request, Request::Job(_))));
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

/// Turns the wheel by a notch over the first place of the screen that says `text`.
fn wheel<'a>(desk: &'a mut Desk, text: &str, down: bool) -> &'a mut Desk {
    let (x, y) = place(desk, text);
    desk.event(Event::Mouse(if down { Mouse::WheelDown(x, y) } else { Mouse::WheelUp(x, y) }));
    desk.rest()
}

#[test]
fn the_wheel_moves_by_three_rows_and_scrolls_what_is_read() {
    let mut desk = with_mouse(SMALL);
    assert!(current(wheel(&mut desk, "Môi trường", true)).contains("Khí tượng Thủy văn"));
    assert!(current(wheel(&mut desk, "Môi trường", false)).contains("Biển và Hải đảo"));
    desk.press("2 enter").rest();
    let before = desk.screen();
    assert_ne!(wheel(&mut desk, "Năm tổng kết", true).screen(), before);
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut desk = with_mouse(LARGE);
    desk.press("* 2").rest();
    let before = desk.screen();
    // The detail beside the list, whose row stays.
    let row = current(&mut desk);
    wheel(&mut desk, "Thành phần", true);
    assert_ne!(desk.screen(), before);
    assert_eq!(current(&mut desk).split('│').next(), row.split('│').next());
    assert_eq!(wheel(&mut desk, "Thành phần", false).screen(), before);
    // Its title has nothing to scroll to, and neither has the header.
    assert_eq!(wheel(&mut desk, "Lịch sử", true).screen(), before);
    assert_eq!(wheel(&mut desk, "Trưởng Khối 2021", true).screen(), before);
    // Another pane, which gets the keyboard.
    assert!(current(wheel(&mut desk, "DN-2020-0001", true)).contains("DN-2020"));
    desk.sees("3 Đề nghị khen thưởng 3/3");
}

#[test]
fn a_click_chooses_a_pane_by_its_name_where_one_has_the_screen() {
    let mut desk = with_mouse(SMALL);
    click(&mut desk, "Đề nghị khen thưởng").sees("3 Đề nghị khen thưởng 0/0");
    click(&mut desk, "2 Hội nghị").sees("2 Hội nghị 1/1");
    click(&mut desk, "1 Đơn vị").sees("1 Đơn vị 1/7").press("3");
    let before = desk.screen();
    assert_eq!(click(&mut desk, " · 1 Đơn vị").screen(), before, "between two names is none");
    assert_eq!(click(&mut desk, "3 Đề nghị").screen(), before);
}

#[test]
fn a_click_chooses_a_tab_of_what_is_read() {
    let mut desk = with_mouse(LARGE);
    click(&mut desk, "Lịch sử").sees("chưa thay đổi gì từ khi tạo kho");
    click(&mut desk, "Điều kiện").sees_not("chưa thay đổi gì");
    click(&mut desk, "Chi tiết").sees("Tên đầy đủ").press("enter").rest();
    let read = desk.screen();
    click(&mut desk, "Lịch sử").sees("chưa thay đổi gì từ khi tạo kho");
    assert_eq!(click(&mut desk, "Chi tiết").screen(), read);
    assert_eq!(click(&mut desk, "Tên đầy đủ").screen(), read);
}

#[test]
fn a_click_answers_a_question_and_does_what_a_hint_says() {
    let mut desk = with_mouse(SMALL);
    desk.press("4");
    click(&mut desk, "thêm mới").sees("Thêm cá nhân").types("Lê Thị Mai").press("esc");
    click(&mut desk, "Biểu mẫu có thay đổi").sees("ở lại sửa tiếp");
    click(&mut desk, "ở lại sửa tiếp").sees("Lê Thị Mai").sees_not("chưa lưu.").press("esc");
    click(&mut desk, "lưu   ").sees("thêm CN-0007").press("d d").sees("Xóa cá nhân");
    click(&mut desk, "không").sees("Lê Thị Mai").press("d d");
    click(&mut desk, " có").sees("Đã xóa CN-0007").sees("/6");
    // What was said stands in the place of the hints: nothing is hit unseen.
    let before = desk.screen();
    desk.event(Event::Mouse(Mouse::Click(2, 23)));
    assert!(before.contains("xóa CN-0007") && desk.screen().contains("Cá nhân"));
}

#[test]
fn a_click_goes_to_a_cell_of_a_row_and_turns_yes_and_no() {
    let mut desk = with_mouse(LARGE);
    desk.press("1 n").types("Chi cục Thử").rest();
    click(&mut desk, "Số liệu").sees("Năm");
    desk.types("2020").rest();
    let (_, y) = place(&mut desk, "› 2020");
    for (head, typed) in [("Đơn vị trực", "7"), ("Số người", "12")] {
        let (x, _) = place(&mut desk, head);
        desk.event(Event::Mouse(Mouse::Click(x + 1, y)));
        desk.types(typed).rest();
    }
    let screen = desk.screen();
    let row = screen.lines().nth(y.into()).unwrap();
    let cells: Vec<&str> = row.split_whitespace().collect();
    assert!(cells.windows(3).any(|cells| cells == ["2020", "12", "7"]), "{screen}");
    desk.press("esc n 5 n").rest();
    click(&mut desk, "Đã kiểm chứng");
    click(&mut desk, "Đã kiểm chứng");
    let (_, y) = place(&mut desk, "Đã kiểm chứng");
    let said = desk.screen().lines().nth(y.into()).unwrap().to_owned();
    click(&mut desk, "Đã kiểm chứng");
    let turned = desk.screen().lines().nth(y.into()).unwrap().to_owned();
    assert!(said.contains("có") != turned.contains("có"), "{said}\n{turned}");
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
