//! What the screens look like, letter by letter, in both languages and at both sizes.

mod begin;
mod files;
mod organising;
mod plain;
mod read;
pub mod scenes;
mod year;

use std::path::Path;

use crate::desk::{Desk, LARGE, SMALL};
use insta::Settings;
use scenes::{SCENES, Scene};
use thidua::event::Size;
use thidua::text::Lang;

/// Compares what is on the screen with the picture of that name in `folder`.
fn compare(folder: &str, name: &str, screen: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/snapshots").join(folder),
    );
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, timeless(screen)));
}

/// The screen with every moment written as `dd/mm/yyyy hh:mm` or `yyyy-mm-dd hh:mm`: the journal
/// has the real one.
fn timeless(screen: &str) -> String {
    const MOMENTS: [&str; 2] = ["dd/mm/yyyy hh:mm", "yyyy-mm-dd hh:mm"];
    let letters: Vec<char> = screen.chars().collect();
    let is_moment = |part: &[char], form: &str| {
        part.len() == form.len()
            && part.iter().zip(form.chars()).all(|(letter, sign)| match sign {
                '/' | '-' | ':' | ' ' => *letter == sign,
                _ => letter.is_ascii_digit(),
            })
    };
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        let fits =
            |form: &&&str| letters.get(at..at + form.len()).is_some_and(|it| is_moment(it, form));
        if let Some(form) = MOMENTS.iter().find(fits) {
            out.push_str(form);
            at += form.len();
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    out
}

/// Goes to every scene on a screen of this size and compares each with its picture.
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
