//! Forms that were not finished: offered again at the next start. Knows nothing of how they are kept.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{guide, nominating};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::{Link, Names};
use crate::store::request::{Draft, Request};
use crate::text::width::fit;
use crate::text::{Label, Message};
use crate::ui::detail::moment;
use crate::ui::form::Form;
use crate::ui::form::draft::{acts, reorganises};
use crate::ui::{glyph, table, theme};

/// The offer to go on with what was not finished.
pub struct Drafts {
    drafts: Vec<Draft>,
    cursor: usize,
}

impl Drafts {
    /// Offers these, newest first.
    pub const fn new(drafts: Vec<Draft>) -> Self {
        Self { drafts, cursor: 0 }
    }

    fn title(draft: &Draft, desk: &Desk) -> String {
        let kind = desk.say(draft.kind.title());
        if acts(draft) {
            let title = Label::new("thêm các đơn vị thành viên", "new members of the bloc");
            return desk.say(title).to_owned();
        }
        if let Some(what) = reorganises(draft) {
            let first = draft.id.and_then(|id| desk.names().title(Link::new(draft.kind, id)));
            return format!("{}: {}", desk.say(what.title()), first.unwrap_or_default());
        }
        match draft.id.and_then(|id| desk.names().code(Link::new(draft.kind, id))) {
            Some(code) => format!("{} {kind} {code}", desk.say(Label::new("sửa", "edit"))),
            None => format!("{} {kind}", desk.say(Label::new("thêm", "new"))),
        }
    }
}

impl Layer for Drafts {
    fn chapter(&self) -> Chapter {
        Chapter::Undo
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Others, Context::List]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        matches!(
            command,
            Command::Up | Command::Down | Command::Open | Command::Cancel | Command::Delete
        )
        .then_some(Ok(()))
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let last = self.drafts.len().saturating_sub(1);
        match command {
            Command::Up => self.cursor = self.cursor.saturating_sub(1),
            Command::Down => self.cursor = (self.cursor + 1).min(last),
            Command::Open => {
                let draft = &self.drafts[self.cursor];
                let form = if acts(draft) {
                    guide::resume(draft, desk)
                } else {
                    Form::resume(draft, desk)
                };
                return match form {
                    Ok(form) => vec![Effect::Close, Effect::Open(nominating::open(form))],
                    Err(reason) => vec![Effect::Warn(reason)],
                };
            }
            Command::Delete => {
                let draft = self.drafts.remove(self.cursor);
                self.cursor = self.cursor.min(self.drafts.len().saturating_sub(1));
                let mut effects =
                    vec![Effect::Ask(Request::DropDraft(draft.kind, draft.id, draft.begun))];
                if self.drafts.is_empty() {
                    effects.push(Effect::Close);
                }
                return effects;
            }
            _ => return vec![Effect::Close],
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::Delete, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let height = u16::try_from(self.drafts.len() + 3).unwrap_or(u16::MAX).min(body.height);
        let area = Rect { y: body.y + body.height - height, height, ..body };
        frame.render_widget(Clear, area);
        let title = Label::new("Bản nháp chưa lưu: làm tiếp?", "Unfinished forms: go on with one?");
        let title = Line::from(Span::styled(desk.say(title), theme::strong(desk)));
        let rows = table::titled(title, true, desk, frame, area);
        let from = (self.cursor + 2).saturating_sub(usize::from(rows.height));
        let shown = self.drafts.iter().enumerate().skip(from);
        for (row, (index, draft)) in (0..rows.height).zip(shown) {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::raw(Self::title(draft, desk)),
                Span::raw(format!("  {}", fit(&draft.about, 40))),
                Span::styled(format!("  {}", moment(draft.at, desk.lang)), theme::dim(desk)),
            ]);
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
        let keep = Label::new(
            "  Đóng lại thì bản nháp vẫn còn cho lần sau.",
            "  Closing this keeps them for the next time.",
        );
        let last = Rect { y: area.y + height - 1, height: 1, ..area };
        frame.render_widget(Line::styled(desk.say(keep), theme::dim(desk)), last);
    }
}
