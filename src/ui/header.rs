//! The header that never leaves: the bloc, the year, who holds the chair, who deputises, who is next.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::rotation::Rotation;
use super::status::Status;
use super::{glyph, theme};
use crate::event::Size;
use crate::layer::Desk;
use crate::model::forecast::Why;
use crate::model::{Id, Kind, Link, Names};
use crate::store::request::Present;
use crate::text::Label;
use crate::text::typing::Method;
use crate::text::width::{display_width, fit};

/// How many lines it takes.
pub const fn height(_desk: &Desk) -> u16 {
    2
}

/// Draws the header into its lines.
pub fn view(desk: &Desk, status: &Status, frame: &mut Frame, area: Rect) {
    let first = Rect { height: 1, ..area };
    let mut right = company(desk, area.width);
    right.extend(typing(desk));
    right.push(Span::styled(format!("{} {} ", desk.who, glyph::DOT.on(desk)), theme::dim(desk)));
    right.push(status.state(desk));
    let right = Line::from(right);
    let width = u16::try_from(right.width()).unwrap_or(u16::MAX).min(area.width);
    frame.render_widget(place(desk), Rect { width: area.width - width, ..first });
    frame.render_widget(right, Rect { x: area.x + area.width - width, width, ..first });
    frame.render_widget(chair(desk, area.width.into()), Rect { y: area.y + 1, ..first });
}

/// What letters are typed with, unless they stay as typed.
fn typing(desk: &Desk) -> Option<Span<'static>> {
    let method = desk.typing.method;
    let text = || format!("{} {} ", desk.say(method.title()), glyph::DOT.on(desk));
    (method != Method::Off).then(|| Span::styled(text(), theme::accent(desk)))
}

/// Who else is here; first of all whoever writes the same record.
fn company(desk: &Desk, width: u16) -> Vec<Span<'static>> {
    let same = |other: &&Present| {
        let link = |at: Option<(Link, bool)>| at.map(|(link, _)| link);
        other.at.is_some_and(|(_, writes)| writes) && link(other.at) == link(desk.at)
    };
    if let Some(other) = desk.others.iter().find(same) {
        let writes = desk.say(Label::new("đang sửa bản ghi này", "writes this record"));
        let text = format!("{} {writes} {} ", other.actor.who, glyph::DOT.on(desk));
        return vec![Span::styled(text, theme::accent(desk))];
    }
    let others = desk.others.len();
    let text = match desk.others.as_slice() {
        [] => return Vec::new(),
        [only] if width >= COMPANY_NAMED => only.actor.who.clone(),
        _ => format!("+{others} {}", desk.say(Label::new("người", "here"))),
    };
    vec![Span::styled(format!("{text} {} ", glyph::DOT.on(desk)), theme::label(desk))]
}

/// From so many columns on, who else is here is named.
const COMPANY_NAMED: u16 = 120;

/// One line for a screen that is too small for anything else.
pub fn too_small(desk: &Desk, frame: &mut Frame, area: Rect, least: Size) {
    let (width, height) = (least.width, least.height);
    let say = format!(
        "{} {width}{}{height}",
        desk.say(Label::new("Màn hình quá nhỏ, cần ít nhất", "The screen is too small; it needs")),
        glyph::BY.on(desk),
    );
    frame.render_widget(Paragraph::new(say).wrap(Wrap { trim: true }), area);
}

fn place(desk: &Desk) -> Line<'static> {
    let names = desk.names();
    let bloc = desk.scope.bloc.and_then(|id| names.title(Link::new(Kind::Bloc, id)));
    let none = desk.say(Label::new("chưa có khối thi đua", "no bloc yet"));
    let year = match desk.scope.year {
        Some(year) => format!("{} {year}", desk.say(Label::new("năm", "year"))),
        None => desk.say(Label::new("mọi năm", "all years")).to_owned(),
    };
    let mut spans = vec![
        Span::styled(bloc.unwrap_or_else(|| none.to_owned()), theme::strong(desk)),
        Span::raw(format!(" {} {year}", glyph::DOT.on(desk))),
    ];
    if let Some(unit) = desk.scope.unit.and_then(|id| names.title(Link::new(Kind::Unit, id))) {
        let only = desk.say(Label::new("chỉ", "only"));
        let text = format!(" {} {only} {unit}", glyph::DOT.on(desk));
        spans.push(Span::styled(text, theme::accent(desk)));
    }
    Line::from(spans).alignment(Alignment::Left)
}

/// A label and the name behind it, as they stand in the chair's line.
struct Said {
    label: String,
    name: String,
    style: Style,
}

/// The chair in the working year: who, deputies, next. A deputy who is next is named once.
///
/// Where the names do not fit in `width` cells, the longest are cut, so that none vanishes.
fn chair(desk: &Desk, width: usize) -> Line<'static> {
    let said = who_holds(desk);
    let wide = |most: usize| {
        let one = |it: &Said| display_width(&it.label) + display_width(&it.name).min(most);
        said.iter().map(one).sum::<usize>()
    };
    let longest = said.iter().map(|it| display_width(&it.name)).max().unwrap_or(0);
    let most = (SHORTEST..longest).rev().find(|most| wide(*most) <= width).unwrap_or(SHORTEST);
    let most = if wide(longest) <= width { longest } else { most };
    let spans = said.iter().flat_map(|it| {
        let name = fit(&it.name, most).into_owned();
        [Span::styled(it.label.clone(), theme::label(desk)), Span::styled(name, it.style)]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// The fewest cells that a name in the chair's line is cut to.
const SHORTEST: usize = 8;

fn who_holds(desk: &Desk) -> Vec<Said> {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let heading = desk.say(Label::new("Trưởng Khối", "Chair"));
    let label = format!("{} {heading} {year}: ", glyph::CHAIR.on(desk));
    if desk.scope.bloc.is_none() {
        return vec![Said { label, name: desk.say(UNKNOWN).to_owned(), style: Style::new() }];
    }
    let rotation = Rotation::read(desk);
    let names = desk.catalog.names_in(desk.lang, year);
    let named = |id: Id| names.title(Link::new(Kind::Unit, id)).unwrap_or_default();
    let term = rotation.recorded(year);
    let (name, style) = match term.and_then(|term| term.chair) {
        Some(chair) => (named(chair), theme::strong(desk)),
        None => (unrecorded(&rotation, year, desk), theme::fault(desk)),
    };
    let mut all = vec![Said { label, name, style }];
    let deputies: Vec<Id> =
        term.iter().flat_map(|term| term.deputies.iter()).filter_map(|d| d.unit).collect();
    let next = rotation.outlook(year.saturating_add(1));
    let next = next.and_then(|next| Some((next.chair?, next)));
    let deputy = desk.say(Label::new("Phó", "Deputy"));
    let coming = next.as_ref().map(|(_, next)| match next.why {
        Why::Recorded => desk.say(Label::new("kế nhiệm", "next")).to_owned(),
        _ => format!("{} {}", desk.say(Label::new("dự kiến", "forecast")), next.year),
    });
    let mut say = |label: String, name: String| {
        all.push(Said { label: format!("  {label}: "), name, style: Style::new() });
    };
    match (deputies.as_slice(), next, coming) {
        ([only], Some(next), Some(coming)) if next.0 == *only => {
            say(format!("{deputy}, {coming}"), named(*only));
        }
        (deputies, next, coming) => {
            if !deputies.is_empty() {
                let list: Vec<String> = deputies.iter().copied().map(named).collect();
                say(deputy.to_owned(), list.join(", "));
            }
            if let (Some(next), Some(coming)) = (next, coming) {
                say(coming, named(next.0));
            }
        }
    }
    all
}

/// What is said of a year without a recorded chair: who is likely to hold it, if anybody.
fn unrecorded(rotation: &Rotation, year: i16, desk: &Desk) -> String {
    let past = rotation.years().is_some_and(|(_, last)| year < last);
    let found = rotation.outlook(year);
    let found = found.filter(|found| !past || matches!(found.why, Why::ByHand(_)));
    let chair = found.and_then(|found| found.chair);
    let name = chair.and_then(|id| desk.names().title(Link::new(Kind::Unit, id)));
    match name {
        Some(name) => format!("{} {name}", desk.say(Label::new("dự kiến", "forecast:"))),
        None => desk.say(UNKNOWN).to_owned(),
    }
}

/// What is said where nobody knows.
const UNKNOWN: Label = Label::new("chưa rõ", "not known");
