//! The main screen: units, meetings and nominations stacked, the detail of the selection beside them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::beside::Beside;
use super::concerned;
use super::pane::{self, Pane};
use super::remarks::totals_of;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::event::Size;
use crate::keymap::Key;
use crate::layer::{Desk, Layer, Under};
use crate::model::{Kind, Link, Record};
use crate::store::request::{Due, Left, Notice, Request};
use crate::text::Message;
use crate::text::width::fit;
use crate::ui::{layout, table, theme};

/// The main screen.
pub struct Main {
    panes: [Pane; 3],
    focus: usize,
    zoomed: bool,
    beside: Beside,
    /// The deadlines of the bloc worked on, as far as they were counted.
    due: Vec<Due>,
}

/// The commands that go to the panes.
const GO: [Command; 3] = [Command::GoUnits, Command::GoMeetings, Command::GoNominations];

impl Default for Main {
    fn default() -> Self {
        Self::new()
    }
}

impl Main {
    /// The main screen, units in focus.
    pub fn new() -> Self {
        Self {
            panes: [Pane::new(Kind::Unit), Pane::new(Kind::Meeting), Pane::new(Kind::Nomination)],
            focus: 0,
            zoomed: false,
            beside: Beside::default(),
            due: Vec::new(),
        }
    }

    /// The title of the pane at `index`; where it stands alone, with the panes that do not fit beside it.
    fn title(&self, index: usize, alone: bool, desk: &Desk) -> pane::Title {
        let other = |other: &usize| {
            let list = self.panes[*other].list();
            format!("{} {} {}", other + 1, desk.say(list.kind().list_title()), list.total())
        };
        let others = Self::others(index).filter(|_| alone).map(|it| other(&it)).collect();
        pane::Title { number: u8::try_from(index + 1).ok(), others, whom: None }
    }

    /// The panes other than the one at `index`.
    fn others(index: usize) -> impl Iterator<Item = usize> {
        (0..GO.len()).filter(move |other| *other != index)
    }

    fn place(&self, desk: &Desk) -> layout::Main {
        let reserved = u16::from(concerned::line(&self.due, desk).is_some());
        let size = Size { height: desk.size.height.saturating_sub(reserved), ..desk.size };
        layout::main(size, self.focus, self.zoomed)
    }

    /// How many rows the pane at `index` draws: less its title, its heads and, for units, the totals.
    fn rows(&self, index: usize, desk: &Desk) -> usize {
        let height = self.place(desk).panes[index].map_or(0, |area| area.height);
        let footer = u16::from(self.panes[index].list().kind() == Kind::Unit);
        table::rows(height.saturating_sub(1 + footer))
    }

    fn focus(&mut self, index: usize, desk: &Desk) -> Vec<Effect> {
        self.focus = index;
        let mut effects = self.beside.show(self.panes[index].list().selected());
        for index in 0..self.panes.len() {
            let rows = self.rows(index, desk);
            effects.extend(self.panes[index].ask(desk, rows));
        }
        effects
    }
}

impl Layer for Main {
    fn contexts(&self) -> Vec<Context> {
        self.panes[self.focus].contexts()
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let pane = &self.panes[self.focus];
        if pane.is_busy() {
            return pane.available(command, desk);
        }
        match command {
            Command::GoUnits
            | Command::GoMeetings
            | Command::GoNominations
            | Command::NextPane
            | Command::PreviousPane => Some(Ok(())),
            Command::Zoom => Some(layout::can_zoom(desk.size)),
            _ => Beside::available(command, self.place(desk).detail)
                .or_else(|| pane.available(command, desk)),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        self.beside.wait();
        let count = self.panes.len();
        if self.panes[self.focus].is_busy() {
            let rows = self.rows(self.focus, desk);
            return self.panes[self.focus].run(command, desk, rows);
        }
        match command {
            Command::GoUnits => self.focus(0, desk),
            Command::GoMeetings => self.focus(1, desk),
            Command::GoNominations => self.focus(2, desk),
            Command::NextPane => self.focus((self.focus + 1) % count, desk),
            Command::PreviousPane => self.focus((self.focus + count - 1) % count, desk),
            Command::Zoom => {
                self.zoomed = !self.zoomed;
                self.focus(self.focus, desk)
            }
            _ => {
                if let Some(effects) = self.beside.run(command) {
                    return effects;
                }
                let rows = self.rows(self.focus, desk);
                self.panes[self.focus].run(command, desk, rows)
            }
        }
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.beside.wait();
        let rows = self.rows(self.focus, desk);
        self.panes[self.focus].typed(key, desk, rows)
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(self.focus, desk);
        self.panes[self.focus].pasted(text, desk, rows)
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let mut effects = Vec::new();
        for index in 0..self.panes.len() {
            let rows = self.rows(index, desk);
            effects.extend(self.panes[index].hear(notice, desk, rows));
        }
        if let Notice::Late(bloc, due) = notice
            && Some(*bloc) == desk.scope.bloc
        {
            self.due.clone_from(due);
            effects.extend(self.focus(self.focus, desk));
        }
        let selected = self.panes[self.focus].list().selected();
        effects.extend(self.beside.hear(notice, selected));
        effects
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let mut effects = Vec::new();
        for index in 0..self.panes.len() {
            let rows = self.rows(index, desk);
            effects.extend(self.panes[index].refresh(desk, rows));
        }
        effects.extend(desk.scope.bloc.map(|bloc| Effect::Ask(Request::Late(bloc))));
        effects
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.beside.rest(self.panes[self.focus].list().selected())
    }

    fn about(&self) -> Option<(Link, bool)> {
        self.panes[self.focus].list().link().map(|link| (link, false))
    }

    fn left(&self) -> Vec<Left> {
        let mut panes: Vec<&Pane> = self.panes.iter().collect();
        panes.rotate_left(self.focus);
        panes.into_iter().map(|pane| pane.list().left(self.zoomed)).collect()
    }

    fn go_back(&mut self, lists: &[Left]) {
        // The first of its own had the keyboard, so it comes last here.
        for left in lists.iter().rev() {
            let own = |pane: &Pane| pane.list().kind() == left.kind;
            if let Some(index) = self.panes.iter().position(own) {
                self.panes[index].go_back(left);
                (self.focus, self.zoomed) = (index, left.zoomed);
            }
        }
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        let place = self.place(desk);
        let pane = place.panes.iter().position(|pane| pane.is_some_and(|it| it.contains(at)));
        let Some(pane) = pane else { return self.beside.under(at, place.detail, desk) };
        if pane != self.focus {
            return Under::Way(GO[pane]);
        }
        let area = place.panes[pane].unwrap_or_default();
        let title = self.title(pane, place.is_alone(), desk);
        let named = self.panes[pane].other_at(&title, at, area, desk);
        let other = named.and_then(|named| Self::others(pane).nth(named));
        other.map_or(Under::Rows, |other| Under::Button(GO[other]))
    }

    fn hints(&self) -> Vec<Command> {
        self.panes[self.focus].hints()
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        if let Some((says, late)) = concerned::line(&self.due, desk) {
            let style = if late { theme::fault(desk) } else { theme::label(desk) };
            let line = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
            let text = fit(says.in_lang(desk.lang), usize::from(area.width)).into_owned();
            frame.render_widget(Line::styled(text, style), line);
        }
        let place = self.place(desk);
        for (index, area) in place.panes.into_iter().enumerate() {
            let Some(area) = area else { continue };
            let focused = index == self.focus;
            let area = match self.panes[index].list().kind() {
                Kind::Unit => totals(desk, frame, area),
                _ => area,
            };
            let title = self.title(index, place.is_alone(), desk);
            self.panes[index].view(&title, focused, desk, frame, area);
        }
        self.beside.view(desk, frame, place.detail);
    }
}

/// Draws the bloc's totals on the last line of the units pane; what is left above it.
fn totals(desk: &Desk, frame: &mut Frame, area: Rect) -> Rect {
    let bloc = desk.scope.bloc.and_then(|id| desk.catalog.get(Link::new(Kind::Bloc, id)));
    let found = bloc.and_then(|stored| match &stored.record {
        Record::Bloc(bloc) => totals_of(bloc, stored.id, desk),
        _ => None,
    });
    let Some(found) = found else { return area };
    let style = if found.agrees() { theme::dim(desk) } else { theme::accent(desk) };
    let line = Rect { y: area.y + area.height - 1, height: 1, ..area };
    let brief = found.brief();
    let text = fit(brief.in_lang(desk.lang), usize::from(area.width).saturating_sub(2));
    frame.render_widget(Line::styled(format!("  {text}"), style), line);
    Rect { height: area.height - 1, ..area }
}
