//! What a terminal far away sends, in whatever pieces it comes.

use std::str::FromStr;

use proptest::prelude::*;
use thidua::event::Event;
use thidua::keymap::Key;
use thidua::terminal::decoder::{Decoder, LONGEST_PASTE};

/// The events as people would write them down.
fn read(pieces: &[&[u8]]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut events: Vec<Event> = pieces.iter().flat_map(|piece| decoder.read(piece)).collect();
    events.extend(decoder.rest());
    events.into_iter().map(written).collect()
}

fn written(event: Event) -> String {
    match event {
        Event::Key(key) => key.to_string(),
        Event::Paste(text) => format!("paste {text}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn clicks_and_the_wheel_are_told_and_the_rest_of_the_mouse_is_not() {
    let told = read(&[
        b"\x1b[<0;5;7M\x1b[<0;5;7m\x1b[<64;1;1M\x1b[<65;9;4M\x1b[<2;5;7M\x1b[<35;9;9M",
        b"x",
    ]);
    assert_eq!(told, ["Mouse(Click(4, 6))", "Mouse(WheelUp(0, 0))", "Mouse(WheelDown(8, 3))", "x"]);
}

#[test]
fn sequences_are_the_keys_that_a_keymap_names() {
    let cases: [(&[u8], &str); 18] = [
        (b"\x1b[A", "up"),
        (b"\x1bOB", "down"),
        (b"\x1b[H", "home"),
        (b"\x1b[15~", "f5"),
        (b"\x1bOP", "f1"),
        (b"\x1b[1;5D", "ctrl-left"),
        (b"\x1bx", "alt-x"),
        (b"\x1b", "esc"),
        (b"\r", "enter"),
        (b"\t", "tab"),
        (b"\x1b[Z", "shift-tab"),
        (b"\x7f", "backspace"),
        (b"\x13", "ctrl-s"),
        (b"\x1a", "ctrl-z"),
        (b"\x00", "ctrl-space"),
        (b"a", "a"),
        ("Ư".as_bytes(), "Ư"),
        ("ộ".as_bytes(), "ộ"),
    ];
    for (bytes, key) in cases {
        assert_eq!(read(&[bytes]), [key], "{bytes:02x?}");
        assert!(Key::from_str(key).is_ok(), "{key}");
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(read(&single), [key], "{bytes:02x?} byte by byte");
    }
}

#[test]
fn an_escape_waits_for_what_may_follow() {
    let mut decoder = Decoder::default();
    assert!(decoder.read(b"\x1b").is_empty());
    assert!(decoder.waits());
    assert_eq!(decoder.read(b"[A").into_iter().map(written).collect::<Vec<_>>(), ["up"]);
    assert!(!decoder.waits() && decoder.rest().is_none());
}

#[test]
fn what_means_nothing_takes_nothing_with_it() {
    assert_eq!(read(&[b"\x1b[999;999;999zab"]).last().map(String::as_str), Some("b"));
    assert_eq!(read(&[b"\xff\xfe", b"a"]).last().map(String::as_str), Some("a"));
    let endless = [b"\x1b[".as_slice(), &[b'1'; 500], b"q"].concat();
    assert_eq!(read(&[&endless]).last().map(String::as_str), Some("q"));
}

#[test]
fn a_paste_is_one_event_however_it_comes() {
    let text = "\x1b[200~Chào\rNguyễn Thị Ưu\x1b[A ✓\x1b[201~x";
    let whole = ["paste Chào\nNguyễn Thị Ưu[A ✓", "x"];
    assert_eq!(read(&[text.as_bytes()]), whole);
    let single: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
    assert_eq!(read(&single), whole);
}

#[test]
fn ten_million_bytes_pasted_are_cut_and_what_follows_is_heard() {
    let mut decoder = Decoder::default();
    assert!(decoder.read(b"\x1b[200~").is_empty());
    for _ in 0..100 {
        assert!(decoder.read(&vec![b'x'; 100_000]).is_empty());
    }
    let events = decoder.read(b"\x1b[201~q");
    match events.as_slice() {
        [Event::Paste(text), Event::Key(_)] => assert_eq!(text.len(), LONGEST_PASTE),
        other => panic!("{} events", other.len()),
    }
}

fn sent() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..12),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        "\x1b\\[[0-9;:<?]{0,9}[ -~]".prop_map(String::into_bytes),
        "\x1bO.".prop_map(String::into_bytes),
        "\\PC{0,6}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_break_the_decoder_and_pieces_make_no_difference(
        bytes in sent(),
        length in 1_usize..9,
    ) {
        let pieces: Vec<&[u8]> = bytes.chunks(length).collect();
        prop_assert_eq!(read(&[&bytes]), read(&pieces));
    }
}
