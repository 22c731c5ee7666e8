//! The stages of taking a list in, drawn. Only what is seen is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::choose::{ASKED, Asked};
use super::columns::{self, Columns};
use super::look::{Look, TABS};
use super::{Importing, Stage, Working};
use crate::layer::Desk;
use crate::model::Kind;
use crate::store::request::intake::{Column, Decision, Row, Verdict};
use crate::text::width::{fit, pad};
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::{asking, glyph, table, theme};

/// Lines that tell of the row under the cursor.
const TOLD: u16 = 6;
/// The cells of a column's heading, and of what it holds.
const HEADING: usize = 26;
const HOLDS: usize = 28;
/// The cells of the number of a row, of what it would do, and of what it is called.
const NUMBER: usize = 7;
const WOULD: usize = 12;
const TITLE: usize = 28;

impl Importing {
    /// Draws the stage one is at.
    pub(super) fn draw(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = Line::from(Span::styled(self.title(desk), theme::strong(desk)));
        let mut body = table::titled(title, true, desk, frame, area);
        if let Some(Working { what, done, .. }) = &self.job {
            body.height = body.height.saturating_sub(1);
            let says = format!("  {}: {done}%", what.in_lang(desk.lang));
            let line = Line::styled(says, theme::accent(desk));
            frame.render_widget(line, Rect { y: body.bottom(), height: 1, ..body });
        }
        match self.stage {
            Stage::Choose => self.draw_choose(desk, frame, body),
            Stage::Columns => {
                if let Some(columns) = &self.columns {
                    draw_columns(columns, desk, frame, body);
                }
            }
            Stage::Look => {
                if let Some(look) = &self.look {
                    draw_look(look, self.taken, desk, frame, body);
                }
            }
        }
    }

    fn title(&self, desk: &Desk) -> String {
        let kind = desk.say(self.choose.kind().list_title());
        let head = desk.say(Label::new("Nhập từ tệp", "Import"));
        let name = |look: &std::path::Path| {
            look.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
        };
        let stage = match self.stage {
            Stage::Choose => desk.say(Label::new("1/3 chọn tệp", "1/3 the file")),
            Stage::Columns => desk.say(Label::new("2/3 các cột", "2/3 the columns")),
            Stage::Look => desk.say(Label::new("3/3 xem trước", "3/3 preview")),
        };
        let file = match self.stage {
            Stage::Choose => String::new(),
            _ => self.columns.as_ref().map(|it| name(&it.source.path)).unwrap_or_default(),
        };
        let dot = glyph::DOT.on(desk);
        let year = match self.stage {
            Stage::Look => self.columns.as_ref().and_then(Columns::told_year),
            _ => None,
        };
        let year = year.map(|year| format!("{} {year}", desk.say(Label::new("năm", "year"))));
        let parts = [format!("{head}: {kind}"), stage.to_owned(), file, year.unwrap_or_default()];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(&format!(" {dot} "))
    }

    fn draw_choose(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let free = self.job.is_none();
        for (row, (index, asked)) in (0..body.height).zip(ASKED.into_iter().enumerate()) {
            let at = Rect { y: body.y + row, height: 1, ..body };
            let here = free && index == self.choose.at;
            let name = match asked {
                Asked::File => Label::new("Tệp", "File"),
                Asked::Kind => Label::new("Gồm", "Lists"),
                Asked::Sender => Label::new("Bên gửi", "Sender"),
            };
            asking::name(here, desk.say(name), desk, frame, at);
            let value = asking::answer(at);
            match asked {
                Asked::File => self.choose.path.view(here, frame, value),
                Asked::Kind => {
                    let kind = desk.say(self.choose.kind().list_title());
                    asking::choice(here, kind, desk, frame, at);
                }
                Asked::Sender => {
                    let (shown, cell) = self.choose.sender.window(value.width);
                    frame.render_widget(Line::from(shown.to_owned()), value);
                    if here {
                        frame.set_cursor_position((value.x + cell, value.y));
                    }
                }
            }
        }
        let below =
            Rect { y: body.y + 4.min(body.height), height: body.height.saturating_sub(4), ..body };
        if self.choose.asked() == Asked::File && free {
            return self.choose.path.view_found(desk, frame, asking::answer(below));
        }
        let says = match self.choose.asked() {
            Asked::Sender => Label::new(
                "Đơn vị gửi: các cột của họ được nhớ cho lần sau; là đơn vị của dòng không ghi đơn vị.",
                "The unit that sent it: its columns are remembered, and rows without a unit are its.",
            ),
            _ => Label::new("XLSX, ODS hoặc CSV.", "XLSX, ODS or CSV."),
        };
        let width = usize::from(asking::answer(below).width);
        for (row, line) in (0..below.height).zip(wrapped(desk.say(says), width, "")) {
            let at = Rect { y: below.y + row, height: 1, ..below };
            frame.render_widget(Line::styled(line, theme::dim(desk)), asking::answer(at));
        }
    }
}

fn draw_columns(columns: &Columns, desk: &Desk, frame: &mut Frame, body: Rect) {
    let listed = &columns.listed;
    let sheet = listed.sheets.get(listed.sheet).filter(|name| !name.is_empty());
    let sheet = match (sheet, listed.encoding) {
        (Some(name), _) => format!("{name} ({}/{})", listed.sheet + 1, listed.sheets.len()),
        (None, encoding) => format!("CSV {}", encoding.unwrap_or_default()),
    };
    let header = match listed.header {
        None => {
            desk.say(Label::new("chưa thấy; hãy chọn dòng", "not seen: choose the row")).to_owned()
        }
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
    };
    let asked = columns.asked().iter().enumerate();
    for (row, (index, asked)) in (0..body.height).zip(asked) {
        let at = Rect { y: body.y + row, height: 1, ..body };
        let here = columns.at == index && columns.picking.is_none();
        let (name, says) = match asked {
            columns::Asked::Sheet => (Label::new("Trang", "Sheet"), sheet.clone()),
            columns::Asked::Header => (Label::new("Tiêu đề", "Header"), header.clone()),
            columns::Asked::Year => (Label::new("Năm", "Year"), year(columns, desk)),
        };
        asking::name(here, desk.say(name), desk, frame, at);
        asking::choice(here, &says, desk, frame, at);
    }
    let mut above = u16::try_from(columns.above()).unwrap_or_default();
    if let Some(kind) = listed.rather {
        let says = rather(kind, desk);
        let at = Rect { y: body.y + above, height: 1.min(body.height), ..body };
        frame.render_widget(Line::styled(says, theme::fault(desk)), asking::indented(at, 2));
        above += 1;
    }
    above += 1;
    let rows = Rect { y: body.y + above, height: body.height.saturating_sub(above), ..body };
    let heads = [
        pad(desk.say(Label::new("Cột", "Column")), HEADING + 6),
        pad(desk.say(Label::new("Là", "Holds")), HOLDS - 2),
        desk.say(Label::new("Ví dụ", "Examples")).to_owned(),
    ];
    let line = Rect { y: rows.y - 1, height: 1, ..rows };
    frame.render_widget(Line::styled(format!("  {}", heads.join(" ")), theme::dim(desk)), line);
    let height = usize::from(rows.height).max(1);
    let at = columns.at.saturating_sub(columns.above());
    let from = at / height * height;
    let shown = listed.columns.iter().enumerate().skip(from);
    for (row, (index, column)) in (0..rows.height).zip(shown) {
        let here = index + columns.above() == columns.at;
        let place = Rect { y: rows.y + row, height: 1, ..rows };
        frame.render_widget(column_line(here, columns, column, place.width, desk), place);
    }
    if columns.picking.is_some() {
        draw_parts(columns, desk, frame, rows);
    }
}

/// The year of rows without one, and who says so.
fn year(columns: &Columns, desk: &Desk) -> String {
    let Some(year) = columns.year() else {
        return desk.say(Label::new("chưa rõ; hãy chọn", "not known: choose it")).to_owned();
    };
    let whose = match (columns.assigned.year, columns.listed.year) {
        (Some(_), _) => return year.to_string(),
        (None, Some(_)) => Label::new("theo tiêu đề của danh sách", "as the list's title says"),
        (None, None) => Label::new("năm đang xem", "the year on the screen"),
    };
    format!("{year} ({})", desk.say(whose))
}

/// That the list looks like one of another kind.
fn rather(kind: Kind, desk: &Desk) -> String {
    let list = desk.say(kind.list_title());
    let says = Message::new(
        format!("Tệp giống danh sách “{list}” hơn; chọn lại ở bước trước nếu đúng vậy."),
        format!("This looks more like a list of “{list}”: go back a step if it is one."),
    );
    says.in_lang(desk.lang).to_owned()
}

fn column_line(
    here: bool,
    columns: &Columns,
    column: &Column,
    width: u16,
    desk: &Desk,
) -> Line<'static> {
    let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
    let heading = format!("{:<3} {}", column.letters, column.text);
    let (holds, style) = match columns.part(column) {
        None => (desk.say(LEFT_OUT).to_owned(), theme::dim(desk)),
        Some(part) => (desk.say(part.label).to_owned(), theme::plain()),
    };
    let sign = if columns.is_given(column) { glyph::MARK.on(desk) } else { " " };
    let room = usize::from(width).saturating_sub(HEADING + HOLDS + 8);
    let examples = column.examples.join(" | ");
    Line::from(vec![
        Span::styled(format!("{cursor} "), theme::accent(desk)),
        Span::raw(pad(&fit(&heading, HEADING + 4), HEADING + 5)),
        Span::styled(format!("{sign} "), theme::accent(desk)),
        Span::styled(pad(&fit(&holds, HOLDS - 2), HOLDS - 1), style),
        Span::styled(fit(&examples, room).into_owned(), theme::dim(desk)),
    ])
}

const LEFT_OUT: Label = Label::new("(bỏ qua)", "(left out)");

/// The list of what a column may hold, over the right part of `body`.
fn draw_parts(columns: &Columns, desk: &Desk, frame: &mut Frame, body: Rect) {
    let Some(at) = columns.picking else { return };
    let x = u16::try_from(HEADING + 6).unwrap_or_default().min(body.width);
    let area = Rect { x: body.x + x, width: body.width - x, ..body };
    frame.render_widget(Clear, area);
    let parts = columns.parts();
    let height = usize::from(area.height).max(1);
    let from = at / height * height;
    let names =
        std::iter::once(desk.say(LEFT_OUT)).chain(parts.iter().map(|it| desk.say(it.label)));
    for (row, (index, name)) in (0..area.height).zip(names.enumerate().skip(from)) {
        let cursor = if index == at { glyph::CURSOR.on(desk) } else { " " };
        let style = if index == at { theme::strong(desk) } else { theme::plain() };
        let line = Line::from(vec![
            Span::styled(glyph::WALL.on(desk), theme::dim(desk)),
            Span::styled(cursor, theme::accent(desk)),
            Span::styled(format!(" {name}"), style),
        ]);
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

fn draw_look(look: &Look, taken: bool, desk: &Desk, frame: &mut Frame, body: Rect) {
    let mut tabs = vec![Span::raw("  ")];
    for (index, (sort, label)) in TABS.iter().enumerate() {
        let here = index == look.tab;
        let style = if here { theme::strong(desk) } else { theme::dim(desk) };
        let sign = if here { glyph::CURSOR.on(desk) } else { " " };
        tabs.push(Span::styled(sign, theme::accent(desk)));
        tabs.push(Span::styled(format!("{} {}  ", desk.say(*label), look.count(*sort)), style));
    }
    frame.render_widget(Line::from(tabs), Rect { height: 1.min(body.height), ..body });
    let told = TOLD.min(body.height / 3);
    let height = body.height.saturating_sub(2 + told);
    let rows = Rect { y: body.y + 1, height, ..body };
    let page = usize::from(height).max(1);
    let from = look.at / page * page;
    for row in 0..height {
        let place = from + usize::from(row);
        let Some(found) = look.row(place) else { break };
        let at = Rect { y: rows.y + row, height: 1, ..rows };
        frame.render_widget(row_line(place == look.at, look, found, at.width, desk), at);
    }
    let line = Rect { y: rows.bottom(), height: 1, ..body };
    let state = state(look, taken);
    let rule = Line::styled(state.in_lang(desk.lang).to_owned(), theme::label(desk));
    let below = table::titled(rule, false, desk, frame, Rect { height: told + 1, ..line });
    if let Some(row) = look.selected() {
        draw_told(look, row, desk, frame, below);
    }
}

/// What would be done, or what was.
fn state(look: &Look, taken: bool) -> Message {
    let ((new, changed, out), open) = (look.would(), look.open());
    let passed = look.preview.passed;
    if taken {
        return Message::new(
            format!("đã nhập: {new} mới, {changed} thay đổi; {out} dòng chưa nhập"),
            format!("taken in: {new} new, {changed} changed; {out} not taken in"),
        );
    }
    Message::new(
        format!(
            "sẽ nhập {new} mới, {changed} thay đổi; {open} chờ quyết định; {passed} dòng ngoài danh sách"
        ),
        format!(
            "would be {new} new, {changed} changed; {open} to be decided; {passed} rows besides the list"
        ),
    )
}

fn row_line(here: bool, look: &Look, row: &Row, width: u16, desk: &Desk) -> Line<'static> {
    let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
    let (would, style) = would(look, row, desk);
    let room = usize::from(width).saturating_sub(NUMBER + WOULD + TITLE + 4);
    let says = row.says.first().map(|it| it.in_lang(desk.lang).to_owned()).unwrap_or_default();
    Line::from(vec![
        Span::styled(format!("{cursor} "), theme::accent(desk)),
        Span::raw(pad(&row.number.to_string(), NUMBER)),
        Span::styled(pad(&would, WOULD), style),
        Span::raw(pad(&fit(&row.title, TITLE), TITLE + 2)),
        Span::styled(fit(&says, room).into_owned(), theme::dim(desk)),
    ])
}

fn would(look: &Look, row: &Row, desk: &Desk) -> (String, Style) {
    let (label, style) = match (row.verdict, look.decided.get(&row.number)) {
        (Verdict::New, _) | (Verdict::Doubtful, Some(Decision::New)) => {
            (Label::new("mới", "new"), theme::good(desk))
        }
        (Verdict::Changed, _) => (Label::new("thay đổi", "changed"), theme::accent(desk)),
        (Verdict::Same, _) => (Label::new("giữ nguyên", "the same"), theme::dim(desk)),
        (Verdict::Wrong, _) => (Label::new("sai", "wrong"), theme::fault(desk)),
        (Verdict::Doubtful, None) => (Label::new("còn ngờ ?", "doubtful ?"), theme::fault(desk)),
        (Verdict::Doubtful, Some(Decision::Same(_))) => {
            (Label::new("đã có", "there already"), theme::good(desk))
        }
        (Verdict::Doubtful, Some(Decision::Skip)) => {
            (Label::new("bỏ qua", "left out"), theme::dim(desk))
        }
    };
    let decided = look.decided.contains_key(&row.number);
    let sign = if decided { format!("{} ", glyph::RIGHT.on(desk)) } else { String::new() };
    (format!("{sign}{}", desk.say(label)), style)
}

/// Why the row is what it is, and the ways to take it.
fn draw_told(look: &Look, row: &Row, desk: &Desk, frame: &mut Frame, area: Rect) {
    let width = usize::from(area.width.saturating_sub(4));
    let mut lines: Vec<(String, Style)> = Vec::new();
    for says in &row.says {
        let told = wrapped(says.in_lang(desk.lang), width, "  ");
        lines.extend(told.into_iter().map(|line| (line, theme::plain())));
    }
    let decided = look.decided.get(&row.number);
    for way in &row.ways {
        let chosen = decided == Some(&way.decision);
        let sign = if chosen { glyph::MARK.on(desk) } else { " " };
        let told = fit(way.told.in_lang(desk.lang), width.saturating_sub(2)).into_owned();
        let style = if chosen { theme::strong(desk) } else { theme::plain() };
        lines.push((format!("{sign} {told}"), style));
    }
    for (row, (line, style)) in (0..area.height).zip(lines) {
        let at = Rect { y: area.y + row, height: 1, ..area };
        frame.render_widget(Line::styled(line, style), asking::indented(at, 2));
    }
}
