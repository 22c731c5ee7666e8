//! A list drawn as a table: title rule, column heads, the visible rows, a marker at the cursor.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::list::List;
use super::{glyph, line, theme};
use crate::layer::Desk;
use crate::model::Record;
use crate::model::show::show;
use crate::store::request::{PageRow, Sort};
use crate::text::Label;
use crate::text::width::{display_width, fit, pad};

/// How much of a line a column takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// So many cells.
    Cells(u16),
    /// So many parts of what the others leave.
    Share(u16),
}

/// What a column says of a record.
type Says = fn(&PageRow, &List, &Desk) -> String;

/// A column of a list.
pub struct Shown {
    field: &'static str,
    head: Label,
    width: Width,
    from: u16,
    until: u16,
    made: Option<Says>,
}

impl Shown {
    /// A column that shows `field` and is sorted by it; `from` is the narrowest pane that still has
    /// room for it, in cells.
    pub const fn new(field: &'static str, head: Label, width: Width, from: u16) -> Self {
        Self { field, head, width, from, until: u16::MAX, made: None }
    }

    /// The same column, left out of panes of `until` cells and more, where another says it better.
    #[must_use]
    pub const fn until(mut self, until: u16) -> Self {
        self.until = until;
        self
    }

    /// The same column, which says something made of the record instead of the field.
    #[must_use]
    pub const fn made(mut self, says: Says) -> Self {
        self.made = Some(says);
        self
    }

    /// The field that it is sorted by.
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// Whether a pane of `width` cells has it.
    pub const fn is_in(&self, width: u16) -> bool {
        self.from <= width && width < self.until
    }

    /// What it says of a row.
    pub fn says(&self, row: &PageRow, list: &List, desk: &Desk) -> String {
        self.made.map_or_else(|| field(row, self.field, desk), |made| made(row, list, desk))
    }
}

/// The value of a field as the record's table shows it.
pub fn field(row: &PageRow, name: &str, desk: &Desk) -> String {
    let record = &row.stored.record;
    let Some(index) = Record::position(record.kind(), name) else { return String::new() };
    let entity = record.entity();
    show(&entity.get(index), entity.column(index), &desk.names())
}

/// The gutter: marker, mark, a space.
const GUTTER: u16 = 2;
/// What stands before a title: a piece of rule, a space.
const RULED: usize = 2;
/// The space between columns.
const GAP: u16 = 1;

/// Puts the cursor where somebody types behind the first `before` cells of the title of `area`.
pub fn point(typed: &line::Line, before: usize, frame: &mut Frame, area: Rect) {
    let typed = display_width(&typed.text()[..typed.cursor()]);
    let column = u16::try_from(RULED + before + typed).unwrap_or(u16::MAX);
    let place = Position::new(area.x.saturating_add(column), area.y);
    if area.contains(place) {
        frame.set_cursor_position(place);
    }
}

/// Draws a rule with a title across the top of `area`; what is left below it.
pub fn titled(
    title: Line<'static>,
    focused: bool,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
) -> Rect {
    let style = if focused { theme::accent(desk) } else { theme::dim(desk) };
    let line = Rect { height: 1.min(area.height), ..area };
    let width = title.width();
    let rest = usize::from(area.width).saturating_sub(width + 3);
    let mut spans = vec![Span::styled(format!("{} ", glyph::RULE.on(desk)), style)];
    spans.extend(title.spans);
    spans.push(Span::styled(format!(" {}", glyph::RULE.on(desk).repeat(rest)), style));
    frame.render_widget(Line::from(spans), line);
    Rect { y: area.y + line.height, height: area.height - line.height, ..area }
}

/// Which piece of the title of `area` stands at a place of the screen, where its pieces are so wide.
pub fn piece(widths: impl IntoIterator<Item = usize>, at: Position, area: Rect) -> Option<usize> {
    let cell = at.x.checked_sub(area.x).filter(|_| at.y == area.y && area.contains(at))?;
    let mut from = RULED;
    let stands = |width: usize| {
        let cells = from..from + width;
        from = cells.end;
        cells.contains(&usize::from(cell))
    };
    widths.into_iter().position(stands)
}

/// The columns that fit `width`, each with its own width.
fn fitting(columns: &'static [Shown], width: u16) -> Vec<(&'static Shown, usize)> {
    let shown: Vec<_> = columns.iter().filter(|column| column.is_in(width)).collect();
    let gaps = GAP * u16::try_from(shown.len().saturating_sub(1)).unwrap_or_default();
    let mut fixed = 0;
    let mut shares = 0;
    for column in &shown {
        match column.width {
            Width::Cells(cells) => fixed += cells,
            Width::Share(parts) => shares += parts,
        }
    }
    let left = width.saturating_sub(GUTTER + gaps + fixed);
    let cells = |column: &Shown| match column.width {
        Width::Cells(cells) => cells,
        Width::Share(parts) => left * parts / shares.max(1),
    };
    shown.into_iter().map(|column| (column, usize::from(cells(column)))).collect()
}

/// How many rows a list shows in a body of this height: the column heads take a line.
pub const fn rows(height: u16) -> usize {
    height.saturating_sub(1) as usize
}

/// Draws column heads and visible rows.
pub fn view(
    list: &List,
    columns: &'static [Shown],
    focused: bool,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
) {
    if area.height == 0 {
        return;
    }
    let columns = fitting(columns, area.width);
    frame.render_widget(heads(list, &columns, desk), Rect { height: 1, ..area });
    for line in 0..rows(area.height) {
        let index = list.top() + line;
        if index >= list.total() {
            break;
        }
        let at =
            Rect { y: area.y + 1 + u16::try_from(line).unwrap_or_default(), height: 1, ..area };
        let selected = focused && index == list.cursor();
        frame.render_widget(row(list, index, selected, &columns, desk), at);
    }
}

/// The sign of an order.
pub const fn direction(sort: &Sort, desk: &Desk) -> &'static str {
    match (sort.descending, desk.unicode) {
        (true, true) => "↓",
        (true, false) => "v",
        (false, true) => "↑",
        (false, false) => "^",
    }
}

fn heads(list: &List, columns: &[(&'static Shown, usize)], desk: &Desk) -> Line<'static> {
    let mut text = " ".repeat(usize::from(GUTTER));
    for (column, width) in columns {
        let sorted = list.sort().filter(|sort| sort.column == column.field);
        let sign = sorted.map(|sort| format!(" {}", direction(sort, desk))).unwrap_or_default();
        text.push_str(&pad(&format!("{}{sign}", desk.say(column.head)), *width));
        text.push(' ');
    }
    Line::from(Span::styled(text, theme::dim(desk)))
}

fn row(
    list: &List,
    index: usize,
    selected: bool,
    columns: &[(&'static Shown, usize)],
    desk: &Desk,
) -> Line<'static> {
    let cursor = if selected { glyph::CURSOR.on(desk) } else { " " };
    let Some(row) = list.row(index) else {
        return Line::from(vec![Span::styled(cursor, theme::accent(desk)), Span::raw(" …")]);
    };
    let mark = if list.is_marked(row.stored.id) { glyph::MARK.on(desk) } else { " " };
    let mut text = String::new();
    for (column, width) in columns {
        let cell = column.says(row, list, desk);
        text.push_str(&pad(&fit(&cell, *width), *width));
        text.push(' ');
    }
    Line::from(vec![
        Span::styled(cursor, theme::accent(desk)),
        Span::styled(mark, theme::accent(desk)),
        Span::raw(text.trim_end().to_owned()),
    ])
}
