//! From a meeting to the records that came of it: what there is, and the list of each. Knows no record's fields.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::listing::Listing;
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::meeting::Meeting;
use crate::model::{Kind, Record, Stored, Value};
use crate::store::catalog::meetings::{of_meeting, reviewed};
use crate::text::{Label, Message};
use crate::ui::{glyph, table, theme};

/// A list that can be opened: what it is called, how many it holds, what it is narrowed to.
struct Way {
    says: Message,
    count: usize,
    kind: Kind,
    having: Vec<(String, Value)>,
    /// What a new record made there starts with.
    filled: Vec<(&'static str, Value)>,
}

/// The lists that lead on from a meeting.
pub struct Ways {
    title: String,
    lists: Vec<Way>,
    cursor: usize,
}

impl Ways {
    /// The lists that lead on from the meeting `stored`; `None` for another kind.
    pub fn new(stored: &Arc<Stored>, desk: &Desk) -> Option<Self> {
        let Record::Meeting(meeting) = &stored.record else { return None };
        let title = stored.record.code().to_owned();
        Some(Self { title, lists: ways(stored, meeting, desk), cursor: 0 })
    }
}

fn ways(stored: &Arc<Stored>, meeting: &Meeting, desk: &Desk) -> Vec<Way> {
    let here = || Value::Link(stored.link());
    let bloc = || Value::of_id(Kind::Bloc, meeting.bloc);
    let year = meeting.year_planned.or(meeting.year_reviewed);
    let filled = || {
        let year = year.map(|year| ("year", Value::of_year(year)));
        [("bloc", bloc()), ("meeting", here())].into_iter().chain(year).collect::<Vec<_>>()
    };
    let at = |kind, says| Way {
        says,
        count: of_meeting(kind, stored.id, &desk.catalog).len(),
        kind,
        having: vec![("meeting".to_owned(), here())],
        filled: filled(),
    };
    let mut ways = vec![
        at(Kind::Proposal, Message::new("Kiến nghị nêu tại hội nghị", "Proposals made at it")),
        at(Kind::Direction, Message::new("Phương hướng hội nghị đề ra", "Directions it set")),
    ];
    if let Some(before) = meeting.year_reviewed {
        let (on, of) = (Value::of_year(before), bloc());
        ways.push(Way {
            says: Message::new(
                format!("Phương hướng của năm {before}: kết quả"),
                format!("Directions of {before}: what became of them"),
            ),
            count: reviewed(meeting, &desk.catalog).len(),
            kind: Kind::Direction,
            having: vec![("bloc".to_owned(), of.clone()), ("year".to_owned(), on.clone())],
            filled: vec![("bloc", of), ("year", on)],
        });
    }
    let mut ballots = at(Kind::Ballot, Message::new("Bỏ phiếu tại hội nghị", "Ballots held at it"));
    ballots.filled.retain(|(field, _)| *field != "year");
    ballots.filled.push(("date", Value::of_date(meeting.date)));
    ballots.filled.push(("body", Value::of_text(&meeting.title)));
    ways.push(ballots);
    ways
}

impl Layer for Ways {
    fn chapter(&self) -> Chapter {
        Chapter::Proposals
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::New if desk.scope.bloc.is_none() => Some(Err(super::pane::no_bloc_yet(desk))),
            Command::Open | Command::New => Some(Ok(())),
            _ if command.is_travel() => Some(Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        if let Some(rows) = command.travel(1) {
            let last = self.lists.len().saturating_sub(1);
            self.cursor = self.cursor.saturating_add_signed(rows).min(last);
            return Vec::new();
        }
        let Some(way) = self.lists.get(self.cursor) else { return Vec::new() };
        match command {
            Command::New => {
                let form = crate::ui::form::Form::filled(way.kind, &way.filled, desk);
                vec![Effect::Close, Effect::Open(super::nominating::open(form))]
            }
            Command::Open => {
                let list = Listing::only(way.kind, way.having.clone(), self.title.clone());
                let list = list.starting(way.filled.clone());
                vec![Effect::Close, Effect::Open(Box::new(list))]
            }
            _ => Vec::new(),
        }
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::New, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let height = u16::try_from(self.lists.len() + 1).unwrap_or(u16::MAX).min(body.height);
        let area = Rect { y: body.y + body.height - height, height, ..body };
        frame.render_widget(Clear, area);
        let title = desk.say(Label::new("Từ hội nghị này", "From this meeting"));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let rows = table::titled(title, true, desk, frame, area);
        for (row, (place, way)) in (0..rows.height).zip(self.lists.iter().enumerate()) {
            let cursor = if place == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::raw(format!("{:>3}  ", way.count)),
                Span::raw(way.says.in_lang(desk.lang).to_owned()),
            ]);
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
    }
}

/// The layer that leads on from a meeting.
pub fn open(stored: &Arc<Stored>, desk: &Desk) -> Vec<Effect> {
    let ways = Ways::new(stored, desk).map(|ways| Effect::Open(Box::new(ways)));
    ways.into_iter().collect()
}
