//! What reorganising looks like: the choice, the forms, what will change, the units afterwards; clusters,
//! activities and contacts.

use crate::desk::{Desk, LARGE, SMALL};
use crate::stories::working::enter;
use thidua::event::Size;
use thidua::text::Lang;

/// The day, as it is typed in either language.
fn day(desk: &Desk) -> &'static str {
    match desk.app.desk().lang {
        Lang::Vi => "01/06/2021",
        Lang::En => "2021-06-01",
    }
}

/// The form of what stands so many lines below the first choice, its day and basis typed.
fn form(desk: &mut Desk, downs: usize) {
    desk.press("down r");
    for _ in 0..downs {
        desk.press("down");
    }
    let day = day(desk);
    desk.press("enter").types(day).press("tab").types("NĐ 1/2021/NĐ-CP").press("tab");
}

fn split(desk: &mut Desk) {
    form(desk, 2);
    desk.types("Cục Địa chất").press("down").types("Cục Khoáng sản").press("ctrl-s");
}

fn answered(desk: &mut Desk) {
    split(desk);
    for _ in 0..12 {
        let screen = desk.screen();
        if screen.contains("Thực hiện việc") || screen.contains("Do this") {
            return;
        }
        desk.types("1").press("enter ctrl-s");
    }
}

/// A place and how to come there.
pub type Scene = (&'static str, fn(&mut Desk));

pub const SCENES: [Scene; 11] = [
    ("reorganise-choice", |desk| {
        desk.press("down r down down");
    }),
    ("reorganise-rename", |desk| {
        form(desk, 0);
        desk.press("ctrl-s");
    }),
    ("reorganise-merge", |desk| {
        desk.press("down space down down space r enter");
    }),
    ("reorganise-split-asks", split),
    ("reorganise-preview", answered),
    ("reorganise-unit-afterwards", |desk| {
        form(desk, 0);
        desk.types("Tổng cục Địa chất").press("tab").types("Địa chất").press("ctrl-s y enter");
    }),
    ("reorganise-split-afterwards", |desk| {
        answered(desk);
        desk.press("y");
    }),
    ("cluster-detail", |desk| {
        enter(desk);
        desk.press("g w enter");
    }),
    ("activities-list", |desk| {
        enter(desk);
        desk.press("g y");
    }),
    ("contacts-list", |desk| {
        enter(desk);
        desk.press("g z");
    }),
    ("unit-with-contact", |desk| {
        enter(desk);
        desk.press("down enter");
    }),
];

fn all(folder: &str, size: Size, lang: Lang) {
    for (name, play) in SCENES {
        let mut desk = Desk::at(size, lang);
        play(&mut desk);
        desk.rest();
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
