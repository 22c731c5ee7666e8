//! What a form offers in the hint bar, by where the cursor stands. Knows no key.

use super::{Form, Over};
use crate::command::Command;
use crate::model::field::Shape;

impl Form {
    /// The commands that the hint bar offers first.
    pub(super) fn offered_here(&self) -> Vec<Command> {
        match &self.over {
            Over::Leaving => vec![Command::Yes, Command::No, Command::Cancel],
            Over::Known(_) => vec![Command::Yes, Command::Cancel],
            Over::Doubts(_) => vec![Command::Yes, Command::No],
            Over::Compare(_) => {
                vec![Command::Mine, Command::Theirs, Command::Save, Command::Cancel]
            }
            Over::Long => vec![Command::NewLine, Command::Leave],
            Over::Nothing if self.picker.is_some() => vec![Command::Accept, Command::Cancel],
            Over::Nothing => {
                let mut hints = vec![Command::Save, Command::Leave, Command::NextField];
                match self.shape() {
                    Some(Shape::Link(_) | Shape::Choice(_)) => hints.push(Command::Pick),
                    Some(Shape::LongText) => hints.push(Command::EditLong),
                    _ => {}
                }
                if self.rows().is_some() {
                    hints.extend([Command::RowNew, Command::RowDelete]);
                }
                if self.reads && self.path().is_some() {
                    hints.insert(0, Command::Pick);
                }
                hints
            }
        }
    }
}
