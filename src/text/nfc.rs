//! Normal form C at every door: typing, paste, import. Knows nothing of fields.

use unicode_normalization::UnicodeNormalization;

/// `text` in normal form C, without control characters other than the newline.
pub fn nfc(text: &str) -> String {
    text.nfc().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// `text` in normal form C on one line: every run of white space is one space, the ends are trimmed.
pub fn one_line(text: &str) -> String {
    nfc(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
