//! Undo and redo: which act of a person is next, and whether it can be turned round. Each is an act of the
//! journal itself; nothing is ever removed. Knows no engine.
//!
//! The last undo or redo of an act decides how it stands now, whoever did that.

use std::ops::ControlFlow;

use super::Store;
use super::codec::{Mark, decode};
use super::engine::{Direction, EngineError};
use super::journal::{Act, Change, Entry, Head, says};
use super::keys::{self, Key};
use super::plan::{Plan, PlanNames};
use super::request::{Actor, Done, Refusal, Role};
use crate::model::{Link, Names, Record};
use crate::text::{Lang, Message, one_line};

/// How many of a person's acts are read at once.
const STRETCH: usize = 64;

impl Store {
    /// Undoes the actor's last act that is not undone.
    pub fn undo(&self, actor: &Actor) -> Result<Done, Refusal> {
        let Some((number, _)) = self.undoable(&actor.who)? else {
            return Err(Refusal::Cannot(Message::new(
                "không có việc nào của bạn để hoàn tác",
                "there is nothing of yours to undo",
            )));
        };
        let changes = self.entry_changes(number)?;
        let back: Vec<Change> = changes.into_iter().rev().map(Change::swapped).collect();
        self.act(actor, Act::Undo(number), &|plan| plan.turn(&back, &UNDO))
    }

    /// Undoes the act of this number, as [`Store::undoing`] allows; an undo that is undone is a redo.
    pub fn undo_act(&self, actor: &Actor, number: u64) -> Result<Done, Refusal> {
        let entry = self.undoing(actor, number)?;
        let (act, turn) = turned(&entry);
        let back: Vec<Change> = entry.changes.into_iter().rev().map(Change::swapped).collect();
        self.act(actor, act, &|plan| plan.turn(&back, turn))
    }

    /// The act of this number, whole, where it can be undone now: by whoever did it, and by an admin.
    pub fn undoing(&self, actor: &Actor, number: u64) -> Result<Entry, Refusal> {
        let Some(head) = self.head(number)? else {
            return Err(Refusal::Cannot(Message::new(
                format!("nhật ký không có việc số {number}; xem số ở: thidua history"),
                format!("the journal has no act {number}; numbers are in: thidua history"),
            )));
        };
        let least = if head.who == one_line(&actor.who) { Role::Editor } else { Role::Admin };
        self.role().reach(least).map_err(Refusal::Cannot)?;
        let entry = head.entry(number, self.entry_changes(number)?);
        let last = self.last_turn(match entry.act {
            Act::Undo(of) | Act::Redo(of) => of,
            _ => number,
        })?;
        if let Some((later, head)) = last
            && later != number
            && !(entry.act.is_first() && matches!(head.act, Act::Redo(_)))
        {
            let who = head.who;
            return Err(Refusal::Cannot(Message::new(
                format!("việc số {number} đã được hoàn tác (việc số {later}, {who})"),
                format!("act {number} is turned back already (act {later}, by {who})"),
            )));
        }
        let back: Vec<Change> = entry.changes.iter().rev().cloned().map(Change::swapped).collect();
        Plan::new(self)?.turn(&back, turned(&entry).1)?;
        Ok(entry)
    }

    /// Does again what the actor undid last, unless they did something else since.
    pub fn redo(&self, actor: &Actor) -> Result<Done, Refusal> {
        let Some((number, _)) = self.redoable(&actor.who)? else {
            return Err(Refusal::Cannot(Message::new(
                "không có việc nào của bạn để làm lại",
                "there is nothing of yours to redo",
            )));
        };
        let changes = self.entry_changes(number)?;
        self.act(actor, Act::Redo(number), &|plan| plan.turn(&changes, &REDO))
    }

    /// What undo and redo would do for the actor.
    pub fn pending(
        &self,
        actor: &Actor,
    ) -> Result<(Option<Message>, Option<Message>), EngineError> {
        let undo = self.undoable(&actor.who)?.map(|(_, says)| says);
        Ok((undo, self.redoable(&actor.who)?.map(|(_, says)| says)))
    }

    /// The act that undo would undo, and what it did.
    fn undoable(&self, who: &str) -> Result<Option<(u64, Message)>, EngineError> {
        self.acts_of(who, &mut |number, mark| {
            let found = mark.act.is_first() && self.stands(number)?;
            Ok(if found {
                ControlFlow::Break((number, mark.says))
            } else {
                ControlFlow::Continue(())
            })
        })
    }

    /// The act that redo would do again, and what it did.
    fn redoable(&self, who: &str) -> Result<Option<(u64, Message)>, EngineError> {
        let found = self.acts_of(who, &mut |_, mark| {
            Ok(match mark.act {
                Act::Undo(of) if !self.stands(of)? => ControlFlow::Break(Some(of)),
                Act::Undo(_) | Act::Redo(_) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(None),
            })
        })?;
        let Some(number) = found.flatten() else { return Ok(None) };
        let by = self.head(number)?.map_or_else(|| one_line(who), |head| head.who);
        let key = Key::Act(by, number).bytes();
        let mark = self.engine.get(&key)?.map(|bytes| decode::<Mark>(&bytes)).transpose()?;
        Ok(mark.map(|mark| (number, mark.says)))
    }

    /// Whether an act is not undone, whoever undid it.
    fn stands(&self, number: u64) -> Result<bool, EngineError> {
        let last = self.last_turn(number)?;
        Ok(last.is_none_or(|(_, head)| matches!(head.act, Act::Redo(_))))
    }

    /// The last undo or redo of this act: both touch every record that it changed.
    fn last_turn(&self, number: u64) -> Result<Option<(u64, Head)>, EngineError> {
        let first = self.engine.get(&Key::Change(number, 0).bytes())?;
        let Some(first) = first else { return Ok(None) };
        let mut range = keys::history(decode::<Change>(&first)?.link);
        loop {
            let pairs = self.engine.scan(range.clone(), STRETCH, Direction::Backward)?;
            for (key, _) in &pairs {
                let Some(Key::History(_, later)) = Key::parse(key) else { continue };
                if later <= number {
                    return Ok(None);
                }
                match self.head(later)? {
                    Some(head) if matches!(head.act, Act::Undo(of) | Act::Redo(of) if of == number) =>
                    {
                        return Ok(Some((later, head)));
                    }
                    _ => {}
                }
            }
            match pairs.into_iter().next_back() {
                Some((oldest, _)) => range.end = oldest,
                None => return Ok(None),
            }
        }
    }

    fn head(&self, number: u64) -> Result<Option<Head>, EngineError> {
        let head = self.engine.get(&Key::Head(number).bytes())?;
        Ok(head.map(|bytes| decode(&bytes)).transpose()?)
    }

    /// Goes through a person's acts, newest first, until `look` has found what it looks for.
    fn acts_of<T>(&self, who: &str, look: Look<'_, T>) -> Result<Option<T>, EngineError> {
        let mut range = keys::acts(&one_line(who));
        loop {
            let pairs = self.engine.scan(range.clone(), STRETCH, Direction::Backward)?;
            for (key, value) in &pairs {
                if let Some(Key::Act(_, number)) = Key::parse(key)
                    && let ControlFlow::Break(found) = look(number, decode(value)?)?
                {
                    return Ok(Some(found));
                }
            }
            match pairs.into_iter().next_back() {
                Some((oldest, _)) => range.end = oldest,
                None => return Ok(None),
            }
        }
    }
}

/// What is done with each of a person's acts, the newest first.
type Look<'a, T> = &'a mut dyn FnMut(u64, Mark) -> Result<ControlFlow<T>, EngineError>;

/// What turns an act round is called in the journal, and what a refusal of it begins with.
const fn turned(entry: &Entry) -> (Act, &'static Turn) {
    match entry.act {
        Act::Undo(of) => (Act::Redo(of), &REDO),
        Act::Redo(of) => (Act::Undo(of), &UNDO),
        _ => (Act::Undo(entry.number), &UNDO),
    }
}

/// What a refusal to turn an act round begins with.
struct Turn {
    vi: &'static str,
    en: &'static str,
}

const UNDO: Turn = Turn { vi: "không hoàn tác được", en: "cannot undo" };
const REDO: Turn = Turn { vi: "không làm lại được", en: "cannot redo" };

impl Turn {
    fn refuse(&self, vi: &str, en: &str) -> Refusal {
        Refusal::Cannot(Message::new(format!("{}: {vi}", self.vi), format!("{}: {en}", self.en)))
    }
}

impl Plan<'_> {
    /// Plans `changes` on records that must stand as they were before them.
    fn turn(&mut self, changes: &[Change], turn: &Turn) -> Result<(), Refusal> {
        for change in changes {
            let now = self.store.get(change.link)?.map(|stored| stored.record);
            if now != change.before {
                return Err(self.changed_since(change, now.as_ref(), turn)?);
            }
            self.set(change.link, change.after.clone())?;
        }
        let mut faults = self.settle_codes()?;
        faults.extend(self.misfits()?);
        if let Some((link, fault)) = faults.first() {
            let called = self.named(*link);
            let said = &fault.message;
            let (vi, en) = (format!("{called}: {}", said.vi), format!("{called}: {}", said.en));
            return Err(turn.refuse(&vi, &en));
        }
        if let Some((link, sources)) = self.in_use()?.first() {
            let called = self.named(*link);
            let source = sources.first().map(|source| self.named(*source)).unwrap_or_default();
            return Err(turn.refuse(
                &format!("{called} đang được dùng ở: {source}"),
                &format!("{called} is used by: {source}"),
            ));
        }
        Ok(())
    }

    /// The refusal where somebody changed a record since.
    fn changed_since(
        &self,
        change: &Change,
        now: Option<&Record>,
        turn: &Turn,
    ) -> Result<Refusal, EngineError> {
        let record = now.or(change.before.as_ref()).or(change.after.as_ref());
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let called = record.map(|record| says::subject(record, &names)).unwrap_or_default();
        let newest = self.store.last_touch(change.link)?;
        let who = newest.map(|head| head.who).unwrap_or_default();
        Ok(if now.is_some() {
            turn.refuse(
                &format!("{called} đã được sửa sau đó (người sửa: {who})"),
                &format!("{called} was changed since (by {who})"),
            )
        } else {
            turn.refuse(
                &format!("{called} đã bị xóa sau đó (người xóa: {who})"),
                &format!("{called} was deleted since (by {who})"),
            )
        })
    }

    fn named(&self, link: Link) -> String {
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let code = names.code(link).filter(|code| !code.is_empty());
        code.or_else(|| names.title(link)).unwrap_or_default()
    }
}
