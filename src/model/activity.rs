//! A joint activity of members with clusters or others. Knows no meeting of the bloc itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::meeting::FORMS;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// Something that members of a bloc did together with partners (hoạt động phối hợp).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Activity {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// Day.
    pub date: Option<Date>,
    /// What it was about.
    pub topic: String,
    /// How it was held: one of [`FORMS`].
    pub form: String,
    /// Why it was postponed or cancelled.
    pub reason: String,
    /// Place.
    pub place: String,
    /// The members that took part.
    pub units: Vec<ActivityUnit>,
    /// With whom.
    pub partners: Vec<Partner>,
    /// What came of it.
    pub result: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A member that took part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityUnit {
    /// The unit.
    pub unit: Option<Id>,
}

/// A partner of an activity: a cluster, or another body by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Partner {
    /// The cluster.
    pub cluster: Option<Id>,
    /// A body outside the bloc.
    pub name: String,
}

static FIELDS: [Field<Activity>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Activity| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Activity| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Activity| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    )
    .required(),
    Field::new(
        "topic",
        Label::new("Nội dung", "Topic"),
        Shape::Text,
        |r: &Activity| Value::of_text(&r.topic),
        |r, v| v.into_text().map(|x| r.topic = x),
    )
    .required(),
    Field::new(
        "form",
        Label::new("Hình thức", "Held"),
        Shape::Choice(&FORMS),
        |r: &Activity| Value::of_choice(&r.form),
        |r, v| v.into_choice(&FORMS).map(|x| r.form = x),
    ),
    Field::new(
        "reason",
        Label::new("Lý do hoãn, hủy", "Reason"),
        Shape::Text,
        |r: &Activity| Value::of_text(&r.reason),
        |r, v| v.into_text().map(|x| r.reason = x),
    ),
    Field::new(
        "place",
        Label::new("Địa điểm", "Place"),
        Shape::Text,
        |r: &Activity| Value::of_text(&r.place),
        |r, v| v.into_text().map(|x| r.place = x),
    ),
    Field::new(
        "units",
        Label::new("Đơn vị trong Khối", "Members"),
        Shape::Rows(&UNITS),
        |r: &Activity| rows_value(&r.units),
        |r, v| rows_from(v).map(|x| r.units = x),
    ),
    Field::new(
        "partners",
        Label::new("Phối hợp với", "Partners"),
        Shape::Rows(&PARTNERS),
        |r: &Activity| rows_value(&r.partners),
        |r, v| rows_from(v).map(|x| r.partners = x),
    ),
    Field::new(
        "result",
        Label::new("Kết quả", "Result"),
        Shape::LongText,
        |r: &Activity| Value::of_text(&r.result),
        |r, v| v.into_text().map(|x| r.result = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Activity| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Activity {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static UNITS: [Field<ActivityUnit>; 1] = [Field::new(
    "unit",
    Label::new("Đơn vị", "Unit"),
    Shape::Link(&[Kind::Unit]),
    |r: &ActivityUnit| Value::of_id(Kind::Unit, r.unit),
    |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
)
.required()];

impl Fields for ActivityUnit {
    fn fields() -> &'static [Field<Self>] {
        &UNITS
    }
}

static PARTNERS: [Field<Partner>; 2] = [
    Field::new(
        "cluster",
        Label::new("Cụm thi đua", "Cluster"),
        Shape::Link(&[Kind::Cluster]),
        |r: &Partner| Value::of_id(Kind::Cluster, r.cluster),
        |r, v| v.into_id(Kind::Cluster).map(|x| r.cluster = x),
    ),
    Field::new(
        "name",
        Label::new("Đơn vị khác", "Other body"),
        Shape::Text,
        |r: &Partner| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    ),
];

impl Fields for Partner {
    fn fields() -> &'static [Field<Self>] {
        &PARTNERS
    }
}

impl Recorded for Activity {
    fn kind(&self) -> Kind {
        Kind::Activity
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.topic.clone()
    }

    fn own_title(&self) -> Option<&str> {
        Some(&self.topic)
    }

    fn years(&self) -> Option<(i16, i16)> {
        let year = self.date?.year();
        Some((year, year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_date(self.date, 2)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if matches!(self.form.as_str(), "postponed" | "cancelled") && self.reason.is_empty() {
            faults.push(
                Fault::new("hoãn hoặc hủy thì phải ghi lý do", "say why it is off").at("reason"),
            );
        }
        let nobody = self.partners.iter().enumerate();
        let nobody = nobody.filter(|(_, row)| row.cluster.is_none() && row.name.is_empty());
        faults.extend(nobody.map(|(row, _)| {
            Fault::new("phải có cụm thi đua hoặc tên đơn vị", "a cluster or a name must be given")
                .at_cell("partners", row, "cluster")
        }));
        faults
    }
}
