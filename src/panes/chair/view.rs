//! The picture of the timeline: a row for each member, a column for each year. Knows no key.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{Held, Timeline, years};
use crate::layer::Desk;
use crate::model::forecast::Why;
use crate::model::{Id, Kind, Link, Names};
use crate::text::Label;
use crate::text::width::pad;
use crate::ui::rotation::Rotation;
use crate::ui::{glyph, layout, table, theme};

/// The cells that a year takes.
const YEAR: u16 = 6;

/// The cells that the names of members take.
const fn names_of(width: u16) -> u16 {
    let third = width / 3;
    if third < 42 { third } else { 42 }
}

/// How many years fit beside one another.
pub(super) fn fitting(width: u16) -> usize {
    usize::from(width.saturating_sub(names_of(width)) / YEAR).max(1)
}

/// Draws the timeline and what is told of its year.
pub(super) fn view(timeline: &Timeline, desk: &Desk, frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let title = desk.say(Label::new("Trưởng Khối qua các năm", "Who held the chair, year by year"));
    let title = Line::from(Span::styled(title, theme::strong(desk)));
    let body = table::titled(title, true, desk, frame, area);
    if desk.scope.bloc.is_none() {
        let says = crate::panes::pane::no_bloc_yet(desk);
        let line = Line::from(format!("  {}", says.in_lang(desk.lang)));
        return frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
    }
    let rotation = Rotation::read(desk);
    let fit = fitting(body.width);
    let years = years(&rotation, timeline.span(&rotation, fit));
    let names = names_of(body.width);
    let at = years.iter().position(|year| year.year == timeline.year).unwrap_or_default();
    let from = at.saturating_sub(fit / 2).min(years.len().saturating_sub(fit));
    let shown = &years[from..(from + fit).min(years.len())];
    let mut lines = vec![heads(timeline.year, shown, names, desk)];
    for unit in held_by(&rotation, &years) {
        lines.push(row(unit, timeline.year, shown, names, desk));
    }
    lines.push(Line::default());
    lines.push(legend(desk));
    lines.push(Line::default());
    let told = timeline.told(&rotation, &years, desk, usize::from(body.width));
    let room = usize::from(body.height).saturating_sub(lines.len());
    let most = told.len().saturating_sub(room);
    lines.extend(told.into_iter().skip(timeline.scroll.min(most)));
    for (row, line) in (0..body.height).zip(lines) {
        frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
    }
}

impl Timeline {
    /// How far what is told of the year can be scrolled.
    pub(super) fn most(&self, desk: &Desk) -> usize {
        let body = layout::body(desk.size);
        let rotation = Rotation::read(desk);
        let years = years(&rotation, self.span(&rotation, fitting(body.width)));
        let above = held_by(&rotation, &years).len() + 5;
        let told = self.told(&rotation, &years, desk, usize::from(body.width));
        told.len().saturating_sub(usize::from(body.height).saturating_sub(above))
    }
}

/// The members, and whoever else held or deputised the chair.
fn held_by(rotation: &Rotation, years: &[Held]) -> Vec<Id> {
    let mut units: Vec<Id> = rotation.members().iter().map(|(id, _)| *id).collect();
    let named = years.iter().flat_map(|year| year.chair.iter().chain(&year.deputies));
    for unit in named {
        if !units.contains(unit) {
            units.push(*unit);
        }
    }
    units
}

fn heads(here: i16, shown: &[Held], names: u16, desk: &Desk) -> Line<'static> {
    let mut spans = vec![Span::raw(" ".repeat(usize::from(names)))];
    for year in shown {
        let here = year.year == here;
        let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
        let style = if here { theme::accent(desk) } else { theme::dim(desk) };
        spans.push(Span::styled(format!("{cursor}{:<5}", year.year), style));
    }
    Line::from(spans)
}

/// The row of a unit, called as it was in the year under the cursor.
fn row(unit: Id, here: i16, shown: &[Held], names: u16, desk: &Desk) -> Line<'static> {
    let title = desk.names_in(here).title(Link::new(Kind::Unit, unit)).unwrap_or_default();
    let mut spans = vec![Span::raw(pad(&title, usize::from(names) - 1)), Span::raw(" ")];
    let bar = usize::from(YEAR) - 2;
    for year in shown {
        let forecast = year.forecast.as_ref();
        let expected = forecast.filter(|forecast| forecast.chair == Some(unit));
        let (sign, style) = if year.chair == Some(unit) {
            (CHAIR.sign(desk, bar), theme::strong(desk))
        } else if year.deputies.contains(&unit) {
            (DEPUTY.sign(desk, bar), theme::dim(desk))
        } else if expected.is_some_and(|forecast| matches!(forecast.why, Why::ByHand(_))) {
            (format!("{}*", EXPECTED.sign(desk, bar - 1).trim_end()), theme::accent(desk))
        } else if expected.is_some() {
            (EXPECTED.sign(desk, bar), theme::accent(desk))
        } else if forecast.is_some_and(|forecast| forecast.deputy == Some(unit)) {
            (NEXT_DEPUTY.sign(desk, bar), theme::dim(desk))
        } else {
            (String::new(), theme::plain())
        };
        spans.push(Span::styled(format!(" {} ", pad(&sign, bar)), style));
    }
    Line::from(spans)
}

/// What a unit is in a year: drawn, or in letters on a plain screen.
struct Holds(glyph::Glyph, Label, Label);

const CHAIR: Holds = Holds(glyph::FULL, Label::new("TK", "C"), Label::new("Trưởng Khối", "chair"));
const DEPUTY: Holds = Holds(glyph::HALF, Label::new("P", "D"), Label::new("Phó", "deputy"));
const EXPECTED: Holds =
    Holds(glyph::FAINT, Label::new("dk", "F"), Label::new("dự kiến", "forecast"));
const NEXT_DEPUTY: Holds =
    Holds(glyph::DOT, Label::new("Pdk", "FD"), Label::new("Phó dự kiến", "forecast deputy"));

impl Holds {
    /// Its sign, in at most so many cells.
    fn sign(&self, desk: &Desk, cells: usize) -> String {
        if desk.plain { desk.say(self.1).to_owned() } else { self.0.on(desk).repeat(cells) }
    }
}

fn legend(desk: &Desk) -> Line<'static> {
    let said = |sign: String, label: Label| Span::raw(format!("{sign} {}   ", desk.say(label)));
    let sign = |holds: &Holds| said(holds.sign(desk, 2), holds.2);
    Line::from(vec![
        sign(&CHAIR),
        sign(&DEPUTY),
        sign(&EXPECTED),
        said("*".to_owned(), Label::new("đặt bằng tay", "set by hand")),
        sign(&NEXT_DEPUTY),
    ])
}
