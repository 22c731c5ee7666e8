//! Vietnamese order: bytes that compare as CLDR `vi` collation does. Knows nothing of names and records.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::locale;

/// The collator over the compiled CLDR data: `vi`, or the root order should the data lack `vi`.
static VIETNAMESE: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    [locale!("vi"), locale!("und")]
        .into_iter()
        .find_map(|order| Collator::try_new(order.into(), CollatorOptions::default()).ok())
});

/// Bytes whose order is the Vietnamese order of the texts they were made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(pub Vec<u8>);

/// The sort key of `text` (normal form C) under CLDR `vi`.
pub fn sort_key(text: &str) -> SortKey {
    let mut bytes = Vec::new();
    match VIETNAMESE.as_ref().map(|collator| collator.write_sort_key_to(text, &mut bytes)) {
        Some(Ok(())) => SortKey(bytes),
        None => SortKey(text.as_bytes().to_vec()),
    }
}
