//! Who else is at the store and on which record, as a list to read. Knows not how that was found.

use crate::command::Command;
use crate::layer::Desk;
use crate::model::{Link, Names};
use crate::store::request::Present;
use crate::text::{Label, Message};
use crate::ui::confirm::{Answer, Confirm, Then};

/// Everybody else, as a list with one answer.
pub fn here(desk: &Desk) -> Confirm {
    let question = match desk.others.len() {
        0 => Message::new("Không có ai khác đang mở kho này.", "Nobody else is at this store."),
        1 => Message::new("Có một người khác đang mở kho này:", "Somebody else is at this store:"),
        count => Message::new(
            format!("Có {count} người khác đang mở kho này:"),
            format!("{count} others are at this store:"),
        ),
    };
    let close = Label::new("đóng", "close");
    Confirm {
        question,
        detail: desk.others.iter().map(|other| line(other, desk)).collect(),
        more: 0,
        answers: vec![Answer { command: Command::Cancel, label: close, then: Then::Stay }],
    }
}

fn line(other: &Present, desk: &Desk) -> Message {
    let names = desk.names();
    let called = |link: Link| {
        let code = names.code(link).unwrap_or_default();
        format!("{code} {}", names.title(link).unwrap_or_default()).trim().to_owned()
    };
    let (who, via) = (&other.actor.who, &other.actor.via);
    let (vi, en) = match other.at {
        None => (String::new(), String::new()),
        Some((link, true)) => {
            (format!(": đang sửa {}", called(link)), format!(": writes {}", called(link)))
        }
        Some((link, false)) => {
            (format!(": đang xem {}", called(link)), format!(": looks at {}", called(link)))
        }
    };
    Message::new(format!("{who} ({via}){vi}"), format!("{who} ({via}){en}"))
}
