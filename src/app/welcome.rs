//! What a session offers at its beginning: the first steps, what was left unfinished. Knows no form.

use super::{App, Welcome};
use crate::effect::Effect;
use crate::panes;
use crate::store::request::Role;

impl App {
    /// Offers, as soon as nothing else is open, the first steps to whoever begins, and over them the forms
    /// that were not finished.
    pub(super) fn offer(&mut self, out: &mut Vec<Effect>) {
        if self.layers.len() > 1 {
            return;
        }
        let Some(drafts) = self.unfinished.as_mut().map(std::mem::take) else { return };
        self.greet(out);
        if !drafts.is_empty() {
            self.layers.push(Box::new(panes::drafts::Drafts::new(drafts)));
        }
    }

    /// Offers the first steps, once, to whoever may write in a store that is at its beginning.
    fn greet(&mut self, out: &mut Vec<Effect>) {
        let begins = self.desk.catalog.loaded() == 100 && self.welcome == Some(Welcome::Steps);
        if !begins {
            return;
        }
        self.welcome = None;
        if self.keys == 0
            && self.desk.role.reach(Role::Editor).is_ok()
            && panes::guide::wanted(&self.desk)
        {
            let guide = panes::guide::Guide::new(&self.desk);
            self.perform(vec![Effect::Open(Box::new(guide))], out);
        }
    }
}
