//! What is wrong with a keymap file: every fault at once, each with its line. Knows no layer.

use super::exits::locked_rooms;
use super::file::{File, Line};
use super::load::inheritable;
use super::wire::{Sent, sent_as};
use super::{Key, Keymap, spell};
use crate::command::Context;
use crate::text::{Lang, Message, spot};

/// A fault of a keymap file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.says(Lang::En))]
pub struct KeymapFault {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: Message,
}

impl KeymapFault {
    /// The fault that stands `offset` bytes into `text`.
    pub(super) fn new(text: &str, offset: usize, message: Message) -> Self {
        let (line, column) = spot(text, offset);
        Self { line, column, message }
    }

    /// The fault with its place, in `lang`.
    pub fn says(&self, lang: Lang) -> String {
        let Self { line, column, message } = self;
        match lang {
            Lang::Vi => format!("dòng {line}, cột {column}: {}", message.vi),
            Lang::En => format!("line {line}, column {column}: {}", message.en),
        }
    }
}

/// Everything that is wrong with the keymap file `text`, in the order of its lines.
pub fn check(text: &str) -> Vec<KeymapFault> {
    Keymap::parse(text).err().unwrap_or_default()
}

/// The faults met in reading `file`, and those of what it says; `keymap` is the file laid over what
/// it inherits.
pub(super) fn faults(text: &str, file: File, keymap: &Keymap) -> Vec<KeymapFault> {
    let mut found: Vec<(usize, Message)> = Vec::new();
    if let Some((at, name)) = &file.inherit {
        found.extend(inheritable(name).err().map(|message| (*at, message)));
    }
    for line in &file.lines {
        let met = [indistinct(line, keymap), typed_as_text(line), hides(line, &file.lines)];
        found.extend(met.into_iter().flatten().map(|message| (line.at, message)));
    }
    found.extend(labels_of_nothing(&file, keymap));
    found.extend(locked_rooms(&file, keymap));
    let place = |(at, message)| KeymapFault::new(text, at, message);
    let mut faults: Vec<KeymapFault> =
        file.faults.into_iter().chain(found.into_iter().map(place)).collect();
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults
}

/// A bound key that some terminals send as another key, or not at all.
fn indistinct(line: &Line, keymap: &Keymap) -> Option<Message> {
    line.command?;
    line.keys.iter().find_map(|key| match sent_as(*key) {
        Sent::Itself => None,
        Sent::As(other) if means_the_same(line, *key, other, keymap) => None,
        Sent::As(other) => Some(Message::new(
            format!("terminal không phân biệt được {key} với {other}: hãy dùng phím khác"),
            format!("terminals cannot tell {key} from {other}: use another key"),
        )),
        Sent::Never => Some(Message::new(
            format!("nhiều terminal không gửi được {key}: hãy dùng phím khác"),
            format!("many terminals cannot send {key}: use another key"),
        )),
    })
}

/// Whether it makes no difference which of the two keys arrives: both are bound alike here.
fn means_the_same(line: &Line, key: Key, other: Key, keymap: &Keymap) -> bool {
    let swapped: Vec<Key> = line.keys.iter().map(|k| if *k == key { other } else { *k }).collect();
    let mut table = keymap.bindings(line.context).iter();
    table.any(|twin| twin.command == line.command && twin.keys == swapped)
}

/// A plain letter bound where letters are text.
fn typed_as_text(line: &Line) -> Option<Message> {
    line.command?;
    let letter = line.keys.iter().find(|key| key.letter().is_some())?;
    let (table, title) = (line.context.name(), line.context.title());
    let vi = format!("«{letter}» là chữ được gõ vào trong [{table}] ({})", title.vi);
    let en = format!("“{letter}” is typed as text in [{table}] ({})", title.en);
    line.context.takes_text().then(|| {
        Message::new(
            format!("{vi}: hãy dùng ctrl, alt hoặc phím chức năng"),
            format!("{en}: use ctrl, alt or a function key"),
        )
    })
}

/// A binding that makes a longer one of this file unreachable, or that stands twice.
fn hides(line: &Line, lines: &[Line]) -> Option<Message> {
    let keys = spell(&line.keys);
    let again = |other: &Line| {
        other.context == line.context && other.keys == line.keys && other.at < line.at
    };
    if lines.iter().any(again) {
        return Some(Message::new(
            format!("«{keys}» đã gán ở trên, viết cách khác"),
            format!("“{keys}” is bound above, spelled differently"),
        ));
    }
    let longer = lines.iter().find(|other| {
        let behind = other.context == line.context || behind(line.context).contains(&other.context);
        behind && other.keys.len() > line.keys.len() && other.keys.starts_with(&line.keys)
    })?;
    let (hidden, table) = (spell(&longer.keys), longer.context.name());
    Some(Message::new(
        format!("«{keys}» che mất «{hidden}» của [{table}]: bỏ một trong hai"),
        format!("“{keys}” hides “{hidden}” of [{table}]: drop one of them"),
    ))
}

/// The contexts that are asked after `context`.
pub(super) fn behind(context: Context) -> &'static [Context] {
    match context {
        Context::Global => &[],
        Context::Units | Context::Meetings | Context::Nominations | Context::Others => {
            &[Context::List, Context::Global]
        }
        Context::Rows => &[Context::Form, Context::Global],
        Context::Text => &[Context::Rows, Context::Form, Context::Global],
        _ => &[Context::Global],
    }
}

/// Labels of keys that begin nothing.
fn labels_of_nothing(file: &File, keymap: &Keymap) -> Vec<(usize, Message)> {
    let begins = |keys: &[Key]| {
        Context::ALL
            .into_iter()
            .flat_map(|context| keymap.bindings(context))
            .any(|binding| binding.keys.len() > keys.len() && binding.keys.starts_with(keys))
    };
    let idle = file.labels.iter().filter(|line| !begins(&line.keys));
    idle.map(|line| {
        let keys = spell(&line.keys);
        let message = Message::new(
            format!("không có chuỗi phím nào bắt đầu bằng «{keys}»"),
            format!("no sequence begins with “{keys}”"),
        );
        (line.at, message)
    })
    .collect()
}
