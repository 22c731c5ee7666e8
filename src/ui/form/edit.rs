//! Typing in a form: letters, deletions, lists under fields, pasted tables. Knows no store.

use super::moves::is_text;
use super::{Focus, Form, Over};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::Kind;
use crate::model::field::{Choice, Column, Shape};
use crate::store::request::{Ask, Request, Suggestion};
use crate::text::{Label, fold};
use crate::ui::line::Line;
use crate::ui::rows::is_blank;
use crate::ui::suggest::{Item, LIMIT, Picker};

impl Form {
    /// Takes a letter.
    pub(super) fn type_letter(&mut self, letter: char, desk: &Desk) -> Vec<Effect> {
        self.creating = None;
        if let Some(long) = self.long_mut() {
            long.line.key(letter, desk.typing);
            return Vec::new();
        }
        let listed = self.picker.is_some();
        let was_blank = self.row_is_blank();
        let fresh = self.edited_at.replace(self.focus) != Some(self.focus);
        let Some((input, column)) = self.here() else { return Vec::new() };
        if std::mem::take(&mut input.filled) {
            *input = super::Input::default();
        }
        match column.shape {
            Shape::Flag => {
                flag(letter, &mut input.line, desk);
                self.touched(was_blank, desk);
                return Vec::new();
            }
            Shape::Choice(choices) if letter == ' ' && !listed => {
                self.turn(choices, 1, desk);
                self.touched(was_blank, desk);
                return Vec::new();
            }
            // What stood in a short field before is not edited but replaced, as in a spreadsheet.
            Shape::Number(..) | Shape::Points | Shape::Year | Shape::Date | Shape::Time
                if fresh =>
            {
                input.line = Line::default();
            }
            Shape::Choice(_) if !listed => input.line = Line::default(),
            Shape::Link(_) if input.link.is_some() => *input = super::Input::default(),
            _ => {}
        }
        input.line.key(letter, desk.typing);
        self.edited(was_blank, desk)
    }

    /// Runs a command of the text group, or empties the field.
    pub(super) fn edit_text(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        if let Some(long) = self.long_mut() {
            if command == Command::Clear {
                *long = super::LongText::default();
            } else {
                long.line.run(command);
            }
            return Vec::new();
        }
        if !is_text(command) && command != Command::Clear {
            return Vec::new();
        }
        self.edited_at = Some(self.focus);
        let (in_rows, was_blank) = (self.rows().is_some(), self.row_is_blank());
        let listed = self.picker.is_some();
        let Some((input, column)) = self.here() else { return Vec::new() };
        let turn = match command {
            Command::Left => -1,
            Command::Right => 1,
            _ => 0,
        };
        if let (Shape::Choice(choices), false, false) = (column.shape, in_rows || listed, turn == 0)
        {
            self.turn(choices, turn, desk);
            return Vec::new();
        }
        input.filled = false;
        let before = input.line.clone();
        match (command, column.shape) {
            (Command::Clear, _) => *input = super::Input::default(),
            // Yes and no have no letters to delete one by one.
            (_, Shape::Flag) if turn == 0 => input.line = Line::default(),
            _ => {
                input.line.run(command);
            }
        }
        if input.line.text() != before.text() {
            input.link = None;
            return self.edited(was_blank, desk);
        }
        if in_rows && turn != 0 && input.line.cursor() == before.cursor() {
            self.neighbour(turn, desk);
        }
        Vec::new()
    }

    /// Takes the choice after (1) or before (-1) the one that stands under the cursor.
    fn turn(&mut self, choices: &'static [Choice], turn: isize, desk: &Desk) {
        let offered = self.offered(choices);
        if let Some((input, _)) = self.here() {
            next_choice(&offered, turn, &mut input.line, desk);
        }
    }

    /// Left and right at the end of a cell's text go on to the next cell of the row.
    fn neighbour(&mut self, turn: isize, desk: &Desk) {
        let width = self.rows_mut().map_or(0, |(_, table)| table.width());
        let cell = self.focus.cell.saturating_add_signed(turn);
        let cell = cell.min(width.saturating_sub(1)).max(self.first_cell());
        if cell != self.focus.cell {
            self.go(desk, |form| form.focus.cell = cell);
        }
    }

    /// Opens the list of a choice or of records to point at.
    pub(super) fn pick(&mut self, desk: &Desk) -> Vec<Effect> {
        let Some((input, column)) = self.here() else { return Vec::new() };
        let chosen = input.line.text().to_owned();
        match column.shape {
            Shape::Choice(choices) => {
                let mut list = Picker::of_choices(&self.offered(choices), "", desk.lang);
                list.choose_label(&chosen);
                self.picker = Some(list);
                Vec::new()
            }
            Shape::Link(_) => {
                let text = if input.link.is_some() { String::new() } else { chosen };
                self.ask(&text, desk)
            }
            Shape::Flag => self.type_letter(' ', desk),
            _ => Vec::new(),
        }
    }

    /// Runs a command that the open list knows; `None` where there is none or it knows it not.
    pub(super) fn run_picker(&mut self, command: Command, desk: &Desk) -> Option<Vec<Effect>> {
        let list = self.picker.as_mut()?;
        match command {
            Command::Up | Command::FieldUp => list.move_by(-1),
            Command::Down | Command::FieldDown => list.move_by(1),
            Command::PageUp => list.move_by(-8),
            Command::PageDown => list.move_by(8),
            Command::Cancel | Command::Leave => self.picker = None,
            Command::New => {
                list.choose_new();
                if matches!(list.chosen(), Some(Item::Create(_))) {
                    return self.run_picker(Command::Accept, desk);
                }
            }
            Command::Accept | Command::NextField | Command::Save if list.waits() => {
                self.pending = Some(command);
                return Some(vec![Effect::Hold]);
            }
            Command::Accept | Command::NextField | Command::Save => {
                return Some(self.accept(command, desk));
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Takes what is chosen in the list, then does what `command` wants besides.
    fn accept(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let was_blank = self.row_is_blank();
        let chosen = self.picker.as_ref().and_then(|list| list.chosen().cloned());
        let mut effects = Vec::new();
        let Some((input, _)) = self.here() else { return effects };
        match chosen {
            Some(Item::Found(found)) => {
                input.choose(found.link, &found.title);
                self.picker = None;
                self.touched(was_blank, desk);
                effects = self.fill_beside(self.focus, found.link, desk);
            }
            Some(Item::Choice(choice)) => {
                input.line = Line::new(desk.say(choice.label));
                self.picker = None;
                self.touched(was_blank, desk);
            }
            Some(Item::Create(kind)) if command != Command::Save => {
                let name = crate::text::one_line(input.line.text());
                self.picker = None;
                self.creating = Some(kind);
                let keeps = self.keeps && !self.makes_new(kind);
                return vec![Effect::Open(Box::new(Self::create(kind, &name, keeps, desk)))];
            }
            Some(Item::Create(_)) | None => {}
        }
        self.settle(desk);
        if command == Command::Save {
            effects.extend(self.save(desk));
            return effects;
        }
        self.step_on();
        effects
    }

    /// Whether this form itself makes a new record of `kind`.
    fn makes_new(&self, kind: Kind) -> bool {
        matches!(&self.subject, super::Subject::Record { id: None, before, .. } if before.kind() == kind)
    }

    /// Hears which records were found.
    pub(super) fn suggested(
        &mut self,
        ask: &Ask,
        found: &[Suggestion],
        desk: &Desk,
    ) -> Vec<Effect> {
        if self.picker.as_mut().is_some_and(|list| list.take(ask, found)) {
            return match self.pending.take() {
                Some(command) => self.accept(command, desk),
                None => Vec::new(),
            };
        }
        self.looked_up(ask, found, desk)
    }

    /// Looks up the next pasted cell that points at a record.
    fn look_up(&mut self, desk: &Desk) -> Vec<Effect> {
        while let Some(at) = self.lookups.last().copied() {
            if let Some(ask) = self.lookup(at, desk) {
                return vec![Effect::Ask(Request::Suggest(ask))];
            }
            self.lookups.pop();
        }
        Vec::new()
    }

    fn lookup(&mut self, at: Focus, desk: &Desk) -> Option<Ask> {
        let column = self.column_at(at)?;
        let input = self.input_at(at).filter(|input| input.link.is_none() && !input.is_blank())?;
        question(column, input.line.text(), desk)
    }

    fn looked_up(&mut self, ask: &Ask, found: &[Suggestion], desk: &Desk) -> Vec<Effect> {
        let Some(at) = self.lookups.last().copied() else { return Vec::new() };
        if self.lookup(at, desk).as_ref() != Some(ask) {
            return Vec::new();
        }
        self.lookups.pop();
        let mut list = Picker::default();
        list.wait_for(ask.clone());
        list.take(ask, found);
        let mut effects = Vec::new();
        if let (Some(found), Some(input)) = (list.exact(), self.input_at(at)) {
            input.choose(found.link, &found.title);
            effects = self.fill_beside(at, found.link, desk);
        }
        effects.extend(self.look_up(desk));
        effects
    }

    /// Pastes: a table into rows, several lines into a long text, one line into anything else.
    pub(super) fn paste(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        self.creating = None;
        if let Some(long) = self.long_mut() {
            long.line.insert(&text.replace('\t', " "));
            return Vec::new();
        }
        let at = (self.focus.row, self.focus.cell);
        let field = self.focus.field;
        let is_table = text.trim_end_matches('\n').contains(['\n', '\t']);
        if is_table && let Some((rows, table)) = self.rows_mut() {
            let (row, cell) = rows.paste(text, at, table, desk);
            let cells =
                (at.0..=row).flat_map(|row| (0..table.width()).map(move |cell| (row, cell)));
            self.lookups = cells.map(|(row, cell)| Focus { field, row, cell }).collect();
            self.lookups.reverse();
            self.picker = None;
            (self.focus.row, self.focus.cell) = (row, cell);
            return self.look_up(desk);
        }
        let was_blank = self.row_is_blank();
        let Some((input, column)) = self.here() else { return Vec::new() };
        if matches!(column.shape, Shape::Link(_)) && input.link.is_some() {
            *input = super::Input::default();
        }
        input.line.insert_flat(text);
        self.edited(was_blank, desk)
    }

    /// Runs a command in a long text that has the whole form.
    pub(super) fn run_long(&mut self, command: Command, desk: &Desk) {
        let width = super::view::long_width(desk.size.width);
        match (command, self.long_mut()) {
            (Command::Leave | Command::Cancel | Command::Save | Command::EditLong, _)
            | (_, None) => {
                self.over = Over::Nothing;
            }
            (Command::Clear, Some(long)) => *long = super::LongText::default(),
            (_, Some(long)) => {
                long.run(command, width);
            }
        }
    }

    pub(super) fn row_is_blank(&self) -> bool {
        self.rows().and_then(|rows| rows.rows.get(self.focus.row)).is_some_and(|row| is_blank(row))
    }

    /// Keeps rows in order after their cells changed.
    fn touched(&mut self, was_blank: bool, desk: &Desk) {
        let Focus { row, cell, .. } = self.focus;
        if let Some((rows, table)) = self.rows_mut() {
            rows.touched((row, cell), was_blank, table, desk);
        }
    }

    /// The text under the cursor is another: narrows the list, asks for records.
    pub(super) fn edited(&mut self, was_blank: bool, desk: &Desk) -> Vec<Effect> {
        self.touched(was_blank, desk);
        let Some((input, column)) = self.here() else { return Vec::new() };
        let text = input.line.text().to_owned();
        match column.shape {
            // An emptied field stays empty: nothing stands in a list that the next key would take.
            Shape::Choice(_) | Shape::Link(_) if text.trim().is_empty() => {
                self.picker = None;
                Vec::new()
            }
            Shape::Choice(choices) => {
                self.picker = Some(Picker::of_choices(&self.offered(choices), &text, desk.lang));
                Vec::new()
            }
            Shape::Link(_) => self.ask(&text, desk),
            _ => Vec::new(),
        }
    }

    fn ask(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        let ask = self.column_at(self.focus).and_then(|column| question(column, text, desk));
        let Some(ask) = ask else { return Vec::new() };
        self.picker.get_or_insert_default().wait_for(ask.clone());
        vec![Effect::Ask(Request::Suggest(ask))]
    }
}

fn question(column: &Column, text: &str, desk: &Desk) -> Option<Ask> {
    let Shape::Link(kinds) = column.shape else { return None };
    let bloc = desk.scope.bloc.or_else(|| desk.catalog.bloc());
    Some(Ask { kinds: kinds.to_vec(), text: text.to_owned(), bloc, limit: LIMIT })
}

/// Yes or no by one key: space turns it over; x, c and y say yes, k, n and - say no.
fn flag(letter: char, line: &mut Line, desk: &Desk) {
    let yes = desk.say(Label::new("có", "yes"));
    let no = desk.say(Label::new("không", "no"));
    let says = match fold(letter.encode_utf8(&mut [0; 4])).as_str() {
        " " if line.text() == yes => no,
        // `y` folds to `i`.
        " " | "x" | "c" | "i" | "1" => yes,
        "k" | "n" | "-" | "0" => no,
        _ => return,
    };
    *line = Line::new(says);
}

/// The choice after (1) or before (-1) the one that stands there; the first where none does.
fn next_choice(choices: &[Choice], turn: isize, line: &mut Line, desk: &Desk) {
    let now = choices.iter().position(|choice| desk.say(choice.label) == line.text());
    let last = choices.len().saturating_sub(1);
    let next = match now {
        None if turn > 0 => 0,
        None => last,
        Some(now) if turn > 0 && now == last => 0,
        Some(0) if turn < 0 => last,
        Some(now) => now.saturating_add_signed(turn),
    };
    if let Some(choice) = choices.get(next) {
        *line = Line::new(desk.say(choice.label));
    }
}
