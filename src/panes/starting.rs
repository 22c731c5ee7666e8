//! What a new table of criteria starts from: nothing, a known shape, the table before. Knows no list.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::law::schemes::{Shape, shapes};
use crate::layer::{Desk, Layer};
use crate::model::rows::rows_value;
use crate::model::scheme::Scheme;
use crate::model::{Kind, Record, Stored, Value};
use crate::text::width::fit;
use crate::text::{Label, Lang, Message};
use crate::ui::form::Form;
use crate::ui::{glyph, table, theme};

/// What to start from.
enum Start {
    Blank,
    Shape(Shape),
    Copy(Arc<Stored>),
}

/// The question what a new table starts from.
pub struct Starting {
    starts: Vec<Start>,
    cursor: usize,
}

impl Starting {
    /// The question, the table used last offered first where there is one.
    pub fn new(desk: &Desk) -> Self {
        let bloc = desk.scope.bloc.or_else(|| desk.catalog.bloc());
        let newest = bloc.and_then(|bloc| desk.catalog.schemes(bloc).into_iter().next());
        let shapes = shapes().unwrap_or_default().into_iter().map(Start::Shape);
        let starts = newest.map(Start::Copy).into_iter().chain([Start::Blank]).chain(shapes);
        Self { starts: starts.collect(), cursor: 0 }
    }

    fn says(start: &Start, desk: &Desk) -> (String, String) {
        match start {
            Start::Blank => {
                (desk.say(Label::new("Bảng trống", "An empty table")).to_owned(), String::new())
            }
            Start::Shape(shape) => {
                let flag = if shape.verified { "" } else { desk.say(UNVERIFIED) };
                (shape.label.in_lang(desk.lang).to_owned(), flag.to_owned())
            }
            Start::Copy(stored) => {
                let year = next_year(stored, desk);
                let called =
                    format!("{} {}", stored.record.code(), stored.record.title(&desk.names()));
                let says = Message::new(
                    format!("Sao bảng {called} cho năm {year}"),
                    format!("A copy of {called} for {year}"),
                );
                (says.in_lang(desk.lang).to_owned(), String::new())
            }
        }
    }

    fn form(&self, desk: &Desk) -> Form {
        let year = |year: i16| ("from", Value::of_year(year));
        match &self.starts[self.cursor] {
            Start::Blank => Form::filled(Kind::Scheme, &[year(super::rates::year(desk))], desk),
            Start::Shape(shape) => {
                let note = match desk.lang {
                    Lang::Vi => format!("Theo mẫu: {}. {}", shape.label.vi, shape.source),
                    Lang::En => format!("By the shape: {}. {}", shape.label.en, shape.source),
                };
                let filled = [year(super::rates::year(desk)), ("note", Value::of_text(&note))];
                let mut form = Form::filled(Kind::Scheme, &filled, desk);
                // Texts that are not known are still to be typed: no record could hold such rows.
                form.put("criteria", &rows_value(&shape.criteria), desk);
                form
            }
            Start::Copy(stored) => {
                let Record::Scheme(scheme) = &stored.record else {
                    return Form::new(Kind::Scheme, desk);
                };
                let Scheme { name, source, criteria, note, .. } = scheme;
                let filled = [
                    ("name", Value::of_text(name)),
                    year(next_year(stored, desk)),
                    ("source", Value::of_text(source)),
                    ("criteria", rows_value(criteria)),
                    ("note", Value::of_text(note)),
                ];
                Form::filled(Kind::Scheme, &filled, desk).at_field("name")
            }
        }
    }
}

const UNVERIFIED: Label = Label::new("CHƯA kiểm chứng", "NOT verified");

/// The first year that a copy is for: the one looked at, but after those of the table itself.
fn next_year(stored: &Stored, desk: &Desk) -> i16 {
    let last = match &stored.record {
        Record::Scheme(scheme) => scheme.until.unwrap_or(scheme.from),
        _ => 0,
    };
    super::rates::year(desk).max(last.saturating_add(1))
}

impl Layer for Starting {
    fn chapter(&self) -> Chapter {
        Chapter::Scores
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Picker]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        matches!(command, Command::Up | Command::Down | Command::Accept | Command::Cancel)
            .then_some(Ok(()))
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let last = self.starts.len().saturating_sub(1);
        match command {
            Command::Up => self.cursor = self.cursor.saturating_sub(1),
            Command::Down => self.cursor = (self.cursor + 1).min(last),
            Command::Accept => {
                return vec![Effect::Close, Effect::Open(Box::new(self.form(desk)))];
            }
            _ => return vec![Effect::Close],
        }
        Vec::new()
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Accept, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let height = u16::try_from(self.starts.len() + 1).unwrap_or(u16::MAX).min(body.height);
        let area = Rect { y: body.y + body.height - height, height, ..body };
        frame.render_widget(Clear, area);
        let title =
            Label::new("Bảng tiêu chí mới: bắt đầu từ đâu?", "A new table: start from what?");
        let title = Line::from(Span::styled(desk.say(title), theme::strong(desk)));
        let rows = table::titled(title, true, desk, frame, area);
        let from = (self.cursor + 1).saturating_sub(usize::from(rows.height));
        let shown = self.starts.iter().enumerate().skip(from);
        for (row, (index, start)) in (0..rows.height).zip(shown) {
            let cursor = if index == self.cursor { glyph::CURSOR.on(desk) } else { " " };
            let (says, flag) = Self::says(start, desk);
            let room = usize::from(rows.width).saturating_sub(flag.chars().count() + 4);
            let line = Line::from(vec![
                Span::styled(format!("{cursor} "), theme::accent(desk)),
                Span::raw(fit(&says, room).into_owned()),
                Span::styled(format!("  {flag}"), theme::dim(desk)),
            ]);
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
    }
}
