//! An official document on the screen, to be read and copied. Knows not what stands in it.

mod saving;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use std::sync::Arc;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Names, Stored};
use crate::report::paper::{Content, Document, WIDTH};
use crate::store::request::job::Print;
use crate::store::request::{Matter, Notice, Request, Subject};
use crate::text::width::display_width;
use crate::text::{Label, Message};
use crate::ui::{layout, table, theme};

/// The cells of a title line that are not its words.
const FRAME: usize = 3;

/// Whether a record of this kind can be printed; `None` where printing means nothing for it.
pub fn available(kind: Kind, selected: Option<&Stored>) -> Option<Result<(), Message>> {
    Document::of(kind).map(|_| match selected {
        Some(_) => Ok(()),
        None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
    })
}

/// Opens the document of a record, or of the year that it belongs to.
pub fn open(stored: &Stored) -> Vec<Effect> {
    let Some(document) = Document::of(stored.record.kind()) else { return Vec::new() };
    let subject = document.subject(&stored.record, stored.link());
    vec![Effect::Open(Box::new(PaperScreen::new(document, subject)))]
}

/// A document on the screen.
pub struct PaperScreen {
    document: Document,
    subject: Subject,
    matter: Option<Arc<Matter>>,
    content: Option<Content>,
    lines: Vec<String>,
    top: usize,
}

impl PaperScreen {
    /// The document about this.
    pub const fn new(document: Document, subject: Subject) -> Self {
        Self { document, subject, matter: None, content: None, lines: Vec::new(), top: 0 }
    }

    fn write(&mut self, desk: &Desk) {
        let content =
            |matter: &Arc<Matter>| self.document.content(matter, &desk.catalog, desk.lang);
        self.content = self.matter.as_ref().and_then(content);
        let lines = |content: &Content| self.document.lines(content, desk.lang);
        self.lines = self.content.as_ref().map(lines).unwrap_or_default();
        self.top = self.top.min(self.most(desk));
    }

    /// What to write after `thidua print`.
    fn called(&self, desk: &Desk) -> String {
        match self.subject {
            Subject::Record(link) => desk.names().code(link).unwrap_or_default(),
            Subject::Year { year, .. } => format!("{} --year {year}", self.document.name()),
        }
    }

    fn print(&self, desk: &Desk) -> Print {
        Print {
            document: self.document.name(),
            subject: self.subject,
            called: self.called(desk),
            lang: desk.lang,
        }
    }

    /// What its file is called without its ending.
    fn file_name(&self, desk: &Desk) -> String {
        let title = desk.say(self.document.title());
        match self.subject {
            Subject::Record(_) => format!("{title} {}", self.called(desk)),
            Subject::Year { year, .. } => format!("{title} {year}"),
        }
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

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Copy | Command::Export if self.lines.is_empty() => {
                Some(Err(Message::new("đang đọc dữ liệu", "the record is being read")))
            }
            Command::Export => Some(saving::available(&self.print(desk), desk)),
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
            Command::Export => {
                let saving = saving::Saving::new(self.print(desk), &self.file_name(desk), desk);
                vec![Effect::Open(Box::new(saving))]
            }
            Command::Print => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Matter(subject, found) if *subject == self.subject => {
                let Some(found) = found else { return vec![Effect::Close] };
                self.matter = Some(Arc::clone(found));
                self.write(desk);
                Vec::new()
            }
            Notice::Done(_) => vec![Effect::Ask(Request::Matter(self.subject))],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        self.write(desk);
        vec![Effect::Ask(Request::Matter(self.subject))]
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Export, Command::Copy, Command::Cancel, Command::Up, Command::Down]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let called = self.called(desk);
        let label = desk.say(Label::new("Văn bản in", "Printed text"));
        let mut title = Line::from(Span::styled(format!("{label} {called}"), theme::strong(desk)));
        let height = usize::from(area.height.saturating_sub(1));
        let file = desk.say(Label::new("TỆP", "FILE"));
        let hint = format!("  thidua print {called} --out {file}.docx");
        if self.lines.len() > height {
            let last = (self.top + height).min(self.lines.len());
            let seen = format!("  {}-{last}/{}", self.top + 1, self.lines.len());
            title.push_span(Span::styled(seen, theme::dim(desk)));
        }
        if title.width() + display_width(&hint) + FRAME <= usize::from(area.width) {
            title.push_span(Span::styled(hint, theme::dim(desk)));
        }
        let body = table::titled(title, true, desk, frame, area);
        if self.content.is_none() {
            let wait = desk.say(Label::new("đang đọc dữ liệu …", "reading the record …"));
            return frame.render_widget(Line::from(wait), body);
        }
        let width = u16::try_from(WIDTH).unwrap_or(body.width);
        let x = body.x + body.width.saturating_sub(width) / 2;
        let place = Rect { x, width: body.width.min(width), ..body };
        for (row, line) in (0..body.height).zip(self.lines.iter().skip(self.top)) {
            let at = Rect { y: place.y + row, height: 1, ..place };
            frame.render_widget(Line::from(line.as_str()), at);
        }
    }
}
