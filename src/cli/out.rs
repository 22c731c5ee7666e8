//! Where the command line writes, in which language, and how it fails. Knows no subcommand.

use std::io::{self, Read, Write};

use crate::model::Fault;
use crate::office::file::{Trouble, unwritten};
use crate::store::engine::EngineError;
use crate::store::folder::OpenError;
use crate::store::request::Refusal;
use crate::text::{Lang, Message, many, trouble};

/// The streams of a run and the language that people read there.
#[allow(clippy::struct_field_names, reason = "the streams have these names everywhere")]
pub struct Out<'a> {
    /// What can be read.
    pub input: &'a mut dyn Read,
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What went wrong, and remarks.
    pub err: &'a mut dyn Write,
    /// The language of what is written.
    pub lang: Lang,
}

impl Out<'_> {
    /// Writes one line of what was asked for.
    pub fn line(&mut self, text: &str) -> Outcome {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Writes a sentence as one line of what was asked for.
    pub fn say(&mut self, message: &Message) -> Outcome {
        self.line(message.in_lang(self.lang))
    }

    /// Writes a remark that is not part of what was asked for.
    pub fn remark(&mut self, message: &Message) -> Outcome {
        Ok(writeln!(self.err, "thidua: {}", message.in_lang(self.lang))?)
    }
}

/// Why a subcommand did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// What went wrong; exit status 1.
    Says(Message),
    /// The arguments make no sense together; exit status 2.
    Usage(Message),
    /// Something is wrong and has been written out already; exit status 1.
    Found,
    /// The reader of the output has gone away: no error.
    Closed,
    /// The screen ended otherwise than by the person; exit status as given.
    Ended(u8),
}

/// How a subcommand ends.
pub type Outcome = Result<(), Failure>;

impl Failure {
    /// A failure from its two sentences.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Says(Message::new(vi, en))
    }

    /// A file that could not be made: one that is there is not written over.
    pub fn new_file(path: &std::path::Path, error: &io::Error) -> Self {
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Self::file(path, error);
        }
        let path = path.display();
        Self::new(
            format!("{path} đã có; hãy chọn tên khác hoặc xóa nó trước"),
            format!("{path} is there already; choose another name or remove it first"),
        )
    }

    /// A file that came to no end.
    pub fn unwritten(trouble: Trouble, path: &std::path::Path) -> Self {
        match trouble {
            Trouble::Exists => Self::new_file(path, &io::ErrorKind::AlreadyExists.into()),
            Trouble::File(error) => Self::Says(unwritten(path, &error)),
            Trouble::Says(message) => Self::Says(message),
            Trouble::Stopped => Self::Closed,
        }
    }

    /// A file that could not be read or written.
    pub fn file(path: &std::path::Path, error: &io::Error) -> Self {
        let (path, says) = (path.display(), trouble(error));
        Self::new(format!("{path}: {}", says.vi), format!("{path}: {}", says.en))
    }
}

/// What could not be written to the output.
impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::File(error) => error.into(),
            other => Self::unwritten(other, std::path::Path::new("-")),
        }
    }
}

/// The output itself failed: a reader that went away is no error.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        let Message { vi, en } = trouble(&error);
        Self::new(format!("không ghi được kết quả: {vi}"), format!("cannot write: {en}"))
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Full(message) | EngineError::Broken(message) => Self::Says(message),
            EngineError::Conflict(_) => Self::new(
                "dữ liệu vừa được người khác thay đổi; hãy làm lại",
                "somebody else changed the data just now; try again",
            ),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Says(error.message())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Cannot(message) | Refusal::Broken(message) => Self::Says(message),
            Refusal::Faults(faults) => Self::new(
                listed(&faults, Lang::Vi, "dữ liệu có lỗi"),
                listed(&faults, Lang::En, "the data is at fault"),
            ),
            Refusal::Doubts(doubts) => Self::new(
                listed(&doubts, Lang::Vi, "dữ liệu có điều đáng ngờ"),
                listed(&doubts, Lang::En, "the data is doubtful"),
            ),
            Refusal::Apart(faults) => Self::new(
                listed(&faults, Lang::Vi, "không gộp được"),
                listed(&faults, Lang::En, "cannot be merged"),
            ),
            Refusal::Stopped => Self::new(
                "đã dừng theo yêu cầu, chưa ghi gì",
                "stopped as asked, nothing was written",
            ),
            Refusal::Stale { .. } => Self::new(
                "bản ghi vừa được người khác thay đổi; hãy làm lại",
                "somebody else changed the record just now; try again",
            ),
            Refusal::InUse(uses) => Self::new(
                format!("{} bản ghi còn được bản ghi khác dùng đến", uses.len()),
                format!("still pointed at by others: {}", many(uses.len(), "record")),
            ),
        }
    }
}

fn listed(faults: &[(Option<String>, Fault)], lang: Lang, head: &str) -> String {
    let line = |(title, fault): &(Option<String>, Fault)| {
        let title = title.as_deref().unwrap_or_default();
        format!("{title} {}: {}", fault.place.field, fault.says(lang))
    };
    let lines = faults.iter().map(line);
    std::iter::once(head.to_owned()).chain(lines).collect::<Vec<_>>().join("\n  ")
}
