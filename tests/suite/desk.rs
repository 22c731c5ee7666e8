//! A desk to tell stories at: the real application over a store in memory, a screen of letters, no terminal.

use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use thidua::app::{App, Setup};
use thidua::command::Command;
use thidua::config::Config;
use thidua::effect::Effect;
use thidua::event::{Event, Size};
use thidua::keymap::{Code, Key, Keymap};
use thidua::model::Stored;
use thidua::office::Office;
use thidua::store::Store;
use thidua::store::memory::Memory;
use thidua::store::request::{Actor, Notice, Request};
use thidua::store::service::Answers;
use thidua::text::Lang;

/// 80 by 24: what a small terminal has.
pub const SMALL: Size = Size { width: 80, height: 24 };
/// 160 by 45: what a large one has.
pub const LARGE: Size = Size { width: 160, height: 45 };

/// Somebody at the keyboard.
pub struct Desk {
    pub app: App,
    pub store: Arc<Store>,
    /// The store with the files of this machine.
    pub office: Office<Store>,
    pub actor: Actor,
    terminal: Terminal<TestBackend>,
    /// What went out other than to the store.
    pub out: Vec<Effect>,
    /// What was asked of the store, but for pages and suggestions.
    pub asked: Vec<Request>,
    /// Where the store is slow: what it has still to answer.
    pub waiting: Option<Vec<Request>>,
}

/// A store in memory that holds the demo.
pub fn demo() -> Arc<Store> {
    static RECORDS: LazyLock<Vec<Stored>> = LazyLock::new(|| {
        [thidua::law::awards().unwrap(), thidua::demo::records().unwrap()].concat()
    });
    let store = empty();
    let mut records = RECORDS.iter().cloned().map(Ok);
    store.import_exact(&mut records, &mut std::iter::empty(), Some(thidua::demo::BLOC)).unwrap();
    store
}

/// A store in memory that holds nothing.
pub fn empty() -> Arc<Store> {
    let store = Store::new(Box::new(Memory::default())).unwrap();
    store.load(&mut |_| {}).unwrap();
    Arc::new(store)
}

/// What the clerk's session begins with: the shipped keys, signs and colours.
pub fn setup(store: &Store, size: Size, lang: Lang) -> Setup {
    Setup {
        config: Config::default(),
        lang,
        today: date(2021, 3, 1),
        clock: || 1_614_556_800_000,
        who: "Ban Thư ký".to_owned(),
        role: store.role(),
        size,
        folder: Some("/home/thuky/Documents".into()),
        catalog: store.catalog(),
        rules: Arc::clone(store.rules()),
        keymap: Arc::new(Keymap::shipped("default").unwrap()),
        unicode: true,
        colour: true,
    }
}

impl Desk {
    /// The clerk at the demo, on a screen of this size in this language.
    pub fn at(size: Size, lang: Lang) -> Self {
        Self::with(demo(), size, lang)
    }

    /// The clerk at this store.
    pub fn with(store: Arc<Store>, size: Size, lang: Lang) -> Self {
        let setup = setup(&store, size, lang);
        Self::begin(store, setup)
    }

    /// Whoever sits down with this setup.
    pub fn begin(store: Arc<Store>, setup: Setup) -> Self {
        let actor = Actor { who: setup.who.clone(), via: "local".to_owned() };
        let size = setup.size;
        let (app, effects) = App::new(setup);
        let terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        let office = Office::new(Arc::clone(&store), Arc::clone(&store));
        let mut desk = Self {
            app,
            store,
            office,
            actor,
            terminal,
            out: Vec::new(),
            asked: Vec::new(),
            waiting: None,
        };
        desk.perform(effects);
        let (undo, redo) = desk.store.pending(&desk.actor).unwrap();
        desk.event(Event::Store(Notice::Pending { undo, redo }));
        desk.rest();
        desk
    }

    /// The same person at the same store, the program started anew.
    pub fn again(&self) -> Self {
        Self::begin(Arc::clone(&self.store), self.like(&self.store))
    }

    /// What a session at `store` begins with that looks as this one does.
    pub fn like(&self, store: &Store) -> Setup {
        let now = self.app.desk();
        let config = Config { theme: now.theme, plain: now.plain, ..Config::default() };
        let (unicode, colour) = (now.unicode, now.colour);
        Setup { config, unicode, colour, ..setup(store, now.size, now.lang) }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(request) = effect else {
                self.out.push(effect);
                continue;
            };
            if !matches!(request, Request::Page(_) | Request::Suggest(_)) {
                self.asked.push(request.clone());
            }
            match &mut self.waiting {
                Some(waiting) => waiting.push(request),
                None => self.answer(request),
            }
        }
    }

    /// The store answers this.
    pub fn answer(&mut self, request: Request) {
        for notice in self.office.answer(&self.actor, request) {
            self.event(Event::Store(notice));
        }
    }

    /// Something happens; what follows from it is done at once.
    pub fn event(&mut self, event: Event) {
        let effects = self.app.handle(event);
        self.perform(effects);
    }

    /// Presses these keys, one space between them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            self.event(Event::Key(Key::from_str(key).unwrap()));
        }
        self
    }

    /// Types this text, letter by letter.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.event(Event::Key(Key::plain(Code::Char(letter))));
        }
        self
    }

    /// Presses whatever keys mean this command here.
    pub fn command(&mut self, command: Command) -> &mut Self {
        let keys = self.app.keys_for(command);
        let keys = keys.unwrap_or_else(|| panic!("no key for {} here", command.name()));
        self.press(&keys)
    }

    /// Nobody types for a moment.
    pub fn rest(&mut self) -> &mut Self {
        self.event(Event::Rest);
        self
    }

    /// The window gets another size.
    pub fn resize(&mut self, size: Size) -> &mut Self {
        self.terminal.backend_mut().resize(size.width, size.height);
        self.event(Event::Resize(size));
        self
    }

    /// What is on the screen.
    pub fn screen(&mut self) -> String {
        self.draw();
        let shown = self.terminal.backend().to_string();
        let lines = shown.lines().map(|line| line.trim_matches('"').trim_end());
        lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// What is on the screen, with the style of every cell.
    pub fn cells(&mut self) -> &Buffer {
        self.draw();
        self.terminal.backend().buffer()
    }

    /// Where the cursor stands.
    pub fn cursor(&mut self) -> Position {
        self.draw();
        self.terminal.get_cursor_position().unwrap()
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).unwrap();
    }

    /// The text is on the screen.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "«{text}» is not on the screen:\n{screen}");
        self
    }

    /// The text is not on the screen.
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "«{text}» is on the screen:\n{screen}");
        self
    }
}
