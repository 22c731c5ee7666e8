//! A ballot on nominations: counts only, never who voted how. Knows not what the rules' sets say.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::field::{Choice, Field, Fields, Shape};
use super::id::Id;
use super::kind::Kind;
use super::period::repeated;
use super::ratio::Ratio;
use super::recorded::{Recorded, Series};
use super::rows::{missing, rows_from, rows_value};
use super::show::{Names, show_date};
use super::value::Value;
use crate::text::Label;

/// A ballot and its counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ballot {
    /// Short code.
    pub code: String,
    /// The bloc.
    pub bloc: Option<Id>,
    /// Who voted: the bloc’s conference, the Council.
    pub body: String,
    /// The day of the ballot.
    pub date: Option<Date>,
    /// The meeting at which it was held.
    pub meeting: Option<Id>,
    /// Which known set of rules holds: one of [`BALLOT_RULES`].
    pub rules: String,
    /// Members who may vote.
    pub eligible: Option<u32>,
    /// Members present.
    pub present: Option<u32>,
    /// Absent members asked in writing who answered.
    pub in_writing: Option<u32>,
    /// Share of the members that must take part, such as `2/3`; empty where the rules say.
    pub quorum: String,
    /// Share of votes that passes, such as `90 %`; empty where the rules say.
    pub pass: String,
    /// What that share is counted on: one of [`BALLOT_BASES`]; empty where the rules say.
    pub base: String,
    /// Whether the body's chair must be among those in favour; what the rules ask for holds besides.
    pub with_chair: bool,
    /// How people voted: one of [`BALLOT_WAYS`]; empty where that is not known.
    pub way: String,
    /// What was voted on, and the votes: counts only, never who voted how.
    pub items: Vec<BallotItem>,
    /// Why it is held before the table of scores is adopted.
    pub early: String,
    /// Where this is known from, and remarks.
    pub note: String,
}

/// What was voted on, and the votes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BallotItem {
    /// What was voted on.
    pub nomination: Option<Id>,
    /// Votes in favour.
    pub votes: Option<u32>,
    /// Whether the chair of the body is among them.
    pub chair: bool,
}

/// The known sets of rules for ballots; what each says is data of the law.
pub static BALLOT_RULES: [Choice; 6] = [
    Choice {
        name: "ministry_council_2019",
        label: Label::new(
            "Hội đồng bộ (QĐ 2218/QĐ-BTNMT)",
            "ministry's Council (QĐ 2218/QĐ-BTNMT)",
        ),
    },
    Choice {
        name: "decree_91_2017",
        label: Label::new("NĐ 91/2017 điều 45 khoản 8", "Decree 91/2017 article 45(8)"),
    },
    Choice {
        name: "procuracy_80",
        label: Label::new("khối viện kiểm sát (80 %)", "procuracy's blocs (80 %)"),
    },
    Choice {
        name: "education_70", label: Label::new("ngành giáo dục (70 %)", "education (70 %)")
    },
    Choice {
        name: "education_90", label: Label::new("ngành giáo dục (90 %)", "education (90 %)")
    },
    Choice { name: "own", label: Label::new("quy định riêng", "rules of its own") },
];

/// What the share of votes in favour is counted on.
pub static BALLOT_BASES: [Choice; 3] = [
    Choice { name: "present", label: Label::new("số có mặt", "those present") },
    Choice { name: "all", label: Label::new("tổng số thành viên", "all members") },
    Choice {
        name: "all_written",
        label: Label::new(
            "tổng số thành viên, vắng mặt lấy ý kiến văn bản",
            "all members, those absent asked in writing",
        ),
    },
];

/// How people vote.
pub static BALLOT_WAYS: [Choice; 2] = [
    Choice { name: "secret", label: Label::new("phiếu kín", "secret ballot") },
    Choice { name: "open", label: Label::new("biểu quyết công khai", "open vote") },
];

static ITEMS: [Field<BallotItem>; 3] = [
    Field::new(
        "nomination",
        Label::new("Đề nghị", "Nomination"),
        Shape::Link(&[Kind::Nomination]),
        |r: &BallotItem| Value::of_id(Kind::Nomination, r.nomination),
        |r, v| v.into_id(Kind::Nomination).map(|x| r.nomination = x),
    )
    .required(),
    Field::new(
        "votes",
        Label::new("Phiếu tán thành", "In favour"),
        Shape::Number(0, 100_000),
        |r: &BallotItem| Value::of_number(r.votes),
        |r, v| v.into_number().map(|x| r.votes = x),
    ),
    Field::new(
        "chair",
        Label::new("Chủ tịch tán thành", "Chair in favour"),
        Shape::Flag,
        |r: &BallotItem| Value::Flag(r.chair),
        |r, v| v.into_flag().map(|x| r.chair = x),
    ),
];

impl Fields for BallotItem {
    fn fields() -> &'static [Field<Self>] {
        &ITEMS
    }
}

static FIELDS: [Field<Ballot>; 17] = [
    Field::new(
        "code",
        Label::new("Mã", "Code"),
        Shape::Text,
        |r: &Ballot| Value::of_text(&r.code),
        |r, v| v.into_text().map(|x| r.code = x),
    ),
    Field::new(
        "bloc",
        Label::new("Khối", "Bloc"),
        Shape::Link(&[Kind::Bloc]),
        |r: &Ballot| Value::of_id(Kind::Bloc, r.bloc),
        |r, v| v.into_id(Kind::Bloc).map(|x| r.bloc = x),
    )
    .required(),
    Field::new(
        "body",
        Label::new("Nơi bỏ phiếu", "Body"),
        Shape::Text,
        |r: &Ballot| Value::of_text(&r.body),
        |r, v| v.into_text().map(|x| r.body = x),
    )
    .required(),
    Field::new(
        "date",
        Label::new("Ngày", "Date"),
        Shape::Date,
        |r: &Ballot| Value::of_date(r.date),
        |r, v| v.into_date().map(|x| r.date = x),
    )
    .required(),
    Field::new(
        "meeting",
        Label::new("Hội nghị", "Meeting"),
        Shape::Link(&[Kind::Meeting]),
        |r: &Ballot| Value::of_id(Kind::Meeting, r.meeting),
        |r, v| v.into_id(Kind::Meeting).map(|x| r.meeting = x),
    ),
    Field::new(
        "rules",
        Label::new("Quy định", "Rules"),
        Shape::Choice(&BALLOT_RULES),
        |r: &Ballot| Value::of_choice(&r.rules),
        |r, v| v.into_choice(&BALLOT_RULES).map(|x| r.rules = x),
    )
    .required(),
    Field::new(
        "eligible",
        Label::new("Tổng số thành viên", "Members"),
        Shape::Number(1, 100_000),
        |r: &Ballot| Value::of_number(r.eligible),
        |r, v| v.into_number().map(|x| r.eligible = x),
    )
    .required(),
    Field::new(
        "present",
        Label::new("Có mặt", "Present"),
        Shape::Number(0, 100_000),
        |r: &Ballot| Value::of_number(r.present),
        |r, v| v.into_number().map(|x| r.present = x),
    )
    .required(),
    Field::new(
        "in_writing",
        Label::new("Lấy ý kiến văn bản", "In writing"),
        Shape::Number(0, 100_000),
        |r: &Ballot| Value::of_number(r.in_writing),
        |r, v| v.into_number().map(|x| r.in_writing = x),
    ),
    Field::new(
        "quorum",
        Label::new("Tỷ lệ dự họp", "Quorum"),
        Shape::Text,
        |r: &Ballot| Value::of_text(&r.quorum),
        |r, v| v.into_text().map(|x| r.quorum = x),
    ),
    Field::new(
        "pass",
        Label::new("Tỷ lệ tán thành", "To pass"),
        Shape::Text,
        |r: &Ballot| Value::of_text(&r.pass),
        |r, v| v.into_text().map(|x| r.pass = x),
    ),
    Field::new(
        "base",
        Label::new("Tính trên", "Counted on"),
        Shape::Choice(&BALLOT_BASES),
        |r: &Ballot| Value::of_choice(&r.base),
        |r, v| v.into_choice(&BALLOT_BASES).map(|x| r.base = x),
    ),
    Field::new(
        "with_chair",
        Label::new("Phải có Chủ tịch", "Chair must agree"),
        Shape::Flag,
        |r: &Ballot| Value::Flag(r.with_chair),
        |r, v| v.into_flag().map(|x| r.with_chair = x),
    ),
    Field::new(
        "way",
        Label::new("Cách bỏ phiếu", "Way of voting"),
        Shape::Choice(&BALLOT_WAYS),
        |r: &Ballot| Value::of_choice(&r.way),
        |r, v| v.into_choice(&BALLOT_WAYS).map(|x| r.way = x),
    ),
    Field::new(
        "items",
        Label::new("Kết quả", "Results"),
        Shape::Rows(&ITEMS),
        |r: &Ballot| rows_value(&r.items),
        |r, v| rows_from(v).map(|x| r.items = x),
    )
    .required(),
    Field::new(
        "early",
        Label::new("Lý do bỏ phiếu sớm", "Why so early"),
        Shape::Text,
        |r: &Ballot| Value::of_text(&r.early),
        |r, v| v.into_text().map(|x| r.early = x),
    ),
    Field::new(
        "note",
        Label::new("Nguồn, ghi chú", "Source, note"),
        Shape::LongText,
        |r: &Ballot| Value::of_text(&r.note),
        |r, v| v.into_text().map(|x| r.note = x),
    ),
];

impl Fields for Ballot {
    fn fields() -> &'static [Field<Self>] {
        &FIELDS
    }
}

impl Ballot {
    /// Whether it was secret; none where that is not known.
    pub fn secret(&self) -> Option<bool> {
        (!self.way.is_empty()).then(|| self.way == "secret")
    }

    /// How many votes there can be at most: those present and those who answered in writing.
    pub fn voters(&self) -> Option<u32> {
        Some(self.present?.saturating_add(self.in_writing.unwrap_or_default()))
    }

    fn ratio_faults(&self) -> Vec<Fault> {
        let of = |field: &str, text: &str| {
            if !text.is_empty() {
                return text.parse::<Ratio>().err().map(|fault| fault.at(field));
            }
            (self.rules == "own" && field == "pass").then(|| missing().at(field))
        };
        [("quorum", &self.quorum), ("pass", &self.pass)]
            .into_iter()
            .filter_map(|(field, text)| of(field, text))
            .collect()
    }
}

impl Recorded for Ballot {
    fn kind(&self) -> Kind {
        Kind::Ballot
    }

    fn code(&self) -> &str {
        &self.code
    }

    fn code_mut(&mut self) -> &mut String {
        &mut self.code
    }

    fn title(&self, names: &dyn Names) -> String {
        let date = self.date.map(|date| show_date(date, names.lang())).unwrap_or_default();
        format!("{} {date}", self.body).trim().to_owned()
    }

    fn years(&self) -> Option<(i16, i16)> {
        let year = self.date?.year();
        Some((year, year))
    }

    fn bloc(&self) -> Option<Id> {
        self.bloc
    }

    fn bloc_mut(&mut self) -> Option<&mut Option<Id>> {
        Some(&mut self.bloc)
    }

    fn series(&self) -> Series {
        Series::of_date(self.date, 2)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let (Some(eligible), Some(voters)) = (self.eligible, self.voters())
            && voters > eligible
        {
            let field = if self.in_writing.is_some() { "in_writing" } else { "present" };
            faults.push(
                Fault::new(
                    format!("{voters} người tham gia, nhiều hơn tổng số thành viên ({eligible})"),
                    format!("{voters} took part, more than there are members ({eligible})"),
                )
                .at(field),
            );
        }
        faults.extend(self.ratio_faults());
        if let Some(voters) = self.voters() {
            let more = |item: &BallotItem| item.votes.is_some_and(|votes| votes > voters);
            let rows = self.items.iter().enumerate().filter(|(_, item)| more(item));
            faults.extend(rows.map(|(row, _)| {
                Fault::new(
                    format!("nhiều hơn số người bỏ phiếu ({voters})"),
                    format!("more than the number who voted ({voters})"),
                )
                .at_cell("items", row, "votes")
            }));
        }
        let nominations: Vec<Option<Id>> = self.items.iter().map(|item| item.nomination).collect();
        faults.extend(repeated(&nominations).into_iter().map(|row| {
            Fault::new("đề nghị này đã có ở dòng trên", "this nomination stands in a row above")
                .at_cell("items", row, "nomination")
        }));
        faults
    }
}
