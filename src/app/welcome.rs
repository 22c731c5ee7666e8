//! What a session offers at its beginning: the first steps, what was left unfinished. Knows no form.

use super::{App, Welcome};
use crate::effect::Effect;
use crate::panes;
use crate::store::request::{Place, Request, Role};

/// How a session begins.
pub(super) struct Begins {
    /// Whether it goes on where the last one ended.
    pub(super) resumes: bool,
    /// What is still to be offered to somebody who is new.
    pub(super) welcome: Option<Welcome>,
}

impl App {
    /// What a session asks of the store first: where the person was, and how far on the tour; what was left
    /// unfinished.
    pub(super) fn first_asked(&self) -> Vec<Effect> {
        let place = self.begins.resumes || self.begins.welcome != Some(Welcome::Steps);
        let place = place.then_some(Effect::Ask(Request::Place));
        let mouse = self.mouse.then_some(Effect::Mouse);
        place.into_iter().chain([Effect::Ask(Request::Drafts)]).chain(mouse).collect()
    }

    /// Goes on where the person was, and with the tour.
    pub(super) fn placed(&mut self, place: Option<&Place>, out: &mut Vec<Effect>) {
        if let Some(place) = place.filter(|_| self.begins.resumes) {
            self.go_back(place, out);
        }
        self.take_up(place.and_then(|place| place.tour), out);
    }

    /// Offers the first steps to whoever begins, and over them the forms that were not finished: as soon as nothing
    /// else is open, but for a list that one came back to and has not touched.
    pub(super) fn offer(&mut self, out: &mut Vec<Effect>) {
        let untouched = self.keys == 0 && self.layers.iter().all(|layer| !layer.left().is_empty());
        if self.layers.len() > 1 && !untouched {
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
        let begins =
            self.desk.catalog.loaded() == 100 && self.begins.welcome == Some(Welcome::Steps);
        if !begins {
            return;
        }
        self.begins.welcome = None;
        if self.keys == 0
            && self.desk.role.reach(Role::Editor).is_ok()
            && panes::guide::wanted(&self.desk)
        {
            let guide = panes::guide::Guide::new(&self.desk);
            self.perform(vec![Effect::Open(Box::new(guide))], out);
        }
    }
}
