//! Capitals that only a font of old shows as such: TCVN3 has no byte for a capital with a tone. Knows no byte.

use unicode_normalization::UnicodeNormalization;

use super::encoding::is_syllable;

/// What the letters of a word that have no tone tell of those that have one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// All of them are capitals, and not the first alone.
    Capital,
    /// One is small.
    Small,
    /// Nothing: `Hà` may be meant, or `HÀ`.
    Open,
}

/// The text with small letters that have a tone as capitals in words whose other letters are capitals. Of a word that
/// tells nothing itself, the other words of its cell tell.
pub fn restored(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.split_inclusive(['\n', '\r', '\t', ',', ';', '|', '"']).map(cell).collect()
}

/// The same for one cell.
fn cell(text: &str) -> String {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let shouts = |word: &str| case(word) == Case::Capital && is_syllable(&word.to_uppercase());
    let open = if words().all(|word| case(word) != Case::Small) && words().any(shouts) {
        Case::Capital
    } else {
        Case::Small
    };
    let capital = |word: &str| match case(word) {
        Case::Open => open == Case::Capital,
        told => told == Case::Capital,
    };
    let pieces = text.split_inclusive(|c: char| !c.is_alphabetic());
    let piece = |piece: &str| {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if capital(word) { piece.to_uppercase() } else { piece.to_owned() }
    };
    pieces.map(piece).collect()
}

fn case(word: &str) -> Case {
    let plain = word.chars().enumerate().filter(|(_, letter)| !is_toned(*letter));
    let mut told = Case::Open;
    for (place, letter) in plain {
        if !letter.is_uppercase() {
            return Case::Small;
        }
        if place > 0 {
            told = Case::Capital;
        }
    }
    told
}

/// Whether a letter is a small one with a tone, which TCVN3 has no capital of.
fn is_toned(letter: char) -> bool {
    !letter.is_ascii()
        && letter.is_lowercase()
        && letter.nfd().any(|part| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(part))
}
