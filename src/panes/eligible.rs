//! Who meets an award of the year and is not proposed: awards first, then their nominees. Knows no rule.

mod view;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::judged::Judged;
use super::nominating;
use super::nominee::Nominee;
use super::record::Reading;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Link, Names, Value};
use crate::store::request::eligible::{Eligible, OfAward, Search};
use crate::store::request::{Notice, Request, Scope};
use crate::text::Message;
use crate::ui::detail::Tab;
use crate::ui::form::Form;

/// The screen: the awards, or the nominees of one of them.
#[derive(Default)]
pub struct EligibleScreen {
    asked: Option<Search>,
    found: Option<Arc<Eligible>>,
    /// The award under the cursor.
    award: usize,
    /// Whether its nominees are shown, and which of them is under the cursor.
    nominee: Option<usize>,
    judged: Judged,
    /// Whom the lines below tell of: the nominee under the cursor once the keys rest.
    told: Option<Link>,
    /// A record being fetched to be read.
    fetched: Option<Link>,
}

impl EligibleScreen {
    /// The screen, nobody judged yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn search(desk: &Desk) -> Search {
        let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
        let scope = Scope { year: Some(year), ..desk.scope };
        Search { scope, year, received: desk.today }
    }

    fn ask(&mut self, desk: &Desk) -> Vec<Effect> {
        let search = Self::search(desk);
        self.asked = Some(search);
        vec![Effect::Ask(Request::Eligible(search))]
    }

    fn awards(&self) -> &[OfAward] {
        self.found.as_ref().map_or(&[], |found| &found.awards)
    }

    fn of_award(&self) -> Option<&OfAward> {
        self.awards().get(self.award)
    }

    /// Somebody of the award under the cursor: those who meet it, then those near.
    fn at(&self, place: usize) -> Option<(Link, Option<u8>)> {
        let of = self.of_award()?;
        match of.meet.get(place) {
            Some(link) => Some((*link, None)),
            None => of.near.get(place - of.meet.len()).map(|near| (near.nominee, Some(near.lacks))),
        }
    }

    fn selected(&self) -> Option<Link> {
        self.at(self.nominee?).map(|(link, _)| link)
    }

    fn count(&self) -> usize {
        match self.nominee {
            None => self.awards().len(),
            Some(_) => self.of_award().map_or(0, |of| of.meet.len() + of.near.len()),
        }
    }

    fn cursor(&self) -> usize {
        self.nominee.unwrap_or(self.award)
    }

    fn go(&mut self, place: usize) {
        let place = place.min(self.count().saturating_sub(1));
        match &mut self.nominee {
            Some(nominee) => *nominee = place,
            None => self.award = place,
        }
    }

    fn open(&mut self) -> Vec<Effect> {
        if let Some(link) = self.selected() {
            self.fetched = Some(link);
            return vec![Effect::Ask(Request::Get(link))];
        }
        self.nominee = Some(0);
        self.tell()
    }

    /// Tells of whoever is under the cursor.
    fn tell(&mut self) -> Vec<Effect> {
        self.told = self.selected();
        self.judged.ask(self.told)
    }

    /// A nomination of whoever is under the cursor, for the award and the year.
    fn draft(&self, desk: &Desk) -> Option<Form> {
        let (search, of) = (self.asked?, self.of_award()?);
        let nominee = self.selected()?;
        let filled = [
            ("nominee", Value::Link(nominee)),
            ("award", Value::Link(Link::new(Kind::Award, of.award))),
            ("year", Value::Number(search.year.into())),
            ("kind", Value::Choice("regular".to_owned())),
        ];
        let unit = desk.catalog.home(nominee);
        let unit = unit.map(|id| ("unit", Value::Link(Link::new(Kind::Unit, id))));
        let filled: Vec<_> = filled.into_iter().chain(unit).collect();
        Some(Form::filled(Kind::Nomination, &filled, desk))
    }

    /// Why nobody is under the cursor.
    fn nobody(&self) -> Message {
        match self.nominee {
            None => Message::new("hãy mở một danh hiệu, hình thức trước", "open an award first"),
            Some(_) => Message::new("không có ai", "there is nobody"),
        }
    }

    fn copy(&self, desk: &Desk) -> Option<String> {
        let link = self.selected()?;
        let names = desk.names();
        Some(format!("{}\t{}", names.code(link)?, names.title(link)?))
    }
}

impl Layer for EligibleScreen {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Eligible]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Open => Some(if self.count() > 0 { Ok(()) } else { Err(self.nobody()) }),
            Command::Fold | Command::Cancel => self.nominee.map(|_| Ok(())),
            Command::New => Some(match (self.selected(), desk.scope.bloc) {
                (Some(_), Some(_)) => Ok(()),
                (Some(_), None) => Err(super::pane::no_bloc_yet(desk)),
                (None, _) => Err(self.nobody()),
            }),
            Command::Nominee | Command::Copy => {
                Some(self.selected().map(|_| ()).ok_or_else(|| self.nobody()))
            }
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(view::rows(desk)).unwrap_or(1).max(2) - 1;
        if let Some(rows) = command.travel(page) {
            self.go(self.cursor().saturating_add_signed(rows));
        }
        match command {
            Command::Open => return self.open(),
            Command::Fold | Command::Cancel => self.nominee = None,
            Command::New => {
                let form = self.draft(desk).map(|form| Effect::Open(nominating::open(form)));
                return form.into_iter().collect();
            }
            Command::Nominee => {
                let past = self.selected().map(|link| Effect::Open(Box::new(Nominee::new(link))));
                return past.into_iter().collect();
            }
            Command::Copy => return self.copy(desk).map(Effect::Copy).into_iter().collect(),
            _ => {}
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        self.judged.hear(notice);
        match notice {
            Notice::Eligible(found) if Some(found.search) == self.asked => {
                self.found = Some(Arc::clone(found));
                self.go(self.cursor());
                self.tell()
            }
            Notice::Got(link, Some(stored)) if self.fetched == Some(*link) => {
                self.fetched = None;
                vec![Effect::Open(Box::new(Reading::new(Arc::clone(stored), Tab::Judged)))]
            }
            Notice::Done(_) => self.ask(desk),
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        // The whole scope is judged anew where it is another one, not for every change elsewhere.
        if self.asked == Some(Self::search(desk)) { Vec::new() } else { self.ask(desk) }
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.tell()
    }

    fn hints(&self) -> Vec<Command> {
        match self.nominee {
            None => vec![Command::Open, Command::YearBefore, Command::YearAfter, Command::Cancel],
            Some(_) => {
                vec![Command::New, Command::Open, Command::Nominee, Command::Copy, Command::Cancel]
            }
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        view::view(self, desk, frame, area);
    }
}
