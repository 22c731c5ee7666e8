//! Nomination rates on the screen: members as rows, one class of nominees at a time, or the quotas.

mod figures;
mod notes;
pub(super) mod table;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use self::figures::{Figure, Figures, Leads, Of};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Link, Names};
use crate::report::quotas::{self, Left};
use crate::report::rates::{Rates, Source};
use crate::store::request::{Behind, Class, Counted, Notice, Request, Tally, Whose};
use crate::text::{Label, Message, many};
use crate::ui::lines::Lines;
use crate::ui::{glyph, theme};

/// What the screen shows, one after the other: a class of nominees each, then the quotas.
const VIEWS: [Option<Class>; 5] = [
    Some(Class::Persons),
    Some(Class::Collectives),
    Some(Class::Leaders),
    Some(Class::Others),
    None,
];

/// Lines above the rows: title, classes, heads.
const ABOVE: u16 = 3;

/// The year whose rates are shown: the one worked on, today's where all are.
pub fn year(desk: &Desk) -> i16 {
    desk.scope.year.unwrap_or_else(|| desk.today.year())
}

/// What a class of nominees is called.
const fn class_title(class: Class) -> Label {
    match class {
        Class::All => Label::new("tất cả", "all"),
        Class::Persons => Label::new("cá nhân", "individuals"),
        Class::Collectives => Label::new("tập thể", "collectives"),
        Class::Leaders => Label::new("lãnh đạo", "leaders"),
        Class::Others => Label::new("không lãnh đạo", "non-leaders"),
    }
}

/// What is shown: the rates of a class, or the quotas.
fn view_title(view: Option<Class>) -> Label {
    view.map_or(Label::new("chỉ tiêu", "quotas"), class_title)
}

/// What a row belongs to, as people call it.
fn whose_title(whose: Whose, desk: &Desk) -> String {
    match whose {
        Whose::Bloc => desk.say(Label::new("cả Khối", "the whole bloc")).to_owned(),
        Whose::Member(id) => title(id, desk),
        Whose::Elsewhere => desk.say(Label::new("ngoài các thành viên", "of no member")).to_owned(),
    }
}

/// What a unit was called in the year looked at.
fn title(unit: crate::model::Id, desk: &Desk) -> String {
    let names = desk.catalog.names_in(desk.lang, year(desk));
    names.title(Link::new(Kind::Unit, unit)).unwrap_or_default()
}

/// What a list of the nominations behind a figure is narrowed to.
pub fn says_behind(behind: &Behind, desk: &Desk) -> String {
    let (whose, class) = (whose_title(behind.whose, desk), desk.say(class_title(behind.class)));
    let counted = match behind.counted {
        Counted::Proposed => return format!("{whose}, {class}"),
        Counted::Using(award) => return format!("{whose}, {}", super::awarded::short(award, desk)),
        Counted::Before => (year(desk) - 1).to_string(),
        Counted::Decided => desk.say(Label::new("đã khen", "decided")).to_owned(),
        Counted::Timed => desk.say(Label::new("rõ số ngày", "days known")).to_owned(),
    };
    format!("{whose}, {class}, {counted}")
}

/// Of how many the `listed` nominations behind a figure are, if some are nominated more than once.
pub fn says_whom(behind: &Behind, listed: usize, tally: &Tally, desk: &Desk) -> Option<String> {
    let bloc_and_year = (Some(tally.bloc), tally.year);
    let repeats = matches!(behind.counted, Counted::Proposed | Counted::Before);
    if !repeats || bloc_and_year != (desk.scope.bloc, year(desk)) {
        return None;
    }
    let source = Source::read(&desk.catalog, tally)?;
    let count = source.count(behind.whose, behind.class, behind.counted.ago().into());
    let whole = usize::try_from(count.proposed).is_ok_and(|proposed| proposed == listed);
    let says = || figures::of_how_many(count.nominees, behind.class, desk.lang);
    (whole && count.nominees != count.proposed).then(says)
}

/// The counts and what follows from them.
struct Shown {
    source: Source,
    rates: Rates,
    quotas: Vec<Left>,
}

/// The screen.
#[derive(Default)]
pub struct RatesScreen {
    view: usize,
    at: Lines,
    shown: Option<Shown>,
    /// The boxes over the rows, each opened from the one before.
    boxes: Vec<Figures>,
}

impl RatesScreen {
    /// The screen, its counts not asked for yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn class(&self) -> Option<Class> {
        VIEWS[self.view]
    }

    fn rows(&self) -> usize {
        let Some(shown) = &self.shown else { return 0 };
        self.class().map_or(shown.quotas.len(), |_| shown.rates.rows.len())
    }

    /// The figures in the box over the rows.
    fn figures(&self, desk: &Desk) -> Vec<Figure> {
        let (Some(shown), Some(open)) = (&self.shown, self.boxes.last()) else { return Vec::new() };
        figures::figures(open.of, self.class(), shown, self.at.cursor, desk)
    }

    /// What can be done in the box.
    fn available_in_box(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let chosen = self.boxes.last().map_or(0, |open| open.at.cursor);
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Cancel => Some(Ok(())),
            Command::Open => Some(match self.figures(desk).into_iter().nth(chosen) {
                Some(figure) => figure.leads.map(|_| ()),
                None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
            }),
            _ => None,
        }
    }

    fn run_in_box(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let figures = self.figures(desk);
        let height = figures::room(figures.len(), Self::body(desk));
        let Some(open) = self.boxes.last_mut() else { return Vec::new() };
        open.at.travel(command, figures.len(), height);
        let leads = figures.get(open.at.cursor).and_then(|figure| figure.leads.as_ref().ok());
        match (command, leads) {
            (Command::Cancel, _) => {
                self.boxes.pop();
            }
            (Command::Open, Some(Leads::Members(of))) => self.boxes.push(Figures::new(*of)),
            (Command::Open, Some(leads)) => {
                if let Some(screen) = figures::screen(leads, desk) {
                    self.boxes.clear();
                    return vec![Effect::Open(screen)];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Keeps the cursor of the box in it where its figures are others; a box without any is closed.
    fn settle_box(&mut self, desk: &Desk) {
        let count = self.figures(desk).len();
        if let Some(open) = self.boxes.last_mut() {
            open.at.settle(count, figures::room(count, Self::body(desk)));
        }
        if count == 0 {
            self.boxes.clear();
        }
    }

    /// Lines below the title of the screen.
    fn body(desk: &Desk) -> u16 {
        crate::ui::layout::body(desk.size).height.saturating_sub(1)
    }

    /// How many rows are drawn.
    fn height(desk: &Desk) -> usize {
        let body = crate::ui::layout::body(desk.size).height;
        usize::from(body.saturating_sub(ABOVE + notes::LINES))
    }

    fn turn(&mut self, by: usize, desk: &Desk) {
        self.view = (self.view + by) % VIEWS.len();
        if let (Some(class), Some(shown)) = (self.class(), &mut self.shown) {
            shown.rates = shown.source.rates(class);
        }
        self.at.settle(self.rows(), Self::height(desk));
    }

    /// Every row with all its columns, set apart by tabs.
    fn copy(&self, desk: &Desk) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let table = table::Table::of(self.class(), shown, u16::MAX, desk);
        let rows = table.rows.len();
        let says = Message::new(
            format!("đã gửi {rows} dòng tới bộ nhớ tạm của terminal"),
            format!("{} sent to the terminal's clipboard", many(rows, "row")),
        );
        vec![Effect::Copy(table.tabbed()), Effect::Say(says)]
    }

    /// Why nothing is shown.
    fn nothing(&self, desk: &Desk) -> Option<Message> {
        if desk.scope.bloc.is_none() {
            return Some(super::pane::no_bloc_yet(desk));
        }
        let Some(shown) = &self.shown else {
            return Some(Message::new("đang đếm …", "counting …"));
        };
        (self.class().is_none() && shown.quotas.is_empty()).then(|| {
            let year = shown.rates.year;
            let keys = desk.keymap.keys_for(&[Context::Global], Command::GoQuotas);
            let keys = keys.unwrap_or_default();
            Message::new(
                format!("chưa nhập chỉ tiêu nào của năm {year}   {keys} chỉ tiêu"),
                format!("no quota of {year} entered yet   {keys} quotas"),
            )
        })
    }

    fn classes(&self, desk: &Desk) -> Line<'static> {
        let keys = |command| {
            let keys = desk.keymap.keys_for(&[Context::Rates], command).unwrap_or_default();
            match keys.as_str() {
                "left" => glyph::LEFT.on(desk).to_owned(),
                "right" => glyph::RIGHT.on(desk).to_owned(),
                _ => keys,
            }
        };
        let mut spans = vec![Span::styled(format!("  {} ", keys(Command::Fold)), theme::dim(desk))];
        for (place, view) in VIEWS.into_iter().enumerate() {
            let title = desk.say(view_title(view));
            spans.push(if place == self.view {
                Span::styled(format!("[{title}]"), theme::strong(desk))
            } else {
                Span::raw(format!(" {title} "))
            });
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(keys(Command::Unfold), theme::dim(desk)));
        Line::from(spans)
    }
}

impl Layer for RatesScreen {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Rates]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        if !self.boxes.is_empty() {
            return self.available_in_box(command, desk);
        }
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Fold | Command::Unfold => Some(Ok(())),
            Command::Open | Command::Copy => Some(self.nothing(desk).map_or(Ok(()), Err)),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        if !self.boxes.is_empty() {
            return self.run_in_box(command, desk);
        }
        let (count, height) = (self.rows(), Self::height(desk));
        self.at.travel(command, count, height);
        match command {
            Command::Fold => self.turn(VIEWS.len() - 1, desk),
            Command::Unfold => self.turn(1, desk),
            Command::Open => {
                self.at.tell();
                self.boxes.push(Figures::new(Of::Row));
            }
            Command::Copy => return self.copy(desk),
            _ => {}
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let Notice::Tally(tally) = notice else { return Vec::new() };
        if Some(tally.bloc) != desk.scope.bloc || tally.year != year(desk) {
            return Vec::new();
        }
        self.shown = Source::read(&desk.catalog, tally).map(|source| Shown {
            rates: source.rates(self.class().unwrap_or(Class::Persons)),
            quotas: quotas::quotas(&desk.catalog, &source),
            source,
        });
        self.at.settle(self.rows(), Self::height(desk));
        self.settle_box(desk);
        Vec::new()
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let Some(bloc) = desk.scope.bloc else {
            self.shown = None;
            return Vec::new();
        };
        let year = year(desk);
        let stale = |shown: &Shown| shown.source.tally.bloc != bloc || shown.rates.year != year;
        if self.shown.as_ref().is_some_and(stale) {
            self.shown = None;
        }
        vec![Effect::Ask(Request::Tally { bloc, year })]
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.at.tell();
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        if !self.boxes.is_empty() {
            return vec![Command::Open, Command::Cancel];
        }
        vec![Command::Open, Command::YearBefore, Command::YearAfter, Command::Copy, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Tỷ lệ đề nghị", "Nomination rates"));
        let title = format!("{title} {}", year(desk));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let body = crate::ui::table::titled(title, true, desk, frame, area);
        let line = |row: u16| Rect { y: body.y + row, height: 1, ..body };
        if body.height < ABOVE {
            return;
        }
        frame.render_widget(self.classes(desk), line(0));
        if let Some(why) = self.nothing(desk) {
            let why = format!("  {}", why.in_lang(desk.lang));
            return frame.render_widget(Line::styled(why, theme::dim(desk)), line(1));
        }
        let Some(shown) = &self.shown else { return };
        let table = table::Table::of(self.class(), shown, body.width, desk);
        let below = table.draw(&self.at, Self::height(desk), desk, frame, body);
        let notes = notes::notes(self.class(), shown, self.at.told, usize::from(body.width), desk);
        for (row, note) in (below..body.height).zip(notes) {
            frame.render_widget(note, line(row));
        }
        if let Some(open) = self.boxes.last() {
            figures::view(open, self.class(), shown, self.at.cursor, desk, frame, body);
        }
    }
}
