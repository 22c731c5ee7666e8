//! Numbers of things in English, which says one thing otherwise than many. Knows no particular thing.

use std::fmt::Display;

/// A number with what it counts: `1 row`, `2 rows`. Vietnamese has one word for both.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str, many: &str) -> String {
    let what = if count == N::from(1) { one } else { many };
    format!("{count} {what}")
}
