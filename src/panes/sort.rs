//! The box in which a column to sort by is picked. Knows nothing of how sorting is done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::layer::Desk;
use crate::model::{Column, Kind, Record, Shape};
use crate::text::Label;
use crate::ui::list::List;
use crate::ui::{glyph, theme};

/// The columns of a kind, the usual order first.
pub struct SortBox {
    columns: Vec<&'static Column>,
    cursor: usize,
}

impl SortBox {
    /// The columns that `list` may be sorted by; the cursor stands on the one it is sorted by.
    pub fn new(list: &List) -> Self {
        let columns = sortable(list.kind());
        let now = list.sort().and_then(|sort| columns.iter().position(|c| c.name == sort.column));
        Self { columns, cursor: now.map_or(0, |index| index + 1) }
    }

    /// Moves the cursor.
    pub fn step(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.columns.len());
    }

    /// The field under the cursor; `None` for the kind's own order.
    pub fn field(&self) -> Option<&'static str> {
        self.cursor.checked_sub(1).and_then(|index| self.columns.get(index)).map(|c| c.name)
    }

    /// Draws the box over the lower part of a pane.
    pub fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let usual = desk.say(Label::new("thứ tự thường dùng", "usual order"));
        let titles: Vec<&str> = std::iter::once(usual)
            .chain(self.columns.iter().map(|column| desk.say(column.label)))
            .collect();
        let width = titles.iter().map(|title| title.chars().count()).max().unwrap_or_default() + 6;
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        // A plain screen has nothing beside it, so that a line is read as it is meant.
        let width = if desk.plain { body.width } else { width.min(body.width) };
        let height = u16::try_from(titles.len() + 1).unwrap_or(u16::MAX).min(body.height);
        let area = Rect { x: body.x + body.width - width, width, height, ..body };
        frame.render_widget(Clear, area);
        let head = desk.say(Label::new("Sắp xếp theo", "Sort by"));
        let head = Line::styled(format!("{} {head}", glyph::WALL.on(desk)), theme::accent(desk));
        frame.render_widget(head, Rect { height: 1, ..area });
        let shown = usize::from(height.saturating_sub(1)).max(1);
        let from = (self.cursor + 1).saturating_sub(shown);
        for (row, (index, title)) in (1..height).zip(titles.iter().enumerate().skip(from)) {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let line = Line::from(vec![
                Span::styled(glyph::WALL.on(desk), theme::dim(desk)),
                Span::styled(cursor, theme::accent(desk)),
                Span::raw(format!(" {title}")),
            ]);
            frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
        }
    }
}

/// Columns that an order can be told of: all but lists of rows and long texts.
fn sortable(kind: Kind) -> Vec<&'static Column> {
    let sortable = |column: &&Column| !matches!(column.shape, Shape::Rows(_) | Shape::LongText);
    Record::columns(kind).into_iter().filter(sortable).collect()
}
