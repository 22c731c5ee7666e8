//! All pages of the help as a list, narrowed by words typed. Knows not what pages say.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::command::{Command, Group};
use crate::help::Chapter;
use crate::help::page::{Found, find};
use crate::layer::Desk;
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message, fold};
use crate::ui::line::Line as Typed;
use crate::ui::{glyph, table, theme};

/// The cells that a page's title takes.
const TITLE: usize = 28;
/// What stands between the title and what is typed.
const PROMPT: &str = " / ";

/// The list of pages.
pub struct Contents {
    typed: Option<Typed>,
    cursor: usize,
}

impl Contents {
    /// All pages, the one about `chapter` chosen.
    pub const fn new(chapter: Chapter) -> Self {
        Self { typed: None, cursor: chapter as usize }
    }

    /// Whether words are typed.
    pub const fn is_typed(&self) -> bool {
        self.typed.is_some()
    }

    /// Words are to be typed.
    pub fn search(&mut self) {
        self.typed.get_or_insert_with(|| Typed::new(""));
        self.cursor = 0;
    }

    /// No words are typed any more.
    pub fn leave(&mut self) {
        self.typed = None;
    }

    /// Takes what is typed; `false` where nothing is.
    pub fn typed(&mut self, text: &str) -> bool {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
            self.cursor = 0;
        }
        self.typed.is_some()
    }

    /// Whether `command` edits what is typed.
    pub fn edits(command: Command) -> bool {
        command.entry().group == Group::Text
    }

    /// Edits what is typed.
    pub fn edit(&mut self, command: Command) {
        if let Some(typed) = &mut self.typed {
            typed.run(command);
            self.cursor = 0;
        }
    }

    fn found(&self, desk: &Desk) -> Vec<Found> {
        let words = self.typed.as_ref().map_or("", |typed| typed.text());
        find(words, &desk.keymap, desk.lang)
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize, desk: &Desk) {
        let last = self.found(desk).len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// What the cursor is on.
    pub fn chosen(&self, desk: &Desk) -> Option<Found> {
        self.found(desk).into_iter().nth(self.cursor)
    }

    /// Draws the list.
    pub fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let name = desk.say(Label::new("Trợ giúp: mục lục", "Help: contents"));
        let mut title = vec![Span::styled(name, theme::strong(desk))];
        if let Some(typed) = &self.typed {
            title.push(Span::styled(PROMPT, theme::accent(desk)));
            title.push(Span::raw(format!("{} ", typed.text())));
            table::point(typed, display_width(name) + display_width(PROMPT), frame, area);
        }
        let body = table::titled(Line::from(title), true, desk, frame, area);
        let found = self.found(desk);
        if found.is_empty() {
            let typed = self.typed.as_ref().map_or("", |typed| typed.text());
            let none = Message::new(
                format!("  không trang nào có «{typed}»"),
                format!("  no page has “{typed}”"),
            );
            let line = Line::styled(none.in_lang(desk.lang).to_owned(), theme::dim(desk));
            return frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
        }
        let from = (self.cursor + 1).saturating_sub(usize::from(body.height));
        let words = fold(self.typed.as_ref().map_or("", |typed| typed.text()));
        let searched = !words.trim().is_empty();
        for (row, (index, found)) in (0..body.height).zip(found.iter().enumerate().skip(from)) {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let title = found.chapter.title(desk.lang);
            let room = usize::from(body.width).saturating_sub(3 + TITLE);
            let says = if searched { excerpt(&found.says, &words, room) } else { "" };
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::raw(pad(title, TITLE)),
                Span::styled(format!(" {}", fit(says, room)), theme::label(desk)),
            ]);
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

/// `says` from some words before the first of `words` (folded) on, where that would not be seen in `room`
/// cells otherwise.
fn excerpt<'a>(says: &'a str, words: &str, room: usize) -> &'a str {
    let folded = fold(says);
    let found = words.split_whitespace().filter_map(|word| folded.find(word)).min().unwrap_or(0);
    let before = folded[..found].chars().count();
    if before < room * 2 / 3 {
        return says;
    }
    let from = before.saturating_sub(room / 3);
    let from = says.char_indices().nth(from).map_or(0, |(at, _)| at);
    let blank = says[from..].find(' ').map_or(from, |blank| from + blank + 1);
    &says[blank..]
}
