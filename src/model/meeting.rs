//! A meeting: the years it reviews and plans, who took part, what was reported and said. Knows no decision.

mod parts;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{YEARS, check_year};
use super::ratio::Ratio;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::{Label, Lang};

use parts::{AGENDA, ATTENDEES, REPORTS, STATEMENTS};
pub use parts::{AgendaItem, Attendee, Report, Statement};

/// A meeting of a bloc or of its secretariat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// What it is for: one of [`MEETING_KINDS`].
    pub kind: String,
    /// Its title; empty where the kind and the years say enough.
    pub title: String,
    /// The year it looks back on.
    pub year_reviewed: Option<i16>,
    /// The year it plans.
    pub year_planned: Option<i16>,
    /// Day.
    pub date: Option<Date>,
    /// Hour it begins.
    pub time: Option<Time>,
    /// Place.
    pub place: String,
    /// How it is held: one of [`FORMS`].
    pub form: String,
    /// Why it was postponed or cancelled.
    pub reason: String,
    /// The person who presides.
    pub presider: Option<Id>,
    /// The unit for which that person presides.
    pub presiding_unit: Option<Id>,
    /// Who took part.
    pub attendees: Vec<Attendee>,
    /// Which share of the members must be there, such as `2/3`; empty where none is set.
    pub quorum: String,
    /// Agenda.
    pub agenda: Vec<AgendaItem>,
    /// Reports given.
    pub reports: Vec<Report>,
    /// Statements made.
    pub statements: Vec<Statement>,
    /// What came of it.
    pub results: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What meetings are for.
pub static MEETING_KINDS: [Choice; 6] = [
    Choice { name: "pact", label: Label::new("ký giao ước", "pact signing") },
    Choice { name: "mid_year", label: Label::new("sơ kết", "mid-year review") },
    Choice { name: "preparatory", label: Label::new("họp trù bị", "preparatory meeting") },
    Choice { name: "year_end", label: Label::new("tổng kết", "year-end conference") },
    Choice { name: "secretariat", label: Label::new("họp Ban Thư ký", "secretariat") },
    Choice { name: "exchange", label: Label::new("giao lưu chuyên đề", "thematic exchange") },
];

/// How a meeting is held.
pub static FORMS: [Choice; 4] = [
    Choice { name: "in_person", label: Label::new("trực tiếp", "in person") },
    Choice { name: "online", label: Label::new("trực tuyến", "online") },
    Choice { name: "postponed", label: Label::new("hoãn", "postponed") },
    Choice { name: "cancelled", label: Label::new("hủy", "cancelled") },
];

static FIELDS: [Field<Meeting>; 20] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Meeting| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Meeting| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&MEETING_KINDS),
        |r: &Meeting| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&MEETING_KINDS).map(|x| r.kind = x),
    )
    .required(),
    Field::new(
        "title",
        Label::new("Tên", "Title"),
        Shape::Text,
        |r: &Meeting| Value::of_text(&r.title),
        |r, v| v.into_text().map(|x| r.title = x),
    ),
    Field::new(
        "year_reviewed",
        Label::new("Năm tổng kết", "Year reviewed"),
        Shape::Year,
        |r: &Meeting| Value::of_number(r.year_reviewed),
        |r, v| v.into_number().map(|x| r.year_reviewed = x),
    ),
    Field::new(
        "year_planned",
        Label::new("Năm kế hoạch", "Year planned"),
        Shape::Year,
        |r: &Meeting| Value::of_number(r.year_planned),
        |r, v| v.into_number().map(|x| r.year_planned = x),
    ),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Meeting| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "time",
        Label::new("Giờ", "Time"),
        Shape::Time,
        |r: &Meeting| r.time.map_or(Value::Empty, Value::Time),
        |r, v| v.into_time().map(|x| r.time = x),
    ),
    Field::new(
        "place",
        Label::new("Địa điểm", "Place"),
        Shape::Text,
        |r: &Meeting| Value::of_text(&r.place),
        |r, v| v.into_text().map(|x| r.place = x),
    ),
    Field::new(
        "form",
        Label::new("Hình thức", "Held"),
        Shape::Choice(&FORMS),
        |r: &Meeting| Value::of_choice(&r.form),
        |r, v| v.into_choice(&FORMS).map(|x| r.form = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do hoãn, hủy", "Reason"),
        Shape::Text,
        |r: &Meeting| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "presider",
        Label::new("Chủ trì", "Presides"),
        Shape::Link(&[Kind::Person]),
        |r: &Meeting| Value::of_id(Kind::Person, r.presider),
        |r, v| v.into_id(Kind::Person).map(|x| r.presider = x),
    ),
    Field::new(
        "presiding_unit",
        Label::new("Đơn vị chủ trì", "Presiding unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Meeting| Value::of_id(Kind::Unit, r.presiding_unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.presiding_unit = x),
    ),
    Field::new(
        "attendees",
        Label::new("Thành phần", "Attendees"),
        Shape::Rows(&ATTENDEES),
        |r: &Meeting| rows_value(&r.attendees),
        |r, v| rows_from(v).map(|x| r.attendees = x),
    ),
    Field::new(
        "quorum",
        Label::new("Phải có mặt", "Quorum"),
        Shape::Text,
        |r: &Meeting| Value::of_text(&r.quorum),
        |r, v| v.into_text().map(|x| r.quorum = x),
    ),
    Field::new(
        "agenda",
        Label::new("Chương trình", "Agenda"),
        Shape::Rows(&AGENDA),
        |r: &Meeting| rows_value(&r.agenda),
        |r, v| rows_from(v).map(|x| r.agenda = x),
    ),
    Field::new(
        "reports",
        Label::new("Báo cáo", "Reports"),
        Shape::Rows(&REPORTS),
        |r: &Meeting| rows_value(&r.reports),
        |r, v| rows_from(v).map(|x| r.reports = x),
    ),
    Field::new(
        "statements",
        Label::new("Phát biểu", "Statements"),
        Shape::Rows(&STATEMENTS),
        |r: &Meeting| rows_value(&r.statements),
        |r, v| rows_from(v).map(|x| r.statements = x),
    ),
    Field::new(
        "results",
        Label::new("Kết quả", "Results"),
        Shape::LongText,
        |r: &Meeting| Value::of_text(&r.results),
        |r, v| v.into_text().map(|x| r.results = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Meeting| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Meeting {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Meeting {
    /// What may be right about the agenda but seldom is: hours before the meeting begins, or out of order.
    pub fn doubts(&self) -> Vec<Fault> {
        let mut last = self.time;
        let mut doubts = Vec::new();
        for (row, item) in self.agenda.iter().enumerate() {
            let Some(time) = item.time else { continue };
            let shown = super::show::show_time;
            if self.time.is_some_and(|begins| time < begins) {
                let begins = self.time.map(shown).unwrap_or_default();
                doubts.push(
                    Fault::new(
                        format!("trước giờ bắt đầu hội nghị ({begins})"),
                        format!("before the meeting begins ({begins})"),
                    )
                    .at_cell("agenda", row, "time"),
                );
            } else if let Some(before) = last.filter(|before| time < *before) {
                let before = shown(before);
                doubts.push(
                    Fault::new(
                        format!("sớm hơn mục đứng trước ({before})"),
                        format!("earlier than the item above ({before})"),
                    )
                    .at_cell("agenda", row, "time"),
                );
            }
            last = last.max(Some(time));
        }
        doubts
    }

    /// What lists call it: its title, or its kind and years.
    pub fn title(&self, lang: Lang) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let kind = super::show::choice_label(&MEETING_KINDS, &self.kind, lang);
        match self.year_reviewed.or(self.year_planned) {
            Some(year) => format!("{kind} {year}"),
            None => kind,
        }
    }
}

impl Recorded for Meeting {
    fn kind(&self) -> Kind {
        Kind::Meeting
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        Self::title(self, names.lang())
    }

    fn names(&self) -> Vec<String> {
        [Lang::Vi, Lang::En].map(|lang| Self::title(self, lang)).to_vec()
    }

    /// Those reviewed and planned, and that of its date.
    fn years(&self) -> Option<(i16, i16)> {
        let years = [self.year_reviewed, self.year_planned, self.date.map(Date::year)];
        let first = years.iter().flatten().min()?;
        let last = years.iter().flatten().max()?;
        Some((*first, *last))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        let held = self.date.map(Date::year);
        let year = held.or(self.year_planned).or(self.year_reviewed);
        Series { year, digits: 2 }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if !self.quorum.is_empty() {
            faults.extend(self.quorum.parse::<Ratio>().err().map(|fault| fault.at("quorum")));
        }
        let years = [("year_reviewed", self.year_reviewed), ("year_planned", self.year_planned)];
        faults.extend(
            years
                .into_iter()
                .filter_map(|(field, year)| check_year(year?, &YEARS).map(|fault| fault.at(field))),
        );
        if let (Some(reviewed), Some(planned)) = (self.year_reviewed, self.year_planned)
            && planned < reviewed
        {
            faults.push(
                Fault::new(
                    format!("không được trước năm tổng kết ({reviewed})"),
                    format!("must not be before the year reviewed ({reviewed})"),
                )
                .at("year_planned"),
            );
        }
        if matches!(self.form.as_str(), "postponed" | "cancelled") && self.reason.is_empty() {
            faults.push(
                Fault::new("hoãn hoặc hủy thì phải ghi lý do", "say why it is off").at("reason"),
            );
        }
        let nobody = self.attendees.iter().map(|row| row.person.is_none() && row.unit.is_none());
        faults.extend(rows_where(nobody).map(|row| {
            Fault::new("phải có người dự hoặc đơn vị", "a person or a unit must be given").at_cell(
                "attendees",
                row,
                "person",
            )
        }));
        let silent = self.statements.iter().map(|row| row.speaker.is_none() && row.unit.is_none());
        faults.extend(rows_where(silent).map(|row| {
            Fault::new("phải có người phát biểu hoặc đơn vị", "a speaker or a unit must be given")
                .at_cell("statements", row, "speaker")
        }));
        faults
    }
}

/// The places of rows that `wrong` says are wrong, counted from 0.
fn rows_where(wrong: impl Iterator<Item = bool>) -> impl Iterator<Item = usize> {
    wrong.enumerate().filter(|(_, wrong)| *wrong).map(|(row, _)| row)
}
