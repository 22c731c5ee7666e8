//! Pictures of the bloc's year: calendar, overview, meetings that lead on, minutes.

use super::compare;
use super::scenes::Scene;
use crate::desk::{Desk, LARGE, SMALL};
use crate::stories::year::{next_conference, put};
use thidua::event::Size;
use thidua::model::Record;
use thidua::text::Lang;

const fn scene(name: &'static str, play: fn(&mut Desk)) -> Scene {
    Scene { name, play }
}

pub const SCENES: &[Scene] = &[
    scene("calendar", |desk| {
        desk.press("C down");
    }),
    scene("calendar-year-before", |desk| {
        desk.press("[ C end up");
    }),
    scene("overview", |desk| {
        desk.press("O");
    }),
    scene("overview-year-before", |desk| {
        desk.press("[ O down down down");
    }),
    scene("overview-without-bloc-year", |desk| {
        desk.press("O [ [ [");
    }),
    scene("meeting-leads-on", |desk| {
        desk.press("2 enter enter down");
    }),
    scene("meeting-proposals", |desk| {
        desk.press("2 enter enter enter");
    }),
    scene("meeting-reviews", |desk| {
        decided(desk);
        put(desk, Record::Meeting(next_conference()));
        desk.press("2 home enter");
    }),
    scene("minutes", |desk| {
        desk.press("2 P");
    }),
    scene("minutes-further", |desk| {
        decided(desk);
        desk.press("2 P pgdn pgdn pgdn");
    }),
    scene("proposal-decided", |desk| {
        decided(desk);
        desk.press("g k enter");
    }),
    scene("proposal-form", |desk| {
        desk.press("g k space down space t ctrl-s");
    }),
    scene("direction-form", |desk| {
        desk.press("g f t");
    }),
    scene("direction-from-proposal", |desk| {
        decided(desk);
        desk.press("g k m");
    }),
];

/// The last proposal is adopted, a direction is done.
fn decided(desk: &mut Desk) {
    let (adopted, done) = match desk.app.desk().lang {
        Lang::Vi => ("tiếp thu", "đã xong"),
        Lang::En => ("adopted", "done"),
    };
    desk.press("g k t").types(adopted).press("enter ctrl-s");
    desk.press("g f t").types(done).press("enter tab tab").types("12 bài đã đăng");
    desk.press("ctrl-s esc");
}

fn all(folder: &str, size: Size, lang: Lang) {
    for Scene { name, play } in SCENES {
        let mut desk = Desk::at(size, lang);
        play(&mut desk);
        desk.rest();
        compare(folder, name, &desk.screen());
    }
}

#[test]
fn small_in_vietnamese() {
    all("vi-80x24", SMALL, Lang::Vi);
}

#[test]
fn small_in_english() {
    all("en-80x24", SMALL, Lang::En);
}

#[test]
fn large_in_vietnamese() {
    all("vi-160x45", LARGE, Lang::Vi);
}

#[test]
fn large_in_english() {
    all("en-160x45", LARGE, Lang::En);
}
