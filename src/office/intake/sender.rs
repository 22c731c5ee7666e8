//! Who sent a list: their unit, and which column was what in their lists, kept beside the data. Knows no sheet.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use crate::model::{Id, Kind, Record};
use crate::office::book::letters;
use crate::store::Store;
use crate::text::{Message, fold, one_line, trouble};

/// The file in the data folder.
///
/// It is TOML that people can read and correct: a table for each sender and kind, in it `columns`, from the
/// heading (or the letter of a column without one) to the name of what it holds; empty for what is left out.
pub const FILE: &str = "senders.toml";

/// What is remembered of one sender's lists of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remembered {
    /// The sheet that was chosen last.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// What each heading holds.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
}

/// Senders, by name as folded, and their lists by kind.
type Senders = BTreeMap<String, BTreeMap<String, Remembered>>;

impl Remembered {
    /// What a layout that was accepted says.
    pub fn of(layout: &Layout, sheet: &str) -> Self {
        let columns = layout.columns.iter().map(|heading| {
            let part = heading.part.map_or("", |part| part.name);
            (key(&heading.text, heading.column), part.to_owned())
        });
        Self { sheet: sheet.to_owned(), columns: columns.collect() }
    }

    /// The part that a heading held; empty for what was left out, `None` for what was not there.
    pub fn part_of(&self, heading: &str, column: u16) -> Option<&str> {
        self.columns.get(&key(heading, column)).map(String::as_str)
    }
}

fn key(heading: &str, column: u16) -> String {
    let folded = fold(&one_line(heading));
    if folded.is_empty() { letters(column) } else { folded }
}

/// What is remembered of a sender's lists of `kind`; `None` for a sender not known. Fails where the file cannot
/// be read or is not as this program writes it.
pub fn recall(folder: &Path, sender: &str, kind: Kind) -> Result<Option<Remembered>, Message> {
    let senders = read(folder)?;
    Ok(senders.get(&fold(&one_line(sender))).and_then(|kinds| kinds.get(kind.plural())).cloned())
}

/// Remembers a sender's list; whoever reads meanwhile sees the old file or the new one.
pub fn remember(
    folder: &Path,
    sender: &str,
    kind: Kind,
    remembered: Remembered,
) -> Result<(), Message> {
    let mut senders = read(folder)?;
    let kinds = senders.entry(fold(&one_line(sender))).or_default();
    kinds.insert(kind.plural().to_owned(), remembered);
    let text = toml::to_string_pretty(&senders).map_err(|error| strange(&error))?;
    write(folder, &text).map_err(|error| failed(&error))
}

fn read(folder: &Path) -> Result<Senders, Message> {
    match fs::read_to_string(folder.join(FILE)) {
        Ok(text) => toml::from_str(&text).map_err(|error| strange(&error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Senders::new()),
        Err(error) => Err(failed(&error)),
    }
}

fn write(folder: &Path, text: &str) -> io::Result<()> {
    let passing = folder.join(format!("{FILE}.new"));
    let mut file = fs::File::create(&passing)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&passing, folder.join(FILE))
}

fn strange(error: &dyn std::fmt::Display) -> Message {
    Message::new(
        format!("{FILE} trong thư mục dữ liệu không đúng mẫu; hãy sửa hoặc xóa nó: {error}"),
        format!("{FILE} in the data folder is not as it should be: correct or remove it: {error}"),
    )
}

fn failed(error: &io::Error) -> Message {
    let said = trouble(error);
    Message::new(format!("{FILE}: {}", said.vi), format!("{FILE}: {}", said.en))
}

/// The unit that is called as the sender is, where there is just one.
pub fn unit(store: &Store, name: &str) -> Option<Id> {
    let wanted = fold(name.trim());
    let calls = |record: &Record| {
        let names = record.recorded().names().into_iter().chain([record.code().to_owned()]);
        names.into_iter().any(|name| fold(&name) == wanted)
    };
    let units = store.catalog().all(Kind::Unit);
    let mut found = units.iter().filter(|stored| calls(&stored.record));
    match (found.next(), found.next()) {
        (Some(unit), None) => Some(unit.id),
        _ => None,
    }
}
