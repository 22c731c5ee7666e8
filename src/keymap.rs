//! Keys to commands: contexts, sequences, layers of files. Knows no layer and no terminal.

pub mod key;

pub use key::{Code, Key};

use crate::command::{Command, Context};

/// What the keys typed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A whole binding.
    Run(Command),
    /// The beginning of one or more bindings.
    More,
    /// Nothing.
    Nothing,
}

/// One way on from the keys typed so far, as the hint box shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuation {
    /// The next key.
    pub key: Key,
    /// The command it completes; `None` where it leads to more keys.
    pub command: Option<Command>,
    /// The name that the file gives to the longer prefix, if any.
    pub label: Option<String>,
}

/// All bindings of a keymap, by context.
#[derive(Debug, Clone, Default)]
pub struct Keymap {}

impl Keymap {
    /// The keymap that ships under `name`: `default`, `vim` or `office`.
    pub fn shipped(name: &str) -> Option<Self> {
        let _ = name;
        None
    }

    /// What `typed` means in `contexts`, most specific first.
    pub fn step(&self, contexts: &[Context], typed: &[Key]) -> Step {
        let _ = (contexts, typed);
        Step::Nothing
    }

    /// The ways on from `typed`, each key once, in the order of the file.
    pub fn continuations(&self, contexts: &[Context], typed: &[Key]) -> Vec<Continuation> {
        let _ = (contexts, typed);
        Vec::new()
    }

    /// The keys of `command` as people read them (`d d`, `ctrl-s`), the first binding in the first
    /// context that has one; `None` where no key reaches it.
    pub fn keys_for(&self, contexts: &[Context], command: Command) -> Option<String> {
        let _ = (contexts, command);
        None
    }
}
