//! The help: the page of where one stands, its keys beside it, all pages to choose from and to search. Knows
//! not what pages say.

mod contents;
mod keys;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::help::fields::Told;
use crate::help::page::{self, Look};
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::text::{Label, Message};
use crate::ui::{glyph, layout, table, theme};
use contents::Contents;

/// From this width on the keys stand beside the page.
const WIDE: u16 = 100;
/// The widest that a page's lines are.
const READABLE: usize = 88;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Page,
    Keys,
    Contents,
}

/// The help.
pub struct Help {
    here: Vec<Context>,
    chapter: Chapter,
    /// What is told of a field before the page of its form.
    told: Option<(Chapter, Told)>,
    part: Part,
    /// The first line that is seen of the page, and of the keys.
    scroll: [usize; 2],
    contents: Contents,
}

impl Help {
    /// The help over a layer with these contexts that is about this chapter.
    pub fn new(here: Vec<Context>, chapter: Chapter) -> Self {
        let contents = Contents::new(chapter);
        Self { here, chapter, told: None, part: Part::Page, scroll: [0, 0], contents }
    }

    /// The same, which begins with what is told of a field.
    #[must_use]
    pub fn about(self, told: Option<Told>) -> Self {
        Self { told: told.map(|told| (self.chapter, told)), ..self }
    }

    /// The page, and the keys where they stand beside it.
    fn places(area: Rect) -> (Rect, Option<Rect>) {
        if area.width < WIDE {
            return (area, None);
        }
        let page = area.width * 3 / 5;
        let keys = Rect { x: area.x + page + 2, width: area.width - page - 2, ..area };
        (Rect { width: page - 1, ..area }, Some(keys))
    }

    fn page(&self, desk: &Desk, width: u16) -> Vec<(usize, page::Line)> {
        let width = usize::from(width).saturating_sub(3).min(READABLE);
        let lines = page::lines(self.chapter, &desk.keymap, desk.lang, width);
        // The title stands in the rule above.
        let page = lines.into_iter().skip_while(|(_, line)| is_title(line));
        self.field(desk, width).into_iter().chain(page).collect()
    }

    /// What is told of a field, on the page of its form.
    fn field(&self, desk: &Desk, width: usize) -> Vec<(usize, page::Line)> {
        let Some((_, told)) = self.told.as_ref().filter(|(of, _)| *of == self.chapter) else {
            return Vec::new();
        };
        let text = told.text(desk.lang);
        let lines = page::lines_of(&text, Chapter::Forms, &desk.keymap, desk.lang, width);
        let lines = lines.into_iter().map(|(_, line)| (0, line));
        lines.chain([(0, Vec::new())]).collect()
    }

    /// How many lines the part has, and how many are seen.
    fn extent(&self, desk: &Desk) -> (usize, usize) {
        let body = layout::body(desk.size);
        let (page, _) = Self::places(body);
        let lines = match self.part {
            Part::Keys => keys::lines(&self.here, body.width, desk).len(),
            _ => self.page(desk, page.width).len(),
        };
        (lines, usize::from(body.height).saturating_sub(1))
    }

    fn turn(&mut self, by: isize) {
        if let Some(chapter) = self.chapter.beside(by) {
            self.open(chapter);
        }
    }

    fn open(&mut self, chapter: Chapter) {
        (self.chapter, self.part, self.scroll[0]) = (chapter, Part::Page, 0);
    }

    /// Opens what is chosen in the contents, at the paragraph that was found.
    fn choose(&mut self, desk: &Desk) {
        let Some(found) = self.contents.chosen(desk) else { return };
        self.open(found.chapter);
        let (page, _) = Self::places(layout::body(desk.size));
        let lines = self.page(desk, page.width);
        let at = lines.iter().position(|(paragraph, _)| *paragraph >= found.paragraph);
        let (all, seen) = self.extent(desk);
        self.scroll[0] = at.unwrap_or(0).min(all.saturating_sub(seen));
    }

    fn next_part(&mut self, back: bool) {
        self.part = match (self.part, back) {
            (Part::Page, false) | (Part::Contents, true) => Part::Keys,
            (Part::Keys, false) | (Part::Page, true) => Part::Contents,
            (Part::Contents, false) | (Part::Keys, true) => Part::Page,
        };
    }

    fn travel(&mut self, command: Command, desk: &Desk) {
        let (lines, seen) = self.extent(desk);
        let page = isize::try_from(seen).unwrap_or(10);
        let by = command.travel(page).unwrap_or_default();
        match self.part {
            Part::Contents => self.contents.step(by, desk),
            part => {
                let scroll = &mut self.scroll[usize::from(part == Part::Keys)];
                *scroll = scroll.saturating_add_signed(by).min(lines.saturating_sub(seen));
            }
        }
    }
}

/// The title of a page and the blank line behind it.
fn is_title(line: &page::Line) -> bool {
    line.iter().all(|(text, look)| text.is_empty() || *look == Look::Heading)
}

impl Layer for Help {
    fn contexts(&self) -> Vec<Context> {
        if self.part == Part::Contents && self.contents.is_typed() {
            return vec![Context::Palette, Context::Text];
        }
        vec![Context::Help]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        let typed = self.part == Part::Contents && self.contents.is_typed();
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Cancel | Command::NextPane | Command::PreviousPane | Command::Filter => {
                Some(Ok(()))
            }
            Command::Fold | Command::Unfold => Some(match self.chapter.beside(turned(command)) {
                Some(_) => Ok(()),
                None => Err(Message::new("không còn trang nào", "there is no further page")),
            }),
            Command::Open => Some(Ok(())),
            Command::Accept => typed.then_some(Ok(())),
            _ => (typed && Contents::edits(command)).then_some(Ok(())),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::NextPane => self.next_part(false),
            Command::PreviousPane => self.next_part(true),
            Command::Fold | Command::Unfold => self.turn(turned(command)),
            Command::Filter => {
                self.part = Part::Contents;
                self.contents.search();
            }
            Command::Open if self.part != Part::Contents => self.part = Part::Contents,
            Command::Open | Command::Accept => self.choose(desk),
            Command::Cancel if self.part == Part::Contents => {
                self.contents.leave();
                self.part = Part::Page;
            }
            Command::Cancel => return vec![Effect::Close],
            _ if command.is_travel() => self.travel(command, desk),
            _ => self.contents.edit(command),
        }
        Vec::new()
    }

    fn typed(&mut self, key: Key, _: &Desk) -> Option<Vec<Effect>> {
        let letter = key.letter().filter(|_| self.part == Part::Contents)?;
        self.contents.typed(&letter.to_string()).then(Vec::new)
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        if self.part == Part::Contents {
            self.contents.typed(&crate::text::one_line(text));
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        match self.part {
            Part::Contents if self.contents.is_typed() => vec![Command::Accept, Command::Cancel],
            Part::Contents => vec![Command::Open, Command::Filter, Command::Cancel],
            _ => vec![
                Command::Cancel,
                Command::NextPane,
                Command::Filter,
                Command::PageDown,
                Command::PageUp,
            ],
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let (page, keys) = Self::places(area);
        match self.part {
            Part::Keys if keys.is_none() => {
                keys::view(&self.here, self.scroll[1], true, desk, frame, page);
            }
            Part::Contents => self.contents.view(desk, frame, page),
            _ => self.view_page(desk, frame, page),
        }
        if let Some(keys) = keys {
            for y in area.y..area.bottom() {
                let wall = Rect { x: keys.x - 2, y, width: 1, height: 1 };
                frame.render_widget(Line::styled(glyph::WALL.on(desk), theme::dim(desk)), wall);
            }
            keys::view(&self.here, self.scroll[1], self.part == Part::Keys, desk, frame, keys);
        }
    }
}

/// The way that a command turns the pages.
const fn turned(command: Command) -> isize {
    if matches!(command, Command::Fold) { -1 } else { 1 }
}

impl Help {
    fn view_page(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let help = desk.say(Label::new("Trợ giúp", "Help"));
        let ways = desk.keymap.keys_for(&[Context::Help, Context::Global], Command::NextPane);
        let more = desk.say(Label::new("phím, mục lục", "keys, contents"));
        let lines = self.page(desk, area.width);
        let (all, seen) = (lines.len(), usize::from(area.height).saturating_sub(1));
        let from = self.scroll[0].min(all.saturating_sub(seen));
        let below = if from + seen < all {
            format!(" {} {}", glyph::DOT.on(desk), desk.say(Label::new("còn nữa", "more below")))
        } else {
            String::new()
        };
        let title = Line::from(vec![
            Span::styled(format!("{help}: {}", self.chapter.title(desk.lang)), theme::strong(desk)),
            Span::styled(format!("  {} {more}{below}", ways.unwrap_or_default()), theme::dim(desk)),
        ]);
        let body = table::titled(title, self.part == Part::Page, desk, frame, area);
        for (row, (_, line)) in (0..body.height).zip(lines.into_iter().skip(from)) {
            let spans = line.into_iter().map(|(text, look)| Span::styled(text, style(look, desk)));
            let line = Line::from([Span::raw(" ")].into_iter().chain(spans).collect::<Vec<_>>());
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

fn style(look: Look, desk: &Desk) -> ratatui::style::Style {
    match look {
        Look::Plain => theme::plain(),
        Look::Heading | Look::Term => theme::strong(desk),
        Look::Keys => theme::accent(desk),
    }
}
