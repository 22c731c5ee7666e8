//! The command palette: every command that means something here, with its keys and why it may not be run.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message, contains_all, fold};
use crate::ui::{glyph, line, table, theme};

/// One command on offer.
struct Offer {
    command: Command,
    keys: String,
    /// Why it cannot be run now; for undo and redo, what they would do.
    remark: Option<Message>,
    possible: bool,
    folded: String,
}

/// What stands between the palette's name and what is typed.
const PROMPT: &str = " : ";
/// The width of the keys.
const KEYS: usize = 12;

/// The palette.
pub struct Palette {
    offers: Vec<Offer>,
    typed: line::Line,
    cursor: usize,
}

impl Palette {
    /// The palette over a layer with these contexts, in which these commands are known.
    pub fn new(
        known: Vec<(Command, Result<(), Message>)>,
        contexts: &[Context],
        desk: &Desk,
    ) -> Self {
        let offer = |(command, possible): (Command, Result<(), Message>)| {
            let title = command.title();
            let what = match command {
                Command::Undo => desk.undo.clone(),
                Command::Redo => desk.redo.clone(),
                _ => None,
            };
            Offer {
                command,
                keys: desk.keymap.keys_for(contexts, command).unwrap_or_default(),
                possible: possible.is_ok(),
                remark: possible.err().or(what),
                folded: fold(&format!("{} {} {}", title.vi, title.en, command.name())),
            }
        };
        let mut offers: Vec<Offer> = known.into_iter().map(offer).collect();
        offers.sort_by_key(|offer| rank(offer.command.entry().group));
        Self { offers, typed: line::Line::new(""), cursor: 0 }
    }

    fn found(&self) -> Vec<&Offer> {
        let words = fold(self.typed.text());
        self.offers.iter().filter(|offer| contains_all(&offer.folded, &words)).collect()
    }

    fn step(&mut self, by: isize) {
        let last = self.found().len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

/// Where a group stands in the palette: the work itself first, the program last.
const fn rank(group: Group) -> u8 {
    match group {
        Group::Records => 0,
        Group::Form => 1,
        Group::Answer => 2,
        Group::Going => 3,
        Group::Scope => 4,
        Group::Moving => 5,
        Group::Text => 6,
        Group::Program => 7,
    }
}

impl Layer for Palette {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Palette, Context::Text]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::Accept
            | Command::Cancel => Some(Ok(())),
            _ => (command.entry().group == Group::Text).then_some(Ok(())),
        }
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        match command {
            Command::Up => self.step(-1),
            Command::Down => self.step(1),
            Command::PageUp => self.step(-10),
            Command::PageDown => self.step(10),
            Command::Cancel => return vec![Effect::Close],
            Command::Accept => {
                let Some(offer) = self.found().get(self.cursor).copied() else { return Vec::new() };
                return vec![Effect::CloseAndRun(offer.command)];
            }
            _ => {
                self.typed.run(command);
                self.cursor = 0;
            }
        }
        Vec::new()
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.typed.key(key.letter()?, desk.typing);
        self.cursor = 0;
        Some(Vec::new())
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        self.typed.insert(&crate::text::one_line(text));
        self.cursor = 0;
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Accept, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let found = self.found();
        let height = (body.height * 2 / 3).max(8).min(body.height);
        let area = Rect { y: body.y + body.height - height, height, ..body };
        frame.render_widget(Clear, area);
        let name = desk.say(Label::new("Bảng lệnh", "Commands"));
        let title = Line::from(vec![
            Span::styled(name, theme::strong(desk)),
            Span::styled(PROMPT, theme::accent(desk)),
            Span::raw(format!("{} ", self.typed.text())),
        ]);
        table::point(&self.typed, display_width(name) + display_width(PROMPT), frame, area);
        let rows = table::titled(title, true, desk, frame, area);
        if found.is_empty() {
            let none = Message::new(
                format!("  không có lệnh nào khớp «{}»", self.typed.text()),
                format!("  no command matches “{}”", self.typed.text()),
            );
            let line = Line::styled(none.in_lang(desk.lang).to_owned(), theme::dim(desk));
            return frame.render_widget(line, Rect { height: 1.min(rows.height), ..rows });
        }
        let shown = usize::from(rows.height).max(1);
        let from = (self.cursor + 1).saturating_sub(shown);
        let wide = found.iter().map(|offer| display_width(desk.say(offer.command.title())));
        let wide = wide.max().unwrap_or_default().min(usize::from(body.width) / 2);
        for (row, (index, offer)) in (0..rows.height).zip(found.iter().enumerate().skip(from)) {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let style = if offer.possible { theme::plain() } else { theme::dim(desk) };
            let remark = offer.remark.as_ref().map_or("", |remark| remark.in_lang(desk.lang));
            let room = usize::from(body.width).saturating_sub(2 + wide + 2 + KEYS);
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::styled(pad(desk.say(offer.command.title()), wide + 2), style),
                Span::styled(pad(&offer.keys, KEYS), theme::accent(desk)),
                Span::styled(fit(remark, room).into_owned(), theme::dim(desk)),
            ]);
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
    }
}
