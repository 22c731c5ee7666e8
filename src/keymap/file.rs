//! A keymap file read line by line: what it binds, where, and what cannot be read. Knows no other file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::KeymapFault;
use super::key::{Key, sequence};
use crate::command::{Command, Context};
use crate::text::{Message, meant, nearest};

/// The word that takes a key's meaning away, and that says that a file inherits nothing.
pub const NONE: &str = "none";

/// One binding of a file, and where it stands.
#[derive(Debug)]
pub(super) struct Line {
    pub at: usize,
    pub context: Context,
    pub keys: Vec<Key>,
    pub command: Option<Command>,
}

/// One label of a file, and where it stands.
#[derive(Debug)]
pub(super) struct LabelLine {
    pub at: usize,
    pub keys: Vec<Key>,
    pub label: Message,
}

/// What a keymap file says, in its own order; places are offsets in bytes.
#[derive(Debug, Default)]
pub(super) struct File {
    pub inherit: Option<(usize, String)>,
    pub tables: Vec<(usize, Context)>,
    pub lines: Vec<Line>,
    pub labels: Vec<LabelLine>,
    pub faults: Vec<KeymapFault>,
}

impl File {
    /// Reads everything that can be read of `text`, and the faults of the rest.
    pub fn read(text: &str) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, file: Self::default() };
        for error in errors {
            reader.fault(error.span().unwrap_or(0..0), toml_fault(error.message()));
        }
        for (name, value) in in_order(root.get_ref()) {
            reader.root(name.get_ref(), name.span(), value);
        }
        reader.file
    }
}

struct Reader<'t> {
    text: &'t str,
    file: File,
}

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: Message) {
        self.file.faults.push(KeymapFault::new(self.text, span.start, message));
    }

    fn root(&mut self, name: &str, span: Range<usize>, value: &Spanned<DeValue<'_>>) {
        match (name, value.get_ref()) {
            ("inherit", DeValue::String(base)) => {
                self.file.inherit = Some((value.span().start, base.to_string()));
            }
            ("labels", DeValue::Table(table)) => self.labels(table),
            (_, DeValue::Table(table)) => match context_named(name) {
                Ok(context) => {
                    self.file.tables.push((span.start, context));
                    self.context(context, table);
                }
                Err(message) => self.fault(span, message),
            },
            _ => self.fault(
                span,
                Message::new(
                    format!("«{name}» không có nghĩa ở đây: ngoài các bảng chỉ có inherit = \"…\""),
                    format!(
                        "“{name}” means nothing here: only inherit = \"…\" stands outside tables"
                    ),
                ),
            ),
        }
    }

    fn context(&mut self, context: Context, table: &DeTable<'_>) {
        for (name, value) in in_order(table) {
            let keys = sequence(name.get_ref()).map_err(|fault| fault.0);
            let command = match value.get_ref() {
                DeValue::String(command) => command_named(command),
                _ => Err(Message::new(
                    format!("lệnh của «{}» phải là chữ trong ngoặc kép", name.get_ref()),
                    format!("the command of “{}” must be text in quotes", name.get_ref()),
                )),
            };
            match (keys, command) {
                (Ok(keys), Ok(command)) => {
                    self.file.lines.push(Line { at: name.span().start, context, keys, command });
                }
                (keys, command) => {
                    if let Err(message) = keys {
                        self.fault(name.span(), message);
                    }
                    if let Err(message) = command {
                        self.fault(value.span(), message);
                    }
                }
            }
        }
    }

    fn labels(&mut self, table: &DeTable<'_>) {
        for (name, value) in in_order(table) {
            match (sequence(name.get_ref()), label(value.get_ref())) {
                (Ok(keys), Some(label)) => {
                    self.file.labels.push(LabelLine { at: name.span().start, keys, label });
                }
                (Err(fault), _) => self.fault(name.span(), fault.0),
                (_, None) => self.fault(
                    value.span(),
                    Message::new(
                        "tên nhóm phím phải viết \"…\" hoặc { vi = \"…\", en = \"…\" }",
                        "a label must be written \"…\" or { vi = \"…\", en = \"…\" }",
                    ),
                ),
            }
        }
    }
}

/// The entries of `table` as they follow each other in the file.
fn in_order<'t, 'i>(
    table: &'t DeTable<'i>,
) -> Vec<(&'t Spanned<toml::de::DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn label(value: &DeValue<'_>) -> Option<Message> {
    match value {
        DeValue::String(both) => Some(Message::new(both.as_ref(), both.as_ref())),
        DeValue::Table(table) if table.len() == 2 => {
            let text = |lang: &str| table.get(lang)?.get_ref().as_str();
            Some(Message::new(text("vi")?, text("en")?))
        }
        _ => None,
    }
}

fn context_named(name: &str) -> Result<Context, Message> {
    let names = Context::ALL.map(Context::name);
    Context::ALL.into_iter().find(|context| context.name() == name).ok_or_else(|| {
        meant(
            nearest(name, names),
            format!("không có bảng «{name}»"),
            format!("there is no table “{name}”"),
        )
    })
}

fn command_named(name: &str) -> Result<Option<Command>, Message> {
    if name == NONE {
        return Ok(None);
    }
    Command::named(name).map(Some).ok_or_else(|| {
        meant(
            nearest(name, Command::all().map(Command::name)),
            format!("không có lệnh «{name}»"),
            format!("there is no command “{name}”"),
        )
    })
}

fn toml_fault(message: &str) -> Message {
    let vi = match message {
        "duplicate key" => "phím hoặc bảng này đã có ở trên".to_owned(),
        other => format!("sai cú pháp TOML: {other}"),
    };
    let en = match message {
        "duplicate key" => "this key or table already stands above".to_owned(),
        other => format!("not valid TOML: {other}"),
    };
    Message::new(vi, en)
}
