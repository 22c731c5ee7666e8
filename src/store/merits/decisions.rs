//! Decisions entered twice, and decisions that do not agree with what they settled. Knows no other nomination.

use std::collections::BTreeMap;

use super::Found;
use crate::model::award::{Award, CATALOGUES};
use crate::model::decision::Decision;
use crate::model::nomination::Nomination;
use crate::model::show::{choice_label, show_date};
use crate::model::{Fault, Kind, Link, Names, Record};
use crate::store::engine::EngineError;
use crate::store::keys;
use crate::store::plan::{Plan, PlanNames};
use crate::text::{Lang, fold};

impl Plan<'_> {
    /// Every decision as it will be after the act, by its number.
    pub(super) fn decisions(&self) -> Result<BTreeMap<String, Vec<(Link, Decision)>>, EngineError> {
        let mut known: BTreeMap<String, Vec<(Link, Decision)>> = BTreeMap::new();
        let mut note = |link: Link, record: &Record| {
            if let Record::Decision(decision) = record
                && !decision.number.is_empty()
            {
                let place = known.entry(fold(&decision.number)).or_default();
                place.push((link, decision.clone()));
            }
        };
        self.each_untouched(Kind::Decision, &mut note)?;
        for link in &self.order {
            if let Some(record) = self.after(*link) {
                note(*link, record);
            }
        }
        Ok(known)
    }

    pub(super) fn doubled_decision(
        &self,
        link: Link,
        decision: &Decision,
        known: &BTreeMap<String, Vec<(Link, Decision)>>,
        found: &mut Found,
    ) {
        let alike = known.get(&fold(&decision.number)).into_iter().flatten();
        for (other, theirs) in alike.filter(|(other, _)| *other != link) {
            let both = |ours: bool, theirs: bool| ours && theirs;
            let dates = both(decision.date.is_some(), theirs.date.is_some());
            let bodies = both(!decision.body.is_empty(), !theirs.body.is_empty());
            let apart = (dates && decision.date != theirs.date)
                || (bodies && fold(&decision.body) != fold(&theirs.body));
            if apart {
                continue;
            }
            let name = |lang| {
                let title = PlanNames { plan: self, lang }.title(*other).unwrap_or_default();
                format!("{} {title}", theirs.code).trim().to_owned()
            };
            let (vi, en) = (name(Lang::Vi), name(Lang::En));
            if dates && bodies {
                let fault = Fault::new(
                    format!("quyết định này đã có: {vi}"),
                    format!("this decision is there already: {en}"),
                );
                found.faults.push((link, fault.at("number")));
            } else {
                let doubt = Fault::new(
                    format!("có thể quyết định này đã có: {vi}"),
                    format!("this decision may be there already: {en}"),
                );
                found.doubts.push((link, doubt.at("number")));
            }
        }
    }

    /// What a decision, changed, no longer agrees with in the nominations that it settled.
    pub(super) fn decided_otherwise(
        &self,
        link: Link,
        decision: &Decision,
    ) -> Result<Vec<Fault>, EngineError> {
        for source in self.untouched_sources(keys::pointing_at_from(link, Kind::Nomination))? {
            let Some(Record::Nomination(nomination)) = self.get(source)? else { continue };
            let Some(award) = self.award(nomination.award)? else { continue };
            let faults = decision_misfit(&nomination, &award, decision);
            if !faults.is_empty() {
                let field = |fault: &Fault| match fault.place.cell.as_deref() {
                    Some("date") => "date",
                    _ => "catalogue",
                };
                let told = |fault: Fault| {
                    let (code, at) = (&nomination.code, field(&fault));
                    let said = &fault.message;
                    Fault::new(format!("{code}: {}", said.vi), format!("{code}: {}", said.en))
                        .at(at)
                };
                return Ok(faults.into_iter().map(told).collect());
            }
        }
        Ok(Vec::new())
    }
}

/// Where a nomination and the decision that settled it cannot both be right; the cell tells which field of
/// the decision it is about.
pub(super) fn decision_misfit(
    nomination: &Nomination,
    award: &Award,
    decision: &Decision,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let at = |fault: Fault, cell: &str| {
        let mut fault = fault.at("decision");
        fault.place.cell = Some(cell.to_owned());
        fault
    };
    if !decision.catalogue.is_empty()
        && !award.catalogue.is_empty()
        && decision.catalogue != award.catalogue
    {
        let named = |name: &str, lang| choice_label(&CATALOGUES, name, lang);
        let fault = Fault::new(
            format!(
                "quyết định về {}, còn đề nghị là {}",
                named(&decision.catalogue, Lang::Vi),
                named(&award.catalogue, Lang::Vi)
            ),
            format!(
                "the decision gives an {}, but nominated is for a {}",
                named(&decision.catalogue, Lang::En),
                named(&award.catalogue, Lang::En)
            ),
        );
        faults.push(at(fault, "catalogue"));
    }
    let Some(decided) = decision.date else { return faults };
    let begins = [
        (nomination.begun(), "bước đầu tiên của đề nghị", "the first step of the nomination"),
        (nomination.achieved_from, "ngày đầu kỳ thành tích", "the first day of achievement"),
    ];
    let early = begins.into_iter().find(|(day, ..)| day.is_some_and(|day| decided < day));
    if let Some((Some(day), vi, en)) = early {
        let show = |day, lang| show_date(day, lang);
        let fault = Fault::new(
            format!(
                "quyết định ngày {} có trước {vi} ({})",
                show(decided, Lang::Vi),
                show(day, Lang::Vi)
            ),
            format!(
                "the decision of {} comes before {en} ({})",
                show(decided, Lang::En),
                show(day, Lang::En)
            ),
        );
        faults.push(at(fault, "date"));
    }
    faults
}
