//! The line in which the name of a DOCX is typed, below the document that it is made of. Writes nothing itself.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::panes::exporting::replacing;
use crate::store::request::job::{Finished, Job, Print, Target};
use crate::store::request::{Notice, Request};
use crate::text::{Label, Message};
use crate::ui::path::PathLine;
use crate::ui::{table, theme};

/// What files may end in.
const ENDINGS: &[&str] = &["docx"];
/// Lines for what a path may go on to.
const FOUND: u16 = 3;

/// Whether documents can be written here; where not, what does it.
pub fn available(print: &Print, desk: &Desk) -> Result<(), Message> {
    if desk.folder.is_some() {
        return Ok(());
    }
    let line = print.command_line();
    Err(Message::new(
        format!("tệp của bạn ở máy khác; tại đó hãy chạy: {line}"),
        format!("your files are on another machine; run there: {line}"),
    ))
}

/// The box.
pub struct Saving {
    print: Print,
    path: PathLine,
    exists: bool,
    job: Option<Job>,
}

impl Saving {
    /// The box for a document; `name` is what its file is called without its ending.
    pub fn new(print: Print, name: &str, desk: &Desk) -> Self {
        let name = name.replace(['/', '\\', ':'], "-");
        let folder = desk.folder.clone().unwrap_or_default();
        let path = folder.join(format!("{name}.docx"));
        let path = PathLine::new(&path.to_string_lossy(), ENDINGS);
        Self { print, path, exists: false, job: None }
    }

    fn start(&mut self, replace: bool) -> Vec<Effect> {
        let path = match self.path.to_write("docx") {
            Ok(path) => path,
            Err(message) => return vec![Effect::Warn(message)],
        };
        let job = Job::Print(self.print.clone(), Target { path, replace });
        self.job = Some(job.clone());
        vec![Effect::Ask(Request::Job(Box::new(job)))]
    }

    fn finished(&mut self, finished: &Finished) -> Vec<Effect> {
        let path = self.path.text().trim();
        match finished {
            Finished::Written { .. } => {
                let says = Message::new(format!("đã ghi {path}"), format!("{path} is written"));
                vec![Effect::Close, Effect::Say(says)]
            }
            Finished::Stopped => vec![Effect::Say(Message::new(
                "đã dừng, chưa ghi tệp nào",
                "stopped, no file was written",
            ))],
            Finished::Failed(message) => vec![Effect::Warn(message.clone())],
            Finished::Exists => {
                let question = replacing(path);
                self.exists = true;
                vec![Effect::Open(Box::new(question))]
            }
            // What comes of taking lists in.
            _ => Vec::new(),
        }
    }
}

impl Layer for Saving {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::File, Context::Text]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        let known = match command {
            _ if self.job.is_some() => command == Command::Cancel,
            Command::Yes => self.exists,
            Command::Pick | Command::Accept | Command::Cancel => true,
            _ => command.entry().group == Group::Text,
        };
        known.then_some(Ok(()))
    }

    fn run(&mut self, command: Command, _: &Desk) -> Vec<Effect> {
        self.exists = false;
        match command {
            Command::Cancel if self.job.is_some() => vec![Effect::Ask(Request::Stop)],
            Command::Cancel => vec![Effect::Close],
            Command::Accept => self.start(false),
            Command::Yes => self.start(true),
            Command::Pick => self.path.complete(),
            _ => self.path.run(command),
        }
    }

    fn typed(&mut self, key: Key, _: &Desk) -> Option<Vec<Effect>> {
        let letter = key.letter()?;
        let busy = self.job.is_some();
        Some(if busy { Vec::new() } else { self.path.insert(&letter.to_string()) })
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        if self.job.is_some() { Vec::new() } else { self.path.insert(text) }
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Finished(job, finished) if self.job.as_ref() == Some(job) => {
                self.job = None;
                self.finished(finished)
            }
            _ => {
                self.path.hear(notice);
                Vec::new()
            }
        }
    }

    fn hints(&self) -> Vec<Command> {
        match self.job {
            Some(_) => vec![Command::Cancel],
            None => vec![Command::Accept, Command::Pick, Command::Cancel],
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let height = (FOUND + 3).min(body.height);
        let area = Rect { y: body.bottom() - height, height, ..body };
        frame.render_widget(Clear, area);
        let label = match self.job {
            Some(_) => Label::new("Đang ghi …", "Writing …"),
            None => Label::new("Ghi văn bản Word vào tệp", "Write the document into a file"),
        };
        let title = Line::from(Span::styled(desk.say(label), theme::strong(desk)));
        let inside = table::titled(title, true, desk, frame, area);
        let line = Rect { height: 1.min(inside.height), ..inside };
        self.path.view(self.job.is_none(), frame, line);
        let below = Rect { y: line.bottom(), height: inside.height.saturating_sub(1), ..inside };
        self.path.view_found(desk, frame, below);
    }
}
