//! What writing a list into a file looks like: the box, the marked rows, a path that goes on, the work; and taking one in:
//! the file, its columns, what they may hold, what each row would do, what was decided, the question, what is left.

use crate::desk::{Desk, LARGE, SMALL};
use crate::stories::importing;
use thidua::event::{Event, Size};
use thidua::store::request::path::{Named, Typed};
use thidua::store::request::{Notice, Request};
use thidua::text::Lang;

/// A place and how to come there.
type Scene = (&'static str, fn(&mut Desk));

const SCENES: [Scene; 5] = [
    ("import-file", |desk| {
        desk.press("4 I down down");
    }),
    ("export", |desk| {
        desk.press("4 X");
    }),
    ("export-marked", |desk| {
        desk.press("4 space space X down");
    }),
    ("export-path", |desk| {
        desk.waiting = Some(Vec::new());
        desk.press("X down down down ctrl-w ctrl-w");
        let Some(Request::Path(typed)) = desk.waiting.take().unwrap().pop() else { panic!() };
        found(desk, typed);
    }),
    ("export-running", |desk| {
        desk.waiting = Some(Vec::new());
        desk.press("X enter");
        let says = thidua::text::Message::new("Đang xuất", "Exporting");
        desk.event(Event::Store(Notice::Progress(says, 42)));
    }),
];

/// What a clerk's folder holds.
fn found(desk: &mut Desk, typed: Typed) {
    let named = |name: &str, end: &str| Named {
        path: format!("{}{name}{end}", typed.text),
        name: name.to_owned(),
    };
    let names = vec![
        named("Báo cáo năm 2021", "/"),
        named("Hội nghị tổng kết", "/"),
        named("Danh sách đề nghị của các đơn vị thành viên.xlsx", ""),
        named("Đơn vị 2020.csv", ""),
    ];
    desk.event(Event::Store(Notice::Path(typed, names)));
}

/// Stages of taking a list in.
const STAGES: [Scene; 7] = [
    ("import-columns", |_| {}),
    ("import-part", |desk| {
        desk.press("down enter");
    }),
    ("import-preview", |desk| {
        desk.press("p");
    }),
    ("import-wrong", |desk| {
        desk.press("p tab");
    }),
    ("import-decided", |desk| {
        desk.press("p s");
    }),
    ("import-question", |desk| {
        desk.press("p s ctrl-s");
    }),
    ("import-taken", |desk| {
        desk.press("p s ctrl-s y");
    }),
];

fn taken_in(pictures: &str, size: Size, lang: Lang) {
    for (name, play) in STAGES {
        let folder = tempfile::TempDir::new().unwrap();
        let mut desk = importing::clerk(&folder, size, lang);
        importing::chosen(&mut desk);
        play(&mut desk);
        // The folder has another name each time, of one length.
        let shown = desk.screen().replace(folder.path().to_str().unwrap(), "/tmp/.tmpXXXXXX");
        super::compare(pictures, name, &shown);
    }
}

fn all(folder: &str, size: Size, lang: Lang) {
    taken_in(folder, size, lang);
    for (name, play) in SCENES {
        let mut desk = Desk::at(size, lang);
        play(&mut desk);
        super::compare(folder, name, &desk.screen());
    }
}

#[test]
fn small() {
    all("vi-80x24", SMALL, Lang::Vi);
    all("en-80x24", SMALL, Lang::En);
}

#[test]
fn large() {
    all("vi-160x45", LARGE, Lang::Vi);
    all("en-160x45", LARGE, Lang::En);
}
