//! A cluster of bodies grouped by territory: who they are. Knows no joint activity.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::kind::Kind;
use super::period::check_order;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// An emulation cluster (Cụm thi đua) that blocs work with: an entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cluster {
    /// Short code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The territory it covers.
    pub area: String,
    /// Its members.
    pub members: Vec<ClusterMember>,
    /// Whom to turn to: name, telephone, e-mail.
    pub contact: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A member of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClusterMember {
    /// The body.
    pub name: String,
    /// Such as head of the cluster in a year.
    pub role: String,
    /// First day of its membership, where known.
    pub from: Option<Date>,
    /// Last such day.
    pub until: Option<Date>,
}

static FIELDS: [Field<Cluster>; 6] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Cluster| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Tên cụm", "Name"),
        Shape::Text,
        |r: &Cluster| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "area",
        Label::new("Địa bàn", "Area"),
        Shape::Text,
        |r: &Cluster| Value::of_text(&r.area),
        |r, v| v.into_text().map(|x| r.area = x),
    ),
    Field::new(
        "members",
        Label::new("Thành viên", "Members"),
        Shape::Rows(&MEMBERS),
        |r: &Cluster| rows_value(&r.members),
        |r, v| rows_from(v).map(|x| r.members = x),
    ),
    Field::new(
        "contact",
        Label::new("Đầu mối", "Contact"),
        Shape::Text,
        |r: &Cluster| Value::of_text(&r.contact),
        |r, v| v.into_text().map(|x| r.contact = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Cluster| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Cluster {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static MEMBERS: [Field<ClusterMember>; 4] = [
    Field::new(
        "name",
        Label::new("Tên", "Name"),
        Shape::Text,
        |r: &ClusterMember| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "role",
        Label::new("Vai trò", "Role"),
        Shape::Text,
        |r: &ClusterMember| Value::of_text(&r.role),
        |r, v| v.into_text().map(|x| r.role = x),
    ),
    Field::new(
        "from",
        Label::new("Từ ngày", "From"),
        Shape::Date,
        |r: &ClusterMember| Value::of_date(r.from),
        |r, v| v.into_date().map(|x| r.from = x),
    ),
    Field::new(
        "until",
        Label::new("Đến ngày", "Until"),
        Shape::Date,
        |r: &ClusterMember| Value::of_date(r.until),
        |r, v| v.into_date().map(|x| r.until = x),
    ),
];

impl Fields for ClusterMember {
    fn fields() -> &'static [Field<Self>] {
        &MEMBERS
    }
}

impl Recorded for Cluster {
    fn kind(&self) -> Kind {
        Kind::Cluster
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.name.clone()
    }

    fn own_title(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn series(&self) -> Series {
        Series::plain(2)
    }

    fn faults(&self) -> Vec<Fault> {
        let rows = self.members.iter().enumerate();
        rows.filter_map(|(row, member)| {
            let fault = check_order(member.from, member.until)?;
            Some(fault.at_cell("members", row, "until"))
        })
        .collect()
    }
}
