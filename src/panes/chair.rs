//! The chair's timeline: who held, deputised and is expected to hold the chair, members by years.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::layer::{Desk, Layer};
use crate::model::forecast::{self, Forecast, Why};
use crate::model::term::Term;
use crate::model::{Id, Kind, Link, Names, Value};
use crate::text::width::pad;
use crate::text::{Label, Message};
use crate::ui::detail::fields;
use crate::ui::form::Form;
use crate::ui::rotation::Rotation;
use crate::ui::{glyph, table, theme};

/// How many years past the last one known are forecast.
const AHEAD: i16 = 5;
/// The cells that a year takes.
const YEAR: u16 = 6;

/// The timeline; the cursor stands on a year.
pub struct Timeline {
    year: i16,
}

impl Timeline {
    /// The timeline at the year worked on.
    pub fn new(desk: &Desk) -> Self {
        Self { year: desk.scope.year.unwrap_or_else(|| desk.today.year()) }
    }

    /// The first and the last year drawn.
    fn span(&self, terms: &[&Term], bloc: Id) -> (i16, i16) {
        let years = || terms.iter().filter(|term| term.bloc == Some(bloc)).map(|term| term.year);
        let first = years().min().unwrap_or(self.year).min(self.year);
        let last = years().max().unwrap_or(self.year).saturating_add(AHEAD).max(self.year);
        (first, last)
    }
}

/// What is drawn of one year.
struct Held {
    year: i16,
    chair: Option<Id>,
    deputies: Vec<Id>,
    forecast: Option<Forecast>,
}

fn years(rotation: &Rotation, bloc: Id, (first, last): (i16, i16)) -> Vec<Held> {
    let terms = rotation.terms();
    let members = rotation.members();
    let known = terms.iter().filter(|term| term.bloc == Some(bloc)).map(|term| term.year).max();
    let ahead = usize::try_from(AHEAD).unwrap_or_default();
    let forecasts = known
        .map(|year| forecast::forecast(&terms, &members, bloc, year + 1, ahead))
        .unwrap_or_default();
    let year = |year: i16| {
        let term = forecast::chair_of(&terms, bloc, year);
        let deputies = term.iter().flat_map(|term| &term.deputies).filter_map(|d| d.unit).collect();
        let forecast = forecasts.iter().find(|forecast| forecast.year == year).copied();
        Held { year, chair: term.and_then(|term| term.chair), deputies, forecast }
    };
    (first..=last).map(year).collect()
}

impl Layer for Timeline {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Timeline]
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        let recorded = || {
            let rotation = Rotation::read(desk);
            let bloc = desk.scope.bloc?;
            forecast::chair_of(&rotation.terms(), bloc, self.year).map(|_| ())
        };
        match command {
            Command::Left | Command::Right | Command::Up | Command::Down | Command::Open => {
                Some(Ok(()))
            }
            Command::New => Some(match recorded() {
                Some(()) => Err(Message::new(
                    "năm này đã có nhiệm kỳ; hãy sửa nhiệm kỳ đó",
                    "this year has a term already; edit that one",
                )),
                None => Ok(()),
            }),
            Command::Edit => Some(recorded().ok_or_else(|| {
                Message::new("năm này chưa có nhiệm kỳ", "this year has no term yet")
            })),
            _ => None,
        }
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Left | Command::Up => self.year = (self.year - 1).max(1945),
            Command::Right | Command::Down => self.year = (self.year + 1).min(2200),
            Command::Open => {
                let scope = crate::store::request::Scope { year: Some(self.year), ..desk.scope };
                return vec![Effect::Close, Effect::Scope(scope)];
            }
            Command::New => {
                return vec![Effect::Open(Box::new(Form::filled(
                    Kind::Term,
                    &[("year", Value::Number(self.year.into()))],
                    desk,
                )))];
            }
            Command::Edit => {
                let terms = desk.catalog.all(Kind::Term);
                let here = terms.iter().find(|stored| {
                    stored.record.bloc() == desk.scope.bloc
                        && stored.record.years() == Some((self.year, self.year))
                });
                return here
                    .map(|stored| Effect::Open(Box::new(Form::edit(stored, desk))))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![
            Command::Up,
            Command::Down,
            Command::Open,
            Command::New,
            Command::Edit,
            Command::Cancel,
        ]
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        frame.render_widget(Clear, area);
        let title =
            desk.say(Label::new("Trưởng Khối qua các năm", "Who held the chair, year by year"));
        let title = Line::from(Span::styled(title, theme::strong(desk)));
        let body = table::titled(title, true, desk, frame, area);
        let Some(bloc) = desk.scope.bloc else {
            let says = super::pane::no_bloc_yet(desk);
            let line = Line::from(format!("  {}", says.in_lang(desk.lang)));
            return frame.render_widget(line, Rect { height: 1.min(body.height), ..body });
        };
        let rotation = Rotation::read(desk);
        let terms = rotation.terms();
        let years = years(&rotation, bloc, self.span(&terms, bloc));
        let names = (body.width / 3).min(42);
        let fit = usize::from((body.width - names) / YEAR).max(1);
        let at = years.iter().position(|year| year.year == self.year).unwrap_or_default();
        let from = at.saturating_sub(fit / 2).min(years.len().saturating_sub(fit));
        let shown = &years[from..(from + fit).min(years.len())];
        let units = held_by(&rotation, &years);
        let mut lines = vec![self.heads(shown, names, desk)];
        for unit in units {
            lines.push(Self::row(unit, shown, names, desk));
        }
        lines.push(Line::default());
        lines.push(legend(desk));
        lines.push(Line::default());
        lines.extend(self.said(&years, &terms, bloc, desk, usize::from(body.width)));
        for (row, line) in (0..body.height).zip(lines) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}

/// The members, and whoever else held or deputised the chair.
fn held_by(rotation: &Rotation, years: &[Held]) -> Vec<Id> {
    let mut units: Vec<Id> = rotation.members().iter().map(|(id, _)| *id).collect();
    let named = years.iter().flat_map(|year| year.chair.iter().chain(&year.deputies));
    for unit in named {
        if !units.contains(unit) {
            units.push(*unit);
        }
    }
    units
}

impl Timeline {
    fn heads(&self, shown: &[Held], names: u16, desk: &Desk) -> Line<'static> {
        let mut spans = vec![Span::raw(" ".repeat(usize::from(names)))];
        for year in shown {
            let here = year.year == self.year;
            let cursor = if here { glyph::CURSOR.on(desk) } else { " " };
            let style = if here { theme::accent(desk) } else { theme::dim(desk) };
            spans.push(Span::styled(format!("{cursor}{:<5}", year.year), style));
        }
        Line::from(spans)
    }

    fn row(unit: Id, shown: &[Held], names: u16, desk: &Desk) -> Line<'static> {
        let title = desk.names().title(Link::new(Kind::Unit, unit)).unwrap_or_default();
        let mut spans = vec![Span::raw(pad(&title, usize::from(names) - 1)), Span::raw(" ")];
        let bar = usize::from(YEAR) - 2;
        for year in shown {
            let (sign, style) = if year.chair == Some(unit) {
                (glyph::FULL.on(desk), theme::strong(desk))
            } else if year.deputies.contains(&unit) {
                (glyph::HALF.on(desk), theme::dim(desk))
            } else if year.forecast.is_some_and(|f| f.why != Why::Recorded && f.chair == unit) {
                (glyph::FAINT.on(desk), theme::accent(desk))
            } else {
                (" ", theme::plain())
            };
            spans.push(Span::styled(format!(" {} ", sign.repeat(bar)), style));
        }
        Line::from(spans)
    }

    /// What is known of the year under the cursor.
    fn said(
        &self,
        years: &[Held],
        terms: &[&Term],
        bloc: Id,
        desk: &Desk,
        width: usize,
    ) -> Vec<Line<'static>> {
        let head = format!("{} {}", desk.say(Label::new("Năm", "Year")), self.year);
        let mut lines = vec![Line::from(Span::styled(head, theme::strong(desk)))];
        if let Some(term) = forecast::chair_of(terms, bloc, self.year) {
            lines.extend(fields(term, &["bloc", "year"], desk, width));
            return lines;
        }
        let forecast = years.iter().find(|year| year.year == self.year).and_then(|y| y.forecast);
        let Some(forecast) = forecast else {
            let unknown =
                Label::new("  chưa rõ ai làm Trưởng Khối", "  who held the chair is not known");
            lines.push(Line::from(desk.say(unknown)));
            return lines;
        };
        let names = desk.catalog.names_in(desk.lang, self.year);
        let unit = names.title(Link::new(Kind::Unit, forecast.chair)).unwrap_or_default();
        let expected = desk.say(Label::new("Dự kiến", "Forecast"));
        let says = format!("  {expected}: {unit} – {}", desk.say(forecast.why.label()));
        lines.push(Line::from(says));
        lines
    }
}

fn legend(desk: &Desk) -> Line<'static> {
    let sign = |glyph: glyph::Glyph, label: Label| {
        Span::raw(format!("{} {}   ", glyph.on(desk).repeat(2), desk.say(label)))
    };
    Line::from(vec![
        sign(glyph::FULL, Label::new("Trưởng Khối", "chair")),
        sign(glyph::HALF, Label::new("Phó Trưởng Khối", "deputy")),
        sign(glyph::FAINT, Label::new("dự kiến", "forecast")),
    ])
}
