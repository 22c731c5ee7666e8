//! How wide text is on a screen, and how to make it fit. Knows no widget.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the end that was cut off.
const ELLIPSIS: &str = "…";

/// The cells of a screen that `text` takes.
pub fn display_width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `width` cells: what does not fit is cut between graphemes and ends in `…`.
pub fn fit(text: &str, width: usize) -> Cow<'_, str> {
    if display_width(text) <= width {
        return Cow::Borrowed(text);
    }
    let Some(room) = width.checked_sub(display_width(ELLIPSIS)) else { return Cow::Borrowed("") };
    let mut end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        let next = start + grapheme.len();
        if display_width(&text[..next]) > room {
            break;
        }
        end = next;
    }
    Cow::Owned(format!("{}{ELLIPSIS}", &text[..end]))
}

/// `text` in exactly `width` cells: cut as [`fit`] does, or followed by spaces.
pub fn pad(text: &str, width: usize) -> String {
    let mut padded = fit(text, width).into_owned();
    let missing = width.saturating_sub(display_width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}
