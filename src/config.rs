//! What a person has set for themselves, or for the service they run: one table of settings, the values of one
//! run, and the file they are written in. Knows no layer and no command.

mod file;
mod print;
mod shape;
pub mod table;

use std::path::PathBuf;

use crate::text::{Label, Lang, Message};
pub use file::{ConfigFault, File};
pub use print::{documented, markdown, usual};
pub use shape::{Shape, Value};
pub use table::{Entry, TABLE};

/// Which of the terminal's own colours stand for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For a dark ground.
    #[default]
    Dark,
    /// For a light ground.
    Light,
    /// Nothing faint, as few colours as can be, whatever the ground.
    HighContrast,
}

impl Theme {
    /// Every theme, in the order in which they follow each other.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::HighContrast];
    /// The names of all.
    pub const NAMES: [&'static str; 3] = ["dark", "light", "high-contrast"];

    /// The theme called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Its name in settings.
    pub const fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// What people call it.
    pub const fn title(self) -> Label {
        match self {
            Self::Dark => Label::new("nền tối", "dark"),
            Self::Light => Label::new("nền sáng", "light"),
            Self::HighContrast => Label::new("tương phản cao", "high contrast"),
        }
    }

    /// The one after it; the first after the last.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Dark,
        }
    }
}

/// What holds in one run: what was said on the command line, else in the environment, else in the file, else what
/// is usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The language; `None` where the locale decides.
    pub lang: Option<Lang>,
    /// A shipped keymap's name, or a file.
    pub keymap: String,
    /// The colours.
    pub theme: Theme,
    /// Whether nothing is drawn but letters, digits and ASCII signs, for screen readers.
    pub plain: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether the next session begins where the last one ended.
    pub resume: bool,
    /// Who acts; `None` for the login name.
    pub who: Option<String>,
    /// The data folder; `None` for the platform's.
    pub data: Option<PathBuf>,
    /// What a service offers and takes.
    pub serve: Serve,
}

/// What a service offers and takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    /// The socket; `None` for the usual place.
    pub socket: Option<PathBuf>,
    /// The address to listen for SSH at; `None` for no SSH.
    pub ssh: Option<String>,
    /// Sessions at a time.
    pub sessions: u32,
    /// Minutes without a key after which a session ends; 0 for never.
    pub idle: u32,
    /// Seconds that logging in over SSH may take.
    pub login: u32,
    /// Keys that an SSH connection may try.
    pub attempts: u32,
    /// Channels that an SSH connection may have open.
    pub channels: u32,
    /// SSH connections at once from one address.
    pub burst: u32,
    /// SSH connections a second after that from one address.
    pub rate: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            lang: None,
            keymap: "default".to_owned(),
            theme: Theme::default(),
            plain: false,
            mouse: false,
            resume: true,
            who: None,
            data: None,
            serve: Serve::default(),
        }
    }
}

impl Default for Serve {
    fn default() -> Self {
        Self {
            socket: None,
            ssh: None,
            sessions: 100,
            idle: 120,
            login: 30,
            attempts: 6,
            channels: 4,
            burst: 20,
            rate: 2,
        }
    }
}

impl Config {
    /// What holds where `said` gives what the command line says of an entry and `variable` what the environment,
    /// and the file behind it, say; an error where a variable says what cannot be.
    pub fn of(
        said: impl Fn(&Entry) -> Option<Value>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Message> {
        let mut config = Self::default();
        for entry in TABLE {
            if let Some(value) = said(entry) {
                (entry.set)(&mut config, value);
                continue;
            }
            let name = entry.variable();
            let Some(text) = variable(&name).filter(|text| !text.is_empty()) else { continue };
            let value = entry.shape.read(&text).map_err(|Message { vi, en }| {
                Message::new(format!("{name}: «{text}»: {vi}"), format!("{name}: “{text}”: {en}"))
            })?;
            (entry.set)(&mut config, value);
        }
        Ok(config)
    }
}
