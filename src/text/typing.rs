//! Vietnamese typed on a plain keyboard: the two methods, and what a run of keys reads as. Knows no screen.

mod syllable;
mod word;

use vi::processor::AccentStyle;

use super::Label;
use syllable::Sound;

/// How keys become Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// As typed.
    #[default]
    Off,
    /// `aa` â, `aw` ă, `dd` đ, `s f r x j` the tones, `z` none.
    Telex,
    /// `a6` â, `a8` ă, `o7` ơ, `d9` đ, `1`–`5` the tones, `0` none.
    Vni,
}

/// Where the tone stands on `oa`, `oe` and `uy` at the end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tones {
    /// On the second vowel: hoà, khoẻ, thuỷ.
    #[default]
    New,
    /// On the first: hòa, khỏe, thủy.
    Old,
}

/// What a session types with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Typing {
    /// How keys become letters.
    pub method: Method,
    /// Where the tone stands.
    pub tones: Tones,
}

impl Method {
    /// Every method, in the order in which the key goes through them.
    pub const ALL: [Self; 3] = [Self::Off, Self::Telex, Self::Vni];

    /// The names of all.
    pub const NAMES: [&'static str; 3] = ["off", "telex", "vni"];

    /// Its name in settings.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The method of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// What the screen calls it.
    pub const fn title(self) -> Label {
        match self {
            Self::Off => Label::new("tắt", "off"),
            Self::Telex => Label::new("Telex", "Telex"),
            Self::Vni => Label::new("VNI", "VNI"),
        }
    }

    /// The method that the switching key goes to.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Telex,
            Self::Telex => Self::Vni,
            Self::Vni => Self::Off,
        }
    }

    const fn definition(self) -> Option<&'static vi::Definition> {
        match self {
            Self::Off => None,
            Self::Telex => Some(&vi::TELEX),
            Self::Vni => Some(&vi::VNI),
        }
    }
}

impl Tones {
    /// Both places.
    pub const ALL: [Self; 2] = [Self::New, Self::Old];
    /// The names of both.
    pub const NAMES: [&'static str; 2] = ["new", "old"];

    /// Its name in settings.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The place of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tones| tones.name() == name)
    }
}

impl Typing {
    /// What `keys` read as: words of letters and figures, parted by anything else but white space.
    ///
    /// A word that is no Vietnamese syllable stays as typed, and so does all of an address: of e-mail,
    /// of the web, of a file. The last word may still be under way; those before it are over.
    pub fn read(self, keys: &str) -> String {
        if self.method == Method::Off || is_address(keys) {
            return keys.to_owned();
        }
        let mut read = String::with_capacity(keys.len());
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let in_word = first.is_alphanumeric();
            let end = rest.find(|c: char| c.is_alphanumeric() != in_word).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if in_word {
                read.push_str(&word::read(part, self, !after.is_empty()));
            } else {
                read.push_str(part);
            }
            rest = after;
        }
        read
    }

    /// The keys that `word` may have been typed with, so that typing can go on behind it; `None` where
    /// nothing but letters as typed can follow: it is no Vietnamese syllable, or was typed around the rules.
    pub fn keys_of(self, word: &str) -> Option<String> {
        let keys = syllable::keys(word, self.method)?;
        let read = self.read(&keys);
        let same =
            read.chars().count() == word.chars().count() && Sound::of(&read) == Sound::of(word);
        same.then_some(keys)
    }

    const fn style(self) -> AccentStyle {
        match self.tones {
            Tones::New => AccentStyle::New,
            Tones::Old => AccentStyle::Old,
        }
    }
}

/// Whether `word` can be a Vietnamese syllable, its marks left out or not.
pub fn is_syllable(word: &str) -> bool {
    let typing = Typing { method: Method::Telex, tones: Tones::New };
    let keys = syllable::keys(&word.to_lowercase(), typing.method);
    keys.is_some_and(|keys| {
        keys.is_ascii() && !keys.is_empty() && word::is_possible_word(&keys, typing)
    })
}

/// Whether `token`, which has no white space, is an address for machines, in which no letter has marks.
pub fn is_address(token: &str) -> bool {
    token.contains(['@', '\\', '_'])
        || token.contains("://")
        || ["/", "~", "./", "../", "www."].iter().any(|start| token.starts_with(start))
}
