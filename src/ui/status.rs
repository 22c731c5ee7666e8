//! What the program says to the person: the last sentence, work under way, a store that failed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::detail::wrapped;
use super::theme;
use crate::layer::Desk;
use crate::text::{Label, Message};

/// How a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Done,
    Warning,
}

/// A sentence in the status line.
#[derive(Debug, Clone)]
pub struct Saying {
    message: Message,
    tone: Tone,
}

/// The sentences of the moment.
#[derive(Debug, Default)]
pub struct Status {
    saying: Option<Saying>,
    progress: Option<(Message, u8)>,
    broken: Option<Message>,
    waiting: bool,
}

impl Status {
    /// Says what was done.
    pub fn say(&mut self, message: Message) {
        self.saying = Some(Saying { message, tone: Tone::Done });
    }

    /// Says what cannot be done, and why.
    pub fn warn(&mut self, message: Message) {
        self.saying = Some(Saying { message, tone: Tone::Warning });
    }

    /// The store failed: nothing is saved any more.
    pub fn broken(&mut self, message: Message) {
        self.broken = Some(message.clone());
        self.warn(message);
    }

    /// Work that takes long: `percent` of `what` is done.
    pub fn progress(&mut self, what: Message, percent: u8) {
        self.progress = (percent < 100).then_some((what, percent));
    }

    /// Keys wait for an answer of the store, and have for a moment that a person notices.
    pub const fn wait(&mut self, waiting: bool) {
        self.waiting = waiting;
    }

    /// Forgets the last sentence: a key was pressed.
    pub fn clear(&mut self) {
        self.saying = None;
    }

    /// The last sentence, until a key is pressed.
    pub const fn saying(&self) -> Option<&Saying> {
        self.saying.as_ref()
    }

    /// What the header says of the store: saved, loading, or failed.
    pub fn state(&self, desk: &Desk) -> Span<'static> {
        if self.broken.is_some() {
            let label = Label::new("KHÔNG LƯU ĐƯỢC", "NOT SAVING");
            return Span::styled(desk.say(label), theme::fault(desk));
        }
        match &self.progress {
            Some((what, percent)) => {
                Span::styled(format!("{} {percent}%", what.in_lang(desk.lang)), theme::accent(desk))
            }
            None if self.waiting => {
                let label = Label::new("đang chờ kho …", "waiting for the store …");
                Span::styled(desk.say(label), theme::accent(desk))
            }
            None => Span::styled(desk.say(Label::new("đã lưu", "saved")), theme::dim(desk)),
        }
    }
}

impl Saying {
    /// Draws the sentence on `line`, and over the lines above as far as it is too long for one.
    pub fn view(&self, desk: &Desk, frame: &mut Frame, line: Rect) {
        let style = match self.tone {
            Tone::Done => theme::good(desk),
            Tone::Warning => theme::fault(desk),
        };
        let lines = wrapped(self.message.in_lang(desk.lang), line.width.into(), "  ");
        let above = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(line.y).min(line.y);
        let area = Rect { y: line.y - above, height: above + 1, ..line };
        frame.render_widget(Clear, area);
        let lines = lines.into_iter().map(|text| Line::from(Span::styled(text, style)));
        frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), area);
    }
}
