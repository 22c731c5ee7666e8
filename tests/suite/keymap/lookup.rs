//! What keys mean, context by context.

use thidua::command::{Command, Context};
use thidua::keymap::{Continuation, Key, Keymap, Step};

use super::keys;

const UNITS: [Context; 3] = [Context::Units, Context::List, Context::Global];
const FORM: [Context; 3] = [Context::Text, Context::Form, Context::Global];

fn default_map() -> Keymap {
    Keymap::shipped("default").unwrap()
}

fn read(text: &str) -> Keymap {
    Keymap::parse(text).unwrap()
}

#[test]
fn the_default_is_as_promised() {
    let map = default_map();
    let nominations = [Context::Nominations, Context::List, Context::Global];
    for (typed, command) in [
        ("1", Command::GoUnits),
        ("2", Command::GoMeetings),
        ("3", Command::GoNominations),
        ("j", Command::Down),
        ("k", Command::Up),
        ("enter", Command::Open),
        ("n", Command::New),
        ("e", Command::Edit),
        ("d d", Command::Delete),
        ("/", Command::Filter),
        ("s", Command::Sort),
        ("space", Command::Mark),
        ("u", Command::Undo),
        ("ctrl-r", Command::Redo),
        ("z", Command::Zoom),
        ("c", Command::GoTimeline),
        ("y", Command::Copy),
        ("[", Command::YearBefore),
        ("]", Command::YearAfter),
        ("tab", Command::NextPane),
        ("t", Command::State),
        ("?", Command::Help),
        (":", Command::Palette),
        ("q", Command::Quit),
    ] {
        assert_eq!(map.step(&nominations, &keys(typed)), Step::Run(command), "{typed}");
    }
    assert_eq!(map.step(&FORM, &keys("ctrl-s")), Step::Run(Command::Save));
    assert_eq!(map.step(&FORM, &keys("esc")), Step::Run(Command::Leave));
}

#[test]
fn a_sequence_goes_on_until_it_means_something() {
    let map = default_map();
    assert_eq!(map.step(&UNITS, &keys("g")), Step::More);
    assert_eq!(map.step(&UNITS, &keys("g g")), Step::Run(Command::First));
    assert_eq!(map.step(&UNITS, &keys("g Q")), Step::Nothing);
    assert_eq!(map.step(&UNITS, &keys("d d d")), Step::Nothing);
}

#[test]
fn a_longer_binding_of_a_specific_context_hides_a_shorter_general_one() {
    let map = read("[units]\n\"z z\" = \"tree.toggle\"\n");
    assert_eq!(map.step(&UNITS, &keys("z")), Step::More);
    assert_eq!(map.step(&UNITS, &keys("z z")), Step::Run(Command::FoldToggle));
    assert_eq!(map.step(&[Context::List, Context::Global], &keys("z")), Step::Run(Command::Zoom));
    assert_eq!(map.keys_for(&UNITS, Command::Zoom), None);
}

#[test]
fn sequences_of_several_contexts_go_on_together() {
    let map = read("[units]\n\"g x\" = \"tree.toggle\"\n");
    let ways = map.continuations(&UNITS, &keys("g"));
    assert_eq!(ways[0].command, Some(Command::FoldToggle));
    assert!(ways.iter().any(|way| way.command == Some(Command::First)));
    assert_eq!(map.step(&UNITS, &keys("g g")), Step::Run(Command::First));
}

#[test]
fn none_takes_a_key_away_there_and_behind() {
    let map = read("[units]\n\"z\" = \"none\"\n[list]\n\"d\" = \"none\"\n");
    assert_eq!(map.step(&UNITS, &keys("z")), Step::Nothing);
    assert_eq!(map.step(&[Context::Global], &keys("z")), Step::Run(Command::Zoom));
    assert_eq!(map.step(&UNITS, &keys("d")), Step::Nothing);
    assert_eq!(map.step(&UNITS, &keys("d d")), Step::Nothing);
    assert!(map.continuations(&UNITS, &[]).iter().all(|way| way.key.to_string() != "z"));
}

#[test]
fn the_file_goes_before_what_it_inherits() {
    let map = read("[list]\n\"g\" = \"list.last\"\n\"ctrl-n\" = \"record.new\"\n");
    assert_eq!(map.step(&UNITS, &keys("g")), Step::Run(Command::Last));
    assert_eq!(map.keys_for(&UNITS, Command::New).unwrap(), "ctrl-n");
    assert_eq!(map.step(&UNITS, &keys("n")), Step::Run(Command::New));
    assert_eq!(map.keys_for(&UNITS, Command::GoUnits).unwrap(), "1");
}

#[test]
fn an_input_method_left_on_does_no_harm_outside_text() {
    let map = default_map();
    assert_eq!(map.step(&UNITS, &keys("ê")), Step::Run(Command::Edit));
    assert_eq!(map.step(&UNITS, &keys("đ")), Step::More);
    assert_eq!(map.step(&UNITS, &keys("đ đ")), Step::Run(Command::Delete));
    assert_eq!(map.continuations(&UNITS, &keys("đ")), map.continuations(&UNITS, &keys("d")));
    assert_eq!(map.step(&FORM, &keys("ê")), Step::Nothing);
    let bound = read("[list]\n\"đ\" = \"record.new\"\n");
    assert_eq!(bound.step(&UNITS, &keys("đ")), Step::Run(Command::New));
}

#[test]
fn where_letters_are_text_no_letter_from_behind_is_a_command() {
    let map = default_map();
    for letter in ["q", "u", "1", "?", "space"] {
        assert_eq!(map.step(&FORM, &keys(letter)), Step::Nothing, "{letter}");
        assert_eq!(map.step(&[Context::Form, Context::Global], &keys(letter)), Step::Nothing);
    }
    assert_eq!(map.step(&FORM, &keys("f1")), Step::Run(Command::Help));
    assert_eq!(map.keys_for(&FORM, Command::Help).unwrap(), "f1");
    assert_eq!(map.keys_for(&FORM, Command::Undo), None);
}

#[test]
fn continuations_carry_commands_and_labels() {
    let map = default_map();
    let first = map.continuations(&UNITS, &[]);
    let of = |ways: &[Continuation], key: &str| {
        ways.iter().find(|way| way.key.to_string() == key).unwrap().clone()
    };
    let go = of(&first, "g");
    assert_eq!((go.command, go.label.unwrap().vi.as_str()), (None, "đi tới"));
    assert_eq!(of(&first, "h").command, Some(Command::Fold));
    let mut once: Vec<_> = first.iter().map(|way| way.key).collect();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), first.len());
    assert_eq!(of(&map.continuations(&UNITS, &keys("d")), "d").command, Some(Command::Delete));
    assert_eq!(map.continuations(&UNITS, &keys("n")), []);
}

#[test]
fn the_other_keymaps_suit_other_hands() {
    let vim = Keymap::shipped("vim").unwrap();
    assert_eq!(vim.step(&UNITS, &keys("z")), Step::More);
    assert_eq!(vim.step(&UNITS, &keys("z z")), Step::Run(Command::Zoom));
    assert_eq!(vim.step(&UNITS, &keys("z a")), Step::Run(Command::FoldToggle));
    assert_eq!(vim.keys_for(&UNITS, Command::Copy).unwrap(), "y y");
    assert_eq!(vim.keys_for(&UNITS, Command::Delete).unwrap(), "d d");
    let office = Keymap::shipped("office").unwrap();
    assert_eq!(office.keys_for(&UNITS, Command::Edit).unwrap(), "f2");
    assert_eq!(office.step(&UNITS, &keys("ctrl-z")), Step::Run(Command::Undo));
    assert_eq!(office.keys_for(&UNITS, Command::Suspend).unwrap(), "alt-z");
    assert_eq!(office.step(&FORM, &keys("ctrl-c")), Step::Run(Command::Copy));
}

#[test]
fn every_way_on_leads_where_it_says() {
    for (_, map) in super::shipped() {
        for context in Context::ALL {
            follow(&map, &[context, Context::List, Context::Global], &[]);
            follow(&map, &[context, Context::Global], &[]);
        }
    }
}

/// Walks all ways on from `typed` and compares each with what the keys mean.
fn follow(map: &Keymap, contexts: &[Context], typed: &[Key]) {
    for way in map.continuations(contexts, typed) {
        let on = [typed, &[way.key]].concat();
        if let Some(command) = way.command {
            assert_eq!(map.step(contexts, &on), Step::Run(command));
            assert!(map.keys_for(contexts, command).is_some());
        } else {
            assert_eq!(map.step(contexts, &on), Step::More);
            assert_ne!(map.continuations(contexts, &on), []);
            follow(map, contexts, &on);
        }
    }
}
