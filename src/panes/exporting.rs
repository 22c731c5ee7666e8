//! The box in which a list is written into a file: format, rows, columns, name. Writes nothing itself.

mod view;

use std::collections::BTreeSet;
use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::model::{Id, Kind, Link, Names, Record};
use crate::store::request::job::{Export, Finished, Format, Job, Target};
use crate::store::request::{Notice, Query, Request};
use crate::text::{Label, Message, many};
use crate::ui::confirm::{Answer, Confirm, Then};
use crate::ui::path::PathLine;

/// A list as it is shown.
pub struct Shown {
    /// What was asked for it.
    pub query: Query,
    /// How many records match.
    pub total: usize,
    /// Those that are marked.
    pub marked: BTreeSet<Id>,
    /// The fields of the columns on the screen.
    pub columns: Vec<&'static str>,
}

/// What is asked, top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Format,
    Rows,
    Columns,
    File,
}

const ASKED: [Asked; 4] = [Asked::Format, Asked::Rows, Asked::Columns, Asked::File];

/// What files may end in.
const ENDINGS: &[&str] = &["xlsx", "csv", "json"];

/// The box.
pub struct Exporting {
    shown: Shown,
    at: usize,
    format: usize,
    only_marked: bool,
    every_column: bool,
    path: PathLine,
    /// There is such a file, and whether it may be replaced was asked just now.
    exists: bool,
    /// What was asked for and is not finished.
    job: Option<Job>,
    /// How much of 100 is done of it.
    done: u8,
}

/// Whether lists can be written here; where not, what does it.
pub fn available(kind: Kind, total: usize, desk: &Desk) -> Result<(), Message> {
    if desk.folder.is_none() {
        let list = kind.plural();
        return Err(Message::new(
            format!(
                "tệp của bạn ở máy khác; tại đó hãy chạy: thidua list {list} --format xlsx > {list}.xlsx"
            ),
            format!(
                "your files are on another machine; run there: thidua list {list} --format xlsx > {list}.xlsx"
            ),
        ));
    }
    if total == 0 {
        return Err(Message::new("danh sách trống", "the list is empty"));
    }
    Ok(())
}

impl Exporting {
    /// The box for a list as it is shown.
    pub fn new(shown: Shown, desk: &Desk) -> Self {
        let path = proposal(&shown.query, Format::ALL[0], desk);
        let only_marked = !shown.marked.is_empty();
        Self {
            shown,
            at: 0,
            format: 0,
            only_marked,
            every_column: false,
            path: PathLine::new(&path, ENDINGS),
            exists: false,
            job: None,
            done: 0,
        }
    }

    fn format(&self) -> Format {
        Format::ALL[self.format]
    }

    fn asked(&self) -> Asked {
        ASKED[self.at]
    }

    /// How many records would be written.
    fn rows(&self) -> usize {
        if self.only_marked { self.shown.marked.len() } else { self.shown.total }
    }

    fn columns(&self) -> Vec<&'static str> {
        if self.every_column {
            return Record::columns(self.shown.query.kind).iter().map(|it| it.name).collect();
        }
        self.shown.columns.clone()
    }

    /// Another choice on the line of the cursor.
    fn turn(&mut self, forwards: bool) {
        match self.asked() {
            Asked::Format => {
                let count = Format::ALL.len();
                let step = if forwards { 1 } else { count - 1 };
                self.format = (self.format + step) % count;
                let path = Path::new(self.path.text()).with_extension(self.format().ending());
                self.path.set(&path.to_string_lossy());
            }
            Asked::Rows => self.only_marked = !self.only_marked && !self.shown.marked.is_empty(),
            Asked::Columns => self.every_column = !self.every_column,
            Asked::File => {}
        }
    }

    fn start(&mut self, replace: bool, desk: &Desk) -> Vec<Effect> {
        let path = match self.path.to_write(self.format().ending()) {
            Ok(path) => path,
            Err(message) => return vec![Effect::Warn(message)],
        };
        let export = Export {
            query: self.shown.query.clone(),
            only: self.only_marked.then(|| self.shown.marked.clone()),
            limit: usize::MAX,
            columns: self.columns().into_iter().map(str::to_owned).collect(),
            format: self.format(),
            lang: desk.lang,
        };
        let job = Job::Export(export, Target { path, replace });
        (self.job, self.done) = (Some(job.clone()), 0);
        vec![Effect::Ask(Request::Job(Box::new(job)))]
    }

    fn finished(&mut self, finished: &Finished) -> Vec<Effect> {
        let path = self.path.text().trim().to_owned();
        match finished {
            Finished::Written { rows, cut } => {
                vec![Effect::Close, Effect::Say(written(&path, *rows, *cut))]
            }
            Finished::Stopped => {
                vec![Effect::Say(Message::new(
                    "đã dừng, chưa ghi tệp nào",
                    "stopped, no file was written",
                ))]
            }
            Finished::Failed(message) => vec![Effect::Warn(message.clone())],
            Finished::Exists => {
                self.exists = true;
                vec![Effect::Open(Box::new(replacing(&path)))]
            }
            _ => Vec::new(),
        }
    }
}

/// What is said of a file that was written.
fn written(path: &str, rows: usize, cut: usize) -> Message {
    let vi = format!("đã ghi {rows} dòng vào {path}");
    let en = format!("{} written to {path}", many(rows, "row"));
    if cut == 0 {
        return Message::new(vi, en);
    }
    let cells = many(cut, "cell");
    Message::new(
        format!("{vi}; {cut} ô quá dài đã bị cắt"),
        format!("{en}; {cells} too long and cut"),
    )
}

/// The question before a file is replaced.
pub fn replacing(path: &str) -> Confirm {
    let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
    Confirm {
        question: Message::new(
            format!("Đã có tệp {path}. Ghi đè lên nó?"),
            format!("There is a file {path} already. Write over it?"),
        ),
        detail: Vec::new(),
        more: 0,
        answers: vec![
            answer(Command::Yes, "ghi đè", "write over it", Then::Run(Command::Yes)),
            answer(Command::No, "chọn tên khác", "choose another name", Then::Stay),
        ],
    }
}

/// A name that says what is in the file, in the person's own folder.
fn proposal(query: &Query, format: Format, desk: &Desk) -> String {
    let mut name = desk.say(query.kind.list_title()).to_owned();
    let unit = query.scope.unit.and_then(|id| desk.names().title(Link::new(Kind::Unit, id)));
    for more in unit.into_iter().chain(query.scope.year.map(|year| year.to_string())) {
        name.push(' ');
        name.push_str(&more);
    }
    let name = name.replace(['/', '\\', ':'], "-");
    let folder = desk.folder.clone().unwrap_or_default();
    folder.join(format!("{name}.{}", format.ending())).to_string_lossy().into_owned()
}

impl Layer for Exporting {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::File, Context::Text]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        if self.job.is_some() {
            return (command == Command::Cancel).then_some(Ok(()));
        }
        if command == Command::Yes {
            return self.exists.then_some(Ok(()));
        }
        let known = matches!(
            command,
            Command::Up | Command::Down | Command::Pick | Command::Accept | Command::Cancel
        );
        (known || command.entry().group == Group::Text).then_some(Ok(()))
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        self.exists = false;
        match command {
            Command::Cancel if self.job.is_some() => return vec![Effect::Ask(Request::Stop)],
            Command::Cancel => return vec![Effect::Close],
            Command::Accept => return self.start(false, desk),
            Command::Yes => return self.start(true, desk),
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(ASKED.len() - 1),
            Command::Pick if self.asked() == Asked::File => return self.path.complete(),
            Command::Pick | Command::Right if self.asked() != Asked::File => self.turn(true),
            Command::Left if self.asked() != Asked::File => self.turn(false),
            _ if self.asked() == Asked::File => return self.path.run(command),
            _ => {}
        }
        Vec::new()
    }

    fn typed(&mut self, key: Key, _: &Desk) -> Option<Vec<Effect>> {
        let letter = key.letter()?;
        if self.job.is_some() {
            return Some(Vec::new());
        }
        match self.asked() {
            Asked::File => Some(self.path.insert(&letter.to_string())),
            _ if letter == ' ' => {
                self.turn(true);
                Some(Vec::new())
            }
            // Letters are for the name of the file.
            _ => {
                self.at = ASKED.len() - 1;
                Some(self.path.insert(&letter.to_string()))
            }
        }
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        if self.job.is_some() {
            return Vec::new();
        }
        self.at = ASKED.len() - 1;
        self.path.insert(text)
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Progress(_, done) if self.job.is_some() => self.done = *done,
            Notice::Finished(job, finished) if self.job.as_ref() == Some(job) => {
                self.job = None;
                return self.finished(finished);
            }
            _ => self.path.hear(notice),
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        match (&self.job, self.asked()) {
            (Some(_), _) => vec![Command::Cancel],
            (_, Asked::File) => vec![Command::Accept, Command::Pick, Command::Cancel],
            _ => vec![Command::Accept, Command::Right, Command::Down, Command::Cancel],
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        self.draw(desk, frame, body);
    }
}
