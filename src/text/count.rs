//! How many of something, in words. Knows no record.

use std::fmt::Display;

/// `1 record`, `2 records`: Vietnamese has no plural.
pub fn many<N: Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let plural = match one.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{one}s"),
    };
    format!("{count} {}", if count == N::from(1) { one } else { &plural })
}
