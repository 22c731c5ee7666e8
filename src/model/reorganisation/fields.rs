//! The fields that each sort of reorganisation asks for, in the order of its form. Knows no rule.

use super::super::field::{Field, Shape};
use super::super::kind::Kind;
use super::super::rows::{rows_from, rows_value};
use super::super::unit::UNIT_KINDS;
use super::super::value::Value;
use super::rows::{BELOW, PARTS, PERSONS, UNITS};
use super::{Reorganisation, What};
use crate::text::Label;

type Of = Field<Reorganisation>;

static DATE: Of = Field::new(
    "date",
    Label::new("Từ ngày", "From"),
    Shape::Date,
    |r: &Reorganisation| Value::of_date(r.date),
    |r, v| v.into_date().map(|x| r.date = x),
)
.required();

static LAST: Of = Field::new(
    "date",
    Label::new("Ngày cuối cùng", "Last day"),
    Shape::Date,
    |r: &Reorganisation| Value::of_date(r.date),
    |r, v| v.into_date().map(|x| r.date = x),
)
.required();

static BASIS: Of = Field::new(
    "basis",
    Label::new("Căn cứ", "Basis"),
    Shape::Text,
    |r: &Reorganisation| Value::of_text(&r.basis),
    |r, v| v.into_text().map(|x| r.basis = x),
)
.required();

const fn name(label: Label) -> Of {
    Field::new(
        "name",
        label,
        Shape::Text,
        |r: &Reorganisation| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
}

static NAME: Of = name(Label::new("Tên mới", "New name")).required();

static NAME_OF_ALL: Of = name(Label::new("Tên từ nay", "Name from then on"));

static SHORT: Of = Field::new(
    "short",
    Label::new("Tên ngắn mới", "New short name"),
    Shape::Text,
    |r: &Reorganisation| Value::of_text(&r.short),
    |r, v| v.into_text().map(|x| r.short = x),
);

static PARTS_OF: Of = Field::new(
    "parts",
    Label::new("Các đơn vị hợp nhất", "Units merged"),
    Shape::Rows(&PARTS),
    |r: &Reorganisation| rows_value(&r.parts),
    |r, v| rows_from(v).map(|x| r.parts = x),
);

static INTO: Of = Field::new(
    "into",
    Label::new("Sáp nhập vào (nếu có)", "Into (where one stays)"),
    Shape::Link(&[Kind::Unit]),
    |r: &Reorganisation| Value::of_id(Kind::Unit, r.into),
    |r, v| v.into_id(Kind::Unit).map(|x| r.into = x),
);

static KIND: Of = Field::new(
    "kind",
    Label::new("Loại", "Kind"),
    Shape::Choice(&UNIT_KINDS),
    |r: &Reorganisation| Value::of_choice(&r.kind),
    |r, v| v.into_choice(&UNIT_KINDS).map(|x| r.kind = x),
);

static BLOC: Of = Field::new(
    "bloc",
    Label::new("Khối", "Bloc"),
    Shape::Link(&[Kind::Bloc]),
    |r: &Reorganisation| Value::of_id(Kind::Bloc, r.bloc),
    |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
)
.required();

static PARENT: Of = Field::new(
    "parent",
    Label::new("Trực thuộc", "Part of"),
    Shape::Link(&[Kind::Unit]),
    |r: &Reorganisation| Value::of_id(Kind::Unit, r.parent),
    |r, v| v.into_id(Kind::Unit).map(|x| r.parent = x),
);

static ORDER: Of = Field::new(
    "order",
    Label::new("Thứ tự trong khối", "Order in the bloc"),
    Shape::Number(1, 9_999),
    |r: &Reorganisation| Value::of_number(r.order),
    |r, v| v.into_number().map(|x| r.order = x),
);

static NEW_UNITS: Of = Field::new(
    "units",
    Label::new("Các đơn vị mới", "New units"),
    Shape::Rows(&UNITS),
    |r: &Reorganisation| rows_value(&r.units),
    |r, v| rows_from(v).map(|x| r.units = x),
);

static HEIR: Of = Field::new(
    "heir",
    Label::new("Giữ lượt luân phiên: số", "Keeps the turn: number"),
    Shape::Number(1, 9),
    |r: &Reorganisation| Value::of_number(r.heir),
    |r, v| v.into_number().map(|x| r.heir = x),
);

static LEGEND: Of = Field::computed(
    "legend",
    Label::new("Số của đơn vị mới", "Numbers of new units"),
    Shape::Text,
    |r: &Reorganisation| Value::of_text(&r.legend()),
);

static PERSONS_GO: Of = Field::new(
    "persons",
    Label::new("Cá nhân về đâu", "Where persons go"),
    Shape::Rows(&PERSONS),
    |r: &Reorganisation| rows_value(&r.persons),
    |r, v| rows_from(v).map(|x| r.persons = x),
);

static BELOW_GO: Of = Field::new(
    "below",
    Label::new("Đơn vị trực thuộc", "Units below"),
    Shape::Rows(&BELOW),
    |r: &Reorganisation| rows_value(&r.below),
    |r, v| rows_from(v).map(|x| r.below = x),
);

impl Reorganisation {
    /// The fields that are asked for now: the tables of who goes where once it is known whom to ask about.
    pub(super) fn fields(&self) -> Vec<&'static Of> {
        let mut fields: Vec<&'static Of> = match self.what {
            What::Rename => vec![&DATE, &BASIS, &NAME, &SHORT],
            What::Merge => vec![&DATE, &BASIS, &PARTS_OF, &INTO, &NAME_OF_ALL, &SHORT, &KIND],
            What::Split => vec![&DATE, &BASIS, &NEW_UNITS, &HEIR],
            What::Move => vec![&DATE, &BASIS, &BLOC, &PARENT, &ORDER],
            What::Dissolve => vec![&LAST, &BASIS],
        };
        if self.what == What::Split && (self.asks_persons || self.asks_below) {
            fields.push(&LEGEND);
        }
        if self.asks_persons {
            fields.push(&PERSONS_GO);
        }
        if self.asks_below {
            fields.push(&BELOW_GO);
        }
        fields
    }
}
