//! Entering the members of a bloc, one below the other, in the bloc's order. Knows no screen.

use std::collections::BTreeMap;

use crate::layer::Desk;
use crate::model::field::{Field, Fields, Shape};
use crate::model::rows::{missing, rows_from, rows_value};
use crate::model::unit::{Unit, UnitFigures};
use crate::model::{Fault, Id, Kind, Record, Value};
use crate::store::request::{Draft, Request, Save};
use crate::text::{Label, Message, fold};
use crate::ui::form::Form;
use crate::ui::form::acting;

/// A member as it is typed.
#[derive(Debug, Clone, Default)]
struct Member {
    name: String,
    short: String,
    staff: Option<u32>,
    units: Option<u32>,
}

static COLUMNS: [Field<Member>; 4] = [
    Field::new(
        "name",
        Label::new("Tên đầy đủ", "Full name"),
        Shape::Text,
        |r: &Member| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "short",
        Label::new("Tên ngắn", "Short name"),
        Shape::Text,
        |r: &Member| Value::of_text(&r.short),
        |r, v| v.into_text().map(|x| r.short = x),
    ),
    Field::new(
        "staff",
        Label::new("Số người", "Staff"),
        Shape::Number(0, 10_000_000),
        |r: &Member| Value::of_number(r.staff),
        |r, v| v.into_number().map(|x| r.staff = x),
    ),
    Field::new(
        "units",
        Label::new("Trực thuộc", "Units below"),
        Shape::Number(0, 100_000),
        |r: &Member| Value::of_number(r.units),
        |r, v| v.into_number().map(|x| r.units = x),
    ),
];

impl Fields for Member {
    fn fields() -> &'static [Field<Self>] {
        &COLUMNS
    }
}

/// New members of the bloc worked on, behind those that are there.
#[derive(Debug, Clone, Default)]
struct Members {
    year: i16,
    members: Vec<Member>,
}

static FIELDS: [Field<Members>; 2] = [
    Field::new(
        "members",
        Label::new("Đơn vị thành viên", "Members"),
        Shape::Rows(&COLUMNS),
        |r: &Members| rows_value(&r.members),
        |r, v| rows_from(v).map(|x| r.members = x),
    ),
    Field::new(
        "year",
        Label::new("Số liệu của năm", "Figures of the year"),
        Shape::Year,
        |r: &Members| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
];

impl Fields for Members {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

/// The form in which members are entered.
pub fn form(desk: &Desk) -> Form {
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let members = Members { year, members: Vec::new() };
    Form::acting(Vec::new(), Message::new("", ""), Box::new(members), desk)
}

/// The same form with what was typed in it and not saved; the message tells why it cannot be read.
pub fn resume(draft: &Draft, desk: &Desk) -> Result<Form, Message> {
    form(desk).resumed(draft)
}

impl Members {
    /// The unit of a row, in the bloc at that place of its order.
    fn unit(&self, member: &Member, bloc: Id, order: u16) -> Unit {
        let Member { name, short, staff, units } = member.clone();
        let known = staff.is_some() || units.is_some();
        let figures =
            known.then(|| UnitFigures { year: self.year, staff, units, ..UnitFigures::default() });
        Unit {
            name,
            short,
            bloc: Some(bloc),
            order: Some(order),
            figures: figures.into_iter().collect(),
            ..Unit::default()
        }
    }
}

impl acting::Entered for Members {
    fn of(&self) -> (&'static str, &'static str) {
        ("members", "")
    }

    fn title(&self, _: &Message) -> Message {
        Message::new(
            "Đơn vị thành viên: mỗi dòng một đơn vị, theo thứ tự của khối",
            "Members: one a line, in the bloc's order",
        )
    }

    fn faults(&self) -> Vec<Fault> {
        if self.members.is_empty() {
            return vec![missing().at_cell("members", 0, "name")];
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut faults = Vec::new();
        for (row, member) in self.members.iter().enumerate() {
            if let Some(first) = seen.insert(fold(&member.name), row + 1) {
                let twice = Fault::new(
                    format!("trùng tên với dòng {first}"),
                    format!("has the name of line {first}"),
                );
                faults.push(twice.at_cell("members", row, "name"));
            }
        }
        faults
    }

    fn request(&self, _: &[Id], desk: &Desk) -> Result<Request, Message> {
        let bloc = desk
            .scope
            .bloc
            .ok_or_else(|| Message::new("hãy nhập khối thi đua trước", "enter the bloc first"))?;
        let there = desk.catalog.members(bloc, None);
        let order = there.iter().filter_map(|stored| match &stored.record {
            Record::Unit(unit) => unit.order,
            _ => None,
        });
        let last = order.max().unwrap_or(0);
        let save = |(order, member): (u16, &Member)| Save {
            id: None,
            seen: 0,
            record: Record::Unit(self.unit(member, bloc, order)),
            begun: None,
            despite: false,
        };
        let places = last.saturating_add(1)..=u16::MAX;
        Ok(Request::Save(places.zip(&self.members).map(save).collect()))
    }

    fn again(&self) -> Box<dyn acting::Entered> {
        Box::new(self.clone())
    }

    fn makes(&self) -> Option<Kind> {
        Some(Kind::Unit)
    }
}
