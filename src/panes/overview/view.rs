//! How the overview is drawn: name, bar, figures and what is missing, a line each. Knows not what a line means.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{Overview, TAKEN, says};
use crate::layer::Desk;
use crate::panes::rates;
use crate::panes::year::YearLines;
use crate::store::request::{BlocYear, Work};
use crate::text::Label;
use crate::text::width::{fit, pad};
use crate::ui::bar::bar;
use crate::ui::detail::wrapped;
use crate::ui::{glyph, table, theme};

/// Lines below the list, for all that is told of the line under the cursor.
pub const BELOW: u16 = 4;
/// The widths of the columns before the last.
const NAME: usize = 29;
const FIGURES: usize = 9;
/// From this width on bars are long.
const WIDE: u16 = 120;

fn style(work: &Work, desk: &Desk) -> Style {
    match (work.done, work.all) {
        (_, 0) => theme::dim(desk),
        (done, all) if done >= all => theme::good(desk),
        _ => theme::accent(desk),
    }
}

/// Draws the screen.
pub fn view(screen: &Overview, desk: &Desk, frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let title = desk.say(Label::new("Toàn cảnh năm", "Overview of the year"));
    let title = format!("{title} {}", rates::year(desk));
    let title = Line::from(Span::styled(title, theme::strong(desk)));
    let body = table::titled(title, true, desk, frame, area);
    let line = |row: u16| Rect { y: body.y + row, height: 1, ..body };
    if body.height == 0 {
        return;
    }
    if let Some(why) = screen.lines.nothing(desk) {
        let why = format!("  {}", why.in_lang(desk.lang));
        return frame.render_widget(Line::styled(why, theme::dim(desk)), line(0));
    }
    let height = YearLines::height(desk, TAKEN);
    let Some(of) = screen.lines.found() else { return };
    let shown = screen.works().iter().enumerate().skip(screen.lines.at.top).take(height);
    for (row, (place, work)) in (0..).zip(shown) {
        let selected = place == screen.lines.at.cursor;
        frame.render_widget(row_of(work, selected, (of, body.width), desk), line(row));
    }
    let Some(work) = screen.works().get(screen.lines.at.told) else { return };
    let foot = body.height.saturating_sub(BELOW - 1);
    let said = says::beside(work, of, desk);
    let told = format!("{}: {said}", desk.say(says::topic(work.topic)));
    let told = wrapped(&told, usize::from(body.width) - 2, "  ");
    for (row, text) in (foot..body.height).zip(told.into_iter().filter(|_| !said.is_empty())) {
        let text = Line::styled(format!("  {text}"), theme::dim(desk));
        frame.render_widget(text, line(row));
    }
}

fn row_of(
    work: &Work,
    selected: bool,
    (of, width): (&BlocYear, u16),
    desk: &Desk,
) -> Line<'static> {
    let cursor = if selected { glyph::CURSOR.on(desk) } else { " " };
    let cells = if width >= WIDE { 30 } else { 10 };
    let drawn = match work.all {
        0 => glyph::FAINT_DOT.on(desk).repeat(cells),
        all => {
            let rest = glyph::FAINT.on(desk);
            let eighths = work.done * cells * 8 / all;
            let done = bar(eighths, None, cells, desk);
            let full = done.trim_end().to_owned();
            let left = cells - full.chars().count();
            format!("{full}{}", rest.repeat(left))
        }
    };
    let figures = match work.all {
        0 => desk.say(Label::new("chưa rõ", "unknown")).to_owned(),
        all => format!("{}/{all}", work.done),
    };
    let spaces = FIGURES.saturating_sub(crate::text::width::display_width(&figures));
    let left = usize::from(width).saturating_sub(2 + NAME + cells + FIGURES + 4);
    let beside = fit(&says::beside(work, of, desk), left).into_owned();
    Line::from(vec![
        Span::styled(cursor, theme::accent(desk)),
        Span::raw(format!(" {} ", pad(desk.say(says::topic(work.topic)), NAME))),
        Span::styled(drawn, style(work, desk)),
        Span::styled(format!("{}{figures}", " ".repeat(spaces)), style(work, desk)),
        Span::raw(format!("  {beside}")),
    ])
}

/// Every line with its columns set apart by tabs.
pub fn tabbed(screen: &Overview, desk: &Desk) -> String {
    let line = |work: &Work| {
        let name = desk.say(says::topic(work.topic));
        let (done, all) = match work.all {
            0 => (String::new(), String::new()),
            all => (work.done.to_string(), all.to_string()),
        };
        let beside = screen.lines.found().map(|of| says::beside(work, of, desk));
        format!("{name}\t{done}\t{all}\t{}\n", beside.unwrap_or_default())
    };
    screen.works().iter().map(line).collect()
}
