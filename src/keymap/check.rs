//! What is wrong with a keymap file: every fault at once, each with its line. Knows no layer.

use super::file::{File, Line};
use super::load::inheritable;
use super::{Code, Key, Keymap, Step, spell};
use crate::command::{Command, Context};
use crate::text::{Lang, Message};

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
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        Self { line, column: before[start..].chars().count() + 1, message }
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
    let alike = |line| indistinct(line, &file.lines).map(|message| (line.at, message));
    found.extend(file.lines.iter().filter_map(alike));
    found.extend(file.lines.iter().filter_map(|line| Some((line.at, typed_as_text(line)?))));
    found.extend(file.lines.iter().filter_map(|line| Some((line.at, hides(line, &file.lines)?))));
    found.extend(labels_of_nothing(&file, keymap));
    found.extend(locked_rooms(&file, keymap));
    let place = |(at, message)| KeymapFault::new(text, at, message);
    let mut faults: Vec<KeymapFault> =
        file.faults.into_iter().chain(found.into_iter().map(place)).collect();
    faults.sort_by_key(|fault| (fault.line, fault.column));
    faults
}

/// A key that some terminal sends as another key, or not at all.
fn indistinct(line: &Line, lines: &[Line]) -> Option<Message> {
    line.keys.iter().find_map(|key| match sent_as(*key) {
        Sent::Itself => None,
        Sent::As(other) if means_the_same(line, *key, other, lines) => None,
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

/// How a key arrives over a plain terminal line.
enum Sent {
    Itself,
    As(Key),
    Never,
}

fn sent_as(key: Key) -> Sent {
    let plain = |code| Sent::As(Key::plain(code));
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
        (Code::Esc, _, true, _) => plain(Code::Esc),
        _ => Sent::Itself,
    }
}

/// Whether it makes no difference which of the two keys arrives: both are bound alike here.
fn means_the_same(line: &Line, key: Key, other: Key, lines: &[Line]) -> bool {
    let swapped: Vec<Key> = line.keys.iter().map(|k| if *k == key { other } else { *k }).collect();
    lines.iter().any(|twin| {
        twin.context == line.context && twin.command == line.command && twin.keys == swapped
    })
}

/// A plain letter bound where letters are text.
fn typed_as_text(line: &Line) -> Option<Message> {
    let letter = line.keys.iter().find(|key| key.letter().is_some())?;
    let title = line.context.title();
    line.context.takes_text().then(|| {
        Message::new(
            format!("«{letter}» là chữ được gõ vào trong [{}] ({}): hãy dùng ctrl, alt hoặc phím chức năng", line.context.name(), title.vi),
            format!("“{letter}” is typed as text in [{}] ({}): use ctrl, alt or a function key", line.context.name(), title.en),
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
fn behind(context: Context) -> &'static [Context] {
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

/// What must be reachable, and where, lest a person be locked in: one of the commands each.
const WAYS_OUT: [(Context, &[Command]); 17] = [
    (Context::Global, &[Command::Quit]),
    (Context::Global, &[Command::Help]),
    (Context::Global, &[Command::Cancel]),
    (Context::Others, &[Command::Cancel]),
    (Context::Detail, &[Command::Cancel]),
    (Context::Timeline, &[Command::Cancel]),
    (Context::Form, &[Command::Leave]),
    (Context::Form, &[Command::Save]),
    (Context::Form, &[Command::Help]),
    (Context::Text, &[Command::Leave]),
    (Context::Text, &[Command::Save]),
    (Context::LongText, &[Command::Leave, Command::Cancel]),
    (Context::Picker, &[Command::Cancel]),
    (Context::Confirm, &[Command::No, Command::Cancel]),
    (Context::Palette, &[Command::Cancel]),
    (Context::Help, &[Command::Cancel]),
    (Context::Compare, &[Command::Cancel]),
];

/// Places that could not be left with this keymap.
fn locked_rooms(file: &File, keymap: &Keymap) -> Vec<(usize, Message)> {
    let locked = |(context, commands): (Context, &[Command])| {
        let stack: Vec<Context> =
            std::iter::once(context).chain(behind(context).iter().copied()).collect();
        if commands.iter().any(|command| keymap.keys_for(&stack, *command).is_some()) {
            return None;
        }
        let (missing, table) = (commands.first()?, context.name());
        let (name, title) = (missing.name(), missing.title());
        let message = Message::new(
            format!(
                "trong [{table}] không còn phím nào cho {name} ({}): hãy gán một phím",
                title.vi
            ),
            format!("in [{table}] no key is left for {name} ({}): bind one", title.en),
        );
        let at = taken_from(file, &stack, commands).unwrap_or_else(|| heading(file, context));
        Some((at, message))
    };
    WAYS_OUT.into_iter().filter_map(locked).collect()
}

/// The last line of the file that took a way out away from what is inherited.
fn taken_from(file: &File, stack: &[Context], commands: &[Command]) -> Option<usize> {
    let base = Keymap::shipped(file.inherit.as_ref().map_or("default", |(_, name)| name))?;
    let opened = |line: &&Line| match base.step(stack, &line.keys) {
        Step::Run(command) => commands.contains(&command),
        _ => false,
    };
    let lines = file.lines.iter().filter(|line| stack.contains(&line.context));
    lines.filter(opened).map(|line| line.at).max()
}

/// Where the table of `context` begins in the file, or the file itself.
fn heading(file: &File, context: Context) -> usize {
    file.tables.iter().find(|(_, table)| *table == context).map_or(0, |(at, _)| *at)
}
