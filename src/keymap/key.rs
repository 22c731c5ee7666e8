//! A key as a keymap file writes it (`ctrl-s`, `f5`, `d`, `space`). Knows no terminal.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{Message, nearest};

/// A key pressed together with its modifiers.
///
/// A letter typed with shift is the capital letter itself, without `shift`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With ctrl held.
    pub ctrl: bool,
    /// With alt held.
    pub alt: bool,
    /// With shift held; only for keys that are not letters.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Text that names no key, with what would.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.en)]
pub struct KeyFault(pub Message);

impl Code {
    /// The keys that are written by a name.
    const NAMED: [Self; 15] = [
        Self::Char(' '),
        Self::Enter,
        Self::Esc,
        Self::Tab,
        Self::Backspace,
        Self::Delete,
        Self::Insert,
        Self::Up,
        Self::Down,
        Self::Left,
        Self::Right,
        Self::Home,
        Self::End,
        Self::PageUp,
        Self::PageDown,
    ];

    /// The highest function key that a terminal can send.
    const LAST_F: u8 = 24;

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Char(' ') => Some("space"),
            Self::Enter => Some("enter"),
            Self::Esc => Some("esc"),
            Self::Tab => Some("tab"),
            Self::Backspace => Some("backspace"),
            Self::Delete => Some("delete"),
            Self::Insert => Some("insert"),
            Self::Up => Some("up"),
            Self::Down => Some("down"),
            Self::Left => Some("left"),
            Self::Right => Some("right"),
            Self::Home => Some("home"),
            Self::End => Some("end"),
            Self::PageUp => Some("pgup"),
            Self::PageDown => Some("pgdn"),
            Self::Char(_) | Self::F(_) => None,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::NAMED
            .into_iter()
            .find(|code| code.name() == Some(name))
            .or_else(|| Self::function(name))
            .or_else(|| Self::character(name))
    }

    fn function(name: &str) -> Option<Self> {
        (1..=Self::LAST_F).find(|n| name.strip_prefix('f') == Some(&n.to_string())).map(Self::F)
    }

    fn character(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        let only = chars.next().filter(|_| chars.next().is_none())?;
        let typed = !only.is_whitespace() && !only.is_control() && !is_combining_mark(only);
        typed.then_some(Self::Char(only))
    }
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The letter it types: a character without ctrl and alt.
    pub const fn letter(self) -> Option<char> {
        match self {
            Self { code: Code::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }

    /// The key without the marks that an input method left on: `ư` is `u`, `Đ` is `D`.
    #[must_use]
    pub fn unmarked(self) -> Self {
        let Code::Char(c) = self.code else { return self };
        let bare = match c {
            'đ' => 'd',
            'Đ' => 'D',
            other => std::iter::once(other).nfd().next().unwrap_or(other),
        };
        Self { code: Code::Char(bare), ..self }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name(), *self) {
            (Some(name), _) => f.write_str(name),
            (None, Self::Char(c)) => write!(f, "{c}"),
            (None, Self::F(n)) => write!(f, "f{n}"),
            (None, _) => Ok(()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        self.code.fmt(f)
    }
}

impl FromStr for Key {
    type Err = KeyFault;

    fn from_str(text: &str) -> Result<Self, KeyFault> {
        let text: String = text.nfc().collect();
        let mut rest = text.as_str();
        let mut held = [("ctrl-", false), ("alt-", false), ("shift-", false)];
        while let Some((name, is_held)) =
            held.iter_mut().find(|(name, is_held)| !is_held && rest.starts_with(*name))
        {
            *is_held = true;
            rest = &rest[name.len()..];
        }
        let [(_, ctrl), (_, alt), (_, shift)] = held;
        let code = Code::named(rest).ok_or_else(|| unknown(&text, rest))?;
        let key = Self { code, ctrl, alt, shift };
        match code {
            Code::Char(c) if shift => Err(write_instead(&text, &capital(key, c))),
            Code::Char(c) if ctrl && c.is_uppercase() => {
                Err(write_instead(&text, &text.to_lowercase()))
            }
            _ => Ok(key),
        }
    }
}

/// The keys of a binding, separated by one space: `g g`, `ctrl-x s`.
pub fn sequence(text: &str) -> Result<Vec<Key>, KeyFault> {
    if text.split(' ').any(str::is_empty) {
        return Err(KeyFault(Message::new(
            format!("«{text}»: giữa hai phím là đúng một dấu cách"),
            format!("“{text}”: one space stands between two keys"),
        )));
    }
    text.split(' ').map(str::parse).collect()
}

/// The keys as people read them and files write them: `d d`.
pub fn spell(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

fn unknown(text: &str, rest: &str) -> KeyFault {
    let names = Code::NAMED.iter().filter_map(|code| code.name());
    let lower = rest.to_lowercase();
    KeyFault(match nearest(&lower, names) {
        Some(name) => {
            let right = format!("{}{name}", &text[..text.len() - rest.len()]);
            Message::new(
                format!("không có phím «{text}»; có phải «{right}»?"),
                format!("there is no key “{text}”; did you mean “{right}”?"),
            )
        }
        None => Message::new(
            format!("không có phím «{text}»; viết như d, ctrl-s, alt-x, shift-tab, f5, space"),
            format!("there is no key “{text}”; write d, ctrl-s, alt-x, shift-tab, f5, space"),
        ),
    })
}

fn capital(key: Key, c: char) -> String {
    let capital = c.to_uppercase().next().filter(|_| !key.ctrl).unwrap_or(c);
    Key { code: Code::Char(capital), shift: false, ..key }.to_string()
}

fn write_instead(text: &str, right: &str) -> KeyFault {
    KeyFault(Message::new(
        format!("«{text}»: hãy viết «{right}»"),
        format!("“{text}”: write “{right}”"),
    ))
}
