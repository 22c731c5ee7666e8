//! What the mouse means: the way of commands that leads to what was clicked. Knows where rows are by the picture
//! alone, so that every list and form answers as it does to keys.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Position;

use super::App;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::event::Mouse;
use crate::layer::{Pointed, Under};

/// Rows that a notch of the wheel is worth.
const NOTCH: usize = 3;

/// Panes or columns that a click may be away.
const PANES: usize = 12;

/// The commands that lead down and up, by the line: in lists, in forms.
const LINES: [(Command, Command); 2] =
    [(Command::Down, Command::Up), (Command::FieldDown, Command::FieldUp)];

impl App {
    /// Does what the mouse asks for; nothing where the stack waits for an answer or for another key.
    pub(super) fn moused(&mut self, mouse: Mouse, out: &mut Vec<Effect>) {
        if self.held.is_some() || !self.typed.is_empty() {
            return;
        }
        // Until it is cleared, what was said stands in the place of the hints.
        let hinted = match mouse {
            Mouse::Click(x, y) => self.hinted(Position::new(x, y)),
            _ => None,
        };
        self.status.clear();
        self.keys += 1;
        match (mouse, hinted) {
            (_, Some(command)) => self.run(command, out),
            (Mouse::Click(x, y), None) => self.click(Position::new(x, y), out),
            (Mouse::WheelDown(x, y), _) => {
                let ways = [Command::Down, Command::ScrollDown, Command::FieldDown];
                self.roll(Position::new(x, y), ways, out);
            }
            (Mouse::WheelUp(x, y), _) => {
                let ways = [Command::Up, Command::ScrollUp, Command::FieldUp];
                self.roll(Position::new(x, y), ways, out);
            }
        }
    }

    fn can(&self, command: Command) -> bool {
        matches!(self.available(command), Some(Ok(())))
    }

    fn under(&self, at: Position) -> Option<Under> {
        self.layers.last().map(|top| top.under(at, &self.desk))
    }

    /// Scrolls what is at this place, which gets the keyboard where it can have it.
    fn roll(&mut self, at: Position, [step, scroll, field]: [Command; 3], out: &mut Vec<Effect>) {
        for _ in 0..PANES {
            match self.under(at) {
                // The tabs of a text are chosen, not scrolled to.
                Some(Under::Way(command)) if command != Command::NextTab && self.can(command) => {
                    self.run(command, out);
                }
                _ => break,
            }
        }
        let ways: &[Command] = match self.under(at) {
            Some(Under::Rows | Under::Button(_)) => &[step, scroll, field],
            Some(Under::Text) => &[scroll],
            _ => return,
        };
        for _ in 0..NOTCH {
            if let Some(command) = ways.iter().find(|way| self.can(**way)) {
                self.run(*command, out);
            }
        }
    }

    fn click(&mut self, at: Position, out: &mut Vec<Effect>) {
        for tried in 0..PANES {
            match self.under(at) {
                Some(Under::Way(command)) if self.can(command) => self.run(command, out),
                Some(Under::Button(command)) if tried == 0 && self.can(command) => {
                    return self.run(command, out);
                }
                Some(Under::Rows) if tried == 0 => return self.choose(at, out),
                // What was clicked may stand elsewhere, now that another pane has grown.
                _ => return,
            }
        }
    }

    /// A click on a line of what has the keyboard.
    fn choose(&mut self, at: Position, out: &mut Vec<Effect>) {
        match self.layers.last_mut().map(|top| top.pointed(at, &self.desk)) {
            Some(Pointed::Went(effects)) => return self.perform(effects, out),
            Some(Pointed::There) => return self.open_current(out),
            Some(Pointed::Unknown) | None => {}
        }
        match self.current_line() {
            Some(here) if here == at.y => self.open_current(out),
            Some(here) => self.walk(here, at.y, out),
            None => {}
        }
    }

    /// Goes from the line `from` to the line `to`, or to the field that it belongs to; back where it is no row.
    fn walk(&mut self, from: u16, to: u16, out: &mut Vec<Effect>) {
        let Some((down, up)) = LINES.into_iter().find(|(down, _)| self.available(*down).is_some())
        else {
            return;
        };
        let (on, back) = if to > from { (down, up) } else { (up, down) };
        let (mut line, mut steps) = (from, 0);
        while line != to && (line < to) == (from < to) && self.can(on) {
            self.run(on, out);
            match self.current_line() {
                Some(now) if now != line => line = now,
                _ => break,
            }
            steps += 1;
        }
        let in_a_form = on == Command::FieldDown || on == Command::FieldUp;
        let too_far = match (line == to, in_a_form) {
            (true, _) => 0,
            // What stands below a field belongs to it.
            (false, true) => usize::from(line > to && on == Command::FieldDown),
            (false, false) => steps,
        };
        for _ in 0..too_far {
            self.run(back, out);
        }
    }

    /// A click on what is current already.
    fn open_current(&mut self, out: &mut Vec<Effect>) {
        let contexts = self.contexts();
        let ways: &[Command] = if contexts.contains(&Context::Form) {
            &[Command::Pick]
        } else if contexts.contains(&Context::File) {
            // A line is turned to its next choice; no file is written by a click on one.
            &[Command::Right]
        } else {
            &[Command::Open, Command::Accept]
        };
        if let Some(command) = ways.iter().find(|way| self.can(**way)) {
            self.run(*command, out);
        }
    }

    /// The line of the current row or field: where a plain screen would have its cursor.
    fn current_line(&mut self) -> Option<u16> {
        let (width, height) = (self.desk.size.width, self.desk.size.height);
        let plain = std::mem::replace(&mut self.desk.plain, true);
        let drawn = Terminal::new(TestBackend::new(width, height)).ok().and_then(|mut sketch| {
            sketch.draw(|frame| self.view(frame)).ok()?;
            let at = sketch.get_cursor_position().ok()?;
            let sign = sketch.backend().buffer().cell(at)?.symbol().to_owned();
            Some((at.y, sign))
        });
        self.desk.plain = plain;
        let typing = self.contexts().iter().any(|context| context.takes_text());
        drawn.filter(|(_, sign)| typing || sign == ">").map(|(line, _)| line)
    }
}
