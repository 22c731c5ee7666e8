//! Where keymaps come from: the shipped ones, files, and one laid over another. Knows no layer.

use std::fs;
use std::path::PathBuf;

use super::check::{KeymapFault, faults};
use super::file::{File, NONE};
use super::{Binding, Keymap};
use crate::text::{Lang, Message, meant, nearest, trouble};

/// The keymaps that ship with the program: name and text.
pub const SHIPPED: [(&str, &str); 3] = [
    ("default", include_str!("../../keymaps/default.toml")),
    ("vim", include_str!("../../keymaps/vim.toml")),
    ("office", include_str!("../../keymaps/office.toml")),
];

/// Why a keymap could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadFault {
    /// Neither a shipped name nor a file that can be read.
    #[error("{}", .0.en)]
    Unreadable(Message),
    /// The file has faults; none of it is used.
    #[error("{}", self.message().en)]
    Faulty {
        /// The file.
        path: PathBuf,
        /// Everything that is wrong with it.
        faults: Vec<KeymapFault>,
    },
}

impl LoadFault {
    /// What is wrong, in both languages, one line for each fault.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(message) => message.clone(),
            Self::Faulty { path, faults } => {
                let list = |lang| {
                    let lines = faults.iter().map(|fault| fault.says(lang));
                    std::iter::once(path.display().to_string())
                        .chain(lines)
                        .collect::<Vec<_>>()
                        .join("\n  ")
                };
                Message::new(list(Lang::Vi), list(Lang::En))
            }
        }
    }
}

impl Keymap {
    /// The keymap that ships under `name`: `default`, `vim` or `office`.
    pub fn shipped(name: &str) -> Option<Self> {
        let (_, text) = SHIPPED.into_iter().find(|(shipped, _)| *shipped == name)?;
        Some(Self::merged(&File::read(text)))
    }

    /// The keymap called `name_or_path`: a shipped name, else a TOML file laid over what it inherits.
    pub fn load(name_or_path: &str) -> Result<Self, LoadFault> {
        if let Some(shipped) = Self::shipped(name_or_path) {
            return Ok(shipped);
        }
        let text = fs::read_to_string(name_or_path)
            .map_err(|error| LoadFault::Unreadable(unreadable(name_or_path, &error)))?;
        Self::parse(&text)
            .map_err(|faults| LoadFault::Faulty { path: PathBuf::from(name_or_path), faults })
    }

    /// The keymap that the TOML `text` describes, laid over what it inherits; all faults otherwise.
    pub fn parse(text: &str) -> Result<Self, Vec<KeymapFault>> {
        let file = File::read(text);
        let keymap = Self::merged(&file);
        let faults = faults(text, file, &keymap);
        if faults.is_empty() { Ok(keymap) } else { Err(faults) }
    }

    /// The file laid over the keymap that it inherits: `default` where it names none that ships.
    fn merged(file: &File) -> Self {
        let named = file.inherit.as_ref().map(|(_, name)| name.as_str());
        let mut keymap = match named {
            Some(NONE) => Self::default(),
            _ => named
                .and_then(Self::shipped)
                .or_else(|| Self::shipped("default"))
                .unwrap_or_default(),
        };
        keymap.lay_over(file);
        keymap
    }

    /// Puts the file's bindings before those inherited. An inherited binding goes where the file
    /// binds the same keys, a beginning of them or more of them in the same context.
    fn lay_over(&mut self, file: &File) {
        let mut inherited = std::mem::take(&mut self.tables);
        for line in &file.lines {
            let table = inherited.entry(line.context).or_default();
            table.retain(|old| {
                !old.keys.starts_with(&line.keys) && !line.keys.starts_with(&old.keys)
            });
            let binding = Binding { keys: line.keys.clone(), command: line.command };
            self.tables.entry(line.context).or_default().push(binding);
        }
        for (context, table) in inherited {
            self.tables.entry(context).or_default().extend(table);
        }
        self.labels.retain(|(keys, _)| file.labels.iter().all(|line| line.keys != *keys));
        self.labels.extend(file.labels.iter().map(|line| (line.keys.clone(), line.label.clone())));
    }
}

/// Whether `name` can stand in `inherit`; the fault otherwise.
pub(super) fn inheritable(name: &str) -> Result<(), Message> {
    let names = SHIPPED.iter().map(|(name, _)| *name).chain([NONE]);
    if names.clone().any(|known| known == name) {
        return Ok(());
    }
    Err(meant(
        nearest(name, names),
        format!("inherit: không có bộ phím «{name}», chỉ có default, vim, office hoặc none"),
        format!("inherit: there is no keymap “{name}”, only default, vim, office or none"),
    ))
}

fn unreadable(name: &str, error: &std::io::Error) -> Message {
    let names = SHIPPED.map(|(name, _)| name).join(", ");
    let says = trouble(error);
    Message::new(
        format!("bộ phím «{name}»: không đọc được tệp ({}); có sẵn: {names}", says.vi),
        format!("keymap “{name}”: the file cannot be read ({}); shipped are {names}", says.en),
    )
}
