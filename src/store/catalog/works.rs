//! How far each work of a bloc's year is, counted over the catalog. Knows no word of it.

use jiff::civil::Date;

use super::Catalog;
use super::cell::{EMPTY, target};
use super::meetings::{directions_of, is_ended};
use crate::law::calendar::{Answer, pattern};
use crate::model::nomination::STATES;
use crate::model::pipeline::is_ended as is_given_up;
use crate::model::term::Term;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::request::{Due, NAMED, Planned, Standing, TALLIED_YEARS, Topic, Work};

/// The nominations of a bloc's year as far as columns tell of them.
pub struct Nominated {
    /// How many in each of [`STATES`].
    pub states: Vec<usize>,
    /// How many are decided without a decision.
    pub undecided: usize,
    /// Those whose dossier somebody still looks at.
    pub open: Vec<Link>,
}

impl Catalog {
    /// The nominations of a bloc's year; `None` where `cancelled`.
    pub fn nominated(
        &self,
        bloc: Id,
        year: i16,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Nominated> {
        let mut found = Nominated { states: vec![0; STATES.len()], undecided: 0, open: Vec::new() };
        let Some(bloc) = self.slots.find(Link::new(Kind::Bloc, bloc)) else { return Some(found) };
        let bloc = target(Kind::Bloc, bloc);
        let column = |name| self.column(Kind::Nomination, name);
        let (state, decision) = (column("state")?, column("decision")?);
        for (count, (slot, chunk, row)) in self.of(Kind::Nomination).rows().enumerate() {
            if count % super::query::PAUSE == 0 && cancelled() {
                return None;
            }
            if chunk.bloc(row) != bloc || chunk.years(row).0 != year {
                continue;
            }
            let place = usize::try_from(chunk.cell(state, row)).unwrap_or_default();
            let Some(count) = found.states.get_mut(place) else { continue };
            *count += 1;
            let name = STATES[place].name;
            let decided = matches!(name, "decided" | "presented");
            found.undecided += usize::from(decided && chunk.cell(decision, row) == EMPTY);
            if !decided
                && !is_given_up(name)
                && let Some(id) = self.slots.id(Kind::Nomination, slot)
            {
                found.open.push(Link::new(Kind::Nomination, id));
            }
        }
        Some(found)
    }

    /// Everything but the dossiers; `None` where `cancelled`.
    pub fn works(
        &self,
        (bloc, year, today): (Id, i16, Date),
        (entries, due): (&[Planned], &[Due]),
        nominated: &Nominated,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Work>> {
        let of = Counted { catalog: self, bloc, year, members: self.members(bloc, Some(year)) };
        let mut works = of.heads();
        works.extend(Counted::meetings(entries));
        works.extend(of.nominations(nominated, cancelled)?);
        works.extend([of.proposals(), of.directions(), of.scores(), of.contacts(today)]);
        works.extend([of.activities(), of.deadlines(due, today), of.evaluation()]);
        works.push(of.handover(Topic::HandedOn, year.saturating_add(1)));
        Some(works)
    }
}

struct Counted<'a> {
    catalog: &'a Catalog,
    bloc: Id,
    year: i16,
    members: Vec<std::sync::Arc<Stored>>,
}

fn work(topic: Topic, done: usize, all: usize) -> Work {
    Work { topic, done, all, missing: Vec::new(), states: Vec::new(), link: None }
}

impl Counted<'_> {
    fn of_bloc(&self, kind: Kind) -> impl Iterator<Item = &Stored> {
        let all = self.catalog.of(kind).all().map(std::convert::AsRef::as_ref);
        all.filter(|stored: &&Stored| stored.record.bloc() == Some(self.bloc))
    }

    fn term(&self, year: i16) -> Option<(Link, &Term)> {
        self.of_bloc(Kind::Term).find_map(|stored| match &stored.record {
            Record::Term(term) if term.year == year => Some((stored.link(), term)),
            _ => None,
        })
    }

    /// Chair, deputy and the hand-over to them.
    fn heads(&self) -> Vec<Work> {
        let term = self.term(self.year);
        let known = term.map_or(0, |(_, term)| {
            usize::from(term.chair.is_some())
                + usize::from(term.deputies.iter().any(|deputy| deputy.unit.is_some()))
        });
        vec![
            Work { link: term.map(|(link, _)| link), ..work(Topic::Chair, known, 2) },
            self.handover(Topic::Handover, self.year),
        ]
    }

    /// The hand-over to the chair of `year`: how much of it was received.
    fn handover(&self, topic: Topic, year: i16) -> Work {
        let act = self.of_bloc(Kind::Handover).find_map(|stored| match &stored.record {
            Record::Handover(act) if act.year == year => Some((stored.link(), act)),
            _ => None,
        });
        let (done, all) = act.map_or((0, 1), |(_, act)| match act.items.len() {
            0 => (usize::from(act.date.is_some()), 1),
            all => (act.items.iter().filter(|item| item.received).count(), all),
        });
        Work { link: act.map(|(link, _)| link), ..work(topic, done, all) }
    }

    /// The pact, and all meetings of the calendar.
    fn meetings(entries: &[Planned]) -> Vec<Work> {
        let asked = |entry: &&Planned| {
            entry.item.is_some_and(|place| pattern()[place].answer == Answer::Meeting)
        };
        let meetings: Vec<&Planned> = entries.iter().filter(asked).collect();
        let done = |entry: &&&Planned| entry.state == Standing::Done;
        let pact = meetings
            .iter()
            .find(|entry| entry.item.is_some_and(|place| pattern()[place].meeting == "pact"));
        let signed = usize::from(pact.is_some_and(|entry| done(&entry)));
        let held = meetings.iter().filter(done).count();
        vec![
            Work { link: pact.and_then(|entry| entry.link), ..work(Topic::Pact, signed, 1) },
            work(Topic::Meetings, held, meetings.len()),
        ]
    }

    fn nominations(
        &self,
        nominated: &Nominated,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Work>> {
        let count = |names: &[&str]| -> usize {
            let states = STATES.iter().zip(&nominated.states);
            states.filter(|(state, _)| names.contains(&state.name)).map(|(_, count)| count).sum()
        };
        let all: usize = nominated.states.iter().sum();
        let decided = count(&["decided", "presented"]);
        let states = nominated.states.clone();
        let tally = self.catalog.tally(self.bloc, self.year, cancelled)?;
        let proposed = |member: Id| {
            let found = tally.members.iter().find(|tallied| tallied.member == Some(member));
            found.is_some_and(|it| it.years[TALLIED_YEARS - 1].iter().any(|it| it.proposed > 0))
        };
        Some(vec![
            Work { states, ..work(Topic::Nominations, decided, all - count(&["withdrawn"])) },
            work(Topic::Decisions, decided - nominated.undecided, decided),
            if all == 0 {
                work(Topic::Nominating, 0, 0)
            } else {
                self.each(Topic::Nominating, proposed)
            },
        ])
    }

    /// Members of whom something holds, and those of whom it does not.
    fn each(&self, topic: Topic, holds: impl Fn(Id) -> bool) -> Work {
        let (there, missing): (Vec<_>, Vec<_>) =
            self.members.iter().partition(|member| holds(member.id));
        let missing = missing.into_iter().take(NAMED).map(|member| member.link()).collect();
        Work { missing, ..work(topic, there.len(), self.members.len()) }
    }

    fn proposals(&self) -> Work {
        let all = self.of_bloc(Kind::Proposal).filter_map(|stored| match &stored.record {
            Record::Proposal(it) if it.year == self.year => Some((stored, !it.outcome.is_empty())),
            _ => None,
        });
        listed(Topic::Proposals, all)
    }

    fn directions(&self) -> Work {
        let all = directions_of(self.bloc, self.year, self.catalog);
        let ended = all.iter().map(|stored| match &stored.record {
            Record::Direction(direction) => (stored.as_ref(), is_ended(direction)),
            _ => (stored.as_ref(), false),
        });
        listed(Topic::Directions, ended)
    }

    fn scores(&self) -> Work {
        let adopted = |unit: Id| {
            self.of_bloc(Kind::Score).any(|stored| match &stored.record {
                Record::Score(score) => {
                    (score.year, score.unit) == (self.year, Some(unit))
                        && score.steps.iter().any(|step| step.stage == "adopted")
                }
                _ => false,
            })
        };
        let entered = self.of_bloc(Kind::Score).any(|stored| match &stored.record {
            Record::Score(score) => score.year == self.year,
            _ => false,
        });
        if entered { self.each(Topic::Scores, adopted) } else { work(Topic::Scores, 0, 0) }
    }

    /// Members with somebody who does this work: on `today` in its own year, else at any time of the year.
    fn contacts(&self, today: Date) -> Work {
        let now = today.year() == self.year;
        let known = |unit: Id| {
            let below = self.catalog.units_below(unit);
            self.of_bloc(Kind::Contact).any(|stored| match &stored.record {
                Record::Contact(contact) => {
                    let from = contact.from.is_none_or(|from| {
                        if now { from <= today } else { from.year() <= self.year }
                    });
                    let until = contact.until.is_none_or(|until| {
                        if now { until >= today } else { until.year() >= self.year }
                    });
                    from && until && contact.unit.is_some_and(|unit| below.contains(&unit))
                }
                _ => false,
            })
        };
        self.each(Topic::Contacts, known)
    }

    fn activities(&self) -> Work {
        let held: Vec<_> = self
            .of_bloc(Kind::Activity)
            .filter_map(|stored| match &stored.record {
                Record::Activity(it) if it.date.is_some_and(|day| day.year() == self.year) => {
                    Some(it)
                }
                _ => None,
            })
            .filter(|it| !matches!(it.form.as_str(), "postponed" | "cancelled"))
            .collect();
        if held.is_empty() {
            return work(Topic::Activities, 0, 0);
        }
        self.each(Topic::Activities, |member| {
            let below = self.catalog.units_below(member);
            let of = |id: Option<Id>| id.is_some_and(|id| below.contains(&id));
            held.iter().any(|activity| activity.units.iter().any(|row| of(row.unit)))
        })
    }

    fn deadlines(&self, due: &[Due], today: Date) -> Work {
        let of_year = |due: &&Due| {
            let stored = self.catalog.get(Link::new(Kind::Deadline, due.deadline));
            stored.is_some_and(|stored| match &stored.record {
                Record::Deadline(deadline) => deadline.year == self.year,
                _ => false,
            })
        };
        let due: Vec<&Due> = due.iter().filter(of_year).collect();
        let late = due.iter().filter(|due| due.date < today && due.open > 0);
        let missing: Vec<Link> = late.map(|due| Link::new(Kind::Deadline, due.deadline)).collect();
        Work {
            done: due.len() - missing.len(),
            missing: missing.into_iter().take(NAMED).collect(),
            ..work(Topic::Deadlines, 0, due.len())
        }
    }

    fn evaluation(&self) -> Work {
        let Some((link, term)) = self.term(self.year - 1) else {
            return work(Topic::Evaluation, 0, 0);
        };
        let given = usize::from(!term.evaluation.is_empty());
        Work { link: Some(link), ..work(Topic::Evaluation, given, 1) }
    }
}

fn listed<'a>(topic: Topic, all: impl Iterator<Item = (&'a Stored, bool)>) -> Work {
    let mut found = work(topic, 0, 0);
    for (stored, done) in all {
        found.all += 1;
        found.done += usize::from(done);
        if !done && found.missing.len() < NAMED {
            found.missing.push(stored.link());
        }
    }
    found
}
