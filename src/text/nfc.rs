//! Normal form C at every door: typing, paste, import. Knows nothing of fields.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in normal form C: lines end in `\n`, tabs are spaces, other control characters are gone.
pub fn nfc(text: &str) -> String {
    let is_plain = |c: char| c == '\n' || !c.is_control();
    if text.chars().all(is_plain) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' => '\n',
            '\t' => ' ',
            other => other,
        })
        .filter(|c| is_plain(*c))
        .nfc()
        .collect()
}

/// `text` in normal form C on one line: every run of white space is one space, the ends are trimmed.
pub fn one_line(text: &str) -> String {
    nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
