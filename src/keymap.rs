//! Keys to commands: contexts, sequences, layers of files. Knows no layer and no terminal.

pub mod check;
mod exits;
mod file;
pub mod hints;
pub mod key;
pub mod load;
mod wire;

pub use check::{KeymapFault, check};
pub use key::{Code, Key, KeyFault, sequence, spell};
pub use load::{LoadFault, SHIPPED};

use std::collections::BTreeMap;

use crate::command::{Command, Context};
use crate::text::Message;

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
    pub label: Option<Message>,
}

/// A row of one context's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The keys, one after another; never none.
    pub keys: Vec<Key>,
    /// What they run; `None` where they are to do nothing here, whatever they do elsewhere.
    pub command: Option<Command>,
}

/// All bindings of a keymap, by context.
///
/// Contexts are asked from the most specific to the most general, and the first that knows the
/// keys decides: a longer binding of a specific context hides a shorter one of a general context.
/// Where letters are text, plain letters bound in the contexts behind mean nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    tables: BTreeMap<Context, Vec<Binding>>,
    labels: Vec<(Vec<Key>, Message)>,
}

impl Keymap {
    /// What `typed` means in `contexts`, most specific first.
    ///
    /// Where letters are no text, a letter that means nothing is tried again without its marks: an
    /// input method may have been left on.
    pub fn step(&self, contexts: &[Context], typed: &[Key]) -> Step {
        match self.look_up(contexts, typed) {
            Step::Nothing if !takes_text(contexts) => self.look_up(contexts, &unmarked(typed)),
            found => found,
        }
    }

    /// The ways on from `typed`, each key once, in the order of the file.
    pub fn continuations(&self, contexts: &[Context], typed: &[Key]) -> Vec<Continuation> {
        let typed = match self.look_up(contexts, typed) {
            Step::Nothing => unmarked(typed),
            _ => typed.to_vec(),
        };
        let mut found: Vec<Continuation> = Vec::new();
        for binding in contexts.iter().flat_map(|context| self.bindings(*context)) {
            let Some([key, ..]) = binding.keys.strip_prefix(typed.as_slice()) else { continue };
            if found.iter().any(|earlier| earlier.key == *key) {
                continue;
            }
            let keys: Vec<Key> = typed.iter().chain([key]).copied().collect();
            let (command, label) = match self.look_up(contexts, &keys) {
                Step::Run(command) => (Some(command), None),
                Step::More => (None, self.label(&keys).cloned()),
                Step::Nothing => continue,
            };
            found.push(Continuation { key: *key, command, label });
        }
        found
    }

    /// The keys of `command` as people read them (`d d`, `ctrl-s`), the first binding in the first
    /// context that has one; `None` where no key reaches it.
    pub fn keys_for(&self, contexts: &[Context], command: Command) -> Option<String> {
        contexts
            .iter()
            .flat_map(|context| self.bindings(*context))
            .filter(|binding| binding.command == Some(command))
            .find(|binding| self.reaches(contexts, &binding.keys, command))
            .map(|binding| spell(&binding.keys))
    }

    /// The bindings of `context`, in the order of the file.
    pub fn bindings(&self, context: Context) -> &[Binding] {
        self.tables.get(&context).map_or(&[], Vec::as_slice)
    }

    /// The name of the prefix `keys`.
    pub fn label(&self, keys: &[Key]) -> Option<&Message> {
        self.labels.iter().find(|(prefix, _)| prefix == keys).map(|(_, label)| label)
    }

    /// Whether `keys`, typed one by one in `contexts`, run `command`.
    fn reaches(&self, contexts: &[Context], keys: &[Key], command: Command) -> bool {
        let begun = (1..keys.len()).all(|n| self.look_up(contexts, &keys[..n]) == Step::More);
        begun && self.look_up(contexts, keys) == Step::Run(command)
    }

    fn look_up(&self, contexts: &[Context], typed: &[Key]) -> Step {
        let typing = takes_text(contexts);
        contexts
            .iter()
            .filter(|context| !typing || context.takes_text() || !begins_with_letter(typed))
            .find_map(|context| meaning(self.bindings(*context), typed))
            .unwrap_or(Step::Nothing)
    }
}

/// What `typed` means among `bindings`; `None` where they do not know it.
fn meaning(bindings: &[Binding], typed: &[Key]) -> Option<Step> {
    let exact = bindings.iter().find(|binding| binding.keys == typed);
    match exact {
        Some(binding) => Some(binding.command.map_or(Step::Nothing, Step::Run)),
        None => {
            bindings.iter().any(|binding| binding.keys.starts_with(typed)).then_some(Step::More)
        }
    }
}

/// Whether letters typed in `contexts` are text.
fn takes_text(contexts: &[Context]) -> bool {
    contexts.iter().any(|context| context.takes_text())
}

fn begins_with_letter(keys: &[Key]) -> bool {
    keys.first().is_some_and(|key| key.letter().is_some())
}

fn unmarked(keys: &[Key]) -> Vec<Key> {
    keys.iter().map(|key| key.unmarked()).collect()
}
