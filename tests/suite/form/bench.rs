//! A stack of layers without a program around it: what goes in, what comes out, what is seen.

use std::sync::Arc;

use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use thidua::command::{Command, Context};
use thidua::effect::Effect;
use thidua::event::Size;
use thidua::keymap::{Code, Key, Keymap, Step};
use thidua::layer::{Desk, Layer};
use thidua::model::{Id, Kind, Link, Record};
use thidua::store::catalog::Catalog;
use thidua::store::journal::Act;
use thidua::store::request::{
    Ask, Done, Draft, Notice, Refusal, Request, Role, Save, Scope, Suggestion,
};
use thidua::text::{Lang, Message, fold};
use thidua::ui::form::Form;

/// A desk of 80 by 24 in Vietnamese, on 24 February 2021, in Bloc III and the year 2020.
pub fn desk() -> Desk {
    Desk {
        lang: Lang::Vi,
        today: date(2021, 2, 24),
        clock: || 1_614_124_800_000,
        who: "an".to_owned(),
        role: Role::Admin,
        others: Vec::new(),
        at: None,
        scope: Scope { bloc: Some(Id::of_name("bloc")), unit: None, year: Some(2020) },
        size: Size { width: 80, height: 24 },
        folder: None,
        catalog: Arc::new(Catalog::default()),
        rules: Arc::default(),
        keymap: Arc::new(Keymap::shipped("default").unwrap()),
        undo: None,
        redo: None,
        unicode: true,
        colour: true,
        plain: false,
        theme: thidua::config::Theme::default(),
    }
}

pub struct Bench {
    pub desk: Desk,
    pub stack: Vec<Box<dyn Layer>>,
    pub asked: Vec<Request>,
    pub said: Vec<Message>,
    pub warned: Vec<Message>,
    /// What was sent to the clipboard.
    pub copied: Vec<String>,
    pub held: usize,
}

impl Bench {
    pub fn new(kind: Kind) -> Self {
        Self::on(|desk| Form::new(kind, desk))
    }

    pub fn on(form: impl FnOnce(&Desk) -> Form) -> Self {
        let desk = desk();
        let stack: Vec<Box<dyn Layer>> = vec![Box::new(form(&desk))];
        Self { desk, stack, asked: vec![], said: vec![], warned: vec![], copied: vec![], held: 0 }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Open(layer) => self.stack.push(layer),
                Effect::Close => drop(self.stack.pop()),
                Effect::CloseAndRun(command) => {
                    self.stack.pop();
                    self.run(command);
                }
                Effect::Say(message) => self.said.push(message),
                Effect::Warn(message) => self.warned.push(message),
                Effect::Ask(request) => self.asked.push(request),
                Effect::Hold => self.held += 1,
                Effect::Copy(text) => self.copied.push(text),
                other => panic!("a form does not want {other:?}"),
            }
        }
    }

    /// Runs a command on the top layer, if it allows it.
    pub fn run(&mut self, command: Command) {
        let Some(top) = self.stack.last_mut() else { return };
        if matches!(top.available(command, &self.desk), Some(Ok(()))) {
            let effects = top.run(command, &self.desk);
            self.perform(effects);
        }
    }

    pub fn letters(&mut self, text: &str) {
        for letter in text.chars() {
            self.press(Key::plain(Code::Char(letter)));
        }
    }

    /// A key as the program takes it: text first, then what the default keymap says.
    pub fn press(&mut self, key: Key) {
        let Some(top) = self.stack.last_mut() else { return };
        if let Some(effects) = top.typed(key, &self.desk) {
            return self.perform(effects);
        }
        let mut contexts = top.contexts();
        contexts.push(Context::Global);
        if let Step::Run(command) = self.desk.keymap.clone().step(&contexts, &[key]) {
            self.run(command);
        }
    }

    pub fn keys(&mut self, codes: &[Code]) {
        for code in codes {
            self.press(Key::plain(*code));
        }
    }

    pub fn ctrl(&mut self, letter: char) {
        self.press(Key { ctrl: true, ..Key::plain(Code::Char(letter)) });
    }

    pub fn paste(&mut self, text: &str) {
        let Some(top) = self.stack.last_mut() else { return };
        let effects = top.pasted(text, &self.desk);
        self.perform(effects);
    }

    pub fn hear(&mut self, notice: &Notice) {
        let heard: Vec<_> =
            self.stack.iter_mut().flat_map(|layer| layer.hear(notice, &self.desk)).collect();
        self.perform(heard);
    }

    pub fn last_ask(&self) -> Ask {
        let asks = self.asked.iter().rev().find_map(|request| match request {
            Request::Suggest(ask) => Some(ask.clone()),
            _ => None,
        });
        asks.expect("suggestions were asked for")
    }

    /// Answers the last question for suggestions.
    pub fn suggest(&mut self, kind: Kind, titles: &[&str]) {
        let text = fold(&self.last_ask().text);
        let found =
            |title: &&str| Suggestion { exact: fold(title) == text, ..suggestion(kind, title) };
        let found = titles.iter().map(found).collect();
        self.hear(&Notice::Suggested(self.last_ask(), found));
    }

    /// Types a name, hears the one record of that name, takes it with `tab`.
    pub fn link(&mut self, kind: Kind, typed: &str, title: &str) {
        self.letters(typed);
        self.suggest(kind, &[title]);
        self.keys(&[Code::Tab]);
    }

    pub fn saves(&self) -> Vec<Save> {
        let saves = self.asked.iter().filter_map(|request| match request {
            Request::Save(saves) => Some(saves.clone()),
            _ => None,
        });
        saves.flatten().collect()
    }

    pub fn saved(&self) -> Record {
        self.saves().last().expect("something was saved").record.clone()
    }

    pub fn done(&mut self, link: Link) {
        let summary = Message::new("đã lưu", "saved");
        self.hear(&Notice::Done(Done { number: 1, act: Act::Save, links: vec![link], summary }));
    }

    pub fn refuse(&mut self, refusal: Refusal) {
        self.hear(&Notice::Refused(refusal));
    }

    pub fn rest(&mut self) -> Option<Draft> {
        let before = self.asked.len();
        let rests: Vec<_> =
            self.stack.iter_mut().flat_map(|layer| layer.rest(&self.desk)).collect();
        self.perform(rests);
        self.asked[before..].iter().find_map(|request| match request {
            Request::KeepDraft(draft) => Some(draft.clone()),
            _ => None,
        })
    }

    pub fn screen(&self) -> String {
        self.screen_of(80, 24).0
    }

    /// What is seen, and where the cursor stands.
    pub fn screen_of(&self, width: u16, height: u16) -> (String, (u16, u16)) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| {
                for layer in &self.stack {
                    layer.view(&self.desk, frame, frame.area());
                }
            })
            .unwrap();
        let at = terminal.get_cursor_position().unwrap();
        (terminal.backend().to_string(), (at.x, at.y))
    }

    pub fn shows(&self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on\n{screen}");
    }

    pub fn hides(&self, text: &str) {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on\n{screen}");
    }
}

pub fn link(kind: Kind, title: &str) -> Link {
    Link::new(kind, Id::of_name(title))
}

pub fn suggestion(kind: Kind, title: &str) -> Suggestion {
    Suggestion {
        exact: true,
        certain: true,
        link: link(kind, title),
        code: "CN-0001".to_owned(),
        title: title.to_owned(),
        more: "1970".to_owned(),
    }
}
