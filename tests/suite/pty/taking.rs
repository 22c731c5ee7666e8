//! A list taken in from the command line on a terminal: how far it is, and Ctrl-C.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use portable_pty::CommandBuilder;

use super::Pty;
use super::home::PROGRAM;
use crate::share::Place;

const STOPPED: &str = "đã dừng theo yêu cầu, chưa ghi gì";

/// `thidua import FILE --kind persons` and more on a terminal.
fn import(place: &Place, file: &Path, more: &[&str]) -> Pty {
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--lang", "vi", "--as", "Lan", "import", file.to_str().unwrap()]);
    command.args(["--kind", "persons"]);
    command.args(more);
    command.env("THIDUA_DATA", place.data());
    command.env_remove("THIDUA_SOCKET");
    Pty::spawn(command, 100, 30)
}

fn list(rows: usize) -> String {
    let row = |at| format!("Nguyễn Văn Thứ {at},{}\n", 1950 + at % 50);
    format!("Họ và tên,Năm sinh\n{}", (0..rows).map(row).collect::<String>())
}

fn file(place: &Place, rows: usize) -> PathBuf {
    let path = place.path().join("danh-sach.csv");
    fs::write(&path, list(rows)).unwrap();
    path
}

/// A pipe with a name, which nobody has written to yet.
fn pipe(place: &Place) -> PathBuf {
    let path = place.path().join("ống.csv");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

/// Ctrl-C ends it, and says so.
fn ends_at_ctrl_c(pty: &mut Pty) {
    pty.send("\x03");
    let end = pty.wait();
    assert_eq!(end.exit_code(), 130, "{}", pty.screen().contents());
    assert!(pty.screen().contents().contains(STOPPED), "{}", pty.screen().contents());
}

#[test]
fn how_far_it_is_stands_on_the_terminal_until_it_is_done() {
    let place = Place::new();
    let path = pipe(&place);
    let mut pty = import(&place, &path, &[]);
    pty.wait_for_text("Đang đọc danh sách: 0%");
    OpenOptions::new().write(true).open(&path).unwrap().write_all(list(3).as_bytes()).unwrap();
    let end = pty.wait();
    assert!(end.success(), "{}", pty.screen().contents());
    for said in ["Đang xem từng dòng: 0%", "Đang ghi vào kho, không dừng được nữa"] {
        assert!(pty.sent(&[said]), "{said}: {:?}", String::from_utf8_lossy(&pty.bytes));
    }
    let shown = pty.screen().contents();
    assert!(shown.contains("3 mới, 0 thay đổi") && !shown.contains("Đang "), "{shown}");
}

#[test]
fn programs_are_told_nothing_of_it() {
    let place = Place::new();
    let path = file(&place, 3);
    let words = ["import", path.to_str().unwrap(), "--kind", "persons", "--dry-run"];
    let piped = place.run(&words);
    assert_eq!((piped.status, piped.err.as_str()), (0, ""), "{}", piped.out);
    let mut pty = import(&place, &path, &["--dry-run", "--format", "json"]);
    assert!(pty.wait().success());
    assert!(!pty.sent(&["Đang "]), "{}", pty.screen().contents());
}

#[test]
fn ctrl_c_before_anything_is_read_ends_it() {
    let place = Place::new();
    let mut pty = import(&place, &pipe(&place), &[]);
    pty.wait_for_text("Đang đọc danh sách: 0%");
    ends_at_ctrl_c(&mut pty);
}

#[test]
fn ctrl_c_before_it_is_written_writes_nothing() {
    let place = Place::new();
    let before = place.said(&["export"]);
    let mut pty = import(&place, &file(&place, 4_000), &[]);
    pty.wait_for_text("Đang xem từng dòng: ");
    ends_at_ctrl_c(&mut pty);
    assert!(place.said(&["export"]).lines().skip(1).eq(before.lines().skip(1)));
}

#[test]
fn ctrl_c_at_the_persons_end_stops_it_at_the_serving_end() {
    let place = Place::new();
    let before = place.said(&["export"]);
    let served = place.serve(&[]);
    let mut pty = import(&place, &file(&place, 4_000), &[]);
    pty.wait_for_text("Đang xem từng dòng: ");
    ends_at_ctrl_c(&mut pty);
    served.stop();
    assert!(place.said(&["export"]).lines().skip(1).eq(before.lines().skip(1)));
}
