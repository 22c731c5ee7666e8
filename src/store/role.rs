//! What a person may do with the store. Knows no way in and no command.

use super::journal::Act;
use crate::text::{Label, Message};

/// What a person may do; each may do what the one before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads everything but how people are reached, and changes nothing.
    Viewer,
    /// Enters and corrects records, and undoes their own acts.
    Editor,
    /// Reorganises units and undoes others' acts, too; holder of the store.
    Admin,
}

impl Role {
    /// Every role, the least first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Editor, Self::Admin];

    /// The name in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// The role with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What people call it.
    pub const fn label(self) -> Label {
        match self {
            Self::Viewer => Label::new("người xem", "viewer"),
            Self::Editor => Label::new("người nhập", "editor"),
            Self::Admin => Label::new("quản trị", "admin"),
        }
    }

    /// The least role that may do such an act.
    pub const fn least_for(act: Act) -> Self {
        match act {
            Act::Reorganise => Self::Admin,
            Act::Save
            | Act::Delete
            | Act::Step
            | Act::Import
            | Act::Undo(_)
            | Act::Redo(_)
            | Act::Merge => Self::Editor,
        }
    }

    /// Whether this role is enough where `least` is needed; the reason where it is not.
    pub fn reach(self, least: Self) -> Result<(), Message> {
        if self >= least {
            return Ok(());
        }
        let (own, least) = (self.label(), least.label());
        Err(Message::new(
            format!("việc này cần vai trò {}; vai trò của bạn là {}", least.vi, own.vi),
            format!("this takes the role {}; yours is {}", least.en, own.en),
        ))
    }
}
