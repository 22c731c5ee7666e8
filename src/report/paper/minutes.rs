//! The minutes of a meeting: who met, what was reported, said, proposed, decided, voted on and set. Knows no rule of
//! voting. What is not recorded is left as dots: nothing is made up.

use super::handover::addressed;
use super::page::{DOTS, Page, long_date};
use crate::model::ballot::Ballot;
use crate::model::direction::{DIRECTION_STATES, Direction};
use crate::model::meeting::{Attendee, FORMS, MEETING_KINDS, Meeting};
use crate::model::proposal::{OUTCOMES, Proposal};
use crate::model::show::{choice_label, show_date, show_time};
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::request::Around;
use crate::text::{Label, Lang, fold};

/// Writes the document.
pub fn write(it: &Meeting, around: &Around, names: &dyn Names, page: &mut Page) {
    let bloc = around.bloc(it.bloc);
    let (above, issuer) = bloc.map_or(("", ""), |bloc| (&bloc.authority, &bloc.name));
    // A whole address is too long for the line of place and date: its last part is the town.
    let town = it.place.rsplit(',').next().unwrap_or_default().trim();
    page.head(above, issuer, town, it.date);
    page.title(page.say(Label::new("Biên bản", "Minutes")), &it.title(names.lang()));
    let writer = Writer { it, around, names, lang: names.lang() };
    writer.when(page);
    writer.who(page);
    writer.course(page);
    page.heading(page.say(Label::new("V. KẾT QUẢ", "V. RESULTS")));
    text(&it.results, page);
    page.gap();
    page.paragraph(
        page.say(Label::new(
            "Hội nghị kết thúc lúc …… giờ …… cùng ngày.",
            "The meeting ended at …… on the same day.",
        )),
        0,
    );
    let signs = |id: Option<Id>| writer.title(Kind::Person, id).unwrap_or_else(|| DOTS.to_owned());
    let (secretary, presider) = (signs(writer.secretary()), signs(it.presider));
    let parts = [
        page.say(Label::new("Thư ký", "Secretary")),
        page.say(Label::new("Chủ trì", "Chair of the meeting")),
    ];
    page.signatures([(parts[0], &secretary), (parts[1], &presider)]);
}

/// A text that was entered, or dots.
fn text(entered: &str, page: &mut Page) {
    page.paragraph(if entered.is_empty() { DOTS } else { entered }, 0);
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

    fn when(&self, page: &mut Page) {
        let it = self.it;
        page.heading(self.say("I. THỜI GIAN, ĐỊA ĐIỂM", "I. TIME AND PLACE"));
        let day = it.date.map(|date| long_date(date, self.lang)).unwrap_or_default();
        let hour = it.time.map_or_else(|| "……".to_owned(), show_time);
        let when = if day.is_empty() && it.time.is_none() {
            String::new()
        } else {
            format!("{hour}, {day}")
        };
        page.labelled(self.say("Thời gian", "Time"), &when);
        page.labelled(self.say("Địa điểm", "Place"), &it.place);
        page.labelled(self.say("Hình thức", "Held"), &choice_label(&FORMS, &it.form, self.lang));
        if !it.reason.is_empty() {
            page.labelled(self.say("Lý do", "Reason"), &it.reason);
        }
        let kind = choice_label(&MEETING_KINDS, &it.kind, self.lang);
        page.labelled(self.say("Loại cuộc họp", "Kind of meeting"), &kind);
    }

    fn who(&self, page: &mut Page) {
        page.heading(self.say("II. THÀNH PHẦN", "II. WHO TOOK PART"));
        let both = [self.person(self.it.presider), self.unit(self.it.presiding_unit)];
        let presides = both.into_iter().flatten().collect::<Vec<_>>().join(", ");
        page.labelled(self.say("Chủ trì", "Presides"), &presides);
        let secretary = self.person(self.secretary()).unwrap_or_default();
        page.labelled(self.say("Thư ký", "Secretary"), &secretary);
        let (here, away): (Vec<&Attendee>, Vec<&Attendee>) =
            self.it.attendees.iter().partition(|attendee| attendee.present);
        page.paragraph(self.say("Dự họp:", "Present:"), 0);
        self.attendees(&here, page);
        if !away.is_empty() {
            page.paragraph(self.say("Vắng:", "Absent:"), 0);
            self.attendees(&away, page);
        }
        let members = self.around.attendance.as_ref().map(|found| {
            let (present, all) = (found.present.len(), found.members);
            let share = &self.it.quorum;
            let enough = match (found.quorum, self.lang) {
                (None, _) => String::new(),
                (Some(true), Lang::Vi) => format!(", đủ tỷ lệ {share}"),
                (Some(false), Lang::Vi) => format!(", không đủ tỷ lệ {share}"),
                (Some(true), Lang::En) => format!(", the quorum of {share} is reached"),
                (Some(false), Lang::En) => format!(", the quorum of {share} is not reached"),
            };
            format!("{present}/{all}{enough}")
        });
        let label = self.say("Đơn vị thành viên có mặt", "Members of the bloc present");
        page.labelled(label, &members.unwrap_or_default());
    }

    fn attendees(&self, attendees: &[&Attendee], page: &mut Page) {
        if attendees.is_empty() {
            return page.point(DOTS);
        }
        for attendee in attendees {
            let role = Some(attendee.role.clone()).filter(|role| !role.is_empty());
            let parts = [self.person(attendee.person), self.unit(attendee.unit), role];
            page.point(&parts.into_iter().flatten().collect::<Vec<_>>().join(" – "));
        }
    }

    /// Whoever attends as secretary of the meeting.
    fn secretary(&self) -> Option<Id> {
        let mut attendees = self.it.attendees.iter();
        let found = attendees.find(|it| fold(&it.role).starts_with("thu ky"));
        found.and_then(|attendee| attendee.person)
    }

    fn course(&self, page: &mut Page) {
        let it = self.it;
        page.heading(self.say("III. DIỄN BIẾN", "III. PROCEEDINGS"));
        page.paragraph(self.say("Chương trình:", "Agenda:"), 0);
        for item in &it.agenda {
            let time = item.time.map(|time| format!("{}: ", show_time(time))).unwrap_or_default();
            let led = self.person(item.person).map(|name| format!(" ({name})")).unwrap_or_default();
            page.point(&format!("{time}{}{led}", item.item));
        }
        or_dots(it.agenda.is_empty(), page);
        page.paragraph(self.say("Báo cáo:", "Reports:"), 0);
        for report in &it.reports {
            page.point(&self.by(&report.subject, report.presenter, report.unit));
        }
        or_dots(it.reports.is_empty(), page);
        page.paragraph(self.say("Phát biểu:", "Statements:"), 0);
        for statement in &it.statements {
            let who = [self.person(statement.speaker), self.unit(statement.unit)];
            let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
            page.point(&format!("{who}: {}", statement.text.replace('\n', " ")));
        }
        or_dots(it.statements.is_empty(), page);
        self.became(page);
        page.heading(self.say("IV. KIẾN NGHỊ, PHƯƠNG HƯỚNG", "IV. PROPOSALS AND DIRECTIONS"));
        self.proposals(page);
        self.ballots(page);
        let set: Vec<&Direction> = directions(self.around.pointing(Kind::Direction)).collect();
        let year = it.year_planned.map_or_else(|| "……".to_owned(), |year| year.to_string());
        page.paragraph(&format!("{} {year}:", self.say("Phương hướng năm", "Directions for")), 0);
        for direction in &set {
            page.point(&self.direction(direction));
        }
        or_dots(set.is_empty(), page);
    }

    fn by(&self, what: &str, person: Option<Id>, unit: Option<Id>) -> String {
        let who = [self.person(person), self.unit(unit)];
        let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if who.is_empty() { what.to_owned() } else { format!("{what} ({who})") }
    }

    /// What became of the direction items of the year reviewed.
    fn became(&self, page: &mut Page) {
        let Some(year) = self.it.year_reviewed else { return };
        if self.around.reviewed.is_empty() {
            return;
        }
        let label =
            self.say("Kết quả thực hiện phương hướng năm", "What became of the directions of");
        page.paragraph(&format!("{label} {year}:"), 0);
        for direction in directions(self.around.reviewed.iter()) {
            let state = match direction.state.as_str() {
                "" => DOTS.to_owned(),
                name => choice_label(&DIRECTION_STATES, name, self.lang),
            };
            let result = direction.result.replace('\n', " ");
            let result = if result.is_empty() { String::new() } else { format!(" – {result}") };
            page.point(&format!("{} {state}{result}", colon(&direction.text)));
        }
    }

    fn proposals(&self, page: &mut Page) {
        let mut none = true;
        page.paragraph(self.say("Kiến nghị:", "Proposals:"), 0);
        for stored in self.around.pointing(Kind::Proposal) {
            let Record::Proposal(proposal) = &stored.record else { continue };
            none = false;
            let who = [self.person(proposal.speaker), self.title(Kind::Unit, proposal.unit)];
            let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
            page.point(&format!("{who}: {}", proposal.text.replace('\n', " ")));
            page.paragraph(&format!("  {}", self.decision(proposal)), 4);
        }
        or_dots(none, page);
    }

    fn decision(&self, proposal: &Proposal) -> String {
        let label = self.say("Kết luận", "Decision");
        if proposal.outcome.is_empty() {
            return format!("{label}: {DOTS}");
        }
        let outcome = choice_label(&OUTCOMES, &proposal.outcome, self.lang);
        let date = proposal.decided.map(|date| format!(" ({})", show_date(date, self.lang)));
        let reason = match proposal.reason.as_str() {
            "" => String::new(),
            reason => format!("; {}: {reason}", self.say("lý do", "reason")),
        };
        format!("{label}: {outcome}{}{reason}", date.unwrap_or_default())
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
    fn ballots(&self, page: &mut Page) {
        for stored in self.around.pointing(Kind::Ballot) {
            let Record::Ballot(ballot) = &stored.record else { continue };
            let code = &ballot.code;
            page.paragraph(&format!("{} {code}:", self.say("Bỏ phiếu", "Ballot")), 0);
            page.point(&self.counts(ballot));
            let outcomes = self.around.outcomes.get(&stored.id);
            for (row, item) in ballot.items.iter().enumerate() {
                let called = self.title(Kind::Nomination, item.nomination);
                let votes = item.votes.map_or_else(|| "……".to_owned(), |votes| votes.to_string());
                let passed = match outcomes.and_then(|all| *all.get(row)?) {
                    Some(true) => self.say("; thông qua", "; passed"),
                    Some(false) => self.say("; không thông qua", "; not passed"),
                    None => "",
                };
                let favour = self.say("phiếu tán thành", "in favour");
                page.point(&format!("{}: {votes} {favour}{passed}", called.unwrap_or_default()));
            }
        }
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
            Lang::Vi => format!("Số người được bỏ phiếu {all}, có mặt {here}{written}"),
            Lang::En => format!("{all} may vote, {here} present{written}"),
        }
    }
}

/// A text that something follows: a colon in the place of its full stop.
fn colon(text: &str) -> String {
    format!("{}:", text.replace('\n', " ").trim_end_matches('.'))
}

fn or_dots(none: bool, page: &mut Page) {
    if none {
        page.point(DOTS);
    }
}

fn directions<'a>(stored: impl Iterator<Item = &'a Stored>) -> impl Iterator<Item = &'a Direction> {
    stored.filter_map(|stored| match &stored.record {
        Record::Direction(direction) => Some(direction),
        _ => None,
    })
}
