//! Every syllable that Vietnamese could have, typed in several orders.

use proptest::prelude::*;
use thidua::text::typing::{Method, Tones, Typing};
use unicode_normalization::{UnicodeNormalization, is_nfc};

const INITIALS: [&str; 27] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v",
];

/// Rimes as they are written, and the place of the tone in the new way and in the old.
const RIMES: [(&str, usize, usize); 149] = [
    ("a", 0, 0),
    ("ac", 0, 0),
    ("ach", 0, 0),
    ("ai", 0, 0),
    ("am", 0, 0),
    ("an", 0, 0),
    ("ang", 0, 0),
    ("anh", 0, 0),
    ("ao", 0, 0),
    ("ap", 0, 0),
    ("at", 0, 0),
    ("au", 0, 0),
    ("ay", 0, 0),
    ("ăc", 0, 0),
    ("ăm", 0, 0),
    ("ăn", 0, 0),
    ("ăng", 0, 0),
    ("ăp", 0, 0),
    ("ăt", 0, 0),
    ("âc", 0, 0),
    ("âm", 0, 0),
    ("ân", 0, 0),
    ("âng", 0, 0),
    ("âp", 0, 0),
    ("ât", 0, 0),
    ("âu", 0, 0),
    ("ây", 0, 0),
    ("e", 0, 0),
    ("ec", 0, 0),
    ("em", 0, 0),
    ("en", 0, 0),
    ("eng", 0, 0),
    ("eo", 0, 0),
    ("ep", 0, 0),
    ("et", 0, 0),
    ("ê", 0, 0),
    ("êch", 0, 0),
    ("êm", 0, 0),
    ("ên", 0, 0),
    ("ênh", 0, 0),
    ("êp", 0, 0),
    ("êt", 0, 0),
    ("êu", 0, 0),
    ("i", 0, 0),
    ("ia", 0, 0),
    ("ich", 0, 0),
    ("iêc", 1, 1),
    ("iêm", 1, 1),
    ("iên", 1, 1),
    ("iêng", 1, 1),
    ("iêp", 1, 1),
    ("iêt", 1, 1),
    ("iêu", 1, 1),
    ("im", 0, 0),
    ("in", 0, 0),
    ("inh", 0, 0),
    ("ip", 0, 0),
    ("it", 0, 0),
    ("iu", 0, 0),
    ("o", 0, 0),
    ("oa", 1, 0),
    ("oac", 1, 1),
    ("oach", 1, 1),
    ("oai", 1, 1),
    ("oan", 1, 1),
    ("oang", 1, 1),
    ("oanh", 1, 1),
    ("oao", 1, 1),
    ("oap", 1, 1),
    ("oat", 1, 1),
    ("oay", 1, 1),
    ("oăc", 1, 1),
    ("oăm", 1, 1),
    ("oăn", 1, 1),
    ("oăng", 1, 1),
    ("oăt", 1, 1),
    ("oc", 0, 0),
    ("oe", 1, 0),
    ("oen", 1, 1),
    ("oeo", 1, 1),
    ("oet", 1, 1),
    ("oi", 0, 0),
    ("om", 0, 0),
    ("on", 0, 0),
    ("ong", 0, 0),
    ("op", 0, 0),
    ("ot", 0, 0),
    ("ô", 0, 0),
    ("ôc", 0, 0),
    ("ôi", 0, 0),
    ("ôm", 0, 0),
    ("ôn", 0, 0),
    ("ông", 0, 0),
    ("ôp", 0, 0),
    ("ôt", 0, 0),
    ("ơ", 0, 0),
    ("ơi", 0, 0),
    ("ơm", 0, 0),
    ("ơn", 0, 0),
    ("ơp", 0, 0),
    ("ơt", 0, 0),
    ("u", 0, 0),
    ("ua", 0, 0),
    ("uân", 1, 1),
    ("uâng", 1, 1),
    ("uât", 1, 1),
    ("uây", 1, 1),
    ("uc", 0, 0),
    ("uê", 1, 1),
    ("uêch", 1, 1),
    ("uênh", 1, 1),
    ("ui", 0, 0),
    ("um", 0, 0),
    ("un", 0, 0),
    ("ung", 0, 0),
    ("uơ", 1, 1),
    ("uôc", 1, 1),
    ("uôi", 1, 1),
    ("uôm", 1, 1),
    ("uôn", 1, 1),
    ("uông", 1, 1),
    ("uôt", 1, 1),
    ("up", 0, 0),
    ("ut", 0, 0),
    ("uy", 1, 0),
    ("uych", 1, 1),
    ("uynh", 1, 1),
    ("uyt", 1, 1),
    ("uyên", 2, 2),
    ("uyêt", 2, 2),
    ("uyu", 1, 1),
    ("ư", 0, 0),
    ("ưa", 0, 0),
    ("ưc", 0, 0),
    ("ưi", 0, 0),
    ("ưng", 0, 0),
    ("ươc", 1, 1),
    ("ươi", 1, 1),
    ("ươm", 1, 1),
    ("ươn", 1, 1),
    ("ương", 1, 1),
    ("ươp", 1, 1),
    ("ươt", 1, 1),
    ("ươu", 1, 1),
    ("ưt", 0, 0),
    ("ưu", 0, 0),
    ("y", 0, 0),
    ("yên", 1, 1),
    ("yêu", 1, 1),
];

const MARKS: [&str; 6] = ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"];

fn keys_for(letter: char, method: Method) -> String {
    let (plain, telex, vni) = match letter {
        'đ' => ('d', 'd', '9'),
        'ă' => ('a', 'w', '8'),
        'â' => ('a', 'a', '6'),
        'ê' => ('e', 'e', '6'),
        'ô' => ('o', 'o', '6'),
        'ơ' => ('o', 'w', '7'),
        'ư' => ('u', 'w', '7'),
        other => return other.to_string(),
    };
    String::from_iter([plain, if method == Method::Vni { vni } else { telex }])
}

/// Whether `initial` and `rime` are written so and not with other letters.
fn is_written(initial: &str, rime: &str) -> bool {
    match initial {
        "" => !rime.starts_with("iê") && rime != "uơ",
        "gi" => !rime.starts_with(['i', 'y']),
        "qu" => !rime.starts_with(['o', 'u', 'ư']) && rime != "ôi",
        "k" | "gh" | "ngh" => rime.starts_with(['e', 'ê', 'i']),
        "c" | "g" | "ng" => !rime.starts_with(['e', 'ê', 'i', 'y']),
        _ => !rime.starts_with("yê"),
    }
}

fn each_syllable(mut check: impl FnMut(&str, &str, usize, (usize, usize))) {
    for initial in INITIALS {
        for (rime, new, old) in RIMES {
            if !is_written(initial, rime) {
                continue;
            }
            let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
            for tone in 0..MARKS.len() {
                if !stopped || matches!(tone, 0 | 1 | 5) {
                    check(initial, rime, tone, (new, old));
                }
            }
        }
    }
}

fn marked(initial: &str, rime: &str, tone: usize, place: usize) -> String {
    let mut word = initial.to_owned();
    for (index, letter) in rime.chars().enumerate() {
        word.push(letter);
        if index == place {
            word.push_str(MARKS[tone]);
        }
    }
    word.nfc().collect()
}

fn with(method: Method, tones: Tones) -> Typing {
    Typing { method, tones }
}

#[test]
fn every_syllable_can_be_typed_with_its_tone_last_and_marks_beside_their_letters() {
    let mut seen = 0;
    each_syllable(|initial, rime, tone, (new, old)| {
        for (method, tones) in [(Method::Telex, "sfrxj"), (Method::Vni, "12345")] {
            let letters = format!("{initial}{rime}");
            let mut keys: String = letters.chars().map(|c| keys_for(c, method)).collect();
            keys.extend(tone.checked_sub(1).and_then(|tone| tones.chars().nth(tone)));
            for (style, place) in [(Tones::New, new), (Tones::Old, old)] {
                let word = marked(initial, rime, tone, place);
                assert_eq!(with(method, style).read(&keys), word, "{keys}");
                let ended = with(method, style).read(&format!("{keys},"));
                assert_eq!(ended, format!("{word},"), "{keys},");
                let capitals = with(method, style).read(&keys.to_uppercase());
                assert_eq!(capitals, word.to_uppercase(), "{keys}");
                seen += 1;
            }
        }
    });
    assert!(seen > 50_000, "{seen}");
}

#[test]
fn every_syllable_can_be_typed_with_all_its_marks_last() {
    each_syllable(|initial, rime, tone, (place, _)| {
        let word = marked(initial, rime, tone, place);
        for (method, tones) in [(Method::Telex, "sfrxj"), (Method::Vni, "12345")] {
            let (mut keys, mut marks) = (String::new(), String::new());
            for letter in format!("{initial}{rime}").chars() {
                let both = keys_for(letter, method);
                keys.push_str(&both[..1]);
                // Both horns of ươ are one key.
                if !(marks.ends_with(&both[1..]) && letter == 'ơ') {
                    marks.push_str(&both[1..]);
                }
            }
            // Without a consonant at the end the key of both horns is pressed for each.
            if rime.starts_with("ươ") && rime.len() == "ươ".len() {
                continue;
            }
            let tone = tone.checked_sub(1).and_then(|tone| tones.chars().nth(tone));
            let before: String = keys.chars().chain(tone).chain(marks.chars()).collect();
            keys.push_str(&marks);
            keys.extend(tone);
            assert_eq!(with(method, Tones::New).read(&keys), word, "{keys}");
            let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
            if !stopped {
                assert_eq!(with(method, Tones::New).read(&before), word, "{before}");
            }
        }
    });
}

#[test]
fn typing_can_go_on_behind_every_syllable() {
    each_syllable(|initial, rime, tone, (new, old)| {
        for (tones, place) in [(Tones::New, new), (Tones::Old, old), (Tones::New, old)] {
            let word = marked(initial, rime, tone, place);
            for method in [Method::Telex, Method::Vni] {
                let typing = with(method, tones);
                let keys = typing.keys_of(&word);
                let keys = keys.unwrap_or_else(|| panic!("nothing can follow {word}"));
                let read = typing.read(&keys);
                assert_eq!(
                    read,
                    marked(initial, rime, tone, if tones == Tones::New { new } else { old })
                );
            }
        }
    });
}

proptest! {
    #[test]
    fn any_keys_read_as_something_in_normal_form(keys in "\\PC{0,24}", letters in "[a-zA-Z0-9@./-]{0,16}") {
        for keys in [keys.nfc().collect::<String>(), letters] {
            prop_assert_eq!(Typing::default().read(&keys), keys.clone());
            for method in [Method::Telex, Method::Vni] {
                for tones in [Tones::New, Tones::Old] {
                    let read = with(method, tones).read(&keys);
                    prop_assert!(is_nfc(&read), "{} of {}", read, keys);
                    let _ = with(method, tones).keys_of(&read);
                }
            }
        }
    }

    #[test]
    fn figures_and_signs_stay_as_typed(keys in "[0-9 .,:/()+-]{0,20}") {
        for method in [Method::Telex, Method::Vni] {
            prop_assert_eq!(with(method, Tones::New).read(&keys), keys.clone());
        }
    }
}
