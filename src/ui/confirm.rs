//! A question as a value: what is asked, which answers there are, what each would do. Knows no record.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Clear, Widget};
use unicode_width::UnicodeWidthStr;

use super::long_text::LongText;
use super::{glyph, layout, theme};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer, Under};
use crate::model::Fault;
use crate::store::request::Request;
use crate::text::width::fit;
use crate::text::{Label, Lang, Message};

/// The frame where only ASCII is shown.
const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// What an answer leads to, once the question is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Nothing: all stays as it was.
    Stay,
    /// What was asked about is left and forgotten.
    Leave,
    /// The store is asked.
    Ask(Box<Request>),
    /// The command is run where the question came from.
    Run(Command),
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The command that gives it: `Yes`, `No`, `Cancel`.
    pub command: Command,
    /// What it says.
    pub label: Label,
    /// What it leads to.
    pub then: Then,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// What is asked.
    pub question: Message,
    /// What one should know before answering, a line each.
    pub detail: Vec<Message>,
    /// How many lines more there would be.
    pub more: usize,
    /// The answers, in the order they are offered. Without one for `Cancel`, that command stays.
    pub answers: Vec<Answer>,
}

/// The question before a changed form is left.
pub fn leaving() -> Confirm {
    let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
    Confirm {
        question: Message::new("Biểu mẫu có thay đổi chưa lưu.", "The form has unsaved changes."),
        detail: Vec::new(),
        more: 0,
        answers: vec![
            answer(Command::Yes, "lưu", "save", Then::Run(Command::Save)),
            answer(Command::No, "bỏ thay đổi", "throw away", Then::Leave),
            answer(Command::Cancel, "ở lại sửa tiếp", "stay", Then::Stay),
        ],
    }
}

/// The question before `save`, which goes on despite these doubts.
pub fn despite(doubts: &[(Option<String>, Fault)], request: Request) -> Confirm {
    let question =
        Message::new("Có điều đáng ngờ. Vẫn lưu?", "Something looks doubtful. Save all the same?");
    let line = |lang, title: &Option<String>, doubt: &Fault| {
        let title = title.as_ref().map(|title| format!("{title}: ")).unwrap_or_default();
        format!("- {title}{}", doubt.says(lang))
    };
    let told = doubts.iter().map(|(title, doubt)| {
        Message::new(line(Lang::Vi, title, doubt), line(Lang::En, title, doubt))
    });
    let yes = Label::new("vẫn lưu", "save all the same");
    let no = Label::new("xem lại", "look at it again");
    let answers = vec![
        Answer { command: Command::Yes, label: yes, then: Then::Ask(Box::new(request)) },
        Answer { command: Command::No, label: no, then: Then::Stay },
    ];
    Confirm { question, detail: told.collect(), more: 0, answers }
}

impl Confirm {
    /// A question with "yes", which asks the store, and "no".
    pub fn before(question: Message, detail: Vec<Message>, request: Request) -> Self {
        let yes = Label::new("có", "yes");
        let no = Label::new("không", "no");
        let answers = vec![
            Answer { command: Command::Yes, label: yes, then: Then::Ask(Box::new(request)) },
            Answer { command: Command::No, label: no, then: Then::Stay },
        ];
        Self { question, detail, more: 0, answers }
    }

    /// What `command` would lead to; `None` where it is no answer. A question with one answer takes
    /// any command that answers questions for it.
    pub fn answer(&self, command: Command) -> Option<Then> {
        let command = if command == Command::Leave { Command::Cancel } else { command };
        let found = match self.answers.as_slice() {
            [only] if matches!(command, Command::Yes | Command::No) => Some(only),
            answers => answers.iter().find(|answer| answer.command == command),
        };
        let given = found.map(|answer| answer.then.clone());
        given.or_else(|| (command == Command::Cancel).then_some(Then::Stay))
    }

    /// Whether `command` is an answer.
    pub fn allows(&self, command: Command) -> Option<Result<(), Message>> {
        self.answer(command).map(|_| Ok(()))
    }

    /// Draws it in the middle of `area`.
    pub fn draw(&self, desk: &Desk, buffer: &mut Buffer, area: Rect) {
        let inner = self.inner(desk, area);
        let lines = self.lines(desk, inner, area);
        let place = framed(inner.into(), lines.len(), desk, buffer, area);
        for (line, (text, style)) in (0..place.height).zip(lines) {
            buffer.set_stringn(place.x, place.y + line, text, inner.into(), style);
        }
    }

    /// What stands at a place of the screen while it is drawn in the middle of `area`.
    pub fn under(&self, at: Position, desk: &Desk, area: Rect) -> Under {
        let inner = self.inner(desk, area);
        let offers = self.offers(desk, inner);
        let lines = self.lines(desk, inner, area).len();
        let place = inside(boxed(inner.into(), lines, area));
        let line = at.y.checked_sub(place.y).and_then(|line| {
            let first = lines - offers.len();
            offers.get(usize::from(line).checked_sub(first)?)
        });
        let mut from = usize::from(place.x);
        let found = line.into_iter().flatten().find(|(_, offer)| {
            let cells = from..from + offer.width();
            from = cells.end + APART.width();
            cells.contains(&usize::from(at.x))
        });
        found.map_or(Under::Nothing, |(command, _)| Under::Button(*command))
    }

    /// How wide its lines are.
    fn inner(&self, desk: &Desk, area: Rect) -> u16 {
        self.width(desk).clamp(32, 68).min(area.width.saturating_sub(8))
    }

    /// Its lines, the answers last.
    fn lines(&self, desk: &Desk, inner: u16, area: Rect) -> Vec<(String, Style)> {
        let mut lines = wrapped(self.question.in_lang(desk.lang), inner, theme::strong(desk));
        let offers = self.offers(desk, inner);
        let room = usize::from(area.height).saturating_sub(3 + offers.len());
        lines.extend(self.known(desk, inner, room.saturating_sub(lines.len())));
        lines.truncate(room);
        lines.push((String::new(), Style::new()));
        lines.extend(offers.iter().map(|line| (said(line), theme::label(desk))));
        lines
    }

    /// How wide the longest line is, were nothing broken or cut.
    fn width(&self, desk: &Desk) -> u16 {
        let told = self.detail.iter().chain([&self.question]);
        let told = told.map(|message| message.in_lang(desk.lang).width());
        let offered = self.offers(desk, u16::MAX);
        let offered = offered.iter().map(|line| said(line).width());
        u16::try_from(told.chain(offered).max().unwrap_or(0)).unwrap_or(u16::MAX)
    }

    /// What one should know: whole where there is room for that, else a line each; where `room` is too small
    /// even so, how many there are besides.
    fn known(&self, desk: &Desk, width: u16, room: usize) -> Vec<(String, Style)> {
        let says = |detail: &Message| detail.in_lang(desk.lang).to_owned();
        let whole: Vec<(String, Style)> = self
            .detail
            .iter()
            .flat_map(|detail| wrapped(&says(detail), width, Style::new()))
            .collect();
        if whole.len() <= room && self.more == 0 {
            return whole;
        }
        let line = |detail: &Message| fit(&says(detail), width.into()).into_owned();
        let mut lines: Vec<String> = self.detail.iter().map(line).collect();
        if lines.len() > room || self.more > 0 {
            lines.truncate(room.saturating_sub(1));
            let more = self.detail.len() + self.more - lines.len();
            let more = Message::new(format!("… và {more} dòng nữa"), format!("… and {more} more"));
            lines.push(line(&more));
        }
        lines.into_iter().map(|line| (line, Style::new())).collect()
    }

    /// The answers with their keys, as many on a line as fit.
    fn offers(&self, desk: &Desk, width: u16) -> Vec<Vec<(Command, String)>> {
        let mut lines: Vec<Vec<(Command, String)>> = Vec::new();
        for answer in &self.answers {
            let keys = desk.keymap.keys_for(&[Context::Confirm, Context::Global], answer.command);
            let label = desk.say(answer.label);
            let offer = keys.map_or_else(|| format!("[{label}]"), |keys| format!("{keys} {label}"));
            let room = usize::from(width).checked_sub(offer.width() + APART.width());
            match lines.last_mut() {
                Some(line) if room.is_some_and(|room| said(line).width() <= room) => {
                    line.push((answer.command, offer));
                }
                _ => lines.push(vec![(answer.command, offer)]),
            }
        }
        lines
    }
}

/// What stands between two answers on one line.
const APART: &str = "   ";

/// The answers of one line.
fn said(line: &[(Command, String)]) -> String {
    line.iter().map(|(_, offer)| offer.as_str()).collect::<Vec<_>>().join(APART)
}

/// The place of a box in the middle of `area` for `lines` lines of `width` cells.
fn boxed(width: usize, lines: usize, area: Rect) -> Rect {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let width = cells(width).saturating_add(4).min(area.width);
    let height = cells(lines).saturating_add(2).min(area.height);
    let x = area.x + area.width.saturating_sub(width) / 2;
    let y = area.y + area.height.saturating_sub(height) / 2;
    Rect::new(x, y, width, height)
}

/// What of a box its frame leaves.
const fn inside(place: Rect) -> Rect {
    Rect {
        x: place.x + 2,
        y: place.y + 1,
        width: place.width.saturating_sub(4),
        height: place.height.saturating_sub(2),
    }
}

/// Draws an empty frame in the middle of `area` for `lines` lines of `width` cells; where they go.
pub fn framed(width: usize, lines: usize, desk: &Desk, buffer: &mut Buffer, area: Rect) -> Rect {
    let place = boxed(width, lines, area);
    let inside = inside(place);
    if desk.plain {
        // Nothing beside it, so that a line is read as it is meant.
        Clear.render(Rect { y: place.y, height: place.height, ..area }, buffer);
        buffer.set_stringn(place.x, inside.y, glyph::CURSOR.on(desk), 1, theme::accent(desk));
        return inside;
    }
    Clear.render(place, buffer);
    let set = if desk.unicode { border::PLAIN } else { ASCII };
    Block::bordered().border_set(set).border_style(theme::accent(desk)).render(place, buffer);
    inside
}

fn wrapped(text: &str, width: u16, style: Style) -> Vec<(String, Style)> {
    let lines = LongText::new(text).wrapped(width);
    lines.into_iter().map(|range| (text.get(range).unwrap_or_default().to_owned(), style)).collect()
}

impl Layer for Confirm {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Confirm]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        self.allows(command)
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        match self.answer(command) {
            None => Vec::new(),
            Some(Then::Stay) => vec![Effect::Close],
            Some(Then::Leave) => vec![Effect::Close, Effect::Close],
            Some(Then::Ask(request)) => vec![Effect::Close, Effect::Ask(*request), Effect::Hold],
            Some(Then::Run(command)) => vec![Effect::CloseAndRun(command)],
        }
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        Self::under(self, at, desk, layout::body(desk.size))
    }

    fn hints(&self) -> Vec<Command> {
        self.answers.iter().map(|answer| answer.command).collect()
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        self.draw(desk, frame.buffer_mut(), area);
    }
}
