//! Where something stands in a text file, as people count. Knows no file format.

/// The line and the column (in characters) that stand `offset` bytes into `text`, both counted from 1.
pub fn spot(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}
