//! What taking in a file did, or what is wrong with the file. Knows no store.

use std::io;

use crate::model::{Fault, Kind};
use crate::store::engine::EngineError;
use crate::store::request::Refusal;
use crate::text::{Lang, Message, many, trouble};

/// What taking in a file did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Whether the store was empty and became exactly what the file holds.
    pub exact: bool,
    /// Records that are new.
    pub made: u64,
    /// Records that were there and are now another.
    pub changed: u64,
    /// Records that were there just so.
    pub unchanged: u64,
    /// Journal entries taken in.
    pub entries: u64,
    /// Journal entries of the file that were left out.
    pub left_out: u64,
    /// The number of the journal entry made; `None` where there was nothing to do, or it was exact.
    pub number: Option<u64>,
    /// What may be right but seldom is, with lines; taken in all the same.
    pub doubts: Flaws,
}

impl Report {
    /// One sentence that says it.
    pub fn says(&self) -> Message {
        if self.exact {
            return Message::new(
                format!("đã nhập {} bản ghi và {} mục nhật ký", self.made, self.entries),
                format!(
                    "{} and {} taken in",
                    many(self.made, "record"),
                    many(self.entries, "journal entry")
                ),
            );
        }
        let Self { made, changed, unchanged, left_out, .. } = self;
        let message = Message::new(
            format!("{made} bản ghi mới, {changed} thay đổi, {unchanged} giữ nguyên"),
            format!("{} new, {changed} changed, {unchanged} unchanged", many(*made, "record")),
        );
        if *left_out == 0 {
            return message;
        }
        Message::new(
            format!("{}; bỏ qua {left_out} mục nhật ký của tệp", message.vi),
            format!("{}; {} of the file left out", message.en, many(*left_out, "journal entry")),
        )
    }
}

/// A fault and the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The line, many from 1.
    pub line: u64,
    /// The record at fault, where it could be told.
    pub record: Option<(Kind, String)>,
    /// What is wrong, and in which field.
    pub fault: Fault,
}

impl Flaw {
    /// A fault of a whole line.
    pub fn new(line: u64, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line, record: None, fault: Fault::new(vi, en) }
    }

    /// One sentence with line, record, field, and what would be right.
    pub fn says(&self) -> Message {
        Message::new(self.in_lang(Lang::Vi), self.in_lang(Lang::En))
    }

    fn in_lang(&self, lang: Lang) -> String {
        let (line, field) = match lang {
            Lang::Vi => ("dòng", "trường"),
            Lang::En => ("line", "field"),
        };
        let mut parts = vec![format!("{line} {}", self.line)];
        if let Some((kind, code)) = &self.record {
            parts.push(format!("{} {code}", kind.title().in_lang(lang)).trim_end().to_owned());
        }
        let place = &self.fault.place;
        if !place.field.is_empty() {
            let row = place.row.map(|row| format!("[{}]", row + 1)).unwrap_or_default();
            let cell = place.cell.as_ref().map(|cell| format!(".{cell}")).unwrap_or_default();
            parts.push(format!("{field} {}{row}{cell}", place.field));
        }
        format!("{}: {}", parts.join(", "), self.fault.says(lang))
    }
}

/// Faults of a file: the first hundred, and how many more there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flaws {
    /// The first of them, in the order of the file.
    pub first: Vec<Flaw>,
    /// How many there are beyond these.
    pub more: u64,
}

impl Flaws {
    const BOUND: usize = 100;

    /// What it says, one sentence a line; what is beyond the first hundred is many as `vi`, `en`.
    pub fn says(&self, vi: &str, en: &str) -> Vec<Message> {
        let mut said: Vec<Message> = self.first.iter().map(Flaw::says).collect();
        if self.more > 0 {
            let more = self.more;
            said.push(Message::new(
                format!("… và {more} {vi} nữa"),
                format!("… other {en}: {more}"),
            ));
        }
        said
    }

    /// Keeps a fault, or counts it where there are too many.
    pub fn push(&mut self, flaw: Flaw) {
        if self.first.len() < Self::BOUND {
            self.first.push(flaw);
        } else {
            self.more += 1;
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

/// Why a file was not taken in. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Something is wrong in the file.
    #[error("the file is at fault")]
    Flaws(Flaws),
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// The store could not take it.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The store would not take it.
    #[error("refused")]
    Refused(Refusal),
}

impl ImportError {
    /// What it says, one sentence a line.
    pub fn says(&self) -> Vec<Message> {
        match self {
            Self::Flaws(flaws) => flaws.says("lỗi", "faults"),
            Self::Read(error) => {
                let Message { vi, en } = trouble(error);
                vec![Message::new(
                    format!("không đọc được tệp: {vi}"),
                    format!("cannot read the file: {en}"),
                )]
            }
            Self::Engine(EngineError::Full(message) | EngineError::Broken(message))
            | Self::Refused(Refusal::Cannot(message) | Refusal::Broken(message)) => {
                vec![message.clone()]
            }
            Self::Refused(
                Refusal::Faults(faults) | Refusal::Doubts(faults) | Refusal::Apart(faults),
            ) => faults
                .iter()
                .map(|(title, fault)| {
                    let title = title.as_deref().unwrap_or_default();
                    let say = |lang| format!("{title} {}: {}", fault.place.field, fault.says(lang));
                    Message::new(say(Lang::Vi), say(Lang::En))
                })
                .collect(),
            Self::Engine(EngineError::Conflict(_)) | Self::Refused(_) => vec![Message::new(
                "dữ liệu vừa được người khác thay đổi; hãy nhập lại",
                "somebody else changed the data just now; import again",
            )],
        }
    }
}
