//! Somebody at a screen whose bytes are kept: the real application over a store in memory, drawn as the
//! loop draws it. Knows no budget.

use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::date;
use ratatui::Terminal;
use thidua::app::{App, Setup};
use thidua::config::Config;
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Code, Key, Keymap};
use thidua::store::Store;
use thidua::store::request::{Actor, Notice};
use thidua::terminal::screen::Screen;
use thidua::text::Lang;

/// The clerk, the screen and what goes out to it.
pub struct Wire {
    app: App,
    pub store: Arc<Store>,
    pub actor: Actor,
    terminal: Terminal<Screen<Vec<u8>>>,
}

impl Wire {
    /// The clerk at this store, in Vietnamese, at rest; nothing is drawn yet.
    pub fn at(store: Arc<Store>, size: Size) -> Self {
        let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
        let (app, effects) = App::new(Setup {
            config: Config::default(),
            lang: Lang::Vi,
            today: date(2021, 3, 1),
            clock: || 1_614_556_800_000,
            who: actor.who.clone(),
            role: store.role(),
            folder: None,
            size,
            catalog: store.catalog(),
            rules: Arc::clone(store.rules()),
            keymap: Arc::new(Keymap::shipped("default").expect("the keymap")),
            unicode: true,
            colour: true,
        });
        let terminal = Terminal::new(Screen::new(Vec::new(), size)).expect("a screen");
        let mut wire = Self { app, store, actor, terminal };
        wire.perform(effects);
        let (undo, redo) = wire.store.pending(&wire.actor).expect("a store that reads");
        wire.event(Event::Store(Notice::Pending { undo, redo }));
        wire.event(Event::Rest);
        wire
    }

    fn event(&mut self, event: Event) {
        let effects = self.app.handle(event);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(request) = effect else { continue };
            for notice in self.store.answer(&self.actor, request) {
                self.event(Event::Store(notice));
            }
        }
    }

    /// What goes out when the screen is drawn.
    pub fn drawn(&mut self) -> Vec<u8> {
        let app = &self.app;
        self.terminal.backend_mut().echo(app.typing());
        self.terminal.draw(|frame| app.view(frame)).expect("a frame");
        std::mem::take(self.terminal.backend_mut().out())
    }

    /// What goes out for a key once the store has answered, before anybody rests.
    pub fn press(&mut self, key: &str) -> Vec<u8> {
        self.event(Event::Key(Key::from_str(key).expect("the name of a key")));
        self.drawn()
    }

    /// What goes out for a letter by itself, and what more when the store has answered.
    pub fn letter(&mut self, letter: char) -> (Vec<u8>, Vec<u8>) {
        let effects = self.app.handle(Event::Key(Key::plain(Code::Char(letter))));
        let own = self.drawn();
        self.perform(effects);
        (own, self.drawn())
    }

    /// What goes out when the keys rest.
    pub fn rest(&mut self) -> Vec<u8> {
        self.event(Event::Rest);
        self.drawn()
    }
}
