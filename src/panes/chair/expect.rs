//! Setting by hand who is expected to hold the chair in a year: unit, deputy, reason, one after the other. Knows no
//! timeline.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::command::{Command, Context, Group};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::keymap::Key;
use crate::layer::{Desk, Layer};
use crate::model::bloc::{Bloc, Expected};
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::request::{Notice, Refusal, Request, Save};
use crate::text::width::display_width;
use crate::text::{Label, Message, contains_all, fold, one_line};
use crate::ui::rotation::Rotation;
use crate::ui::{glyph, line, table, theme};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Chair,
    Deputy,
    Reason,
}

/// An answer to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    /// This unit.
    Unit(Id),
    /// No deputy is named.
    Nobody,
    /// What was set by hand is taken back.
    Clear,
}

/// The three questions about one year.
pub struct Expecting {
    year: i16,
    bloc: Arc<Stored>,
    before: Option<Expected>,
    members: Vec<Id>,
    step: Step,
    chair: Option<Id>,
    deputy: Option<Id>,
    typed: line::Line,
    cursor: usize,
    saving: bool,
}

impl Expecting {
    /// Asks about `year`; `None` where there is no bloc.
    pub fn new(year: i16, desk: &Desk) -> Option<Self> {
        let bloc = desk.catalog.get(Link::new(Kind::Bloc, desk.scope.bloc?))?;
        let before = match &bloc.record {
            Record::Bloc(bloc) => bloc.expected.iter().find(|row| row.year == year).cloned(),
            _ => None,
        };
        let rotation = Rotation::read(desk);
        let members = rotation.members();
        let there = |(_, unit): &&(Id, &crate::model::unit::Unit)| unit.is_member_in(bloc.id, year);
        let members: Vec<Id> = members.iter().filter(there).map(|(id, _)| *id).collect();
        let mut asked = Self {
            year,
            bloc,
            before,
            members,
            step: Step::Chair,
            chair: None,
            deputy: None,
            typed: line::Line::new(""),
            cursor: 0,
            saving: false,
        };
        let set = asked.before.as_ref().and_then(|row| row.chair);
        asked.point_at(set.map(Offer::Unit), desk);
        Some(asked)
    }

    /// The answers that what was typed leaves.
    fn offers(&self, desk: &Desk) -> Vec<Offer> {
        let units = self.members.iter().copied().filter(|id| Some(*id) != self.chair);
        let mut offers: Vec<Offer> = units.map(Offer::Unit).collect();
        match self.step {
            Step::Chair if self.before.is_some() => offers.push(Offer::Clear),
            Step::Deputy => offers.push(Offer::Nobody),
            _ => {}
        }
        let words = fold(self.typed.text());
        offers.retain(|offer| contains_all(&fold(&Self::says(*offer, desk)), &words));
        offers
    }

    fn says(offer: Offer, desk: &Desk) -> String {
        match offer {
            Offer::Unit(id) => desk.names().title(Link::new(Kind::Unit, id)).unwrap_or_default(),
            Offer::Nobody => desk.say(Label::new("(chưa rõ)", "(not known)")).to_owned(),
            Offer::Clear => {
                let label = Label::new("(bỏ dự kiến đặt bằng tay)", "(take back what was set)");
                desk.say(label).to_owned()
            }
        }
    }

    fn point_at(&mut self, offer: Option<Offer>, desk: &Desk) {
        let place = self.offers(desk).iter().position(|other| Some(*other) == offer);
        self.cursor = place.unwrap_or_default();
    }

    fn accept(&mut self, desk: &Desk) -> Vec<Effect> {
        if self.step == Step::Reason {
            let reason = one_line(self.typed.text());
            if reason.is_empty() {
                return vec![Effect::Warn(Message::new(
                    "hãy nêu lý do của dự kiến này",
                    "say why this is expected",
                ))];
            }
            return self.save(Some(reason));
        }
        let Some(offer) = self.offers(desk).get(self.cursor).copied() else { return Vec::new() };
        self.typed = line::Line::new("");
        match (self.step, offer) {
            (_, Offer::Clear) => return self.save(None),
            (Step::Chair, Offer::Unit(id)) => {
                self.chair = Some(id);
                self.step = Step::Deputy;
                let set = self.before.as_ref().and_then(|row| row.deputy);
                self.point_at(Some(set.map_or(Offer::Nobody, Offer::Unit)), desk);
            }
            (_, offer) => {
                self.deputy = match offer {
                    Offer::Unit(id) => Some(id),
                    _ => None,
                };
                self.step = Step::Reason;
                let reason = self.before.as_ref().map(|row| row.reason.clone());
                self.typed = line::Line::new(&reason.unwrap_or_default());
            }
        }
        Vec::new()
    }

    /// Back to the question before; away from the first.
    fn back(&mut self, desk: &Desk) -> Vec<Effect> {
        self.typed = line::Line::new("");
        match self.step {
            Step::Chair => return vec![Effect::Close],
            Step::Deputy => {
                let chair = self.chair.take();
                self.step = Step::Chair;
                self.point_at(chair.map(Offer::Unit), desk);
            }
            Step::Reason => {
                self.step = Step::Deputy;
                let deputy = self.deputy.take();
                self.point_at(Some(deputy.map_or(Offer::Nobody, Offer::Unit)), desk);
            }
        }
        Vec::new()
    }

    /// Saves the bloc with what is expected; without a reason what was set is taken back.
    fn save(&mut self, reason: Option<String>) -> Vec<Effect> {
        let Record::Bloc(bloc) = &self.bloc.record else { return vec![Effect::Close] };
        let mut bloc: Bloc = bloc.clone();
        bloc.expected.retain(|row| row.year != self.year);
        bloc.expected.extend(reason.map(|reason| Expected {
            year: self.year,
            chair: self.chair,
            deputy: self.deputy,
            reason,
        }));
        bloc.expected.sort_by_key(|row| row.year);
        self.saving = true;
        let save = Save {
            id: Some(self.bloc.id),
            seen: self.bloc.version,
            record: Record::Bloc(bloc),
            begun: None,
            despite: false,
        };
        vec![Effect::Ask(Request::Save(vec![save])), Effect::Hold]
    }

    const fn question(&self) -> Label {
        match self.step {
            Step::Chair => Label::new("Đơn vị dự kiến làm Trưởng Khối", "Who is expected to chair"),
            Step::Deputy => Label::new("Phó Trưởng Khối dự kiến", "Its deputy"),
            Step::Reason => Label::new("Lý do", "Why"),
        }
    }

    fn step(&mut self, by: isize, desk: &Desk) {
        let last = self.offers(desk).len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

impl Layer for Expecting {
    fn chapter(&self) -> Chapter {
        Chapter::Chair
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Picker, Context::Text]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        let moves = command.is_travel() && self.step != Step::Reason;
        (moves
            || matches!(command, Command::Accept | Command::Cancel)
            || command.entry().group == Group::Text)
            .then_some(Ok(()))
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Accept => return self.accept(desk),
            Command::Cancel => return self.back(desk),
            _ => {
                if command.travel(10).is_none() {
                    self.typed.run(command);
                }
                self.step(command.travel(10).unwrap_or_default(), desk);
            }
        }
        Vec::new()
    }

    fn typed(&mut self, key: Key, desk: &Desk) -> Option<Vec<Effect>> {
        self.typed.key(key.letter()?, desk.typing);
        self.step(0, desk);
        Some(Vec::new())
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Vec<Effect> {
        self.typed.insert(&one_line(text));
        self.step(0, desk);
        Vec::new()
    }

    fn hear(&mut self, notice: &Notice, _: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Done(_) if self.saving => vec![Effect::Close],
            Notice::Refused(refusal) if self.saving => {
                self.saving = false;
                let why = match refusal {
                    Refusal::Faults(faults) | Refusal::Doubts(faults) => {
                        faults.first().map(|(_, fault)| fault.message.clone())
                    }
                    Refusal::Stale { .. } => Some(Message::new(
                        "người khác vừa sửa khối này; hãy đóng và làm lại",
                        "somebody else changed this bloc: close this and do it again",
                    )),
                    _ => None,
                };
                why.map(Effect::Warn).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn hints(&self) -> Vec<Command> {
        vec![Command::Accept, Command::Cancel]
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, body: Rect) {
        let offers = self.offers(desk);
        let count = if self.step == Step::Reason { 4 } else { self.members.len() + 6 };
        let height = u16::try_from(count).unwrap_or(body.height).clamp(6, body.height.max(6));
        let height = height.min(body.height);
        let area = Rect { y: body.bottom() - height, height, ..body };
        frame.render_widget(Clear, area);
        let what = desk.say(Label::new("Dự kiến Trưởng Khối năm", "Expected chair of"));
        let head = format!("{what} {} {} ", self.year, glyph::DOT.on(desk));
        let question = format!("{}: ", desk.say(self.question()));
        let title = Line::from(vec![
            Span::styled(head.clone(), theme::strong(desk)),
            Span::styled(question.clone(), theme::accent(desk)),
            Span::raw(format!("{} ", self.typed.text())),
        ]);
        table::point(&self.typed, display_width(&head) + display_width(&question), frame, area);
        let rows = table::titled(title, true, desk, frame, area);
        let mut lines: Vec<Line> = Vec::new();
        let unit = |id: Id| Self::says(Offer::Unit(id), desk);
        if let Some(chair) = self.chair {
            let label = desk.say(Label::new("Trưởng Khối", "Chair"));
            lines.push(Line::styled(format!("  {label}: {}", unit(chair)), theme::label(desk)));
        }
        if self.step == Step::Reason {
            let label = desk.say(Label::new("Phó Trưởng Khối", "Deputy"));
            let deputy = self.deputy.map_or_else(|| Self::says(Offer::Nobody, desk), unit);
            lines.push(Line::styled(format!("  {label}: {deputy}"), theme::label(desk)));
        } else {
            for (place, offer) in offers.iter().enumerate() {
                let sign = if place == self.cursor { glyph::CURSOR.on(desk) } else { " " };
                lines.push(Line::from(vec![
                    Span::styled(format!("{sign} "), theme::accent(desk)),
                    Span::raw(Self::says(*offer, desk)),
                ]));
            }
        }
        for (row, line) in (0..rows.height).zip(lines) {
            frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
        }
    }
}
