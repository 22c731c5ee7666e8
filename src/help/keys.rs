//! Keys in the place of `{command}`, from the keymap in use. Knows no page and no screen.

use crate::command::{Command, Context};
use crate::keymap::Keymap;
use crate::text::Lang;

/// Where a command is looked for when the place that a text speaks of has no key for it: the places that
/// people are most in first.
const STACKS: [&[Context]; 16] = [
    &[Context::Units, Context::List, Context::Global],
    &[Context::Nominations, Context::List, Context::Global],
    &[Context::Meetings, Context::List, Context::Global],
    &[Context::Others, Context::List, Context::Global],
    &[Context::Rows, Context::Text, Context::Form, Context::Global],
    &[Context::Detail, Context::Global],
    &[Context::Screen, Context::Global],
    &[Context::Timeline, Context::Global],
    &[Context::Dossier, Context::Global],
    &[Context::Board, Context::Global],
    &[Context::Eligible, Context::Global],
    &[Context::LongText, Context::Text, Context::Global],
    &[Context::Picker, Context::Global],
    &[Context::Confirm, Context::Global],
    &[Context::Compare, Context::Global],
    &[Context::Help, Context::Global],
];

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The keys of a command.
    Keys(String),
}

/// The keys of `command` where `here` are the contexts, else wherever it has some; without any, the
/// palette's with what the command is called there.
pub fn keys(keymap: &Keymap, here: &[Context], command: Command, lang: Lang) -> String {
    // In lists the first key that closes is that which first clears the filter.
    let closing: &[Context] = &[Context::Others, Context::List, Context::Global];
    let closing = (command == Command::Cancel).then_some(closing);
    let all = closing.into_iter().chain([here]).chain(STACKS);
    let found = |command| all.clone().find_map(|stack| keymap.keys_for(stack, command));
    found(command).unwrap_or_else(|| {
        let palette = found(Command::Palette).unwrap_or_default();
        format!("{palette} {}", command.title().in_lang(lang))
    })
}

/// `text` with the keys of every command that it names in braces; what names none stays as it is.
pub fn pieces(text: &str, keymap: &Keymap, here: &[Context], lang: Lang) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let named = behind.split_once('}');
        let found = named.and_then(|(name, after)| Some((Command::named(name)?, after)));
        let Some((command, after)) = found else { break };
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(Piece::Keys(keys(keymap, here, command, lang)));
        rest = after;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    pieces
}

/// The same as one text.
pub fn filled(text: &str, keymap: &Keymap, here: &[Context], lang: Lang) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Text(text) | Piece::Keys(text) => text,
    };
    pieces(text, keymap, here, lang).into_iter().map(piece).collect()
}

/// Every name that stands in braces in `text`.
pub fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|behind| behind.split_once('}').map(|(name, _)| name))
}
