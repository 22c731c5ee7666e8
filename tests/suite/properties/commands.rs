//! Every command of the table can be run somewhere, and does something there.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tempfile::TempDir;
use thidua::command::{Command, TABLE};

use super::keys::{at, seen};
use crate::desk::Desk;
use crate::snapshots::scenes::{SCENES, Scene, named};
use crate::stories::importing;

/// Where the list lies.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().unwrap());

/// Places inside others, where something stands on either side of the cursor.
const INSIDE: &[Scene] = &[
    Scene {
        name: "inside a text",
        play: |desk| {
            desk.press("4 e home right");
        },
    },
    Scene {
        name: "before a long text",
        play: |desk| {
            desk.press("2 e shift-tab shift-tab");
        },
    },
    Scene {
        name: "among proposals",
        play: |desk| {
            desk.press("g k");
        },
    },
    Scene {
        name: "on a proposal that is adopted",
        play: |desk| {
            desk.press("g k t").types("tiếp thu").press("enter ctrl-s");
        },
    },
    Scene {
        name: "at the columns of a list",
        play: |desk| {
            listed(desk);
        },
    },
    Scene {
        name: "at a doubtful row of a list",
        play: |desk| {
            listed(desk);
            desk.press("p");
        },
    },
    Scene {
        name: "among rows",
        play: |desk| {
            (named("form-suggestions").play)(desk);
            desk.press("esc ctrl-u up");
        },
    },
    Scene {
        name: "where their value stays",
        play: |desk| {
            (named("somebody-else-saved").play)(desk);
            desk.press("down");
        },
    },
];

/// Reads a list that holds somebody who may be there already.
fn listed(desk: &mut Desk) {
    let path = FOLDER.path().join("danh sách.csv");
    std::fs::write(&path, importing::LIST).unwrap();
    desk.press("4 I ctrl-u").types(path.to_str().unwrap()).press("enter");
}

/// Runs `command` by its keys, or by its name in the palette where it has none.
fn run(desk: &mut Desk, command: Command) -> bool {
    if let Some(keys) = desk.app.keys_for(command) {
        desk.press(&keys);
        return true;
    }
    let Some(palette) = desk.app.keys_for(Command::Palette) else { return false };
    desk.press(&palette).types(command.name());
    let found = desk.screen().contains(command.title().vi);
    let keys = if found { "enter" } else { "esc" };
    desk.press(keys);
    found
}

#[test]
fn every_command_does_something_somewhere() {
    let mut idle: BTreeSet<Command> = TABLE.iter().map(|entry| entry.command).collect();
    for scene in SCENES.iter().chain(INSIDE) {
        let here = at(scene);
        let known: Vec<_> =
            idle.iter().copied().filter(|it| here.app.keys_for(*it).is_some()).collect();
        for command in known {
            let mut desk = at(scene);
            let before = seen(&mut desk);
            if run(&mut desk, command) && seen(&mut desk) != before {
                idle.remove(&command);
            }
        }
    }
    let idle: Vec<_> = idle.into_iter().map(Command::name).collect();
    assert!(idle.is_empty(), "these do nothing anywhere: {idle:?}");
}
