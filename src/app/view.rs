//! What the screen shows of the stack: header, layers, the last line, the box of next keys. Changes nothing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{App, LEAST};
use crate::command::{Command, Context};
use crate::ui::status::Saying;
use crate::ui::{glyph, header, hints};

impl App {
    /// Draws the screen as it is now.
    pub fn view(&self, frame: &mut Frame) {
        let (area, foot) = self.tour.parted(frame.area());
        let area = Rect { width: area.width.min(self.desk.size.width), ..area };
        let foot = Rect { width: area.width, ..foot };
        if area.width < LEAST.width || area.height < LEAST.height {
            return header::too_small(&self.desk, frame, area, LEAST);
        }
        let top = header::height(&self.desk);
        let bottom = area.height - 1;
        header::view(&self.desk, &self.status, frame, Rect { height: top, ..area });
        let body = Rect { y: area.y + top, height: bottom - top, ..area };
        let first = self.layers.iter().rposition(|layer| layer.covers()).unwrap_or(0);
        let plain = self.desk.plain;
        if plain {
            // Where no row is current and nothing is typed, what is read begins here.
            frame.set_cursor_position(body.as_position());
        }
        for layer in &self.layers[first..] {
            if plain {
                // What is current below another layer is so no more.
                glyph::settle(frame.buffer_mut(), " ");
            }
            layer.view(&self.desk, frame, body);
        }
        if plain && let Some(here) = glyph::settle(frame.buffer_mut(), ">") {
            frame.set_cursor_position(here);
        }
        let line = Rect { y: area.y + bottom, height: 1, ..area };
        let contexts = self.contexts();
        match self.status.saying() {
            Some(saying) => Saying::view(saying, &self.desk, frame, line),
            // Behind the first key of several, only those in the box lead on.
            None if !self.typed.is_empty() => {
                hints::bar(&[Command::Cancel], &[Context::Global], &self.desk, frame, line);
            }
            None => hints::bar(&self.offered(), &contexts, &self.desk, frame, line),
        }
        if !self.typed.is_empty() {
            let ways = self.desk.keymap.continuations(&contexts, &self.typed);
            let known = |command: Command| self.available(command);
            hints::which_key(&self.typed, &ways, &known, &self.desk, frame, body);
        }
        self.tour.view(&self.desk, frame, foot);
        if !self.desk.unicode {
            glyph::plain(frame.buffer_mut());
        }
    }

    /// The command that the hint bar offers at this place.
    pub(super) fn hinted(&self, at: Position) -> Option<Command> {
        let size = self.desk.size;
        let hinted = self.status.saying().is_none() && self.typed.is_empty();
        if !hinted || at.y + 1 != size.height || size.width < LEAST.width || at.y < LEAST.height - 1
        {
            return None;
        }
        hints::under(at.x, &self.offered(), &self.contexts(), &self.desk, size.width)
    }

    /// The commands of the hint bar that can be run now.
    fn offered(&self) -> Vec<Command> {
        let own = self.layers.last().map(|top| top.hints()).unwrap_or_default();
        let always = [Command::Palette, Command::Help, Command::Quit];
        let mut all = Vec::new();
        for command in own.into_iter().chain(always) {
            if !all.contains(&command) && matches!(self.available(command), Some(Ok(()))) {
                all.push(command);
            }
        }
        all
    }
}
