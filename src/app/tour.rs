//! The five-minute tour at the foot of the demo: one thing to do at a time, never in the way of a key. Knows
//! no layer.

mod steps;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{App, LEAST, Welcome, seen};
use crate::command::{Command, Context};
use crate::demo;
use crate::effect::Effect;
use crate::event::Size;
use crate::help::keys::filled;
use crate::layer::Desk;
use crate::store::request::{Done, Toured};
use crate::text::width::fit;
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::{table, theme};
use steps::{END, LISTS, STEPS, Stands};

/// What may have been what the tour asked for.
pub(super) enum Happened<'a> {
    /// A command ran.
    Ran(Command),
    /// An act was done.
    Done(&'a Done),
    /// A letter was typed.
    Typed,
}

/// How far the tour is.
#[derive(Default)]
pub(super) struct Tour {
    at: usize,
    shown: bool,
    /// Whether it was ever begun.
    begun: bool,
}

/// Under so many columns what is told takes a line more.
const NARROW: u16 = 100;

impl Tour {
    /// Whether it is on the screen.
    pub(super) fn runs(&self) -> Result<(), Message> {
        if self.shown {
            return Ok(());
        }
        Err(Message::new("chưa bắt đầu làm quen", "the tour is not on"))
    }

    /// Goes on to the next step, done or not.
    pub(super) fn skip(&mut self) {
        self.at = (self.at + 1).min(STEPS.len());
    }

    /// How far it is, for the next time.
    pub(super) fn place(&self) -> Option<Toured> {
        let steps = u8::try_from(self.at).unwrap_or(u8::MAX);
        self.begun.then_some(Toured { steps, shown: self.shown && self.at < STEPS.len() })
    }

    /// The lines that it takes of a screen of this size.
    fn height(&self, size: Size) -> u16 {
        let lines = if size.width < NARROW { 4 } else { 3 };
        match self.shown {
            false => 0,
            true if size.height >= LEAST.height + lines => lines,
            true => u16::from(size.height > LEAST.height),
        }
    }

    /// The screen without the tour, and the tour's foot.
    pub(super) fn parted(&self, area: Rect) -> (Rect, Rect) {
        let size = Size { width: area.width, height: area.height };
        let foot = self.height(size);
        let above = Rect { height: area.height - foot, ..area };
        (above, Rect { y: above.bottom(), height: foot, ..area })
    }

    /// Draws what is to be done now into the foot.
    pub(super) fn view(&self, desk: &Desk, frame: &mut Frame, foot: Rect) {
        if foot.height == 0 {
            return;
        }
        frame.render_widget(Clear, foot);
        let fill =
            |label: Label, here: &[Context]| filled(desk.say(label), &desk.keymap, here, desk.lang);
        let (says, here, minute) = match STEPS.get(self.at) {
            Some(step) => (step.says, step.here, step.minute),
            None => (END, LISTS, 5),
        };
        let says = fill(says, here);
        if foot.height == 1 {
            let text = fit(&says, foot.width.into()).into_owned();
            return frame.render_widget(Line::styled(text, theme::accent(desk)), foot);
        }
        let ways = Label::new(
            "{app.tour} dừng  {tour.next} bước sau",
            "{app.tour} stop  {tour.next} next step",
        );
        let title = Line::from(vec![
            Span::styled(
                desk.say(Label::new("Năm phút làm quen", "Five minutes")),
                theme::strong(desk),
            ),
            Span::raw(format!(" {minute}/5  ")),
            Span::styled(fill(ways, LISTS), theme::dim(desk)),
        ]);
        let body = table::titled(title, true, desk, frame, foot);
        let lines = wrapped(&says, usize::from(body.width).saturating_sub(2), "");
        for (row, line) in (0..body.height).zip(lines) {
            frame.render_widget(
                Line::raw(format!(" {line}")),
                Rect { y: body.y + row, height: 1, ..body },
            );
        }
    }
}

impl App {
    /// Gives the layers the part of the screen that the tour leaves them.
    pub(super) fn make_room(&mut self) {
        let foot = self.tour.height(self.screen);
        let size = seen(self.screen, self.desk.plain);
        self.desk.size = Size { height: size.height.saturating_sub(foot), ..size };
    }

    /// Whether the tour can be taken: it asks for meetings and nominations to be entered, and only the demo
    /// is there to be written into.
    pub(super) fn tour_available(&self) -> Result<(), Message> {
        if self.desk.catalog.bloc() == Some(demo::BLOC) {
            return Ok(());
        }
        Err(Message::new("chỉ có ở khối mẫu: thidua tour", "only in the demo: thidua tour"))
    }

    /// Starts the tour where it was left, or leaves it.
    pub(super) fn turn_tour(&mut self) -> Vec<Effect> {
        let shown = !self.tour.shown;
        if shown && self.tour.at >= STEPS.len() {
            self.tour.at = 0;
        }
        (self.tour.shown, self.tour.begun) = (shown, true);
        let mut out = Vec::new();
        self.make_room();
        self.refresh(&mut out);
        if !shown {
            let keys =
                self.desk.keymap.keys_for(&[Context::Global], Command::Tour).unwrap_or_default();
            out.push(Effect::Say(Message::new(
                format!("{keys}: làm tiếp từ chỗ này"),
                format!("{keys} goes on from here"),
            )));
        }
        out
    }

    /// Takes up the tour as it was left; at the first start of the demo, or where it was asked for, it begins.
    pub(super) fn take_up(&mut self, left: Option<Toured>, out: &mut Vec<Effect>) {
        let shown = match (self.begins.welcome, left) {
            (Some(Welcome::Tour), _) | (Some(Welcome::Demo), None) => true,
            (Some(Welcome::Demo), Some(left)) => left.shown,
            _ => false,
        };
        if let Some(left) = left {
            (self.tour.at, self.tour.begun) = (left.steps.into(), true);
        }
        if shown && !self.tour.shown && self.tour_available().is_ok() {
            let effects = self.turn_tour();
            self.perform(effects, out);
        }
    }

    /// The tour goes on where what happened is what it asked for.
    pub(super) fn toured(&mut self, happened: &Happened) {
        if !self.tour.shown {
            return;
        }
        let lists = self.layers.iter().flat_map(|layer| layer.left());
        let stands = Stands {
            closed: self.layers.len() == 1,
            searched: lists.into_iter().any(|left| !left.search.is_empty()),
        };
        let step = STEPS.get(self.tour.at);
        if step.is_some_and(|step| step.is_done_by(happened, &stands)) {
            self.tour.skip();
            self.changed = true;
        }
    }
}
