//! What must hold between a nomination, its award, its decision and the nominee's other nominations, and what
//! may be right but seldom is. Knows no link that leads nowhere and no code.
//!
//! Only what an act makes or changes is looked at: facts of the past that stand in the store stay editable.

mod decisions;
mod settling;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::engine::EngineError;
use super::plan::{Plan, PlanNames};
use crate::model::award::Award;
use crate::model::nomination::{Nomination, STATES, SameMerit};
use crate::model::show::choice_label;
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::text::Lang;
use decisions::decision_misfit;

/// What was found of an act's records.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What cannot be right.
    pub faults: Vec<(Link, Fault)>,
    /// What may be right, but should be looked at.
    pub doubts: Vec<(Link, Fault)>,
}

/// How many of a nominee's nominations are told of beside another: the first say enough.
const TOLD: usize = 3;

/// The nominations of each nominee, read once for an act.
#[derive(Default)]
struct Beside<'a> {
    planned: BTreeMap<Link, Vec<(Link, &'a Nomination)>>,
    stored: BTreeMap<Link, Vec<(Link, Nomination)>>,
}

/// The fields of a nomination that these rules read, the nominee first; a change of another does not wake them.
const READ: [&str; 10] = [
    "nominee",
    "award",
    "year",
    "kind",
    "happened",
    "achieved_from",
    "achieved_until",
    "decision",
    "steps",
    "state",
];

impl Plan<'_> {
    /// What is wrong or doubtful about the nominations and decisions planned.
    pub fn merits(&self) -> Result<Found, EngineError> {
        let mut found = Found::default();
        let mut beside = Beside::default();
        for link in &self.order {
            if let Some(Record::Nomination(nomination)) = self.after(*link)
                && let Some(nominee) = nomination.nominee
            {
                let planned = beside.planned.entry(nominee).or_default();
                planned.push((*link, nomination));
            }
        }
        let mut decisions = None;
        for link in &self.order {
            match self.after(*link) {
                Some(Record::Nomination(nomination)) if self.differs(*link, &READ) => {
                    self.nomination(*link, nomination, &mut beside, &mut found)?;
                }
                Some(Record::Decision(decision)) => {
                    if self.differs(*link, &["number", "date", "body"]) {
                        let known = match &mut decisions {
                            Some(known) => known,
                            None => decisions.insert(self.decisions()?),
                        };
                        self.doubled_decision(*link, decision, known, &mut found);
                    }
                    if self.differs(*link, &["catalogue", "date"]) {
                        let faults = self.decided_otherwise(*link, decision)?;
                        found.faults.extend(faults.into_iter().map(|fault| (*link, fault)));
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }

    fn after(&self, link: Link) -> Option<&Record> {
        self.slot(link)?.after.as_ref()
    }

    fn before(&self, link: Link) -> Option<&Record> {
        Some(&self.slot(link)?.before.as_ref()?.record)
    }

    /// Whether a record is new or differs from what it was in one of these fields.
    pub fn differs(&self, link: Link, fields: &[&str]) -> bool {
        let Some(slot) = self.slot(link) else { return false };
        match (&slot.before, &slot.after) {
            (Some(before), Some(after)) => {
                fields.iter().any(|field| before.record.value(field) != after.value(field))
            }
            (None, after) => after.is_some(),
            (Some(_), None) => false,
        }
    }

    fn award(&self, id: Option<Id>) -> Result<Option<Award>, EngineError> {
        let Some(id) = id else { return Ok(None) };
        Ok(match self.get(Link::new(Kind::Award, id))? {
            Some(Record::Award(award)) => Some(award),
            _ => None,
        })
    }

    fn nomination<'a>(
        &'a self,
        link: Link,
        nomination: &Nomination,
        beside: &mut Beside<'a>,
        found: &mut Found,
    ) -> Result<(), EngineError> {
        let Some(award) = self.award(nomination.award)? else { return Ok(()) };
        let mut faults = self.alone(nomination)?;
        if let Some(Record::Nomination(before)) = self.before(link) {
            let known = self.alone(before)?;
            faults.retain(|fault| !known.contains(fault));
        }
        found.faults.extend(faults.into_iter().map(|fault| (link, fault)));
        let Some(nominee) = nomination.nominee.filter(|_| nomination.stands()) else {
            return Ok(());
        };
        let stored = match beside.stored.entry(nominee) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(self.stored_of(nominee)?),
        };
        let planned = beside.planned.get(&nominee).into_iter().flatten();
        let others = stored.iter().map(|(link, theirs)| (*link, theirs)).chain(planned.copied());
        let mut told = 0;
        let others = others.filter(|(other, it)| *other != link && it.stands());
        for (_, theirs) in others.filter(|(other, _)| !self.stood_beside(link, *other)) {
            let Some((certain, said)) = self.compared(nomination, &award, theirs)? else {
                continue;
            };
            let place = if certain { &mut found.faults } else { &mut found.doubts };
            place.push((link, said));
            told += 1;
            if told == TOLD {
                break;
            }
        }
        Ok(())
    }

    /// What cannot be right about a nomination, its award and its decision.
    fn alone(&self, nomination: &Nomination) -> Result<Vec<Fault>, EngineError> {
        let Some(award) = self.award(nomination.award)? else { return Ok(Vec::new()) };
        let mut faults: Vec<Fault> = award_misfit(nomination, &award).into_iter().collect();
        if let Some(id) = nomination.decision
            && let Some(Record::Decision(decision)) = self.get(Link::new(Kind::Decision, id))?
        {
            faults.extend(decision_misfit(nomination, &award, &decision));
        }
        Ok(faults)
    }

    /// Whether two nominations were of one nominee before the act, too, and only that nominee is another
    /// now, as after a merge: whatever they have in common is not the act's doing.
    fn stood_beside(&self, one: Link, other: Link) -> bool {
        let nominee = |link| match self.before(link) {
            Some(Record::Nomination(nomination)) => nomination.nominee,
            _ => None,
        };
        let same = |link| !self.differs(link, &READ[1..]);
        nominee(one).is_some() && nominee(one) == nominee(other) && same(one) && same(other)
    }

    /// The nominations of a nominee that the act does not touch.
    fn stored_of(&self, nominee: Link) -> Result<Vec<(Link, Nomination)>, EngineError> {
        let mut found = Vec::new();
        for link in self.store.about(nominee, Kind::Nomination)? {
            if self.slot(link).is_none()
                && let Some(Record::Nomination(nomination)) = self.get(link)?
            {
                found.push((link, nomination));
            }
        }
        Ok(found)
    }

    /// What is wrong (`true`) or doubtful about a nomination beside another of its nominee.
    fn compared(
        &self,
        ours: &Nomination,
        award: &Award,
        theirs: &Nomination,
    ) -> Result<Option<(bool, Fault)>, EngineError> {
        let merit = ours.same_merit(theirs);
        if theirs.award == ours.award {
            return Ok(match merit {
                SameMerit::Certain => Some((true, self.twice(theirs))),
                SameMerit::Likely => Some((false, self.perhaps_twice(theirs))),
                SameMerit::No => None,
            });
        }
        let Some(their_award) = self.award(theirs.award)? else { return Ok(None) };
        let both = |is: fn(&Award) -> bool| is(award) && is(&their_award);
        let expected = |it: &Nomination| it.kind_or_regular() != "unexpected";
        if both(|award| award.level == "state")
            && theirs.year == ours.year
            && expected(ours)
            && expected(theirs)
        {
            return Ok(Some((false, self.second_of_state(theirs))));
        }
        let forms = both(|award| award.catalogue == "form") && merit > SameMerit::No;
        Ok(forms.then(|| (false, self.second_form(theirs))))
    }

    /// Code, award, year and state of a nomination.
    fn told(&self, nomination: &Nomination, lang: Lang) -> String {
        let award = nomination.award.map(|id| Link::new(Kind::Award, id));
        let award = award.and_then(|link| PlanNames { plan: self, lang }.title(link));
        let state = choice_label(&STATES, nomination.state(), lang);
        let Nomination { code, year, .. } = nomination;
        format!("{code} ({}, {year}, {state})", award.unwrap_or_default()).trim().to_owned()
    }

    fn twice(&self, other: &Nomination) -> Fault {
        Fault::new(
            format!(
                "đã đề nghị cho cùng thành tích: {}; hãy sửa đề nghị đó hoặc rút một trong hai",
                self.told(other, Lang::Vi)
            ),
            format!(
                "nominated already for the same achievement: {}; change that one or withdraw one",
                self.told(other, Lang::En)
            ),
        )
        .at("award")
    }

    fn perhaps_twice(&self, other: &Nomination) -> Fault {
        Fault::new(
            format!("có thể đã đề nghị cho cùng thành tích: {}", self.told(other, Lang::Vi)),
            format!(
                "perhaps nominated already for this achievement: {}",
                self.told(other, Lang::En)
            ),
        )
        .at("award")
    }

    /// Domain: one state-level proposal a year for each subject, unexpected merit aside.
    fn second_of_state(&self, other: &Nomination) -> Fault {
        Fault::new(
            format!("đề nghị cấp Nhà nước thứ hai trong năm, sau {}", self.told(other, Lang::Vi)),
            format!(
                "the second state-level proposal in a year, after {}",
                self.told(other, Lang::En)
            ),
        )
        .at("award")
    }

    /// Domain: several forms for one achievement are not given.
    fn second_form(&self, other: &Nomination) -> Fault {
        Fault::new(
            format!(
                "hình thức khen thưởng thứ hai cho cùng thành tích, sau {}",
                self.told(other, Lang::Vi)
            ),
            format!(
                "the second form of commendation for this achievement, after {}",
                self.told(other, Lang::En)
            ),
        )
        .at("award")
    }
}

/// What an award is not for.
fn award_misfit(nomination: &Nomination, award: &Award) -> Option<Fault> {
    let fault = match (nomination.nominee?.kind, award.nominee.as_str()) {
        (Kind::Person, "collective") => Fault::new(
            "chỉ dành cho tập thể, còn đối tượng là cá nhân",
            "only for collectives, but the nominee is an individual",
        ),
        (Kind::Unit, "individual") => Fault::new(
            "chỉ dành cho cá nhân, còn đối tượng là tập thể",
            "only for individuals, but the nominee is a collective",
        ),
        _ if award.catalogue == "title" && nomination.kind == "unexpected" => Fault::new(
            "thành tích đột xuất được khen bằng hình thức khen thưởng, không bằng danh hiệu thi đua",
            "unexpected merit is rewarded by a form of commendation, not by an emulation title",
        ),
        _ => return None,
    };
    Some(fault.at("award"))
}
