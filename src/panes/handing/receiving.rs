//! The items of a hand-over, ticked off one by one; each tick is saved at once. Knows no list.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::remarks;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::handover::{HandoverItem, ITEM_KINDS};
use crate::model::show::choice_label;
use crate::model::{Record, Stored};
use crate::store::request::{Notice, Refusal, Request, Save};
use crate::text::width::{fit, pad};
use crate::text::{Label, Message};
use crate::ui::form::Form;
use crate::ui::{glyph, layout, table, theme};

/// The cells that the kind of an item takes.
const KIND: usize = 17;

/// The items of a hand-over on the screen.
pub struct Receiving {
    stored: Arc<Stored>,
    cursor: usize,
    saving: bool,
}

impl Receiving {
    /// The items of this hand-over.
    pub const fn new(stored: Arc<Stored>) -> Self {
        Self { stored, cursor: 0, saving: false }
    }

    fn items(&self) -> &[HandoverItem] {
        match &self.stored.record {
            Record::Handover(act) => &act.items,
            _ => &[],
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.items().len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Saves the hand-over with the item under the cursor received, or not any more.
    fn tick(&mut self) -> Vec<Effect> {
        let Record::Handover(act) = &self.stored.record else { return Vec::new() };
        let mut act = act.clone();
        let Some(item) = act.items.get_mut(self.cursor) else { return Vec::new() };
        item.received = !item.received;
        self.saving = true;
        let save = Save {
            id: Some(self.stored.id),
            seen: self.stored.version,
            record: Record::Handover(act),
            begun: None,
            despite: false,
        };
        vec![Effect::Ask(Request::Save(vec![save])), Effect::Hold]
    }

    fn ask(&self) -> Effect {
        Effect::Ask(Request::Get(self.stored.link()))
    }
}

impl Layer for Receiving {
    fn chapter(&self) -> Chapter {
        Chapter::Handover
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Others, Context::List]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Mark | Command::Receive => Some(match self.items() {
                [] => Err(Message::new("chưa ghi nội dung nào", "no items are entered")),
                _ => Ok(()),
            }),
            Command::Edit | Command::Print | Command::Copy => Some(Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(layout::body(desk.size).height).unwrap_or(10);
        match command {
            Command::Mark | Command::Receive => return self.tick(),
            Command::Edit => {
                let form = crate::panes::nominating::open(Form::edit(&self.stored, desk));
                return vec![Effect::Open(form)];
            }
            Command::Print => return crate::panes::paper::open(&self.stored),
            Command::Copy => {
                let name = self.items().get(self.cursor).map(|item| item.name.clone());
                return name.map(Effect::Copy).into_iter().collect();
            }
            _ => self.step(command.travel(page).unwrap_or_default()),
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Done(done) if done.links.contains(&self.stored.link()) => {
                // The next tick waits for the version that this one made.
                let wait = self.saving.then_some(Effect::Hold);
                std::iter::once(self.ask()).chain(wait).collect()
            }
            Notice::Got(link, found) if *link == self.stored.link() => match found {
                Some(stored) => {
                    self.saving = false;
                    self.stored = Arc::clone(stored);
                    self.step(0);
                    Vec::new()
                }
                None => vec![Effect::Close],
            },
            Notice::Refused(refusal) if self.saving => {
                self.saving = false;
                let why = match refusal {
                    Refusal::Faults(faults) | Refusal::Doubts(faults) => {
                        faults.first().map(|(_, fault)| fault.message.clone())
                    }
                    Refusal::Stale { .. } => Some(Message::new(
                        "người khác vừa sửa biên bản này; nội dung mới đang hiện ra, hãy đánh dấu lại",
                        "somebody else changed this record; it is shown as it is now: tick again",
                    )),
                    _ => None,
                };
                why.map(Effect::Warn).into_iter().chain([self.ask()]).collect()
            }
            _ if self.saving && !notice.comes_beside() => vec![Effect::Hold],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, _: &Desk) -> Vec<Effect> {
        vec![self.ask()]
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Receive, Command::Edit, Command::Print, Command::Undo, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let names = desk.names();
        let code = self.stored.record.code();
        let title = Line::from(vec![
            Span::styled(desk.say(Label::new("Nhận bàn giao", "Receiving")), theme::strong(desk)),
            Span::raw(format!(" {code} {}", self.stored.record.title(&names))),
        ]);
        let body = table::titled(title, true, desk, frame, area);
        let mut lines: Vec<Line> = Vec::new();
        if let Record::Handover(act) = &self.stored.record {
            for remark in remarks(act, desk) {
                let style = if remark.doubt { theme::fault(desk) } else { theme::good(desk) };
                let message = remark.message.in_lang(desk.lang);
                lines.push(Line::styled(format!("  {}: {message}", desk.say(remark.label)), style));
            }
        }
        lines.push(Line::default());
        let room = usize::from(body.height).saturating_sub(lines.len()).max(1);
        let half = (room / 2).max(1);
        // The list moves by half of what is seen, so that a step seldom moves all of it.
        let top = if self.cursor < room { 0 } else { ((self.cursor - room) / half + 1) * half };
        let items = self.items().iter().enumerate().skip(top).take(room);
        lines.extend(items.map(|(place, it)| {
            Self::item(place == self.cursor, it, usize::from(body.width), desk)
        }));
        for (row, line) in (0..body.height).zip(lines) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

impl Receiving {
    fn item(here: bool, item: &HandoverItem, width: usize, desk: &Desk) -> Line<'static> {
        let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
        let sign = if item.received { "[x]" } else { "[ ]" };
        let kind = choice_label(&ITEM_KINDS, &item.kind, desk.lang);
        let quantity = item.quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
        let name = (width / 2).clamp(20, 60);
        let more = [item.state.as_str(), item.note.as_str()];
        let more = more.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
        let text = format!(
            "{sign} {} {quantity:>4} {} ",
            pad(&fit(&item.name, name), name),
            pad(&kind, KIND),
        );
        Line::from(vec![
            Span::styled(format!("{cursor} "), theme::accent(desk)),
            Span::raw(text),
            Span::styled(more, theme::label(desk)),
        ])
    }
}
