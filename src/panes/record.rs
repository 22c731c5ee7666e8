//! One record on the whole screen: its fields or its history. Knows no list.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Clear;

use super::acts;
use super::judged::{Judged, nominee_of};
use super::nominating;
use super::remarks::remarks;
use super::undoing::Undoing;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer, Under};
use crate::model::{Kind, Link, Record, Stored};
use crate::store::request::{Notice, Request};
use crate::text::Message;
use crate::ui::confirm::Confirm;
use crate::ui::detail::{Detail, Tab};
use crate::ui::layout;

/// A record being read.
pub struct Reading {
    stored: Arc<Stored>,
    detail: Detail,
    judged: Judged,
}

impl Reading {
    /// Reads `stored`, this tab first.
    pub fn new(stored: Arc<Stored>, tab: Tab) -> Self {
        Self { stored, detail: Detail::new(tab), judged: Judged::default() }
    }

    fn next_tab(&mut self) -> Vec<Effect> {
        let mut effects = self.detail.next_tab();
        effects.extend(self.ask_judge());
        effects
    }

    /// Whether an act can be chosen to be undone: those that are read.
    fn undoable(&self) -> Result<(), Message> {
        if self.detail.tab() == Tab::History && !self.detail.history().is_empty() {
            return Ok(());
        }
        Err(Message::new("hãy mở lịch sử thay đổi trước", "open the history of changes first"))
    }

    /// Asks what the judge needs, where that is being read.
    fn ask_judge(&mut self) -> Vec<Effect> {
        if self.detail.tab() != Tab::Judged {
            return Vec::new();
        }
        self.judged.ask(nominee_of(&self.stored))
    }
}

impl Layer for Reading {
    fn about(&self) -> Option<(Link, bool)> {
        Some((self.stored.link(), false))
    }

    fn chapter(&self) -> Chapter {
        Chapter::of_kind(self.stored.record.kind())
    }

    fn contexts(&self) -> Vec<Context> {
        match self.stored.record.kind() {
            // Their steps are taken by the key of the lists that they are in.
            Kind::Proposal | Kind::Direction | Kind::Score => {
                vec![Context::Others, Context::Detail]
            }
            _ => vec![Context::Detail],
        }
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::ScrollUp
            | Command::ScrollDown
            | Command::NextTab
            | Command::History
            | Command::Edit
            | Command::Delete
            | Command::Copy => Some(Ok(())),
            Command::UndoAct => Some(self.undoable()),
            Command::Open => acts::concerned_available(&self.stored, desk),
            Command::Nominee => super::nominee::whose(&self.stored).map(|_| Ok(())),
            _ => acts::available(command, self.stored.record.kind(), Some(&self.stored), desk),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(layout::body(desk.size).height).unwrap_or(10) - 2;
        if let Some(lines) = command.travel(page) {
            self.detail.scroll(lines);
            return Vec::new();
        }
        match command {
            Command::ScrollUp => self.detail.scroll(-1),
            Command::ScrollDown => self.detail.scroll(1),
            Command::NextTab => return self.next_tab(),
            Command::History => {
                let read = self.detail.tab() == Tab::History;
                return self.detail.read(if read { Tab::Record } else { Tab::History });
            }
            Command::UndoAct => {
                let acts = Undoing::new(self.detail.history().to_vec());
                return vec![Effect::Open(Box::new(acts))];
            }
            Command::Edit => {
                return vec![Effect::Open(nominating::edit(&self.stored, desk))];
            }
            Command::Open => return acts::open_concerned(&self.stored, desk),
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
            _ => {
                let (ids, known) = (vec![self.stored.id], [&*self.stored]);
                return acts::run(command, ids, &known, &self.stored, desk);
            }
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        self.detail.hear(notice);
        self.judged.hear(notice);
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
        effects.extend(self.detail.ask_figures());
        effects.extend(self.detail.ask_references());
        effects.push(Effect::Ask(Request::Get(self.stored.link())));
        effects
    }

    fn hints(&self) -> Vec<Command> {
        let mut hints = vec![Command::Edit, Command::NextTab, Command::Cancel, Command::Delete];
        match self.stored.record {
            Record::Nomination(_) => {
                let acts = [Command::State, Command::Decide, Command::Ballot, Command::Dossier];
                hints.splice(1..1, acts);
            }
            Record::Handover(_) => {
                hints.insert(1, Command::Receive);
                hints.insert(2, Command::Print);
            }
            Record::Ballot(_) => hints.insert(0, Command::PassBallot),
            Record::Score(_) => hints.insert(1, Command::Step),
            Record::Decision(_) | Record::Deadline(_) | Record::Quota(_) | Record::Cluster(_) => {
                hints.insert(0, Command::Open);
            }
            Record::Meeting(_) => {
                hints.splice(0..0, [Command::Open, Command::Print]);
            }
            Record::Proposal(_) => {
                hints.splice(0..0, [Command::Step, Command::Direct]);
            }
            Record::Direction(_) => hints.insert(0, Command::Step),
            _ => {}
        }
        if self.undoable().is_ok() {
            hints.insert(0, Command::UndoAct);
        }
        hints
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        self.detail.under(at, layout::body(desk.size), desk)
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let judged = |width| self.judged.lines(&self.stored, desk, width);
        let remarks = remarks(&self.stored, self.detail.figures(), desk);
        self.detail.view(&remarks, &judged, true, desk, frame, area);
    }
}
