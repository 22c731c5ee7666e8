//! What the value of a setting may be, and what is said of one that may not. Knows no setting.

use std::path::PathBuf;

use toml::de::DeValue;

use crate::text::Message;

/// A value that a setting may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(u32),
    /// A text, or one of several names.
    Text(String),
    /// A file or folder.
    Path(PathBuf),
}

impl Value {
    /// Whether it is yes.
    pub const fn flag(&self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// The number; 0 where it is none.
    pub const fn number(&self) -> u32 {
        match self {
            Self::Number(number) => *number,
            _ => 0,
        }
    }

    /// The value as it is written on a command line or in a variable.
    pub fn text(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Path(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// The file or folder.
    pub fn path(self) -> PathBuf {
        match self {
            Self::Path(path) => path,
            other => other.text().into(),
        }
    }

    /// The value as a file has it.
    pub fn toml(&self) -> String {
        match self {
            Self::Flag(_) | Self::Number(_) => self.text(),
            Self::Text(_) | Self::Path(_) => toml::Value::String(self.text()).to_string(),
        }
    }
}

/// What a setting's value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `true` or `false`.
    Flag,
    /// A number from the first to the second.
    Number(u32, u32),
    /// One of these names.
    Choice(&'static [&'static str]),
    /// One of these names, or a file.
    NameOrFile(&'static [&'static str]),
    /// A text, such as this one.
    Text(&'static str),
    /// A file or folder, such as this one.
    Path(&'static str),
}

impl Shape {
    /// The value that `text` stands for on a command line or in a variable; what would be right otherwise.
    pub fn read(self, text: &str) -> Result<Value, Message> {
        let text = text.trim();
        match self {
            Self::Flag => text.parse().map(Value::Flag).ok(),
            Self::Number(least, most) => {
                let number = text.parse().ok().filter(|number| (least..=most).contains(number));
                number.map(Value::Number)
            }
            Self::Choice(names) => names.contains(&text).then(|| Value::Text(text.to_owned())),
            Self::NameOrFile(_) | Self::Text(_) => {
                (!text.is_empty()).then(|| Value::Text(text.to_owned()))
            }
            Self::Path(_) => (!text.is_empty()).then(|| Value::Path(text.into())),
        }
        .ok_or_else(|| self.right())
    }

    /// The value that a file gives; what would be right otherwise.
    pub(super) fn take(self, value: &DeValue<'_>) -> Result<Value, Message> {
        match (self, value) {
            (Self::Flag, DeValue::Boolean(flag)) => Ok(Value::Flag(*flag)),
            (Self::Number(..), DeValue::Integer(number)) => self.read(&number.to_string()),
            (Self::Flag | Self::Number(..), _) => Err(self.right()),
            (_, DeValue::String(text)) => self.read(text),
            _ => Err(self.right()),
        }
    }

    /// What would be right.
    fn right(self) -> Message {
        match self {
            Self::Flag => Message::new("phải là true hoặc false", "must be true or false"),
            Self::Number(least, u32::MAX) => Message::new(
                format!("phải là số nguyên từ {least} trở lên"),
                format!("must be a whole number from {least} on"),
            ),
            Self::Number(least, most) => Message::new(
                format!("phải là số nguyên từ {least} đến {most}"),
                format!("must be a whole number from {least} to {most}"),
            ),
            Self::Choice(names) => {
                let names = names.join(", ");
                Message::new(
                    format!("phải là một trong: {names}"),
                    format!("must be one of: {names}"),
                )
            }
            Self::NameOrFile(names) => {
                let names = names.join(", ");
                Message::new(
                    format!("phải là {names} hoặc một tệp, viết trong ngoặc kép"),
                    format!("must be {names} or a file, in quotes"),
                )
            }
            Self::Text(such) | Self::Path(such) => Message::new(
                format!("phải là chữ trong ngoặc kép, như \"{such}\""),
                format!("must be text in quotes, such as \"{such}\""),
            ),
        }
    }

    /// What people write for it: `true|false`, the names, a number, a text.
    pub fn said(self) -> Message {
        match self {
            Self::Flag => Message::new("true|false", "true|false"),
            Self::Number(..) => Message::new("SỐ", "NUMBER"),
            Self::Choice(names) => Message::new(names.join("|"), names.join("|")),
            Self::NameOrFile(names) => {
                let names = names.join("|");
                Message::new(format!("{names}|TỆP"), format!("{names}|FILE"))
            }
            Self::Text(_) => Message::new("CHỮ", "TEXT"),
            Self::Path(_) => Message::new("ĐƯỜNG_DẪN", "PATH"),
        }
    }

    /// A value to show where nothing is usual.
    pub(super) fn example(self) -> Value {
        match self {
            Self::Flag => Value::Flag(false),
            Self::Number(least, _) => Value::Number(least),
            Self::Choice(names) | Self::NameOrFile(names) => {
                Value::Text(names.first().copied().unwrap_or_default().to_owned())
            }
            Self::Text(such) => Value::Text(such.to_owned()),
            Self::Path(such) => Value::Path(such.into()),
        }
    }
}
