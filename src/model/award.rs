//! An award: an emulation title or a form of commendation, with its source. Knows no rule of eligibility.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::kind::Kind;
use super::period::{YEARS, check_year};
use super::recorded::{Recorded, Series};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// One entry of the two catalogues.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Award {
    /// Abbreviation, such as `CSTĐCS`.
    pub code: String,
    /// Vietnamese name.
    pub name: String,
    /// English name.
    pub name_en: String,
    /// Which catalogue: one of [`CATALOGUES`].
    pub catalogue: String,
    /// Whom it is for: one of [`NOMINEES`].
    pub nominee: String,
    /// Who decides at which level: one of [`LEVELS`].
    pub level: String,
    /// Who decides.
    pub authority: String,
    /// Place in official lists, which go from the higher award (1) to the lower.
    pub rank: Option<u16>,
    /// Conditions, as text.
    pub conditions: String,
    /// Legal instrument.
    pub instrument: String,
    /// Article of the instrument.
    pub article: String,
    /// Where this was read.
    pub source: String,
    /// Whether it was read in the named source.
    pub verified: bool,
    /// First year it was given, where known.
    pub valid_from: Option<i16>,
    /// Last year it was given; none while it is.
    pub valid_until: Option<i16>,
    /// Whether the users added it; false for the law catalogue's.
    pub own: bool,
}

/// The two catalogues, which users must not mix up.
pub static CATALOGUES: [Choice; 2] = [
    Choice { name: "title", label: Label::new("danh hiệu thi đua", "emulation title") },
    Choice {
        name: "form", label: Label::new("hình thức khen thưởng", "form of commendation")
    },
];

/// Whom an award is for.
pub static NOMINEES: [Choice; 3] = [
    Choice { name: "individual", label: Label::new("cá nhân", "individual") },
    Choice { name: "collective", label: Label::new("tập thể", "collective") },
    Choice { name: "both", label: Label::new("cá nhân và tập thể", "both") },
];

/// Levels of award.
pub static LEVELS: [Choice; 3] = [
    Choice { name: "state", label: Label::new("cấp Nhà nước", "state") },
    Choice { name: "ministry", label: Label::new("cấp bộ", "ministry") },
    Choice { name: "unit", label: Label::new("cấp cơ sở", "unit") },
];

static FIELDS: [Field<Award>; 16] = [
    Field::new(
        "code",
        Label::new("Viết tắt", "Abbreviation"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Tên", "Name"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "name_en",
        Label::new("Tên tiếng Anh", "English name"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.name_en),
        |r, v| v.into_text().map(|x| r.name_en = x),
    ),
    Field::new(
        "catalogue",
        Label::new("Danh mục", "Catalogue"),
        Shape::Choice(&CATALOGUES),
        |r: &Award| Value::of_choice(&r.catalogue),
        |r, v| v.into_choice(&CATALOGUES).map(|x| r.catalogue = x),
    )
    .required(),
    Field::new(
        "nominee",
        Label::new("Đối tượng", "For"),
        Shape::Choice(&NOMINEES),
        |r: &Award| Value::of_choice(&r.nominee),
        |r, v| v.into_choice(&NOMINEES).map(|x| r.nominee = x),
    )
    .required(),
    Field::new(
        "level",
        Label::new("Cấp", "Level"),
        Shape::Choice(&LEVELS),
        |r: &Award| Value::of_choice(&r.level),
        |r, v| v.into_choice(&LEVELS).map(|x| r.level = x),
    ),
    Field::new(
        "authority",
        Label::new("Thẩm quyền", "Authority"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.authority),
        |r, v| v.into_text().map(|x| r.authority = x),
    ),
    Field::new(
        "rank",
        Label::new("Thứ tự", "Order"),
        Shape::Number(1, 9_999),
        |r: &Award| Value::of_number(r.rank),
        |r, v| v.into_number().map(|x| r.rank = x),
    ),
    Field::new(
        "conditions",
        Label::new("Điều kiện", "Conditions"),
        Shape::LongText,
        |r: &Award| Value::of_text(&r.conditions),
        |r, v| v.into_text().map(|x| r.conditions = x),
    ),
    Field::new(
        "instrument",
        Label::new("Văn bản", "Instrument"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.instrument),
        |r, v| v.into_text().map(|x| r.instrument = x),
    ),
    Field::new(
        "article",
        Label::new("Điều", "Article"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.article),
        |r, v| v.into_text().map(|x| r.article = x),
    ),
    Field::new(
        "source",
        Label::new("Nguồn", "Source"),
        Shape::Text,
        |r: &Award| Value::of_text(&r.source),
        |r, v| v.into_text().map(|x| r.source = x),
    ),
    Field::new(
        "verified",
        Label::new("Đã kiểm chứng", "Verified"),
        Shape::Flag,
        |r: &Award| Value::Flag(r.verified),
        |r, v| v.into_flag().map(|x| r.verified = x),
    ),
    Field::new(
        "valid_from",
        Label::new("Từ năm", "From year"),
        Shape::Year,
        |r: &Award| Value::of_number(r.valid_from),
        |r, v| v.into_number().map(|x| r.valid_from = x),
    ),
    Field::new(
        "valid_until",
        Label::new("Đến năm", "Until year"),
        Shape::Year,
        |r: &Award| Value::of_number(r.valid_until),
        |r, v| v.into_number().map(|x| r.valid_until = x),
    ),
    Field::new(
        "own",
        Label::new("Do người dùng thêm", "Added by users"),
        Shape::Flag,
        |r: &Award| Value::Flag(r.own),
        |r, v| v.into_flag().map(|x| r.own = x),
    ),
];

impl Fields for Award {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Recorded for Award {
    fn kind(&self) -> Kind {
        Kind::Award
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

    fn names(&self) -> Vec<String> {
        vec![self.name.clone(), self.name_en.clone()]
    }

    fn series(&self) -> Series {
        Series::plain(3)
    }

    fn faults(&self) -> Vec<Fault> {
        let years = [("valid_from", self.valid_from), ("valid_until", self.valid_until)];
        let strange = years
            .into_iter()
            .filter_map(|(field, year)| check_year(year?, &YEARS).map(|fault| fault.at(field)));
        let mut faults: Vec<Fault> = strange.collect();
        if let (Some(from), Some(until)) = (self.valid_from, self.valid_until)
            && until < from
        {
            faults.push(
                Fault::new(
                    format!("không được trước {from}"),
                    format!("must not be before {from}"),
                )
                .at("valid_until"),
            );
        }
        faults
    }
}
