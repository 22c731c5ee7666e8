//! What keys and pasted text mean: letters where text is typed, commands everywhere else. Knows no particular layer.

use super::tour::Happened;
use super::{App, said};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::event::Event;
use crate::keymap::{Code, Key, Step};
use crate::text::Message;

impl App {
    pub(super) fn typed_in(&mut self, event: Event, out: &mut Vec<Effect>) {
        self.status.clear();
        self.keys += 1;
        match event {
            Event::Key(key) => self.press(key, out),
            Event::Paste(text) => {
                self.typed.clear();
                let effects = self.layers.last_mut().map(|top| top.pasted(&text, &self.desk));
                self.perform(effects.unwrap_or_default(), out);
            }
            _ => {}
        }
    }

    fn press(&mut self, key: Key, out: &mut Vec<Effect>) {
        if self.typed.is_empty()
            && let Some(effects) = self.layers.last_mut().and_then(|top| top.typed(key, &self.desk))
        {
            self.typing = true;
            self.perform(effects, out);
            return self.toured(&Happened::Typed);
        }
        self.typed.push(key);
        match self.desk.keymap.step(&self.contexts(), &self.typed) {
            Step::More => {}
            Step::Run(command) => {
                self.typed.clear();
                self.run(command, out);
            }
            Step::Nothing => {
                self.typed.clear();
                self.press_apart(key, out);
            }
        }
    }

    /// A key with alt that means nothing may be esc and a key right behind it: a line sends both as the
    /// same bytes. Not where something is typed or asked: there a stray alt must not answer.
    fn press_apart(&mut self, key: Key, out: &mut Vec<Effect>) {
        let careful = |context: &Context| context.takes_text() || *context == Context::Confirm;
        if key.alt && !self.contexts().iter().any(careful) {
            self.press(Key::plain(Code::Esc), out);
            self.press(Key { alt: false, ..key }, out);
        }
    }

    /// The keys that mean `command` on the screen as it is now.
    pub fn keys_for(&self, command: Command) -> Option<String> {
        self.desk.keymap.keys_for(&self.contexts(), command)
    }

    pub(super) fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.layers.last().map(|top| top.contexts()).unwrap_or_default();
        contexts.push(Context::Global);
        contexts
    }

    pub(super) fn run(&mut self, command: Command, out: &mut Vec<Effect>) {
        match self.available(command) {
            Some(Ok(())) => {}
            Some(Err(reason)) => return self.status.warn(reason),
            None => return self.status.warn(said::not_here(command)),
        }
        let effects = match self.layers.last_mut() {
            Some(top) if top.available(command, &self.desk).is_some() => {
                top.run(command, &self.desk)
            }
            _ => self.run_here(command),
        };
        self.perform(effects, out);
        self.toured(&Happened::Ran(command));
    }

    /// Whether a command can be run now, by the top layer or by the stack itself.
    pub(super) fn available(&self, command: Command) -> Option<Result<(), Message>> {
        let own = self.layers.last().and_then(|top| top.available(command, &self.desk));
        let found = own.or_else(|| self.available_here(command))?;
        Some(found.and_then(|()| self.permitted(command)))
    }
}
