//! Byte budgets of the real application over the demo, what goes out on a slow line.

#[path = "../../benches/wire.rs"]
mod wire;

use thidua::event::Size;
use wire::Wire;

use super::desk::{LARGE, SMALL, demo};

/// The most bytes that a typed letter may cost.
const LETTER: usize = 48;

fn open(size: Size) -> Wire {
    Wire::at(demo(), size)
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).escape_debug().to_string()
}

#[test]
fn the_first_screen_takes_eight_kilobytes_at_most() {
    let first = open(LARGE).drawn().len();
    assert!((1_000..=8_192).contains(&first), "{first} bytes");
}

#[test]
fn a_screen_that_stays_as_it_is_takes_nothing() {
    let mut wire = open(LARGE);
    wire.drawn();
    assert_eq!(wire.drawn(), b"");
    wire.rest();
    assert_eq!(wire.rest(), b"", "nothing changed since the last rest");
}

#[test]
fn a_move_of_the_cursor_takes_64_bytes_at_most_in_every_pane() {
    let mut wire = open(LARGE);
    wire.drawn();
    wire.press("*");
    // The demo has one meeting: another gives the cursor somewhere to go.
    wire.press("2");
    wire.press("n");
    for letter in "sơ kết".chars() {
        wire.letter(letter);
    }
    wire.press("ctrl-s");
    wire.press("esc");
    let mut moved = 0;
    for pane in ["1", "2", "3"] {
        wire.press(pane);
        wire.rest();
        for key in ["down", "down", "up", "down", "down", "up", "up"] {
            let bytes = wire.press(key);
            assert!(bytes.len() <= 64, "{} bytes in pane {pane}: {}", bytes.len(), shown(&bytes));
            moved += usize::from(!bytes.is_empty());
        }
    }
    wire.press("R");
    wire.rest();
    for key in ["down", "down", "up", "down", "end", "home"] {
        let bytes = wire.press(key);
        assert!(bytes.len() <= 64, "{} bytes among rates: {}", bytes.len(), shown(&bytes));
        assert!(!bytes.is_empty(), "{key} moves nothing among rates");
        wire.rest();
    }
    for screen in ["C", "O"] {
        wire.press(screen);
        wire.rest();
        for key in ["down", "down", "up", "down"] {
            let bytes = wire.press(key);
            let shown = shown(&bytes);
            assert!(bytes.len() <= 64, "{} bytes on the screen {screen}: {shown}", bytes.len());
            assert!(!bytes.is_empty(), "{key} moves nothing on the screen {screen}");
            wire.rest();
        }
    }
    assert!(moved >= 12, "the cursor moved {moved} times only");
    wire.press("B");
    wire.rest();
    for key in ["right", "right", "left", "down", "right"] {
        let bytes = wire.press(key);
        assert!(bytes.len() <= 64, "{} bytes on the board: {}", bytes.len(), shown(&bytes));
    }
}

/// Types `text`; every letter shows at once, within its budget.
#[track_caller]
fn types(wire: &mut Wire, text: &str) {
    let mut written = String::new();
    for letter in text.chars() {
        written.push(letter);
        let (bytes, _) = wire.letter(letter);
        let length = bytes.len();
        assert!(length <= LETTER, "{length} bytes for «{written}»: {}", shown(&bytes));
        assert!(length > 0, "nothing for «{written}»");
    }
}

/// Types `text`; what follows from it elsewhere on the screen goes out when the keys rest, not before.
#[track_caller]
fn types_over_a_list(wire: &mut Wire, text: &str) {
    for (place, letter) in text.chars().enumerate() {
        let (own, answered) = wire.letter(letter);
        let length = own.len() + answered.len();
        assert!(length <= LETTER, "{length} bytes for letter {place} of «{text}»");
        assert!(!own.is_empty(), "nothing for letter {place} of «{text}»");
    }
    assert!(!wire.rest().is_empty(), "the list under «{text}» was never drawn");
}

fn pressed(wire: &mut Wire, keys: &str) {
    for key in keys.split(' ') {
        wire.press(key);
    }
    wire.rest();
}

#[test]
fn a_letter_typed_into_a_text_takes_48_bytes_at_most() {
    for size in [LARGE, SMALL] {
        let mut wire = open(size);
        // From the choice of a kind to the title.
        pressed(&mut wire, "2 n tab");
        types(&mut wire, "Hội nghị tổng kết");
    }
}

#[test]
fn a_letter_typed_over_choices_takes_48_bytes_at_most() {
    for size in [LARGE, SMALL] {
        for text in ["to", "sơ kết", "khong co"] {
            let mut wire = open(size);
            pressed(&mut wire, "2 n");
            types_over_a_list(&mut wire, text);
        }
    }
}

#[test]
fn a_letter_typed_over_suggestions_takes_48_bytes_at_most() {
    for size in [LARGE, SMALL] {
        for text in ["ngoc", "Trần Thị Ngọc", "truong van", "không ai cả"] {
            let mut wire = open(size);
            pressed(&mut wire, "3 n");
            types_over_a_list(&mut wire, text);
        }
    }
}

#[test]
fn a_letter_typed_into_the_palette_takes_48_bytes_at_most() {
    for size in [LARGE, SMALL] {
        for text in ["hoàn", "don vi", "không có"] {
            let mut wire = open(size);
            wire.drawn();
            pressed(&mut wire, ":");
            types_over_a_list(&mut wire, text);
        }
    }
}

#[test]
fn a_letter_typed_into_a_filter_takes_48_bytes_at_most_before_the_list_is_answered() {
    for size in [LARGE, SMALL] {
        for pane in ["1", "2", "3", "4"] {
            let mut wire = open(size);
            wire.drawn();
            pressed(&mut wire, &format!("* {pane} /"));
            types(&mut wire, "tran thi");
        }
    }
}

#[test]
fn a_list_that_is_not_drawn_yet_is_what_enter_takes() {
    let mut slow = open(LARGE);
    pressed(&mut slow, "3 n");
    let mut fast = open(LARGE);
    pressed(&mut fast, "3 n");
    types_over_a_list(&mut slow, "tran thi ngoc");
    for letter in "tran thi ngoc".chars() {
        fast.letter(letter);
    }
    for wire in [&mut slow, &mut fast] {
        let taken = String::from_utf8(wire.press("enter")).unwrap();
        // The one found stands there, and her unit beside her.
        assert!(taken.contains("Vụ Tổ chức cán bộ"), "{}", taken.escape_debug());
    }
}

#[test]
fn a_move_through_a_nominees_past_takes_64_bytes_at_most() {
    use thidua::model::rating::Rating;
    use thidua::model::{Kind, Record};
    use thidua::store::request::Save;
    let mut wire = open(LARGE);
    let unit = wire.store.find_code(Kind::Unit, "DV-0001").unwrap();
    let rating = |year| {
        let rating = "good".to_owned();
        let bloc = Some(thidua::demo::BLOC);
        let record = Rating { bloc, subject: unit, year, rating, ..Rating::default() };
        let record = Record::Rating(record);
        Save { id: None, seen: 0, record, begun: None, despite: false }
    };
    wire.store.save(&wire.actor, (1960..2020).map(rating).collect()).unwrap();
    let first = wire.press("N");
    wire.rest();
    assert!(shown(&first).contains("2019") && !shown(&first).contains("1960"));
    let mut moved = 0;
    for key in ["down", "down", "up", "down", "down", "up", "up", "down"] {
        let bytes = wire.press(key);
        assert!(bytes.len() <= 64, "{} bytes: {}", bytes.len(), shown(&bytes));
        moved += usize::from(!bytes.is_empty());
        if key == "up" {
            assert!(!wire.rest().is_empty(), "the chosen one is told in full once the keys rest");
        }
    }
    assert_eq!(moved, 8);
    assert!(!wire.press("end").is_empty());
}

#[test]
fn a_letter_typed_with_telex_or_vni_takes_48_bytes_at_most() {
    for (switch, words) in [
        ("ctrl-t", "Hooij nghij toongr keets windows duowngdf hoas.lan@"),
        ("ctrl-t ctrl-t", "Ho65i nghi5 to6ng3 ke6t1 windows duong9 hoa2.lan@"),
    ] {
        for size in [LARGE, SMALL] {
            let mut wire = open(size);
            pressed(&mut wire, &format!("{switch} 2 n tab"));
            types(&mut wire, words);
        }
    }
}
