//! The overview of the year: how far each work is, with a bar; every line opens what it speaks of. Counts nothing.

mod says;
mod view;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::calendar::Calendar;
use super::listing::Listing;
use super::rates::RatesScreen;
use super::record::Reading;
use super::year::YearLines;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::law::calendar::Answer;
use crate::layer::{Desk, Layer};
use crate::model::nomination::STATES;
use crate::model::{Kind, Link, Value, pipeline};
use crate::store::request::{BlocYear, Notice, Topic, Work};
use crate::text::Message;
use crate::ui::detail::Tab;

/// Rows taken by the title and the lines below.
const TAKEN: u16 = 1 + view::BELOW;

/// The screen.
#[derive(Default)]
pub struct Overview {
    lines: YearLines,
}

impl Overview {
    /// The overview, not counted yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn works(&self) -> &[Work] {
        self.lines.found().map_or(&[], |found| &found.works)
    }

    fn count(&self) -> usize {
        self.works().len()
    }
}

/// What a line opens: the record it speaks of, or the list of what it counts.
fn opened(work: &Work, of: &BlocYear, desk: &Desk) -> Box<dyn Layer> {
    let record = work.link.and_then(|link| desk.catalog.get(link));
    if let Some(stored) = record {
        return Box::new(Reading::new(stored, Tab::Record));
    }
    let bloc = Value::of_id(Kind::Bloc, Some(of.bloc));
    let listed = |kind: Kind, year: i16, states: Vec<&str>| -> Box<dyn Layer> {
        let is = |field: &str, value: Value| (field.to_owned(), value);
        let when = Value::of_year(year);
        let mut having = vec![is("bloc", bloc.clone()), is("year", when.clone())];
        having.extend(states.into_iter().map(|state| is("state", Value::of_choice(state))));
        let title = format!("{} {year}", desk.say(says::topic(work.topic)));
        let list = Listing::only(kind, having, title);
        Box::new(list.starting(vec![("bloc", bloc.clone()), ("year", when)]))
    };
    match work.topic {
        Topic::Chair => listed(Kind::Term, of.year, Vec::new()),
        Topic::Handover => listed(Kind::Handover, of.year, Vec::new()),
        Topic::HandedOn => listed(Kind::Handover, of.year.saturating_add(1), Vec::new()),
        Topic::Evaluation => Box::new(Listing::new(Kind::Term)),
        Topic::Pact => Box::new(Calendar::at(|item| item.meeting == "pact")),
        Topic::Meetings => Box::new(Calendar::at(|item| item.answer == Answer::Meeting)),
        Topic::Nominations => listed(Kind::Nomination, of.year, Vec::new()),
        Topic::Dossiers => {
            let open = STATES.iter().map(|state| state.name).filter(|name| {
                !matches!(*name, "decided" | "presented") && !pipeline::is_ended(name)
            });
            listed(Kind::Nomination, of.year, open.collect())
        }
        Topic::Decisions => listed(Kind::Nomination, of.year, vec!["decided", "presented"]),
        Topic::Nominating => Box::new(RatesScreen::new()),
        Topic::Proposals => listed(Kind::Proposal, of.year, Vec::new()),
        Topic::Directions => listed(Kind::Direction, of.year, Vec::new()),
        Topic::Scores => listed(Kind::Score, of.year, Vec::new()),
        Topic::Contacts => Box::new(Listing::new(Kind::Contact)),
        Topic::Activities => Box::new(Listing::new(Kind::Activity)),
        Topic::Deadlines => listed(Kind::Deadline, of.year, Vec::new()),
    }
}

/// What records are called, in one line.
fn titles(links: &[Link], desk: &Desk) -> Vec<String> {
    let names = desk.names_in(super::rates::year(desk));
    let titles = links.iter().filter_map(|link| crate::model::Names::title(&names, *link));
    titles.map(|title| title.trim_end_matches('.').to_owned()).collect()
}

impl Layer for Overview {
    fn chapter(&self) -> Chapter {
        Chapter::Year
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Open | Command::Copy => Some(match self.lines.nothing(desk) {
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
        match (command, self.lines.found(), self.works().get(self.lines.at.cursor)) {
            (Command::Open, Some(of), Some(work)) => {
                vec![Effect::Open(opened(work, of, desk))]
            }
            (Command::Copy, ..) => vec![Effect::Copy(view::tabbed(self, desk))],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        if self.lines.hear(notice, desk) {
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
            Command::GoCalendar,
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
