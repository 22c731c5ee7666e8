//! What the last line says of what was done, and of what cannot be. Knows no layer.

use crate::command::Command;
use crate::store::journal::Act;
use crate::store::request::Done;
use crate::text::Message;

/// What was done, now that it is.
pub fn done(done: &Done) -> Message {
    let Message { vi, en } = &done.summary;
    match done.act {
        Act::Save | Act::Step | Act::Import => {
            Message::new(format!("Đã lưu: {vi}"), format!("Saved: {en}"))
        }
        _ => Message::new(format!("Đã {vi}"), in_english(en)),
    }
}

/// That the system's program has this now.
pub fn opened(reference: &str) -> Message {
    Message::new(
        format!("đã giao cho chương trình của máy: {reference}"),
        format!("handed to this machine's program: {reference}"),
    )
}

/// That a command means nothing on the screen as it is.
pub fn not_here(command: Command) -> Message {
    let title = command.title();
    Message::new(
        format!("không dùng được ở đây: {}", title.vi),
        format!("not possible here: {}", title.en),
    )
}

/// The past of `undo: …` and `redo: …`; what else was done is done.
fn in_english(act: &str) -> String {
    match act.split_once("do: ") {
        Some(("un", what)) => format!("Undone: {what}"),
        Some(("re", what)) => format!("Redone: {what}"),
        _ => format!("Done: {act}"),
    }
}
