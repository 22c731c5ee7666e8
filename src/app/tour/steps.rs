//! The steps of the tour: what is told, and what somebody does to have done it. The same as the README's
//! first five minutes.

use super::Happened;
use crate::command::{Command, Context};
use crate::model::Kind;
use crate::store::journal::Act;
use crate::text::Label;

/// One thing to do.
pub struct Step {
    /// Which of the five minutes it belongs to.
    pub minute: u8,
    /// Where it is done: the keys told are those of there.
    pub here: &'static [Context],
    /// What is told; commands in braces stand for their keys.
    pub says: Label,
    /// What has to happen.
    done: Done,
}

/// What has to happen.
enum Done {
    /// One of these commands ran.
    Ran(&'static [Command]),
    /// Nothing is open any more.
    Closed,
    /// A list was searched.
    Searched,
    /// A record of this kind was entered or changed.
    Saved(Kind),
    /// An act was undone.
    Undone,
}

/// How the screen stands.
pub struct Stands {
    /// Whether nothing but the main screen is open.
    pub closed: bool,
    /// Whether a list is searched.
    pub searched: bool,
}

impl Step {
    /// Whether what happened does it.
    pub fn is_done_by(&self, happened: &Happened, stands: &Stands) -> bool {
        match (&self.done, happened) {
            (Done::Ran(commands), Happened::Ran(command)) => commands.contains(command),
            (Done::Closed, _) => stands.closed,
            (Done::Searched, _) => stands.searched,
            (Done::Saved(kind), Happened::Done(done)) => {
                done.act == Act::Save && done.links.iter().any(|link| link.kind == *kind)
            }
            (Done::Undone, Happened::Done(done)) => matches!(done.act, Act::Undo(_)),
            _ => false,
        }
    }
}

const fn step(minute: u8, says: Label, done: Done) -> Step {
    Step { minute, here: LISTS, says, done }
}

/// Where most of it is done.
pub const LISTS: &[Context] = &[Context::Others, Context::List, Context::Global];

/// The steps, one after another.
pub static STEPS: [Step; 10] = [
    step(
        1,
        Label::new(
            "Ai là Trưởng Khối? Dòng thứ hai của màn hình luôn cho biết, cùng với Phó và đơn vị kế \
             nhiệm. Bấm {go.timeline} để xem các năm.",
            "Who holds the chair? The second line of the screen always tells, with the deputy and who \
             comes next. Press {go.timeline} to see all the years.",
        ),
        Done::Ran(&[Command::GoTimeline]),
    ),
    Step {
        minute: 1,
        here: &[Context::Timeline, Context::Global],
        says: Label::new(
            "{list.up} và {list.down} đi qua các năm, {record.open} mở nhiệm kỳ. {app.cancel} đóng lại, ở \
             đâu cũng vậy.",
            "{list.up} and {list.down} go through the years, {record.open} reads a term. {app.cancel} closes \
             what is open, here as everywhere.",
        ),
        done: Done::Closed,
    },
    step(
        2,
        Label::new(
            "{go.units} {go.meetings} {go.nominations} tới đơn vị, hội nghị, đề nghị; {year.before} \
             {year.after} sang năm trước, năm sau; {year.all} là mọi năm. Hãy đi thử.",
            "{go.units} {go.meetings} {go.nominations} go to units, meetings, nominations; {year.before} \
             {year.after} to the year before and after; {year.all} shows all years. Try one.",
        ),
        Done::Ran(&[
            Command::GoUnits,
            Command::GoMeetings,
            Command::GoNominations,
            Command::NextPane,
            Command::PreviousPane,
            Command::YearBefore,
            Command::YearAfter,
            Command::YearAll,
        ]),
    ),
    step(
        2,
        Label::new(
            "Lọc không cần dấu: {go.units} về đơn vị, {list.filter} rồi gõ «dia chat», {pick.accept} để \
             giữ. ({list.filter_clear} bỏ lọc.)",
            "Filter without marks: {go.units} to the units, {list.filter}, then type “dia chat”, \
             {pick.accept} keeps it. ({list.filter_clear} clears the filter.)",
        ),
        Done::Searched,
    ),
    step(
        2,
        Label::new(
            "Bấm {record.open} để đọc dòng đang chọn; trong đó {detail.next_tab} sang thẻ khác. \
             {app.cancel} để trở lại.",
            "Press {record.open} to read the row under the cursor; {detail.next_tab} goes to its other \
             tabs. {app.cancel} comes back.",
        ),
        Done::Ran(&[Command::Open]),
    ),
    step(
        3,
        Label::new(
            "Ghi một hội nghị: {go.meetings} rồi {record.new}. Gõ, {form.next} sang trường sau; ngày gõ \
             24/2 hoặc hôm nay; {form.save} để lưu.",
            "Enter a meeting: {go.meetings}, then {record.new}. Type, {form.next} goes to the next field; a \
             date is 24/2 or hôm nay; {form.save} saves.",
        ),
        Done::Saved(Kind::Meeting),
    ),
    step(
        4,
        Label::new(
            "Ghi một đề nghị: {go.nominations} rồi {record.new}. Đối tượng: gõ ngoc, {pick.accept}; \
             {form.next} tới Danh hiệu, hình thức: gõ tien tien, {pick.accept}; {form.save} để lưu.",
            "Enter a nomination: {go.nominations}, then {record.new}. Nominee: type ngoc, {pick.accept}; \
             {form.next} to the award: type tien tien, {pick.accept}; {form.save} saves.",
        ),
        Done::Saved(Kind::Nomination),
    ),
    step(
        5,
        Label::new(
            "Đổi ý: {record.undo} hoàn tác việc vừa làm, {record.redo} làm lại; mai vẫn được.",
            "Change your mind: {record.undo} undoes what was done, {record.redo} does it again; also \
             tomorrow.",
        ),
        Done::Undone,
    ),
    step(
        5,
        Label::new(
            "Chọn một dòng rồi bấm {record.history}: ai đã sửa gì, khi nào, từ đâu thành đâu.",
            "Choose a row, then press {record.history}: who changed what, when, from what to what.",
        ),
        Done::Ran(&[Command::History]),
    ),
    step(
        5,
        Label::new(
            "Quên phím thì bấm {app.palette}: mọi lệnh, phím của nó, và vì sao lúc này chưa dùng được. Gõ \
             vài chữ để tìm.",
            "A key forgotten: {app.palette} lists every command with its key and, where it cannot be run \
             now, why. Type a few letters to find one.",
        ),
        Done::Ran(&[Command::Palette]),
    ),
];

/// What is told at the end.
pub const END: Label = Label::new(
    "Xong. {app.help} có một trang cho mỗi màn hình. Với khối của mình, thoát ra ({app.quit}) rồi gõ: \
     thidua. {app.tour} cất khung này.",
    "That was it. {app.help} has a page for every screen. For a bloc of your own, leave ({app.quit}) and \
     type: thidua. {app.tour} puts this box away.",
);
