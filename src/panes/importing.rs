//! Taking a list in from a file: the file, its columns, what each row would do, and doing it. Reads no file itself.

mod choose;
mod columns;
mod look;
mod view;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::model::Kind;
use crate::store::request::intake::{
    CHECKING, Intake, KINDS, LOOKING, Preview, READING, Source, WRITING,
};
use crate::store::request::job::{Finished, Job};
use crate::store::request::{Notice, Request};
use crate::text::{Label, Message, many};
use crate::ui::confirm::{Answer, Confirm, Then};
use crate::ui::layout;
use choose::Choose;
use columns::Columns;
use look::Look;

/// How far one has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Choose,
    Columns,
    Look,
}

/// A step that is not finished.
struct Working {
    job: Job,
    /// What is being done, and how much of 100.
    what: Message,
    done: u8,
}

impl Working {
    /// Why it cannot be stopped any more; nothing where it can.
    fn stoppable(&self) -> Result<(), Message> {
        let writing = Message::from(WRITING);
        if self.what == writing { Err(writing) } else { Ok(()) }
    }
}

/// The screen on which a list is taken in.
pub struct Importing {
    stage: Stage,
    choose: Choose,
    columns: Option<Columns>,
    look: Option<Look>,
    /// What was asked for and is not finished.
    job: Option<Working>,
    /// The list is in the store.
    taken: bool,
    /// Whether to take it in was asked just now.
    asked: bool,
}

/// Whether lists of `kind` can be taken in here; `None` where there are no such lists.
pub fn available(kind: Kind, desk: &Desk) -> Option<Result<(), Message>> {
    let list = kind.plural();
    KINDS.contains(&kind).then(|| match desk.folder {
        Some(_) => Ok(()),
        None => Err(Message::new(
            format!(
                "tệp của bạn ở máy khác; tại đó hãy chạy: thidua import --kind {list} - < TỆP.xlsx"
            ),
            format!(
                "your files are on another machine; run there: thidua import --kind {list} - < FILE.xlsx"
            ),
        )),
    })
}

impl Importing {
    /// The screen for a list of `kind`.
    pub fn new(kind: Kind, desk: &Desk) -> Self {
        Self {
            stage: Stage::Choose,
            choose: Choose::new(kind, desk),
            columns: None,
            look: None,
            job: None,
            taken: false,
            asked: false,
        }
    }

    fn ask(&mut self, intake: Intake) -> Vec<Effect> {
        let what = match intake {
            Intake::Read(_) | Intake::Reject { .. } => READING,
            Intake::Look(..) => LOOKING,
            Intake::Take(..) => CHECKING,
        };
        let job = Job::Intake(Box::new(intake));
        self.job = Some(Working { job: job.clone(), what: what.into(), done: 0 });
        vec![Effect::Ask(Request::Job(Box::new(job)))]
    }

    fn read(&mut self, source: Source) -> Vec<Effect> {
        self.ask(Intake::Read(source))
    }

    /// Looks at the rows again, unless nothing is another than it was.
    fn preview(&mut self) -> Vec<Effect> {
        let Some(columns) = &self.columns else { return Vec::new() };
        let (source, assigned) = (columns.source.clone(), columns.assigned.clone());
        if self.look.as_ref().is_some_and(|look| look.of == (source.clone(), assigned.clone())) {
            self.stage = Stage::Look;
            return Vec::new();
        }
        self.ask(Intake::Look(source, assigned))
    }

    /// The question before the list is taken in.
    fn question(&self) -> Option<Confirm> {
        let look = self.look.as_ref()?;
        let (new, changed, out) = look.would();
        let path = look.of.0.path.display();
        let mut detail = vec![Message::new(
            format!("{new} bản ghi mới, {changed} thay đổi; một lần hoàn tác được tất cả."),
            format!("{new} new, {changed} changed; one undo takes all of it back."),
        )];
        if out > 0 {
            detail.push(Message::new(
                format!(
                    "{out} dòng còn ngờ, bỏ qua hoặc sai sẽ không nhập; lưu riêng được sau đó."
                ),
                format!(
                    "{} left out as doubtful or wrong; they can be saved afterwards.",
                    many(out, "row")
                ),
            ));
        }
        let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
        Some(Confirm {
            question: Message::new(format!("Nhập {path}?"), format!("Take {path} in?")),
            detail,
            more: 0,
            answers: vec![
                answer(Command::Yes, "nhập", "take it in", Then::Run(Command::Yes)),
                answer(Command::No, "xem lại", "look at it again", Then::Stay),
            ],
        })
    }

    fn take(&mut self) -> Vec<Effect> {
        let Some(look) = &self.look else { return Vec::new() };
        let (source, assigned) = look.of.clone();
        let decided = look.decided.clone();
        self.ask(Intake::Take(source, assigned, decided))
    }

    /// Has the rows that are not taken in written to a file beside the one they came from.
    fn reject(&mut self, desk: &Desk) -> Vec<Effect> {
        let Some(look) = &self.look else { return Vec::new() };
        let (source, assigned) = look.of.clone();
        let decided = look.decided.clone();
        self.ask(Intake::Reject { source, assigned, decided, lang: desk.lang })
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.stage {
            Stage::Look if self.taken => vec![Effect::Close],
            Stage::Look => {
                self.stage = Stage::Columns;
                Vec::new()
            }
            Stage::Columns => {
                self.stage = Stage::Choose;
                Vec::new()
            }
            Stage::Choose if self.look.as_ref().is_some_and(|look| !look.decided.is_empty()) => {
                vec![Effect::Open(Box::new(leaving()))]
            }
            Stage::Choose => vec![Effect::Close],
        }
    }

    fn finished(&mut self, job: &Job, finished: &Finished) -> Vec<Effect> {
        let Job::Intake(intake) = job else { return Vec::new() };
        match (&**intake, finished) {
            (Intake::Read(source), Finished::Read(listed)) => {
                let kept = self.columns.take().map(|it| it.at).unwrap_or_default();
                self.columns = Some(Columns::new(source.clone(), Arc::clone(listed), kept));
                self.stage = Stage::Columns;
                Vec::new()
            }
            (Intake::Look(source, assigned), Finished::Looked(preview)) => {
                self.looked((source.clone(), assigned.clone()), preview);
                Vec::new()
            }
            (Intake::Take(..), Finished::Taken) => {
                self.taken = true;
                let left = self.look.as_ref().map_or(0, |look| look.would().2);
                if left == 0 {
                    return vec![Effect::Close];
                }
                Vec::new()
            }
            (_, Finished::Rejected { path, rows }) => {
                let path = path.display();
                vec![Effect::Say(Message::new(
                    format!("đã ghi {rows} dòng chưa nhập vào {path}"),
                    format!("{} not taken in written to {path}", many(*rows, "row")),
                ))]
            }
            (_, Finished::Failed(message)) => vec![Effect::Warn(message.clone())],
            (_, Finished::Stopped) => {
                vec![Effect::Say(Message::new(
                    "đã dừng, chưa ghi gì",
                    "stopped, nothing was written",
                ))]
            }
            _ => Vec::new(),
        }
    }

    /// What was decided about a row stays decided where the row still offers it.
    fn looked(&mut self, of: look::Of, preview: &Arc<Preview>) {
        let before = self.look.take();
        self.look = Some(Look::new(of, Arc::clone(preview), before));
        (self.stage, self.taken) = (Stage::Look, false);
    }

    /// How many rows a page moves by.
    fn page(desk: &Desk) -> isize {
        isize::try_from(layout::body(desk.size).height.saturating_sub(10)).unwrap_or(1).max(2)
    }
}

/// The question before what was decided is thrown away.
fn leaving() -> Confirm {
    let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
    Confirm {
        question: Message::new(
            "Bỏ việc nhập danh sách này? Những gì đã quyết định cho từng dòng sẽ mất.",
            "Leave this list? What was decided row by row will be lost.",
        ),
        detail: Vec::new(),
        more: 0,
        answers: vec![
            answer(Command::Yes, "bỏ", "leave", Then::Leave),
            answer(Command::No, "ở lại", "stay", Then::Stay),
        ],
    }
}

impl Layer for Importing {
    fn contexts(&self) -> Vec<Context> {
        match self.stage {
            Stage::Choose => vec![Context::File, Context::Text],
            Stage::Columns | Stage::Look => vec![Context::Import],
        }
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        if let Some(working) = &self.job {
            return (command == Command::Cancel).then(|| working.stoppable());
        }
        match self.stage {
            _ if command == Command::Cancel => Some(Ok(())),
            Stage::Choose => {
                let known = matches!(
                    command,
                    Command::Up | Command::Down | Command::Pick | Command::Accept
                );
                (known || command.entry().group == Group::Text).then_some(Ok(()))
            }
            Stage::Columns => Columns::available(command),
            Stage::Look if command == Command::Yes => self.asked.then_some(Ok(())),
            Stage::Look => self.look.as_ref()?.available(command, self.taken),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        if self.job.is_some() {
            return vec![Effect::Ask(Request::Stop)];
        }
        self.asked = (self.stage, command) == (Stage::Look, Command::Take);
        match (self.stage, command) {
            (Stage::Columns, Command::Cancel)
                if self.columns.as_mut().is_some_and(Columns::stop_picking) =>
            {
                Vec::new()
            }
            (_, Command::Cancel) => self.back(),
            (Stage::Choose, Command::Accept) => match self.choose.source(desk) {
                Ok(source) => self.read(source),
                Err(message) => vec![Effect::Warn(message)],
            },
            (Stage::Choose, _) => self.choose.run(command),
            (Stage::Columns, Command::Look) => self.preview(),
            (Stage::Columns, _) => {
                let again = self.columns.as_mut().and_then(|it| it.run(command, Self::page(desk)));
                again.map(|source| self.read(source)).unwrap_or_default()
            }
            (Stage::Look, Command::Take) => {
                let question = self.question();
                question.map(|it| Effect::Open(Box::new(it))).into_iter().collect()
            }
            (Stage::Look, Command::Yes) => self.take(),
            (Stage::Look, Command::Rejected) => self.reject(desk),
            (Stage::Look, _) => {
                if let Some(look) = &mut self.look {
                    look.run(command, Self::page(desk));
                }
                Vec::new()
            }
        }
    }

    fn typed(&mut self, key: Key, _: &Desk) -> Option<Vec<Effect>> {
        let letter = (self.stage == Stage::Choose).then(|| key.letter()).flatten()?;
        Some(if self.job.is_some() { Vec::new() } else { self.choose.insert(&letter.to_string()) })
    }

    fn pasted(&mut self, text: &str, _: &Desk) -> Vec<Effect> {
        let takes = self.stage == Stage::Choose && self.job.is_none();
        if takes { self.choose.insert(text) } else { Vec::new() }
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Progress(what, done) => {
                if let Some(working) = &mut self.job {
                    (working.what, working.done) = (what.clone(), *done);
                }
            }
            Notice::Finished(job, finished)
                if self.job.as_ref().is_some_and(|own| own.job == **job) =>
            {
                self.job = None;
                return self.finished(job, finished);
            }
            _ => self.choose.hear(notice),
        }
        Vec::new()
    }

    fn refresh(&mut self, _: &Desk) -> Vec<Effect> {
        if self.stage == Stage::Choose { self.choose.ask() } else { Vec::new() }
    }

    fn hints(&self) -> Vec<Command> {
        match self.stage {
            _ if self.job.as_ref().is_some_and(|it| it.stoppable().is_err()) => Vec::new(),
            _ if self.job.is_some() => vec![Command::Cancel],
            Stage::Choose => {
                vec![Command::Accept, Command::Pick, Command::Down, Command::Right, Command::Cancel]
            }
            Stage::Columns => {
                vec![Command::Look, Command::Open, Command::Unfold, Command::Cancel]
            }
            Stage::Look => vec![
                Command::Take,
                Command::SameAs,
                Command::AsNew,
                Command::LeaveOut,
                Command::NextTab,
                Command::Rejected,
                Command::Cancel,
            ],
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        self.draw(desk, frame, area);
    }
}
