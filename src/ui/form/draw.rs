//! The pieces that a form is drawn from: texts in their cells, inputs, what scrolls. Knows no form.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::input::Input;
use crate::layer::Desk;
use crate::model::field::{Column, Table};
use crate::text::{Message, many};
use crate::ui::detail::wrapped;
use crate::ui::rows::widths;
use crate::ui::theme;

/// Where the form is drawn.
pub(super) struct Page {
    /// Where the fields are.
    pub body: Rect,
    /// How wide the labels are.
    pub label: u16,
}

impl Page {
    /// Where values begin.
    pub const fn value_x(&self) -> u16 {
        self.body.x + self.label + 4
    }

    /// How wide values may be.
    pub fn value_width(&self) -> u16 {
        self.body.right().saturating_sub(self.value_x())
    }
}

/// Draws an input; the cursor where it is `focused`.
pub(super) fn draw_input(
    input: &Input,
    focused: bool,
    (x, y): (u16, u16),
    width: u16,
    desk: &Desk,
    buffer: &mut Buffer,
) -> Option<Position> {
    let style = if input.fault.is_some() { theme::fault(desk) } else { Style::new() };
    if !focused {
        put(buffer, x, y, input.line.text(), width, style, desk);
        return None;
    }
    let (text, cell) = input.line.window(width);
    buffer.set_stringn(x, y, text, width.into(), style);
    (x < buffer.area.right()).then(|| Position::new(x + cell, y))
}

/// Where the cells of a table stand on the page: first cell on the screen and width of each.
pub(super) fn cells(table: &'static dyn Table, page: &Page, desk: &Desk) -> Vec<(u16, u16)> {
    let mut x = page.body.x + 4;
    let place = |width: u16| {
        let begins = x;
        x = x.saturating_add(width + 2);
        (begins, width.min(page.body.right().saturating_sub(begins)))
    };
    widths(table, page.body.width.saturating_sub(4), desk).into_iter().map(place).collect()
}

/// What is wrong, in as many lines of `width` cells as it takes; the column is named in a row, where
/// several cells may be at fault.
pub(super) fn faults(
    column: Option<&Column>,
    fault: Option<&Message>,
    width: u16,
    desk: &Desk,
) -> impl Iterator<Item = String> + use<> {
    let of = column.map_or_else(String::new, |it| format!("{}: ", desk.say(it.label)));
    let text = fault.map(|fault| format!("! {of}{}", fault.in_lang(desk.lang)));
    text.map(|text| wrapped(&text, width.into(), "  ")).into_iter().flatten()
}

/// How many rows, where they are not shown.
pub(super) fn count_of(rows: usize) -> Message {
    match rows {
        0 => Message::new("", ""),
        _ => Message::new(format!("{rows} dòng"), many(rows, "row")),
    }
}

/// What stands for what is left out.
pub(super) const fn dots(desk: &Desk) -> &'static str {
    if desk.unicode { "…" } else { "..." }
}

/// Writes `text` into `width` cells, with dots at the end where it is too wide; where it ended.
pub(super) fn put(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    text: &str,
    width: u16,
    style: Style,
    desk: &Desk,
) -> u16 {
    if x >= buffer.area.right() || y >= buffer.area.bottom() {
        return x;
    }
    if text.width() <= usize::from(width) {
        return buffer.set_stringn(x, y, text, width.into(), style).0;
    }
    let room = usize::from(width).saturating_sub(dots(desk).width());
    let mut cells = 0;
    let fits = |grapheme: &&str| {
        cells += grapheme.width();
        cells <= room
    };
    let text: String = text.graphemes(true).take_while(fits).chain([dots(desk)]).collect();
    buffer.set_stringn(x, y, text, width.into(), style).0
}

/// The first of `total` lines to show in `height`, so that those from `top` to `bottom` are seen.
///
/// It depends on nothing shown before and moves by half a screen, so that most steps move nothing.
pub(super) fn scrolled(top: usize, bottom: usize, total: usize, height: usize) -> usize {
    if total <= height || bottom <= height {
        return 0;
    }
    let half = (height / 2).max(1);
    let offset = (bottom - height).div_ceil(half) * half;
    offset.min(top).min(total.saturating_sub(height))
}
