//! A step taken with score sheets, in one act; adopting stands for the whole table of a year. Knows no key.

use std::collections::BTreeSet;

use super::Store;
use super::journal::Act;
use super::plan::{Plan, PlanNames};
use super::request::{Actor, Done, Refusal};
use crate::model::score::{Score, ScoreStep};
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::{Lang, Message, one_line};

impl Store {
    /// Takes a step with score sheets; by whom, where the step does not say, is the actor.
    ///
    /// All of them or none. Adopting takes along every other sheet of the same bloc and year.
    pub fn score_step(
        &self,
        actor: &Actor,
        sheets: &[Id],
        step: &ScoreStep,
    ) -> Result<Done, Refusal> {
        let by = if step.by.is_empty() { one_line(&actor.who) } else { step.by.clone() };
        let step = ScoreStep { by, ..step.clone() };
        self.act(actor, Act::Step, &|plan| plan.score_steps(sheets, &step))
    }
}

impl Plan<'_> {
    fn score_steps(&mut self, sheets: &[Id], step: &ScoreStep) -> Result<(), Refusal> {
        let mut chosen: Vec<Id> = sheets.to_vec();
        let mut tables: BTreeSet<(Id, i16)> = BTreeSet::new();
        if step.stage == "adopted" {
            for id in sheets {
                let score = self.score(*id)?;
                tables.extend(score.bloc.map(|bloc| (bloc, score.year)));
            }
            self.take_along(&tables, &mut chosen)?;
        }
        let mut faults = Vec::new();
        for id in &chosen {
            let link = Link::new(Kind::Score, *id);
            let mut score = self.score(*id)?;
            let row = score.steps.len();
            if let Err(fault) = score.step(step.clone()) {
                faults.push((link, fault));
            } else if let Some(scheme) = self.scheme(score.scheme)? {
                let at = |fault: Fault| (link, fault.at_cell("steps", row, "stage"));
                faults.extend(score.unready(&scheme).into_iter().map(at));
            }
            self.set(link, Some(Record::Score(score)))?;
        }
        if step.reason.is_empty()
            && let Some(id) = chosen.first()
        {
            let link = Link::new(Kind::Score, *id);
            for (bloc, year) in tables {
                let missing: Vec<Id> = self.standing(bloc, year)?.missing().collect();
                faults.extend((!missing.is_empty()).then(|| (link, self.without_sheet(&missing))));
            }
        }
        self.refuse(faults, |_| chosen.len() > 1)
    }

    fn score(&self, id: Id) -> Result<Score, Refusal> {
        match self.get(Link::new(Kind::Score, id))? {
            Some(Record::Score(score)) => Ok(score),
            _ => Err(Refusal::Cannot(Message::new(
                "một phiếu chấm điểm trong số này đã bị xóa",
                "one of these score sheets was deleted",
            ))),
        }
    }

    /// Every sheet of these blocs and years that is not adopted yet.
    fn take_along(
        &self,
        tables: &BTreeSet<(Id, i16)>,
        chosen: &mut Vec<Id>,
    ) -> Result<(), Refusal> {
        self.each_untouched(Kind::Score, &mut |link, record| {
            if let Record::Score(score) = record
                && score.bloc.is_some_and(|bloc| tables.contains(&(bloc, score.year)))
                && score.stage() != "adopted"
                && !chosen.contains(&link.id)
            {
                chosen.push(link.id);
            }
        })?;
        Ok(())
    }

    fn without_sheet(&self, units: &[Id]) -> Fault {
        let list = |lang| {
            let names = PlanNames { plan: self, lang };
            let title = |id: &Id| names.title(Link::new(Kind::Unit, *id));
            units.iter().filter_map(title).collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (list(Lang::Vi), list(Lang::En));
        let fault = Fault::new(
            format!("chưa có phiếu của {vi}; thông qua khi còn thiếu phải ghi lý do"),
            format!("there is no sheet of {en}; write why the table is adopted without them"),
        );
        fault.at_cell("steps", 0, "reason")
    }
}
