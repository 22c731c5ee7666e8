//! The steps into an empty store: which are done, what each opens, what is said of it. Draws nothing.

use std::sync::Arc;

use super::members;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::{Id, Kind, Link, Names, Record, Stored, Value};
use crate::panes::nominating;
use crate::text::{Label, Message, many};
use crate::ui::form::Form;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The bloc: its name and who set it up.
    Bloc,
    /// Its members.
    Members,
    /// Who holds the chair, who is deputy.
    Chair,
    /// The work itself: meetings.
    Meetings,
    /// Persons.
    Persons,
    /// Nominations.
    Nominations,
    /// The help.
    Help,
}

impl Step {
    /// Every step, in the order in which they are done.
    pub const ALL: [Self; 7] = [
        Self::Bloc,
        Self::Members,
        Self::Chair,
        Self::Meetings,
        Self::Persons,
        Self::Nominations,
        Self::Help,
    ];
    /// Where the way ends and the work begins.
    pub const WORK: usize = 3;

    /// What it is called.
    pub const fn title(self) -> Label {
        match self {
            Self::Bloc => Label::new("Khối thi đua", "The bloc"),
            Self::Members => Label::new("Các đơn vị thành viên", "Its members"),
            Self::Chair => Label::new("Trưởng Khối, Phó Trưởng Khối", "Chair and deputy"),
            Self::Meetings => Label::new("Hội nghị", "Meetings"),
            Self::Persons => Label::new("Cá nhân", "Persons"),
            Self::Nominations => Label::new("Đề nghị khen thưởng", "Nominations"),
            Self::Help => Label::new("Trợ giúp", "Help"),
        }
    }

    /// The command of the work that it leads to.
    pub const fn command(self) -> Option<Command> {
        match self {
            Self::Bloc | Self::Members | Self::Chair => None,
            Self::Meetings => Some(Command::GoMeetings),
            Self::Persons => Some(Command::GoPersons),
            Self::Nominations => Some(Command::GoNominations),
            Self::Help => Some(Command::Help),
        }
    }

    /// The keys that lead there from anywhere.
    pub fn keys(self, desk: &Desk) -> String {
        let keys = |command| desk.keymap.keys_for(&[Context::Global], command);
        self.command().and_then(keys).unwrap_or_default()
    }

    /// What is to be done; `keys` are those of a command here, `typing` those in a form.
    pub fn says(
        self,
        keys: &dyn Fn(Command) -> String,
        typing: &dyn Fn(Command) -> String,
    ) -> Message {
        let (open, save) = (keys(Command::Open), typing(Command::Save));
        let (down, next) = (typing(Command::FieldDown), typing(Command::NextField));
        match self {
            Self::Bloc => Message::new(
                format!(
                    "{open}: ghi tên khối (như «Khối Thi đua III») và cơ quan chủ quản (như Bộ Tài \
                     nguyên và Môi trường). {save} để lưu."
                ),
                format!(
                    "{open}: the bloc's name (such as “Khối Thi đua III”) and the authority \
                     that set it up (such as the ministry). {save} saves."
                ),
            ),
            Self::Members => Message::new(
                format!(
                    "{open}: gõ mỗi dòng một đơn vị, theo thứ tự của khối; {down} xuống dòng, {next} \
                     sang ô bên. Có sẵn trong Excel thì chép các cột tên đầy đủ, tên ngắn, số người, \
                     số đơn vị trực thuộc rồi dán vào ô đầu (cột STT được bỏ qua). Số nào chưa có thì \
                     để trống. {save} để lưu cả bảng; hoàn tác một lần là bỏ cả bảng."
                ),
                format!(
                    "{open}: one member a line, in the bloc's order; {down} goes to the line below, \
                     {next} to the next cell. From a spreadsheet, copy the columns full name, short \
                     name, staff, subordinate units and paste them into the first cell (a column of \
                     running numbers is left out). Leave empty what is not known. {save} saves the \
                     whole table; one undo takes it back."
                ),
            ),
            Self::Chair => Message::new(
                format!(
                    "{open}: đơn vị nào làm Trưởng Khối, đơn vị nào làm Phó, của năm nào. Gõ vài chữ \
                     của tên, không cần dấu, rồi chọn trong danh sách hiện ra. Năm trước, năm sau thêm \
                     cũng ở đây."
                ),
                format!(
                    "{open}: which unit holds the chair, which is deputy, for which year. Type a few \
                     letters of the name, without marks if you like, and choose from the list that \
                     opens. Other years are entered here, too."
                ),
            ),
            Self::Meetings => Message::new(
                format!(
                    "{open}: ghi hội nghị sơ kết, tổng kết với thành phần, báo cáo, kiến nghị."
                ),
                format!("{open}: meetings with attendees, reports, statements and proposals."),
            ),
            Self::Persons => Message::new(
                format!(
                    "{open}: những người được đề nghị, dự hội nghị, làm đầu mối. Người chưa có cũng \
                     tạo được ngay trong biểu mẫu nhắc tới họ."
                ),
                format!(
                    "{open}: those who are nominated, attend, or are contacts. Somebody who is not \
                     there yet can be made right in the form that names them."
                ),
            ),
            Self::Nominations => Message::new(
                format!(
                    "{open}: đề nghị danh hiệu, hình thức khen thưởng cho tập thể, cá nhân; chương \
                     trình cho biết đủ điều kiện hay còn thiếu gì."
                ),
                format!(
                    "{open}: titles and forms of commendation for collectives and individuals; the \
                     program tells whether the conditions are met and what is missing."
                ),
            ),
            Self::Help => Message::new(
                format!(
                    "{open}: mỗi màn hình có một trang, viết việc gì làm ở đâu và bằng phím nào."
                ),
                format!("{open}: a page for every screen, what is done where and with which keys."),
            ),
        }
    }
}

/// How far the store is on its way.
pub struct Way {
    bloc: Option<Arc<Stored>>,
    title: Option<String>,
    members: usize,
    /// The term of the latest year, or of the year looked at.
    term: Option<Arc<Stored>>,
    chair: Option<Message>,
}

impl Way {
    /// How far the bloc worked on is.
    pub fn of(desk: &Desk) -> Self {
        let catalog = &desk.catalog;
        let bloc = catalog.bloc().and_then(|id| catalog.get(Link::new(Kind::Bloc, id)));
        let id = bloc.as_ref().map(|stored| stored.id);
        let members = id.map_or(0, |id| catalog.members(id, None).len());
        let term = id.and_then(|id| last_term(id, desk));
        let chair = term.as_ref().and_then(|stored| says_term(stored, desk));
        let title = bloc.as_ref().map(|stored| stored.record.title(&desk.names()));
        Self { bloc, title, members, term, chair }
    }

    /// What is known of a step that is done.
    pub fn done(&self, step: Step) -> Option<Message> {
        match step {
            Step::Bloc => self.title.as_ref().map(|title| Message::new(title, title)),
            Step::Members if self.members > 0 => {
                Some(Message::new(format!("{} đơn vị", self.members), many(self.members, "unit")))
            }
            Step::Chair => self.chair.clone(),
            _ => None,
        }
    }

    /// The place of the first step that is not done.
    pub fn next(&self) -> usize {
        let open =
            Step::ALL.into_iter().take(Step::WORK).position(|step| self.done(step).is_none());
        open.unwrap_or(Step::WORK)
    }

    /// Whether bloc, members and chair are there.
    pub fn is_done(&self) -> bool {
        self.next() == Step::WORK
    }

    /// Whether a step can be taken now.
    pub fn opens(&self, step: Step) -> Result<(), Message> {
        match step {
            Step::Members | Step::Chair if self.bloc.is_none() => {
                Err(Message::new("hãy nhập khối thi đua trước", "enter the bloc first"))
            }
            _ => Ok(()),
        }
    }

    /// What a step opens.
    pub fn open(step: Step, desk: &Desk) -> Vec<Effect> {
        let way = Self::of(desk);
        let form = |form: Form| vec![Effect::Open(nominating::open(form))];
        match step {
            Step::Bloc => form(match &way.bloc {
                Some(stored) => Form::edit(stored, desk).short(&BLOC),
                None => Form::new(Kind::Bloc, desk).short(&BLOC),
            }),
            Step::Members => form(members::form(desk)),
            Step::Chair => {
                let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
                let there = way.term.iter().find(|stored| year_of(stored) == Some(year));
                form(if let Some(stored) = there {
                    Form::edit(stored, desk).short(&TERM)
                } else {
                    let year = ("year", Value::of_year(year));
                    Form::filled(Kind::Term, &[year], desk).short(&TERM)
                })
            }
            Step::Meetings | Step::Persons | Step::Nominations => {
                step.command().map(Effect::CloseAndRun).into_iter().collect()
            }
            Step::Help => vec![Effect::CloseAndRun(Command::Help)],
        }
    }

    /// What is said above the steps.
    pub fn greeting(&self, desk: &Desk) -> Message {
        if self.is_done() {
            return Message::new(
                "Đã đủ để làm việc. Dòng thứ hai của màn hình luôn cho biết ai là Trưởng Khối.",
                "That is enough to work with. The second line of the screen always tells who holds \
                 the chair.",
            );
        }
        let keys = |command| {
            desk.keymap.keys_for(&[Context::Screen, Context::Global], command).unwrap_or_default()
        };
        let (leave, back) = (keys(Command::Cancel), keys(Command::Guide));
        Message::new(
            format!(
                "Ba bước là có thể làm việc. Dừng lúc nào cũng được ({leave}): cái gì đã lưu thì còn, \
                 đang gõ dở cũng được giữ; {back} để làm tiếp."
            ),
            format!(
                "Three steps, and the work can begin. Stop at any moment ({leave}): what was saved \
                 stays, what is half typed is kept; {back} goes on."
            ),
        )
    }
}

/// The fields of a bloc that the first step asks for.
const BLOC: [&str; 2] = ["name", "authority"];
/// The fields of a term that the third step asks for.
const TERM: [&str; 6] = ["year", "chair", "deputies", "representative", "basis", "basis_text"];

/// Whether the store is at its beginning, so that the way is shown by itself: no bloc yet, or one without
/// members or chair where no work has been entered.
pub fn wanted(desk: &Desk) -> bool {
    let worked = [Kind::Meeting, Kind::Nomination, Kind::Person];
    let begun = worked.into_iter().any(|kind| desk.catalog.count(kind) > 0);
    !begun && !Way::of(desk).is_done()
}

fn year_of(stored: &Stored) -> Option<i16> {
    match &stored.record {
        Record::Term(term) => Some(term.year),
        _ => None,
    }
}

/// The term of the year looked at, or else the latest one of the bloc.
fn last_term(bloc: Id, desk: &Desk) -> Option<Arc<Stored>> {
    let of_bloc = |stored: &Arc<Stored>| match &stored.record {
        Record::Term(term) => term.bloc == Some(bloc),
        _ => false,
    };
    let terms: Vec<_> = desk.catalog.all(Kind::Term).into_iter().filter(of_bloc).collect();
    let year = desk.scope.year;
    let here = terms.iter().find(|stored| year_of(stored) == year).cloned();
    here.or_else(|| terms.into_iter().max_by_key(|stored| year_of(stored)))
}

fn says_term(stored: &Stored, desk: &Desk) -> Option<Message> {
    let Record::Term(term) = &stored.record else { return None };
    let names = desk.names();
    let title = |id: Id| names.title(Link::new(Kind::Unit, id)).unwrap_or_default();
    let year = term.year;
    let chair = title(term.chair?);
    let deputies: Vec<String> =
        term.deputies.iter().filter_map(|deputy| deputy.unit).map(title).collect();
    if deputies.is_empty() {
        let says = format!("{year}: {chair}");
        return Some(Message::new(says.clone(), says));
    }
    let list = deputies.join(", ");
    Some(Message::new(
        format!("{year}: {chair}; Phó: {list}"),
        format!("{year}: {chair}; deputy: {list}"),
    ))
}
