//! How many bytes go to the terminal for what a person does all day: the real application over the
//! demo, at two sizes.
//!
//! `cargo bench --bench bytes`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::date;
use ratatui::Terminal;
use table::{Measures, quantile};
use thidua::app::{App, Setup};
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Code, Key, Keymap};
use thidua::store::Store;
use thidua::store::memory::Memory;
use thidua::store::request::{Actor, Notice};
use thidua::terminal::screen::Screen;
use thidua::text::Lang;

const SIZES: [Size; 2] = [Size { width: 80, height: 24 }, Size { width: 160, height: 45 }];

fn main() {
    let heads = SIZES.map(|Size { width, height }| format!("{width}×{height}"));
    table::print("bytes", &heads, &SIZES.map(measure));
}

/// Somebody at a screen whose bytes are kept.
struct Clerk {
    app: App,
    store: Store,
    actor: Actor,
    terminal: Terminal<Screen<Vec<u8>>>,
}

impl Clerk {
    fn at(size: Size) -> Self {
        let store = Store::new(Box::new(Memory::default())).expect("a store");
        store.load(&mut |_| {}).expect("a loaded store");
        let law = thidua::law::awards().expect("the law's awards");
        let demo = thidua::demo::records().expect("the demo");
        let mut records = law.into_iter().chain(demo).map(Ok);
        let bloc = Some(thidua::demo::BLOC);
        store.import_exact(&mut records, &mut std::iter::empty(), bloc).expect("a filled store");
        let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
        let (app, effects) = App::new(Setup {
            lang: Lang::Vi,
            today: date(2021, 3, 1),
            clock: || 1_614_556_800_000,
            who: actor.who.clone(),
            size,
            catalog: store.catalog(),
            keymap: Arc::new(Keymap::shipped("default").expect("the keymap")),
            unicode: true,
            colour: true,
        });
        let terminal = Terminal::new(Screen::new(Vec::new(), size)).expect("a screen");
        let mut clerk = Self { app, store, actor, terminal };
        clerk.perform(effects);
        let (undo, redo) = clerk.store.pending(&clerk.actor).expect("a store that reads");
        clerk.event(Event::Store(Notice::Pending { undo, redo }));
        clerk.event(Event::Rest);
        clerk
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

    fn drawn(&mut self) -> f64 {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).expect("a frame");
        std::mem::take(self.terminal.backend_mut().out()).len() as f64
    }

    /// The bytes of the frame that answers this key.
    fn press(&mut self, key: &str) -> f64 {
        self.event(Event::Key(Key::from_str(key).expect("the name of a key")));
        self.drawn()
    }

    /// The bytes of the frame once the keys rest.
    fn rest(&mut self) -> f64 {
        self.event(Event::Rest);
        self.drawn()
    }

    fn types(&mut self, text: &str) -> Vec<f64> {
        let mut letter = |letter| {
            self.event(Event::Key(Key::plain(Code::Char(letter))));
            self.drawn()
        };
        text.chars().map(&mut letter).collect()
    }
}

fn measure(size: Size) -> Measures {
    let mut clerk = Clerk::at(size);
    let mut measures = Measures::new();
    let mut note = |name: &str, value: f64| measures.push((name.to_owned(), value));
    note("first screen", clerk.drawn());
    note("unchanged frame", clerk.drawn());
    clerk.press("*");
    for (key, name) in [("1", "units"), ("2", "meetings"), ("3", "nominations")] {
        note(&format!("to the {name}"), clerk.press(key));
        clerk.rest();
        let moves = ["down", "down", "down", "up", "up", "down"].map(|key| clerk.press(key));
        note(&format!("cursor move in the {name}, longest"), quantile(&moves, 1.0));
        note(&format!("the {name} at rest after a move"), clerk.rest());
        note(&format!("filter box of the {name}"), clerk.press("/"));
        note(&format!("first letter of the filter in the {name}"), clerk.types("t")[0]);
        clerk.press("esc");
    }
    note("help", clerk.press("?"));
    clerk.press("esc");
    clerk.press("2");
    note("new form", clerk.press("n"));
    clerk.press("tab");
    let letters = clerk.types("Hội nghị tổng kết");
    note("typed letter in a form, median", quantile(&letters, 0.5));
    note("typed letter in a form, longest", quantile(&letters, 1.0));
    measures
}
