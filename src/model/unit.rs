//! A unit: a member of a bloc or a body below one, with its validity in time. Knows no person and no chair.

mod parts;
mod stood;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{check_figures, check_order};
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

use parts::{ALIASES, FIGURES, FORMER, PREDECESSORS};
pub use parts::{Alias, Former, Predecessor, UnitFigures};
pub use stood::Stood;

/// A body: a member of a bloc, or one that stands below a member.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Unit {
    /// Short code.
    pub code: String,
    /// Full official name.
    pub name: String,
    /// Short name for lists; empty where the full name serves.
    pub short: String,
    /// Other spellings met in print.
    pub aliases: Vec<Alias>,
    /// What sort of body it is: one of [`UNIT_KINDS`].
    pub kind: String,
    /// The bloc it belongs to.
    pub bloc: Option<Id>,
    /// The unit above it; none for a member of the bloc.
    pub parent: Option<Id>,
    /// Place in the bloc's official order, which is also the order of rotation where
    /// the bloc sets none of its own.
    pub order: Option<u16>,
    /// Staff and subordinate units by year.
    pub figures: Vec<UnitFigures>,
    /// First day of its existence, where known.
    pub valid_from: Option<Date>,
    /// Last day of its existence; none while it exists.
    pub valid_until: Option<Date>,
    /// The bodies it came from by renaming, merging or splitting.
    pub predecessors: Vec<Predecessor>,
    /// How it stood before, oldest first.
    pub former: Vec<Former>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// Sorts of unit.
pub static UNIT_KINDS: [Choice; 8] = [
    Choice { name: "general_department", label: Label::new("tổng cục", "general department") },
    Choice { name: "department", label: Label::new("vụ, cục", "department") },
    Choice { name: "provincial", label: Label::new("sở", "provincial department") },
    Choice {
        name: "institute",
        label: Label::new("viện, trường, trung tâm", "institute or centre"),
    },
    Choice {
        name: "office", label: Label::new("văn phòng, thanh tra", "office or inspectorate")
    },
    Choice { name: "press", label: Label::new("báo, tạp chí", "newspaper or journal") },
    Choice { name: "team", label: Label::new("phòng, đội, tổ", "division or team") },
    Choice { name: "other", label: Label::new("khác", "other") },
];

static FIELDS: [Field<Unit>; 14] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Unit| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Tên đầy đủ", "Full name"),
        Shape::Text,
        |r: &Unit| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "short",
        Label::new("Tên ngắn", "Short name"),
        Shape::Text,
        |r: &Unit| Value::of_text(&r.short),
        |r, v| v.into_text().map(|x| r.short = x),
    ),
    Field::new(
        "aliases",
        Label::new("Tên khác", "Other names"),
        Shape::Rows(&ALIASES),
        |r: &Unit| rows_value(&r.aliases),
        |r, v| rows_from(v).map(|x| r.aliases = x),
    ),
    Field::new(
        "kind",
        Label::new("Loại", "Kind"),
        Shape::Choice(&UNIT_KINDS),
        |r: &Unit| Value::of_choice(&r.kind),
        |r, v| v.into_choice(&UNIT_KINDS).map(|x| r.kind = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Unit| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "parent",
        Label::new("Trực thuộc", "Part of"),
        Shape::Link(&[Kind::Unit]),
        |r: &Unit| Value::of_id(Kind::Unit, r.parent),
        |r, v| v.into_id(Kind::Unit).map(|x| r.parent = x),
    ),
    Field::new(
        "order",
        Label::new("Thứ tự trong khối", "Order in the bloc"),
        Shape::Number(1, 9_999),
        |r: &Unit| Value::of_number(r.order),
        |r, v| v.into_number().map(|x| r.order = x),
    ),
    Field::new(
        "figures",
        Label::new("Số liệu theo năm", "Figures by year"),
        Shape::Rows(&FIGURES),
        |r: &Unit| rows_value(&r.figures),
        |r, v| rows_from(v).map(|x| r.figures = x),
    ),
    Field::new(
        "valid_from",
        Label::new("Có từ ngày", "Exists from"),
        Shape::Date,
        |r: &Unit| Value::of_date(r.valid_from),
        |r, v| v.into_date().map(|x| r.valid_from = x),
    ),
    Field::new(
        "valid_until",
        Label::new("Đến hết ngày", "Exists until"),
        Shape::Date,
        |r: &Unit| Value::of_date(r.valid_until),
        |r, v| v.into_date().map(|x| r.valid_until = x),
    ),
    Field::new(
        "predecessors",
        Label::new("Kế thừa từ", "Predecessors"),
        Shape::Rows(&PREDECESSORS),
        |r: &Unit| rows_value(&r.predecessors),
        |r, v| rows_from(v).map(|x| r.predecessors = x),
    ),
    Field::new(
        "former",
        Label::new("Trước đây", "Formerly"),
        Shape::Rows(&FORMER),
        |r: &Unit| rows_value(&r.former),
        |r, v| rows_from(v).map(|x| r.former = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Unit| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Unit {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Unit {
    /// What lists call it: the short name, or the full one where there is none.
    pub fn title(&self) -> &str {
        if self.short.is_empty() { &self.name } else { &self.short }
    }

    /// Whether it exists on some day of `year`.
    pub fn exists_in(&self, year: i16) -> bool {
        self.valid_from.is_none_or(|day| day.year() <= year)
            && self.valid_until.is_none_or(|day| day.year() >= year)
    }
}

impl Recorded for Unit {
    fn kind(&self) -> Kind {
        Kind::Unit
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, _: &dyn Names) -> String {
        self.title().to_owned()
    }

    fn own_title(&self) -> Option<&str> {
        Some(self.title())
    }

    fn names(&self) -> Vec<String> {
        let aliases = self.aliases.iter().map(|alias| alias.name.clone());
        [self.short.clone(), self.name.clone()].into_iter().chain(aliases).collect()
    }

    fn years(&self) -> Option<(i16, i16)> {
        if self.valid_from.is_none() && self.valid_until.is_none() {
            return None;
        }
        let first = self.valid_from.map_or(i16::MIN, Date::year);
        let last = self.valid_until.map_or(i16::MAX, Date::year);
        Some((first, last))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::plain(4)
    }

    fn faults(&self) -> Vec<Fault> {
        let years: Vec<i16> = self.figures.iter().map(|figures| figures.year).collect();
        let mut faults = check_figures("figures", &years);
        let order = check_order(self.valid_from, self.valid_until);
        faults.extend(order.map(|fault| fault.at("valid_until")));
        faults
    }
}
