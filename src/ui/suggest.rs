//! The list under a field: choices, or records that the store suggests. Knows no form.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{glyph, theme};
use crate::layer::Desk;
use crate::model::Kind;
use crate::model::field::Choice;
use crate::store::request::{Ask, Suggestion};
use crate::text::width::fit;
use crate::text::{Label, Lang, contains_all, fold};

/// How many records are asked for at most.
pub const LIMIT: usize = 8;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A choice of the field.
    Choice(Choice),
    /// A record to point at.
    Found(Suggestion),
    /// A new record of this kind, to be made from what is typed.
    Create(Kind),
}

/// The list, and what is chosen in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picker {
    items: Vec<Item>,
    chosen: usize,
    asked: Option<Ask>,
}

impl Picker {
    /// The choices whose label or name has every word of `text` in it. Those that begin so on the
    /// screen come first, then those that read so on it, last those that do in the other language.
    pub fn of_choices(choices: &[Choice], text: &str, lang: Lang) -> Self {
        let words = fold(text);
        let rank = |choice: &Choice| {
            let Label { vi, en } = choice.label;
            let shown = fold(choice.label.in_lang(lang));
            let fits = |name| contains_all(&fold(name), &words);
            match () {
                () if shown.starts_with(&words) => Some(0),
                () if contains_all(&shown, &words) => Some(1),
                () => [vi, en, choice.name].into_iter().any(fits).then_some(2),
            }
        };
        let fitting = choices.iter().filter_map(|choice| Some((rank(choice)?, choice)));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by_key(|(rank, _)| *rank);
        let items = fitting.into_iter().map(|(_, choice)| Item::Choice(*choice)).collect();
        Self { items, chosen: 0, asked: None }
    }

    /// Waits for the answer to `ask`; what was answered before stays to be seen until then.
    pub fn wait_for(&mut self, ask: Ask) {
        self.asked = Some(ask);
    }

    /// Whether the answer to what was asked last is still to come.
    pub const fn waits(&self) -> bool {
        self.asked.is_some()
    }

    /// Takes an answer; `false` where it is not the one waited for.
    pub fn take(&mut self, ask: &Ask, found: &[Suggestion]) -> bool {
        if self.asked.as_ref() != Some(ask) {
            return false;
        }
        self.asked = None;
        self.items = found.iter().cloned().map(Item::Found).collect();
        if !ask.text.trim().is_empty() {
            self.items.extend(ask.kinds.iter().copied().map(Item::Create));
        }
        // What merely resembles the words is never taken unasked: then a new record stands first.
        let certain = found.first().is_none_or(|first| first.certain);
        let last = self.items.len().saturating_sub(1);
        self.chosen = if certain { 0 } else { found.len().min(last) };
        true
    }

    /// Moves what is chosen, not beyond the ends.
    pub fn move_by(&mut self, lines: isize) {
        let last = self.items.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(lines).min(last);
    }

    /// Chooses the choice called `label`, if it is there.
    pub fn choose_label(&mut self, label: &str) {
        let called = |choice: &Choice| [choice.label.vi, choice.label.en].contains(&label);
        let named = |item: &Item| matches!(item, Item::Choice(choice) if called(choice));
        self.chosen = self.items.iter().position(named).unwrap_or(self.chosen);
    }

    /// Chooses the making of a new record, if that is offered.
    pub fn choose_new(&mut self) {
        let new = self.items.iter().position(|item| matches!(item, Item::Create(_)));
        self.chosen = new.unwrap_or(self.chosen);
    }

    /// What is chosen; `None` where the list is empty.
    pub fn chosen(&self) -> Option<&Item> {
        self.items.get(self.chosen)
    }

    /// The one record that is called just what was asked for last, marks and case aside; none while the
    /// answer is still to come.
    pub fn exact(&self) -> Option<&Suggestion> {
        if self.waits() {
            return None;
        }
        let mut found = self.items.iter().filter_map(|item| match item {
            Item::Found(found) if found.exact => Some(found),
            _ => None,
        });
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// How many lines it wants.
    pub fn height(&self) -> u16 {
        u16::try_from(self.items.len().max(1)).unwrap_or(u16::MAX)
    }

    /// Draws it under (or, where there is no room, over) the line at `y`, beginning at `x`.
    pub fn view(&self, text: &str, desk: &Desk, buffer: &mut Buffer, within: Rect, x: u16, y: u16) {
        let below = within.bottom().saturating_sub(y + 1);
        let above = y.saturating_sub(within.y);
        let wanted = self.height();
        let down = wanted <= below || below >= above;
        let height = wanted.min(if down { below } else { above });
        let top = if down { y + 1 } else { y - height };
        // A plain screen has nothing beside it, so that a line is read as it is meant.
        let x = if desk.plain { within.x } else { x };
        let left = x.saturating_sub(2).min(within.right().saturating_sub(40)).max(within.x);
        let area = Rect::new(left, top, within.right().saturating_sub(left), height);
        let first = (self.chosen + 1).saturating_sub(usize::from(height));
        for line in 0..height {
            let (y, index) = (area.y + line, first + usize::from(line));
            let chosen = index == self.chosen && !self.items.is_empty();
            buffer.set_stringn(
                area.x,
                y,
                " ".repeat(area.width.into()),
                area.width.into(),
                Style::reset(),
            );
            buffer.set_stringn(area.x, y, glyph::WALL.on(desk), 1, theme::accent(desk));
            if chosen {
                // Whoever looks for another than the first hears it; until then the field is heard.
                let heard = !desk.plain || self.chosen > 0;
                let sign = if heard { glyph::CHOICE.on(desk) } else { theme::mark(desk) };
                buffer.set_stringn(area.x + 1, y, sign, 1, theme::accent(desk));
            }
            let style = if chosen { theme::strong(desk) } else { Style::new() };
            let (said, more) = self.says(index, text, desk);
            let room = area.width.saturating_sub(2);
            let said = fit(&said, room.into());
            let (end, _) = buffer.set_stringn(area.x + 2, y, said, room.into(), style);
            let room = area.right().saturating_sub(end);
            buffer.set_stringn(end, y, fit(&more, room.into()), room.into(), theme::dim(desk));
        }
    }

    fn says(&self, index: usize, text: &str, desk: &Desk) -> (String, String) {
        match self.items.get(index) {
            Some(Item::Choice(choice)) => (desk.say(choice.label).to_owned(), String::new()),
            Some(Item::Found(found)) => {
                let more = [found.code.as_str(), found.more.as_str()];
                let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
                let dot = format!(" {} ", glyph::DOT.on(desk));
                (found.title.clone(), format!("  {}", more.join(&dot)))
            }
            Some(Item::Create(kind)) => {
                let make = desk.say(Label::new("tạo mới", "create"));
                (format!("+ {make} {} “{}”", desk.say(kind.title()), text.trim()), String::new())
            }
            None if self.waits() => {
                (desk.say(Label::new("đang tìm…", "looking…")).to_owned(), String::new())
            }
            None => {
                (desk.say(Label::new("không có gì", "nothing found")).to_owned(), String::new())
            }
        }
    }
}
