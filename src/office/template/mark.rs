//! The marks in a text: places `{{name}}`, and where rows begin `{{#name}}` and end `{{/name}}`. Knows no XML.

use std::ops::Range;

/// What a mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Here stands a text.
    Text,
    /// Here begins what repeats.
    Open,
    /// Here ends what repeats.
    Close,
}

/// A mark in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it means.
    pub sort: Sort,
    /// The name in it.
    pub name: String,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// The marks of a text in order, and what follows a `{{` that has no end.
pub fn marks(text: &str) -> (Vec<Mark>, Vec<String>) {
    let (mut found, mut open_ended) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| at + from) {
        let inside = start + 2;
        let next = text[inside..].find("{{").map_or(text.len(), |at| at + inside);
        let Some(end) = text[inside..next].find("}}").map(|at| at + inside) else {
            open_ended.push(text[start..next].chars().take(30).collect());
            from = next;
            continue;
        };
        let whole = text[inside..end].trim();
        let (sort, name) = match whole.chars().next() {
            Some('#') => (Sort::Open, whole[1..].trim()),
            Some('/') => (Sort::Close, whole[1..].trim()),
            _ => (Sort::Text, whole),
        };
        found.push(Mark { sort, name: name.to_owned(), at: start..end + 2 });
        from = end + 2;
    }
    (found, open_ended)
}
