//! Terminals that show less: too small, letters of ASCII alone, no colour.

use super::compare;
use super::scenes::{SCENES, Scene, named};
use crate::desk::{Desk, LARGE, SMALL, demo, setup};
use ratatui::style::Color;
use thidua::app::Setup;
use thidua::event::Size;
use thidua::text::Lang;

/// Scenes whose signs have stand-ins in ASCII.
const SIGNS: [&str; 14] = [
    "main-units-folded",
    "main-nominations",
    "marks",
    "sorted",
    "filter-typed",
    "list-blocs",
    "timeline-2021",
    "rates-collectives",
    "rates-quotas",
    "form-suggestions",
    "question-leaving",
    "which-key-g",
    "palette",
    "help",
];

#[test]
fn a_screen_too_small_says_so() {
    for (name, width, height) in [("too-small-50x10", 50, 10), ("too-small-59x30", 59, 30)] {
        for lang in [Lang::Vi, Lang::En] {
            let mut desk = Desk::at(Size { width, height }, lang);
            compare("plain", &format!("{name}-{}", lang.tag()), &desk.screen());
        }
    }
    let mut desk = Desk::at(Size { width: 60, height: 16 }, Lang::Vi);
    compare("plain", "least-60x16-vi", &desk.screen());
}

/// Rules, frames, blocks, arrows, stars: what a font without them shows as boxes.
fn is_drawn(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{27ff}' | '›' | '‹' | '·' | '×')
}

#[test]
fn ascii_has_a_sign_for_every_sign() {
    for name in SIGNS {
        let store = demo();
        let setup = Setup { unicode: false, ..setup(&store, SMALL, Lang::Vi) };
        let mut desk = Desk::begin(store, setup);
        (named(name).play)(&mut desk);
        desk.rest();
        let screen = desk.screen();
        compare("ascii", name, &screen);
        let sign = screen.chars().find(|letter| is_drawn(*letter));
        assert_eq!(sign, None, "{name}:\n{screen}");
    }
}

#[test]
fn without_colour_no_cell_has_one_and_no_letter_is_lost() {
    for size in [SMALL, LARGE] {
        for Scene { name, play } in SCENES {
            let store = demo();
            let setup = Setup { colour: false, ..setup(&store, size, Lang::Vi) };
            let mut plain = Desk::begin(store, setup);
            play(&mut plain);
            plain.rest();
            let cells = &plain.cells().content;
            let bare = cells.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset);
            assert!(bare, "{name} is coloured");
        }
    }
}

/// Colour repeats what a letter or sign says already.
#[test]
fn nothing_is_told_by_colour_alone() {
    let told = [
        ("read-award-not-verified", "Chưa kiểm chứng"),
        ("form-faults", "! "),
        ("form-faults", "chưa lưu"),
        ("question-leaving", "chưa lưu"),
        ("marks", "●"),
        ("main-units", "★"),
        ("sorted", "↑"),
        ("somebody-else-saved", "(*)"),
        ("said-nothing-to-undo", "không có gì để hoàn tác"),
    ];
    for (name, text) in told {
        let mut desk = Desk::at(SMALL, Lang::Vi);
        (named(name).play)(&mut desk);
        desk.sees(text);
    }
}
