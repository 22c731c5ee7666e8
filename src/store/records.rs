//! Saving, deleting and stepping: what is checked before an act is done. Knows no key.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::engine::EngineError;
use super::journal::{Act, says};
use super::plan::{Plan, PlanNames};
use super::request::{Actor, Done, Refusal, Role, Save};
use super::watch::{Stopped, Watch, share};
use crate::model::nomination::Step;
use crate::model::{Fault, Id, Kind, Link, Names, Record, Version};
use crate::text::{Lang, Message, one_line};

/// A fault or doubt of a record.
type Told = (Link, Fault);

/// How often an act is planned anew when another came in between.
const ATTEMPTS: usize = 16;

/// How many records are planned between two looks at whether it shall go on.
const PAUSE: usize = 256;

/// How work goes on, and what hears when it cannot be stopped any more.
#[derive(Clone, Copy)]
struct Course<'a> {
    watch: Watch<'a>,
    writing: &'a dyn Fn(),
}

impl Course<'_> {
    const SILENT: Course<'static> = Course { watch: Watch::NONE, writing: &|| {} };
}

impl From<EngineError> for Refusal {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Conflict(_) => Self::Cannot(Message::new(
                "nhiều người đang lưu cùng lúc; hãy thử lại",
                "many people are saving at once: try again",
            )),
            EngineError::Full(message) => Self::Cannot(message),
            EngineError::Broken(message) => Self::Broken(message),
        }
    }
}

impl From<Stopped> for Refusal {
    fn from(Stopped: Stopped) -> Self {
        Self::Stopped
    }
}

impl Store {
    /// Saves records in one act.
    #[allow(clippy::needless_pass_by_value, reason = "planned anew where another act came between")]
    pub fn save(&self, actor: &Actor, saves: Vec<Save>) -> Result<Done, Refusal> {
        self.act(actor, Act::Save, &|plan| plan.saves(&saves, Watch::NONE))
    }

    /// Takes in records from a file, in one act; they are checked as saved ones are.
    #[allow(clippy::needless_pass_by_value, reason = "as it is with saving")]
    pub fn import(&self, actor: &Actor, saves: Vec<Save>) -> Result<Done, Refusal> {
        self.import_watched(actor, &saves, Watch::NONE, &|| {})
    }

    /// The same, told of as it goes; until `writing` hears that they are being written, `watch` can stop it.
    pub fn import_watched(
        &self,
        actor: &Actor,
        saves: &[Save],
        watch: Watch<'_>,
        writing: &dyn Fn(),
    ) -> Result<Done, Refusal> {
        let course = Course { watch, writing };
        self.act_by(actor, Act::Import, &|plan| plan.saves(saves, watch), course)
    }

    /// Deletes records, seen at these versions, in one act.
    pub fn delete(&self, actor: &Actor, seen: &[(Link, Version)]) -> Result<Done, Refusal> {
        self.act(actor, Act::Delete, &|plan| plan.deletes(seen))
    }

    /// Enters a state in nominations, in one act; by whom, where the step does not say, is the actor.
    pub fn step(&self, actor: &Actor, nominations: &[Id], step: &Step) -> Result<Done, Refusal> {
        let by = if step.by.is_empty() { one_line(&actor.who) } else { step.by.clone() };
        let step = Step { by, ..step.clone() };
        self.act(actor, Act::Step, &|plan| plan.steps(nominations, &step))
    }

    /// Plans and does an act; plans it anew where another process acted in between.
    pub(super) fn act(
        &self,
        actor: &Actor,
        act: Act,
        fill: &dyn Fn(&mut Plan<'_>) -> Result<(), Refusal>,
    ) -> Result<Done, Refusal> {
        self.act_by(actor, act, fill, Course::SILENT)
    }

    fn act_by(
        &self,
        actor: &Actor,
        act: Act,
        fill: &dyn Fn(&mut Plan<'_>) -> Result<(), Refusal>,
        course: Course<'_>,
    ) -> Result<Done, Refusal> {
        self.role().reach(Role::least_for(act)).map_err(Refusal::Cannot)?;
        let actor = Actor { who: one_line(&actor.who), via: one_line(&actor.via) };
        let _one = self.house.acts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for _ in 0..ATTEMPTS {
            let mut plan = Plan::new(self)?;
            fill(&mut plan)?;
            course.watch.pass(100)?;
            (course.writing)();
            match plan.commit(&actor, act) {
                Err(EngineError::Conflict(_)) => {}
                done => return Ok(done?),
            }
        }
        Err(EngineError::Conflict(Vec::new()).into())
    }
}

impl Plan<'_> {
    fn saves(&mut self, saves: &[Save], watch: Watch<'_>) -> Result<(), Refusal> {
        let links = self.all(saves, watch)?;
        let asked = links.into_iter().zip(saves).filter(|(_, save)| !save.despite);
        let asked: BTreeSet<Link> = asked.map(|(link, _)| link).collect();
        let (faults, found) = self.faults(watch)?;
        let titled = |_: Link| saves.len() > 1;
        self.refuse(faults, titled)?;
        if asked.is_empty() {
            return Ok(());
        }
        let mut doubts = self.doubts(found, watch)?;
        doubts.retain(|(link, _)| asked.contains(link));
        self.listed(doubts, titled).map_or(Ok(()), |doubts| Err(Refusal::Doubts(doubts)))
    }

    /// Plans what every record shall be; which ones they are.
    pub(super) fn all(&mut self, saves: &[Save], watch: Watch<'_>) -> Result<Vec<Link>, Refusal> {
        let mut links = Vec::with_capacity(saves.len());
        for (at, save) in saves.iter().enumerate() {
            if at.is_multiple_of(PAUSE) {
                watch.pass(share((0, 20), at, saves.len()))?;
            }
            links.push(self.save(save)?);
        }
        Ok(links)
    }

    /// What is wrong with what is planned, and the doubts that came up on the way.
    pub(super) fn faults(&mut self, watch: Watch<'_>) -> Result<(Vec<Told>, Vec<Told>), Refusal> {
        watch.pass(20)?;
        let mut faults = self.settle_codes()?;
        watch.pass(30)?;
        faults.extend(self.own_faults());
        watch.pass(40)?;
        faults.extend(self.misfits()?);
        watch.pass(50)?;
        let merits = self.merits()?;
        faults.extend(merits.faults);
        watch.pass(60)?;
        let scoring = self.scoring()?;
        faults.extend(scoring.faults);
        let mut doubts = merits.doubts;
        doubts.extend(scoring.doubts);
        Ok((faults, doubts))
    }

    /// What may be right but seldom is, beside the doubts `found` already.
    pub(super) fn doubts(&self, found: Vec<Told>, watch: Watch<'_>) -> Result<Vec<Told>, Refusal> {
        watch.pass(70)?;
        let mut doubts = found;
        doubts.extend(self.odd_terms()?);
        watch.pass(75)?;
        doubts.extend(self.namesakes()?);
        watch.pass(90)?;
        doubts.extend(self.doubled_contacts()?);
        doubts.extend(self.strangers()?);
        Ok(doubts)
    }

    /// Plans what one record shall be; which one it is.
    pub(super) fn save(&mut self, save: &Save) -> Result<Link, Refusal> {
        let link = Link::new(save.record.kind(), save.id.unwrap_or_else(Id::fresh));
        let theirs = match save.id {
            Some(_) => self.store.get(link)?,
            None => None,
        };
        if theirs.as_ref().map_or(0, |stored| stored.version) != save.seen {
            let (ours, theirs) = (Box::new(save.clone()), theirs.map(Box::new));
            return Err(Refusal::Stale { ours, theirs });
        }
        self.finished.extend(save.begun.map(|begun| (link.kind, save.id, begun)));
        self.set(link, Some(save.record.clone()))?;
        Ok(link)
    }

    /// What is wrong with each record planned, as far as it alone can tell.
    pub(super) fn own_faults(&self) -> Vec<(Link, Fault)> {
        let records = self.order.iter().filter_map(|link| {
            let slot = self.slot(*link)?;
            Some((*link, slot.after.as_ref()?))
        });
        records
            .flat_map(|(link, record)| record.faults().into_iter().map(move |fault| (link, fault)))
            .collect()
    }

    /// Refuses the act where there are faults; see [`Plan::listed`].
    pub(super) fn refuse(
        &self,
        faults: Vec<(Link, Fault)>,
        titled: impl Fn(Link) -> bool,
    ) -> Result<(), Refusal> {
        self.listed(faults, titled).map_or(Ok(()), |faults| Err(Refusal::Faults(faults)))
    }

    /// Faults in the order of the records and of their fields; those of a record that is `titled` come under
    /// its title. `None` where there is none.
    pub(super) fn listed(
        &self,
        mut faults: Vec<(Link, Fault)>,
        titled: impl Fn(Link) -> bool,
    ) -> Option<Vec<(Option<String>, Fault)>> {
        if faults.is_empty() {
            return None;
        }
        let places: BTreeMap<Link, usize> = self.order.iter().copied().zip(0..).collect();
        faults.sort_by_cached_key(|(link, fault)| {
            (places.get(link).copied(), Record::position(link.kind, &fault.place.field))
        });
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let title = |link: Link| titled(link).then(|| self.called(link, &names));
        Some(faults.into_iter().map(|(link, fault)| (title(link), fault)).collect())
    }

    /// What a record is called in a refusal: its code and name.
    fn called(&self, link: Link, names: &dyn Names) -> String {
        let slot = self.slot(link);
        let record = slot.and_then(|slot| {
            slot.after.as_ref().or(slot.before.as_ref().map(|stored| &stored.record))
        });
        record.map_or_else(String::new, |record| says::subject(record, names))
    }

    fn deletes(&mut self, seen: &[(Link, Version)]) -> Result<(), Refusal> {
        for (link, version) in seen {
            let Some(stored) = self.store.get(*link)? else {
                return Err(Refusal::Cannot(Message::new(
                    format!("{} này đã bị xóa trước đó", link.kind.title().vi),
                    format!("this {} was already deleted", link.kind.title().en),
                )));
            };
            if stored.version != *version {
                let names = PlanNames { plan: self, lang: Lang::Vi };
                let subject = says::subject(&stored.record, &names);
                return Err(Refusal::Cannot(Message::new(
                    format!("{subject} đã có người sửa sau khi bạn xem; hãy xem lại rồi xóa"),
                    format!("{subject} was changed after you saw it: look at it again first"),
                )));
            }
            self.set(*link, None)?;
        }
        let used = self.in_use()?;
        if !used.is_empty() {
            return Err(Refusal::InUse(used));
        }
        self.settle_codes()?;
        Ok(())
    }

    fn steps(&mut self, nominations: &[Id], step: &Step) -> Result<(), Refusal> {
        let mut faults = Vec::new();
        for id in nominations {
            let link = Link::new(Kind::Nomination, *id);
            let Some(Record::Nomination(mut nomination)) = self.get(link)? else {
                return Err(nomination_gone());
            };
            if let Err(fault) = nomination.step(step.clone()) {
                faults.push((link, fault));
            }
            self.set(link, Some(Record::Nomination(nomination)))?;
        }
        self.refuse(faults, |_| nominations.len() > 1)
    }
}

/// The refusal where a nomination of several is there no more.
pub(super) fn nomination_gone() -> Refusal {
    Refusal::Cannot(Message::new(
        "một đề nghị trong số này đã bị xóa",
        "one of these nominations was deleted",
    ))
}
