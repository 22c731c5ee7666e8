//! The members of a bloc by their points, a group of criteria at a time or all. Knows no form.

mod notes;
mod table;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::record::Reading;
use super::{nominating, rates, scoring};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::scheme::Scheme;
use crate::model::scoring::ranking::Place;
use crate::model::{Kind, Link, Stored};
use crate::store::request::{Notice, Ranked, Request};
use crate::text::{Label, Message};
use crate::ui::detail::Tab;
use crate::ui::lines::Lines;
use crate::ui::theme;

/// Lines above the rows: title, groups, heads.
const ABOVE: u16 = 3;

/// What is shown, with the table that the sheets are scored by.
struct Shown {
    ranked: Arc<Ranked>,
    scheme: Option<Scheme>,
    /// The names of the groups of the table; none where it has fewer than two.
    groups: Vec<String>,
}

/// The screen.
#[derive(Default)]
pub struct RankingScreen {
    /// All points together, or one group of criteria.
    group: Option<usize>,
    at: Lines,
    shown: Option<Shown>,
}

impl RankingScreen {
    /// The screen, its points not asked for yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self) -> usize {
        self.shown.as_ref().map_or(0, |shown| shown.ranked.ranking.places.len())
    }

    fn selected(&self) -> Option<&Place> {
        self.shown.as_ref()?.ranked.ranking.places.get(self.at.cursor)
    }

    /// The sheet under the cursor, or why there is none.
    fn sheet(&self, desk: &Desk) -> Result<Arc<Stored>, Message> {
        let Some(place) = self.selected() else {
            return Err(Message::new("chưa chọn dòng nào", "no row is selected"));
        };
        let sheet = place.sheet.and_then(|id| desk.catalog.get(Link::new(Kind::Score, id)));
        sheet.ok_or_else(|| {
            let keys = desk.keymap.keys_for(&[Context::Screen], Command::New).unwrap_or_default();
            Message::new(
                format!("đơn vị này chưa có phiếu chấm điểm: bấm {keys} để lập"),
                format!("this unit has no score sheet yet: press {keys} to make it"),
            )
        })
    }

    fn height(desk: &Desk) -> usize {
        let body = crate::ui::layout::body(desk.size).height;
        let notes = if body > 30 { notes::MOST } else { notes::FEW };
        usize::from(body.saturating_sub(ABOVE + notes))
    }

    /// From all points to the groups one after the other, and round.
    fn turn(&mut self, by: usize) {
        let groups = self.shown.as_ref().map_or(0, |shown| shown.groups.len());
        let now = self.group.map_or(0, |group| group + 1);
        self.group = ((now + by) % (groups + 1)).checked_sub(1);
    }

    fn hear_ranked(&mut self, ranked: &Arc<Ranked>, desk: &Desk) {
        let scheme = desk.catalog.scheme(ranked.ranking.scheme);
        let mut groups: Vec<String> = Vec::new();
        for criterion in scheme.iter().flat_map(|scheme| &scheme.criteria) {
            if !groups.contains(&criterion.group) {
                groups.push(criterion.group.clone());
            }
        }
        if groups.len() < 2 {
            groups.clear();
        }
        self.group = self.group.filter(|group| *group < groups.len());
        let selected = self.selected().map(|place| place.unit);
        let places = &ranked.ranking.places;
        let same = places.iter().position(|place| Some(place.unit) == selected);
        self.at.cursor = same.unwrap_or(self.at.cursor);
        self.shown = Some(Shown { ranked: Arc::clone(ranked), scheme, groups });
        self.at.settle(self.rows(), Self::height(desk));
    }

    /// Why nothing is shown.
    fn nothing(&self, desk: &Desk) -> Option<Message> {
        if desk.scope.bloc.is_none() {
            return Some(super::pane::no_bloc_yet(desk));
        }
        let Some(shown) = &self.shown else {
            return Some(Message::new("đang tính …", "working it out …"));
        };
        shown.ranked.ranking.places.is_empty().then(|| {
            let year = shown.ranked.year;
            Message::new(
                format!("khối không có thành viên nào năm {year}"),
                format!("the bloc has no member in {year}"),
            )
        })
    }

    /// The groups with the one shown in brackets.
    fn groups(&self, desk: &Desk) -> Line<'static> {
        let Some(shown) = &self.shown else { return Line::default() };
        if shown.groups.is_empty() {
            return Line::styled(format!("  {}", notes::table(shown, desk)), theme::dim(desk));
        }
        let keys = |command| desk.keymap.keys_for(&[Context::Screen], command).unwrap_or_default();
        let mut spans = vec![Span::styled(format!("  {} ", keys(Command::Fold)), theme::dim(desk))];
        let all = desk.say(Label::new("tất cả", "all")).to_owned();
        let titles = std::iter::once(all).chain(shown.groups.iter().map(|name| {
            if name.is_empty() { desk.say(table::NO_GROUP).to_owned() } else { name.clone() }
        }));
        for (place, title) in titles.enumerate() {
            let chosen = place == self.group.map_or(0, |group| group + 1);
            spans.push(if chosen {
                Span::styled(format!("[{title}] "), theme::strong(desk))
            } else {
                Span::raw(format!(" {title}  "))
            });
        }
        spans.push(Span::styled(keys(Command::Unfold), theme::dim(desk)));
        Line::from(spans)
    }

    fn copy(&self, desk: &Desk) -> Vec<Effect> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let table = table::of(shown, self.group, u16::MAX, desk);
        let rows = table.rows.len();
        let says = Message::new(
            format!("đã gửi {rows} dòng tới bộ nhớ tạm của terminal"),
            format!("{rows} rows sent to the terminal's clipboard"),
        );
        vec![Effect::Copy(table.tabbed()), Effect::Say(says)]
    }
}

impl Layer for RankingScreen {
    fn chapter(&self) -> Chapter {
        Chapter::Scores
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Fold | Command::Unfold => Some(match &self.shown {
                Some(shown) if !shown.groups.is_empty() => Ok(()),
                _ => Err(Message::new(
                    "bảng tiêu chí không chia nhóm",
                    "the table of criteria has no groups",
                )),
            }),
            Command::Open | Command::Edit | Command::Print => Some(self.sheet(desk).map(|_| ())),
            Command::New => Some(match (self.selected(), self.sheet(desk)) {
                (None, _) => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
                (Some(_), Ok(sheet)) => {
                    let code = sheet.record.code();
                    Err(Message::new(
                        format!("đơn vị này đã có phiếu: {code}"),
                        format!("this unit has a sheet already: {code}"),
                    ))
                }
                (Some(_), Err(_)) => Ok(()),
            }),
            Command::Copy => Some(self.nothing(desk).map_or(Ok(()), Err)),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let (count, height) = (self.rows(), Self::height(desk));
        self.at.travel(command, count, height);
        match (command, self.sheet(desk)) {
            (Command::Fold, _) => {
                self.turn(self.shown.as_ref().map_or(0, |shown| shown.groups.len()));
            }
            (Command::Unfold, _) => self.turn(1),
            (Command::Open, Ok(sheet)) => {
                return vec![Effect::Open(Box::new(Reading::new(sheet, Tab::Record)))];
            }
            (Command::Edit, Ok(sheet)) => {
                return vec![Effect::Open(nominating::edit(&sheet, desk))];
            }
            (Command::Print, Ok(sheet)) => return super::paper::open(&sheet),
            (Command::New, Err(_)) => {
                let unit = self.selected().map(|place| place.unit);
                return vec![Effect::Open(scoring::open(scoring::new_form(unit, desk)))];
            }
            (Command::Copy, _) => return self.copy(desk),
            _ => {}
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        if let Notice::Ranking(ranked) = notice
            && Some(ranked.bloc) == desk.scope.bloc
            && ranked.year == rates::year(desk)
        {
            self.hear_ranked(ranked, desk);
        }
        Vec::new()
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let Some(bloc) = desk.scope.bloc else {
            self.shown = None;
            return Vec::new();
        };
        let year = rates::year(desk);
        let stale = |shown: &Shown| (shown.ranked.bloc, shown.ranked.year) != (bloc, year);
        if self.shown.as_ref().is_some_and(stale) {
            self.shown = None;
        }
        vec![Effect::Ask(Request::Ranking { bloc, year })]
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.at.tell();
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        use Command as C;
        vec![C::Open, C::New, C::YearBefore, C::YearAfter, C::Copy, C::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Bảng xếp hạng", "Ranking"));
        let title = format!("{title} {}", rates::year(desk));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let body = crate::ui::table::titled(title, true, desk, frame, area);
        let line = |row: u16| Rect { y: body.y + row, height: 1, ..body };
        if body.height < ABOVE {
            return;
        }
        if let Some(why) = self.nothing(desk) {
            let why = format!("  {}", why.in_lang(desk.lang));
            return frame.render_widget(Line::styled(why, theme::dim(desk)), line(1));
        }
        let Some(shown) = &self.shown else { return };
        frame.render_widget(self.groups(desk), line(0));
        let table = table::of(shown, self.group, body.width, desk);
        let below = table.draw(&self.at, Self::height(desk), desk, frame, body);
        let notes = notes::notes(shown, self.at.told, usize::from(body.width), desk);
        for (row, note) in (below..body.height).zip(notes) {
            frame.render_widget(note, line(row));
        }
    }
}
