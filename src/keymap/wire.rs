//! What a plain terminal line can carry: keys that arrive as another key or never. Knows no file.

use super::{Code, Key};

/// How a key arrives over a plain terminal line.
pub(super) enum Sent {
    /// As the key that it is.
    Itself,
    /// As another key, with some terminals at least.
    As(Key),
    /// Not at all, with many terminals.
    Never,
}

/// How `key` arrives. Ctrl with a letter is the letter's number in the alphabet, one byte that tab,
/// enter, backspace and esc share; alt with `[` or `O` begins the bytes of other keys.
pub(super) fn sent_as(key: Key) -> Sent {
    let plain = |code| Sent::As(Key { alt: key.alt, ..Key::plain(code) });
    match (key.code, key.ctrl, key.alt, key.shift) {
        (Code::Char('i'), true, _, _) => plain(Code::Tab),
        (Code::Char('m' | 'j'), true, _, _) => plain(Code::Enter),
        (Code::Char('h'), true, _, _) => plain(Code::Backspace),
        (Code::Char('['), true, _, _) => plain(Code::Esc),
        (Code::Char('a'..='z' | ' '), true, _, _) => Sent::Itself,
        (Code::Char(_), true, _, _) | (Code::Char('[' | 'O'), _, true, _) => Sent::Never,
        (code @ (Code::Tab | Code::Enter | Code::Esc | Code::Backspace), ctrl, _, shift)
            if ctrl || (shift && code != Code::Tab) =>
        {
            plain(code)
        }
        (Code::Esc, _, true, _) => Sent::As(Key::plain(Code::Esc)),
        _ => Sent::Itself,
    }
}
