//! Any events, in any order, at any size: nothing panics, and the way home stays open.

use std::sync::{Arc, LazyLock};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use thidua::app::Setup;
use thidua::command::{Command, Context};
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Keymap, spell};
use thidua::text::Lang;

use crate::desk::{Desk, SMALL, demo, setup};
use crate::snapshots::scenes::SCENES;

/// One thing that happens.
#[derive(Debug, Clone)]
enum Happens {
    /// Keys of a binding, or letters, one after another.
    Keys(String),
    Paste(String),
    Resize(u16, u16),
    Rest,
    Hangup,
    /// An answer that waits arrives; which one.
    Answer(usize),
    /// All answers arrive, last asked first.
    Backwards,
}

/// The keys of every binding of every context of every shipped keymap, each once.
static BOUND: LazyLock<Vec<String>> = LazyLock::new(|| {
    let keymaps = ["default", "vim", "office"].map(|name| Keymap::shipped(name).unwrap());
    let contexts = || Context::ALL.into_iter();
    let bound = keymaps.iter().flat_map(|keymap| contexts().map(|c| keymap.bindings(c)));
    let mut keys: Vec<String> = bound.flatten().map(|binding| spell(&binding.keys)).collect();
    keys.sort();
    keys.dedup();
    keys
});

fn happens() -> impl Strategy<Value = Happens> {
    let letters = prop_oneof![
        Just("t r a n space t h i"),
        Just("2 4 / 2 / 2 0 2 1"),
        Just("ư ơ n g"),
        Just("d đ ộ 日 é")
    ];
    let pasted = prop_oneof![
        Just("Họp\ttrù bị\t24/2\nHoàng Văn Thức\tChủ trì\tTổng cục Môi trường\tx".to_owned()),
        Just("e\u{301}\u{323}\n\n\t\t\n".to_owned()),
        ".{0,30}",
    ];
    let size = prop_oneof![
        3 => (0..=300u16, 0..=100u16),
        2 => Just((80u16, 24u16)),
        1 => (58..=62u16, 15..=17u16),
        1 => (98..=102u16, 16..=20u16)
    ];
    prop_oneof![
        24 => select(&**BOUND).prop_map(Happens::Keys),
        4 => letters.prop_map(|keys| Happens::Keys(keys.to_owned())),
        2 => pasted.prop_map(Happens::Paste),
        2 => size.prop_map(|(width, height)| Happens::Resize(width, height)),
        2 => Just(Happens::Rest),
        1 => Just(Happens::Hangup),
        10 => any::<usize>().prop_map(Happens::Answer),
        3 => Just(Happens::Backwards),
    ]
}

/// Lets it happen, and draws what follows.
fn happen(desk: &mut Desk, what: Happens) {
    match what {
        Happens::Keys(keys) => {
            desk.press(&keys);
        }
        Happens::Paste(text) => desk.event(Event::Paste(text)),
        Happens::Resize(width, height) => {
            desk.resize(Size { width, height });
        }
        Happens::Rest => desk.event(Event::Rest),
        Happens::Hangup => desk.event(Event::Hangup),
        Happens::Answer(which) => {
            answer(desk, |waiting| which.checked_rem(waiting));
        }
        Happens::Backwards => while answer(desk, |waiting| waiting.checked_sub(1)) {},
    }
    desk.cells();
    let inside = |effect: &Effect| {
        !matches!(effect, Effect::Copy(_) | Effect::Suspend | Effect::Redraw | Effect::Quit)
    };
    assert!(!desk.out.iter().any(inside), "{:?} is for the stack alone", desk.out);
}

/// Lets one answer through, chosen among how many wait; whether there was one.
fn answer(desk: &mut Desk, choose: impl FnOnce(usize) -> Option<usize>) -> bool {
    let Some(waiting) = &mut desk.waiting else { return false };
    let Some(which) = choose(waiting.len()) else { return false };
    let request = waiting.remove(which);
    desk.answer(request);
    true
}

/// The store is quick again: everything that waits is answered, and what follows from it.
fn catch_up(desk: &mut Desk) {
    for request in desk.waiting.take().unwrap_or_default() {
        desk.answer(request);
    }
}

/// Only on the main screen, with no box open, is there nothing to close and nothing to leave.
fn is_home(desk: &Desk) -> bool {
    desk.app.keys_for(Command::Cancel).as_deref() != Some("esc")
        && desk.app.keys_for(Command::Leave).is_none()
}

/// Presses what leaves any place; a form that was changed asks, and is told to forget.
fn go_home(desk: &mut Desk) -> bool {
    for _ in 0..40 {
        if is_home(desk) {
            return true;
        }
        if let Some(no) = desk.app.keys_for(Command::No) {
            desk.press(&no);
        }
        desk.press("esc");
    }
    is_home(desk)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_happens_panics_and_the_way_home_stays_open(
        scene in select(SCENES),
        slow in any::<bool>(),
        unicode in any::<bool>(),
        story in vec(happens(), 1..40),
    ) {
        let store = demo();
        let setup = Setup { unicode, folder: None, ..setup(&store, SMALL, Lang::Vi) };
        let mut desk = Desk::begin(store, setup);
        (scene.play)(&mut desk);
        desk.waiting = slow.then(Vec::new);
        for what in story {
            happen(&mut desk, what);
        }
        catch_up(&mut desk);
        prop_assert!(go_home(&mut desk), "{}", desk.screen());
    }

    #[test]
    fn every_keymap_bears_any_key(
        keymap in select(&["vim", "office"]),
        story in vec(happens(), 1..60),
    ) {
        let store = demo();
        let keymap = Arc::new(Keymap::shipped(keymap).unwrap());
        let setup = Setup { keymap, folder: None, ..setup(&store, SMALL, Lang::En) };
        let mut desk = Desk::begin(store, setup);
        for what in story {
            happen(&mut desk, what);
        }
        prop_assert!(go_home(&mut desk), "{}", desk.screen());
    }
}

#[test]
fn a_window_of_any_shape_is_borne() {
    let mut desk = Desk::at(SMALL, Lang::Vi);
    for width in [0, 1, 40, 59, 60, 99, 100, 101, 160, 300] {
        for height in 0..40 {
            for keys in ["1", "2", "3"] {
                desk.resize(Size { width, height }).press(keys).cells();
            }
        }
    }
}
