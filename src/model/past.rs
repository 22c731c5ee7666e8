//! The past of a nominee, year by year: what nominations, initiatives, ratings and cases tell together. Knows no
//! store and no screen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::case::{CASE_KINDS, Case, OUTCOMES, PENALTIES};
use super::decision::Decision;
use super::id::{Id, Link};
use super::initiative::{Initiative, SCOPES};
use super::kind::Kind;
use super::nomination::{Nomination, STATES, Step};
use super::person::{Person, Post};
use super::rating::{RATINGS, Rating};
use super::record::{Record, Stored};
use super::show::{Names, choice_label, show_date};
use crate::text::{Lang, Message};

/// One record of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The year it counts for; none where not even that is known.
    pub year: Option<i16>,
    /// The day it is known by: of the decision, the last state, the recognition, the opening.
    pub date: Option<Date>,
    /// The record.
    pub link: Link,
    /// Its short code.
    pub code: String,
    /// Whose it is: the nominee, or a body of its line.
    pub whose: Link,
    /// What it is: the award, the initiative's name, the kind of case.
    pub what: Message,
    /// How it stands or ended.
    pub state: Message,
    /// What more is known: decision, reasons of refusal and hold, post and unit held then.
    pub more: Message,
}

/// How nominations for one award ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The award.
    pub award: Id,
    /// How many were decided.
    pub decided: usize,
    /// The first year of the unbroken run of regular years that ends with the last one decided.
    pub since: i16,
    /// The last year decided.
    pub until: i16,
}

/// The past of a nominee.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// Everything, newest first.
    pub moments: Vec<Moment>,
    /// How many nominations there are.
    pub nominated: usize,
    /// How many were decided and not cancelled.
    pub decided: usize,
    /// How many are under way, those on hold included.
    pub pending: usize,
    /// How many were withdrawn, refused or cancelled.
    pub ended: usize,
    /// The awards decided, those decided most often first.
    pub tallies: Vec<Tally>,
}

impl Past {
    /// The past that `records` tell of those in `line`; `decisions` are those that they name, `names` the
    /// names in Vietnamese and in English.
    pub fn of(
        line: &[Stored],
        records: &[Stored],
        decisions: &[Stored],
        names: [&dyn Names; 2],
    ) -> Self {
        let known = decisions.iter().filter_map(|stored| match &stored.record {
            Record::Decision(decision) => Some((stored.id, decision)),
            _ => None,
        });
        let teller = Teller { line, decisions: known.collect(), names };
        let mut past = Self::default();
        let mut years: BTreeMap<Id, BTreeSet<i16>> = BTreeMap::new();
        let mut counts: BTreeMap<Id, usize> = BTreeMap::new();
        for stored in records {
            past.moments.extend(teller.moment(stored));
            let Record::Nomination(nomination) = &stored.record else { continue };
            past.nominated += 1;
            if !nomination.stands() {
                past.ended += 1;
            } else if matches!(nomination.state(), "decided" | "presented") {
                past.decided += 1;
                if let Some(award) = nomination.award {
                    *counts.entry(award).or_default() += 1;
                    years.entry(award).or_default().insert(nomination.year);
                }
            } else {
                past.pending += 1;
            }
        }
        let tally = |(award, decided): (Id, usize)| {
            let years = years.get(&award)?;
            let until = *years.last()?;
            let first = *years.first()?;
            let run = (first..=until).rev().take_while(|year| years.contains(year));
            Some(Tally { award, decided, since: run.last()?, until })
        };
        past.tallies = counts.into_iter().filter_map(tally).collect();
        past.tallies.sort_by_key(|tally| (std::cmp::Reverse(tally.decided), tally.award));
        past.moments.sort_by(|one, other| {
            let key = |it: &Moment| (it.year, it.date, it.code.clone());
            key(other).cmp(&key(one))
        });
        past
    }
}

/// What a moment is told with.
struct Teller<'a> {
    line: &'a [Stored],
    decisions: BTreeMap<Id, &'a Decision>,
    names: [&'a dyn Names; 2],
}

impl Teller<'_> {
    fn both(&self, says: impl Fn(&dyn Names) -> String) -> Message {
        let [vi, en] = self.names;
        Message::new(says(vi), says(en))
    }

    fn in_line(&self, link: Option<Link>) -> Option<Link> {
        link.filter(|link| self.line.iter().any(|stored| stored.link() == *link))
    }

    fn moment(&self, stored: &Stored) -> Option<Moment> {
        match &stored.record {
            Record::Nomination(it) => Some(self.nomination(stored.link(), it)?),
            Record::Initiative(it) => self.initiative(stored.link(), it),
            Record::Rating(it) => self.rating(stored.link(), it),
            Record::Case(it) => self.case(stored.link(), it),
            _ => None,
        }
    }

    fn nomination(&self, link: Link, it: &Nomination) -> Option<Moment> {
        let whose = self.in_line(it.nominee)?;
        let decision = it.decision.and_then(|id| self.decisions.get(&id));
        let last = it.steps.iter().rev().find_map(|step| step.date);
        let award = it.award.map(|id| Link::new(Kind::Award, id));
        let more = |names: &dyn Names| {
            let lang = names.lang();
            let decided = decision.map(|decision| decision.called(lang));
            let reasons = it.steps.iter().filter(|step| !step.reason.is_empty());
            let reasons = reasons.map(|step| reason(step, lang));
            let held = self.held(whose, it.year, it.unit, names);
            decided.into_iter().chain(reasons).chain(held).collect::<Vec<_>>().join("; ")
        };
        Some(Moment {
            year: (it.year != 0).then_some(it.year),
            date: decision.and_then(|decision| decision.date).or(last),
            link,
            code: it.code.clone(),
            whose,
            what: self.both(|names| award.and_then(|award| names.title(award)).unwrap_or_default()),
            state: self.both(|names| choice_label(&STATES, it.state(), names.lang())),
            more: self.both(more),
        })
    }

    fn initiative(&self, link: Link, it: &Initiative) -> Option<Moment> {
        let mut owners = it.owners.iter();
        let owner = owners.find(|owner| self.in_line(owner.owner).is_some())?;
        let more = |names: &dyn Names| {
            let date = it.date.map(|date| show_date(date, names.lang()));
            let share = owner.share.map(|share| format!("{share} %"));
            let parts = [Some(it.number.clone()), date, Some(it.body.clone()), share];
            parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
        };
        Some(Moment {
            year: (it.year != 0).then_some(it.year),
            date: it.date,
            link,
            code: it.code.clone(),
            whose: owner.owner?,
            what: Message::new(
                format!("Sáng kiến: {}", it.name),
                format!("Initiative: {}", it.name),
            ),
            state: self.both(|names| choice_label(&SCOPES, &it.scope, names.lang())),
            more: self.both(more),
        })
    }

    fn rating(&self, link: Link, it: &Rating) -> Option<Moment> {
        let whose = self.in_line(it.subject)?;
        Some(Moment {
            year: (it.year != 0).then_some(it.year),
            date: None,
            link,
            code: it.code.clone(),
            whose,
            what: Message::new("Xếp loại năm", "Yearly rating"),
            state: self.both(|names| choice_label(&RATINGS, &it.rating, names.lang())),
            more: self.both(|names| self.held(whose, it.year, it.unit, names).unwrap_or_default()),
        })
    }

    fn case(&self, link: Link, it: &Case) -> Option<Moment> {
        let state = |names: &dyn Names| {
            let lang = names.lang();
            if !it.penalty.is_empty() {
                return choice_label(&PENALTIES, &it.penalty, lang);
            }
            if !it.outcome.is_empty() {
                return choice_label(&OUTCOMES, &it.outcome, lang);
            }
            let open = match it.closed {
                Some(_) => ("đã kết thúc", "closed"),
                None => ("đang xem xét", "being considered"),
            };
            crate::text::Label::new(open.0, open.1).in_lang(lang).to_owned()
        };
        let more = |names: &dyn Names| {
            let day = |day: Option<Date>| day.map(|day| show_date(day, names.lang()));
            let days = [day(it.date), day(it.closed)];
            let days: Vec<String> = days.into_iter().flatten().collect();
            let parts = [days.join(" – "), it.text.clone()];
            parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ")
        };
        Some(Moment {
            year: it.date.map(Date::year),
            date: it.date,
            link,
            code: it.code.clone(),
            whose: self.in_line(it.subject)?,
            what: self.both(|names| choice_label(&CASE_KINDS, &it.kind, names.lang())),
            state: self.both(state),
            more: self.both(more),
        })
    }

    /// The post and unit that a person held in a year, as far as posts tell; else the unit of the record.
    /// For a body of the line its own name.
    fn held(&self, whose: Link, year: i16, unit: Option<Id>, names: &dyn Names) -> Option<String> {
        let stored = self.line.iter().find(|stored| stored.link() == whose)?;
        let named = |id: Option<Id>| id.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        match &stored.record {
            Record::Person(person) => match post_in(person, year, unit) {
                Some(post) => {
                    let parts = [Some(post.post.clone()), named(post.unit)].into_iter().flatten();
                    let parts: Vec<String> = parts.filter(|it| !it.is_empty()).collect();
                    (!parts.is_empty()).then(|| parts.join(", "))
                }
                None => named(unit),
            },
            _ if self.line.len() > 1 => names.title(whose),
            _ => None,
        }
    }
}

/// The last post that certainly or, where the days are not known, perhaps was held in `year`; one in `unit`
/// comes before others.
fn post_in(person: &Person, year: i16, unit: Option<Id>) -> Option<&Post> {
    let held = |post: &&Post| {
        (post.from.is_some() || post.until.is_some())
            && post.from.is_none_or(|day| day.year() <= year)
            && post.until.is_none_or(|day| day.year() >= year)
    };
    let there = |post: &&Post| unit.is_some() && post.unit == unit;
    let mut posts = person.posts.iter().rev();
    posts
        .clone()
        .find(|post| held(post) && there(post))
        .or_else(|| posts.clone().find(there))
        .or_else(|| posts.find(held).filter(|_| unit.is_none()))
}

/// A side state with its day and reason.
fn reason(step: &Step, lang: Lang) -> String {
    let state = choice_label(&STATES, &step.state, lang);
    let date = step.date.map(|date| format!(" {}", show_date(date, lang))).unwrap_or_default();
    format!("{state}{date}: {}", step.reason)
}
