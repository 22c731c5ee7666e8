//! The name that was probably meant. Knows nothing of what is named.

use super::Message;

/// The candidate that differs least from `name`; `None` where none is near enough to have been meant.
///
/// Near enough: at most one slip (a letter wrong, missing, added or swapped with its neighbour) for
/// every three letters, and at least one.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(slips, candidate)| *slips <= allowed && *slips < candidate.chars().count())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// “There is no such thing”, with what was probably meant.
pub fn meant(right: Option<&str>, vi: String, en: String) -> Message {
    match right {
        Some(right) => Message::new(
            format!("{vi}; có phải «{right}»?"),
            format!("{en}; did you mean “{right}”?"),
        ),
        None => Message::new(vi, en),
    }
}
