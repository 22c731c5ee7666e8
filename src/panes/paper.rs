//! A record as a document on the screen, to be read and copied. Knows not what stands in it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use std::sync::Arc;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Link, Names, Stored};
use crate::report::paper::{self, PRINTED};
use crate::store::request::{Around, Notice, Request};
use crate::text::width::display_width;
use crate::text::{Label, Message};
use crate::ui::{layout, table, theme};

/// The cells of a title line that are not its words.
const FRAME: usize = 3;

/// Whether a record of this kind can be printed; `None` where printing means nothing for it.
pub fn available(kind: Kind, selected: Option<&Stored>) -> Option<Result<(), Message>> {
    PRINTED.contains(&kind).then(|| match selected {
        Some(_) => Ok(()),
        None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
    })
}

/// Opens the document of a record.
pub fn open(stored: &Stored) -> Vec<Effect> {
    vec![Effect::Open(Box::new(PaperScreen::new(stored.link())))]
}

/// A document on the screen.
pub struct PaperScreen {
    link: Link,
    around: Option<Arc<Around>>,
    lines: Vec<String>,
    top: usize,
}

impl PaperScreen {
    /// The document of this record.
    pub const fn new(link: Link) -> Self {
        Self { link, around: None, lines: Vec::new(), top: 0 }
    }

    fn write(&mut self, desk: &Desk) {
        let print = |around: &Arc<Around>| {
            paper::print(around, &desk.catalog.names_of(&around.stored.record, desk.lang))
        };
        self.lines = self.around.as_ref().and_then(print).unwrap_or_default();
        self.top = self.top.min(self.most(desk));
    }

    /// How many lines are seen at once.
    fn height(desk: &Desk) -> usize {
        usize::from(layout::body(desk.size).height.saturating_sub(1))
    }

    fn most(&self, desk: &Desk) -> usize {
        self.lines.len().saturating_sub(Self::height(desk))
    }
}

impl Layer for PaperScreen {
    fn chapter(&self) -> Chapter {
        Chapter::Documents
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Copy if self.lines.is_empty() => {
                Some(Err(Message::new("đang đọc dữ liệu", "the record is being read")))
            }
            Command::Copy | Command::Print => Some(Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(Self::height(desk)).unwrap_or(1).max(2) - 1;
        if let Some(lines) = command.travel(page) {
            self.top = self.top.saturating_add_signed(lines).min(self.most(desk));
            return Vec::new();
        }
        match command {
            Command::Copy => {
                let says = Message::new(
                    "đã gửi cả văn bản tới bộ nhớ tạm của terminal",
                    "the whole text sent to the terminal's clipboard",
                );
                vec![Effect::Copy(self.lines.join("\n") + "\n"), Effect::Say(says)]
            }
            Command::Print => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Around(link, found) if *link == self.link => {
                let Some(found) = found else { return vec![Effect::Close] };
                self.around = Some(Arc::clone(found));
                self.write(desk);
                Vec::new()
            }
            Notice::Done(_) => vec![Effect::Ask(Request::Around(self.link))],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        self.write(desk);
        vec![Effect::Ask(Request::Around(self.link))]
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Copy, Command::Cancel, Command::Up, Command::Down]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let code = desk.names().code(self.link).unwrap_or_default();
        let label = desk.say(Label::new("Văn bản in", "Printed text"));
        let mut title = Line::from(Span::styled(format!("{label} {code}"), theme::strong(desk)));
        let height = usize::from(area.height.saturating_sub(1));
        let file = desk.say(Label::new("TỆP", "FILE"));
        let hint = format!("  thidua print {code} --out {file}");
        if self.lines.len() > height {
            let last = (self.top + height).min(self.lines.len());
            let seen = format!("  {}-{last}/{}", self.top + 1, self.lines.len());
            title.push_span(Span::styled(seen, theme::dim(desk)));
        }
        if title.width() + display_width(&hint) + FRAME <= usize::from(area.width) {
            title.push_span(Span::styled(hint, theme::dim(desk)));
        }
        let body = table::titled(title, true, desk, frame, area);
        if self.around.is_none() {
            let wait = desk.say(Label::new("đang đọc dữ liệu …", "reading the record …"));
            return frame.render_widget(Line::from(wait), body);
        }
        let width = u16::try_from(paper::WIDTH).unwrap_or(body.width);
        let x = body.x + body.width.saturating_sub(width) / 2;
        let place = Rect { x, width: body.width.min(width), ..body };
        for (row, line) in (0..body.height).zip(self.lines.iter().skip(self.top)) {
            let at = Rect { y: place.y + row, height: 1, ..place };
            frame.render_widget(Line::from(line.as_str()), at);
        }
    }
}
