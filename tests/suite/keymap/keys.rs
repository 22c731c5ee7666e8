//! Keys as files write them.

use proptest::prelude::*;
use thidua::keymap::{Code, Key, sequence, spell};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

fn says(text: &str) -> String {
    text.parse::<Key>().unwrap_err().0.en
}

#[test]
fn a_key_is_its_modifiers_and_its_name() {
    let read = |text: &str| text.parse::<Key>().unwrap();
    assert_eq!(read("ctrl-s"), Key { ctrl: true, ..Key::plain(Code::Char('s')) });
    assert_eq!(read("alt-X"), Key { alt: true, ..Key::plain(Code::Char('X')) });
    assert_eq!(read("shift-tab"), Key { shift: true, ..Key::plain(Code::Tab) });
    assert_eq!(read("alt-ctrl-pgdn").to_string(), "ctrl-alt-pgdn");
    assert_eq!(read("space"), Key::plain(Code::Char(' ')));
    assert_eq!(read("-"), Key::plain(Code::Char('-')));
    assert_eq!(read("alt--"), Key { alt: true, ..Key::plain(Code::Char('-')) });
    assert_eq!(read("f"), Key::plain(Code::Char('f')));
    assert_eq!(read("f12"), Key::plain(Code::F(12)));
    assert_eq!(read("u\u{31b}"), Key::plain(Code::Char('ư')));
}

#[test]
fn a_key_that_cannot_be_names_what_would_be_right() {
    assert_eq!(says("shift-a"), "“shift-a”: write “A”");
    assert_eq!(says("alt-shift-đ"), "“alt-shift-đ”: write “alt-Đ”");
    assert_eq!(says("ctrl-S"), "“ctrl-S”: write “ctrl-s”");
    assert_eq!(says("ctrl-shift-s"), "“ctrl-shift-s”: write “ctrl-s”");
    assert_eq!(says("ctrl-Entre"), "there is no key “ctrl-Entre”; did you mean “ctrl-enter”?");
    for nonsense in ["", "ctrl-", "f0", "f25", "f01", "strg-s", "ctrl-ctrl-s", "dd", "\u{301}"] {
        assert!(says(nonsense).starts_with("there is no key"), "{nonsense}");
    }
}

#[test]
fn keys_of_a_sequence_stand_one_space_apart() {
    assert_eq!(spell(&sequence("ctrl-x g G").unwrap()), "ctrl-x g G");
    for text in ["", " d", "d ", "d  d"] {
        assert!(sequence(text).unwrap_err().0.en.contains("one space"), "{text:?}");
    }
}

#[test]
fn marks_fall_off_and_case_stays() {
    for (marked, bare) in [('ư', 'u'), ('Đ', 'D'), ('ế', 'e'), ('Ợ', 'O'), ('y', 'y'), ('?', '?')]
    {
        assert_eq!(Key::plain(Code::Char(marked)).unmarked(), Key::plain(Code::Char(bare)));
    }
    assert_eq!(Key::plain(Code::Up).unmarked(), Key::plain(Code::Up));
}

fn code() -> impl Strategy<Value = Code> {
    let character = any::<char>()
        .prop_filter("a key types it", |c| {
            !c.is_whitespace() && !c.is_control() && !is_combining_mark(*c)
        })
        .prop_filter("in normal form C", |c| c.to_string().nfc().eq([*c]));
    prop_oneof![
        4 => character.prop_map(Code::Char),
        1 => (1..=24u8).prop_map(Code::F),
        2 => prop::sample::select(vec![
            Code::Char(' '), Code::Enter, Code::Esc, Code::Tab, Code::Backspace, Code::Delete,
            Code::Insert, Code::Up, Code::Down, Code::Left, Code::Right, Code::Home, Code::End,
            Code::PageUp, Code::PageDown,
        ]),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    (code(), any::<(bool, bool, bool)>()).prop_map(|(code, (ctrl, alt, shift))| match code {
        Code::Char(c) => Key { code, ctrl: ctrl && !c.is_uppercase(), alt, shift: false },
        _ => Key { code, ctrl, alt, shift },
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(typed in prop::collection::vec(key(), 1..4)) {
        prop_assert_eq!(sequence(&spell(&typed)).unwrap(), typed);
    }

    #[test]
    fn any_text_is_a_key_or_a_fault(text in ".{0,12}") {
        if let Ok(key) = text.parse::<Key>() {
            prop_assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
        }
    }
}
