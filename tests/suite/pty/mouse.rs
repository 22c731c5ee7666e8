//! The mouse through the whole program: what a terminal tells of it, and what is never told to one.

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use super::home::{Home, LOADED};
use super::{Pty, assert_mouse, assert_restored};

fn with_mouse(home: &Home, cols: u16, rows: u16) -> Pty {
    let words = home.words().into_iter().chain(["--mouse".to_owned()]).map(Into::into);
    let mut pty = Pty::spawn(CommandBuilder::from_argv(words.collect()), cols, rows);
    pty.wait_for_text(LOADED);
    pty
}

/// Clicks through panes, rows, a form and a question; leaves the screen on the list of meetings.
pub fn click_through(pty: &mut Pty) {
    pty.wait_for("the mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
    });
    pty.wait_for_text("1 Đơn vị 1/7");
    pty.click("Quản lý đất đai");
    pty.wait_for_text("1 Đơn vị 7/7");
    pty.click("Quản lý đất đai");
    pty.wait_for_text("Tên đầy đủ");
    pty.click("đóng");
    pty.wait_for_text("1 Đơn vị 7/7");
    pty.click("2 Hội nghị");
    pty.wait_for_text("2 Hội nghị 1/1");
    pty.click("thêm mới");
    pty.wait_for_text("Thêm hội nghị");
    pty.click("Địa điểm");
    pty.wait_for_text("› Địa điểm");
    pty.send("Hà Nội");
    pty.wait_for_text("Hà Nội");
    pty.send("\x1b");
    pty.wait_for_text("ở lại sửa tiếp");
    pty.click("bỏ thay đổi");
    pty.wait_for("the list", |screen| {
        let contents = screen.contents();
        contents.contains("2 Hội nghị 1/1") && !contents.contains("Địa điểm")
    });
    pty.click("1 Đơn vị");
    pty.wait_for_text("1 Đơn vị 7/7");
    pty.send("\x1b[H");
    pty.wait_for_text("1 Đơn vị 1/7");
    pty.wheel_down("Môi trường");
    pty.wait_for_text("1 Đơn vị 4/7");
}

#[test]
fn clicks_and_the_wheel_lead_through_the_program() {
    let home = Home::new();
    let mut pty = with_mouse(&home, 80, 24);
    // The box of the tour takes a part of the screen.
    pty.send("g5");
    pty.wait_for_text("Quản lý đất đai");
    click_through(&mut pty);
    pty.send("q");
    assert!(pty.wait().success());
    assert_restored(&pty);
    assert_mouse(&pty, true);
}

#[test]
fn however_it_ends_the_terminal_tells_of_the_mouse_no_more() {
    for signal in [Signal::TERM, Signal::HUP] {
        let home = Home::new();
        let mut pty = with_mouse(&home, 80, 24);
        pty.wait_for("the mouse", |screen| {
            screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
        });
        kill_process(pty.id(), signal).unwrap();
        pty.wait();
        assert_restored(&pty);
        assert_mouse(&pty, true);
    }
}

#[test]
fn without_it_the_terminal_is_told_nothing_of_a_mouse() {
    let home = Home::new();
    let mut pty = home.open(80, 24);
    pty.wait_for_text("1 Đơn vị 1/7");
    // A terminal that tells all the same is not heard.
    pty.click("Môi trường");
    pty.send("2");
    pty.wait_for_text("2 Hội nghị 1/1");
    pty.send("1");
    pty.wait_for_text("1 Đơn vị 1/7");
    pty.resize(100, 30);
    pty.wait_for_text("Chi tiết");
    kill_process(pty.id(), Signal::TERM).unwrap();
    pty.wait();
    assert_restored(&pty);
    assert_mouse(&pty, false);
}
