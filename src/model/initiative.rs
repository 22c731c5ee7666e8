//! A recognised initiative (sáng kiến): evidence for titles. Knows no rule.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::{check_own_year, repeated};
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A solution whose use and effect somebody entitled to do so has recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Initiative {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// What it is called.
    pub name: String,
    /// How far its effect was recognised: one of [`SCOPES`].
    pub scope: String,
    /// The year of emulation it counts for.
    pub year: i16,
    /// The unit that proposed it.
    pub unit: Option<Id>,
    /// Whose it is.
    pub owners: Vec<Owner>,
    /// Number of the decision that recognised it.
    pub number: String,
    /// Date of that decision.
    pub date: Option<Date>,
    /// Who recognised it.
    pub body: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// Whose an initiative is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Owner {
    /// The person or unit.
    pub owner: Option<Link>,
    /// Their part in it, in percent, where known.
    pub share: Option<u8>,
}

/// How far an initiative's effect was recognised, the narrowest first.
pub static SCOPES: [Choice; 3] = [
    Choice { name: "unit", label: Label::new("cơ sở", "unit") },
    Choice { name: "ministry", label: Label::new("bộ, ngành", "ministry") },
    Choice { name: "national", label: Label::new("toàn quốc", "national") },
];

static OWNERS: [Field<Owner>; 2] = [
    Field::new(
        "owner",
        Label::new("Tác giả", "Author"),
        Shape::Link(&[Kind::Person, Kind::Unit]),
        |r: &Owner| r.owner.map_or(Value::Empty, Value::Link),
        |r, v| v.into_link_to(&[Kind::Person, Kind::Unit]).map(|x| r.owner = x),
    )
    .required(),
    Field::new(
        "share",
        Label::new("Đóng góp %", "Share %"),
        Shape::Number(1, 100),
        |r: &Owner| Value::of_number(r.share),
        |r, v| v.into_number().map(|x| r.share = x),
    ),
];

impl Fields for Owner {
    fn fields() -> &'static [Field<Self>] {
        &OWNERS
    }
}

static FIELDS: [Field<Initiative>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Initiative| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Initiative| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "name",
        Label::new("Tên sáng kiến", "Name"),
        Shape::Text,
        |r: &Initiative| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "scope",
        Label::new("Phạm vi", "Scope"),
        Shape::Choice(&SCOPES),
        |r: &Initiative| Value::of_choice(&r.scope),
        |r, v| v.into_choice(&SCOPES).map(|x| r.scope = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Năm", "Year"),
        Shape::Year,
        |r: &Initiative| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Initiative| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "owners",
        Label::new("Tác giả", "Authors"),
        Shape::Rows(&OWNERS),
        |r: &Initiative| rows_value(&r.owners),
        |r, v| rows_from(v).map(|x| r.owners = x),
    )
    .required(),
    Field::new(
        "number",
        Label::new("Số công nhận", "Recognition number"),
        Shape::Text,
        |r: &Initiative| Value::of_text(&r.number),
        |r, v| v.into_text().map(|x| r.number = x),
    ),
    Field::new(
        "date",
        Label::new("Ngày công nhận", "Recognition date"),
        Shape::Date,
        |r: &Initiative| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "body",
        Label::new("Cơ quan công nhận", "Recognised by"),
        Shape::Text,
        |r: &Initiative| Value::of_text(&r.body),
        |r, v| v.into_text().map(|x| r.body = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Initiative| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Initiative {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Initiative {
    fn kind(&self) -> Kind {
        Kind::Initiative
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

    fn years(&self) -> Option<(i16, i16)> {
        Some((self.year, self.year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_year(self.year, 4)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        let owners: Vec<Option<Link>> = self.owners.iter().map(|owner| owner.owner).collect();
        faults.extend(repeated(&owners).into_iter().map(|row| {
            Fault::new("tác giả này đã có ở dòng trên", "this author stands in a row above already")
                .at_cell("owners", row, "owner")
        }));
        let shares: u32 = self.owners.iter().filter_map(|owner| owner.share).map(u32::from).sum();
        if shares > 100 {
            faults.push(
                Fault::new(
                    format!("các phần đóng góp cộng lại {shares} %, quá 100 %"),
                    format!("the shares add up to {shares} %, more than 100 %"),
                )
                .at("owners"),
            );
        }
        faults
    }
}
