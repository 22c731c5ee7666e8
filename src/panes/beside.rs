//! The detail beside a list: follows the selection once the keys rest. Knows no particular list.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::judged::{Judged, nominee_of};
use super::remarks::remarks;
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::{Desk, Under};
use crate::store::request::{Notice, PageRow};
use crate::text::Message;
use crate::ui::detail::{Detail, Tab};
use crate::ui::{glyph, theme};

/// The detail of a list's selection.
///
/// Moving through a list draws only the list; the detail is drawn when no key has come for a moment,
/// so that a held key stays cheap on a slow line.
pub struct Beside {
    detail: Detail,
    judged: Judged,
    rested: bool,
}

impl Default for Beside {
    fn default() -> Self {
        Self { detail: Detail::new(Tab::Record), judged: Judged::default(), rested: true }
    }
}

impl Beside {
    /// A key came: the detail waits.
    pub const fn wait(&mut self) {
        self.rested = false;
    }

    /// No key has come for a moment: the detail shows what is selected.
    pub fn rest(&mut self, selected: Option<&PageRow>) -> Vec<Effect> {
        self.rested = true;
        self.show(selected)
    }

    /// Shows what is selected at once.
    pub fn show(&mut self, selected: Option<&PageRow>) -> Vec<Effect> {
        let mut effects = self.detail.show(selected.map(|row| row.stored.clone()));
        effects.extend(self.ask_judge());
        effects
    }

    /// Asks what the judge needs, where that is being read.
    fn ask_judge(&mut self) -> Vec<Effect> {
        match self.detail.stored() {
            Some(stored) if self.detail.tab() == Tab::Judged => self.judged.ask(nominee_of(stored)),
            _ => Vec::new(),
        }
    }

    /// Hears answers; shows the selection where it is the one on show or nobody is typing.
    pub fn hear(&mut self, notice: &Notice, selected: Option<&PageRow>) -> Vec<Effect> {
        self.detail.hear(notice);
        self.judged.hear(notice);
        let mut effects = match notice {
            Notice::Changed(_) if self.detail.tab() == Tab::Judged => self.judged.ask_again(),
            _ => Vec::new(),
        };
        let shown = self.detail.stored().map(|stored| stored.link());
        let same = selected.is_some_and(|row| shown == Some(row.stored.link()));
        if let Notice::Changed(_) = notice {
            effects.extend(self.detail.ask_figures());
            return effects;
        }
        if self.rested || same || shown.is_none() {
            effects.extend(self.show(selected));
        }
        effects
    }

    /// Whether it can run `command`; `place` is where it is drawn, if at all.
    pub fn available(command: Command, place: Option<Rect>) -> Option<Result<(), Message>> {
        match command {
            Command::NextTab | Command::ScrollUp | Command::ScrollDown => Some(match place {
                Some(_) => Ok(()),
                None => Err(Message::new(
                    "chi tiết không hiện ở cỡ màn hình này; mở bản ghi để đọc",
                    "the detail is not shown at this size; open the record to read it",
                )),
            }),
            _ => None,
        }
    }

    /// Runs a command that is its own; `None` where it is not.
    pub fn run(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            Command::NextTab => {
                let mut effects = self.detail.next_tab();
                effects.extend(self.ask_judge());
                return Some(effects);
            }
            Command::ScrollUp => self.detail.scroll(-1),
            Command::ScrollDown => self.detail.scroll(1),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// What stands at a place of the screen, where it is drawn at `place`.
    pub fn under(&self, at: Position, place: Option<Rect>, desk: &Desk) -> Under {
        let area = place.filter(|area| area.contains(at));
        area.map_or(Under::Nothing, |area| self.detail.under(at, area, desk))
    }

    /// Draws the detail and the wall to its left.
    pub fn view(&self, desk: &Desk, frame: &mut Frame, place: Option<Rect>) {
        let Some(area) = place else { return };
        for y in area.y..area.y + area.height {
            let wall = Span::styled(glyph::WALL.on(desk), theme::dim(desk));
            frame.render_widget(wall, Rect { x: area.x - 2, y, width: 1, height: 1 });
        }
        let figures = self.detail.figures();
        let remarks = self.detail.stored().map(|stored| remarks(stored, figures, desk));
        let remarks = remarks.unwrap_or_default();
        let judged = |width| {
            let stored = self.detail.stored();
            stored.map_or_else(Vec::new, |stored| self.judged.lines(stored, desk, width))
        };
        self.detail.view(&remarks, &judged, false, desk, frame, area);
    }
}
