//! The files and addresses that a record names: chosen, and opened with the system's program. Opens none itself.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::Stored;
use crate::model::attachment::{attachments, is_attachment};
use crate::store::request::{Notice, Presence, Request};
use crate::text::{Label, Message};
use crate::ui::presence::presence;
use crate::ui::{glyph, table, theme};

/// Whether what `selected` names can be opened here.
pub fn available(selected: Option<&Stored>, desk: &Desk) -> Result<(), Message> {
    let stored =
        selected.ok_or_else(|| Message::new("chưa chọn dòng nào", "no row is selected"))?;
    if attachments(stored.record.entity()).is_empty() {
        return Err(Message::new(
            "bản ghi này không ghi tệp hay địa chỉ nào (/…, ~/…, https://…)",
            "this record names no file or address (/…, ~/…, https://…)",
        ));
    }
    can_open(desk)
}

/// Whether this one reference can be opened here.
pub fn one_available(reference: &str, desk: &Desk) -> Result<(), Message> {
    if !is_attachment(reference) {
        return Err(Message::new(
            "đây không phải đường dẫn (/…, ~/…) hay địa chỉ (https://…)",
            "this is no path (/…, ~/…) and no address (https://…)",
        ));
    }
    can_open(desk)
}

fn can_open(desk: &Desk) -> Result<(), Message> {
    desk.opens.map_err(Message::from)
}

/// Opens the one that `stored` names, or the list of them.
pub fn open(stored: &Arc<Stored>) -> Vec<Effect> {
    match attachments(stored.record.entity()).as_slice() {
        [only] => open_one(only),
        _ => vec![Effect::Open(Box::new(Attachments::new(Arc::clone(stored))))],
    }
}

/// Opens this one.
pub fn open_one(reference: &str) -> Vec<Effect> {
    vec![Effect::Ask(Request::Open(reference.trim().to_owned()))]
}

/// The list of them.
struct Attachments {
    stored: Arc<Stored>,
    named: Vec<String>,
    cursor: usize,
    found: Vec<(String, Presence)>,
}

impl Attachments {
    fn new(stored: Arc<Stored>) -> Self {
        let named = attachments(stored.record.entity());
        Self { stored, named, cursor: 0, found: Vec::new() }
    }
}

impl Layer for Attachments {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Copy => Some(Ok(())),
            Command::Open => Some(can_open(desk)),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        if let Some(rows) = command.travel(10) {
            let last = self.named.len().saturating_sub(1);
            self.cursor = self.cursor.saturating_add_signed(rows).min(last);
            return Vec::new();
        }
        let Some(here) = self.named.get(self.cursor) else { return Vec::new() };
        match command {
            Command::Open => open_one(here),
            Command::Copy => vec![Effect::Copy(here.clone())],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        if let Notice::References(found) = notice {
            self.found.clone_from(found);
        }
        Vec::new()
    }

    fn refresh(&mut self, _: &Desk) -> Vec<Effect> {
        vec![Effect::Ask(Request::References(self.named.clone()))]
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::Copy, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = Line::from(vec![
            Span::styled(desk.say(TITLE), theme::strong(desk)),
            Span::raw(format!(" {}", self.stored.record.title(&desk.names()))),
        ]);
        let body = table::titled(title, true, desk, frame, area);
        let from = (self.cursor + 1).saturating_sub(usize::from(body.height));
        for (row, (index, named)) in (0..body.height).zip(self.named.iter().enumerate().skip(from))
        {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let mut spans = vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::raw(named.clone()),
            ];
            spans.extend(presence(named, &self.found, desk));
            let line = Rect { y: body.y + row, height: 1, ..body };
            frame.render_widget(Line::from(spans), line);
        }
    }
}

/// What they are called.
const TITLE: Label = Label::new("Tệp đính kèm", "Attachments");
