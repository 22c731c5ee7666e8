//! Every key of the keymap by where it works, what works here first. Made from keymap and command table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::command::Context;
use crate::keymap::hints;
use crate::layer::Desk;
use crate::text::Label;
use crate::text::width::pad;
use crate::ui::{table, theme};

/// From this width on the commands stand behind what they do.
const NAMED: u16 = 76;

/// The lines of the keys, those of the contexts `here` first.
pub fn lines(here: &[Context], width: u16, desk: &Desk) -> Vec<Line<'static>> {
    let rows = hints::rows(&desk.keymap);
    let others = Context::ALL.into_iter().filter(|context| !here.contains(context));
    let mut lines = Vec::new();
    for context in here.iter().copied().chain(others) {
        let Some((_, bindings)) = rows.iter().find(|(of, _)| *of == context) else { continue };
        lines.push(Line::from(vec![
            Span::styled(desk.say(context.title()), theme::strong(desk)),
            Span::styled(format!("  [{}]", context.name()), theme::dim(desk)),
        ]));
        for (keys, command) in bindings {
            let mut line = vec![
                Span::styled(format!("  {}", pad(keys, 22)), theme::accent(desk)),
                Span::raw(pad(desk.say(command.title()), 33)),
            ];
            if width >= NAMED {
                line.push(Span::styled(format!(" {}", command.name()), theme::dim(desk)));
            }
            lines.push(Line::from(line));
        }
        lines.push(Line::default());
    }
    lines
}

/// Draws the keys from line `scroll` on.
pub fn view(
    here: &[Context],
    scroll: usize,
    focused: bool,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
) {
    let title = desk.say(Label::new("Các phím, ở đây trước", "Keys, those of here first"));
    let style = if focused { theme::strong(desk) } else { theme::dim(desk) };
    let body = table::titled(Line::from(Span::styled(title, style)), focused, desk, frame, area);
    for (row, line) in (0..body.height).zip(lines(here, area.width, desk).into_iter().skip(scroll))
    {
        frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
    }
}
