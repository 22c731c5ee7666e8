//! The plain screen: what a screen reader, or a terminal that shows little, is given.

use super::compare;
use super::scenes::{SCENES, Scene};
use super::{organising, year};
use crate::desk::{Desk, LARGE, SMALL, demo, setup};
use thidua::app::Setup;
use thidua::config::Config;
use thidua::event::Size;
use thidua::text::Lang;

/// Somebody at a plain screen, where `play` leads.
fn plain(play: fn(&mut Desk), size: Size, lang: Lang) -> Desk {
    let store = demo();
    let config = Config { plain: true, ..Config::default() };
    let setup = Setup { config, ..setup(&store, size, lang) };
    let mut desk = Desk::begin(store, setup);
    play(&mut desk);
    desk.rest();
    desk
}

/// Letters, digits, spaces and the punctuation of ASCII.
fn is_read(letter: char) -> bool {
    letter.is_alphanumeric() || letter == ' ' || letter == '\n' || letter.is_ascii_punctuation()
}

/// What a plain screen shows that it should not.
fn faults(name: &str, desk: &mut Desk) -> Vec<String> {
    let mut faults = Vec::new();
    let screen = desk.screen();
    let drawn: String = screen.chars().filter(|letter| !is_read(*letter)).collect();
    if !drawn.is_empty() {
        faults.push(format!("{name} draws {drawn}"));
    }
    // A row of signs is a drawing, too, but for the lines that a paper itself has.
    let lines = ["----", "####", "....", "____"].iter().any(|line| screen.contains(line));
    if lines && !name.starts_with("printed") && !name.starts_with("minutes") {
        faults.push(format!("{name} draws a line"));
    }
    let at = desk.cursor();
    let line = screen.lines().nth(at.y.into()).unwrap_or_default();
    let current = screen.lines().any(|line| line.starts_with('>'));
    // Where letters are typed into the title of a list, the field is at the cursor.
    let typed = line.contains(" / ");
    if at.y < 2 || line.trim().is_empty() || current && !line.contains('>') && !typed {
        faults.push(format!("{name} has its cursor at {at}, on «{line}»"));
    }
    faults
}

#[test]
fn a_plain_screen_shows_letters_alone_with_the_cursor_where_one_is() {
    let mut places: Vec<organising::Scene> = organising::SCENES.to_vec();
    let scenes = SCENES.iter().chain(year::SCENES);
    places.extend(scenes.map(|Scene { name, play }| (*name, *play)));
    let mut wrong = Vec::new();
    for (size, lang) in [(SMALL, Lang::Vi), (LARGE, Lang::En)] {
        for (name, play) in &places {
            wrong.extend(faults(name, &mut plain(*play, size, lang)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_plain_screen_reads_so() {
    let shown = [
        "main-units",
        "sort-box",
        "marks",
        "timeline-2021",
        "rates-collectives",
        "form-suggestions",
        "question-leaving",
        "palette",
        "board",
        "overview",
        "calendar",
        "ranking",
    ];
    for name in shown {
        let scene = SCENES.iter().chain(year::SCENES).find(|scene| scene.name == name);
        let mut desk = plain(scene.unwrap().play, SMALL, Lang::Vi);
        let at = desk.cursor();
        let screen = format!("{}\n\ncon trỏ: dòng {}, cột {}", desk.screen(), at.y + 1, at.x + 1);
        compare("read", name, &screen);
    }
}
