//! Byte budgets of the real application over the demo, at 160 by 45: what goes out on a slow line.

use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::date;
use ratatui::Terminal;
use thidua::app::{App, Setup};
use thidua::effect::Effect;
use thidua::event::Event;
use thidua::keymap::{Code, Key, Keymap};
use thidua::store::Store;
use thidua::store::request::{Actor, Notice};
use thidua::terminal::screen::Screen;
use thidua::text::Lang;

use super::desk::{LARGE, demo};

/// Somebody at a screen whose bytes are counted.
struct Wire {
    app: App,
    store: Arc<Store>,
    actor: Actor,
    terminal: Terminal<Screen<Vec<u8>>>,
}

impl Wire {
    fn open() -> Self {
        let (store, lang) = (demo(), Lang::Vi);
        let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
        let (app, effects) = App::new(Setup {
            lang,
            today: date(2021, 3, 1),
            clock: || 1_614_556_800_000,
            who: actor.who.clone(),
            size: LARGE,
            catalog: store.catalog(),
            keymap: Arc::new(Keymap::shipped("default").unwrap()),
            unicode: true,
            colour: true,
        });
        let terminal = Terminal::new(Screen::new(Vec::new(), LARGE)).unwrap();
        let mut wire = Self { app, store, actor, terminal };
        wire.perform(effects);
        let (undo, redo) = wire.store.pending(&wire.actor).unwrap();
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

    fn drawn(&mut self) -> Vec<u8> {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).unwrap();
        std::mem::take(self.terminal.backend_mut().out())
    }

    fn key(&mut self, key: Key) -> Vec<u8> {
        self.event(Event::Key(key));
        self.drawn()
    }

    /// What goes out for a key, before anybody rests.
    fn press(&mut self, key: &str) -> Vec<u8> {
        self.key(Key::from_str(key).unwrap())
    }

    fn rest(&mut self) -> Vec<u8> {
        self.event(Event::Rest);
        self.drawn()
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).escape_debug().to_string()
}

#[test]
fn the_first_screen_takes_eight_kilobytes_at_most() {
    let first = Wire::open().drawn().len();
    assert!((1_000..=8_192).contains(&first), "{first} bytes");
}

#[test]
fn a_screen_that_stays_as_it_is_takes_nothing() {
    let mut wire = Wire::open();
    wire.drawn();
    assert_eq!(wire.drawn(), b"");
    wire.rest();
    assert_eq!(wire.rest(), b"", "nothing changed since the last rest");
}

#[test]
fn a_move_of_the_cursor_takes_64_bytes_at_most_in_every_pane() {
    let mut wire = Wire::open();
    wire.drawn();
    wire.press("*");
    // The demo has one meeting: another gives the cursor somewhere to go.
    wire.press("2");
    wire.press("n");
    for letter in "sơ kết".chars() {
        wire.key(Key::plain(Code::Char(letter)));
    }
    wire.press("ctrl-s");
    wire.press("esc");
    let mut moved = 0;
    for pane in ["1", "2", "3"] {
        wire.press(pane);
        wire.rest();
        for key in ["down", "down", "up", "down", "down", "up", "up"] {
            let bytes = wire.press(key);
            assert!(bytes.len() <= 64, "{} bytes in pane {pane}: {}", bytes.len(), shown(&bytes));
            moved += usize::from(!bytes.is_empty());
        }
    }
    assert!(moved >= 12, "the cursor moved {moved} times only");
}

#[test]
fn a_letter_typed_into_a_form_takes_48_bytes_at_most() {
    let mut wire = Wire::open();
    wire.press("2");
    wire.press("n");
    // From the choice of a kind, whose choices narrow as one types, to the title.
    wire.press("tab");
    let mut written = String::new();
    for letter in "Hội nghị tổng kết".chars() {
        let bytes = wire.key(Key::plain(Code::Char(letter)));
        written.push(letter);
        let length = bytes.len();
        assert!(length <= 48, "{length} bytes for «{written}»: {}", shown(&bytes));
        assert!(length > 0, "nothing for «{written}»");
    }
}

#[test]
fn a_move_through_a_nominees_past_takes_64_bytes_at_most() {
    use thidua::model::rating::Rating;
    use thidua::model::{Kind, Record};
    use thidua::store::request::Save;
    let mut wire = Wire::open();
    let unit = wire.store.find_code(Kind::Unit, "DV-0001").unwrap();
    let rating = |year| {
        let rating = "good".to_owned();
        let bloc = Some(thidua::demo::BLOC);
        let record = Rating { bloc, subject: unit, year, rating, ..Rating::default() };
        let record = Record::Rating(record);
        Save { id: None, seen: 0, record, begun: None, despite: false }
    };
    wire.store.save(&wire.actor, (1960..2020).map(rating).collect()).unwrap();
    let first = wire.press("N");
    wire.rest();
    assert!(shown(&first).contains("2019") && !shown(&first).contains("1960"));
    let mut moved = 0;
    for key in ["down", "down", "up", "down", "down", "up", "up", "down"] {
        let bytes = wire.press(key);
        assert!(bytes.len() <= 64, "{} bytes: {}", bytes.len(), shown(&bytes));
        moved += usize::from(!bytes.is_empty());
        if key == "up" {
            assert!(!wire.rest().is_empty(), "the chosen one is told in full once the keys rest");
        }
    }
    assert_eq!(moved, 8);
    assert!(!wire.press("end").is_empty());
}
