//! The file of settings: what it says, and every fault at once. Knows settings by the table alone.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::shape::{Shape, Value};
use super::table::{Entry, TABLE};
use crate::text::{Lang, Message, meant, nearest, spot};

/// A fault of a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.says(Lang::En))]
pub struct ConfigFault {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl ConfigFault {
    /// The fault with its place, in `lang`.
    pub fn says(&self, lang: Lang) -> String {
        let Self { line, column, message } = self;
        match lang {
            Lang::Vi => format!("dòng {line}, cột {column}: {}", message.vi),
            Lang::En => format!("line {line}, column {column}: {}", message.en),
        }
    }
}

/// What a file says: it stands behind the environment, so it answers for the same variables.
#[derive(Debug, Clone, Default)]
pub struct File {
    said: BTreeMap<String, String>,
    /// What is wrong with the rest, in the order of the lines.
    pub faults: Vec<ConfigFault>,
}

impl File {
    /// Reads everything that can be read of `text`, the content of a file in `folder`: paths begin there, or at
    /// the person's `home` where they begin with `~/`.
    pub fn read(text: &str, folder: &Path, home: Option<&Path>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, folder, home, file: Self::default() };
        for error in errors {
            reader.fault(error.span().unwrap_or(0..0), toml_fault(error.message()));
        }
        reader.table("", root.get_ref());
        reader.file.faults.sort_by_key(|fault| (fault.line, fault.column));
        reader.file
    }

    /// What it says of the setting with this variable.
    pub fn variable(&self, name: &str) -> Option<String> {
        self.said.get(name).cloned()
    }
}

struct Reader<'t> {
    text: &'t str,
    folder: &'t Path,
    home: Option<&'t Path>,
    file: File,
}

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: Message) {
        let (line, column) = spot(self.text, span.start);
        self.file.faults.push(ConfigFault { line, column, message });
    }

    fn table(&mut self, section: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = match section {
                "" => key.get_ref().to_string(),
                _ => format!("{section}.{}", key.get_ref()),
            };
            match (value.get_ref(), Entry::named(&name)) {
                (DeValue::Table(inner), None) if section.is_empty() && is_section(&name) => {
                    self.table(&name, inner);
                }
                (_, Some(entry)) => self.take(entry, value),
                _ => self.fault(key.span(), unknown(&name)),
            }
        }
    }

    fn take(&mut self, entry: &Entry, value: &Spanned<DeValue<'_>>) {
        match entry.shape.take(value.get_ref()) {
            Ok(value) => {
                let text = self.settled(entry.shape, &value);
                self.file.said.insert(entry.variable(), text);
            }
            Err(Message { vi, en }) => {
                let name = entry.name;
                let said = Message::new(format!("{name}: {vi}"), format!("{name}: {en}"));
                self.fault(value.span(), said);
            }
        }
    }

    /// The value as a variable has it: a path that holds wherever the program is started.
    fn settled(&self, shape: Shape, value: &Value) -> String {
        let text = value.text();
        match shape {
            Shape::NameOrFile(names) if names.contains(&text.as_str()) => return text,
            Shape::Path(_) | Shape::NameOrFile(_) => {}
            _ => return text,
        }
        let path = match (text.strip_prefix("~/"), self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.folder.join(&text),
        };
        path.to_string_lossy().into_owned()
    }
}

fn is_section(name: &str) -> bool {
    TABLE.iter().any(|entry| !entry.section().is_empty() && entry.section() == name)
}

/// That there is no such setting, with the one that was probably meant, wherever it stands.
fn unknown(name: &str) -> Message {
    let names = || TABLE.iter().map(|entry| entry.name);
    let last = name.rsplit('.').next().unwrap_or(name);
    let near = nearest(name, names()).or_else(|| {
        let near = nearest(last, TABLE.iter().map(Entry::option))?;
        names().find(|it| it.rsplit('.').next() == Some(near))
    });
    meant(near, format!("không có thiết lập «{name}»"), format!("there is no setting “{name}”"))
}

fn toml_fault(message: &str) -> Message {
    match message {
        "duplicate key" => {
            Message::new("thiết lập này đã có ở trên", "this setting stands above already")
        }
        other => {
            Message::new(format!("sai cú pháp TOML: {other}"), format!("not valid TOML: {other}"))
        }
    }
}
