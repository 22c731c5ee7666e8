//! The box in which somebody picks what is done to units, and the form that follows. Knows not how it is done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::layer::{Desk, Layer};
use crate::model::reorganisation::{PartOf, Reorganisation, What};
use crate::model::{Id, Kind, Link, Record, Stored, Version};
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Message};
use crate::ui::form::Form;
use crate::ui::{confirm, glyph, theme};

/// What may be done to the units chosen.
pub struct Reorganising {
    /// The units, in the order of the list, with the versions seen.
    units: Vec<(Id, Version)>,
    title: String,
    /// How the first stands now, which a move starts from.
    stands: Reorganisation,
    cursor: usize,
}

impl Reorganising {
    /// A choice for these units, of which `selected` is under the cursor; one alone is that one.
    pub fn new(chosen: &[Id], selected: &Stored, desk: &Desk) -> Self {
        let get = |id: &Id| desk.catalog.get(Link::new(Kind::Unit, *id));
        let mut chosen: Vec<_> = chosen.iter().filter_map(get).collect();
        chosen.sort_by_key(|stored| match &stored.record {
            Record::Unit(unit) => (unit.order.is_none(), unit.order, stored.id),
            _ => (true, None, stored.id),
        });
        let titles: Vec<String> =
            chosen.iter().map(|stored| stored.record.title(&desk.names())).collect();
        let mut stands = Reorganisation::new(What::Move, None, Vec::new());
        if let Record::Unit(unit) = &selected.record {
            (stands.bloc, stands.parent, stands.order) = (unit.bloc, unit.parent, unit.order);
        }
        let merge = What::ALL.iter().position(|what| *what == What::Merge);
        Self {
            units: chosen.iter().map(|stored| (stored.id, stored.version)).collect(),
            title: titles.join(", "),
            stands,
            cursor: merge.filter(|_| chosen.len() > 1).unwrap_or(0),
        }
    }

    fn what(&self) -> What {
        What::ALL[self.cursor.min(What::ALL.len() - 1)]
    }

    /// Why what is under the cursor cannot be done to the units chosen.
    fn refusal(&self) -> Option<Message> {
        (self.units.len() > 1 && self.what() != What::Merge).then(|| {
            Message::new(
                "đang đánh dấu nhiều đơn vị: chỉ hợp nhất được",
                "several units are marked: they can only be merged",
            )
        })
    }

    fn form(&self, desk: &Desk) -> Form {
        let what = self.what();
        let unit = self.units.first().map(|(id, _)| *id);
        let start = if what == What::Move {
            Reorganisation { unit, ..self.stands.clone() }
        } else {
            Reorganisation::new(what, unit, Vec::new())
        };
        let mut asked = Reorganisation { seen: self.units.clone(), ..start };
        if what == What::Merge {
            asked.unit = None;
            let parts = self.units.iter().map(|(id, _)| PartOf { unit: Some(*id) });
            asked.parts = parts.collect();
        }
        Form::reorganising(&asked, desk)
    }
}

impl Layer for Reorganising {
    fn chapter(&self) -> Chapter {
        Chapter::Reorganise
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Screen]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        match command {
            Command::Open => Some(self.refusal().map_or(Ok(()), Err)),
            Command::Up | Command::Down | Command::Cancel => Some(Ok(())),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Up => self.cursor = self.cursor.saturating_sub(1),
            Command::Down => self.cursor = (self.cursor + 1).min(What::ALL.len() - 1),
            Command::Open => {
                return vec![Effect::Close, Effect::Open(Box::new(self.form(desk)))];
            }
            _ => return vec![Effect::Close],
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Open, Command::Cancel, Command::Up, Command::Down]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let head = desk.say(Label::new("Sắp xếp lại tổ chức", "Reorganise"));
        let name = What::ALL.iter().map(|what| display_width(desk.say(what.title()))).max();
        let name = name.unwrap_or_default() + 2;
        let says = What::ALL.iter().map(|what| display_width(desk.say(what.says()))).max();
        let width = name + says.unwrap_or_default() + 4;
        let width = width.min(usize::from(area.width).saturating_sub(4));
        let mut lines = vec![
            Line::styled(
                fit(&format!("{head}: {}", self.title), width).into_owned(),
                theme::strong(desk),
            ),
            Line::default(),
        ];
        for (index, what) in What::ALL.into_iter().enumerate() {
            let here = index == self.cursor;
            let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
            let style = if here { theme::strong(desk) } else { theme::plain() };
            let said = fit(desk.say(what.says()), width.saturating_sub(name + 2)).into_owned();
            lines.push(Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::styled(pad(desk.say(what.title()), name), style),
                Span::styled(said, theme::label(desk)),
            ]));
        }
        let inner = confirm::framed(width, lines.len(), desk, frame.buffer_mut(), area);
        for (row, line) in (0..inner.height).zip(lines) {
            frame.render_widget(line, Rect { y: inner.y + row, height: 1, ..inner });
        }
    }
}
