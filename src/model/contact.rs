//! Who does the work of emulation in a unit, from when to when, and how to reach them. Knows no post.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Field, Fields, Shape};
use super::id::{Id, Link};
use super::kind::Kind;
use super::period::check_order;
use super::recorded::{Recorded, Series};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// A person who does this work in a unit for a time (đầu mối).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// The unit.
    pub unit: Option<Id>,
    /// Who does it.
    pub person: Option<Id>,
    /// What they do of it.
    pub duty: String,
    /// First day, where known.
    pub from: Option<Date>,
    /// Last day; none while they do it.
    pub until: Option<Date>,
    /// Telephone.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

static FIELDS: [Field<Contact>; 10] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Contact| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Contact| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Contact| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    )
    .required(),
    Field::new(
        "person",
        Label::new("Người phụ trách", "Person"),
        Shape::Link(&[Kind::Person]),
        |r: &Contact| Value::of_id(Kind::Person, r.person),
        |r, v| v.into_id(Kind::Person).map(|x| r.person = x),
    )
    .required(),
    Field::new(
        "duty",
        Label::new("Việc phụ trách", "Duty"),
        Shape::Text,
        |r: &Contact| Value::of_text(&r.duty),
        |r, v| v.into_text().map(|x| r.duty = x),
    ),
    Field::new(
        "from",
        Label::new("Từ ngày", "From"),
        Shape::Date,
        |r: &Contact| Value::of_date(r.from),
        |r, v| v.into_date().map(|x| r.from = x),
    ),
    Field::new(
        "until",
        Label::new("Đến ngày", "Until"),
        Shape::Date,
        |r: &Contact| Value::of_date(r.until),
        |r, v| v.into_date().map(|x| r.until = x),
    ),
    Field::new(
        "telephone",
        Label::new("Điện thoại", "Telephone"),
        Shape::Text,
        |r: &Contact| Value::of_text(&r.telephone),
        |r, v| v.into_text().map(|x| r.telephone = x),
    ),
    Field::new(
        "email",
        Label::new("Thư điện tử", "E-mail"),
        Shape::Text,
        |r: &Contact| Value::of_text(&r.email),
        |r, v| v.into_text().map(|x| r.email = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Contact| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Contact {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Contact {
    /// The fields that are personal data, for whoever shows lists to people who need not see them.
    pub const PERSONAL: [&str; 2] = ["telephone", "email"];

    /// How the person is reached: telephone and e-mail, as far as they are known.
    pub fn reach(&self) -> String {
        let parts = [self.telephone.as_str(), self.email.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether the person does this work on `day`, as far as is known.
    pub fn lasts_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Recorded for Contact {
    fn kind(&self) -> Kind {
        Kind::Contact
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let person = self.person.and_then(|id| names.title(Link::new(Kind::Person, id)));
        let unit = self.unit.and_then(|id| names.title(Link::new(Kind::Unit, id)));
        format!("{} – {}", person.unwrap_or_default(), unit.unwrap_or_default())
    }

    fn years(&self) -> Option<(i16, i16)> {
        let year = |date: Option<Date>, open: i16| date.map_or(open, Date::year);
        Some((year(self.from, i16::MIN), year(self.until, i16::MAX)))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::plain(3)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> =
            check_order(self.from, self.until).map(|fault| fault.at("until")).into_iter().collect();
        let digits = self.telephone.chars().filter(char::is_ascii_digit).count();
        if !self.telephone.is_empty() && digits < 3 {
            faults.push(
                Fault::new(
                    "phải là số điện thoại, như 024 1234 5678",
                    "must be a telephone number, such as 024 1234 5678",
                )
                .at("telephone"),
            );
        }
        let mail = self.email.split_once('@');
        let sound = mail.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !self.email.contains(char::is_whitespace)
        });
        if !self.email.is_empty() && !sound {
            faults.push(
                Fault::new(
                    "phải là địa chỉ thư, như ten@coquan.gov.vn",
                    "must be an e-mail address, such as name@office.gov.vn",
                )
                .at("email"),
            );
        }
        faults
    }
}
