//! The minutes of a meeting: who met, what was reported, said, proposed, decided, voted on and set. Knows no rule of
//! voting. What is not recorded is left as dots: nothing is made up.

mod layout;

pub use layout::{LAYOUT, PLACES};

use super::content::{Content, DOTS};
use super::head::{addressed, head, joined, of_bloc, points_or_dots};
use super::page::long_date;
use crate::model::ballot::Ballot;
use crate::model::direction::{DIRECTION_STATES, Direction};
use crate::model::meeting::{Attendee, FORMS, MEETING_KINDS, Meeting};
use crate::model::proposal::{OUTCOMES, Proposal};
use crate::model::show::{choice_label, show_date, show_time};
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::request::Around;
use crate::text::{Label, Lang, fold};

/// What stands in them.
pub fn content(it: &Meeting, around: &Around, names: &dyn Names) -> Content {
    let lang = names.lang();
    let issuer = of_bloc(around.bloc(it.bloc));
    let writer = Writer { it, around, names, lang };
    let year = |year: Option<i16>| year.map_or_else(|| "……".to_owned(), |year| year.to_string());
    let signs = |id: Option<Id>| writer.title(Kind::Person, id).unwrap_or_default();
    head(issuer, "BB", (&it.place, it.date), lang)
        .known("bloc", issuer[1])
        .text("title", it.title(lang))
        .text("kind", choice_label(&MEETING_KINDS, &it.kind, lang))
        .with(writer.when())
        .with(writer.who())
        .with(writer.course())
        .rows("proposals", writer.proposals())
        .rows("ballots", writer.ballots())
        .text("year_planned", year(it.year_planned))
        .rows("set", {
            let set = around.pointing(Kind::Direction);
            points_or_dots(directions(set).map(|direction| writer.direction(direction)))
        })
        .known("results", &*it.results)
        .text("end", Label::new("…… giờ ……", "……").in_lang(lang))
        .known("secretary_name", signs(writer.secretary()))
        .known("presider_name", signs(it.presider))
}

struct Writer<'a> {
    it: &'a Meeting,
    around: &'a Around,
    names: &'a dyn Names,
    lang: Lang,
}

impl Writer<'_> {
    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        Label::new(vi, en).in_lang(self.lang)
    }

    fn title(&self, kind: Kind, id: Option<Id>) -> Option<String> {
        id.and_then(|id| self.names.title(Link::new(kind, id)))
    }

    /// A person as the document addresses them.
    fn person(&self, id: Option<Id>) -> Option<String> {
        let known = self.around.person(id).map(|person| addressed(person, self.lang));
        known.or_else(|| self.title(Kind::Person, id))
    }

    fn unit(&self, id: Option<Id>) -> Option<String> {
        self.around.unit_name(id, self.names)
    }

    fn when(&self) -> Content {
        let it = self.it;
        let day = it.date.map(|date| long_date(date, self.lang)).unwrap_or_default();
        let hour = it.time.map_or_else(|| "……".to_owned(), show_time);
        let unknown = day.is_empty() && it.time.is_none();
        let when = if unknown { String::new() } else { format!("{hour}, {day}") };
        let reason = Some(&it.reason).filter(|reason| !reason.is_empty());
        let reasons = reason.map(|reason| Content::default().text("reason", &**reason));
        Content::default()
            .known("when", when)
            .known("place", &*it.place)
            .known("form", choice_label(&FORMS, &it.form, self.lang))
            .rows("reasons", reasons.into_iter().collect())
    }

    fn who(&self) -> Content {
        let presides = [self.person(self.it.presider), self.unit(self.it.presiding_unit)];
        let (here, away): (Vec<&Attendee>, Vec<&Attendee>) =
            self.it.attendees.iter().partition(|attendee| attendee.present);
        let mut present: Vec<Content> = here.iter().map(|it| self.attendee(it)).collect();
        if present.is_empty() {
            present.push(self.attendee(&Attendee::default()).text("text", DOTS));
        }
        let absent: Vec<Content> = away.iter().map(|it| self.attendee(it)).collect();
        let away = if absent.is_empty() {
            Vec::new()
        } else {
            vec![Content::default().rows("absent", absent)]
        };
        Content::default()
            .known("presides", joined(presides, ", "))
            .known("secretary", self.person(self.secretary()).unwrap_or_default())
            .rows("present", present)
            .rows("away", away)
            .known("members", self.members().unwrap_or_default())
    }

    fn members(&self) -> Option<String> {
        let found = self.around.attendance.as_ref()?;
        let (present, all) = (found.present.len(), found.members);
        let share = &self.it.quorum;
        let enough = match (found.quorum, self.lang) {
            (None, _) => String::new(),
            (Some(true), Lang::Vi) => format!(", đủ tỷ lệ {share}"),
            (Some(false), Lang::Vi) => format!(", không đủ tỷ lệ {share}"),
            (Some(true), Lang::En) => format!(", the quorum of {share} is reached"),
            (Some(false), Lang::En) => format!(", the quorum of {share} is not reached"),
        };
        Some(format!("{present}/{all}{enough}"))
    }

    fn attendee(&self, it: &Attendee) -> Content {
        let (person, unit) = (self.person(it.person), self.unit(it.unit));
        let parts = [person.clone(), unit.clone(), Some(it.role.clone())];
        Content::default()
            .text("text", joined(parts, " – "))
            .text("person", person.unwrap_or_default())
            .text("unit", unit.unwrap_or_default())
            .text("role", &*it.role)
    }

    /// Whoever attends as secretary of the meeting.
    fn secretary(&self) -> Option<Id> {
        let mut attendees = self.it.attendees.iter();
        let found = attendees.find(|it| fold(&it.role).starts_with("thu ky"));
        found.and_then(|attendee| attendee.person)
    }

    fn course(&self) -> Content {
        let it = self.it;
        let agenda = it.agenda.iter().map(|item| {
            let time = item.time.map(|time| format!("{}: ", show_time(time))).unwrap_or_default();
            let led = self.person(item.person).map(|name| format!(" ({name})")).unwrap_or_default();
            format!("{time}{}{led}", item.item)
        });
        let report = |subject: &str, person, unit| {
            let who = joined([self.person(person), self.unit(unit)], ", ");
            if who.is_empty() { subject.to_owned() } else { format!("{subject} ({who})") }
        };
        let reports = it.reports.iter().map(|it| report(&it.subject, it.presenter, it.unit));
        let statements = it.statements.iter().map(|statement| {
            let who = [self.person(statement.speaker), self.unit(statement.unit)];
            format!("{}: {}", joined(who, ", "), statement.text.replace('\n', " "))
        });
        Content::default()
            .rows("agenda", points_or_dots(agenda))
            .rows("reports", points_or_dots(reports))
            .rows("statements", points_or_dots(statements))
            .rows("reviews", self.became().into_iter().collect())
    }

    /// What became of the direction items of the year reviewed.
    fn became(&self) -> Option<Content> {
        let year = self.it.year_reviewed.filter(|_| !self.around.reviewed.is_empty())?;
        let items = directions(self.around.reviewed.iter()).map(|it| became(it, self.lang));
        Some(
            Content::default()
                .text("year", year.to_string())
                .rows("directions", points_or_dots(items)),
        )
    }

    fn proposals(&self) -> Vec<Content> {
        let proposals = self.around.pointing(Kind::Proposal).filter_map(|stored| {
            let Record::Proposal(proposal) = &stored.record else { return None };
            let who = [self.person(proposal.speaker), self.title(Kind::Unit, proposal.unit)];
            let text = format!("{}: {}", joined(who, ", "), proposal.text.replace('\n', " "));
            let decision = decision(proposal, self.lang);
            Some(Content::default().text("text", text).text("decision", decision))
        });
        let mut rows: Vec<Content> = proposals.collect();
        if rows.is_empty() {
            rows.push(Content::default().text("text", DOTS).text("decision", DOTS));
        }
        rows
    }

    fn direction(&self, direction: &Direction) -> String {
        let units = direction.units.iter().filter_map(|row| self.title(Kind::Unit, row.unit));
        let owner = match direction.owner.as_str() {
            "bloc" => self.say("cả Khối", "the whole bloc").to_owned(),
            _ => units.collect::<Vec<_>>().join(", "),
        };
        let due = direction
            .due
            .map(|due| format!("; {} {}", self.say("hạn", "due"), show_date(due, self.lang)));
        format!("{} {owner}{}", colon(&direction.text), due.unwrap_or_default())
    }

    /// The ballots held there: counts and what they come to.
    fn ballots(&self) -> Vec<Content> {
        let ballots = self.around.pointing(Kind::Ballot).filter_map(|stored| {
            let Record::Ballot(ballot) = &stored.record else { return None };
            let outcomes = self.around.outcomes.get(&stored.id);
            let item = |(row, item): (usize, &crate::model::ballot::BallotItem)| {
                let called = self.title(Kind::Nomination, item.nomination).unwrap_or_default();
                let votes = item.votes.map_or_else(|| "……".to_owned(), |votes| votes.to_string());
                let result = match outcomes.and_then(|all| *all.get(row)?) {
                    Some(true) => self.say("thông qua", "passed"),
                    Some(false) => self.say("không thông qua", "not passed"),
                    None => "……",
                };
                Content::default()
                    .text("no", (row + 1).to_string())
                    .text("text", called)
                    .text("votes", votes)
                    .text("result", result)
            };
            let content = Content::default()
                .text("code", &*ballot.code)
                .text("counts", self.counts(ballot))
                .rows("items", ballot.items.iter().enumerate().map(item).collect());
            Some(content)
        });
        ballots.collect()
    }

    fn counts(&self, ballot: &Ballot) -> String {
        let count =
            |count: Option<u32>| count.map_or_else(|| "……".to_owned(), |count| count.to_string());
        let (all, here) = (count(ballot.eligible), count(ballot.present));
        let written = ballot.in_writing.map(|written| match self.lang {
            Lang::Vi => format!(", lấy ý kiến bằng văn bản {written}"),
            Lang::En => format!(", {written} in writing"),
        });
        let written = written.unwrap_or_default();
        match self.lang {
            Lang::Vi => format!("số người được bỏ phiếu {all}, có mặt {here}{written}"),
            Lang::En => format!("{all} may vote, {here} present{written}"),
        }
    }
}

/// What was decided of a proposal: the outcome, its day, the reason.
pub(super) fn decision(proposal: &Proposal, lang: Lang) -> String {
    if proposal.outcome.is_empty() {
        return DOTS.to_owned();
    }
    let outcome = choice_label(&OUTCOMES, &proposal.outcome, lang);
    let date = proposal.decided.map(|date| format!(" ({})", show_date(date, lang)));
    let reason = match proposal.reason.as_str() {
        "" => String::new(),
        reason => format!("; {}: {reason}", Label::new("lý do", "reason").in_lang(lang)),
    };
    format!("{outcome}{}{reason}", date.unwrap_or_default())
}

/// A direction item with its state and what came of it.
pub(super) fn became(direction: &Direction, lang: Lang) -> String {
    let state = match direction.state.as_str() {
        "" => DOTS.to_owned(),
        name => choice_label(&DIRECTION_STATES, name, lang),
    };
    let result = direction.result.replace('\n', " ");
    let result = if result.is_empty() { String::new() } else { format!(" – {result}") };
    format!("{} {state}{result}", colon(&direction.text))
}

/// A text that something follows: a colon in the place of its full stop.
fn colon(text: &str) -> String {
    format!("{}:", text.replace('\n', " ").trim_end_matches('.'))
}

pub(super) fn directions<'a>(
    stored: impl Iterator<Item = &'a Stored>,
) -> impl Iterator<Item = &'a Direction> {
    stored.filter_map(|stored| match &stored.record {
        Record::Direction(direction) => Some(direction),
        _ => None,
    })
}
