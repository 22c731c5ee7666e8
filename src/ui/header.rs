//! The header that never leaves: the bloc, the year, who holds the chair, who deputises, who is next.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::status::Status;
use super::{glyph, theme};
use crate::event::Size;
use crate::layer::Desk;
use crate::model::forecast::{self, Why};
use super::rotation::Rotation;
use crate::model::{Id, Kind, Link, Names};
use crate::text::Label;

/// How many lines it takes.
pub const fn height(_desk: &Desk) -> u16 {
    2
}

/// Draws the header into its lines.
pub fn view(desk: &Desk, status: &Status, frame: &mut Frame, area: Rect) {
    let first = Rect { height: 1, ..area };
    let right = Line::from(vec![
        Span::styled(format!("{} {} ", desk.who, glyph::DOT.on(desk)), theme::dim(desk)),
        status.state(desk),
    ]);
    let width = u16::try_from(right.width()).unwrap_or(u16::MAX).min(area.width);
    frame.render_widget(place(desk), Rect { width: area.width - width, ..first });
    frame.render_widget(right, Rect { x: area.x + area.width - width, width, ..first });
    frame.render_widget(chair(desk), Rect { y: area.y + 1, ..first });
}

/// One line for a screen that is too small for anything else.
pub fn too_small(desk: &Desk, frame: &mut Frame, area: Rect, least: Size) {
    let (width, height) = (least.width, least.height);
    let say = format!(
        "{} {width}×{height}",
        desk.say(Label::new("Màn hình quá nhỏ, cần ít nhất", "The screen is too small; it needs")),
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

/// The chair in the working year: who, deputies, next.
fn chair(desk: &Desk) -> Line<'static> {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let heading = desk.say(Label::new("Trưởng Khối", "Chair"));
    let mut spans = vec![Span::styled(
        format!("{} {heading} {year}: ", glyph::CHAIR.on(desk)),
        theme::label(desk),
    )];
    let Some(bloc) = desk.scope.bloc else {
        spans.push(Span::raw(desk.say(Label::new("chưa rõ", "not known"))));
        return Line::from(spans);
    };
    let records = Rotation::read(desk);
    let named = |id: Id| {
        desk.names().title(Link::new(Kind::Unit, id)).unwrap_or_else(|| "?".to_owned())
    };
    let terms = records.terms();
    let members = records.members();
    match forecast::chair_of(&terms, bloc, year) {
        Some(term) => {
            let chair = term.chair.map_or_else(|| "?".to_owned(), named);
            spans.push(Span::styled(chair, theme::strong(desk)));
            let deputies: Vec<_> = term.deputies.iter().filter_map(|d| d.unit).map(named).collect();
            if !deputies.is_empty() {
                let label = desk.say(Label::new("Phó", "Deputy"));
                spans.push(Span::styled(format!("  {label}: "), theme::label(desk)));
                spans.push(Span::raw(deputies.join(", ")));
            }
        }
        None => {
            spans.push(Span::styled(desk.say(Label::new("chưa rõ", "not known")), theme::fault(desk)));
        }
    }
    if let Some(next) = forecast::next(&terms, &members, bloc, year + 1) {
        let recorded = next.why == Why::Recorded;
        let expected = if recorded { "" } else { desk.say(Label::new(" (dự kiến)", " (forecast)")) };
        spans.push(Span::styled(format!("  {}: ", next.year), theme::label(desk)));
        spans.push(Span::raw(format!("{}{expected}", named(next.chair))));
    }
    Line::from(spans)
}
