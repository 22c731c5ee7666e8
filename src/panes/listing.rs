//! A list on a screen of its own: persons, awards, chair terms, blocs. Knows no other pane.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Clear;

use super::beside::Beside;
use super::pane::{Pane, Title};
use super::{rates, working};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::keymap::Key;
use crate::layer::{Desk, Layer, Under};
use crate::model::{Kind, Link, Value};
use crate::store::request::{Behind, Left, Notice, Request, Tally};
use crate::text::Message;
use crate::text::width::fit;
use crate::ui::{layout, table, theme};

/// A list of one kind with the detail of its selection.
pub struct Listing {
    pane: Pane,
    beside: Beside,
    zoomed: bool,
    /// Whether it lists all of a kind: then something may stand below it.
    whole: bool,
    /// The counts that the figure is one of, for a list of what stands behind one.
    tally: Option<Arc<Tally>>,
}

impl Listing {
    /// A list of `kind`.
    pub fn new(kind: Kind) -> Self {
        Self {
            pane: Pane::new(kind),
            beside: Beside::default(),
            zoomed: false,
            whole: true,
            tally: None,
        }
    }

    /// The nominations behind a figure.
    pub fn behind(behind: Behind) -> Self {
        let pane = Pane::behind(behind);
        Self { pane, beside: Beside::default(), zoomed: false, whole: false, tally: None }
    }

    /// A list of those of `kind` with these values: those `about` something.
    pub fn only(kind: Kind, having: Vec<(String, Value)>, about: String) -> Self {
        let pane = Pane::only(kind, having, about);
        Self { pane, beside: Beside::default(), zoomed: false, whole: false, tally: None }
    }

    /// The same list, where a new record starts with these values.
    #[must_use]
    pub fn starting(self, filled: Vec<(&'static str, Value)>) -> Self {
        Self { pane: self.pane.starting(filled), ..self }
    }

    fn rows(&self, desk: &Desk) -> usize {
        let note = u16::from(self.note(desk).is_some());
        let height = layout::listed(desk.size, self.zoomed).0.height;
        table::rows(height.saturating_sub(1 + note))
    }

    /// What stands below the list.
    fn note(&self, desk: &Desk) -> Option<(Message, bool)> {
        self.whole.then(|| working::below_list(self.pane.list().kind(), desk)).flatten()
    }
}

impl Layer for Listing {
    fn chapter(&self) -> Chapter {
        Chapter::of_kind(self.pane.list().kind())
    }

    fn contexts(&self) -> Vec<Context> {
        self.pane.contexts()
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        if self.pane.is_busy() {
            return self.pane.available(command, desk);
        }
        match command {
            Command::Zoom => Some(layout::can_zoom(desk.size)),
            _ => Beside::available(command, layout::listed(desk.size, self.zoomed).1)
                .or_else(|| self.pane.available(command, desk)),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        self.beside.wait();
        let rows = self.rows(desk);
        if self.pane.is_busy() {
            return self.pane.run(command, desk, rows);
        }
        if command == Command::Zoom {
            self.zoomed = !self.zoomed;
            let rows = self.rows(desk);
            return self.pane.ask(desk, rows);
        }
        match self.beside.run(command) {
            Some(effects) => effects,
            None => self.pane.run(command, desk, rows),
        }
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.beside.wait();
        let rows = self.rows(desk);
        self.pane.typed(key, desk, rows)
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(desk);
        self.pane.pasted(text, desk, rows)
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(desk);
        if let Notice::Tally(tally) = notice
            && self.pane.list().figure().is_some()
        {
            self.tally = Some(Arc::clone(tally));
        }
        let mut effects = self.pane.hear(notice, desk, rows);
        effects.extend(self.beside.hear(notice, self.pane.list().selected()));
        effects
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(desk);
        let mut effects = self.pane.refresh(desk, rows);
        if let (Some(_), Some(bloc)) = (self.pane.list().figure(), desk.scope.bloc) {
            effects.push(Effect::Ask(Request::Tally { bloc, year: rates::year(desk) }));
        }
        effects
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.beside.rest(self.pane.list().selected())
    }

    fn about(&self) -> Option<(Link, bool)> {
        self.pane.list().link().map(|link| (link, false))
    }

    fn left(&self) -> Vec<Left> {
        let whole = self.whole.then(|| self.pane.list().left(self.zoomed));
        whole.into_iter().collect()
    }

    fn go_back(&mut self, lists: &[Left]) {
        let own = |left: &&Left| self.whole && left.kind == self.pane.list().kind();
        if let Some(left) = lists.iter().find(own) {
            self.pane.go_back(left);
            self.zoomed = left.zoomed;
        }
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        let (list, detail) = layout::listed(desk.size, self.zoomed);
        if list.contains(at) { Under::Rows } else { self.beside.under(at, detail, desk) }
    }

    fn hints(&self) -> Vec<Command> {
        self.pane.hints().into_iter().chain([Command::Cancel]).collect()
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let (mut list, detail) = layout::listed(desk.size, self.zoomed);
        if let Some((says, doubt)) = self.note(desk).filter(|_| list.height > 2) {
            list.height -= 1;
            let style = if doubt { theme::fault(desk) } else { theme::dim(desk) };
            let width = usize::from(list.width).saturating_sub(2);
            let text = format!("  {}", fit(says.in_lang(desk.lang), width));
            let line = Rect { y: list.bottom(), height: 1, ..list };
            frame.render_widget(Line::styled(text, style), line);
        }
        let listed = self.pane.list().total();
        let whom = self.pane.list().figure().zip(self.tally.as_ref());
        let whom = whom.and_then(|(behind, tally)| rates::says_whom(&behind, listed, tally, desk));
        self.pane.view(&Title { whom, ..Title::default() }, true, desk, frame, list);
        self.beside.view(desk, frame, detail);
    }
}
