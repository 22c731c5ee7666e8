//! A reorganisation of units as it is typed: what is done, when, on what basis, who goes where. Knows no store.

mod fields;
mod rows;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Column, Entity};
use super::id::{Id, Version};
use super::rows::missing;
use super::value::Value;
use crate::text::{Label, Message};

pub use rows::{BelowGoes, ENDS, LEAVES, MOST, NewUnit, PartOf, PersonGoes, UP};

/// What is done to units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum What {
    /// A unit gets another name and stays the same body.
    Rename,
    /// Several units become one.
    Merge,
    /// One unit becomes several.
    Split,
    /// A unit comes under another one, or into another bloc.
    Move,
    /// A unit ends without a successor.
    Dissolve,
}

impl What {
    /// Every one, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Rename, Self::Merge, Self::Split, Self::Move, Self::Dissolve];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rename => "rename",
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Move => "move",
            Self::Dissolve => "dissolve",
        }
    }

    /// What the screen calls it.
    pub const fn title(self) -> Label {
        match self {
            Self::Rename => Label::new("đổi tên", "rename"),
            Self::Merge => Label::new("hợp nhất, sáp nhập", "merge"),
            Self::Split => Label::new("chia, tách", "split"),
            Self::Move => Label::new("chuyển", "move"),
            Self::Dissolve => Label::new("giải thể", "dissolve"),
        }
    }

    /// What becomes of the unit, in a few words.
    pub const fn says(self) -> Label {
        match self {
            Self::Rename => {
                Label::new("vẫn là đơn vị đó, mang tên mới", "the same body under a new name")
            }
            Self::Merge => Label::new(
                "nhiều đơn vị thành một, mọi thứ theo sang",
                "several become one; all goes with them",
            ),
            Self::Split => Label::new(
                "một đơn vị thành nhiều; hỏi từng người về đâu",
                "one becomes several; asks where each person goes",
            ),
            Self::Move => Label::new(
                "về đơn vị cấp trên hoặc khối khác, hoặc đổi thứ tự",
                "to another unit above it, bloc or place",
            ),
            Self::Dissolve => {
                Label::new("chấm dứt, không có đơn vị kế thừa", "it ends and nobody continues it")
            }
        }
    }
}

/// A reorganisation, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reorganisation {
    /// What is done.
    pub what: What,
    /// The unit it is done to; of a merger the parts stand in `parts`.
    pub unit: Option<Id>,
    /// The versions at which units were seen.
    pub seen: Vec<(Id, Version)>,
    /// First day on which it holds; of a dissolution the last day of the unit.
    pub date: Option<Date>,
    /// By which act, such as `NĐ 68/2022/NĐ-CP`.
    pub basis: String,
    /// The units that become one; the place of the first is taken over.
    pub parts: Vec<PartOf>,
    /// The one that continues, named among them or not; none where a new unit is made.
    pub into: Option<Id>,
    /// Full name from then on.
    pub name: String,
    /// Short name from then on.
    pub short: String,
    /// The kind of the unit made by a merger.
    pub kind: String,
    /// The bloc it comes to.
    pub bloc: Option<Id>,
    /// The unit it comes under.
    pub parent: Option<Id>,
    /// Its place in the bloc's order from then on.
    pub order: Option<u16>,
    /// The units that it becomes.
    pub units: Vec<NewUnit>,
    /// Which of them takes its place in the rotation, from 1; the first where none is named.
    pub heir: Option<u16>,
    /// Where each person goes.
    pub persons: Vec<PersonGoes>,
    /// Where each unit below goes.
    pub below: Vec<BelowGoes>,
    /// Whether its form asks where persons go.
    pub asks_persons: bool,
    /// Whether its form asks where units below go.
    pub asks_below: bool,
}

impl Reorganisation {
    /// The unit it is done to, or the first of those that become one.
    pub fn first(&self) -> Option<Id> {
        self.unit.or_else(|| self.seen.first().map(|(id, _)| *id))
    }

    /// One of which nothing is typed yet.
    pub const fn new(what: What, unit: Option<Id>, seen: Vec<(Id, Version)>) -> Self {
        Self {
            what,
            unit,
            seen,
            date: None,
            basis: String::new(),
            parts: Vec::new(),
            into: None,
            name: String::new(),
            short: String::new(),
            kind: String::new(),
            bloc: None,
            parent: None,
            order: None,
            units: Vec::new(),
            heir: None,
            persons: Vec::new(),
            below: Vec::new(),
            asks_persons: false,
            asks_below: false,
        }
    }

    /// The units that it is done to; of a merger the one that stays among them.
    pub fn subjects(&self) -> Vec<Id> {
        match self.what {
            What::Merge => {
                let parts = self.parts.iter().filter_map(|part| part.unit);
                let stays = self.into.filter(|into| parts.clone().all(|part| part != *into));
                parts.chain(stays).collect()
            }
            _ => self.unit.into_iter().collect(),
        }
    }

    /// The last day of what was before: the day itself for a dissolution, else the day before.
    pub fn last_day(&self) -> Option<Date> {
        match self.what {
            What::Dissolve => self.date,
            _ => self.date?.yesterday().ok(),
        }
    }

    /// Asks where these go, besides those answered already.
    pub fn ask(&mut self, persons: Vec<Id>, below: Vec<Id>) {
        self.persons.retain(|row| !row.to.is_empty());
        self.below.retain(|row| !row.to.is_empty());
        let person = |id| PersonGoes { person: Some(id), to: String::new() };
        self.persons.extend(persons.into_iter().map(person));
        let unit = |id| BelowGoes { unit: Some(id), to: String::new() };
        self.below.extend(below.into_iter().map(unit));
        self.asks_persons = !self.persons.is_empty();
        self.asks_below = !self.below.is_empty();
    }

    /// The choices of `all` that may be answered now: no more new units than are named, and nobody goes up
    /// where nothing is above.
    pub fn offered(&self, all: &[Choice]) -> Vec<Choice> {
        let offered = |choice: &&Choice| match choice.name.parse::<usize>() {
            Ok(number) => self.what == What::Split && number <= self.units.len(),
            Err(_) => true,
        };
        all.iter().filter(offered).copied().collect()
    }

    /// What is wrong, as far as it alone can tell.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut need = |wrong: bool, field: &str| {
            if wrong {
                faults.push(missing().at(field));
            }
        };
        need(self.date.is_none(), "date");
        need(self.basis.trim().is_empty(), "basis");
        match self.what {
            What::Rename => need(self.name.trim().is_empty(), "name"),
            What::Merge => need(self.into.is_none() && self.name.trim().is_empty(), "name"),
            What::Move => need(self.bloc.is_none(), "bloc"),
            What::Split | What::Dissolve => {}
        }
        match self.what {
            What::Merge => faults.extend(self.merge_faults()),
            What::Split => faults.extend(self.split_faults()),
            _ => {}
        }
        faults
    }

    fn merge_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let parts = self.subjects();
        for row in super::period::repeated(&parts) {
            let twice = Fault::new("đã có ở dòng trên", "stands in a row above already");
            faults.push(twice.at_cell("parts", row, "unit"));
        }
        if parts.len() < 2 {
            let one =
                Fault::new("hợp nhất cần ít nhất hai đơn vị", "a merger takes two units at least");
            faults.push(one.at("parts"));
        }
        faults
    }

    fn split_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.units.len() < 2 {
            let one = Fault::new(
                "chia, tách phải thành ít nhất hai đơn vị; nếu chỉ một thì đổi tên",
                "a split makes two units at least; where it is one, rename the unit",
            );
            faults.push(one.at("units"));
        }
        if self.units.len() > MOST {
            let many = Fault::new(
                format!("nhiều nhất {MOST} đơn vị mới một lần"),
                format!("{MOST} new units at most at a time"),
            );
            faults.push(many.at("units"));
        }
        if self.heir.is_some_and(|heir| usize::from(heir) > self.units.len() || heir == 0) {
            let heir = Fault::new(
                format!("phải là số dòng của đơn vị mới, từ 1 đến {}", self.units.len()),
                format!("must be the row of a new unit, 1 to {}", self.units.len()),
            );
            faults.push(heir.at("heir"));
        }
        for (field, answers) in [
            ("persons", self.persons.iter().map(|row| row.to.as_str()).collect::<Vec<_>>()),
            ("below", self.below.iter().map(|row| row.to.as_str()).collect()),
        ] {
            let numbers = answers.iter().enumerate();
            let beyond = numbers.filter(|(_, to)| {
                to.parse::<usize>().is_ok_and(|number| number > self.units.len())
            });
            faults.extend(beyond.map(|(row, _)| {
                Fault::new("không có đơn vị mới ở dòng này", "there is no new unit of that row")
                    .at_cell(field, row, "to")
            }));
        }
        faults
    }

    /// What the new units are called by the numbers that answers name them by.
    fn legend(&self) -> String {
        let names = self.units.iter().enumerate();
        let one = |(index, unit): (usize, &NewUnit)| format!("{} = {}", index + 1, unit.title());
        names.map(one).collect::<Vec<_>>().join("; ")
    }

    /// What a form about it is called; `about` is the unit's title.
    pub fn says(&self, about: &str) -> Message {
        let title = self.what.title();
        let vi = title.vi.split(',').next().unwrap_or(title.vi);
        let mut letters = vi.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        let vi = first.unwrap_or_default() + letters.as_str();
        let mut letters = title.en.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        let en = first.unwrap_or_default() + letters.as_str();
        match self.what {
            What::Merge => Message::new(format!("{vi} đơn vị"), format!("{en} units")),
            _ => Message::new(format!("{vi}: {about}"), format!("{en}: {about}")),
        }
    }
}

impl Entity for Reorganisation {
    fn width(&self) -> usize {
        self.fields().len()
    }

    fn column(&self, index: usize) -> &'static Column {
        &self.fields()[index].column
    }

    fn get(&self, index: usize) -> Value {
        (self.fields()[index].get)(self)
    }

    fn set(&mut self, index: usize, value: Value) -> Result<(), Fault> {
        let field = self.fields()[index];
        (field.set)(self, value).map_err(|mut fault| {
            if fault.place.field.is_empty() {
                field.column.name.clone_into(&mut fault.place.field);
            }
            fault
        })
    }
}
