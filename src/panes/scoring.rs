//! The form of a score sheet: a row for each criterion, what each of them is below, and the totals so far. Knows no
//! list.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::scored::{CHECKED, OWN};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::help::fields::Told;
use crate::keymap::Key;
use crate::layer::{Desk, Layer, Pointed, Under};
use crate::model::rows::{missing, rows_value};
use crate::model::scheme::{CRITERION_KINDS, Criterion, Scheme};
use crate::model::score::{ItemPoints, Score, ScoreStep};
use crate::model::scoring::{Side, Sums};
use crate::model::show::choice_label;
use crate::model::{Fault, Id, Kind, Link, Points, Record, Stored, Value};
use crate::store::request::{Notice, Request};
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::form::Form;
use crate::ui::form::acting::Entered;
use crate::ui::{layout, table, theme};

/// Lines kept for the criterion and the totals, the rule above them included.
const LINES: u16 = 5;

/// The form of a sheet as a layer.
pub fn open(form: Form) -> Box<dyn Layer> {
    Box::new(Scoring { form, scheme: None, looked: false, told: Vec::new(), seen: None })
}

/// A form for a new sheet of the year looked at: by the table of that year, a row for each criterion.
pub fn new_form(unit: Option<Id>, desk: &Desk) -> Form {
    let year = super::rates::year(desk);
    let bloc = desk.scope.bloc.or_else(|| desk.catalog.bloc());
    let scheme = bloc.and_then(|bloc| desk.catalog.scheme_of(bloc, year));
    let mut filled = Vec::new();
    if let Some(stored) = &scheme
        && let Record::Scheme(scheme) = &stored.record
    {
        filled.push(("scheme", Value::Link(stored.link())));
        filled.push(("points", rows_of(scheme)));
    }
    let known = unit.is_some() && scheme.is_some();
    filled.extend(unit.map(|unit| ("unit", Value::Link(Link::new(Kind::Unit, unit)))));
    let form = Form::filled(Kind::Score, &filled, desk);
    if known { form.at_cell("points", 0, "own") } else { form }
}

/// A form that changes a sheet, at the first points that are to be entered next.
pub fn edit_form(stored: &Stored, desk: &Desk) -> Form {
    let form = Form::edit(stored, desk);
    let Record::Score(score) = &stored.record else { return form };
    let side = match score.stage() {
        "" => Side::Own,
        _ => Side::Checked,
    };
    let row = score.points.iter().position(|row| side.of(row).is_none());
    let row = if score.points.is_empty() { None } else { Some(row.unwrap_or(0)) };
    match row {
        Some(row) => form.at_cell("points", row, side.cell()),
        None => form,
    }
}

/// A row for each criterion, its points still to be entered.
fn rows_of(scheme: &Scheme) -> Value {
    let row = |criterion: &Criterion| ItemPoints {
        item: criterion.item.clone(),
        ..ItemPoints::default()
    };
    rows_value(&scheme.criteria.iter().map(row).collect::<Vec<_>>())
}

/// The form in which `sheets` take a step, the one that follows filled in; `known` are those at hand.
pub fn step_form(sheets: Vec<Id>, known: &[&Stored], desk: &Desk) -> Form {
    let first = known.iter().find_map(|stored| match &stored.record {
        Record::Score(score) => Some((*stored, score)),
        _ => None,
    });
    let next = first.and_then(|(_, score)| score.next_stage());
    let stage = next.map(|stage| stage.name.to_owned()).unwrap_or_default();
    let step = ScoreStep { stage, date: Some(desk.today), ..ScoreStep::default() };
    let title = first.map(|(stored, _)| {
        format!("{} {}", stored.record.code(), stored.record.title(&desk.names()))
    });
    let count = sheets.len();
    let about = match (count, title) {
        (0 | 1, Some(title)) => Message::new(title.clone(), title),
        _ => Message::new(format!("{count} phiếu chấm điểm"), format!("{count} score sheets")),
    };
    Form::acting(sheets, about, Box::new(step), desk).without_last("by")
}

impl Entered for ScoreStep {
    fn of(&self) -> (&'static str, &'static str) {
        ("score", "steps")
    }

    fn title(&self, about: &Message) -> Message {
        Message::new(format!("Chuyển bước {}", about.vi), format!("A step on for {}", about.en))
    }

    fn chapter(&self) -> Chapter {
        Chapter::Scores
    }

    fn faults(&self) -> Vec<Fault> {
        self.stage.is_empty().then(|| missing().at("stage")).into_iter().collect()
    }

    fn request(&self, ids: &[Id], _: &Desk) -> Result<Request, Message> {
        Ok(Request::Score(ids.to_vec(), self.clone()))
    }

    fn again(&self) -> Box<dyn Entered> {
        Box::new(self.clone())
    }

    fn stands_at(&self) -> Option<&'static str> {
        Some("stage")
    }
}

struct Scoring {
    form: Form,
    /// The table that the rows go by.
    scheme: Option<Id>,
    /// Whether the form was looked at, so that another table is told from the first.
    looked: bool,
    /// What is said below.
    told: Vec<(String, bool)>,
    /// What that was said of.
    seen: Option<(Option<Stored>, Option<usize>)>,
}

impl Scoring {
    fn so_far(&self, desk: &Desk) -> Option<Score> {
        match self.form.so_far(desk)? {
            Record::Score(score) => Some(score),
            _ => None,
        }
    }

    /// Another table was chosen: its items take the place of rows without points.
    fn follow(&mut self, desk: &Desk) {
        let Some(chosen) = self.so_far(desk).map(|score| score.scheme) else { return };
        let before = std::mem::replace(&mut self.scheme, chosen);
        if !std::mem::replace(&mut self.looked, true) || before == chosen {
            return;
        }
        let (Some(scheme), Some(typed)) = (desk.catalog.scheme(chosen), self.form.glance(desk))
        else {
            return;
        };
        let Record::Score(score) = &typed.record else { return };
        let blank = |row: &ItemPoints| row.own.is_none() && row.checked.is_none();
        if score.points.iter().all(blank) {
            self.form.put("points", &rows_of(&scheme), desk);
        }
    }

    /// Tells what stands under the cursor and what the points come to.
    fn tell(&mut self, desk: &Desk) {
        let row = self.form.place().filter(|(field, _)| *field == "points").map(|(_, row)| row);
        let typed = self.form.glance(desk);
        let seen = Some((typed, row));
        if self.seen == seen {
            return;
        }
        self.told = Vec::new();
        if let Some((Some(Stored { record: Record::Score(score), .. }), row)) = &seen {
            let scheme = desk.catalog.scheme(score.scheme);
            self.told = match &scheme {
                Some(scheme) => self.says(scheme, score, *row, desk),
                None => vec![(
                    desk.say(Label::new(
                        "chọn bảng tiêu chí: các mục của bảng sẽ hiện thành dòng",
                        "choose a table of criteria: its items become rows",
                    ))
                    .to_owned(),
                    false,
                )],
            };
        }
        self.seen = seen;
    }

    fn says(
        &self,
        scheme: &Scheme,
        score: &Score,
        row: Option<usize>,
        desk: &Desk,
    ) -> Vec<(String, bool)> {
        let sums = Sums::of(scheme, score);
        let total = |label: Label, total: crate::model::scoring::Total| {
            format!("{}: {}", desk.say(label), total.says().in_lang(desk.lang))
        };
        let totals =
            format!("{}; {}", total(OWN, sums.own), total(CHECKED, sums.checked).to_lowercase());
        let item = row.and_then(|row| self.form.cell_text("points", row, "item"));
        let criterion = item.filter(|item| !item.is_empty()).map(|item| {
            let unknown = || {
                let says = Message::new(
                    format!("bảng tiêu chí không có mục {item}"),
                    format!("the table has no item {item}"),
                );
                says.in_lang(desk.lang).to_owned()
            };
            let known = scheme.criterion(&item).map(|criterion| described(criterion, desk));
            (known.unwrap_or_else(unknown), true)
        });
        criterion.into_iter().chain([(totals, false)]).collect()
    }
}

/// What a criterion is: group, number, text, how it counts, its maximum.
fn described(criterion: &Criterion, desk: &Desk) -> String {
    let group = match criterion.group.as_str() {
        "" => String::new(),
        group => format!("{group} – "),
    };
    let kind = choice_label(&CRITERION_KINDS, &criterion.kind, desk.lang);
    let most = criterion.maximum.map(|points: Points| points.show(desk.lang));
    let most = most.map_or_else(String::new, |points| {
        format!(", {} {points}", desk.say(Label::new("tối đa", "at most")))
    });
    format!("{group}{} {} ({kind}{most})", criterion.item, criterion.text)
}

/// Where the form stands, and the criterion below it.
fn places(area: Rect) -> (Rect, Rect) {
    let height = LINES.min(area.height / 3);
    let above = Rect { height: area.height - height, ..area };
    (above, Rect { y: area.y + above.height, height, ..area })
}

impl Layer for Scoring {
    fn chapter(&self) -> Chapter {
        Chapter::Scores
    }

    fn about(&self) -> Option<(Link, bool)> {
        self.form.about()
    }

    fn explains(&self, desk: &Desk) -> Option<Told> {
        self.form.explains(desk)
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        let (above, _) = places(layout::body(desk.size));
        self.form.under_in(above, at, desk)
    }

    fn pointed(&mut self, at: Position, desk: &Desk) -> Pointed {
        let (above, _) = places(layout::body(desk.size));
        let pointed = self.form.pointed_in(above, at, desk);
        self.follow(desk);
        pointed
    }

    fn contexts(&self) -> Vec<Context> {
        self.form.contexts()
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        self.form.available(command, desk)
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.run(command, desk);
        self.follow(desk);
        effects
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.form.typed(key, desk)
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        self.form.pasted(text, desk)
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.hear(notice, desk);
        self.follow(desk);
        effects
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.refresh(desk);
        self.follow(desk);
        self.seen = None;
        self.tell(desk);
        effects
    }

    fn rest(&mut self, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.rest(desk);
        self.tell(desk);
        effects
    }

    fn hints(&self) -> Vec<Command> {
        self.form.hints()
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let (above, below) = places(area);
        self.form.view(desk, frame, above);
        frame.render_widget(Clear, below);
        let title = Line::from(desk.say(Label::new("Tiêu chí", "Criterion")));
        let body = table::titled(title, false, desk, frame, below);
        let width = usize::from(body.width).saturating_sub(2);
        let lines = self.told.iter().flat_map(|(text, strong)| {
            let style = if *strong { theme::strong(desk) } else { theme::plain() };
            wrapped(text, width, "  ").into_iter().map(move |line| Span::styled(line, style))
        });
        for (row, line) in (0..body.height).zip(lines) {
            let place = Rect {
                x: body.x + 2,
                y: body.y + row,
                height: 1,
                width: body.width.saturating_sub(2),
            };
            frame.render_widget(line, place);
        }
    }
}
