//! The form of a nomination with the judge's advice below it while somebody types. Knows no field.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::acts;
use super::judged::{Judged, brief, question, style, whole};
use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::help::fields::Told;
use crate::keymap::Key;
use crate::law::Question;
use crate::layer::{Desk, Layer, Pointed, Under};
use crate::model::nomination::Nomination;
use crate::model::{Kind, Link, Record, Stored, Value};
use crate::store::request::Notice;
use crate::text::width::fit;
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::form::Form;
use crate::ui::{layout, table};

/// Lines that the verdict with its reason may take.
const VERDICT: usize = 3;
/// Lines of the form that the advice leaves it at least on a large screen.
const FORM: u16 = 28;

/// A form as a layer: that of a nomination with the judge's advice.
pub fn open(form: Form) -> Box<dyn Layer> {
    if form.kind() == Some(Kind::Score) {
        return super::scoring::open(form);
    }
    let form = acts::talking(form);
    if form.kind() == Some(Kind::Nomination) {
        Box::new(Nominating { form, judged: Judged::default() })
    } else {
        Box::new(form)
    }
}

/// The layer in which a new record of `kind` is made: its form, or first the question what it starts from.
/// `filled` are values that it begins with.
pub fn new(kind: Kind, filled: &[(&'static str, Value)], desk: &Desk) -> Box<dyn Layer> {
    match kind {
        Kind::Scheme => Box::new(super::starting::Starting::new(desk)),
        Kind::Score => super::scoring::open(super::scoring::new_form(None, desk)),
        _ => open(Form::filled(kind, filled, desk)),
    }
}

/// The form that changes a record, as a layer.
pub fn edit(stored: &Stored, desk: &Desk) -> Box<dyn Layer> {
    match stored.record {
        Record::Score(_) => super::scoring::open(super::scoring::edit_form(stored, desk)),
        _ => open(Form::edit(stored, desk)),
    }
}

struct Nominating {
    form: Form,
    judged: Judged,
}

impl Nominating {
    fn so_far(&self, desk: &Desk) -> Option<Nomination> {
        match self.form.so_far(desk)? {
            Record::Nomination(nomination) => Some(nomination),
            _ => None,
        }
    }

    /// Asks for the evidence about whoever is nominated now.
    fn advised(&mut self, mut effects: Vec<Effect>, desk: &Desk) -> Vec<Effect> {
        let nominee = self.so_far(desk).and_then(|nomination| nomination.nominee);
        effects.extend(self.judged.ask(nominee));
        effects
    }

    fn asked(&self, desk: &Desk) -> Option<Question> {
        question(self.form.id(), &self.so_far(desk)?, desk)
    }

    /// The lines of the verdict, and those that say more where there is room.
    fn advice(&self, desk: &Desk, width: usize) -> (Vec<Line<'static>>, Vec<Line<'static>>) {
        let answer =
            self.asked(desk).and_then(|asked| Some((asked, self.judged.answer(&asked, desk)?)));
        let Some((asked, answer)) = answer else {
            let wait = Label::new(
                "chọn đối tượng và danh hiệu, hình thức để xét điều kiện",
                "choose nominee and award to judge eligibility",
            );
            return (vec![Line::from(desk.say(wait))], Vec::new());
        };
        let mut brief = wrapped(&brief(&answer, desk), width, "  ");
        if brief.len() > VERDICT {
            let rest = brief.split_off(VERDICT - 1);
            let rest: Vec<&str> = rest.iter().map(|line| line.trim()).collect();
            brief.push(fit(&format!("  {}", rest.join(" ")), width).into_owned());
        }
        let style = style(answer.verdict, desk);
        let brief = brief.into_iter().map(|line| Line::from(Span::styled(line, style)));
        let more = whole(&asked, &answer, desk, width).into_iter().skip(1);
        (brief.collect(), more.collect())
    }
}

impl Nominating {
    /// Where the form stands, and the advice below it.
    fn places(&self, desk: &Desk, area: Rect) -> (Rect, Rect) {
        let (brief, more) = self.advice(desk, usize::from(area.width));
        places(brief.len(), more.len(), area)
    }
}

/// The form, and below it so many lines in brief and as many of the others as there is room for.
fn places(brief: usize, more: usize, area: Rect) -> (Rect, Rect) {
    let with_title = |lines: usize| u16::try_from(lines + 1).unwrap_or(u16::MAX);
    let least = with_title(brief);
    let wanted = with_title(brief + more);
    let height = wanted.min(area.height.saturating_sub(FORM).max(least)).min(area.height);
    let above = Rect { height: area.height - height, ..area };
    (above, Rect { y: area.y + above.height, height, ..area })
}

impl Layer for Nominating {
    fn chapter(&self) -> Chapter {
        self.form.chapter()
    }

    fn about(&self) -> Option<(Link, bool)> {
        self.form.about()
    }

    fn explains(&self, desk: &Desk) -> Option<Told> {
        self.form.explains(desk)
    }

    fn under(&self, at: Position, desk: &Desk) -> Under {
        let (above, _) = self.places(desk, layout::body(desk.size));
        self.form.under_in(above, at, desk)
    }

    fn pointed(&mut self, at: Position, desk: &Desk) -> Pointed {
        let (above, _) = self.places(desk, layout::body(desk.size));
        match self.form.pointed_in(above, at, desk) {
            Pointed::Went(effects) => Pointed::Went(self.advised(effects, desk)),
            other => other,
        }
    }

    fn contexts(&self) -> Vec<Context> {
        self.form.contexts()
    }

    fn available(&self, command: Command, desk: &Desk) -> Option<Result<(), Message>> {
        self.form.available(command, desk)
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.run(command, desk);
        self.advised(effects, desk)
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.form.typed(key, desk)
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.pasted(text, desk);
        self.advised(effects, desk)
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        self.judged.hear(notice);
        let mut effects = self.form.hear(notice, desk);
        if matches!(notice, Notice::Changed(_)) {
            effects.extend(self.judged.ask_again());
        }
        self.advised(effects, desk)
    }

    fn refresh(&mut self, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.refresh(desk);
        self.advised(effects, desk)
    }

    fn rest(&mut self, desk: &Desk) -> Vec<Effect> {
        let effects = self.form.rest(desk);
        self.advised(effects, desk)
    }

    fn hints(&self) -> Vec<Command> {
        self.form.hints()
    }

    fn covers(&self) -> bool {
        true
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        let (brief, more) = self.advice(desk, usize::from(area.width));
        let (above, below) = places(brief.len(), more.len(), area);
        self.form.view(desk, frame, above);
        frame.render_widget(Clear, below);
        let title = Line::from(desk.say(Label::new("Điều kiện", "Eligibility")));
        let body = table::titled(title, false, desk, frame, below);
        for (row, line) in (0..body.height).zip(brief.into_iter().chain(more)) {
            frame.render_widget(line, Rect { y: body.y + row, height: 1, ..body });
        }
    }
}
