//! The chair's timeline: who held, deputised and is expected to hold the chair, members by years.

mod expect;
mod told;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::forecast::{Forecast, Why};
use crate::model::{Id, Kind, Value};
use crate::store::request::Scope;
use crate::text::Message;
use crate::ui::form::Form;
use crate::ui::layout;
use crate::ui::rotation::Rotation;
use expect::Expecting;
pub use told::remarks;

/// How many years past the last one known are forecast at least.
const AHEAD: i16 = 5;
/// The years that can be looked at.
const FIRST: i16 = 1945;
/// See [`FIRST`].
const LAST: i16 = 2200;

/// The timeline; the cursor stands on a year.
pub struct Timeline {
    year: i16,
    /// How many lines of what is told of the year are passed over.
    scroll: usize,
}

/// What is known of one year.
struct Held {
    year: i16,
    chair: Option<Id>,
    deputies: Vec<Id>,
    /// What is forecast, where no term is recorded.
    forecast: Option<Forecast>,
}

impl Timeline {
    /// The timeline at the year worked on.
    pub fn new(desk: &Desk) -> Self {
        Self { year: desk.scope.year.unwrap_or_else(|| desk.today.year()), scroll: 0 }
    }

    /// The first and the last year of the timeline: as many years ahead as there is room for.
    fn span(&self, rotation: &Rotation, fit: usize) -> (i16, i16) {
        let (first, last) = rotation.years().unwrap_or((self.year, self.year));
        let first = first.min(self.year);
        let room = first.saturating_add(i16::try_from(fit).unwrap_or(AHEAD)).saturating_sub(1);
        (first, last.saturating_add(AHEAD).max(self.year).max(room).min(LAST))
    }

    fn go(&mut self, year: i16) {
        self.year = year.clamp(FIRST, LAST);
        self.scroll = 0;
    }
}

/// What is known of each of these years.
fn years(rotation: &Rotation, (first, last): (i16, i16)) -> Vec<Held> {
    let ahead = rotation.ahead(last);
    let forecast = |year: i16| {
        let found = ahead.iter().find(|forecast| forecast.year == year).cloned();
        // Of a gap among past years nothing is forecast but what was set by hand.
        let by_hand = || rotation.outlook(year).filter(|it| matches!(it.why, Why::ByHand(_)));
        found.or_else(by_hand).filter(|forecast| forecast.why != Why::Recorded)
    };
    let held = |year: i16| match rotation.recorded(year) {
        Some(term) => {
            let deputies = term.deputies.iter().filter_map(|deputy| deputy.unit).collect();
            Held { year, chair: term.chair, deputies, forecast: None }
        }
        None => Held { year, chair: None, deputies: Vec::new(), forecast: forecast(year) },
    };
    (first..=last).map(held).collect()
}

fn has_term() -> Message {
    Message::new(
        "năm này đã có nhiệm kỳ; hãy sửa nhiệm kỳ đó",
        "this year has a term already; edit that one",
    )
}

impl Layer for Timeline {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Timeline]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let recorded = || Rotation::read(desk).term(self.year).is_some();
        let bloc = || match desk.scope.bloc {
            Some(_) => Ok(()),
            None => Err(super::pane::no_bloc_yet(desk)),
        };
        match command {
            Command::Left | Command::Right | Command::Open | Command::Copy => Some(Ok(())),
            _ if command.is_travel() => Some(Ok(())),
            Command::New | Command::Expect if recorded() => Some(Err(has_term())),
            Command::New | Command::Expect => Some(bloc()),
            Command::Edit => Some(if recorded() {
                Ok(())
            } else {
                Err(Message::new("năm này chưa có nhiệm kỳ", "this year has no term yet"))
            }),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Left | Command::Up => self.go(self.year - 1),
            Command::Right | Command::Down => self.go(self.year + 1),
            Command::First | Command::Last => {
                let fit = view::fitting(layout::body(desk.size).width);
                let (first, last) = self.span(&Rotation::read(desk), fit);
                self.go(if command == Command::First { first } else { last });
            }
            Command::PageUp => self.scroll = self.scroll.saturating_sub(5),
            Command::PageDown => self.scroll = (self.scroll + 5).min(self.most(desk)),
            Command::Open => {
                let scope = Scope { year: Some(self.year), ..desk.scope };
                return vec![Effect::Close, Effect::Scope(scope)];
            }
            Command::New => {
                let year = [("year", Value::Number(self.year.into()))];
                return vec![Effect::Open(Box::new(Form::filled(Kind::Term, &year, desk)))];
            }
            Command::Edit => {
                let rotation = Rotation::read(desk);
                let form = rotation.term(self.year).map(|stored| Form::edit(stored, desk));
                return form.map(|form| Effect::Open(Box::new(form))).into_iter().collect();
            }
            Command::Expect => {
                let asked = Expecting::new(self.year, desk);
                return asked.map(|asked| Effect::Open(Box::new(asked))).into_iter().collect();
            }
            Command::Copy => return vec![Effect::Copy(self.as_text(desk))],
            _ => {}
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![
            Command::Open,
            Command::New,
            Command::Edit,
            Command::Expect,
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
