//! A line typed into with a method on: backspace, moves, pastes, another input method before ours.

use proptest::prelude::*;
use thidua::command::Command;
use thidua::text::typing::{Method, Tones, Typing};
use thidua::ui::line::Line;
use unicode_normalization::is_nfc;

const TELEX: Typing = Typing { method: Method::Telex, tones: Tones::New };
const VNI: Typing = Typing { method: Method::Vni, tones: Tones::New };

/// Types `keys` into `line`: `<` is backspace, `{` and `}` move by a letter.
fn press(line: &mut Line, keys: &str, typing: Typing) {
    for key in keys.chars() {
        match key {
            '<' => drop(line.run(Command::Backspace)),
            '{' => drop(line.run(Command::Left)),
            '}' => drop(line.run(Command::Right)),
            letter => line.key(letter, typing),
        }
    }
}

fn typed(keys: &str, typing: Typing) -> String {
    let mut line = Line::default();
    press(&mut line, keys, typing);
    line.text().to_owned()
}

#[test]
fn backspace_takes_the_last_letter_and_typing_goes_on() {
    for (keys, text) in [
        ("ddaats<", "đấ"),
        ("ddaats<u", "đấu"),
        ("ddaats<<", "đ"),
        ("ddaats<<<", ""),
        ("ddaats<<<as", "á"),
        ("ddaats<s", "đâs"),
        ("tieengs<<ns", "tiêns"),
        ("toans<", "toá"),
        ("hoanf<", "hoà"),
        ("hoaf<a", "hoa"),
        ("aaa<", "a"),
        ("aaa<a", "â"),
        ("ass<s", "á"),
        ("windows<<<<", "win"),
        ("windows<<<<dows", "windows"),
        ("tesst<t", "test"),
        ("hoa <f", "hoà"),
        ("hoa thuy<<<<<f", "hoà"),
        ("two <", "two"),
        ("<<as", "á"),
        ("CSTDD<DDCS", "CSTĐCS"),
        ("LDDTT<<<DDXS", "LĐXS"),
        ("hoas@<<as", "hoaas"),
    ] {
        assert_eq!(typed(keys, TELEX), text, "{keys}");
    }
    for (keys, text) in [
        ("d9a6t1<", "đấ"),
        ("d9a6t1<u", "đấu"),
        ("nguye6n4<<6n4", "nguy6n4"),
        ("a11<1", "á"),
        ("tang 10<<5", "tang 5"),
    ] {
        assert_eq!(typed(keys, VNI), text, "{keys}");
    }
}

#[test]
fn what_stands_before_the_cursor_is_composed_wherever_the_cursor_came_from() {
    for (start, keys, text) in [
        ("Nguyn Thi Hoa", "", "Nguyn Thi Hoa"),
        ("hoang", "{f", "hoàng"),
        ("ang", "{a", "âng"),
        ("Nguyn", "{eex", "Nguyễn"),
        ("dong", "{{{{}d", "đong"),
        ("Tran", "f", "Tràn"),
        ("hòa", "n", "hoàn"),
        ("hòa", "s", "hoá"),
        ("as", "f", "asf"),
        ("test", "s", "tests"),
        ("an@monre.gov.vn", "s", "an@monre.gov.vns"),
        ("khen thuong", "w", "khen thương"),
        ("khen thương", "f", "khen thường"),
        ("khen thường", "f", "khen thươngf"),
    ] {
        let mut line = Line::new(start);
        press(&mut line, keys, TELEX);
        assert_eq!(line.text(), text, "{start} {keys}");
    }
}

#[test]
fn what_is_pasted_stays_and_ends_what_was_composed() {
    let mut line = Line::default();
    press(&mut line, "to", TELEX);
    line.insert("as ddoof ass");
    assert_eq!(line.text(), "toas ddoof ass");
    press(&mut line, " as", TELEX);
    assert_eq!(line.text(), "toas ddoof ass á");
}

/// What other input methods send to a terminal: letters, and backspaces with what takes their place.
const OUTSIDE: [(&str, &str); 9] = [
    ("d<đu<ưo<<ươc<<<ược", "được"),
    ("d<đuo<<ươ", "đươ"),
    ("a<á<as", "as"),
    ("te<é<es", "tes"),
    ("Tro<ôi", "Trôi"),
    ("ba<ă<<bắ<<bắt xe bus", "bắt xe bus"),
    ("đường sắt", "đường sắt"),
    ("Nguyễn Thị Hường", "Nguyễn Thị Hường"),
    ("o<ô<oo", "oo"),
];

#[test]
fn letters_of_another_input_method_are_not_garbled() {
    for (keys, text) in OUTSIDE {
        for typing in [Typing::default(), TELEX, VNI] {
            assert_eq!(typed(keys, typing), text, "{keys}");
        }
    }
}

#[test]
fn telex_means_nothing_once_it_is_off_again() {
    let mut line = Line::default();
    press(&mut line, "hoa", TELEX);
    press(&mut line, "s", Typing::default());
    assert_eq!(line.text(), "hoas");
    press(&mut line, "s", TELEX);
    assert_eq!(line.text(), "hoass");
    press(&mut line, " hoa", TELEX);
    press(&mut line, "2", VNI);
    assert_eq!(line.text(), "hoass hoà");
}

#[derive(Debug, Clone)]
enum Step {
    Key(char),
    Run(Command),
    Paste(String),
    Switch(Typing),
}

fn step() -> impl Strategy<Value = Step> {
    let commands = prop::sample::select(vec![
        Command::Backspace,
        Command::Backspace,
        Command::Left,
        Command::Right,
        Command::WordLeft,
        Command::LineEnd,
        Command::DeleteForward,
        Command::DeleteWord,
        Command::DeleteToStart,
    ]);
    let method = prop::sample::select(Method::ALL.to_vec());
    let tones = prop::sample::select(vec![Tones::New, Tones::Old]);
    prop_oneof![
        8 => "[a-zA-Z0-9 @./]".prop_map(|key| Step::Key(key.chars().next().unwrap_or('a'))),
        2 => "[đăâêôơưáàảãạ\u{301}\u{302}\u{323}]".prop_map(|key| Step::Key(key.chars().next().unwrap_or('a'))),
        1 => any::<char>().prop_map(Step::Key),
        3 => commands.prop_map(Step::Run),
        1 => "\\PC{0,6}".prop_map(Step::Paste),
        1 => (method, tones).prop_map(|(method, tones)| Step::Switch(Typing { method, tones })),
    ]
}

proptest! {
    #[test]
    fn whatever_is_pressed_a_line_stays_sound(steps in prop::collection::vec(step(), 0..60)) {
        let mut line = Line::default();
        let mut typing = TELEX;
        for step in steps {
            match step {
                Step::Key(key) => line.key(key, typing),
                Step::Run(command) => drop(line.run(command)),
                Step::Paste(text) => line.insert(&text),
                Step::Switch(other) => typing = other,
            }
            prop_assert!(is_nfc(line.text()));
            prop_assert!(line.text().is_char_boundary(line.cursor()));
            prop_assert!(line.cursor() <= line.text().len());
        }
    }

    #[test]
    fn with_typing_off_a_line_is_what_was_typed(keys in "[a-zA-Z0-9 @./-]{0,40}") {
        prop_assert_eq!(typed(&keys, Typing::default()), keys);
    }

    #[test]
    fn keys_one_by_one_read_as_they_do_together(keys in "[a-zA-Z]{0,10}([ ,.@/-][a-zA-Z0-9]{0,8}){0,3}") {
        for typing in [TELEX, VNI] {
            let words: Vec<String> = keys.split_inclusive(' ').map(|word| typing.read(word)).collect();
            prop_assert_eq!(typed(&keys, typing), words.concat());
        }
    }
}
