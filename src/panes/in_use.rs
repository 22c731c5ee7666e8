//! Why something was not deleted: the list of what refers to it. Knows nothing of how that was found.

use crate::command::Command;
use crate::layer::Desk;
use crate::model::{Link, Names};
use crate::text::{Label, Message};
use crate::ui::confirm::{Answer, Confirm, Then};

/// How many references are listed, more than a screen has lines for; the others are counted.
const LISTED: usize = 100;

/// What stands in the way of deleting each record, as a question with one answer.
pub fn explain(uses: &[(Link, Vec<Link>)], desk: &Desk) -> Confirm {
    let names = desk.names();
    let called = |link: &Link| {
        let code = names.code(*link).unwrap_or_default();
        format!("{code} {}", names.title(*link).unwrap_or_default()).trim().to_owned()
    };
    let what = uses.iter().map(|(link, _)| called(link)).collect::<Vec<_>>().join(", ");
    let line = |link: &Link| {
        let (kind, name) = (link.kind.title(), called(link));
        Message::new(format!("{}: {name}", kind.vi), format!("{}: {name}", kind.en))
    };
    let all = || uses.iter().flat_map(|(_, by)| by);
    let detail: Vec<Message> = all().take(LISTED).map(line).collect();
    let more = all().count().saturating_sub(LISTED);
    let close = Label::new("đóng", "close");
    Confirm {
        question: Message::new(
            format!("Chưa xóa: {what} còn được nhắc đến ở:"),
            format!("Not deleted: {what} is still referred to by:"),
        ),
        detail,
        more,
        answers: vec![Answer { command: Command::Cancel, label: close, then: Then::Stay }],
    }
}
