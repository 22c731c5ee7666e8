//! Why a file cannot be taken as a table, in words. Knows no reader.

use crate::text::Message;

/// Why nothing could be read. Nothing was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Blank,
    /// It is protected by a password.
    Password,
    /// It is something else: what, in both languages, and what to do.
    Other(Message),
    /// It is damaged or cut, with what the reader says.
    Broken(String),
    /// It is larger than what is taken in, with which bound.
    TooLarge(Message),
    /// The encoding asked for does not fit the bytes, or there is none of this name.
    Encoding(Message),
    /// There is no such sheet.
    NoSheet(Message),
    /// The person did not want it any more.
    Cancelled,
}

impl Unreadable {
    /// One sentence that says it and what would be right.
    pub fn message(&self) -> Message {
        match self {
            Self::Blank => Message::new("tệp không có gì", "there is nothing in the file"),
            Self::Password => Message::new(
                "tệp có mật khẩu; hãy mở, bỏ mật khẩu và lưu lại",
                "the file is protected by a password: open it, remove the password, save it again",
            ),
            Self::Broken(said) => Message::new(
                format!("tệp hỏng hoặc bị cắt ({said}); hãy xin gửi lại hoặc mở và lưu lại"),
                format!(
                    "the file is damaged or cut ({said}): ask for it again, or open and save it"
                ),
            ),
            Self::Other(message)
            | Self::TooLarge(message)
            | Self::Encoding(message)
            | Self::NoSheet(message) => message.clone(),
            Self::Cancelled => Message::new("đã dừng theo yêu cầu", "stopped as asked"),
        }
    }
}
