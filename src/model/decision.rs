//! A decision on one or many nominations. Knows no nomination: those name it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::award::{CATALOGUES, LEVELS};
use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{check_order, not_before};
use super::recorded::{Recorded, Series};
use super::show::{Names, show_date};
use super::value::Value;
use crate::text::{Label, Lang};

/// A decision that gives awards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// Its number, such as `231/QĐ-TTg`; empty where not known.
    pub number: String,
    /// Its date, where known.
    pub date: Option<Date>,
    /// Whether it gives titles or forms: one of [`CATALOGUES`].
    pub catalogue: String,
    /// At which level it was made: one of [`LEVELS`].
    pub level: String,
    /// The body that issued it.
    pub body: String,
    /// Who signed it.
    pub signatory: String,
    /// The post of who signed it.
    pub post: String,
    /// First day of the achievement period that it names.
    pub achieved_from: Option<Date>,
    /// Last day of that period: the clock of the next proposal starts then.
    pub achieved_until: Option<Date>,
    /// The instruments it is based on.
    pub basis: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

static FIELDS: [Field<Decision>; 13] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Decision| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Decision| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "number",
        Label::new("Số quyết định", "Number"),
        Shape::Text,
        |r: &Decision| Value::of_text(&r.number),
        |r, v| v.into_text().map(|x| r.number = x),
    ),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Decision| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    ),
    Field::new(
        "catalogue",
        Label::new("Danh mục", "Catalogue"),
        Shape::Choice(&CATALOGUES),
        |r: &Decision| Value::of_choice(&r.catalogue),
        |r, v| v.into_choice(&CATALOGUES).map(|x| r.catalogue = x),
    ),
    Field::new(
        "level",
        Label::new("Cấp", "Level"),
        Shape::Choice(&LEVELS),
        |r: &Decision| Value::of_choice(&r.level),
        |r, v| v.into_choice(&LEVELS).map(|x| r.level = x),
    ),
    Field::new(
        "body",
        Label::new("Cơ quan quyết định", "Issued by"),
        Shape::Text,
        |r: &Decision| Value::of_text(&r.body),
        |r, v| v.into_text().map(|x| r.body = x),
    ),
    Field::new(
        "signatory",
        Label::new("Người ký", "Signed by"),
        Shape::Text,
        |r: &Decision| Value::of_text(&r.signatory),
        |r, v| v.into_text().map(|x| r.signatory = x),
    ),
    Field::new(
        "post",
        Label::new("Chức vụ người ký", "Post"),
        Shape::Text,
        |r: &Decision| Value::of_text(&r.post),
        |r, v| v.into_text().map(|x| r.post = x),
    ),
    Field::new(
        "achieved_from",
        Label::new("Thành tích từ", "Achieved from"),
        Shape::Date,
        |r: &Decision| Value::of_date(r.achieved_from),
        |r, v| v.into_date().map(|x| r.achieved_from = x),
    ),
    Field::new(
        "achieved_until",
        Label::new("Thành tích đến", "Achieved until"),
        Shape::Date,
        |r: &Decision| Value::of_date(r.achieved_until),
        |r, v| v.into_date().map(|x| r.achieved_until = x),
    ),
    Field::new(
        "basis",
        Label::new("Căn cứ pháp lý", "Legal basis"),
        Shape::LongText,
        |r: &Decision| Value::of_text(&r.basis),
        |r, v| v.into_text().map(|x| r.basis = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Decision| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Decision {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Decision {
    /// Number and date, as far as they are known, or who decided.
    pub fn called(&self, lang: Lang) -> String {
        let date = self.date.map(|date| show_date(date, lang)).unwrap_or_default();
        match (self.number.as_str(), date.as_str()) {
            ("", "") => format!("{} {}", self.code, self.body).trim().to_owned(),
            ("", date) => format!("{date} {}", self.body).trim().to_owned(),
            (number, "") => number.to_owned(),
            (number, date) => format!("{number} ({date})"),
        }
    }

    /// The day from which the clock of the next proposal runs: the end of the achievement period named,
    /// or where none is, the decision's own date.
    pub fn clock(&self) -> Option<Date> {
        self.achieved_until.or(self.date)
    }
}

impl Recorded for Decision {
    fn kind(&self) -> Kind {
        Kind::Decision
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        self.called(names.lang())
    }

    fn names(&self) -> Vec<String> {
        [Lang::Vi, Lang::En].map(|lang| self.called(lang)).to_vec()
    }

    fn years(&self) -> Option<(i16, i16)> {
        let year = self.date?.year();
        let first = self.achieved_until.map_or(year, Date::year);
        Some((first.min(year), year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_date(self.date, 3)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.number.is_empty() && self.date.is_none() && self.body.is_empty() {
            faults.push(
                Fault::new(
                    "phải có ít nhất số, ngày hoặc cơ quan quyết định",
                    "at least the number, the date or who decided must be given",
                )
                .at("number"),
            );
        }
        let order = check_order(self.achieved_from, self.achieved_until);
        faults.extend(order.map(|fault| fault.at("achieved_until")));
        if let (Some(from), Some(decided)) = (self.achieved_from, self.date)
            && decided < from
        {
            let fault = not_before(from, "ngày đầu kỳ thành tích", "the first day of achievement");
            faults.push(fault.at("date"));
        }
        faults
    }
}
