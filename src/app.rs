//! The stack of layers and the desk: events in, effects out, a pure view. Knows no terminal and no thread.

mod keys;
mod mouse;
mod own;
mod said;
mod setup;
mod together;
mod tour;
mod view;
mod welcome;

use std::collections::VecDeque;
use std::sync::Arc;

use crate::command::Context;
use crate::effect::Effect;
use crate::event::{Event, Size};
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::model::Link;
use crate::panes;
use crate::store::journal::Act;
use crate::store::request::{Draft, Left, Notice, Refusal, Scope};
use crate::text::Message;
use crate::ui::status::Status;
use setup::seen;
pub use setup::{Setup, Welcome};
use tour::{Happened, Tour};
use welcome::Begins;

/// The least screen that anything but one line is drawn on.
const LEAST: Size = Size { width: 60, height: 16 };

/// One person's session: everything that is on the screen and what keys do to it.
#[allow(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct App {
    layers: Vec<Box<dyn Layer>>,
    desk: Desk,
    typed: Vec<Key>,
    held: Option<VecDeque<Event>>,
    /// Forms that were not finished, until they are offered; `None` until it is known.
    unfinished: Option<Vec<Draft>>,
    status: Status,
    /// The record saved just now and what was said of it.
    saved: Option<(Link, Message)>,
    chosen_year: bool,
    /// The size of the screen, the tour at its foot included.
    screen: Size,
    tour: Tour,
    begins: Begins,
    /// How the lists stood that are not open now.
    left: Vec<Left>,
    /// Whether the person uses the mouse.
    mouse: bool,
    /// How often something was typed in this session.
    keys: u64,
    /// What others were told last of the record looked at.
    told: Option<(Link, bool)>,
    changed: bool,
    /// Text is being typed: the rest of the screen has time until the keys rest.
    typing: bool,
}

impl App {
    /// A session and what it asks of the store first.
    pub fn new(setup: Setup) -> (Self, Vec<Effect>) {
        let desk = Desk {
            lang: setup.lang,
            today: setup.today,
            clock: setup.clock,
            who: setup.who,
            role: setup.role,
            others: Vec::new(),
            at: None,
            scope: Scope::default(),
            size: seen(setup.size, setup.config.plain),
            folder: setup.folder,
            catalog: setup.catalog,
            rules: setup.rules,
            keymap: setup.keymap,
            undo: None,
            redo: None,
            plain: setup.config.plain,
            opens: setup.opens,
            typing: setup.config.typing,
            unicode: setup.unicode && !setup.config.plain,
            colour: setup.colour,
            theme: setup.config.theme,
        };
        let mut app = Self {
            layers: vec![Box::new(panes::main::Main::new())],
            desk,
            typed: Vec::new(),
            held: None,
            unfinished: None,
            status: Status::default(),
            saved: None,
            chosen_year: false,
            screen: setup.size,
            tour: Tour::default(),
            begins: Begins { resumes: setup.config.resume, welcome: Some(setup.welcome) },
            left: Vec::new(),
            mouse: setup.config.mouse,
            keys: 0,
            told: None,
            changed: true,
            typing: false,
        };
        app.settle_scope();
        if let Some(left_out) = app.desk.rules.left_out() {
            app.status.warn(left_out);
        }
        let mut out = app.first_asked();
        app.refresh(&mut out);
        (app, out)
    }

    /// Takes in what happened; the effects that go out are those that `App` cannot do itself.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        let mut out = Vec::new();
        self.changed = true;
        self.typing &= matches!(event, Event::Store(Notice::Suggested(..)));
        match event {
            Event::Key(_) | Event::Paste(_) => match &mut self.held {
                Some(waiting) => waiting.push_back(event),
                None => self.typed_in(event, &mut out),
            },
            Event::Mouse(mouse) => {
                if self.mouse {
                    self.moused(mouse, &mut out);
                }
            }
            Event::Resize(size) | Event::Continued(size) => {
                self.screen = size;
                self.make_room();
                self.refresh(&mut out);
            }
            Event::Store(notice) => self.heard(&notice, &mut out),
            Event::Rest => self.rest(&mut out),
            Event::Hangup => {
                self.rest(&mut out);
                out.extend([self.keep_place(), Effect::Quit]);
            }
        }
        out
    }

    /// Whether the screen may differ from what was drawn last; asks once.
    pub const fn changed(&mut self) -> bool {
        std::mem::replace(&mut self.changed, false)
    }

    /// Whether text is being typed: a frame need not show more than the line that it stands on until the
    /// keys rest, the list is answered, or another key is pressed.
    pub const fn typing(&self) -> bool {
        self.typing
    }

    /// Whether a question has the keyboard: then a key is an answer.
    pub fn asks(&self) -> bool {
        self.contexts().first() == Some(&Context::Confirm)
    }

    /// What the layers share, for tests and for what the runtime tells.
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The year that work begins in: today's, or the last one known where today's has no chair yet.
    fn usual_year(&self) -> i16 {
        let today = self.desk.today.year();
        let last = self
            .desk
            .scope
            .bloc
            .and_then(|bloc| self.desk.catalog.latest_year_with_term(bloc, today));
        last.unwrap_or(today)
    }

    /// Follows the store's current bloc, and its usual year until somebody has chosen one.
    fn settle_scope(&mut self) {
        let bloc = self.desk.catalog.bloc();
        if bloc != self.desk.scope.bloc {
            self.desk.scope = Scope { bloc, unit: None, year: None };
            self.chosen_year = false;
        }
        if !self.chosen_year {
            self.desk.scope.year = Some(self.usual_year());
        }
    }

    fn heard(&mut self, notice: &Notice, out: &mut Vec<Effect>) {
        let waiting = if notice.comes_beside() { None } else { self.held.take() };
        match notice {
            Notice::Pending { undo, redo } => {
                self.desk.undo.clone_from(undo);
                self.desk.redo.clone_from(redo);
            }
            Notice::Changed(catalog) => {
                self.desk.catalog = Arc::clone(catalog);
                self.settle_scope();
                if let Some((link, said)) = self.saved.take()
                    && let Some(outside) = self.outside(link)
                {
                    let (vi, en) = (format!("{}; {}", said.vi, outside.vi), &outside.en);
                    self.status.say(Message::new(vi, format!("{}; {en}", said.en)));
                }
                self.refresh(out);
                self.offer(out);
            }
            Notice::Others(others) => {
                self.desk.others.clone_from(others);
                self.stand(out);
            }
            Notice::Opened(reference) => self.status.say(said::opened(reference)),
            Notice::Place(place) => self.placed(place.as_ref(), out),
            Notice::Progress(what, percent) => self.status.progress(what.clone(), *percent),
            Notice::Refused(Refusal::Broken(message)) => self.status.broken(message.clone()),
            Notice::Refused(Refusal::Cannot(message)) => self.status.warn(message.clone()),
            Notice::Refused(Refusal::Doubts(doubts) | Refusal::Faults(doubts)) => {
                if let Some((title, doubt)) = doubts.first() {
                    let title = title.as_ref().map(|it| format!("{it}: ")).unwrap_or_default();
                    let Message { vi, en } = &doubt.message;
                    self.status.warn(Message::new(format!("{title}{vi}"), format!("{title}{en}")));
                }
            }
            Notice::Refused(Refusal::Apart(faults)) => {
                self.layers.push(Box::new(panes::merge::refused(faults)));
            }
            Notice::Twins(twins) => {
                self.layers.push(Box::new(panes::merge::question(twins, &self.desk)));
            }
            Notice::Refused(Refusal::InUse(uses)) => {
                self.layers.push(Box::new(panes::in_use::explain(uses, &self.desk)));
            }
            Notice::Done(done) => {
                let said = said::done(done);
                self.saved = match (done.act, done.links.as_slice()) {
                    (Act::Save, [link]) => Some((*link, said.clone())),
                    _ => None,
                };
                self.status.say(said);
            }
            Notice::Drafts(drafts) => {
                self.unfinished = Some(drafts.clone());
                self.offer(out);
            }
            _ => {}
        }
        for index in (0..self.layers.len()).rev() {
            let Some(layer) = self.layers.get_mut(index) else { continue };
            let effects = layer.hear(notice, &self.desk);
            self.perform(effects, out);
        }
        if let Notice::Done(done) = notice {
            self.toured(&Happened::Done(done));
        }
        self.feed(waiting, out);
    }

    /// Types what waited for an answer, until something has to wait again. None of it answers a question
    /// that was not there when it was typed: that drops the rest.
    fn feed(&mut self, waiting: Option<VecDeque<Event>>, out: &mut Vec<Effect>) {
        let Some(mut waiting) = waiting else { return };
        self.status.wait(false);
        if let Some(held) = &mut self.held {
            return held.append(&mut waiting);
        }
        while !self.asks()
            && let Some(event) = waiting.pop_front()
        {
            self.typed_in(event, out);
            if let Some(held) = &mut self.held {
                return held.append(&mut waiting);
            }
        }
    }

    fn rest(&mut self, out: &mut Vec<Effect>) {
        self.status.wait(self.held.is_some());
        for index in 0..self.layers.len() {
            let effects = self.layers[index].rest(&self.desk);
            self.perform(effects, out);
        }
        self.stand(out);
    }

    fn refresh(&mut self, out: &mut Vec<Effect>) {
        for index in 0..self.layers.len() {
            let effects = self.layers[index].refresh(&self.desk);
            self.perform(effects, out);
        }
    }

    fn perform(&mut self, effects: Vec<Effect>, out: &mut Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Open(mut layer) => {
                    let first = layer.refresh(&self.desk);
                    self.layers.push(layer);
                    self.perform(first, out);
                }
                Effect::Close => self.close(out),
                Effect::CloseAndRun(command) => {
                    self.close(out);
                    self.run(command, out);
                }
                Effect::Say(message) => self.status.say(message),
                Effect::Warn(message) => self.status.warn(message),
                Effect::Scope(scope) => {
                    self.desk.scope = scope;
                    self.refresh(out);
                }
                Effect::Language(lang) => {
                    self.desk.lang = lang;
                    self.refresh(out);
                }
                Effect::Typing(typing) => self.desk.typing = typing,
                Effect::Theme(theme) => self.desk.theme = theme,
                Effect::Hold => {
                    self.held.get_or_insert_default();
                }
                outside => out.push(outside),
            }
        }
    }

    fn close(&mut self, out: &mut Vec<Effect>) {
        if self.layers.len() > 1 {
            self.close_down_to(self.layers.len() - 1);
            self.offer(out);
        }
    }
}
