//! Drawing a form: which lines it has, which of them are seen, each line. Changes nothing.

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::deciding;
use super::draw::{Page, cells, count_of, dots, draw_input, faults, put, scrolled};
use super::input::Input;
use super::slot::Slot;
use super::{Form, Over};
use crate::layer::Desk;
use crate::model::field::{Column, Shape, Table};
use crate::model::show::show;
use crate::ui::confirm;
use crate::ui::long_text::LongText;
use crate::ui::rows::Rows;
use crate::ui::theme;

/// How many rows, or lines of a long text, a field shows while the cursor is elsewhere.
const SOME_ROWS: usize = 4;
const SOME_LINES: usize = 3;

/// The width of a long text that has the whole form, on a screen `width` cells wide.
pub(super) const fn long_width(width: u16) -> u16 {
    width.saturating_sub(4)
}

/// What of a form's area its title leaves.
pub(super) const fn below_title(area: Rect) -> Rect {
    let gap = if area.height >= 20 { 2 } else { 1 };
    Rect { y: area.y + gap, height: area.height.saturating_sub(gap), ..area }
}

/// The fields as they are drawn.
pub(super) struct Laid {
    /// Where they stand.
    pub page: Page,
    /// The lines, each with its field.
    pub lines: Vec<(usize, Part)>,
    /// The line that the cursor stands on.
    pub here: usize,
    /// The first line that is seen.
    pub offset: usize,
}

/// One line of the form.
pub(super) enum Part {
    /// A field's label with its value, or with the count of its rows.
    Field,
    /// A line of a long text; the first has the label.
    Text { range: Range<usize>, first: bool, cut: bool },
    /// The headings of rows.
    Heading(&'static dyn Table),
    /// A row.
    Row(&'static dyn Table, usize),
    /// How many rows are not shown.
    More(usize),
    /// A line of what is wrong with the line above.
    Fault(String),
}

impl Form {
    /// Draws the form with whatever stands over its fields.
    pub(super) fn draw(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        if area.width < 8 || area.height < 2 {
            return;
        }
        self.draw_title(desk, frame.buffer_mut(), area);
        let body = below_title(area);
        let cursor = if matches!(self.over, Over::Long) {
            self.draw_long(desk, frame.buffer_mut(), body)
        } else {
            let body = self.draw_said(desk, frame.buffer_mut(), body);
            self.draw_fields(desk, frame.buffer_mut(), body)
        };
        if let Some(cursor) = cursor.filter(|_| matches!(self.over, Over::Nothing | Over::Long)) {
            self.ways.view(desk, frame.buffer_mut(), body, cursor.y);
        }
        if matches!(self.over, Over::Leaving) {
            confirm::leaving().draw(desk, frame.buffer_mut(), area);
        } else if let Over::Known(link) = self.over {
            deciding::known(link, desk).draw(desk, frame.buffer_mut(), area);
        } else if let Over::Doubts(question) = &self.over {
            question.draw(desk, frame.buffer_mut(), area);
        } else if let Some(cursor) = cursor.filter(|cursor| area.contains(*cursor)) {
            frame.set_cursor_position(cursor);
        }
    }

    /// What stands on which line, drawn into `body`.
    pub(super) fn laid(&self, desk: &Desk, body: Rect) -> Laid {
        let page = Page { body, label: self.label_width(desk, body.width) };
        let mut lines: Vec<(usize, Part)> = Vec::new();
        for field in 0..self.slots.len() {
            lines.extend(self.parts(field, &page, desk).into_iter().map(|part| (field, part)));
        }
        let here = lines.iter().position(|(field, part)| self.is_here(*field, part, &page));
        let here = here.unwrap_or(0);
        let height = usize::from(body.height);
        let end =
            lines.iter().skip(here + 1).take_while(|(_, part)| matches!(part, Part::Fault(..)));
        let offset = scrolled(here, here + 1 + end.count(), lines.len(), height);
        Laid { page, lines, here, offset }
    }

    fn draw_fields(&self, desk: &Desk, buffer: &mut Buffer, body: Rect) -> Option<Position> {
        let Laid { page, lines, here, offset } = self.laid(desk, body);
        let height = usize::from(body.height);
        let mut cursor = None;
        for (y, (index, (field, part))) in
            (body.y..).zip(lines.iter().enumerate().skip(offset).take(height))
        {
            let found = self.draw_part(*field, part, index == here, &page, y, desk, buffer);
            cursor = cursor.or(found);
        }
        if let (Some(list), Some(at)) = (&self.picker, cursor) {
            let text = self.input().map_or("", |input| input.line.text());
            let left = self.cell_x(&page, desk);
            list.view(text, desk, buffer, body, left, at.y);
        }
        cursor
    }

    fn label_width(&self, desk: &Desk, width: u16) -> u16 {
        let wide =
            |column: &&Column| desk.say(column.label).width() + if column.required { 2 } else { 0 };
        let widest = self.columns.iter().map(wide).max().unwrap_or(0);
        u16::try_from(widest).unwrap_or(u16::MAX).min(width / 2)
    }

    fn input(&self) -> Option<&Input> {
        match self.slots.get(self.focus.field)? {
            Slot::Input(input) => Some(input),
            Slot::Rows(rows) => rows.rows.get(self.focus.row)?.get(self.focus.cell),
            _ => None,
        }
    }

    /// The lines of a field.
    fn parts(&self, field: usize, page: &Page, desk: &Desk) -> Vec<Part> {
        let focused = field == self.focus.field;
        match (&self.slots[field], self.columns[field].shape) {
            (Slot::Input(input), _) => {
                let lines =
                    faults(None, input.fault.as_ref(), page.value_width(), desk).map(Part::Fault);
                [Part::Field].into_iter().chain(lines).collect()
            }
            (Slot::Long(long, fault), _) => {
                let lines = some_lines(long, focused, page.value_width());
                let wrong = faults(None, fault.as_ref(), page.value_width(), desk).map(Part::Fault);
                lines.into_iter().chain(wrong).collect()
            }
            (Slot::Rows(rows), Shape::Rows(table)) => {
                self.row_parts(rows, table, focused, page, desk)
            }
            (Slot::Shown(_) | Slot::Rows(_), _) => vec![Part::Field],
        }
    }

    fn row_parts(
        &self,
        rows: &Rows,
        table: &'static dyn Table,
        focused: bool,
        page: &Page,
        desk: &Desk,
    ) -> Vec<Part> {
        let width = page.body.width.saturating_sub(4);
        let mut parts = vec![Part::Field];
        parts.extend(faults(None, rows.fault.as_ref(), width, desk).map(Part::Fault));
        let count = rows.rows.len();
        let shown = if focused {
            let room = usize::from(page.body.height).saturating_sub(3).max(1);
            let first = scrolled(self.focus.row, self.focus.row + 1, count, room);
            first..(first + room).min(count)
        } else {
            0..rows.there().min(SOME_ROWS)
        };
        if shown.is_empty() {
            return parts;
        }
        parts.push(Part::Heading(table));
        for row in shown.clone() {
            parts.push(Part::Row(table, row));
            let cells = rows.rows[row].iter().zip(table.columns());
            parts.extend(cells.flat_map(|(input, column)| {
                faults(Some(column), input.fault.as_ref(), width, desk).map(Part::Fault)
            }));
        }
        let hidden = rows.there().saturating_sub(shown.end);
        if hidden > 0 && !focused {
            parts.push(Part::More(hidden));
        }
        parts
    }

    /// Whether the cursor stands on this line.
    fn is_here(&self, field: usize, part: &Part, page: &Page) -> bool {
        field == self.focus.field
            && match (part, &self.slots[field]) {
                (Part::Field, Slot::Rows(_)) => false,
                (Part::Field, _) => true,
                (Part::Row(_, row), _) => *row == self.focus.row,
                (Part::Text { range, .. }, Slot::Long(long, _)) => {
                    let width = page.value_width().saturating_sub(1);
                    let lines = long.wrapped(width);
                    lines.get(long.cursor(width).0).is_some_and(|line| line == range)
                }
                _ => false,
            }
    }

    #[allow(clippy::too_many_arguments, reason = "a line is drawn from all of these")]
    fn draw_part(
        &self,
        field: usize,
        part: &Part,
        here: bool,
        page: &Page,
        y: u16,
        desk: &Desk,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        let (x, width) = (page.value_x(), page.value_width());
        match (part, &self.slots[field]) {
            (Part::Field, slot) => {
                self.draw_label(field, page, y, desk, buffer);
                match slot {
                    Slot::Input(input) => {
                        return draw_input(input, here, (x, y), width, desk, buffer);
                    }
                    Slot::Shown(value) => {
                        let text = show(value, self.columns[field], &desk.names());
                        put(buffer, x, y, &text, width, theme::dim(desk), desk);
                    }
                    Slot::Rows(rows) if field != self.focus.field => {
                        let count = count_of(rows.filled());
                        put(buffer, x, y, count.in_lang(desk.lang), width, theme::dim(desk), desk);
                    }
                    _ => {}
                }
            }
            (Part::Text { range, first, cut }, Slot::Long(long, _)) => {
                if *first {
                    self.draw_label(field, page, y, desk, buffer);
                }
                let text = long.line.text().get(range.clone()).unwrap_or_default();
                let more = if *cut { format!("{text} {}", dots(desk)) } else { text.to_owned() };
                put(buffer, x, y, &more, width, Style::new(), desk);
                if here {
                    let (_, cell) = long.cursor(width.saturating_sub(1));
                    return Some(Position::new(x + cell.min(width.saturating_sub(1)), y));
                }
            }
            (Part::Heading(table), _) => {
                for ((x, width), column) in
                    cells(*table, page, desk).into_iter().zip(table.columns())
                {
                    let star = if column.required { " *" } else { "" };
                    let text = format!("{}{star}", desk.say(column.label));
                    put(buffer, x, y, &text, width, theme::dim(desk), desk);
                }
            }
            (Part::Row(table, row), Slot::Rows(rows)) => {
                return self.draw_row(&rows.rows[*row], *table, here, page, y, desk, buffer);
            }
            (Part::More(hidden), _) => {
                let text = match desk.lang {
                    crate::text::Lang::Vi => format!("{} và {hidden} dòng nữa", dots(desk)),
                    crate::text::Lang::En => format!("{} and {hidden} more", dots(desk)),
                };
                let x = page.body.x + 4;
                put(buffer, x, y, &text, page.body.width.saturating_sub(4), theme::dim(desk), desk);
            }
            (Part::Fault(text), slot) => {
                let x = if matches!(slot, Slot::Rows(_)) { page.body.x + 4 } else { x };
                let width = page.body.right().saturating_sub(x);
                put(buffer, x, y, text, width, theme::fault(desk), desk);
            }
            _ => {}
        }
        None
    }

    fn draw_label(&self, field: usize, page: &Page, y: u16, desk: &Desk, buffer: &mut Buffer) {
        let column = self.columns[field];
        let focused = field == self.focus.field;
        if focused {
            buffer.set_stringn(page.body.x, y, theme::mark(desk), 1, theme::accent(desk));
        }
        let style = match (focused, column.computed) {
            (true, _) => theme::strong(desk),
            (_, true) => theme::dim(desk),
            _ => theme::label(desk),
        };
        let star = u16::from(column.required) * 2;
        let x = page.body.x + 2;
        let end = put(
            buffer,
            x,
            y,
            desk.say(column.label),
            page.label - star.min(page.label),
            style,
            desk,
        );
        if column.required {
            put(buffer, end, y, " *", 2, theme::accent(desk), desk);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a line is drawn from all of these")]
    fn draw_row(
        &self,
        row: &[Input],
        table: &'static dyn Table,
        here: bool,
        page: &Page,
        y: u16,
        desk: &Desk,
        buffer: &mut Buffer,
    ) -> Option<Position> {
        if here {
            buffer.set_stringn(page.body.x + 2, y, theme::mark(desk), 1, theme::accent(desk));
        }
        let mut cursor = None;
        for (index, ((x, width), input)) in
            cells(table, page, desk).into_iter().zip(row).enumerate()
        {
            let focused = here && index == self.focus.cell;
            cursor = cursor.or(draw_input(input, focused, (x, y), width, desk, buffer));
        }
        cursor
    }

    /// Where the focused input begins.
    fn cell_x(&self, page: &Page, desk: &Desk) -> u16 {
        match self.columns[self.focus.field].shape {
            Shape::Rows(table) => {
                cells(table, page, desk).get(self.focus.cell).map_or(page.body.x, |(x, _)| *x)
            }
            _ => page.value_x(),
        }
    }

    /// A long text with the whole form to itself.
    fn draw_long(&self, desk: &Desk, buffer: &mut Buffer, body: Rect) -> Option<Position> {
        let Some(Slot::Long(long, _)) = self.slots.get(self.focus.field) else { return None };
        let label = desk.say(self.columns[self.focus.field].label);
        put(
            buffer,
            body.x + 2,
            body.y,
            label,
            body.width.saturating_sub(2),
            theme::label(desk),
            desk,
        );
        let width = long_width(body.width);
        let height = usize::from(body.height.saturating_sub(1));
        let lines = long.wrapped(width);
        let (line, cell) = long.cursor(width);
        let offset = scrolled(line, line + 1, lines.len(), height);
        for (y, range) in (body.y + 1..).zip(lines.iter().skip(offset).take(height)) {
            let text = long.line.text().get(range.clone()).unwrap_or_default();
            buffer.set_stringn(body.x + 2, y, text, (width + 1).into(), Style::new());
        }
        let y = u16::try_from(line.saturating_sub(offset)).unwrap_or(0);
        let inside = line >= offset && usize::from(y) < height;
        inside.then(|| Position::new(body.x + 2 + cell, body.y + 1 + y))
    }
}

/// The first few lines of a long text, or those around the cursor where it is `focused`.
fn some_lines(long: &LongText, focused: bool, width: u16) -> Vec<Part> {
    let width = width.saturating_sub(1);
    let lines = long.wrapped(width);
    let count = lines.len();
    let first = if focused { (long.cursor(width).0 + 1).saturating_sub(SOME_LINES) } else { 0 };
    let shown = lines.into_iter().enumerate().skip(first).take(SOME_LINES);
    let part = |(index, range)| Part::Text {
        range,
        first: index == first,
        cut: index + 1 == first + SOME_LINES && index + 1 < count,
    };
    shown.map(part).collect()
}
