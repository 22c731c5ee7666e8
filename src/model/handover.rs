//! A hand-over act: who gives what to whom when the chair changes. Knows no term and no checklist.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_own_year;
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// The act by which the chair, its flag and its papers pass from one unit to the next (bàn giao).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The year of the term that begins with it.
    pub year: i16,
    /// Day.
    pub date: Option<Date>,
    /// The meeting at which it was done.
    pub meeting: Option<Id>,
    /// The unit that gives.
    pub giver: Option<Id>,
    /// Who acts for it.
    pub giver_person: Option<Id>,
    /// The unit that receives.
    pub receiver: Option<Id>,
    /// Who acts for it.
    pub receiver_person: Option<Id>,
    /// What is handed over.
    pub items: Vec<HandoverItem>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A thing that is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoverItem {
    /// What sort of thing: one of [`ITEM_KINDS`].
    pub kind: String,
    /// What it is.
    pub name: String,
    /// How many; empty where that makes no sense.
    pub quantity: Option<u32>,
    /// In which condition.
    pub state: String,
    /// Whether the receiver has it.
    pub received: bool,
    /// Remarks.
    pub note: String,
}

/// Sorts of things handed over.
pub static ITEM_KINDS: [Choice; 5] = [
    Choice { name: "flag", label: Label::new("cờ Trưởng Khối", "the chair's flag") },
    Choice { name: "book", label: Label::new("sổ sách", "books") },
    Choice { name: "file", label: Label::new("hồ sơ", "files") },
    Choice { name: "data", label: Label::new("dữ liệu", "data") },
    Choice { name: "other", label: Label::new("khác", "other") },
];

static FIELDS: [Field<Handover>; 11] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Handover| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Handover| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "year",
        Label::new("Cho nhiệm kỳ năm", "For the term of"),
        Shape::Year,
        |r: &Handover| Value::of_year(r.year),
        |r, v| v.into_year().map(|x| r.year = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày bàn giao", "Date"),
        Shape::Date,
        |r: &Handover| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "meeting",
        Label::new("Tại hội nghị", "At the meeting"),
        Shape::Link(&[Kind::Meeting]),
        |r: &Handover| Value::of_id(Kind::Meeting, r.meeting),
        |r, v| v.into_id(Kind::Meeting).map(|x| r.meeting = x),
    ),
    Field::new(
        "giver",
        Label::new("Bên giao", "Giver"),
        Shape::Link(&[Kind::Unit]),
        |r: &Handover| Value::of_id(Kind::Unit, r.giver),
        |r, v| v.into_id(Kind::Unit).map(|x| r.giver = x),
    )
    .required(),
    Field::new(
        "giver_person",
        Label::new("Người giao", "Given by"),
        Shape::Link(&[Kind::Person]),
        |r: &Handover| Value::of_id(Kind::Person, r.giver_person),
        |r, v| v.into_id(Kind::Person).map(|x| r.giver_person = x),
    ),
    Field::new(
        "receiver",
        Label::new("Bên nhận", "Receiver"),
        Shape::Link(&[Kind::Unit]),
        |r: &Handover| Value::of_id(Kind::Unit, r.receiver),
        |r, v| v.into_id(Kind::Unit).map(|x| r.receiver = x),
    )
    .required(),
    Field::new(
        "receiver_person",
        Label::new("Người nhận", "Received by"),
        Shape::Link(&[Kind::Person]),
        |r: &Handover| Value::of_id(Kind::Person, r.receiver_person),
        |r, v| v.into_id(Kind::Person).map(|x| r.receiver_person = x),
    ),
    Field::new(
        "items",
        Label::new("Nội dung bàn giao", "Items"),
        Shape::Rows(&ITEMS),
        |r: &Handover| rows_value(&r.items),
        |r, v| rows_from(v).map(|x| r.items = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Handover| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Handover {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

static ITEMS: [Field<HandoverItem>; 6] = [
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&ITEM_KINDS),
        |r: &HandoverItem| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&ITEM_KINDS).map(|x| r.kind = x),
    )
    .required(),
    Field::new(
        "name",
        Label::new("Tên", "Name"),
        Shape::Text,
        |r: &HandoverItem| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "quantity",
        Label::new("Số lượng", "Quantity"),
        Shape::Number(0, 1_000_000),
        |r: &HandoverItem| Value::of_number(r.quantity),
        |r, v| v.into_number().map(|x| r.quantity = x),
    ),
    Field::new(
        "state",
        Label::new("Tình trạng", "Condition"),
        Shape::Text,
        |r: &HandoverItem| Value::of_text(&r.state),
        |r, v| v.into_text().map(|x| r.state = x),
    ),
    Field::new(
        "received",
        Label::new("Đã nhận", "Received"),
        Shape::Flag,
        |r: &HandoverItem| Value::Flag(r.received),
        |r, v| v.into_flag().map(|x| r.received = x),
    ),
    Field::new(
        "note",
        Label::new("Ghi chú", "Note"),
        Shape::Text,
        |r: &HandoverItem| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for HandoverItem {
    fn fields() -> &'static [Field<Self>] {
        &ITEMS
    }
}

impl Recorded for Handover {
    fn kind(&self) -> Kind {
        Kind::Handover
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let unit = |id: Option<Id>| id.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        let (giver, receiver) = (unit(self.giver), unit(self.receiver));
        format!("{} → {}", giver.unwrap_or_default(), receiver.unwrap_or_default())
    }

    fn sort_text(&self) -> String {
        format!("{:04}", self.year)
    }

    fn years(&self) -> Option<(i16, i16)> {
        let held = self.date.map_or(self.year, Date::year);
        Some((self.year.min(held), self.year.max(held)))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_year(self.year, 1)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = check_own_year(self.year).into_iter().collect();
        if self.giver.is_some() && self.giver == self.receiver {
            faults.push(
                Fault::new(
                    "bên nhận phải là đơn vị khác bên giao",
                    "the receiver must be another unit than the giver",
                )
                .at("receiver"),
            );
        }
        faults
    }
}
