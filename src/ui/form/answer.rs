//! Leaving a form, and what the store answered to a save. Knows no field.

use super::slot::Slot;
use super::{Form, Over, Subject};
use crate::command::Command;
use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::field::Column;
use crate::model::{Fault, Kind, Stored, Version};
use crate::store::journal::Act;
use crate::store::request::{Done, Refusal, Request, Save};
use crate::text::{Lang, Message};
use crate::ui::compare::Compare;
use crate::ui::confirm::{self, Then};
use crate::ui::refused;

impl Form {
    /// Leaves, or asks first where something was changed.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_changed() {
            self.picker = None;
            self.over = Over::Leaving;
            return Vec::new();
        }
        self.drop_draft().into_iter().chain([Effect::Close]).collect()
    }

    /// Sends what stands under the cursor to the terminal.
    pub(super) fn copied(&mut self) -> Vec<Effect> {
        let text = match self.slots.get(self.focus.field) {
            Some(Slot::Long(long, _)) => Some(long.line.text().to_owned()),
            _ => self.here().map(|(input, _)| input.line.text().to_owned()),
        };
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return vec![Effect::Warn(Message::new(
                "chỗ này chưa có chữ",
                "nothing is typed here",
            ))];
        };
        let says = Message::new(
            "đã gửi chữ của trường tới bộ nhớ tạm của terminal",
            "the field's text sent to the terminal's clipboard",
        );
        vec![Effect::Copy(text), Effect::Say(says)]
    }

    /// Hears the answer to whether to save before leaving.
    pub(super) fn answer_leaving(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let Some(then) = confirm::leaving().answer(command) else { return Vec::new() };
        self.over = Over::Nothing;
        match then {
            Then::Run(command) => self.run_plain(command, desk),
            Then::Leave => self.drop_draft().into_iter().chain([Effect::Close]).collect(),
            Then::Stay | Then::Ask(_) => Vec::new(),
        }
    }

    /// An act was done: this form's own save, or that of the record made in passing.
    pub(super) fn done(&mut self, done: &Done, desk: &Desk) -> Vec<Effect> {
        if self.saving && matches!(done.act, Act::Save | Act::Step | Act::Reorganise) {
            self.saving = false;
            let mut effects = Vec::new();
            effects.extend(self.drop_draft());
            effects.push(Effect::Close);
            return effects;
        }
        let Some(kind) = self.creating else { return Vec::new() };
        let Some(link) = done.links.iter().copied().find(|link| link.kind == kind) else {
            return Vec::new();
        };
        self.creating = None;
        let title = crate::model::Names::title(&desk.names(), link);
        let row = self.focus.row;
        if let Some((input, _)) = self.here() {
            let typed = crate::text::one_line(input.line.text());
            input.choose(link, title.unwrap_or(typed));
        }
        if let Some((rows, table)) = self.rows_mut() {
            rows.touched((row, 0), false, table, desk);
        }
        let effects = self.fill_beside(self.focus, link, desk);
        self.step_on();
        effects
    }

    /// The save was refused: shows why; everything typed stays.
    pub(super) fn refused(&mut self, refusal: &Refusal, desk: &Desk) -> Vec<Effect> {
        self.saving = false;
        match refusal {
            Refusal::Faults(faults) => {
                let mut effects = self.faulty(faults);
                let why = refused::explain(faults);
                effects.extend(why.map(|why| Effect::Open(Box::new(why))));
                effects
            }
            Refusal::Apart(_) | Refusal::Stopped => Vec::new(),
            Refusal::Doubts(doubts) => self.ask_despite(doubts, desk),
            Refusal::Stale { theirs: Some(theirs), .. } => self.compare(theirs, desk),
            Refusal::Stale { theirs: None, .. } => {
                let dropped = self.drop_draft();
                if let Subject::Record { id, seen, .. } = &mut self.subject {
                    (*id, *seen) = (None, 0);
                }
                let gone = Message::new(
                    "người khác đã xóa bản ghi này; lưu lần nữa sẽ tạo bản ghi mới",
                    "somebody else deleted this record; saving again makes a new one",
                );
                dropped.into_iter().chain([Effect::Warn(gone)]).collect()
            }
            Refusal::InUse(_) => vec![Effect::Warn(Message::new(
                "không được: bản ghi đang được nơi khác dẫn tới",
                "cannot: other records point at it",
            ))],
            Refusal::Cannot(message) | Refusal::Broken(message) => {
                vec![Effect::Warn(message.clone())]
            }
        }
    }

    /// Shows each fault at its field, and says in the status line what has none here.
    fn faulty(&mut self, faults: &[(Option<String>, Fault)]) -> Vec<Effect> {
        if let Some(usual) = self.stands_at() {
            for fault in together(faults, usual) {
                self.show_fault(&fault);
            }
            return self.tell_faults();
        }
        let mut homeless = Vec::new();
        for (title, fault) in faults {
            if title.is_some() || !self.show_fault(fault) {
                homeless.push((title.as_deref(), &fault.message));
            }
        }
        match homeless.first() {
            Some((title, message)) => vec![Effect::Warn(titled(*title, message))],
            None => self.tell_faults(),
        }
    }

    /// Shows what is doubtful at its fields and asks whether to save all the same.
    fn ask_despite(&mut self, doubts: &[(Option<String>, Fault)], desk: &Desk) -> Vec<Effect> {
        if let Some(request) = self.act_despite(desk) {
            self.over = Over::Doubts(confirm::despite(doubts, request));
            return vec![Effect::Warn(doubtful(doubts.len()))];
        }
        let known = self.known_decision(desk).map(|save| Save { despite: true, ..save });
        let Some(save) = known.or_else(|| self.wanted(true, desk)) else {
            return self.tell_faults();
        };
        for (_, doubt) in doubts {
            self.show_fault(doubt);
        }
        let request = self.request_of(save);
        self.over = Over::Doubts(confirm::despite(doubts, request));
        self.go_to_fault();
        vec![Effect::Warn(doubtful(doubts.len()))]
    }

    /// Hears the answer to whether to save despite doubts.
    pub(super) fn answer_doubts(&mut self, command: Command) -> Vec<Effect> {
        let Over::Doubts(question) = &self.over else { return Vec::new() };
        let Some(then) = question.answer(command) else { return Vec::new() };
        self.over = Over::Nothing;
        match then {
            Then::Ask(request) => {
                self.saving = true;
                vec![Effect::Ask(*request), Effect::Hold]
            }
            _ if matches!(self.subject, Subject::Reorganise(_)) => Vec::new(),
            _ => self.tell_faults(),
        }
    }

    fn compare(&mut self, theirs: &Stored, desk: &Desk) -> Vec<Effect> {
        if matches!(self.subject, Subject::Act { .. }) {
            return vec![Effect::Warn(Message::new(
                "người khác vừa lưu một bản ghi trong số này; hãy xem lại rồi lưu lần nữa",
                "somebody else has just saved one of these: look at it and save again",
            ))];
        }
        let Some(mine) = self.record(desk) else { return self.tell_faults() };
        let Subject::Record { before, .. } = &self.subject else { return Vec::new() };
        self.over = Over::Compare(Compare::new(before, mine, theirs.clone()));
        Vec::new()
    }

    /// Runs a command in the comparison; saving takes what was chosen into the form and saves that.
    pub(super) fn run_compare(&mut self, command: Command, desk: &Desk) -> Vec<Effect> {
        let Over::Compare(compare) = &mut self.over else { return Vec::new() };
        match command {
            Command::Leave | Command::Cancel => self.over = Over::Nothing,
            Command::Save | Command::Accept => {
                let (merged, theirs) = (compare.merged(), compare.theirs().clone());
                self.over = Over::Nothing;
                self.rebase(&theirs, theirs.version);
                self.fill(&merged, desk);
                if self.is_changed() {
                    return self.save(desk);
                }
                let same = Message::new(
                    "không còn gì khác với bản đã lưu",
                    "nothing differs from what is saved",
                );
                return self
                    .drop_draft()
                    .into_iter()
                    .chain([Effect::Say(same), Effect::Close])
                    .collect();
            }
            other => compare.run(other),
        }
        Vec::new()
    }

    fn rebase(&mut self, theirs: &Stored, version: Version) {
        if let Subject::Record { seen, before, .. } = &mut self.subject {
            *seen = version;
            before.clone_from(&theirs.record);
        }
    }

    /// Starts again from the record before, with the values of `merged` typed in.
    fn fill(&mut self, merged: &crate::model::Record, desk: &Desk) {
        let Subject::Record { before, .. } = &self.subject else { return };
        let names = desk.names();
        let slots = |record: &crate::model::Record| -> Vec<Slot> {
            let entity = record.entity();
            let value = |column: &Column| entity.position(column.name).map(|it| entity.get(it));
            let slot = |column: &&'static Column| {
                Slot::of(&value(column).unwrap_or_default(), column, &names)
            };
            self.columns.iter().map(slot).collect()
        };
        let (start, now) = (slots(before), slots(merged));
        self.start = start;
        self.slots = now;
        self.keep_inside();
    }

    /// Forgets what the store keeps of this form, if it keeps anything.
    pub(super) fn drop_draft(&mut self) -> Option<Effect> {
        self.kept.take()?;
        match &self.subject {
            Subject::Record { id, before, .. } => {
                Some(Effect::Ask(Request::DropDraft(before.kind(), *id, self.begun)))
            }
            Subject::Reorganise(asked) => {
                Some(Effect::Ask(Request::DropDraft(Kind::Unit, asked.first(), self.begun)))
            }
            Subject::Act { entered, .. } => {
                let kind = entered.makes()?;
                Some(Effect::Ask(Request::DropDraft(kind, None, self.begun)))
            }
        }
    }
}

fn doubtful(count: usize) -> Message {
    Message::new(format!("chưa lưu: {count} điều đáng ngờ"), format!("not saved: {count} doubtful"))
}

fn titled(title: Option<&str>, message: &Message) -> Message {
    title.map_or_else(
        || message.clone(),
        |title| {
            Message::new(format!("{title}: {}", message.vi), format!("{title}: {}", message.en))
        },
    )
}

/// How many faults of one field are told in full.
const TOLD: usize = 2;

/// The faults of records that cannot take an act, one for each field of its form: the first of them in full, and how
/// many there are beside them.
fn together(faults: &[(Option<String>, Fault)], usual: &str) -> Vec<Fault> {
    let mut fields: Vec<(&str, Vec<Message>)> = Vec::new();
    for (title, fault) in faults {
        let field = fault.place.cell.as_deref().unwrap_or(usual);
        let message = titled(title.as_deref(), &fault.message);
        match fields.iter_mut().find(|(other, _)| *other == field) {
            Some((_, told)) if told.contains(&message) => {}
            Some((_, told)) => told.push(message),
            None => fields.push((field, vec![message])),
        }
    }
    let one = |(field, told): (&str, Vec<Message>)| {
        let list = |lang| {
            let first = told.iter().take(TOLD).map(|message| message.in_lang(lang));
            first.collect::<Vec<_>>().join("; ")
        };
        let (vi, en) = (list(Lang::Vi), list(Lang::En));
        let fault = match told.len().saturating_sub(TOLD) {
            0 => Fault::new(vi, en),
            more => {
                Fault::new(format!("{vi} (và {more} chỗ nữa)"), format!("{en} (and {more} more)"))
            }
        };
        fault.at(field)
    };
    fields.into_iter().map(one).collect()
}
