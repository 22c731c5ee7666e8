//! Folding for search: marks, case, đ, tone placement and i/y make no difference. Knows nothing of sorting.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Latin letters with marks that are one character: where Vietnamese text in normal form C lies.
const LETTERS: [Range<u32>; 2] = [0x00C0..0x0250, 0x1E00..0x1F00];

/// What each of [`LETTERS`] folds to; `None` where that is not one character.
static FOLDED: LazyLock<[Vec<Option<char>>; 2]> = LazyLock::new(|| {
    LETTERS.map(|letters| letters.map(|code| char::from_u32(code).and_then(single)).collect())
});

/// `text` as search sees it: lower case, no marks, đ as d, y as i.
///
/// Tone placement (hòa, hoà) vanishes with the marks. Vietnamese text in normal form C keeps its
/// number of characters, so that a match can be shown at the same place in the text.
pub fn fold(text: &str) -> String {
    let known = &*FOLDED;
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(alike(c.to_ascii_lowercase()));
        } else {
            match looked_up(known, c) {
                Some(letter) => folded.push(letter),
                None => each_part(c, |part| folded.push(part)),
            }
        }
    }
    folded
}

fn looked_up(known: &[Vec<Option<char>>; 2], c: char) -> Option<char> {
    let code = u32::from(c);
    let place = LETTERS.iter().position(|letters| letters.contains(&code))?;
    *known[place].get((code - LETTERS[place].start) as usize)?
}

/// What `c` folds to, where that is one character.
fn single(c: char) -> Option<char> {
    let mut parts = Vec::new();
    each_part(c, |part| parts.push(part));
    match parts.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The characters that any `c` folds to.
fn each_part(c: char, mut push: impl FnMut(char)) {
    decompose_canonical(c, |part| {
        if !is_combining_mark(part) {
            part.to_lowercase().map(alike).for_each(&mut push);
        }
    });
}

/// The letter that stands for `c` in search.
const fn alike(c: char) -> char {
    match c {
        'đ' => 'd',
        'y' => 'i',
        other => other,
    }
}

/// The marks of the tones, as normal form D has them.
const TONES: &str = "\u{300}\u{301}\u{303}\u{309}\u{323}";

/// `text` as it is spoken: lower case, the tone of each word behind its letters, y as i where both sound alike. Other
/// than in [`fold`], marks and tones tell words apart.
///
/// Hòa is hoà, and Lý is Lí; but Hoa is another, and so are hai and hay.
pub fn spoken(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    let mut tone = None;
    let mut before = (' ', ' ');
    for part in text.nfd().flat_map(char::to_lowercase) {
        if TONES.contains(part) {
            tone = Some(part);
            continue;
        }
        if is_combining_mark(part) {
            spoken.push(part);
            continue;
        }
        if !part.is_alphabetic() {
            spoken.extend(tone.take());
        }
        let glides = "aeiouy".contains(before.1) && before != ('q', 'u');
        spoken.push(if part == 'y' && !glides { 'i' } else { part });
        before = (before.1, part);
    }
    spoken.extend(tone);
    spoken
}

/// Whether every word of `words` (already folded, separated by white space) occurs in `folded`.
pub fn contains_all(folded: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| folded.contains(word))
}
