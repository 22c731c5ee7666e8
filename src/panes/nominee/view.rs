//! How a nominee's past is drawn: who, what it comes to, a line a record, the chosen one in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::Nominee;
use crate::layer::Desk;
use crate::model::past::{Moment, Past, Tally};
use crate::model::{Kind, Link, Names, Record};
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message};
use crate::ui::long_text::LongText;
use crate::ui::{glyph, layout, table, theme};

/// Lines below the list that tell the chosen record in full, the rule above them included.
const FOOT: u16 = 4;
/// Lines that the summary may take.
const SUMMARY: usize = 5;
/// From this width on states have room for their whole names.
const STATES: u16 = 130;
/// From this width on codes are shown.
const CODES: u16 = 100;

/// How many records are seen at once.
pub fn rows(nominee: &Nominee, desk: &Desk) -> usize {
    let body = layout::body(desk.size);
    let head = u16::try_from(summary(nominee, desk, body.width).len()).unwrap_or_default();
    usize::from(body.height.saturating_sub(2 + head + FOOT))
}

/// Draws it.
pub fn draw(nominee: &Nominee, desk: &Desk, frame: &mut Frame, area: Rect) {
    frame.render_widget(Clear, area);
    let mut rest = table::titled(title(nominee, desk, area.width), true, desk, frame, area);
    let mut line = |frame: &mut Frame, line: Line<'_>| {
        if rest.height > 0 {
            frame.render_widget(line, Rect { height: 1, ..rest });
            rest = Rect { y: rest.y + 1, height: rest.height - 1, ..rest };
        }
    };
    for text in summary(nominee, desk, area.width) {
        line(frame, Line::raw(format!("  {text}")));
    }
    line(frame, Line::styled(heads(desk, area.width), theme::dim(desk)));
    let moments = &nominee.past.moments;
    if moments.is_empty() && nominee.found.is_some() {
        let nothing = Label::new("chưa ghi gì về đối tượng này", "nothing is recorded of this one");
        let text = format!("  {}", desk.say(nothing));
        frame.render_widget(Line::styled(text, theme::dim(desk)), Rect { height: 1, ..rest });
    }
    let list = Rect { height: rest.height.saturating_sub(FOOT), ..rest };
    let from = first(nominee.cursor, usize::from(list.height));
    let mut year = None;
    for (y, (index, moment)) in (list.y..list.bottom()).zip(moments.iter().enumerate().skip(from)) {
        let here = index == nominee.cursor;
        let said = if year == Some(moment.year) { String::new() } else { self::year(moment) };
        year = Some(moment.year);
        let row = Line::from(vec![
            Span::styled(if here { glyph::CURSOR.on(desk) } else { " " }, theme::accent(desk)),
            Span::raw(format!(" {}", cells(moment, &said, desk, area.width))),
        ]);
        frame.render_widget(row, Rect { y, height: 1, ..list });
    }
    if rest.height > FOOT {
        let foot = Rect { y: rest.bottom() - FOOT, height: FOOT, ..rest };
        in_full(nominee, desk, frame, foot);
    }
}

/// The first record seen: moves by half a screen, so that most steps draw two cells.
fn first(cursor: usize, height: usize) -> usize {
    let half = (height / 2).max(1);
    if cursor < height { 0 } else { (cursor + 1 - height).div_ceil(half) * half }
}

/// What the rule above says; a long name gives way to the code behind it.
fn title(nominee: &Nominee, desk: &Desk, width: u16) -> Line<'static> {
    let names = desk.names();
    let name = names.title(nominee.link).unwrap_or_default();
    let code = names.code(nominee.link).unwrap_or_default();
    let head = desk.say(Label::new("Lịch sử khen thưởng", "Awards of"));
    let taken = display_width(head) + display_width(&code) + 5;
    let name = fit(&name, usize::from(width).saturating_sub(taken)).into_owned();
    Line::from(vec![
        Span::styled(format!("{head} "), theme::dim(desk)),
        Span::styled(name, theme::strong(desk)),
        Span::styled(format!(" {code}"), theme::dim(desk)),
    ])
}

/// Who it is, how many nominations ended how, which awards with unbroken runs of years.
fn summary(nominee: &Nominee, desk: &Desk, width: u16) -> Vec<String> {
    let Some(found) = &nominee.found else {
        return vec![desk.say(Label::new("đang đọc …", "reading …")).to_owned()];
    };
    let names = desk.names();
    let mut lines = Vec::new();
    if let Some(Record::Person(person)) = found.line.first().map(|own| &own.record) {
        let born = person.birth_year.map(|year| match desk.lang {
            crate::text::Lang::Vi => format!("sinh {year}"),
            crate::text::Lang::En => format!("born {year}"),
        });
        let post = person.last_post();
        let unit = post.and_then(|post| names.title(Link::new(Kind::Unit, post.unit?)));
        let parts = [born, post.map(|post| post.post.clone()), unit].into_iter().flatten();
        lines.push(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "));
    }
    if found.line.len() > 1 {
        let others = found.line[1..]
            .iter()
            .map(|stored| format!("{} {}", stored.record.code(), stored.record.title(&names)));
        let with = desk.say(Label::new("Cùng dòng kế thừa", "With those before and after"));
        lines.push(format!("{with}: {}", others.collect::<Vec<_>>().join(", ")));
    }
    lines.push(counts(&nominee.past).in_lang(desk.lang).to_owned());
    let tallies = nominee.past.tallies.iter().map(|tally| told(tally, desk));
    lines.extend(packed(tallies.collect(), usize::from(width).saturating_sub(4), desk));
    lines.retain(|line| !line.is_empty());
    if lines.len() > SUMMARY {
        let dots = "…";
        lines.truncate(SUMMARY);
        if let Some(last) = lines.last_mut() {
            last.push_str(dots);
        }
    }
    let room = usize::from(width).saturating_sub(4);
    lines.into_iter().map(|line| fit(&line, room).into_owned()).collect()
}

fn counts(past: &Past) -> Message {
    let Past { nominated, decided, pending, ended, .. } = past;
    Message::new(
        format!(
            "{nominated} đề nghị: {decided} đã có quyết định, {pending} đang làm, {ended} rút, từ chối \
             hoặc hủy"
        ),
        format!(
            "Nominations: {nominated}; decided {decided}, under way {pending}, withdrawn, refused \
             or cancelled {ended}"
        ),
    )
}

fn told(tally: &Tally, desk: &Desk) -> String {
    let Tally { award, decided, since, until } = tally;
    let name = desk.names().title(Link::new(Kind::Award, *award)).unwrap_or_default();
    let times = glyph::BY.on(desk);
    if since == until {
        return format!("{name} {times}{decided} ({until})");
    }
    let running = desk.say(Label::new("liền", "running"));
    format!("{name} {times}{decided} ({since}–{until} {running})")
}

/// Texts on as few lines as they fit.
fn packed(texts: Vec<String>, width: usize, desk: &Desk) -> Vec<String> {
    let gap = format!(" {} ", glyph::DOT.on(desk));
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(line) if display_width(line) + 3 + display_width(&text) <= width => {
                line.push_str(&gap);
                line.push_str(&text);
            }
            _ => lines.push(text),
        }
    }
    lines
}

/// How wide the columns are: what, state, more.
fn widths(width: u16) -> [usize; 3] {
    let code = if width >= CODES { 15 } else { 0 };
    let state = if width >= STATES { 30 } else { 22 };
    let left = usize::from(width).saturating_sub(2 + 5 + 2 + code + state);
    let what = left * 9 / 20;
    [what, state, left - what]
}

fn heads(desk: &Desk, width: u16) -> String {
    let [what, state, more] = widths(width);
    let say = |vi: &'static str, en: &'static str| desk.say(Label::new(vi, en));
    let heads = format!(
        "  {} {} {} {}",
        pad(say("Năm", "Year"), 4),
        pad(say("Việc", "What"), what),
        pad(say("Kết quả", "State"), state),
        pad(say("Quyết định, lý do, nơi công tác", "Decision, reason, post"), more),
    );
    if width >= CODES { format!("{heads} {}", say("Mã", "Code")) } else { heads }
}

fn year(moment: &Moment) -> String {
    moment.year.map_or_else(|| "?".to_owned(), |year| year.to_string())
}

fn cells(moment: &Moment, year: &str, desk: &Desk, width: u16) -> String {
    let [what, state, more] = widths(width);
    let said = |message: &Message, width| pad(message.in_lang(desk.lang), width);
    let cells = format!(
        "{} {} {} {}",
        pad(year, 4),
        said(&moment.what, what),
        said(&moment.state, state),
        said(&moment.more, more),
    );
    if width >= CODES { format!("{cells} {}", moment.code) } else { cells }
}

/// The chosen record in full below a rule.
fn in_full(nominee: &Nominee, desk: &Desk, frame: &mut Frame, area: Rect) {
    let Some(moment) = nominee.past.moments.get(nominee.told) else { return };
    let title = Span::styled(moment.code.clone(), theme::dim(desk));
    let body = table::titled(Line::from(title), false, desk, frame, area);
    let (year, say) = (year(moment), |it: &Message| it.in_lang(desk.lang).to_owned());
    let head = format!("{year} {}: {}", say(&moment.what), say(&moment.state));
    let width = body.width.saturating_sub(4);
    let text = LongText::new(&format!("{head}\n{}", say(&moment.more)));
    let lines = text.wrapped(width).into_iter();
    for (y, range) in (body.y..body.bottom()).zip(lines) {
        let line = text.line.text().get(range).unwrap_or_default().trim_end().to_owned();
        frame.render_widget(Line::raw(format!("  {line}")), Rect { y, height: 1, ..body });
    }
}
