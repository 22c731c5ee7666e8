//! The help: every key of the keymap by where it works, what works here first. Made from keymap and command table.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::keymap::hints;
use crate::layer::{Desk, Layer};
use crate::text::width::pad;
use crate::text::{Label, Message};
use crate::ui::{layout, table, theme};

/// The help.
pub struct Help {
    here: Vec<Context>,
    scroll: usize,
}

impl Help {
    /// The help over a layer with these contexts.
    pub fn new(here: Vec<Context>, _: &Desk) -> Self {
        Self { here, scroll: 0 }
    }

    /// The contexts, those of the layer below first.
    fn order(&self) -> Vec<Context> {
        let others = Context::ALL.into_iter().filter(|context| !self.here.contains(context));
        self.here.iter().copied().chain(others).collect()
    }

    fn lines(&self, desk: &Desk) -> Vec<Line<'static>> {
        let rows = hints::rows(&desk.keymap);
        let mut lines = Vec::new();
        for context in self.order() {
            let Some((_, bindings)) = rows.iter().find(|(of, _)| *of == context) else { continue };
            lines.push(Line::from(vec![
                Span::styled(desk.say(context.title()), theme::strong(desk)),
                Span::styled(format!("  [{}]", context.name()), theme::dim(desk)),
            ]));
            for (keys, command) in bindings {
                lines.push(Line::from(vec![
                    Span::styled(format!("  {}", pad(keys, 22)), theme::accent(desk)),
                    Span::raw(pad(desk.say(command.title()), 33)),
                    Span::raw(" "),
                    Span::styled(command.name(), theme::dim(desk)),
                ]));
            }
            lines.push(Line::default());
        }
        lines
    }
}

impl Layer for Help {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Help]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        matches!(
            command,
            Command::Up
                | Command::Down
                | Command::PageUp
                | Command::PageDown
                | Command::First
                | Command::Last
                | Command::Cancel
        )
        .then_some(Ok(()))
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let height = usize::from(layout::body(desk.size).height).saturating_sub(1);
        let most = self.lines(desk).len().saturating_sub(height);
        self.scroll = match command {
            Command::Up => self.scroll.saturating_sub(1),
            Command::Down => self.scroll + 1,
            Command::PageUp => self.scroll.saturating_sub(height),
            Command::PageDown => self.scroll + height,
            Command::First => 0,
            Command::Last => most,
            _ => return vec![Effect::Close],
        }
        .min(most);
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Cancel, Command::PageDown, Command::PageUp]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Trợ giúp: các phím", "Help: keys"));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let body = table::titled(title, true, desk, frame, area);
        for (row, line) in (0..body.height).zip(self.lines(desk).into_iter().skip(self.scroll)) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}
