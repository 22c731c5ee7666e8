//! What may be a Vietnamese syllable, and how its letters are typed. Knows no key pressed before.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;
use vi::Syllable;
use vi::processor::ToneMark;
use vi::validation::{is_valid_final_consonant, is_valid_initial_consonant};

use super::Method;

/// Vowels that end a syllable.
const OPEN: &str = " a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oe oi ôi ơi oai oao oay \
                    oeo ua ưa uê ui ưi uu ưu uy uơ uya uyu uôi ươi ươu uây yêu ";
/// Vowels that a consonant follows.
const CLOSED: &str = " a ă â e ê i o ô ơ u ư y iê oa oă oe oo uâ uê uô ươ uy uyê yê ";
/// Vowels on the way to one of those, marks still to come.
const UNDER_WAY: &str =
    " eu ie ieu oă oo uâ iê uo uoi uou ue uay ưo ưoi ưou uô ươ uye uyê ye yê yeu ";
/// Of the same, those that a consonant may follow meanwhile.
const CLOSED_UNDER_WAY: &str = " ie ua ue uo ưo uye ye ";
/// Vowels before `ch` and `nh`.
const FRONT: &str = " a e ê i y oa uê ue uy ";

/// Whether `syllable`, in small letters, is one or, unless it is `over`, may still become one.
pub(super) fn is_possible(syllable: &Syllable, over: bool) -> bool {
    let marked = Syllable { tone_mark: None, ..syllable.clone() }.to_string();
    let before = syllable.initial_consonant.chars().count();
    let vowel: String = marked.chars().skip(before).take(syllable.vowel.chars().count()).collect();
    let (first, last) = (&syllable.initial_consonant, syllable.final_consonant.as_str());
    if vowel.is_empty() {
        return last.is_empty();
    }
    // As in Krông.
    let begins = first.is_empty() || is_valid_initial_consonant(first) || first == "kr";
    let one_of = |list: &str| list.contains(&format!(" {vowel} "));
    let vowel_fits = match last {
        "" => one_of(OPEN) || !over && one_of(UNDER_WAY),
        // As in Đắk Lắk.
        "k" => vowel == "ă",
        "ch" | "nh" => one_of(FRONT),
        _ => {
            is_valid_final_consonant(last) && (one_of(CLOSED) || !over && one_of(CLOSED_UNDER_WAY))
        }
    };
    let stopped = matches!(last, "c" | "ch" | "k" | "p" | "t");
    let tone_fits = match syllable.tone_mark {
        Some(ToneMark::Grave | ToneMark::HookAbove | ToneMark::Tilde) => !stopped,
        _ => true,
    };
    begins && vowel_fits && tone_fits
}

/// What is heard of a word: its letters in order with their marks, and its tone, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sound {
    letters: Vec<char>,
    tones: Vec<char>,
}

impl Sound {
    pub(super) fn of(word: &str) -> Self {
        let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| is_tone(*c));
        Self { letters, tones }
    }
}

/// The keys that `word` is typed with, its tone last; `None` where it has letters of no Vietnamese word.
pub(super) fn keys(word: &str, method: Method) -> Option<String> {
    let mut keys = String::new();
    let mut tone = None;
    for letter in word.chars() {
        let mut base = None;
        for part in letter.nfd() {
            match base {
                _ if is_tone(part) => tone = Some(part),
                None => base = Some(part),
                Some(plain) => base = compose(plain, part),
            }
        }
        let base = base?;
        if base.is_ascii_alphanumeric() {
            keys.push(base);
        } else {
            let (plain, mark) = letter_keys(base, method)?;
            keys.extend([plain, mark]);
        }
    }
    if let Some(tone) = tone {
        keys.push(tone_key(tone, method)?);
    }
    Some(keys)
}

const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

fn is_tone(c: char) -> bool {
    TONES.contains(&c)
}

fn tone_key(tone: char, method: Method) -> Option<char> {
    let keys = if method == Method::Vni { "12345" } else { "sfrxj" };
    keys.chars().zip(TONES).find(|(_, it)| *it == tone).map(|(key, _)| key)
}

fn letter_keys(letter: char, method: Method) -> Option<(char, char)> {
    let (plain, telex, vni) = match letter.to_lowercase().next()? {
        'đ' => ('d', 'd', '9'),
        'ă' => ('a', 'w', '8'),
        'â' => ('a', 'a', '6'),
        'ê' => ('e', 'e', '6'),
        'ô' => ('o', 'o', '6'),
        'ơ' => ('o', 'w', '7'),
        'ư' => ('u', 'w', '7'),
        _ => return None,
    };
    let plain = if letter.is_uppercase() { plain.to_ascii_uppercase() } else { plain };
    Some((plain, if method == Method::Vni { vni } else { telex }))
}
