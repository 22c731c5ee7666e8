//! Keys keep their word: what the hint bar shows does something, the language goes to and fro.

use thidua::command::{Command, Group};
use thidua::text::Lang;

use crate::desk::{Desk, SMALL};
use crate::snapshots::scenes::{SCENES, Scene};

/// Everything that somebody at the keyboard could tell a difference by.
#[derive(Debug, PartialEq)]
pub struct Seen {
    screen: String,
    cursor: (u16, u16),
    out: usize,
    asked: usize,
}

/// What can be seen now, but for the last line.
pub fn seen(desk: &mut Desk) -> Seen {
    let screen = desk.screen();
    let (screen, _) = screen.rsplit_once('\n').unwrap_or((&screen, ""));
    let cursor = desk.cursor();
    Seen {
        screen: screen.to_owned(),
        cursor: (cursor.x, cursor.y),
        out: desk.out.len(),
        asked: desk.asked.len(),
    }
}

/// The desk at a scene.
pub fn at(scene: &Scene) -> Desk {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    (scene.play)(&mut desk);
    desk.rest();
    desk
}

/// Whether it may have been done already: the cursor stands at an end, a value is the one that stays.
fn may_be_done(command: Command) -> bool {
    command.entry().group == Group::Moving || matches!(command, Command::Mine | Command::Theirs)
}

/// The hints on the last line, as keys.
fn hinted(desk: &mut Desk) -> Vec<String> {
    let screen = desk.screen();
    let bar = screen.lines().nth(usize::from(SMALL.height) - 1).unwrap_or_default();
    let named = |hint: &str| {
        let is_hint = |command: &Command| {
            let keys = desk.app.keys_for(*command);
            keys.is_some_and(|keys| hint == format!("{keys} {}", command.title().vi))
        };
        let mut all = Command::all().filter(|command| !may_be_done(*command));
        all.find(is_hint).and_then(|command| desk.app.keys_for(command))
    };
    bar.split("  ").filter_map(|hint| named(hint.trim())).collect()
}

#[test]
fn every_hint_does_something() {
    let mut hints = 0;
    for scene in SCENES {
        for keys in hinted(&mut at(scene)) {
            let mut desk = at(scene);
            let before = seen(&mut desk);
            desk.press(&keys);
            assert_ne!(before, seen(&mut desk), "{keys} at {} does nothing", scene.name);
            hints += 1;
        }
    }
    assert!(hints > 4 * SCENES.len(), "only {hints} hints were found");
}

#[test]
fn the_help_is_hinted_wherever_it_can_be_opened() {
    for scene in SCENES {
        let mut desk = at(scene);
        let said = desk.press("ctrl-l").screen();
        if let Some(keys) = desk.app.keys_for(Command::Help)
            && !scene.name.starts_with("help")
            && !scene.name.starts_with("palette")
        {
            let hint = format!("{keys} {}", Command::Help.title().vi);
            assert!(said.ends_with(&hint), "{}:\n{said}", scene.name);
        }
    }
}

#[test]
fn the_language_switched_twice_is_the_same_screen() {
    let mut switched = 0;
    for scene in SCENES {
        let mut desk = at(scene);
        let Some(keys) = desk.app.keys_for(Command::Language) else { continue };
        desk.press("ctrl-l");
        let before = desk.screen();
        let other = desk.press(&keys).screen();
        assert_ne!(before, other, "{} reads the same in both languages", scene.name);
        desk.press(&keys);
        desk.rest();
        assert_eq!(before, desk.screen(), "{}", scene.name);
        switched += 1;
    }
    assert!(switched > SCENES.len() / 2);
}
