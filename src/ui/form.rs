//! A form: any field table, typed field by field, checked and saved. Knows no particular record.

pub mod acting;
pub mod draft;
pub mod input;

mod answer;
mod beside;
mod deciding;
mod draw;
mod edit;
mod explain;
mod hints;
mod moves;
mod path;
mod place;
mod pointing;
mod reorganising;
mod save;
mod saying;
mod slot;
mod so_far;
mod start;
mod title;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use self::input::Input;
use self::slot::Slot;
use super::compare::Compare;
use super::confirm::Confirm;
use super::layout;
use super::long_text::LongText;
use super::path::{self as paths, Ways};
use super::rows::Rows;
use super::suggest::Picker;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::help::fields::Told;
use crate::keymap::Key;
use crate::layer::{Desk, Layer, Pointed, Under};
use crate::model::field::{Choice, Column, Shape, Table};
use crate::model::reorganisation::Reorganisation;
use crate::model::{Id, Kind, Link, Record, Version};
use crate::store::request::Notice;
use crate::text::{Lang, Message};

/// What a form is about.
#[allow(clippy::large_enum_variant, reason = "a form has one")]
enum Subject {
    /// A record, new (`id` is `None`) or seen at a version; `before` is what the form started from.
    Record { id: Option<Id>, seen: Version, before: Record },
    /// Units that are reorganised.
    Reorganise(Box<Reorganisation>),
    /// A few fields that an act on the records `ids` asks for; `about` says which they are.
    Act { ids: Vec<Id>, about: Message, entered: Box<dyn acting::Entered> },
}

/// Where the cursor stands: a field and, inside rows, the row and its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Focus {
    field: usize,
    row: usize,
    cell: usize,
}

/// What stands between the form and its fields for the moment.
#[allow(clippy::large_enum_variant, reason = "a form has one")]
enum Over {
    /// Nothing.
    Nothing,
    /// A text of several lines has the whole form.
    Long,
    /// Whether to save before leaving.
    Leaving,
    /// Whether the decision of the number typed, which is there already, shall be used.
    Known(Link),
    /// Whether to save despite doubts: what is doubtful, and the save that would be.
    Doubts(Confirm),
    /// Somebody else saved the record: field by field, whose value stays.
    Compare(Compare),
}

/// A form on the screen.
pub struct Form {
    subject: Subject,
    /// Nominations that the decision in this form settles.
    settles: Vec<Id>,
    /// The decision that is there already and settles them, where it is to be used.
    used: Option<Link>,
    /// What is said of what is typed.
    saying: saying::Saying,
    columns: Vec<&'static Column>,
    slots: Vec<Slot>,
    start: Vec<Slot>,
    focus: Focus,
    /// The language that values are written in.
    lang: Lang,
    picker: Option<Picker>,
    /// What a path that is typed may go on to.
    ways: Ways,
    /// Whether the person's files are at hand.
    reads: bool,
    over: Over,
    /// What was asked for while a suggestion was still to come; run when it has.
    pending: Option<Command>,
    /// A save is under way.
    saving: bool,
    /// A form on top of this one makes the record that the focused field shall point at.
    creating: Option<Kind>,
    /// Pasted cells that point at records still to be looked up, by row and cell of a field.
    lookups: Vec<Focus>,
    /// Fields whose person is asked for, to fill what stands beside them.
    beside: Vec<(Focus, Link)>,
    /// Whether the store keeps what is typed while the form is open.
    keeps: bool,
    /// When the form was opened, in milliseconds since 1970.
    begun: i64,
    /// What the store keeps of it now.
    kept: Option<String>,
    /// Where something was typed since the cursor came; what stood there before is replaced at once.
    edited_at: Option<Focus>,
}

impl Form {
    /// Whether anything differs from what the form started with.
    pub fn is_changed(&self) -> bool {
        !self.slots.iter().zip(&self.start).all(|(now, then)| now.same(then))
    }

    /// The kind of record; `None` for an act on others.
    pub fn kind(&self) -> Option<Kind> {
        match &self.subject {
            Subject::Record { before, .. } => Some(before.kind()),
            Subject::Act { .. } | Subject::Reorganise(_) => None,
        }
    }

    fn rows(&self) -> Option<&Rows> {
        match self.slots.get(self.focus.field) {
            Some(Slot::Rows(rows)) => Some(rows),
            _ => None,
        }
    }

    fn rows_mut(&mut self) -> Option<(&mut Rows, &'static dyn Table)> {
        let shape = self.columns.get(self.focus.field)?.shape;
        match (self.slots.get_mut(self.focus.field)?, shape) {
            (Slot::Rows(rows), Shape::Rows(table)) => Some((rows, table)),
            _ => None,
        }
    }

    fn long_mut(&mut self) -> Option<&mut LongText> {
        match self.slots.get_mut(self.focus.field)? {
            Slot::Long(long, _) => Some(long),
            _ => None,
        }
    }

    fn is_long(&self) -> bool {
        matches!(self.slots.get(self.focus.field), Some(Slot::Long(..)))
    }

    /// The column of the input at `at`: the cell's inside rows.
    fn column_at(&self, at: Focus) -> Option<&'static Column> {
        let column = *self.columns.get(at.field)?;
        match column.shape {
            Shape::Rows(table) if at.cell < table.width() => Some(table.column(at.cell)),
            Shape::Rows(_) => None,
            _ => Some(column),
        }
    }

    fn input_at(&mut self, at: Focus) -> Option<&mut Input> {
        match self.slots.get_mut(at.field)? {
            Slot::Input(input) => Some(input),
            Slot::Rows(rows) => rows.rows.get_mut(at.row)?.get_mut(at.cell),
            Slot::Long(..) | Slot::Shown(_) => None,
        }
    }

    /// The input under the cursor with its column; `None` in a text of several lines.
    fn here(&mut self) -> Option<(&mut Input, &'static Column)> {
        let column = self.column_at(self.focus)?;
        self.input_at(self.focus).map(|input| (input, column))
    }

    fn shape(&self) -> Option<Shape> {
        self.column_at(self.focus).map(|column| column.shape)
    }

    /// The choices that are offered out of all that the field knows.
    fn offered(&self, all: &'static [Choice]) -> Vec<Choice> {
        match &self.subject {
            Subject::Act { entered, .. } => entered.offered(all),
            Subject::Reorganise(asked) => asked.offered(all),
            Subject::Record { .. } => all.to_vec(),
        }
    }

    /// Whether what comes next waits for an answer.
    const fn waits(&self) -> bool {
        self.saving || self.pending.is_some()
    }
}

impl Layer for Form {
    fn about(&self) -> Option<(Link, bool)> {
        match &self.subject {
            Subject::Record { id: Some(id), before, .. } => {
                Some((Link::new(before.kind(), *id), true))
            }
            _ => None,
        }
    }

    fn chapter(&self) -> Chapter {
        match &self.subject {
            Subject::Record { before, .. } => Chapter::of_kind(before.kind()),
            Subject::Reorganise(_) => Chapter::Reorganise,
            Subject::Act { entered, .. } => entered.chapter(),
        }
    }

    fn explains(&self, _: &Desk) -> Option<Told> {
        matches!(self.over, Over::Nothing | Over::Long).then(|| self.told()).flatten()
    }

    fn contexts(&self) -> Vec<Context> {
        match &self.over {
            Over::Leaving | Over::Known(_) | Over::Doubts(_) => return vec![Context::Confirm],
            Over::Compare(_) => return vec![Context::Compare],
            Over::Long | Over::Nothing => {}
        }
        let path = (self.reads && self.path().is_some()).then_some(Context::Path);
        if matches!(self.over, Over::Long) {
            return path.into_iter().chain([Context::LongText, Context::Text]).collect();
        }
        let picker = self.picker.is_some().then_some(Context::Picker);
        let rows = self.rows().map(|_| Context::Rows);
        let own = picker.into_iter().chain(path).chain(rows);
        own.chain([Context::Text, Context::Form]).collect()
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let typing = matches!(self.over, Over::Nothing | Over::Long);
        if command == Command::Pick && typing && self.path().is_some() {
            return Some(paths::available(desk));
        }
        match &self.over {
            Over::Leaving => super::confirm::leaving().allows(command),
            Over::Known(link) => deciding::known(*link, desk).allows(command),
            Over::Doubts(question) => question.allows(command),
            Over::Compare(_) => super::compare::allows(command),
            Over::Long => {
                (moves::in_long_text(command) || command == Command::Copy).then_some(Ok(()))
            }
            Over::Nothing => self.allows(command),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        self.creating = None;
        match command {
            Command::Copy => return self.copied(),
            Command::Pick if self.path().is_some() => return self.complete(),
            _ => self.ways.forget(),
        }
        match &mut self.over {
            Over::Leaving => self.answer_leaving(command, desk),
            Over::Known(_) => self.answer_known(command, desk),
            Over::Doubts(_) => self.answer_doubts(command),
            Over::Compare(_) => self.run_compare(command, desk),
            Over::Long => {
                self.run_long(command, desk);
                Vec::new()
            }
            Over::Nothing => match self.run_picker(command, desk) {
                Some(effects) => effects,
                None => self.run_plain(command, desk),
            },
        }
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        let letter = key.letter()?;
        self.ways.forget();
        match self.over {
            Over::Leaving | Over::Known(_) | Over::Doubts(_) | Over::Compare(_) => None,
            Over::Long | Over::Nothing => Some(self.type_letter(letter, desk)),
        }
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        match self.over {
            Over::Leaving | Over::Known(_) | Over::Doubts(_) | Over::Compare(_) => Vec::new(),
            Over::Long | Over::Nothing => self.paste(text, desk),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let mut effects = match notice {
            Notice::Suggested(ask, found) => self.suggested(ask, found, desk),
            Notice::Path(..) => self.went(notice, desk),
            Notice::Done(done) => self.done(done, desk),
            Notice::Outlined(outline) if self.saving => self.outlined(outline, desk),
            Notice::Got(link, stored) => {
                self.got(*link, stored.as_deref(), desk);
                Vec::new()
            }
            Notice::Glance(of, figures) => {
                self.counted(of, figures, desk);
                Vec::new()
            }
            Notice::Refused(refusal) if self.saving => self.refused(refusal, desk),
            _ => Vec::new(),
        };
        if self.waits() && effects.is_empty() {
            effects.push(Effect::Hold);
        }
        effects
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let changed = self.is_changed();
        if self.lang != desk.lang {
            self.lang = desk.lang;
            if !matches!(self.over, Over::Doubts(_)) {
                self.settle(desk);
            }
            for (slot, column) in self.slots.iter_mut().zip(&self.columns) {
                slot.inputs(column).for_each(|(input, column)| input.rewrite(column, desk));
            }
        }
        for (slot, column) in self.slots.iter_mut().zip(&self.columns) {
            slot.inputs(column).for_each(|(input, _)| input.retitle(desk));
        }
        if !changed {
            self.start.clone_from(&self.slots);
        }
        Vec::new()
    }

    fn rest(&mut self, desk: &Desk) -> Vec<Effect> {
        let look = self.look(desk);
        self.keep(desk).into_iter().chain(look).collect()
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        self.under_in(layout::body(desk.size), at, desk)
    }

    fn pointed(&mut self, at: Position, desk: &Desk) -> Pointed {
        self.pointed_in(layout::body(desk.size), at, desk)
    }

    fn hints(&self) -> Vec<Command> {
        self.offered_here()
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        match &self.over {
            Over::Compare(compare) => compare.view(desk, frame, area),
            _ => self.draw(desk, frame, area),
        }
    }
}
