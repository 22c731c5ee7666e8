//! A person: name, honorific apart from it, posts through time. Knows no nomination.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::{CALENDAR, check_order, check_year};
use super::recorded::{Recorded, Series};
use super::rows::{rows_from, rows_value};
use super::show::Names;
use super::value::Value;
use crate::text::Label;

/// Somebody who holds posts, takes part in meetings or is nominated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Short code.
    pub code: String,
    /// Form of address, one of [`HONORIFICS`]; never part of the name.
    pub honorific: String,
    /// Family, middle and given name.
    pub name: String,
    /// Explicit sort key, for names that are not family-middle-given; empty otherwise.
    pub sort: String,
    /// Year of birth; tells namesakes apart.
    pub birth_year: Option<i16>,
    /// The day of recruitment, where known.
    pub recruited: Option<Date>,
    /// Posts held, oldest first.
    pub posts: Vec<Post>,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// A post held in a unit for a time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// The unit.
    pub unit: Option<Id>,
    /// What the post is called.
    pub post: String,
    /// Whether it is a leading post.
    pub leader: bool,
    /// First day, where known.
    pub from: Option<Date>,
    /// Last day; none while it lasts or where not known.
    pub until: Option<Date>,
}

/// Nobody holds a post before this age: an earlier one is a slip in one of the two years.
const YOUNGEST: i16 = 15;

/// Forms of address.
pub static HONORIFICS: [Choice; 2] = [
    Choice { name: "ong", label: Label::new("Ông", "Mr") },
    Choice { name: "ba", label: Label::new("Bà", "Ms") },
];

static POSTS: [Field<Post>; 5] = [
    Field::new(
        "unit",
        Label::new("Đơn vị", "Unit"),
        Shape::Link(&[Kind::Unit]),
        |r: &Post| Value::of_id(Kind::Unit, r.unit),
        |r, v| v.into_id(Kind::Unit).map(|x| r.unit = x),
    ),
    Field::new(
        "post",
        Label::new("Chức vụ", "Post"),
        Shape::Text,
        |r: &Post| Value::of_text(&r.post),
        |r, v| v.into_text().map(|x| r.post = x),
    ),
    Field::new(
        "leader",
        Label::new("Lãnh đạo", "Leader"),
        Shape::Flag,
        |r: &Post| Value::Flag(r.leader),
        |r, v| v.into_flag().map(|x| r.leader = x),
    ),
    Field::new(
        "from",
        Label::new("Từ ngày", "From"),
        Shape::Date,
        |r: &Post| Value::of_date(r.from),
        |r, v| v.into_date().map(|x| r.from = x),
    ),
    Field::new(
        "until",
        Label::new("Đến ngày", "Until"),
        Shape::Date,
        |r: &Post| Value::of_date(r.until),
        |r, v| v.into_date().map(|x| r.until = x),
    ),
];

impl Fields for Post {
    fn fields() -> &'static [Field<Self>] {
        &POSTS
    }
}

static FIELDS: [Field<Person>; 8] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Person| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "name",
        Label::new("Họ và tên", "Name"),
        Shape::Text,
        |r: &Person| Value::of_text(&r.name),
        |r, v| v.into_text().map(|x| r.name = x),
    )
    .required(),
    Field::new(
        "honorific",
        Label::new("Xưng hô", "Honorific"),
        Shape::Choice(&HONORIFICS),
        |r: &Person| Value::of_choice(&r.honorific),
        |r, v| v.into_choice(&HONORIFICS).map(|x| r.honorific = x),
    ),
    Field::new(
        "birth_year",
        Label::new("Năm sinh", "Birth year"),
        Shape::Year,
        |r: &Person| Value::of_number(r.birth_year),
        |r, v| v.into_number().map(|x| r.birth_year = x),
    ),
    Field::new(
        "recruited",
        Label::new("Ngày tuyển dụng", "Recruited"),
        Shape::Date,
        |r: &Person| Value::of_date(r.recruited),
        |r, v| v.into_date().map(|x| r.recruited = x),
    ),
    Field::new(
        "posts",
        Label::new("Chức vụ", "Posts"),
        Shape::Rows(&POSTS),
        |r: &Person| rows_value(&r.posts),
        |r, v| rows_from(v).map(|x| r.posts = x),
    ),
    Field::new(
        "sort",
        Label::new("Tên để sắp xếp", "Sort key"),
        Shape::Text,
        |r: &Person| Value::of_text(&r.sort),
        |r, v| v.into_text().map(|x| r.sort = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Person| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Person {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Person {
    /// The last post entered: where the person is now as far as is known.
    pub fn last_post(&self) -> Option<&Post> {
        self.posts.last()
    }
}

impl Recorded for Person {
    fn kind(&self) -> Kind {
        Kind::Person
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

    /// Given name, then middle, then family name, unless a sort key says otherwise.
    fn sort_text(&self) -> String {
        if !self.sort.is_empty() {
            return self.sort.clone();
        }
        let mut words: Vec<&str> = self.name.split_whitespace().collect();
        let Some(given) = words.pop() else { return String::new() };
        let Some((family, middle)) = words.split_first() else { return given.to_owned() };
        [&[given], middle, &[*family]].concat().join(" ")
    }

    fn series(&self) -> Series {
        Series::plain(4)
    }

    fn faults(&self) -> Vec<Fault> {
        let born = self.birth_year;
        let mut faults = Vec::new();
        faults
            .extend(born.and_then(|year| check_year(year, &CALENDAR)).map(|f| f.at("birth_year")));
        for (row, post) in self.posts.iter().enumerate() {
            if let (Some(born), Some(from)) = (born, post.from)
                && from.year() < born.saturating_add(YOUNGEST)
            {
                let year = from.year();
                faults.push(
                    Fault::new(
                        format!("sinh năm {born} thì chưa thể giữ chức vụ năm {year}"),
                        format!("born in {born}, nobody holds a post in {year}"),
                    )
                    .at_cell("posts", row, "from"),
                );
            }
            let order = check_order(post.from, post.until);
            faults.extend(order.map(|fault| fault.at_cell("posts", row, "until")));
        }
        faults
    }
}
