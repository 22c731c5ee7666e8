//! The hand-over checklist on the screen: what is open, missing or done, and the way to each. Knows not how it is
//! counted.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::listing::Listing;
use super::record::Reading;
use super::{handing, nominating};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::{Kind, Link, Value};
use crate::report::checklist::{Item, Leads, Part, Sign, parts};
use crate::store::request::checklist::{Checklist, ForHandover};
use crate::store::request::{Notice, Request};
use crate::text::width::{fit, pad};
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Tab;
use crate::ui::form::Form;
use crate::ui::{glyph, layout, table, theme};

/// The checklist; the cursor stands on a line that can be opened.
#[derive(Default)]
pub struct ChecklistScreen {
    found: Option<Arc<Checklist>>,
    parts: Vec<Part>,
    cursor: usize,
}

impl ChecklistScreen {
    /// The checklist of the year looked at.
    pub fn new() -> Self {
        Self::default()
    }

    fn asked(desk: &Desk) -> Option<ForHandover> {
        let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
        Some(ForHandover { bloc: desk.scope.bloc?, year, today: desk.today })
    }

    fn ask(desk: &Desk) -> Vec<Effect> {
        let asked = Self::asked(desk);
        asked.map(|asked| Effect::Ask(Request::Checklist(asked))).into_iter().collect()
    }

    fn tell(&mut self, desk: &Desk) {
        let year = super::rates::year(desk);
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| desk.catalog.names_in(lang, year));
        let told = self.found.as_ref().map(|found| parts(found, [&vi, &en]));
        self.parts = told.unwrap_or_default();
        self.cursor = self.cursor.min(self.items().count().saturating_sub(1));
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.parts.iter().flat_map(|part| &part.items)
    }

    fn here(&self) -> Option<&Item> {
        self.items().nth(self.cursor)
    }

    /// What the line under the cursor speaks of.
    fn open(&self, desk: &Desk) -> Vec<Effect> {
        let (Some(item), Some(asked)) = (self.here(), Self::asked(desk)) else { return Vec::new() };
        let bloc = ("bloc".to_owned(), Value::Link(Link::new(Kind::Bloc, asked.bloc)));
        match item.leads {
            Leads::Nominations(state) => {
                let having = vec![bloc, ("state".to_owned(), Value::of_choice(state))];
                let about = item.says.in_lang(desk.lang).to_owned();
                vec![Effect::Open(Box::new(Listing::only(Kind::Nomination, having, about)))]
            }
            Leads::List(kind) => vec![Effect::Open(Box::new(Listing::new(kind)))],
            Leads::Record(link) => {
                let stored = desk.catalog.get(link);
                let reading = stored.map(|stored| Reading::new(stored, Tab::Record));
                reading.map(|reading| Effect::Open(Box::new(reading))).into_iter().collect()
            }
            Leads::NewContact(unit) => {
                let unit = [("unit", Value::Link(Link::new(Kind::Unit, unit)))];
                vec![Effect::Open(Box::new(Form::filled(Kind::Contact, &unit, desk)))]
            }
            Leads::NewAct => {
                let form = handing::form_of(asked.year.saturating_add(1), desk);
                vec![Effect::Open(nominating::open(form))]
            }
            Leads::NewTerm => {
                let year = [("year", Value::Number(asked.year.into()))];
                vec![Effect::Open(Box::new(Form::filled(Kind::Term, &year, desk)))]
            }
            Leads::Backup => vec![Effect::Say(Message::new(
                "sao lưu ngay: thidua backup; mỗi ngày có lưu, chương trình tự sao lưu một lần",
                "back up now: thidua backup; the program does so itself once on a day with changes",
            ))],
        }
    }

    fn as_text(&self, desk: &Desk) -> String {
        let item = |item: &Item| format!("{} {}\n", item.sign.mark(), item.says.in_lang(desk.lang));
        let part = |part: &Part| {
            let items: String = part.items.iter().map(item).collect();
            format!("{}\n{items}", desk.say(part.title))
        };
        self.parts.iter().map(part).collect()
    }
}

impl Layer for ChecklistScreen {
    fn chapter(&self) -> Chapter {
        Chapter::Handover
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            _ if command.is_travel() => Some(Ok(())),
            Command::Open | Command::Copy => Some(match self.here() {
                Some(_) => Ok(()),
                None => Err(Message::new("đang đếm", "being counted")),
            }),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let page = isize::try_from(layout::body(desk.size).height).unwrap_or(10).max(4) - 2;
        if let Some(by) = command.travel(page) {
            let last = self.items().count().saturating_sub(1);
            self.cursor = self.cursor.saturating_add_signed(by).min(last);
            return Vec::new();
        }
        match command {
            Command::Open => self.open(desk),
            Command::Copy => vec![Effect::Copy(self.as_text(desk))],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Checklist(found) if Some(found.asked) == Self::asked(desk) => {
                self.found = Some(Arc::clone(found));
                self.tell(desk);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let asked = Self::asked(desk);
        if self.found.as_ref().is_some_and(|found| Some(found.asked) != asked) {
            self.found = None;
        }
        self.tell(desk);
        Self::ask(desk)
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::YearBefore, Command::YearAfter, Command::Copy, Command::Cancel]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let label =
            desk.say(Label::new("Việc cần bàn giao của Trưởng Khối", "Hand-over checklist"));
        let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
        let mut title = Line::from(Span::styled(format!("{label} {year}"), theme::strong(desk)));
        if self.found.is_some() {
            let done = self.items().filter(|item| item.sign == Sign::Done).count();
            let all = self.items().count();
            let says = desk.say(Label::new("xong", "done"));
            title.push_span(Span::styled(format!("  {done}/{all} {says}"), theme::dim(desk)));
        }
        let body = table::titled(title, true, desk, frame, area);
        if desk.scope.bloc.is_none() || self.found.is_none() {
            let says = match desk.scope.bloc {
                None => super::pane::no_bloc_yet(desk),
                Some(_) => Message::new("đang đếm …", "counting …"),
            };
            let line = Line::from(format!("  {}", says.in_lang(desk.lang)));
            return frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
        }
        let (lines, at) = self.lines(usize::from(body.width), desk);
        let height = usize::from(body.height);
        let half = (height / 2).max(1);
        // The list moves by half of what is seen, so that a step seldom moves all of it.
        let top = if at < height { 0 } else { ((at - height) / half + 1) * half };
        for (row, line) in (0..body.height).zip(lines.into_iter().skip(top)) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

impl ChecklistScreen {
    /// The lines, and which of them the cursor stands on. On a wide screen the title of a part stands beside its
    /// first line, else above it.
    fn lines(&self, width: usize, desk: &Desk) -> (Vec<Line<'static>>, usize) {
        let beside = width >= 120;
        let (mut lines, mut at, mut number) = (Vec::new(), 0, 0);
        for part in &self.parts {
            let title = desk.say(part.title);
            if !beside {
                lines.push(Line::styled(title, theme::label(desk)));
            }
            for (row, item) in part.items.iter().enumerate() {
                let here = number == self.cursor;
                if here {
                    at = lines.len();
                }
                let head = match (beside, row) {
                    (true, 0) => pad(title, 36),
                    (true, _) => " ".repeat(36),
                    (false, _) => String::new(),
                };
                lines.push(line(item, here, head, width, desk));
                number += 1;
            }
        }
        (lines, at)
    }
}

fn line(item: &Item, here: bool, head: String, width: usize, desk: &Desk) -> Line<'static> {
    let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
    let style = match item.sign {
        Sign::Done => theme::good(desk),
        Sign::Missing => theme::fault(desk),
        Sign::Unknown => theme::dim(desk),
    };
    let room = width.saturating_sub(head.chars().count() + 6);
    let text = fit(item.says.in_lang(desk.lang), room).into_owned();
    Line::from(vec![
        Span::styled(head, theme::label(desk)),
        Span::styled(format!("{cursor} "), theme::accent(desk)),
        Span::styled(item.sign.mark(), style),
        Span::raw(format!(" {text}")),
    ])
}
