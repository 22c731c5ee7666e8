//! The screens that people work on: one file for one pane, opened through commands. No pane opens another by itself.

pub mod awards;
pub mod beside;
pub mod blocs;
pub mod chair;
pub mod columns;
pub mod drafts;
pub mod help;
pub mod in_use;
pub mod listing;
pub mod main;
pub mod meetings;
pub mod nominations;
pub mod palette;
pub mod pane;
pub mod persons;
pub mod record;
pub mod remarks;
pub mod sort;
pub mod terms;
pub mod units;

use crate::command::Command;
use crate::layer::{Desk, Layer};
use crate::model::Kind;

/// The layer that a command of going opens; `None` for those that the main screen itself answers.
pub fn opened_by(command: Command, desk: &Desk) -> Option<Box<dyn Layer>> {
    let listed =
        |kind: Kind| -> Option<Box<dyn Layer>> { Some(Box::new(listing::Listing::new(kind))) };
    match command {
        Command::GoPersons => listed(Kind::Person),
        Command::GoAwards => listed(Kind::Award),
        Command::GoTerms => listed(Kind::Term),
        Command::GoBlocs => listed(Kind::Bloc),
        Command::GoTimeline => Some(Box::new(chair::Timeline::new(desk))),
        _ => None,
    }
}
