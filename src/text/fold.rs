//! Folding for search: marks, case, đ, tone placement and i/y make no difference. Knows nothing of sorting.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` as search sees it: lower case, no marks, đ as d, y as i.
///
/// Tone placement (hòa, hoà) vanishes with the marks.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' => 'd',
            'y' => 'i',
            other => other,
        })
        .collect()
}

/// Whether every word of `words` (already folded, separated by white space) occurs in `folded`.
pub fn contains_all(folded: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| folded.contains(word))
}
