//! A record being read: its fields, or the history of its changes. Knows no list and no store.

mod heads;
mod history;

pub use history::moment;

use std::cell::Cell;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::presence::presence;
use super::{glyph, table, theme};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::attachment::attachments;
use crate::model::field::Table;
use crate::model::show::{show, show_row};
use crate::model::{Column, Entity, Kind, Names, Record, Shape, Stored, Value};
use crate::store::journal::Entry;
use crate::store::request::{Figures, Notice, Presence, Request};
use crate::text::width::{display_width, pad};
use crate::text::{Label, Message};

/// What of the record is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Its fields.
    Record,
    /// Who changed what, and when.
    History,
    /// What the judge says; its lines come from whoever knows the judge.
    Judged,
}

/// A line that follows from other records than the one shown: successors, totals, doubts.
pub struct Remark {
    /// What it is about.
    pub label: Label,
    /// What it says.
    pub message: Message,
    /// Whether it asks for attention.
    pub doubt: bool,
}

/// A record on show.
pub struct Detail {
    stored: Option<Arc<Stored>>,
    history: Option<Vec<Entry>>,
    figures: Option<Figures>,
    /// What was found where the record's references point.
    found: Vec<(String, Presence)>,
    tab: Tab,
    scroll: usize,
    /// How far the text drawn last could be scrolled: beyond it, a key back would seem to do nothing.
    most: Cell<usize>,
}

impl Detail {
    /// Nothing on show yet; `tab` is read first.
    pub const fn new(tab: Tab) -> Self {
        Self {
            stored: None,
            history: None,
            figures: None,
            found: Vec::new(),
            tab,
            scroll: 0,
            most: Cell::new(usize::MAX),
        }
    }

    /// The record on show.
    pub fn stored(&self) -> Option<&Arc<Stored>> {
        self.stored.as_ref()
    }

    /// Shows this record; what it asks for where the history is read.
    pub fn show(&mut self, stored: Option<Arc<Stored>>) -> Vec<Effect> {
        if self.stored == stored {
            return Vec::new();
        }
        let link = |stored: &Option<Arc<Stored>>| stored.as_ref().map(|stored| stored.link());
        if link(&self.stored) != link(&stored) {
            self.begin();
        }
        self.history = None;
        self.figures = None;
        self.stored = stored;
        let mut effects = self.ask();
        effects.extend(self.ask_figures());
        effects.extend(self.ask_references());
        effects
    }

    /// Asks whether the files that the record names are there.
    pub fn ask_references(&self) -> Option<Effect> {
        let named = attachments(self.stored.as_ref()?.record.entity());
        (!named.is_empty()).then_some(Effect::Ask(Request::References(named)))
    }

    /// The acts that touched the record on show, newest first, once they have come.
    pub fn history(&self) -> &[Entry] {
        self.history.as_deref().unwrap_or_default()
    }

    /// What was counted for the record on show, once it has come.
    pub const fn figures(&self) -> Option<&Figures> {
        self.figures.as_ref()
    }

    /// Asks for what follows from many other records, for the kinds that something is counted for.
    pub fn ask_figures(&self) -> Option<Effect> {
        let link = self.stored.as_ref()?.link();
        let counted =
            matches!(link.kind, Kind::Decision | Kind::Deadline | Kind::Quota | Kind::Nomination);
        counted.then_some(Effect::Ask(Request::Figures(link)))
    }

    fn ask(&self) -> Vec<Effect> {
        match &self.stored {
            Some(stored) if self.tab == Tab::History => {
                vec![Effect::Ask(Request::History(stored.link()))]
            }
            _ => Vec::new(),
        }
    }

    /// The tab being read.
    pub fn tab(&self) -> Tab {
        if self.tab == Tab::Judged && !self.is_judged() { Tab::Record } else { self.tab }
    }

    /// Whether the judge has something to say of the record.
    fn is_judged(&self) -> bool {
        let kind = self.stored.as_ref().map(|stored| stored.record.kind());
        matches!(kind, Some(Kind::Nomination | Kind::Person | Kind::Unit))
    }

    /// Reads the next tab.
    pub fn next_tab(&mut self) -> Vec<Effect> {
        self.read(match self.tab() {
            Tab::Record if self.is_judged() => Tab::Judged,
            Tab::Record | Tab::Judged => Tab::History,
            Tab::History => Tab::Record,
        })
    }

    /// Reads this tab.
    pub fn read(&mut self, tab: Tab) -> Vec<Effect> {
        self.tab = tab;
        self.begin();
        self.ask()
    }

    /// Back to the first line of another text.
    fn begin(&mut self) {
        self.scroll = 0;
        self.most = Cell::new(usize::MAX);
    }

    /// Scrolls by `lines`.
    pub fn scroll(&mut self, lines: isize) {
        let most = self.most.get();
        self.scroll = self.scroll.min(most).saturating_add_signed(lines).min(most);
    }

    /// Takes in the history and the figures that were asked for.
    pub fn hear(&mut self, notice: &Notice) {
        if let Notice::Figures(link, figures) = notice
            && self.stored.as_ref().is_some_and(|stored| stored.link() == *link)
        {
            self.figures = Some(figures.clone());
        }
        if let Notice::References(found) = notice {
            self.found.clone_from(found);
        }
        if let Notice::History(link, entries) = notice
            && self.stored.as_ref().is_some_and(|stored| stored.link() == *link)
        {
            self.history = Some(entries.clone());
        }
    }

    /// Draws title and text; `judged` makes the judge's lines where they are read.
    pub fn view(
        &self,
        remarks: &[Remark],
        judged: &dyn Fn(usize) -> Vec<Line<'static>>,
        focused: bool,
        desk: &Desk,
        frame: &mut Frame,
        area: Rect,
    ) {
        let width = usize::from(area.width);
        let lines = match (&self.stored, self.tab()) {
            (None, _) => Vec::new(),
            (Some(stored), Tab::Record) => {
                let attached = self.attached(stored, desk);
                record(stored, remarks, desk, width).into_iter().chain(attached).collect()
            }
            (Some(_), Tab::History) => self.changes(desk, width),
            (Some(_), Tab::Judged) => judged(width),
        };
        let height = usize::from(area.height.saturating_sub(1));
        let most = lines.len().saturating_sub(height);
        self.most.set(most);
        let from = self.scroll.min(most);
        let mut title = self.title(desk);
        if lines.len() > height {
            let seen = format!("  {}-{}/{}", from + 1, from + height, lines.len());
            title.push_span(Span::styled(seen, theme::dim(desk)));
        }
        let body = table::titled(title, focused, desk, frame, area);
        for (row, line) in (0..body.height).zip(lines.into_iter().skip(from)) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }

    /// The files and addresses that the record names, and whether they are there.
    fn attached(&self, stored: &Stored, desk: &Desk) -> Vec<Line<'static>> {
        let named = attachments(stored.record.entity());
        if named.is_empty() {
            return Vec::new();
        }
        let label = desk.say(Label::new("Tệp đính kèm", "Attachments"));
        let mut lines = vec![Line::from(Span::styled(label, theme::label(desk)))];
        for reference in named {
            let text = Span::raw(format!("  {} {reference}", glyph::DOT.on(desk)));
            let says = presence(&reference, &self.found, desk);
            lines.push([text].into_iter().chain(says).collect::<Line>());
        }
        lines
    }

    fn changes(&self, desk: &Desk, width: usize) -> Vec<Line<'static>> {
        let Some(entries) = &self.history else {
            let wait = Label::new("đang đọc lịch sử …", "reading the history …");
            return vec![Line::from(desk.say(wait))];
        };
        let title = self.stored.as_ref().map(|stored| title(&stored.record, desk, width));
        let title = title.unwrap_or_default();
        if entries.is_empty() {
            let none = Label::new(
                "chưa thay đổi gì từ khi tạo kho",
                "nothing has changed since the store was made",
            );
            return title.into_iter().chain([Line::from(desk.say(none))]).collect();
        }
        let acts = entries.iter().flat_map(|entry| history::entry(entry, desk, width));
        title.into_iter().chain(acts).collect()
    }
}

/// What a record is called.
fn title(record: &Record, desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let lines = wrapped(&record.title(&desk.names()), width, "").into_iter();
    lines.map(|line| Line::styled(line, theme::strong(desk))).collect()
}

fn record(stored: &Stored, remarks: &[Remark], desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let entity = stored.record.entity();
    let mut lines = title(&stored.record, desk, width);
    for remark in remarks {
        let style = if remark.doubt { theme::fault(desk) } else { theme::good(desk) };
        let text = format!("{}: {}", desk.say(remark.label), remark.message.in_lang(desk.lang));
        lines.extend(wrapped(&text, width, "  ").into_iter().map(|line| Line::styled(line, style)));
    }
    lines.push(Line::default());
    lines.extend(fields(entity, &[], &desk.names(), desk, width));
    lines
}

/// The fields of a record that have a value, label and value each, but for those named `except`; other records
/// are called by `names`.
pub fn fields(
    entity: &dyn Entity,
    except: &[&str],
    names: &dyn Names,
    desk: &Desk,
    width: usize,
) -> Vec<Line<'static>> {
    let fields = (0..entity.width()).map(|index| (entity.column(index), entity.get(index)));
    let shown =
        fields.filter(|(column, value)| !value.is_empty() && !except.contains(&column.name));
    let shown: Vec<_> = shown.collect();
    let beside = shown.iter().map(|(column, _)| *column);
    let beside = beside.filter(|it| is_beside(it) && !matches!(it.shape, Shape::LongText));
    let wide = label_width(beside, desk);
    let lines =
        |(column, value): &(&'static Column, Value)| field(column, value, names, desk, width, wide);
    shown.iter().flat_map(lines).collect()
}

/// Whether the value stands beside its label: rows stand below it.
fn is_beside(column: &Column) -> bool {
    !matches!(column.shape, Shape::Rows(_))
}

/// How wide the labels of `columns` are.
fn label_width<'a>(columns: impl Iterator<Item = &'a Column>, desk: &Desk) -> usize {
    columns.map(|column| display_width(desk.say(column.label))).max().unwrap_or(0)
}

fn field(
    column: &Column,
    value: &Value,
    names: &dyn Names,
    desk: &Desk,
    width: usize,
    wide: usize,
) -> Vec<Line<'static>> {
    let label = desk.say(column.label);
    match (value, column.shape) {
        (Value::Rows(rows), Shape::Rows(table)) => {
            let mut lines = vec![Line::from(Span::styled(label, theme::label(desk)))];
            for row in rows {
                let row = show_row(row, table, names, CELLS);
                let text = format!("  {} {row}", glyph::DOT.on(desk));
                lines.extend(wrapped(&text, width, "    ").into_iter().map(Line::from));
            }
            lines
        }
        (Value::Text(text), Shape::LongText) => {
            let mut lines = vec![Line::from(Span::styled(label, theme::label(desk)))];
            for paragraph in text.lines() {
                let text = format!("  {paragraph}");
                lines.extend(wrapped(&text, width, "  ").into_iter().map(Line::from));
            }
            lines
        }
        _ => labelled(label, &show(value, column, names), desk, width, (0, wide)),
    }
}

/// What stands between the cells of a row.
const CELLS: &str = " – ";

fn rows_of(value: Value, table: &'static dyn Table, names: &dyn Names) -> Vec<String> {
    match value {
        Value::Rows(rows) => rows.iter().map(|row| show_row(row, table, names, CELLS)).collect(),
        _ => Vec::new(),
    }
}

fn labelled(
    label: &str,
    text: &str,
    desk: &Desk,
    width: usize,
    (indent, wide): (usize, usize),
) -> Vec<Line<'static>> {
    let start = indent + wide + 2;
    let room = width.saturating_sub(start).max(10);
    let mut lines = Vec::new();
    for (number, part) in wrapped(text, room, "").into_iter().enumerate() {
        let head = if number == 0 { label } else { "" };
        let head = pad(head, wide + 1);
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(indent)),
            Span::styled(format!("{head} "), theme::label(desk)),
            Span::raw(part),
        ]));
    }
    lines
}

/// `text` in lines no wider than `width` cells, all but the first behind `indent`.
pub fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let options = textwrap::Options::new(width.max(10)).subsequent_indent(indent);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}
