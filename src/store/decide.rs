//! A decision and the nominations it settles, in one act. Knows no key and no engine.

use super::Store;
use super::journal::Act;
use super::plan::Plan;
use super::records::nomination_gone;
use super::request::{Actor, Done, Refusal, Save};
use crate::model::nomination::{Nomination, Step};
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::{Lang, Message};

impl Store {
    /// Saves a decision; every one of `nominations` points at it and enters “decided” on its date.
    ///
    /// All of it or nothing. Faults of the decision come without a title, those of a nomination under
    /// its own. A nomination that was decided already, by a decision nobody entered, only gets that.
    /// What is doubtful is told first, unless the save goes on `despite` it.
    pub fn decide(
        &self,
        actor: &Actor,
        decision: &Save,
        nominations: &[Id],
    ) -> Result<Done, Refusal> {
        self.act(actor, Act::Save, &|plan| plan.decide(decision, nominations, &actor.who))
    }
}

impl Plan<'_> {
    fn decide(&mut self, save: &Save, nominations: &[Id], who: &str) -> Result<(), Refusal> {
        let Record::Decision(decision) = &save.record else {
            return Err(Refusal::Cannot(Message::new(
                "chỉ quyết định mới kết thúc được đề nghị",
                "only a decision settles nominations",
            )));
        };
        let link = self.save(save)?;
        let step = Step {
            state: "decided".to_owned(),
            date: decision.date,
            by: who.to_owned(),
            ..Step::default()
        };
        let mut faults = Vec::new();
        let mut settled = Vec::new();
        for id in nominations {
            let at = Link::new(Kind::Nomination, *id);
            let Some(Record::Nomination(mut nomination)) = self.get(at)? else {
                return Err(nomination_gone());
            };
            settled.push(nomination.clone());
            let fault = self.settle(&mut nomination, link.id, &step);
            faults.extend(fault.map(|fault| (at, fault)));
            self.set(at, Some(Record::Nomination(nomination)))?;
        }
        faults.extend(self.settle_codes()?);
        faults.extend(self.own_faults());
        faults.extend(self.misfits()?);
        let merits = self.merits()?;
        faults.extend(merits.faults);
        self.refuse(faults, |at| at != link)?;
        if save.despite {
            return Ok(());
        }
        let mut doubts = merits.doubts;
        let settling = self.settling(decision, &settled)?;
        doubts.extend(settling.into_iter().map(|doubt| (link, doubt)));
        let doubts = self.listed(doubts, |at| at != link);
        doubts.map_or(Ok(()), |doubts| Err(Refusal::Doubts(doubts)))
    }

    /// Lets a nomination point at the decision, or tells why it may not.
    fn settle(&self, nomination: &mut Nomination, decision: Id, step: &Step) -> Option<Fault> {
        if let Some(other) = nomination.decision.filter(|other| *other != decision) {
            let names = super::plan::PlanNames { plan: self, lang: Lang::Vi };
            let called = names.title(Link::new(Kind::Decision, other)).unwrap_or_default();
            let fault = Fault::new(
                format!("đã có quyết định khác: {called}"),
                format!("has another decision already: {called}"),
            );
            return Some(fault.at("decision"));
        }
        nomination.decision = Some(decision);
        if matches!(nomination.state(), "decided" | "presented") {
            return None;
        }
        nomination.step(step.clone()).err()
    }
}
