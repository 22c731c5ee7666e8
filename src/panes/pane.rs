//! A list with its filter and its sort box: what every list of records can do. Knows no particular kind.

mod chosen;
mod view;

use super::acts;
use super::deadlines;
use super::exporting;
use super::importing;
use super::nominating;
use super::rates;
use super::sort::SortBox;
use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::keymap::Key;
use crate::layer::Desk;
use crate::model::{Kind, Value};
use crate::store::request::{Behind, Notice, Request, Scope};
use crate::text::Message;
use crate::ui::detail::Tab;
use crate::ui::line;
use crate::ui::list::List;

use super::record::Reading;
pub use view::no_bloc_yet;

/// What keys do in the list at the moment.
enum Mode {
    /// Move and act.
    Browse,
    /// Letters narrow the list.
    Filter(line::Line),
    /// A column to sort by is being picked.
    Sort(SortBox),
}

/// A list of records and how it is worked.
pub struct Pane {
    list: List,
    mode: Mode,
    /// What the records listed have to do with, where they are not all of the scope.
    about: String,
    /// What a new record made here starts with.
    filled: Vec<(&'static str, Value)>,
}

/// What stands in a pane's title besides its kind.
#[derive(Debug, Default)]
pub struct Title {
    /// The key that focuses it.
    pub number: Option<u8>,
    /// The panes that there is no room for, with their keys.
    pub others: Vec<String>,
    /// Of how many its nominations are, where that is not one each.
    pub whom: Option<String>,
}

/// What a pane may look at: not every kind is bound to a unit or a year.
fn scope_of(kind: Kind, scope: Scope) -> Scope {
    match kind {
        Kind::Bloc | Kind::Award => Scope::default(),
        Kind::Unit => Scope { unit: None, ..scope },
        Kind::Person => Scope { bloc: None, year: None, ..scope },
        Kind::Term => Scope { unit: None, year: None, ..scope },
        _ => scope,
    }
}

impl Pane {
    /// A pane that lists `kind`.
    pub const fn new(kind: Kind) -> Self {
        Self { list: List::new(kind), mode: Mode::Browse, about: String::new(), filled: Vec::new() }
    }

    /// A pane that lists those of `kind` with these values, wherever they belong: those `about` something.
    pub const fn only(kind: Kind, having: Vec<(String, Value)>, about: String) -> Self {
        Self { list: List::only(kind, having), mode: Mode::Browse, about, filled: Vec::new() }
    }

    /// A pane that lists the nominations behind a figure.
    pub const fn behind(behind: Behind) -> Self {
        let list = List::behind(behind);
        Self { list, mode: Mode::Browse, about: String::new(), filled: Vec::new() }
    }

    /// The same pane, where a new record starts with these values.
    #[must_use]
    pub fn starting(self, filled: Vec<(&'static str, Value)>) -> Self {
        Self { filled, ..self }
    }

    /// What the list may look at: a figure is of one year of the whole bloc; what is about something may
    /// belong anywhere.
    fn scope(&self, desk: &Desk) -> Scope {
        if !self.about.is_empty() {
            return Scope::default();
        }
        let scope = scope_of(self.list.kind(), desk.scope);
        match self.list.figure() {
            Some(behind) => {
                let year = rates::year(desk) - i16::from(behind.counted.ago());
                Scope { unit: None, year: Some(year), ..scope }
            }
            None => scope,
        }
    }

    /// The list.
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// The contexts of the pane's mode, before those of the pane itself.
    pub fn contexts(&self) -> Vec<Context> {
        let own = match self.list.kind() {
            Kind::Unit => Context::Units,
            Kind::Meeting => Context::Meetings,
            Kind::Nomination => Context::Nominations,
            _ => Context::Others,
        };
        match self.mode {
            // A list opened from a figure or from what it is about is closed again as full-screen lists are.
            Mode::Browse if self.list.figure().is_some() || !self.about.is_empty() => {
                vec![own, Context::Others, Context::List]
            }
            Mode::Browse => vec![own, Context::List],
            Mode::Filter(_) => vec![Context::Picker, Context::Text],
            Mode::Sort(_) => vec![Context::Picker],
        }
    }

    /// Whether letters are taken by the filter or a box is open.
    pub const fn is_busy(&self) -> bool {
        !matches!(self.mode, Mode::Browse)
    }

    /// The commands that the hint bar offers first.
    pub fn hints(&self) -> Vec<Command> {
        match self.mode {
            Mode::Browse => {
                use Command as C;
                let mut hints = vec![C::New, C::Edit, C::Open, C::Filter];
                match self.list.kind() {
                    Kind::Unit => hints.insert(3, C::Reorganise),
                    Kind::Nomination => {
                        hints.extend([C::State, C::Decide, C::Ballot, C::Dossier]);
                    }
                    Kind::Proposal | Kind::Direction => {
                        hints.splice(0..0, [C::Step, C::Direct]);
                    }
                    Kind::Handover => hints.extend([C::Receive, C::Print]),
                    Kind::Ballot => hints.push(C::PassBallot),
                    Kind::Score => hints.extend([C::Step, C::Print]),
                    Kind::Meeting => hints.push(C::Print),
                    Kind::Bloc => hints.insert(0, C::UseBloc),
                    _ => {}
                }
                // Offered only while two are marked.
                hints.insert(0, Command::Merge);
                hints.extend([
                    Command::Undo,
                    Command::Delete,
                    Command::GoTimeline,
                    Command::Redo,
                    Command::Sort,
                    Command::Nominee,
                ]);
                hints
            }
            Mode::Filter(_) | Mode::Sort(_) => vec![Command::Accept, Command::Cancel],
        }
    }

    /// Whether the pane can run `command` now.
    pub fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match &self.mode {
            Mode::Browse => self.available_browsing(command, desk),
            Mode::Filter(_) => {
                matches!(command, Command::Accept | Command::Cancel | Command::Up | Command::Down)
                    .then_some(Ok(()))
                    .or_else(|| (command.entry().group == Group::Text).then_some(Ok(())))
            }
            Mode::Sort(_) => {
                matches!(command, Command::Accept | Command::Cancel | Command::Up | Command::Down)
                    .then_some(Ok(()))
            }
        }
    }

    fn available_browsing(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let kind = self.list.kind();
        let selected = || match self.list.selected() {
            Some(_) => Ok(()),
            None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
        };
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Filter | Command::Sort | Command::MarkAll => Some(Ok(())),
            Command::Import => importing::available(kind, desk),
            Command::Export => Some(exporting::available(kind, self.list.total(), desk)),
            Command::MarkNone => Some(match self.list.marked() {
                0 => Err(Message::new("chưa đánh dấu dòng nào", "nothing is marked")),
                _ => Ok(()),
            }),
            Command::FilterClear => Some(match self.list.search() {
                "" => Err(Message::new("danh sách không có bộ lọc nào", "there is no filter")),
                _ => Ok(()),
            }),
            Command::Cancel => {
                (!self.list.search().is_empty() || self.list.marked() > 0).then_some(Ok(()))
            }
            Command::New => Some(match (kind, desk.scope.bloc) {
                (Kind::Bloc | Kind::Person | Kind::Award, _) | (_, Some(_)) => Ok(()),
                _ => {
                    Err(Message::new("hãy tạo khối thi đua trước", "make an emulation bloc first"))
                }
            }),
            Command::Fold | Command::Unfold | Command::FoldToggle => {
                (kind == Kind::Unit).then(selected)
            }
            Command::ScopeUnit => (kind == Kind::Unit).then(selected),
            Command::UseBloc => (kind == Kind::Bloc).then(selected),
            Command::Merge => matches!(kind, Kind::Person | Kind::Unit).then(|| {
                self.twins().map(|_| ()).ok_or_else(|| {
                    Message::new(
                        "đánh dấu một bản ghi rồi đưa con trỏ tới bản ghi kia",
                        "mark one record and put the cursor on the other",
                    )
                })
            }),
            Command::Nominee => {
                let of_somebody = matches!(kind, Kind::Person | Kind::Unit | Kind::Nomination);
                of_somebody.then(selected)
            }
            Command::Open
            | Command::Edit
            | Command::Delete
            | Command::Mark
            | Command::History
            | Command::Copy => Some(selected()),
            _ => {
                let selected = self.list.selected().map(|row| row.stored.as_ref());
                acts::available(command, kind, selected, desk)
            }
        }
    }

    /// Runs a command that the pane allows; `height` rows are drawn.
    pub fn run(&mut self, command: Command, desk: &Desk, height: usize) -> Vec<Effect> {
        match &mut self.mode {
            Mode::Browse => self.browse(command, desk, height),
            Mode::Filter(_) => self.filter(command, desk, height),
            Mode::Sort(_) => self.sort(command, desk, height),
        }
    }

    fn browse(&mut self, command: Command, desk: &Desk, height: usize) -> Vec<Effect> {
        match command {
            _ if command.is_travel() => self.list.travel(command, height),
            Command::Fold => self.list.fold(Some(true)),
            Command::Unfold => self.list.fold(Some(false)),
            Command::FoldToggle => self.list.fold(None),
            Command::Mark => {
                self.list.toggle_mark();
                self.list.step(1, height);
            }
            Command::MarkAll => return self.list.ask_every(),
            Command::MarkNone => self.list.mark_none(),
            Command::Filter => self.mode = Mode::Filter(line::Line::new(self.list.search())),
            Command::Cancel if self.list.marked() > 0 => self.list.mark_none(),
            Command::Cancel | Command::FilterClear => self.list.set_search(""),
            Command::Sort => self.mode = Mode::Sort(SortBox::new(&self.list)),
            _ => return self.act(command, desk),
        }
        self.ask(desk, height)
    }

    /// What is done with the chosen records rather than with the list.
    fn act(&self, command: Command, desk: &Desk) -> Vec<Effect> {
        if let Some(effects) = self.begin(command, desk) {
            return effects;
        }
        let Some(row) = self.list.selected() else { return Vec::new() };
        let stored = &row.stored;
        match command {
            Command::Edit => vec![Effect::Open(nominating::edit(stored, desk))],
            Command::Open => {
                vec![Effect::Open(Box::new(Reading::new(stored.clone(), Tab::Record)))]
            }
            Command::History => {
                vec![Effect::Open(Box::new(Reading::new(stored.clone(), Tab::History)))]
            }
            Command::Delete => vec![Effect::Open(Box::new(self.deletion(desk)))],
            Command::ScopeUnit => {
                vec![Effect::Scope(Scope { unit: Some(stored.id), ..desk.scope })]
            }
            Command::Merge => match self.twins() {
                Some((one, other)) => vec![Effect::Ask(Request::Twins(one, other)), Effect::Hold],
                None => Vec::new(),
            },
            Command::Nominee => super::nominee::open(stored),
            Command::UseBloc => vec![Effect::Ask(Request::UseBloc(stored.id)), Effect::Close],
            Command::Copy => self.copy(desk),
            _ => {
                let ids = self.list.chosen().into_iter().map(|(link, _)| link.id).collect();
                acts::run(command, ids, &self.list.chosen_rows(), stored, desk)
            }
        }
    }

    fn filter(&mut self, command: Command, desk: &Desk, height: usize) -> Vec<Effect> {
        let Mode::Filter(line) = &mut self.mode else { return Vec::new() };
        match command {
            Command::Accept => self.mode = Mode::Browse,
            Command::Cancel => {
                self.mode = Mode::Browse;
                self.list.set_search("");
            }
            Command::Up => self.list.step(-1, height),
            Command::Down => self.list.step(1, height),
            _ => {
                line.run(command);
                self.list.set_search(line.text());
            }
        }
        self.ask(desk, height)
    }

    fn sort(&mut self, command: Command, desk: &Desk, height: usize) -> Vec<Effect> {
        let Mode::Sort(choice) = &mut self.mode else { return Vec::new() };
        match command {
            Command::Up => choice.step(-1),
            Command::Down => choice.step(1),
            Command::Accept => {
                match choice.field() {
                    Some(field) => self.list.sort_by(field),
                    None => self.list.sort_usual(),
                }
                self.mode = Mode::Browse;
            }
            _ => self.mode = Mode::Browse,
        }
        self.ask(desk, height)
    }

    /// Takes a letter into the filter.
    pub fn typed(&mut self, key: Key, desk: &Desk, height: usize) -> Option<Vec<Effect>> {
        let Mode::Filter(line) = &mut self.mode else { return None };
        line.key(key.letter()?, desk.typing);
        self.list.set_search(line.text());
        Some(self.ask(desk, height))
    }

    /// Takes pasted text into the filter.
    pub fn pasted(&mut self, text: &str, desk: &Desk, height: usize) -> Vec<Effect> {
        let Mode::Filter(line) = &mut self.mode else { return Vec::new() };
        line.insert(&crate::text::one_line(text));
        self.list.set_search(line.text());
        self.ask(desk, height)
    }

    /// Asks for what is shown, unless it is there.
    pub fn ask(&mut self, desk: &Desk, height: usize) -> Vec<Effect> {
        self.list.ask(self.scope(desk), height)
    }

    /// Asks again: the store or the scope is another.
    pub fn refresh(&mut self, desk: &Desk, height: usize) -> Vec<Effect> {
        if self.list.kind() == Kind::Deadline {
            self.list.begin_at(deadlines::next(desk));
        }
        self.list.ask_again(self.scope(desk), height)
    }

    /// Hears answers; after an act of this person on this kind, selects what was touched.
    pub fn hear(&mut self, notice: &Notice, desk: &Desk, height: usize) -> Vec<Effect> {
        match notice {
            Notice::Page(page) if page.query.kind == self.list.kind() => {
                if self.list.hear(page, height) { self.ask(desk, height) } else { Vec::new() }
            }
            Notice::Every(query, every) => {
                self.list.mark_every(query, every);
                Vec::new()
            }
            Notice::Done(done) => {
                if let [link] = done.links.as_slice()
                    && link.kind == self.list.kind()
                {
                    self.list.select(link.id);
                }
                self.list.mark_none();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
