//! How a pane is drawn: title rule with position and filter, table, or why the list is empty.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Mode, Pane, Title};
use crate::command::{Command, Context};
use crate::layer::Desk;
use crate::model::{Kind, Record};
use crate::panes::columns::columns;
use crate::panes::rates::says_behind;
use crate::text::width::display_width;
use crate::text::{Label, Message};
use crate::ui::{glyph, table, theme};

impl Pane {
    /// Draws the pane: title rule, filter, table.
    pub fn view(&self, title: &Title, focused: bool, desk: &Desk, frame: &mut Frame, area: Rect) {
        let (title, before) = self.title(title, focused, desk, area.width);
        let body = table::titled(title, focused, desk, frame, area);
        if let Mode::Filter(line) = &self.mode {
            table::point(line, before, frame, area);
        }
        if body.height == 0 {
            return;
        }
        if self.list.total() == 0 {
            self.empty(desk, frame, body);
        } else {
            // Beside the box of columns no row of the list is the current one.
            let focused = focused && !(desk.plain && matches!(self.mode, Mode::Sort(_)));
            table::view(&self.list, columns(self.list.kind()), focused, desk, frame, body);
        }
        if let Mode::Sort(choice) = &self.mode {
            choice.view(desk, frame, body);
        }
    }

    /// Which of the panes that its title names beside it stands at a place of the screen.
    pub fn other_at(&self, title: &Title, at: Position, area: Rect, desk: &Desk) -> Option<usize> {
        if self.is_busy() || !self.list.search().is_empty() {
            return None;
        }
        let (_, before) = self.title(title, true, desk, area.width);
        let apart = display_width(&apart(desk));
        let others = title.others.iter().flat_map(|other| [apart, display_width(other)]);
        let piece = table::piece([before].into_iter().chain(others), at, area)?;
        (piece > 0 && piece % 2 == 0).then(|| piece / 2 - 1)
    }

    /// Title, position and filter, and how many cells stand before the filter or the panes beside it.
    fn title(
        &self,
        title: &Title,
        focused: bool,
        desk: &Desk,
        width: u16,
    ) -> (Line<'static>, usize) {
        let style = if focused { theme::strong(desk) } else { theme::dim(desk) };
        let number = title.number.map(|number| format!("{number} ")).unwrap_or_default();
        let name = format!("{number}{}", desk.say(self.list.kind().list_title()));
        let mut spans = vec![Span::styled(name, style)];
        if !self.about.is_empty() {
            let about = format!(" {} {}", glyph::DOT.on(desk), self.about);
            spans.push(Span::styled(about, theme::accent(desk)));
        }
        let (total, all) = (self.list.total(), self.list.all());
        let place = if total == 0 { 0 } else { self.list.cursor() + 1 };
        spans.push(Span::raw(if focused {
            format!(" {place}/{total}")
        } else {
            format!(" {total}")
        }));
        let whom = title.whom.as_ref().map(|whom| Span::raw(format!(" {whom}")));
        spans.extend(whom);
        if total != all {
            let of = desk.say(Label::new("trong", "of"));
            spans.push(Span::styled(format!(" ({of} {all})"), theme::dim(desk)));
        }
        if let Some(behind) = self.list.figure() {
            let whose = format!(" {} {}", glyph::DOT.on(desk), says_behind(&behind, desk));
            spans.push(Span::styled(whose, theme::accent(desk)));
        }
        if self.list.marked() > 0 {
            let marks = format!(" {}{}", glyph::MARK.on(desk), self.list.marked());
            spans.push(Span::styled(marks, theme::accent(desk)));
        }
        spans.extend(self.order(desk, width).map(|order| Span::styled(order, theme::dim(desk))));
        let mut before = 0;
        match &self.mode {
            Mode::Filter(line) => {
                spans.push(Span::styled("  / ", theme::accent(desk)));
                before = spans.iter().map(Span::width).sum();
                spans.push(Span::raw(format!("{} ", line.text())));
            }
            _ if !self.list.search().is_empty() => {
                let search = format!("  / {}", self.list.search());
                spans.push(Span::styled(search, theme::accent(desk)));
            }
            _ => {
                before = spans.iter().map(Span::width).sum();
                let other = |other: &String| format!("{}{other}", apart(desk));
                let others: String = title.others.iter().map(other).collect();
                spans.push(Span::styled(others, theme::dim(desk)));
            }
        }
        (Line::from(spans), before)
    }

    /// The order chosen, where no column of a pane so wide shows it.
    fn order(&self, desk: &Desk, width: u16) -> Option<String> {
        let (kind, sort) = (self.list.kind(), self.list.sort()?);
        let column = Record::columns(kind).into_iter().find(|it| it.name == sort.column)?;
        let heads = columns(kind).iter().filter(|it| it.is_in(width));
        let unseen = heads.into_iter().all(|it| it.field() != sort.column);
        let said = || format!("  {} {}", desk.say(column.label), table::direction(sort, desk));
        unseen.then(said)
    }

    fn empty(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let kind = self.list.kind().title();
        let says = if !self.list.answered() {
            Message::new("đang đọc …", "reading …")
        } else if self.list.search().is_empty() {
            self.nothing_here(desk)
        } else {
            Message::new(
                format!("không có {} nào khớp «{}»", kind.vi, self.list.search()),
                format!("no {} matches “{}”", kind.en, self.list.search()),
            )
        };
        let text = format!("  {}", says.in_lang(desk.lang));
        frame.render_widget(Line::styled(text, theme::dim(desk)), Rect { height: 1, ..body });
    }

    /// Why the list is empty, and the keys that widen it.
    fn nothing_here(&self, desk: &Desk) -> Message {
        let kind = self.list.kind().title();
        let keys = |command| desk.keymap.keys_for(&[Context::Global], command).unwrap_or_default();
        if desk.scope.bloc.is_none() && !matches!(self.list.kind(), Kind::Person | Kind::Award) {
            return no_bloc_yet(desk);
        }
        if self.list.figure().is_some() {
            return Message::new(
                format!("không có {} nào ở đây", kind.vi),
                format!("there is no {} here", kind.en),
            );
        }
        let dated = matches!(self.list.kind(), Kind::Unit | Kind::Meeting | Kind::Nomination);
        match desk.scope.year.filter(|_| dated) {
            Some(year) => {
                let (before, all) = (keys(Command::YearBefore), keys(Command::YearAll));
                Message::new(
                    format!(
                        "chưa có {} nào của năm {year}   {before} năm trước   {all} mọi năm",
                        kind.vi
                    ),
                    format!(
                        "no {} of {year} yet   {before} year before   {all} all years",
                        kind.en
                    ),
                )
            }
            None => Message::new(
                format!("chưa có {} nào trong phạm vi này", kind.vi),
                format!("no {} in this scope yet", kind.en),
            ),
        }
    }
}

/// What stands before the name of another pane.
fn apart(desk: &Desk) -> String {
    format!(" {} ", glyph::DOT.on(desk))
}

/// Why nothing can be entered yet, and the keys that lead on.
pub fn no_bloc_yet(desk: &Desk) -> Message {
    let keys =
        |contexts: &[Context], command| desk.keymap.keys_for(contexts, command).unwrap_or_default();
    let guide = keys(&[Context::Global], Command::Guide);
    let go = keys(&[Context::Global], Command::GoBlocs);
    let new = keys(&[Context::Others, Context::List], Command::New);
    Message::new(
        format!("chưa có khối thi đua: {guide} để được dẫn từng bước, hoặc {go} rồi {new}"),
        format!("no emulation bloc yet: {guide} leads step by step; or {go}, then {new}"),
    )
}
