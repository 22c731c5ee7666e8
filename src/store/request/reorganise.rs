//! What a reorganisation would do, before it is done. Plain data: no plan, no screen.

use crate::model::reorganisation::Reorganisation;
use crate::text::Message;

/// A reorganisation as it was asked for, with what it still asks or all that it will change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// What was asked, with a row for everybody and everything that has no answer yet.
    pub asked: Reorganisation,
    /// Whether something has no answer yet; then nothing is told.
    pub open: bool,
    /// What it will change, a line each.
    pub lines: Vec<Message>,
}
