//! Nominations as a board: a column for each state of the pipeline, the side states gathered in one. Knows no
//! other pane.

use std::cmp::Ordering;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::record::Reading;
use super::{acts, nominating};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer, Under};
use crate::model::nomination::STATES;
use crate::model::{Id, Kind, Names, Record, Stored, Value, pipeline};
use crate::store::request::{Notice, PageRow, Request};
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message};
use crate::ui::detail::Tab;
use crate::ui::form::Form;
use crate::ui::list::List;
use crate::ui::{glyph, layout, table, theme};

/// The fewest cells of a column.
const NARROWEST: u16 = 25;

/// A column: the states it gathers, and the nominations in them.
struct Column {
    /// Places among [`STATES`].
    states: Vec<usize>,
    list: List,
}

impl Column {
    fn of(states: Vec<usize>) -> Self {
        let values = states.iter().map(|place| Value::of_choice(STATES[*place].name));
        let having = values.map(|value| ("state".to_owned(), value)).collect();
        Self { states, list: List::only(Kind::Nomination, having) }
    }

    fn label(&self) -> Label {
        match self.states.as_slice() {
            [place] => STATES[*place].label,
            _ => Label::new("ngoài quy trình", "aside"),
        }
    }
}

/// The board.
pub struct Board {
    columns: Vec<Column>,
    focus: usize,
    /// The first column that is drawn.
    first: usize,
    /// How many nominations are in each state, as far as they were counted.
    counts: Vec<usize>,
}

impl Default for Board {
    fn default() -> Self {
        Self::new()
    }
}

impl Board {
    /// The board, drafts in focus.
    pub fn new() -> Self {
        let is_side = |place: &usize| pipeline::is_side(STATES[*place].name);
        let (side, main): (Vec<usize>, Vec<usize>) = (0..STATES.len()).partition(is_side);
        let mut columns: Vec<Column> = main.into_iter().map(|at| Column::of(vec![at])).collect();
        columns.push(Column::of(side));
        Self { columns, focus: 0, first: 0, counts: Vec::new() }
    }

    /// How many columns fit beside one another.
    fn fitting(&self, desk: &Desk) -> usize {
        usize::from((desk.size.width / NARROWEST).max(1)).min(self.columns.len())
    }

    /// The columns that are drawn.
    fn shown(&self, desk: &Desk) -> std::ops::Range<usize> {
        let fitting = self.fitting(desk);
        let first = self.first.min(self.columns.len() - fitting);
        first..first + fitting
    }

    /// Moves the columns so that the one in focus is drawn, by half of them at once.
    fn follow(&mut self, desk: &Desk) {
        let fitting = self.fitting(desk);
        let half = (fitting / 2).max(1);
        let last = self.columns.len() - fitting;
        if self.focus < self.first {
            self.first = (self.focus + half).saturating_sub(fitting - 1).min(self.focus);
        } else if self.focus >= self.first + fitting {
            self.first = (self.focus + half).saturating_sub(fitting - 1);
        }
        self.first = self.first.min(last);
    }

    fn rows(&self, desk: &Desk) -> usize {
        usize::from(layout::body(desk.size).height.saturating_sub(self.head_height(desk) + 1))
    }

    fn count(&self, column: &Column) -> Option<usize> {
        column.states.iter().map(|place| self.counts.get(*place).copied()).sum()
    }

    fn ask(&mut self, desk: &Desk) -> Vec<Effect> {
        let (rows, shown) = (self.rows(desk), self.shown(desk));
        let columns = self.columns[shown].iter_mut();
        columns.flat_map(|column| column.list.ask(desk.scope, rows)).collect()
    }

    fn list(&self) -> &List {
        &self.columns[self.focus].list
    }

    fn selected(&self) -> Option<&PageRow> {
        self.list().selected()
    }

    /// The marked nominations of all columns, or the one under the cursor.
    fn chosen(&self) -> Vec<Id> {
        let marked = self.columns.iter().filter(|column| column.list.marked() > 0);
        let marked = marked.flat_map(|column| column.list.chosen());
        let marked: Vec<Id> = marked.map(|(link, _)| link.id).collect();
        match self.selected() {
            Some(row) if marked.is_empty() => vec![row.stored.id],
            _ => marked,
        }
    }

    /// Those of the chosen that are at hand.
    fn known(&self) -> Vec<&Stored> {
        let marked = self.columns.iter().filter(|column| column.list.marked() > 0);
        let marked: Vec<&Stored> = marked.flat_map(|column| column.list.chosen_rows()).collect();
        match self.selected() {
            Some(row) if marked.is_empty() => vec![&row.stored],
            _ => marked,
        }
    }

    fn step(&mut self, columns: isize, desk: &Desk) {
        let last = self.columns.len() - 1;
        self.focus = self.focus.saturating_add_signed(columns).min(last);
        self.follow(desk);
    }
}

impl Layer for Board {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Board]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let selected = self.selected().map(|row| row.stored.as_ref());
        match command {
            Command::Fold if self.focus == 0 => {
                Some(Err(Message::new("đã ở cột đầu", "this is the first column")))
            }
            Command::Unfold if self.focus + 1 == self.columns.len() => {
                Some(Err(Message::new("đã ở cột cuối", "this is the last column")))
            }
            _ if command.is_travel() => Some(Ok(())),
            Command::Fold | Command::Unfold => Some(Ok(())),
            Command::New => Some(match desk.scope.bloc {
                Some(_) => Ok(()),
                None => Err(super::pane::no_bloc_yet(desk)),
            }),
            Command::Open | Command::Edit | Command::Mark | Command::Nominee => {
                Some(match selected {
                    Some(_) => Ok(()),
                    None => Err(Message::new("cột này chưa có đề nghị", "this column is empty")),
                })
            }
            _ => acts::available(command, Kind::Nomination, selected, desk),
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(desk);
        let list = &mut self.columns[self.focus].list;
        match command {
            _ if command.is_travel() => list.travel(command, rows),
            Command::Fold => self.step(-1, desk),
            Command::Unfold => self.step(1, desk),
            Command::Mark => {
                list.toggle_mark();
                list.step(1, rows);
            }
            Command::New => {
                return vec![Effect::Open(nominating::open(Form::new(Kind::Nomination, desk)))];
            }
            _ => {
                let Some(stored) = self.selected().map(|row| row.stored.clone()) else {
                    return Vec::new();
                };
                return match command {
                    Command::Open => {
                        vec![Effect::Open(Box::new(Reading::new(stored, Tab::Record)))]
                    }
                    Command::Edit => {
                        vec![Effect::Open(nominating::open(Form::edit(&stored, desk)))]
                    }
                    Command::Nominee => super::nominee::open(&stored),
                    _ => acts::run(command, self.chosen(), &self.known(), &stored, desk),
                };
            }
        }
        self.ask(desk)
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let rows = self.rows(desk);
        match notice {
            Notice::Page(page) => {
                let mut heard = self.columns.iter_mut().map(|column| column.list.hear(page, rows));
                if heard.any(|heard| heard) { self.ask(desk) } else { Vec::new() }
            }
            Notice::Counts(Kind::Nomination, scope, "state", counts) if *scope == desk.scope => {
                self.counts.clone_from(counts);
                Vec::new()
            }
            Notice::Done(_) => {
                self.columns.iter_mut().for_each(|column| column.list.mark_none());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        self.follow(desk);
        let (rows, shown) = (self.rows(desk), self.shown(desk));
        for (index, column) in self.columns.iter_mut().enumerate() {
            if !shown.contains(&index) {
                column.list.forget();
            }
        }
        let columns = self.columns[shown].iter_mut();
        let mut effects: Vec<Effect> =
            columns.flat_map(|column| column.list.ask_again(desk.scope, rows)).collect();
        effects.push(Effect::Ask(Request::Counts(Kind::Nomination, desk.scope, "state")));
        effects
    }

    fn hints(&self) -> Vec<Command> {
        use Command as C;
        vec![C::Open, C::State, C::Mark, C::Ballot, C::Decide, C::Dossier, C::New, C::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        let shown = self.shown(desk);
        let width = usize::from(desk.size.width) / shown.len().max(1);
        let column = shown.start + usize::from(at.x) / width.max(1);
        match column.min(shown.end.saturating_sub(1)).cmp(&self.focus) {
            Ordering::Less => Under::Way(Command::Fold),
            Ordering::Equal => Under::Rows,
            Ordering::Greater => Under::Way(Command::Unfold),
        }
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let head = self.head_height(desk).min(area.height);
        self.head(desk, frame, Rect { height: head, ..area });
        let body = Rect { y: area.y + head, height: area.height - head, ..area };
        let shown = self.shown(desk);
        let width = body.width / u16::try_from(shown.len()).unwrap_or(1).max(1);
        let mut x = body.x;
        for index in shown {
            let place = Rect { x, width: width - 1, ..body };
            self.column(index, desk, frame, place);
            x += width;
        }
    }
}

impl Board {
    /// What the head says of each column, in as many lines as that takes.
    fn heads(&self, desk: &Desk) -> Vec<Vec<(usize, String)>> {
        let mut lines: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        let mut wide = 0;
        for (index, column) in self.columns.iter().enumerate() {
            let count = self.count(column).map_or_else(|| "…".to_owned(), |it| it.to_string());
            let text = format!("{} {count} ", desk.say(column.label()));
            let width = display_width(&text) + 1;
            if wide + width > usize::from(desk.size.width) {
                lines.push(Vec::new());
                wide = 0;
            }
            wide += width;
            if let Some(line) = lines.last_mut() {
                line.push((index, text));
            }
        }
        lines
    }

    fn head_height(&self, desk: &Desk) -> u16 {
        u16::try_from(self.heads(desk).len()).unwrap_or(u16::MAX)
    }

    /// How many there are in each column, the one in focus marked.
    fn head(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        for (row, line) in (0..area.height).zip(self.heads(desk)) {
            let spans = line.into_iter().flat_map(|(index, text)| {
                let marker = if index == self.focus { glyph::CURSOR.on(desk) } else { " " };
                [Span::styled(marker, theme::accent(desk)), Span::raw(text)]
            });
            let spans: Vec<Span> = spans.collect();
            frame.render_widget(Line::from(spans), Rect { y: area.y + row, height: 1, ..area });
        }
    }

    fn column(&self, index: usize, desk: &Desk, frame: &mut Frame, area: Rect) {
        let column = &self.columns[index];
        let list = &column.list;
        let marks = match list.marked() {
            0 => String::new(),
            marked => format!(" {}{marked}", glyph::MARK.on(desk)),
        };
        let room = usize::from(area.width).saturating_sub(3 + display_width(&marks));
        let label = fit(desk.say(column.label()), room).into_owned();
        let title = Line::from(vec![
            Span::styled(label, theme::label(desk)),
            Span::styled(marks, theme::accent(desk)),
        ]);
        let body = table::titled(title, false, desk, frame, area);
        for line in 0..usize::from(body.height) {
            let at = list.top() + line;
            if at >= list.total() {
                break;
            }
            let y = body.y + u16::try_from(line).unwrap_or_default();
            let here = index == self.focus && at == list.cursor();
            let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
            let (mark, text) = match list.row(at) {
                Some(row) => {
                    (list.is_marked(row.stored.id), card(row, usize::from(area.width), desk))
                }
                None => (false, "…".to_owned()),
            };
            let mark = if mark { glyph::MARK.on(desk) } else { " " };
            let spans = vec![
                Span::styled(cursor, theme::accent(desk)),
                Span::styled(mark, theme::accent(desk)),
                Span::raw(text),
            ];
            frame.render_widget(Line::from(spans), Rect { y, height: 1, ..body });
        }
    }
}

/// A nomination on one line: the award's abbreviation and the nominee.
fn card(row: &PageRow, width: usize, desk: &Desk) -> String {
    let Record::Nomination(nomination) = &row.stored.record else { return String::new() };
    let names = desk.names();
    let award = nomination.award.map(|award| super::awarded::short(award, desk));
    let award = award.unwrap_or_default();
    let nominee = nomination.nominee.and_then(|link| names.title(link)).unwrap_or_default();
    let text = format!("{} {nominee}", pad(&fit(&award, 7), 7));
    fit(&text, width.saturating_sub(2)).into_owned()
}
