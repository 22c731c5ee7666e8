//! Why an act on several records was refused: each reason with its records. Knows no pipeline and no form.

use std::collections::BTreeSet;

use super::confirm::{Answer, Confirm, Then};
use crate::command::Command;
use crate::model::Fault;
use crate::text::{Label, Message};

/// How many records that share a reason are named.
const NAMED: usize = 3;

/// What stands in the way, a line for each reason with the records that have it; `None` where no record has a title.
pub fn explain(faults: &[(Option<String>, Fault)]) -> Option<Confirm> {
    let mut reasons: Vec<(&Message, Vec<&str>)> = Vec::new();
    let mut records: BTreeSet<&str> = BTreeSet::new();
    for (title, fault) in faults {
        let Some(title) = title.as_deref() else { continue };
        records.insert(title);
        match reasons.iter_mut().find(|(message, _)| **message == fault.message) {
            Some((_, titles)) => titles.push(title),
            None => reasons.push((&fault.message, vec![title])),
        }
    }
    let line = |(Message { vi, en }, titles): &(&Message, Vec<&str>)| {
        let first = titles.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let dots = match titles.len() {
            count if count > NAMED => format!(", … ({count})"),
            _ => String::new(),
        };
        Message::new(format!("{first}{dots}: {vi}"), format!("{first}{dots}: {en}"))
    };
    let count = records.len();
    (count > 0).then(|| Confirm {
        question: Message::new(
            format!("Chưa lưu gì: {count} bản ghi không nhận được:"),
            format!("Nothing saved: {count} of them cannot take it:"),
        ),
        detail: reasons.iter().map(line).collect(),
        more: 0,
        answers: vec![Answer {
            command: Command::Cancel,
            label: Label::new("đóng", "close"),
            then: Then::Stay,
        }],
    })
}
