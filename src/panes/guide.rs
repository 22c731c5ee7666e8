//! The way into an empty store: bloc, members, chair, and what comes next. Every step is an ordinary form.

mod members;
mod way;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

pub use members::resume;
pub use way::wanted;
use way::{Step, Way};

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::store::request::Notice;
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::{glyph, table, theme};

/// The cells that the name of a step takes.
const NAME: usize = 30;

/// The steps on the screen.
pub struct Guide {
    cursor: usize,
    /// The step that was next when it was looked at last.
    next: Option<Step>,
}

impl Guide {
    /// The steps, the first that is not done chosen.
    pub fn new(desk: &Desk) -> Self {
        let way = Way::of(desk);
        Self { cursor: way.next(), next: Some(Step::ALL[way.next()]) }
    }

    const fn step(&self) -> Step {
        Step::ALL[self.cursor]
    }
}

/// What is said when the guide is left.
fn left(desk: &Desk) -> Message {
    let keys = desk.keymap.keys_for(&[Context::Global], Command::Guide).unwrap_or_default();
    Message::new(
        format!("những gì đã lưu vẫn còn; bấm {keys} để làm tiếp các bước đầu"),
        format!("what was saved stays; {keys} goes on with the first steps"),
    )
}

impl Layer for Guide {
    fn chapter(&self) -> Chapter {
        Chapter::Start
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Up | Command::Down | Command::First | Command::Last | Command::Cancel => {
                Some(Ok(()))
            }
            Command::Open => Some(Way::of(desk).opens(self.step())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Open => Way::open(self.step(), desk),
            Command::Cancel if Way::of(desk).is_done() => vec![Effect::Close],
            Command::Cancel => vec![Effect::Close, Effect::Say(left(desk))],
            _ => {
                let by = command.travel(1).unwrap_or_default();
                let last = Step::ALL.len() - 1;
                self.cursor = self.cursor.saturating_add_signed(by).min(last);
                Vec::new()
            }
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let next = Step::ALL[Way::of(desk).next()];
        if matches!(notice, Notice::Changed(_)) && self.next != Some(next) {
            self.next = Some(next);
            self.cursor = Way::of(desk).next();
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Những bước đầu", "First steps"));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let body = table::titled(title, true, desk, frame, area);
        let way = Way::of(desk);
        let width = usize::from(body.width).saturating_sub(4).min(90);
        let mut lines = vec![Line::default()];
        let text = |text: &str| {
            let said = wrapped(text, width, "");
            said.into_iter().map(|line| Line::raw(format!("  {line}"))).collect::<Vec<_>>()
        };
        lines.extend(text(way.greeting(desk).in_lang(desk.lang)));
        lines.push(Line::default());
        for (index, step) in Step::ALL.into_iter().enumerate() {
            if index == Step::WORK {
                lines.push(Line::default());
                let then = Label::new("Rồi làm việc:", "Then the work:");
                lines.push(Line::styled(format!("  {}", desk.say(then)), theme::label(desk)));
            }
            lines.push(self.row(index, step, &way, usize::from(body.width), desk));
        }
        lines.push(Line::default());
        lines.extend(text(step_says(self.step(), desk).in_lang(desk.lang)));
        for (row, line) in (0..body.height).zip(lines) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

impl Guide {
    fn row(&self, index: usize, step: Step, way: &Way, width: usize, desk: &Desk) -> Line<'static> {
        let here = index == self.cursor;
        let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
        let done = way.done(step);
        let sign = match (index < Step::WORK, done.is_some()) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            _ => "    ",
        };
        let name = desk.say(step.title());
        let style = if here { theme::strong(desk) } else { theme::plain() };
        let says = done.map_or_else(|| step.keys(desk), |done| done.in_lang(desk.lang).to_owned());
        let room = width.saturating_sub(2 + display_width(sign) + NAME);
        Line::from(vec![
            Span::styled(format!("{cursor} "), theme::accent(desk)),
            Span::raw(sign),
            Span::styled(pad(name, NAME), style),
            Span::styled(fit(&says, room).into_owned(), theme::label(desk)),
        ])
    }
}

fn step_says(step: Step, desk: &Desk) -> Message {
    let keys =
        |contexts: &[Context], command| desk.keymap.keys_for(contexts, command).unwrap_or_default();
    step.says(&|command| keys(&[Context::Screen, Context::Global], command), &|command| {
        keys(&[Context::Rows, Context::Text, Context::Form, Context::Global], command)
    })
}
