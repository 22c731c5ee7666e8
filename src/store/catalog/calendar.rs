//! The calendar of a bloc's year: the pattern, what answers it, and what else has a day. Knows no word of it.

use jiff::civil::Date;

use super::Catalog;
use super::figures::deadline_awards;
use super::meetings::{directions_of, is_ended, is_off};
use crate::law::calendar::{Answer, Item, pattern};
use crate::model::meeting::Meeting;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::request::{Due, Planned, Standing};

/// How many days before its day something counts as due.
const SOON: i32 = 30;

/// What the entries of a year are made from.
struct Year<'a> {
    catalog: &'a Catalog,
    bloc: Id,
    number: i16,
    today: Date,
}

impl Catalog {
    /// The calendar of a bloc's year as it stands on `today`, earliest first; `due` are its deadlines.
    pub fn calendar(&self, bloc: Id, year: i16, today: Date, due: &[Due]) -> Vec<Planned> {
        Year { catalog: self, bloc, number: year, today }.entries(due)
    }
}

impl Year<'_> {
    fn entries(&self, due: &[Due]) -> Vec<Planned> {
        let mut found: Vec<(Option<Date>, Planned)> = Vec::new();
        // What has no month of its own stands behind the item before it.
        let mut last = None;
        for (place, item) in pattern().iter().enumerate() {
            let entries = self.answered(place, item, due);
            let day = |entry: &Planned| entry.date.or(entry.usual.map(|usual| usual.1));
            let at = entries.iter().filter_map(day).max().or(last);
            found.extend(entries.into_iter().map(|entry| (day(&entry).or(last), entry)));
            last = at;
        }
        let known: Vec<Link> = found.iter().filter_map(|(_, entry)| entry.link).collect();
        let others = self.meetings().chain(self.directions()).chain(self.deadlines(due));
        let others = others.filter(|entry| entry.link.is_none_or(|link| !known.contains(&link)));
        found.extend(others.map(|entry| (entry.date, entry)));
        // Stable: items of one day stay in the order of the pattern.
        found.sort_by_key(|(day, _)| (day.is_none(), *day));
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    fn blank(&self, item: Option<usize>, usual: Option<(Date, Date)>) -> Planned {
        let state = match usual {
            None => Standing::Unknown,
            Some((from, _)) if self.today < from => Standing::Ahead,
            // Of a year long over nobody is late: nothing was entered.
            Some((_, until)) if self.today.year() > until.year() => Standing::Unknown,
            Some((_, until)) if self.today > until => Standing::Late,
            Some(_) => Standing::Due,
        };
        Planned { item, link: None, date: None, usual, state, slipped: false, open: 0 }
    }

    /// What stands for an item of the pattern: the records that answer it, or that it is still to be done.
    fn answered(&self, place: usize, item: &Item, due: &[Due]) -> Vec<Planned> {
        let blank = self.blank(Some(place), item.days(self.number));
        let one = |link: Link, date: Option<Date>, state| {
            vec![Planned { link: Some(link), date, state, ..blank }]
        };
        match item.answer {
            Answer::Term => match self.term(self.number) {
                Some((link, from)) => one(link, from, Standing::Done),
                None => vec![blank],
            },
            Answer::Handover => match self.handover() {
                Some((link, date)) => one(link, date, self.held(date)),
                None => vec![blank],
            },
            Answer::Meeting => vec![self.convened(item, blank)],
            Answer::Deadline | Answer::Flag => {
                let of_item = |due: &&Due| self.is_of(item, due);
                let entries: Vec<Planned> =
                    due.iter().filter(of_item).map(|due| self.deadline(due, blank)).collect();
                if entries.is_empty() {
                    vec![Planned { state: unset(&blank), ..blank }]
                } else {
                    entries
                }
            }
            Answer::None => {
                let state = match blank.state {
                    Standing::Ahead => Standing::Ahead,
                    _ => Standing::Unknown,
                };
                vec![Planned { state, ..blank }]
            }
        }
    }

    /// The meeting that an item asks for, or that it is still to be held.
    fn convened(&self, item: &Item, blank: Planned) -> Planned {
        if let Some((link, meeting)) = self.meeting(item) {
            let state = if is_off(meeting) { Standing::Off } else { self.held(meeting.date) };
            let (link, date) = (Some(link), meeting.date);
            return Planned { link, date, state, slipped: slipped(meeting), ..blank };
        }
        let over = item.latest(self.number).is_some_and(|day| self.today > day);
        Planned { slipped: over && blank.state != Standing::Unknown, ..blank }
    }

    /// What was held on this day, or is to be.
    fn held(&self, date: Option<Date>) -> Standing {
        match date {
            None => Standing::Unknown,
            Some(date) if date > self.today => Standing::Ahead,
            Some(_) => Standing::Done,
        }
    }

    fn of_bloc(&self, kind: Kind) -> impl Iterator<Item = &Stored> {
        let all = self.catalog.of(kind).all().map(std::convert::AsRef::as_ref);
        all.filter(|stored: &&Stored| stored.record.bloc() == Some(self.bloc))
    }

    /// The term of a year, and the day from which it runs where that is known.
    fn term(&self, year: i16) -> Option<(Link, Option<Date>)> {
        self.of_bloc(Kind::Term).find_map(|stored| match &stored.record {
            Record::Term(term) if term.year == year && term.chair.is_some() => {
                Some((stored.link(), term.from))
            }
            _ => None,
        })
    }

    fn handover(&self) -> Option<(Link, Option<Date>)> {
        self.of_bloc(Kind::Handover).find_map(|stored| match &stored.record {
            Record::Handover(act) if act.year == self.number => Some((stored.link(), act.date)),
            _ => None,
        })
    }

    /// The meeting that answers an item: one that is held before one that is off, the earliest first.
    fn meeting(&self, item: &Item) -> Option<(Link, &Meeting)> {
        let all = self.of_bloc(Kind::Meeting).filter_map(|stored| match &stored.record {
            Record::Meeting(meeting) => Some((stored.link(), meeting)),
            _ => None,
        });
        let of = |meeting: &Meeting| {
            meeting.kind == item.meeting && year_of(meeting) == Some(self.number)
        };
        all.filter(|(_, meeting)| of(meeting)).min_by_key(|(link, meeting)| {
            (is_off(meeting), meeting.date.is_none(), meeting.date, link.id)
        })
    }

    /// Whether a deadline is one that an item asks for.
    fn is_of(&self, item: &Item, due: &Due) -> bool {
        let Some(stored) = self.catalog.get(Link::new(Kind::Deadline, due.deadline)) else {
            return false;
        };
        let Record::Deadline(deadline) = &stored.record else { return false };
        let award = |id: &Id| match self.catalog.get(Link::new(Kind::Award, *id)) {
            Some(stored) => stored.record.code() == item.award,
            None => false,
        };
        let awards = deadline_awards(self.catalog, deadline);
        let flagged = pattern()
            .iter()
            .any(|other| other.answer == Answer::Flag && self.names(other, awards.as_deref()));
        match item.answer {
            Answer::Flag => {
                deadline.year == self.number - item.years_before
                    && awards.is_some_and(|awards| awards.iter().any(award))
            }
            _ => deadline.year == self.number - item.years_before && !flagged,
        }
    }

    /// Whether the awards of a deadline are only the one that an item is about.
    fn names(&self, item: &Item, awards: Option<&[Id]>) -> bool {
        let code = |id: &Id| {
            let stored = self.catalog.get(Link::new(Kind::Award, *id));
            stored.is_some_and(|stored| stored.record.code() == item.award)
        };
        awards.is_some_and(|awards| !awards.is_empty() && awards.iter().all(code))
    }

    fn deadline(&self, due: &Due, blank: Planned) -> Planned {
        let state = match (due.open, due.date < self.today) {
            (0, true) => Standing::Done,
            (_, true) => Standing::Late,
            (0, false) => Standing::Ahead,
            (_, false) => self.coming(due.date),
        };
        let link = Some(Link::new(Kind::Deadline, due.deadline));
        Planned { link, date: Some(due.date), state, open: due.open, ..blank }
    }

    fn coming(&self, date: Date) -> Standing {
        let days = (date - self.today).get_days();
        if days <= SOON { Standing::Due } else { Standing::Ahead }
    }

    /// Meetings that have to do with the year.
    fn meetings(&self) -> impl Iterator<Item = Planned> {
        self.of_bloc(Kind::Meeting).filter_map(|stored| {
            let Record::Meeting(meeting) = &stored.record else { return None };
            let (first, last) = stored.record.years()?;
            (first <= self.number && self.number <= last).then_some(())?;
            // A conference held in this year closes the one before; only its day belongs here.
            meeting.date.is_none_or(|date| date.year() == self.number).then_some(())?;
            let state = if is_off(meeting) { Standing::Off } else { self.held(meeting.date) };
            let (link, slipped) = (Some(stored.link()), slipped(meeting));
            Some(Planned { link, date: meeting.date, state, slipped, ..self.blank(None, None) })
        })
    }

    /// Direction items of the year that have a day to be done by.
    fn directions(&self) -> impl Iterator<Item = Planned> {
        directions_of(self.bloc, self.number, self.catalog).into_iter().filter_map(|stored| {
            let Record::Direction(direction) = &stored.record else { return None };
            let date = direction.due?;
            let state = if is_ended(direction) {
                Standing::Done
            } else if date < self.today {
                Standing::Late
            } else {
                self.coming(date)
            };
            let link = Some(stored.link());
            Some(Planned { link, date: Some(date), state, ..self.blank(None, None) })
        })
    }

    /// Deadlines that fall into the year or belong to it.
    fn deadlines(&self, due: &[Due]) -> impl Iterator<Item = Planned> {
        let here = |due: &&Due| due.years.0 <= self.number && self.number <= due.years.1;
        due.iter().filter(here).map(|due| self.deadline(due, self.blank(None, None)))
    }
}

/// The year whose meeting it is: the one reviewed, but for a pact, which is for the year planned.
pub fn year_of(meeting: &Meeting) -> Option<i16> {
    let held = meeting.date.map(Date::year);
    let (reviewed, planned) = (meeting.year_reviewed, meeting.year_planned);
    match meeting.kind.as_str() {
        "pact" => planned.or(held).or(reviewed),
        _ => reviewed.or(planned).or(held),
    }
}

/// Whether a year-end conference comes after the year that it reviews.
pub fn slipped(meeting: &Meeting) -> bool {
    let days = meeting.date.zip(meeting.year_reviewed);
    meeting.kind == "year_end"
        && !is_off(meeting)
        && days.is_some_and(|(date, year)| date.year() > year)
}

/// No deadline is entered: nothing tells whether it was kept.
const fn unset(blank: &Planned) -> Standing {
    match blank.state {
        Standing::Ahead | Standing::Due => blank.state,
        _ => Standing::Unknown,
    }
}
