//! The calendar of the bloc's year: when what is usual, what was done, what is due or late. Counts nothing.

pub mod says;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::record::Reading;
use super::year::YearLines;
use super::{handing, nominating};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::law::calendar::{Answer, Item, pattern};
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Link, Value};
use crate::store::request::{Notice, Planned, Standing};
use crate::text::Message;
use crate::ui::detail::Tab;
use crate::ui::form::Form;

/// Rows taken by the title, the heads and the lines below.
const TAKEN: u16 = 2 + view::BELOW;

/// The screen.
#[derive(Default)]
pub struct Calendar {
    lines: YearLines,
    /// Where the cursor begins: at the first line of such an item that was not done.
    begins: Option<fn(&Item) -> bool>,
}

impl Calendar {
    /// The calendar, not asked for yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The calendar with the cursor at the first item like this that was not done.
    pub fn at(item: fn(&Item) -> bool) -> Self {
        Self { begins: Some(item), ..Self::default() }
    }

    /// Where the cursor begins, once: the line asked for.
    fn begin(&mut self) {
        let Some(wanted) = self.begins.take() else { return };
        let is = |entry: &&Planned| {
            entry.item.and_then(|place| pattern().get(place)).is_some_and(wanted)
        };
        let entries = self.entries();
        let open = entries.iter().position(|it| is(&it) && it.state != Standing::Done);
        let found = open.or_else(|| entries.iter().position(|it| is(&it)));
        self.lines.at.cursor = found.unwrap_or(self.lines.at.cursor);
    }

    fn entries(&self) -> &[Planned] {
        self.lines.found().map_or(&[], |found| &found.entries)
    }

    fn selected(&self) -> Option<&Planned> {
        self.entries().get(self.lines.at.cursor)
    }

    fn year(&self) -> i16 {
        self.lines.found().map(|found| found.year).unwrap_or_default()
    }

    /// The record that the line under the cursor speaks of.
    fn link(&self) -> Result<Link, Message> {
        let none =
            || Message::new("chưa có bản ghi nào cho việc này", "nothing is recorded of this yet");
        self.selected().and_then(|entry| entry.link).ok_or_else(none)
    }

    /// What can be entered for the line under the cursor.
    fn missing(&self, desk: &Desk) -> Result<Form, Message> {
        let only = || {
            Message::new(
                "chỉ thêm được ở việc của năm chưa có bản ghi",
                "only what belongs to the year and is not recorded yet can be entered here",
            )
        };
        let entry = self.selected().ok_or_else(only)?;
        let item = entry.item.and_then(|place| pattern().get(place)).ok_or_else(only)?;
        if entry.link.is_some() && entry.state != Standing::Off {
            return Err(only());
        }
        form(item, self.year(), desk).ok_or_else(|| {
            Message::new(
                "chương trình chưa có loại bản ghi cho việc này",
                "there is no kind of record for this",
            )
        })
    }

    fn count(&self) -> usize {
        self.entries().len()
    }
}

/// The form of the record that answers an item of the pattern in `year`.
fn form(item: &Item, year: i16, desk: &Desk) -> Option<Form> {
    let of_year = ("year", Value::of_year(year - item.years_before));
    let (kind, filled) = match item.answer {
        Answer::None => return None,
        Answer::Term => (Kind::Term, vec![of_year]),
        Answer::Handover => return Some(handing::form_of(year - item.years_before, desk)),
        Answer::Deadline => (Kind::Deadline, vec![of_year]),
        Answer::Flag => {
            let awards = desk.catalog.all(Kind::Award);
            let award = awards.iter().find(|stored| stored.record.code() == item.award);
            let award = award.map(|stored| ("award", Value::Link(stored.link())));
            (Kind::Deadline, [of_year].into_iter().chain(award).collect())
        }
        Answer::Meeting => {
            let of = |year: i16| Value::of_year(year);
            let (reviewed, planned) = match item.meeting.as_str() {
                "pact" => (Value::Empty, of(year)),
                "mid_year" => (of(year), Value::Empty),
                _ => (of(year), of(year + 1)),
            };
            let kind = ("kind", Value::of_choice(&item.meeting));
            (Kind::Meeting, vec![kind, ("year_reviewed", reviewed), ("year_planned", planned)])
        }
    };
    Some(Form::filled(kind, &filled, desk))
}

impl Layer for Calendar {
    fn chapter(&self) -> Chapter {
        Chapter::Year
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Open | Command::Edit => Some(self.link().map(|_| ())),
            Command::New => Some(self.missing(desk).map(|_| ())),
            Command::Copy => Some(match self.lines.nothing(desk) {
                Some(why) => Err(why),
                None => Ok(()),
            }),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let (count, height) = (self.count(), YearLines::height(desk, TAKEN));
        if self.lines.at.travel(command, count, height) {
            return Vec::new();
        }
        let stored = || self.link().ok().and_then(|link| desk.catalog.get(link));
        match command {
            Command::Open => stored()
                .map(|stored| Effect::Open(Box::new(Reading::new(stored, Tab::Record))))
                .into_iter()
                .collect(),
            Command::Edit => stored()
                .map(|stored| Effect::Open(nominating::open(Form::edit(&stored, desk))))
                .into_iter()
                .collect(),
            Command::New => match self.missing(desk) {
                Ok(form) => vec![Effect::Open(nominating::open(form))],
                Err(reason) => vec![Effect::Warn(reason)],
            },
            Command::Copy => vec![Effect::Copy(view::tabbed(self, desk))],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        if self.lines.hear(notice, desk) {
            self.begin();
            let (count, height) = (self.count(), YearLines::height(desk, TAKEN));
            self.lines.at.settle(count, height);
        }
        Vec::new()
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        self.lines.ask(desk)
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.lines.at.tell();
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![
            Command::Open,
            Command::New,
            Command::YearBefore,
            Command::YearAfter,
            Command::Copy,
            Command::Cancel,
        ]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        view::view(self, desk, frame, area);
    }
}
