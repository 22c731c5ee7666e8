//! Why an act on several records was refused: each record with its reason. Knows no pipeline and no form.

use super::confirm::{Answer, Confirm, Then};
use crate::command::Command;
use crate::model::Fault;
use crate::text::{Label, Message};

/// What stands in the way, a line for each record that has a title; `None` where none has.
pub fn explain(faults: &[(Option<String>, Fault)]) -> Option<Confirm> {
    let titled = faults.iter().filter_map(|(title, fault)| Some((title.as_deref()?, fault)));
    let detail: Vec<Message> = titled
        .map(|(title, fault)| {
            let Message { vi, en } = &fault.message;
            Message::new(format!("{title}: {vi}"), format!("{title}: {en}"))
        })
        .collect();
    let count = detail.len();
    (count > 0).then(|| Confirm {
        question: Message::new(
            format!("Chưa lưu gì: {count} bản ghi không nhận được:"),
            format!("Nothing saved: {count} of them cannot take it:"),
        ),
        detail,
        more: 0,
        answers: vec![Answer {
            command: Command::Cancel,
            label: Label::new("đóng", "close"),
            then: Then::Stay,
        }],
    })
}
