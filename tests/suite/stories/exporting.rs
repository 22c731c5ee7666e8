//! A clerk sends a list to a colleague who lives in Excel.

use std::fs;

use calamine::{DataType, Reader, Xlsx, open_workbook};
use tempfile::TempDir;
use thidua::command::Command;
use thidua::event::Event;
use thidua::store::request::Notice;
use thidua::store::request::Request;
use thidua::store::request::job::{Finished, Job};
use thidua::text::Lang;

use crate::desk::{Desk, SMALL, demo, setup};
use thidua::app::Setup;

/// The clerk, whose files go into `folder`.
fn clerk(folder: &TempDir) -> Desk {
    let store = demo();
    let setup = Setup { folder: Some(folder.path().to_owned()), ..setup(&store, SMALL, Lang::Vi) };
    Desk::begin(store, setup)
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn codes(folder: &TempDir, name: &str) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook(folder.path().join(name)).unwrap();
    let sheet = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&sheet).unwrap();
    let column =
        range.rows().next().unwrap().iter().position(|it| it.as_string().as_deref() == Some("Mã"));
    let column = column.expect("a column of codes");
    range.rows().skip(1).map(|row| row[column].to_string()).collect()
}

#[test]
fn the_list_as_it_is_filtered_is_one_key_and_enter_away() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder);
    desk.press("4").press("/").types("tran thi ngoc").press("enter").press("X");
    desk.sees("Xuất ra tệp: Cá nhân").sees("1 dòng").press("enter");
    desk.sees("đã ghi 1 dòng vào").sees_not("Xuất ra tệp");
    assert_eq!(codes(&folder, "Cá nhân.xlsx"), ["CN-0003"]);
}

#[test]
fn marked_rows_go_alone_where_there_are_any() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder);
    desk.press("4 space X").sees("1 dòng đã đánh dấu").press("down right").sees("6 dòng");
    desk.press("left").sees("1 dòng đã đánh dấu").press("enter").sees("đã ghi 1 dòng");
    assert_eq!(codes(&folder, "Cá nhân.xlsx").len(), 1);
}

#[test]
fn a_file_that_is_there_is_asked_about() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("Cá nhân.csv");
    fs::write(&path, "quý").unwrap();
    let mut desk = clerk(&folder);
    desk.press("4 X right").sees("CSV cho Excel").press("enter").sees("Ghi đè lên nó?").press("n");
    desk.sees("Xuất ra tệp");
    assert_eq!(fs::read_to_string(&path).unwrap(), "quý");
    desk.press("enter").sees("Ghi đè lên nó?").press("y").sees("đã ghi 6 dòng");
    assert!(fs::read(&path).unwrap().starts_with("\u{feff}".as_bytes()));
    assert_eq!(names(&folder), ["Cá nhân.csv"]);
}

#[test]
fn the_name_goes_on_by_tab_and_what_is_wrong_with_it_is_said() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("Báo cáo 2021")).unwrap();
    let mut desk = clerk(&folder);
    let typed = format!("{}/bao", folder.path().display());
    desk.press("4 X down down down ctrl-u").types(&typed).sees("Báo cáo 2021/").press("tab");
    desk.types("a.xlsx").press("enter").sees("đã ghi 6 dòng");
    assert!(folder.path().join("Báo cáo 2021/a.xlsx").exists());
    desk.press("X down down down ctrl-u").types("/khong/co/a.xlsx").press("enter");
    desk.sees("không có thư mục /khong/co");
    // A name without an ending gets that of the format; a folder is none.
    let named = format!("{}/danh sách", folder.path().display());
    desk.press("ctrl-u").types(&named).press("enter").sees("danh sách.xlsx");
    assert!(folder.path().join("danh sách.xlsx").exists());
    let own = format!("{}/", folder.path().display());
    desk.press("X down down down ctrl-u").types(&own).press("enter").sees("Xuất ra tệp");
    desk.press("ctrl-u enter").sees("hãy gõ tên tệp").press("esc").sees_not("Xuất ra tệp");
}

#[test]
fn esc_stops_what_is_being_written_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let mut desk = clerk(&folder);
    desk.waiting = Some(Vec::new());
    desk.press("4");
    let waiting = desk.waiting.replace(Vec::new()).unwrap();
    for request in waiting {
        desk.answer(request);
    }
    desk.press("X enter").sees("Đang ghi: 0%").press("enter").types("x").press("esc");
    let asked = desk.asked.iter().rev();
    let jobs: Vec<&Request> =
        asked.filter(|it| matches!(it, Request::Job(_) | Request::Stop)).collect();
    let [Request::Stop, Request::Job(job)] = jobs.as_slice() else { panic!("{jobs:?}") };
    assert!(matches!(**job, Job::Export(..)));
    let stopped = Notice::Finished(job.clone(), Finished::Stopped);
    desk.event(Event::Store(stopped));
    desk.sees("chưa ghi tệp nào").sees("Xuất ra tệp").press("esc").sees_not("Xuất ra tệp");
    assert!(names(&folder).is_empty());
}

#[test]
fn who_has_no_files_here_is_told_the_command_line() {
    let store = demo();
    let setup = Setup { folder: None, ..setup(&store, SMALL, Lang::Vi) };
    let mut desk = Desk::begin(store, setup);
    desk.command(Command::Export).sees("thidua list units --format xlsx");
}
