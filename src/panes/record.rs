//! One record on the whole screen: its fields or its history. Knows no list.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::remarks::remarks;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::{Record, Stored};
use crate::store::request::{Notice, Request};
use crate::text::Message;
use crate::ui::confirm::Confirm;
use crate::ui::detail::{Detail, Tab};
use crate::ui::form::Form;
use crate::ui::layout;
use crate::ui::step::step_form;

/// A record being read.
pub struct Reading {
    stored: Arc<Stored>,
    detail: Detail,
}

impl Reading {
    /// Reads `stored`, this tab first.
    pub const fn new(stored: Arc<Stored>, tab: Tab) -> Self {
        Self { stored, detail: Detail::new(tab) }
    }
}

impl Layer for Reading {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Detail]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::First
            | Command::Last
            | Command::ScrollUp
            | Command::ScrollDown
            | Command::NextTab
            | Command::History
            | Command::Edit
            | Command::Delete
            | Command::Copy => Some(Ok(())),
            Command::State => matches!(self.stored.record, Record::Nomination(_)).then_some(Ok(())),
            Command::Nominee => super::nominee::whose(&self.stored).map(|_| Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(layout::body(desk.size).height).unwrap_or(10) - 2;
        match command {
            Command::Up | Command::ScrollUp => self.detail.scroll(-1),
            Command::Down | Command::ScrollDown => self.detail.scroll(1),
            Command::PageUp => self.detail.scroll(-page),
            Command::PageDown => self.detail.scroll(page),
            Command::First => self.detail.scroll(isize::MIN),
            Command::Last => self.detail.scroll(isize::MAX),
            Command::NextTab | Command::History => return self.detail.next_tab(),
            Command::Edit => {
                return vec![Effect::Open(Box::new(Form::edit(&self.stored, desk)))];
            }
            Command::State => {
                let form = step_form(vec![self.stored.id], desk);
                return vec![Effect::Open(Box::new(form))];
            }
            Command::Nominee => return super::nominee::open(&self.stored),
            Command::Delete => {
                let title = self.stored.record.title(&desk.names());
                let question =
                    Message::new(format!("Xóa «{title}»?"), format!("Delete “{title}”?"));
                let then = Request::Delete(vec![(self.stored.link(), self.stored.version)]);
                return vec![Effect::Open(Box::new(Confirm::before(question, Vec::new(), then)))];
            }
            Command::Copy => {
                return vec![Effect::Copy(self.stored.record.title(&desk.names()))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        self.detail.hear(notice);
        match notice {
            Notice::Done(done) if done.links.contains(&self.stored.link()) => {
                vec![Effect::Ask(Request::Get(self.stored.link()))]
            }
            Notice::Got(link, found) if *link == self.stored.link() => match found {
                Some(stored) => {
                    self.stored = Arc::clone(stored);
                    self.detail.show(Some(Arc::clone(stored)))
                }
                None => vec![Effect::Close],
            },
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, _: &Desk) -> Vec<Effect> {
        let mut effects = self.detail.show(Some(Arc::clone(&self.stored)));
        effects.push(Effect::Ask(Request::Get(self.stored.link())));
        effects
    }

    fn hints(&self) -> Vec<Command> {
        let mut hints = vec![Command::Edit, Command::NextTab, Command::Cancel, Command::Delete];
        if matches!(self.stored.record, Record::Nomination(_)) {
            hints.insert(1, Command::State);
        }
        hints
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        self.detail.view(&remarks(&self.stored, desk), true, desk, frame, area);
    }
}
