//! The hint bar and the which-key box: what can be pressed now. Knows no layer.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::Clear;

use super::{table, theme};
use crate::command::{Command, Context};
use crate::keymap::{Continuation, Key};
use crate::layer::Desk;
use crate::text::Message;
use crate::text::width::fit;

/// The space behind a hint.
const GAP: usize = 2;

/// A hint: what it runs, its keys, what is said of them.
type Hint = (Command, [Span<'static>; 2]);

fn wide((_, spans): &Hint) -> usize {
    spans.iter().map(Span::width).sum()
}

/// The hints of `offered` that fit on a line of `width` cells; the help is there whatever else is.
fn fitting(offered: &[Command], contexts: &[Context], desk: &Desk, width: u16) -> Vec<Hint> {
    let hint = |command: Command| {
        let keys = desk.keymap.keys_for(contexts, command)?;
        let title = format!(" {}", said(command, desk));
        let spans =
            [Span::styled(keys, theme::accent(desk)), Span::styled(title, theme::dim(desk))];
        Some((command, spans))
    };
    let help = offered.iter().find(|command| **command == Command::Help).and_then(|it| hint(*it));
    // A question says itself what can be answered, and what each answer means.
    let answered = |command: Command| {
        let answers = matches!(command, Command::Yes | Command::No | Command::Cancel);
        answers && contexts.first() == Some(&Context::Confirm)
    };
    let others = offered.iter().filter(|it| **it != Command::Help && !answered(**it));
    let mut room = usize::from(width) + GAP - help.as_ref().map_or(0, |it| wide(it) + GAP);
    let fits = |hint: &Hint| {
        let left = room.checked_sub(wide(hint) + GAP);
        room = left.unwrap_or(room);
        left.is_some()
    };
    let shown: Vec<_> = others.filter_map(|command| hint(*command)).filter(fits).collect();
    shown.into_iter().chain(help).collect()
}

/// Draws the keys of `offered` on one line, as many as fit.
pub fn bar(offered: &[Command], contexts: &[Context], desk: &Desk, frame: &mut Frame, line: Rect) {
    let hints = fitting(offered, contexts, desk, line.width);
    let gap = || Span::raw(" ".repeat(GAP));
    let spans = hints.into_iter().flat_map(|(_, [keys, title])| [keys, title, gap()]);
    frame.render_widget(Line::from(spans.collect::<Vec<_>>()), line);
}

/// The command whose hint stands in the column `x` of such a line of `width` cells.
pub fn under(
    x: u16,
    offered: &[Command],
    contexts: &[Context],
    desk: &Desk,
    width: u16,
) -> Option<Command> {
    let mut from = 0;
    let stands = |hint: &Hint| {
        let cells = from..from + wide(hint);
        from = cells.end + GAP;
        cells.contains(&usize::from(x))
    };
    fitting(offered, contexts, desk, width).into_iter().find(stands).map(|(command, _)| command)
}

/// What a command does; undo and redo say what they would do now.
fn said(command: Command, desk: &Desk) -> String {
    let title = desk.say(command.title());
    let what = match command {
        Command::Undo => desk.undo.as_ref(),
        Command::Redo => desk.redo.as_ref(),
        _ => None,
    };
    match what {
        Some(what) => format!("{title}: {}", fit(what.in_lang(desk.lang), WHAT)),
        None => title.to_owned(),
    }
}

/// The most cells that the hint bar spends on what undo would do.
const WHAT: usize = 36;

/// Draws the ways on from the keys typed so far, with the reason of what cannot be done.
pub fn which_key(
    typed: &[Key],
    ways: &[Continuation],
    available: &dyn Fn(Command) -> Option<Result<(), Message>>,
    desk: &Desk,
    frame: &mut Frame,
    body: Rect,
) {
    let lines: Vec<Line> = ways.iter().filter_map(|way| line(way, available, desk)).collect();
    let room = usize::from(body.height.saturating_sub(1)).max(1);
    let columns = lines.len().div_ceil(room).max(1);
    let tall = lines.len().div_ceil(columns);
    let height = u16::try_from(tall + 1).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { y: body.y + body.height - height, height, ..body };
    frame.render_widget(Clear, area);
    let keys = typed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let label = desk.keymap.label(typed).map_or("", |label| label.in_lang(desk.lang));
    let gap = if label.is_empty() { "" } else { " " };
    let title = Line::from(vec![
        Span::styled(keys, theme::accent(desk)),
        Span::styled(format!("{gap}{label}"), theme::strong(desk)),
    ]);
    let rest = table::titled(title, false, desk, frame, area);
    let places = Layout::horizontal(vec![Constraint::Fill(1); columns]).split(rest);
    for (place, lines) in places.iter().zip(lines.chunks(tall.max(1))) {
        frame.render_widget(Text::from(lines.to_vec()), *place);
    }
}

fn line(
    way: &Continuation,
    available: &dyn Fn(Command) -> Option<Result<(), Message>>,
    desk: &Desk,
) -> Option<Line<'static>> {
    let key = Span::styled(format!("  {:<10}", way.key.to_string()), theme::accent(desk));
    let Some(command) = way.command else {
        let label = way.label.as_ref().map_or("", |label| label.in_lang(desk.lang));
        return Some(Line::from(vec![key, Span::raw(format!("{label} …"))]));
    };
    let title = desk.say(command.title());
    match available(command)? {
        Ok(()) => Some(Line::from(vec![key, Span::raw(title)])),
        Err(reason) => Some(Line::from(vec![
            key,
            Span::styled(format!("{title} – {}", reason.in_lang(desk.lang)), theme::dim(desk)),
        ])),
    }
}
