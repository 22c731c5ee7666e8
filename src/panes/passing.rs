//! Moving on what a ballot passed: the question before, and the offer to refuse what failed. Knows no list.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context};
use crate::effect::Effect;
use crate::help::Chapter;
use crate::law::tally;
use crate::layer::{Desk, Layer};
use crate::model::ballot::Ballot;
use crate::model::nomination::{STATES, Step};
use crate::model::show::{choice_label, show_date};
use crate::model::{Id, Kind, Link, Names, Value};
use crate::store::request::{Notice, Refusal, Request};
use crate::text::{Label, Lang, Message, many};
use crate::ui::confirm::{Answer, Confirm, Then};
use crate::ui::refused;
use crate::ui::step::stepping;

/// The question whether to move on what a ballot passed.
pub struct Passing {
    confirm: Confirm,
    passed: Vec<Id>,
    failed: Vec<Id>,
    step: Step,
    /// The reason entered for what failed.
    reason: String,
    asked: bool,
}

impl Passing {
    /// The question about this ballot; the message tells why there is none.
    pub fn new(ballot: &Ballot, desk: &Desk) -> Result<Self, Message> {
        let state = tally::state_after(ballot);
        let results = tally::results(ballot);
        let with = |wanted: bool| {
            let rows = results.iter().filter(move |result| result.passed() == Some(wanted));
            rows.filter_map(|result| result.nomination).collect::<Vec<Id>>()
        };
        let (all, failed) = (with(true), with(false));
        if all.is_empty() && failed.is_empty() {
            return Err(Message::new(
                "chưa tính được kết quả: nhập số phiếu và quy định trước",
                "there is no result yet: enter the votes and the rules first",
            ));
        }
        let now = |id: &Id| desk.catalog.value_of(Link::new(Kind::Nomination, *id), "state");
        let there = Value::of_choice(state);
        let passed: Vec<Id> =
            all.iter().copied().filter(|id| now(id).as_ref() != Some(&there)).collect();
        let refused = Value::of_choice("refused");
        let failed: Vec<Id> =
            failed.into_iter().filter(|id| now(id).as_ref() != Some(&refused)).collect();
        if passed.is_empty() && failed.is_empty() {
            return Err(Message::new(
                "các đề nghị của cuộc bỏ phiếu này đã được chuyển rồi",
                "what this ballot decided was moved on already",
            ));
        }
        let confirm = question(&passed, &failed, state, desk);
        let step = Step { state: state.to_owned(), date: ballot.date, ..Step::default() };
        let reason = reason(ballot, desk.lang);
        Ok(Self { confirm, passed, failed, step, reason, asked: false })
    }

    /// The form that refuses what failed, where something did.
    fn refusing(&self, desk: &Desk) -> Option<Effect> {
        let step =
            Step { state: "refused".to_owned(), reason: self.reason.clone(), ..self.step.clone() };
        let count = self.failed.len();
        let about = Message::new(format!("{count} đề nghị"), many(count, "nomination"));
        let states = STATES.iter().filter(|state| state.name == "refused").copied().collect();
        let form = || stepping(self.failed.clone(), states, about, step, desk);
        (!self.failed.is_empty()).then(|| Effect::Open(Box::new(form())))
    }

    fn done(&self, desk: &Desk) -> Vec<Effect> {
        [Effect::Close].into_iter().chain(self.refusing(desk)).collect()
    }
}

fn question(passed: &[Id], failed: &[Id], state: &str, desk: &Desk) -> Confirm {
    let count = passed.len();
    let state = |lang| choice_label(&STATES, state, lang);
    let question = if passed.is_empty() {
        Message::new(
            "Không đề nghị nào cần chuyển bước; ghi lý do không được khen?",
            "Nothing to move on; enter why the others are refused?",
        )
    } else {
        Message::new(
            format!("Chuyển {count} đề nghị được thông qua sang “{}”?", state(Lang::Vi)),
            format!("Move {count} that passed to “{}”?", state(Lang::En)),
        )
    };
    let names = desk.names();
    let title = |id: &Id| names.title(Link::new(Kind::Nomination, *id)).unwrap_or_default();
    let line = |id: &Id| {
        let title = title(id);
        Message::new(format!("không qua: {title}"), format!("not passed: {title}"))
    };
    let mut detail: Vec<Message> = failed.iter().map(line).collect();
    if !passed.is_empty() && !failed.is_empty() {
        detail.push(Message::new(
            "Sau đó mở mẫu “không được khen” cho các đề nghị không qua.",
            "The form that refuses those not passed opens next.",
        ));
    }
    let answer = |command, vi, en, then| Answer { command, label: Label::new(vi, en), then };
    Confirm {
        question,
        detail,
        more: 0,
        answers: vec![
            answer(Command::Yes, "có", "yes", Then::Stay),
            answer(Command::No, "không", "no", Then::Stay),
        ],
    }
}

/// The reason for what failed, in the language of the person.
fn reason(ballot: &Ballot, lang: Lang) -> String {
    let need = tally::needed(ballot);
    let day = ballot.date.map(|date| show_date(date, lang)).unwrap_or_default();
    match lang {
        Lang::Vi => format!("không đạt tỷ lệ phiếu tán thành {need} ({}, {day})", ballot.body),
        Lang::En => format!("less than {need} in favour ({}, {day})", ballot.body),
    }
}

impl Layer for Passing {
    fn chapter(&self) -> Chapter {
        Chapter::Ballots
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Confirm]
    }

    fn available(&self, command: Command, _: &Desk) -> Option<Result<(), Message>> {
        self.confirm.allows(command)
    }

    fn run(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        match command {
            Command::Yes if self.passed.is_empty() => self.done(desk),
            Command::Yes => {
                self.asked = true;
                let request = Request::Step(self.passed.clone(), self.step.clone());
                vec![Effect::Ask(request), Effect::Hold]
            }
            _ => vec![Effect::Close],
        }
    }

    fn hear(&mut self, notice: &Notice, desk: &Desk) -> Vec<Effect> {
        match notice {
            Notice::Done(_) if self.asked => self.done(desk),
            Notice::Refused(refusal) if self.asked => {
                self.asked = false;
                let mut effects = vec![Effect::Close];
                if let Refusal::Faults(faults) = refusal {
                    let why = refused::explain(faults);
                    effects.extend(why.map(|why| Effect::Open(Box::new(why))));
                    if let [(None, fault)] = faults.as_slice() {
                        effects.push(Effect::Warn(fault.message.clone()));
                    }
                }
                effects
            }
            _ => Vec::new(),
        }
    }

    fn hints(&self) -> Vec<Command> {
        self.confirm.answers.iter().map(|answer| answer.command).collect()
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect) {
        self.confirm.draw(desk, frame.buffer_mut(), area);
    }
}
