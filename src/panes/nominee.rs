//! The past of a nominee on one screen: what was proposed, decided, refused, held, recognised and rated, by year.

mod view;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::record::Reading;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::past::{Moment, Past};
use crate::model::{Kind, Link, Record, Stored, Value};
use crate::store::request::{Mentions, Notice, Request};
use crate::text::{Lang, Message};
use crate::ui::detail::Tab;
use crate::ui::form::Form;

/// Whose past a record leads to: its own, or that of the person or unit that it is about.
pub fn whose(stored: &Stored) -> Option<Link> {
    match &stored.record {
        Record::Person(_) | Record::Unit(_) => Some(stored.link()),
        Record::Nomination(nomination) => nomination.nominee,
        Record::Rating(rating) => rating.subject,
        Record::Case(case) => case.subject,
        _ => None,
    }
}

/// Opens the past that a record leads to.
pub fn open(stored: &Stored) -> Vec<Effect> {
    let layer = whose(stored).map(|link| Effect::Open(Box::new(Nominee::new(link))));
    layer.into_iter().collect()
}

/// A nominee's past.
pub struct Nominee {
    link: Link,
    found: Option<Arc<Mentions>>,
    past: Past,
    cursor: usize,
    /// The moment told in full: follows the cursor once the keys rest.
    told: usize,
}

impl Nominee {
    /// The past of this person or unit.
    pub fn new(link: Link) -> Self {
        Self { link, found: None, past: Past::default(), cursor: 0, told: 0 }
    }

    fn last(&self) -> usize {
        self.past.moments.len().saturating_sub(1)
    }

    fn moment(&self) -> Option<&Moment> {
        self.past.moments.get(self.cursor)
    }

    /// Tells the past in the names as they are now.
    fn tell(&mut self, desk: &Desk) {
        let Some(found) = &self.found else { return };
        let before = self.moment().map(|moment| moment.link);
        let (vi, en) = (desk.catalog.names(Lang::Vi), desk.catalog.names(Lang::En));
        self.past = Past::of(&found.line, &found.records, &found.decisions, [&vi, &en]);
        let same = self.past.moments.iter().position(|moment| Some(moment.link) == before);
        self.cursor = same.unwrap_or(self.cursor).min(self.last());
        self.told = self.cursor;
    }

    /// A nomination for this nominee, from the unit of the last post.
    fn draft(&self, desk: &Desk) -> Form {
        let mut filled = vec![("nominee", Value::Link(self.link))];
        let own = self.found.as_ref().and_then(|found| found.line.first());
        let unit = own.and_then(|stored| match &stored.record {
            Record::Person(person) => person.last_post().and_then(|post| post.unit),
            Record::Unit(unit) => unit.parent,
            _ => None,
        });
        filled.extend(unit.map(|id| ("unit", Value::Link(Link::new(Kind::Unit, id)))));
        Form::filled(Kind::Nomination, &filled, desk)
    }

    fn copy(&self, desk: &Desk) -> Option<String> {
        let moment = self.moment()?;
        let year = moment.year.map(|year| year.to_string()).unwrap_or_default();
        let said = [&moment.what, &moment.state, &moment.more].map(|it| it.in_lang(desk.lang));
        Some([&[year.as_str(), moment.code.as_str()], &said[..]].concat().join("\t"))
    }
}

impl Layer for Nominee {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Nominee]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Open | Command::Copy => Some(match self.moment() {
                Some(_) => Ok(()),
                None => Err(Message::new("chưa có gì ở đây", "there is nothing here yet")),
            }),
            Command::New => Some(match desk.scope.bloc {
                Some(_) => Ok(()),
                None => {
                    Err(Message::new("hãy tạo khối thi đua trước", "make an emulation bloc first"))
                }
            }),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(view::rows(self, desk)).unwrap_or(1).max(2) - 1;
        if let Some(rows) = command.travel(page) {
            self.cursor = self.cursor.saturating_add_signed(rows).min(self.last());
        }
        match command {
            Command::New => return vec![Effect::Open(super::nominating::open(self.draft(desk)))],
            Command::Open => {
                let link = self.moment().map(|moment| moment.link);
                let records = self.found.iter().flat_map(|found| &found.records);
                let stored = records.into_iter().find(|stored| Some(stored.link()) == link);
                let read = |stored: &Stored| {
                    Effect::Open(Box::new(Reading::new(Arc::new(stored.clone()), Tab::Record)))
                };
                return stored.map(read).into_iter().collect();
            }
            Command::Copy => return self.copy(desk).map(Effect::Copy).into_iter().collect(),
            _ => {}
        }
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Mentions(found)
                if found.line.first().is_some_and(|own| own.link() == self.link) =>
            {
                self.found = Some(Arc::clone(found));
                self.tell(desk);
            }
            _ => {}
        }
        Vec::new()
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        if self.found.is_some() && desk.catalog.version(self.link).is_none() {
            // Merged into another or deleted meanwhile.
            return vec![Effect::Close];
        }
        self.tell(desk);
        vec![Effect::Ask(Request::Mentions(self.link))]
    }

    fn rest(&mut self, _: &Desk) -> Vec<Effect> {
        self.told = self.cursor;
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::New, Command::Copy, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        view::draw(self, desk, frame, area);
    }
}
