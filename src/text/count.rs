//! How many of something, in words. Knows no record.

/// `1 record`, `2 records`: Vietnamese has no plural.
pub fn many(count: u64, one: &str) -> String {
    let plural = match one.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{one}s"),
    };
    format!("{count} {}", if count == 1 { one } else { &plural })
}
