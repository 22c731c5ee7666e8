//! How the calendar is drawn: a line each, on a wide screen with a bar of months. Knows not why a line stands so.

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{Calendar, TAKEN, says};
use crate::law::calendar::first_day;
use crate::layer::Desk;
use crate::panes::rates;
use crate::panes::year::YearLines;
use crate::store::request::{Planned, Standing};
use crate::text::Label;
use crate::text::width::{fit, pad};
use crate::ui::detail::wrapped;
use crate::ui::{glyph, table, theme};

/// Lines below the list: a rule's gap, and what is told of the line under the cursor.
pub const BELOW: u16 = 4;
/// The widths of the first columns.
const WHEN: usize = 17;
const STATE: usize = 11;
/// The months drawn: December before to April after, counted from January of the year.
const MONTHS: std::ops::RangeInclusive<i16> = 0..=16;
/// Cells of a month in the bar.
const MONTH: usize = 3;
/// From this width on the months are drawn.
const WIDE: u16 = 130;

/// How a standing looks.
pub fn style(state: Standing, desk: &Desk) -> Style {
    match state {
        Standing::Done => theme::good(desk),
        Standing::Due => theme::accent(desk),
        Standing::Late | Standing::Off => theme::fault(desk),
        Standing::Ahead => theme::plain(),
        Standing::Unknown => theme::dim(desk),
    }
}

/// Draws the screen.
pub fn view(screen: &Calendar, desk: &Desk, frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let title = desk.say(Label::new("Lịch năm", "Calendar of the year"));
    let mut title =
        Line::from(Span::styled(format!("{title} {}", rates::year(desk)), theme::strong(desk)));
    let legend = Label::new(
        "  ? nếp chưa kiểm chứng  ! sang năm sau",
        "  ? pattern not verified  ! past its year",
    );
    title.push_span(Span::styled(desk.say(legend), theme::dim(desk)));
    let body = table::titled(title, true, desk, frame, area);
    let line = |row: u16| Rect { y: body.y + row, height: 1, ..body };
    if body.height < 2 {
        return;
    }
    if let Some(why) = screen.lines.nothing(desk) {
        let why = format!("  {}", why.in_lang(desk.lang));
        return frame.render_widget(Line::styled(why, theme::dim(desk)), line(0));
    }
    let wide = body.width >= WIDE;
    frame.render_widget(
        Line::styled(heads(wide, usize::from(body.width), desk), theme::dim(desk)),
        line(0),
    );
    let height = YearLines::height(desk, TAKEN);
    let shown = screen.entries().iter().enumerate().skip(screen.lines.at.top).take(height);
    for (row, (place, entry)) in (1..).zip(shown) {
        let selected = place == screen.lines.at.cursor;
        frame.render_widget(
            row_of(entry, selected, wide, screen.year(), desk, body.width),
            line(row),
        );
    }
    let foot = body.height.saturating_sub(BELOW - 1);
    let Some(entry) = screen.entries().get(screen.lines.at.told) else { return };
    let told = says::told(entry, desk).into_iter().flat_map(|(message, doubt)| {
        let style = if doubt { theme::fault(desk) } else { theme::dim(desk) };
        let lines = wrapped(message.in_lang(desk.lang), usize::from(body.width) - 2, "  ");
        lines.into_iter().map(move |text| Line::styled(format!("  {text}"), style))
    });
    for (row, told) in (foot..body.height).zip(told) {
        frame.render_widget(told, line(row));
    }
}

/// How wide the column of what it is.
fn room(wide: bool, width: usize) -> usize {
    let months = if wide { MONTH * MONTHS.count() + 1 } else { 0 };
    width.saturating_sub(2 + WHEN + STATE + months + 3)
}

fn heads(wide: bool, width: usize, desk: &Desk) -> String {
    let when = desk.say(Label::new("Khi nào", "When"));
    let state = desk.say(Label::new("Tình trạng", "State"));
    let what = desk.say(Label::new("Việc", "What"));
    let mut text = format!("  {} {} ", pad(when, WHEN), pad(state, STATE));
    text.push_str(&pad(what, room(wide, width)));
    if wide {
        text.push(' ');
        let number = |month: i16| format!("{:>2} ", (month - 1).rem_euclid(12) + 1);
        text.extend(MONTHS.map(number));
    }
    text.trim_end().to_owned()
}

fn row_of(
    entry: &Planned,
    selected: bool,
    wide: bool,
    year: i16,
    desk: &Desk,
    width: u16,
) -> Line<'static> {
    let cursor = if selected { glyph::CURSOR.on(desk) } else { " " };
    let sign = if says::is_doubtful(entry) { "?" } else { " " };
    let room = room(wide, usize::from(width));
    let what = says::what(entry, desk);
    let what = pad(&fit(&what, room), room);
    let slip = if entry.slipped { theme::fault(desk) } else { theme::plain() };
    let mut spans = vec![
        Span::styled(cursor, theme::accent(desk)),
        Span::styled(sign, theme::dim(desk)),
        Span::raw(pad(&fit(&says::when(entry, desk), WHEN), WHEN)),
        Span::raw(" "),
        Span::styled(pad(desk.say(says::standing(entry)), STATE), style(entry.state, desk)),
        Span::raw(" "),
        Span::styled(what, slip),
    ];
    if wide {
        spans.push(Span::raw(" "));
        spans.push(Span::styled(months(entry, year, desk), style(entry.state, desk)));
    }
    Line::from(spans)
}

/// The months of the year: those in which it is usual, and that of its day.
fn months(entry: &Planned, year: i16, desk: &Desk) -> String {
    let at = |month: i16| first_day(year, month).zip(first_day(year, month + 1));
    let cell = |month: i16| {
        let Some((from, until)) = at(month) else { return " ".repeat(MONTH) };
        let within = |date: Date| from <= date && date < until;
        let usual = entry.usual.is_some_and(|(first, last)| first < until && from <= last);
        let sign = if entry.date.is_some_and(within) {
            glyph::FULL.on(desk)
        } else if usual {
            glyph::FAINT.on(desk)
        } else if within(desk.today) {
            glyph::WALL.on(desk)
        } else {
            " "
        };
        match sign {
            " " => " ".repeat(MONTH),
            wall if wall == glyph::WALL.on(desk) => format!(" {wall} "),
            sign => format!("{} ", sign.repeat(MONTH - 1)),
        }
    };
    MONTHS.map(cell).collect()
}

/// Every line with its columns set apart by tabs.
pub fn tabbed(screen: &Calendar, desk: &Desk) -> String {
    let line = |entry: &Planned| {
        let state = desk.say(says::standing(entry));
        format!("{}\t{state}\t{}\n", says::when(entry, desk), says::what(entry, desk))
    };
    screen.entries().iter().map(line).collect()
}
