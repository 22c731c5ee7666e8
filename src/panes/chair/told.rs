//! What is told of the year under the cursor: the term, or the forecast with its reason. Knows no key.

use ratatui::text::{Line, Span};

use super::{Held, Timeline};
use crate::layer::Desk;
use crate::model::forecast::Forecast;
use crate::model::term::Term;
use crate::model::{Id, Kind, Link, Names};
use crate::text::{Label, Lang, Message};
use crate::ui::detail::{Remark, fields, wrapped};
use crate::ui::rotation::Rotation;
use crate::ui::theme;

impl Timeline {
    /// What is known of the year under the cursor, in lines of `width` cells.
    pub(super) fn told(
        &self,
        rotation: &Rotation,
        years: &[Held],
        desk: &Desk,
        width: usize,
    ) -> Vec<Line<'static>> {
        let head = |text: String| Line::from(Span::styled(text, theme::strong(desk)));
        if let Some(term) = rotation.recorded(self.year) {
            let mut lines = vec![head(said(term, desk))];
            if is_unevaluated(term, desk) {
                let style = theme::fault(desk);
                lines.push(Line::styled(format!("  {}", desk.say(UNEVALUATED)), style));
            }
            let names = desk.names_in(term.year);
            lines.extend(fields(term, &["bloc", "year"], &names, desk, width));
            return lines;
        }
        let mut lines = vec![head(format!("{} {}", desk.say(YEAR), self.year))];
        let held = years.iter().find(|year| year.year == self.year);
        match held.and_then(|held| held.forecast.as_ref()) {
            Some(forecast) => {
                let told = of_forecast(forecast, desk);
                let told = told.iter().flat_map(|text| wrapped(text, width - 4, "    "));
                lines.extend(told.map(|line| Line::from(format!("  {line}"))));
            }
            None => lines.push(Line::from(format!("  {}", desk.say(UNKNOWN)))),
        }
        lines
    }

    /// The year in one line, to be copied.
    pub(super) fn as_text(&self, desk: &Desk) -> String {
        let rotation = Rotation::read(desk);
        if let Some(term) = rotation.recorded(self.year) {
            return said(term, desk);
        }
        let forecast = super::years(&rotation, (self.year, self.year)).pop();
        match forecast.and_then(|held| held.forecast) {
            Some(forecast) => format!("{}: {}", self.year, of_forecast(&forecast, desk).join("; ")),
            None => format!("{}: {}", self.year, desk.say(UNKNOWN)),
        }
    }
}

const YEAR: Label = Label::new("Năm", "Year");
const UNKNOWN: Label = Label::new("chưa rõ ai làm Trưởng Khối", "who held the chair is not known");
const UNEVALUATED: Label = Label::new(
    "Hội đồng chưa đánh giá nhiệm kỳ này",
    "the Council has not evaluated this term yet",
);

/// What is said of a term beyond its fields: that the Council's evaluation is missing though it is over.
pub fn remarks(term: &Term, desk: &Desk) -> Vec<Remark> {
    let missing = Remark {
        label: Label::new("Đánh giá", "Evaluation"),
        message: Message::new(UNEVALUATED.vi, UNEVALUATED.en),
        doubt: true,
    };
    is_unevaluated(term, desk).then_some(missing).into_iter().collect()
}

/// Whether the Council's evaluation of a term that is over is missing.
fn is_unevaluated(term: &Term, desk: &Desk) -> bool {
    term.is_over(desk.today) && term.evaluation.is_empty()
}

fn title(id: Id, year: i16, desk: &Desk) -> String {
    desk.names_in(year).title(Link::new(Kind::Unit, id)).unwrap_or_default()
}

/// A recorded year in one line.
fn said(term: &Term, desk: &Desk) -> String {
    let chair = term.chair.map(|id| title(id, term.year, desk)).unwrap_or_default();
    let deputies = term.deputies.iter().filter_map(|deputy| deputy.unit);
    let deputies: Vec<String> = deputies.map(|id| title(id, term.year, desk)).collect();
    let deputies = match (deputies.as_slice(), desk.lang) {
        ([], Lang::Vi) => "chưa rõ Phó Trưởng Khối".to_owned(),
        ([], Lang::En) => "deputy not known".to_owned(),
        (all, Lang::Vi) => format!("Phó Trưởng Khối {}", all.join(", ")),
        (all, Lang::En) => format!("deputy {}", all.join(", ")),
    };
    match desk.lang {
        Lang::Vi => format!("Năm {}: Trưởng Khối {chair}; {deputies}", term.year),
        Lang::En => format!("Year {}: chair {chair}; {deputies}", term.year),
    }
}

/// A forecast: who, why, who deputises, who was passed over.
fn of_forecast(forecast: &Forecast, desk: &Desk) -> Vec<String> {
    let why = forecast.why.says();
    let why = why.in_lang(desk.lang);
    let mut lines = vec![match forecast.chair {
        Some(chair) => {
            let expected = desk.say(Label::new("Dự kiến", "Forecast"));
            format!("{expected}: {} – {why}", title(chair, forecast.year, desk))
        }
        None => format!("{}: {why}", desk.say(Label::new("Chưa dự báo được", "No forecast"))),
    }];
    if let Some(deputy) = forecast.deputy {
        let label = desk.say(Label::new("Phó Trưởng Khối dự kiến", "Forecast deputy"));
        lines.push(format!("{label}: {}", title(deputy, forecast.year, desk)));
    }
    let names = desk.names_in(forecast.year.saturating_sub(1));
    let passed = desk.say(Label::new("Bỏ qua", "Passed over"));
    let skipped = forecast.skipped.iter().map(|it| format!("{passed}: {}", it.says(&names)));
    lines.extend(skipped);
    lines
}
