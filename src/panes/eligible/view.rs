//! How the screen of the eligible is drawn: rows, and below or beside them what the judge says.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::EligibleScreen;
use crate::law::Question;
use crate::layer::Desk;
use crate::model::{Kind, Link, Names};
use crate::panes::judged::whole;
use crate::store::request::eligible::OfAward;
use crate::text::width::{display_width, pad};
use crate::text::{Label, Message};
use crate::ui::{glyph, layout, table, theme};

/// From this width on the judge's words stand beside the rows.
const WIDE: u16 = 120;
/// Lines of the judge's words below the rows on a narrow screen.
const BELOW: u16 = 9;
/// The least cells of a count.
const COUNT: usize = 6;
/// Title and heads.
const ABOVE: u16 = 2;

/// How many rows are drawn.
pub(super) fn rows(desk: &Desk) -> usize {
    usize::from(places(desk, layout::body(desk.size)).0.height.saturating_sub(ABOVE))
}

/// Where the rows are, and where the judge's words.
fn places(desk: &Desk, area: Rect) -> (Rect, Rect) {
    if desk.size.width >= WIDE {
        let width = area.width * 9 / 20;
        let right = Rect { x: area.x + width + 1, width: area.width - width - 1, ..area };
        return (Rect { width, ..area }, right);
    }
    let height = area.height.saturating_sub(BELOW);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    (Rect { height, ..area }, below)
}

pub(super) fn view(screen: &EligibleScreen, desk: &Desk, frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let (list, told) = places(desk, area);
    let body = table::titled(title(screen, desk), true, desk, frame, list);
    let lines = match (&screen.found, screen.nominee) {
        (None, _) => vec![Line::from(desk.say(Label::new("  đang xét …", "  judging …")))],
        (Some(_), None) => awards(screen, desk, body),
        (Some(_), Some(_)) => nominees(screen, desk, body),
    };
    for (row, line) in (0..body.height).zip(lines) {
        frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
    }
    let head = Line::from(desk.say(Label::new("Điều kiện", "Eligibility")));
    let body = table::titled(head, false, desk, frame, told);
    for (row, line) in (0..body.height).zip(said(screen, desk, usize::from(body.width))) {
        frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
    }
}

fn title(screen: &EligibleScreen, desk: &Desk) -> Line<'static> {
    let year = screen.asked.map(|search| search.year.to_string()).unwrap_or_default();
    let what = desk.say(Label::new("Đủ điều kiện, chưa đề nghị", "Eligible, not nominated"));
    let mut spans = vec![Span::styled(format!("{what} {year}"), theme::strong(desk))];
    if let (Some(_), Some(of)) = (screen.nominee, screen.of_award()) {
        let award = desk.names().code(Link::new(Kind::Award, of.award)).unwrap_or_default();
        let (count, dot) = (screen.count(), glyph::DOT.on(desk));
        let place = (screen.cursor() + 1).min(count);
        spans.push(Span::raw(format!(" {dot} {award} {place}/{count}")));
    }
    Line::from(spans)
}

/// The heads, then the award rows that fit.
fn awards(screen: &EligibleScreen, desk: &Desk, body: Rect) -> Vec<Line<'static>> {
    let heads = [
        Label::new("đủ", "meet"),
        Label::new("gần đủ", "near"),
        Label::new("cần xem", "review"),
        Label::new("đã đề nghị", "nominated"),
    ];
    let heads = heads.map(|head| desk.say(head));
    let widths = heads.map(|head| display_width(head).max(COUNT) + 1);
    let name = usize::from(body.width).saturating_sub(2 + 10 + widths.iter().sum::<usize>());
    let right = |(text, width): (String, usize)| {
        format!("{}{text}", " ".repeat(width.saturating_sub(display_width(&text))))
    };
    let heads: Vec<String> = heads.map(str::to_owned).into_iter().zip(widths).map(right).collect();
    let what = desk.say(Label::new("Danh hiệu, hình thức", "Award"));
    let head = format!("  {}{}", pad(what, name + 10), heads.concat());
    let row = |(place, of): (usize, &OfAward)| {
        let link = Link::new(Kind::Award, of.award);
        let names = desk.names();
        let code = pad(&names.code(link).unwrap_or_default(), 10);
        let title = pad(&names.title(link).unwrap_or_default(), name);
        let counts = [of.meet.len(), of.near.len(), of.review, of.proposed];
        let counts = counts.map(|count| count.to_string()).into_iter().zip(widths);
        let counts: Vec<String> = counts.map(right).collect();
        marked(place == screen.award, &format!("{code}{title}{}", counts.concat()), desk)
    };
    let rows = usize::from(body.height.saturating_sub(1));
    let from = first(screen.award, screen.awards().len(), rows);
    let shown = screen.awards().iter().enumerate().skip(from).take(rows).map(row);
    std::iter::once(Line::styled(head, theme::label(desk))).chain(shown).collect()
}

/// The heads, then the nominees that fit.
fn nominees(screen: &EligibleScreen, desk: &Desk, body: Rect) -> Vec<Line<'static>> {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let names = desk.catalog.names_in(desk.lang, year);
    let unit = usize::from(body.width / 3);
    let name = usize::from(body.width).saturating_sub(2 + 2 + 9 + unit + 1);
    let heads = [
        (Label::new("Mã", "Code"), 9),
        (Label::new("Đối tượng", "Nominee"), name),
        (Label::new("Đơn vị", "Unit"), unit),
    ];
    let heads: Vec<String> =
        heads.iter().map(|(head, width)| pad(desk.say(*head), *width)).collect();
    let head = Line::styled(format!("    {}", heads.concat()), theme::label(desk));
    let row = |place: usize| {
        let (link, lacks) = screen.at(place)?;
        let home = desk.catalog.home(link).filter(|id| *id != link.id);
        let home = home.and_then(|id| names.title(Link::new(Kind::Unit, id))).unwrap_or_default();
        let code = pad(&names.code(link).unwrap_or_default(), 9);
        let title = pad(&names.title(link).unwrap_or_default(), name);
        let sign = lacks.map_or("+ ".to_owned(), |lacks| format!("{lacks}?"));
        let text = format!("{sign}{code}{title}{}", pad(&home, unit));
        Some(marked(place == screen.cursor(), &text, desk))
    };
    if screen.count() == 0 {
        let review = screen.of_award().map_or(0, |of| of.review);
        let nobody = Message::new(
            format!("  không có ai đủ hoặc gần đủ; cần xem xét: {review}"),
            format!("  nobody meets it or is near; needs review: {review}"),
        );
        return vec![head, Line::from(nobody.in_lang(desk.lang).to_owned())];
    }
    let rows = usize::from(body.height.saturating_sub(1));
    let from = first(screen.cursor(), screen.count(), rows);
    let shown = (from..(from + rows).min(screen.count())).filter_map(row);
    std::iter::once(head).chain(shown).collect()
}

/// The first row drawn, so that the cursor is in sight and moves the rows by half a screen at once.
fn first(cursor: usize, count: usize, rows: usize) -> usize {
    let half = (rows / 2).max(1);
    (cursor / half).saturating_sub(1).saturating_mul(half).min(count.saturating_sub(rows))
}

fn marked(selected: bool, text: &str, desk: &Desk) -> Line<'static> {
    let marker = if selected { glyph::CURSOR.on(desk) } else { " " };
    Line::from(vec![Span::styled(marker, theme::accent(desk)), Span::raw(format!(" {text}"))])
}

/// What the judge says of the nominee told, or how the screen is read.
fn said(screen: &EligibleScreen, desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let (Some(search), Some(of)) = (screen.asked, screen.of_award()) else { return Vec::new() };
    if screen.nominee.is_none() {
        let judged = screen.found.as_ref().map_or(0, |found| found.judged);
        let help = Message::new(
            format!(
                "Đã xét {judged} cá nhân và tập thể. “Gần đủ”: chỉ còn thiếu một, hai chứng cứ. “Cần xem”: \
                 còn thiếu chứng cứ, kể cả gần đủ. Mở một dòng để xem từng người."
            ),
            format!(
                "{judged} persons and collectives judged. “Near”: one or two pieces of evidence are missing. \
                 “Review”: evidence is missing, those near included. Open a row to see who."
            ),
        );
        let lines = textwrap::wrap(help.in_lang(desk.lang), width.max(10));
        return lines.into_iter().map(|line| Line::from(line.into_owned())).collect();
    }
    if screen.told != screen.selected() {
        return Vec::new();
    }
    let question = Question::new(of.award, search.year, search.received);
    let answer = screen.judged.answer(&question, desk);
    answer.map_or_else(Vec::new, |answer| whole(&question, &answer, desk, width))
}
