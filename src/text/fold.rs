//! Folding for search: marks, case, đ, tone placement and i/y make no difference. Knows nothing of sorting.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `text` as search sees it: lower case, no marks, đ as d, y as i.
///
/// Tone placement (hòa, hoà) vanishes with the marks. Vietnamese text in normal form C keeps its
/// number of characters, so that a match can be shown at the same place in the text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(alike(c.to_ascii_lowercase()));
        } else {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    folded.extend(part.to_lowercase().map(alike));
                }
            });
        }
    }
    folded
}

/// The letter that stands for `c` in search.
const fn alike(c: char) -> char {
    match c {
        'đ' => 'd',
        'y' => 'i',
        other => other,
    }
}

/// Whether every word of `words` (already folded, separated by white space) occurs in `folded`.
pub fn contains_all(folded: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| folded.contains(word))
}
