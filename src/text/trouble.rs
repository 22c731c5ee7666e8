//! What the operating system says of a file, in both languages. Knows no file of ours.

use std::io::{Error, ErrorKind};

use super::Message;

/// What went wrong; the system's own words where there are no better ones.
pub fn trouble(error: &Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => {
            Message::new("không có tệp hay thư mục này", "no such file or folder")
        }
        ErrorKind::PermissionDenied => {
            Message::new("không có quyền truy cập", "access is not permitted")
        }
        ErrorKind::ReadOnlyFilesystem => {
            Message::new("ổ đĩa chỉ đọc", "the file system is read-only")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Message::new("đĩa đã đầy", "the disk is full")
        }
        ErrorKind::IsADirectory => Message::new("đây là thư mục", "this is a folder"),
        ErrorKind::NotADirectory => Message::new(
            "có phần của đường dẫn không phải thư mục",
            "part of the path is no folder",
        ),
        ErrorKind::AlreadyExists => Message::new("đã có rồi", "it is there already"),
        ErrorKind::InvalidData => Message::new("không phải văn bản UTF-8", "it is not UTF-8 text"),
        _ => Message::new(error.to_string(), error.to_string()),
    }
}
