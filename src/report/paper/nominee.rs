//! The summary of a nominee: awards, nominations under way, initiatives, ratings. Knows no rule of eligibility.

use super::content::{Content, DOTS, Place};
use super::head::{addressed, head, joined};
use super::layout::{Block, Column, Row, Signer, at};
use crate::model::initiative::SCOPES;
use crate::model::nomination::{Nomination, STATES};
use crate::model::rating::RATINGS;
use crate::model::show::{choice_label, show_date};
use crate::model::{Kind, Link, Names, Record, Stored};
use crate::store::request::Mentions;
use crate::text::Label;

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Tóm tắt thành tích", "Summary of achievements"),
        Label::new("Đề nghị khen thưởng: {{name}}", "Nominee: {{name}}"),
    ),
    Block::Heading(Label::new("I. SƠ LƯỢC", "I. WHO IT IS")),
    Block::Paragraph(Label::new("Tên: {{name}}", "Name: {{name}}")),
    Block::Each(
        "persons",
        &[
            Block::Paragraph(Label::new(
                "Năm sinh: {{birth_year}}",
                "Year of birth: {{birth_year}}",
            )),
            Block::Paragraph(Label::new("Chức vụ, đơn vị: {{post}}", "Post and unit: {{post}}")),
        ],
    ),
    Block::Heading(Label::new("II. ĐÃ ĐƯỢC KHEN THƯỞNG", "II. AWARDS HELD")),
    Block::Table(
        &[
            Column::number("Năm", "Year", 5).on_paper(8),
            Column::new("Danh hiệu, hình thức", "Award", 32),
            Column::new("Số, ngày QĐ", "Decision", 30),
        ],
        &[Row::each("awards", &[at("{{year}}"), at("{{award}}"), at("{{decision}}")])],
    ),
    Block::Heading(Label::new("III. ĐANG ĐỀ NGHỊ", "III. UNDER WAY")),
    Block::Table(
        &[
            Column::number("Năm", "Year", 5).on_paper(8),
            Column::new("Danh hiệu, hình thức", "Award", 22),
            Column::new("Trạng thái", "State", 14),
            Column::new("Thành tích", "Achievement", 25),
        ],
        &[Row::each(
            "proposals",
            &[at("{{year}}"), at("{{award}}"), at("{{state}}"), at("{{merit}}")],
        )],
    ),
    Block::Heading(Label::new("IV. SÁNG KIẾN ĐƯỢC CÔNG NHẬN", "IV. INITIATIVES")),
    Block::Table(
        &[
            Column::number("Năm", "Year", 5).on_paper(8),
            Column::new("Tên sáng kiến", "Initiative", 28),
            Column::new("Phạm vi", "Scope", 12),
            Column::new("Số, ngày công nhận", "Recognition", 21),
        ],
        &[Row::each(
            "initiatives",
            &[at("{{year}}"), at("{{name}}"), at("{{scope}}"), at("{{recognised}}")],
        )],
    ),
    Block::Heading(Label::new("V. MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ", "V. YEARLY RATINGS")),
    Block::Each(
        "ratings",
        &[Block::Point(Label::new("Năm {{year}}: {{rating}}", "{{year}}: {{rating}}"))],
    ),
    Block::Signatures([
        Signer { part: Label::new("Người lập", "Made by"), name: "{{made_by}}" },
        Signer {
            part: Label::new("Thủ trưởng đơn vị", "Head of the unit"), name: "{{signed_by}}"
        },
    ]),
];

/// Its places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text(
        "name",
        "họ và tên, có Ông/Bà; hoặc tên đơn vị",
        "the name, addressed; or the unit",
    ),
    Place::rows(
        "persons",
        "một dòng nếu là cá nhân",
        "one row where it is a person",
        &[
            Place::text("birth_year", "năm sinh", "year of birth"),
            Place::text("post", "chức vụ, đơn vị gần nhất", "the last post and unit"),
        ],
    ),
    Place::rows(
        "awards",
        "những gì đã có quyết định, mới nhất trước",
        "what was decided, newest first",
        &[
            Place::text("year", "năm", "the year"),
            Place::text("award", "danh hiệu, hình thức", "the award"),
            Place::text("decision", "số, ngày quyết định", "number and date of the decision"),
        ],
    ),
    Place::rows(
        "proposals",
        "những đề nghị đang xét",
        "nominations under way",
        &[
            Place::text("year", "năm", "the year"),
            Place::text("award", "danh hiệu, hình thức", "the award"),
            Place::text("state", "trạng thái", "how far it is"),
            Place::text("merit", "thành tích", "the achievement in short"),
        ],
    ),
    Place::rows(
        "initiatives",
        "sáng kiến được công nhận",
        "recognised initiatives",
        &[
            Place::text("year", "năm", "the year"),
            Place::text("name", "tên sáng kiến", "what it is called"),
            Place::text("scope", "phạm vi", "how far its effect was recognised"),
            Place::text("recognised", "số, ngày, cơ quan công nhận", "number, date and body"),
        ],
    ),
    Place::rows(
        "ratings",
        "xếp loại các năm",
        "ratings by year",
        &[Place::text("year", "năm", "the year"), Place::text("rating", "xếp loại", "the rating")],
    ),
    Place::text("made_by", "người lập", "who made it"),
    Place::text("signed_by", "người ký", "who signs"),
];

/// What stands in it; of a unit also what the bodies before it have.
pub fn content(found: &Mentions, names: &dyn Names) -> Content {
    let lang = names.lang();
    let unit = |id| names.title(Link::new(Kind::Unit, id));
    let (name, person, issuer) = match found.line.first().map(|stored| &stored.record) {
        Some(Record::Person(person)) => {
            let last = person.last_post();
            let at = last.and_then(|post| unit(post.unit?));
            let post = joined([last.map(|post| post.post.clone()), at.clone()], ", ");
            let birth = person.birth_year.map(|year| year.to_string());
            let row = Content::default()
                .known("birth_year", birth.unwrap_or_default())
                .known("post", post);
            (addressed(person, lang), Some(row), at.unwrap_or_default())
        }
        Some(Record::Unit(unit)) => (unit.name.clone(), None, unit.name.clone()),
        _ => Default::default(),
    };
    let mut newest: Vec<&Stored> = found.records.iter().collect();
    newest.sort_by_key(|stored| {
        std::cmp::Reverse((stored.record.years(), stored.record.code().to_owned()))
    });
    let nominations = || {
        newest.iter().filter_map(|stored| match &stored.record {
            Record::Nomination(nomination) if nomination.stands() => Some(nomination),
            _ => None,
        })
    };
    let decided = |it: &&Nomination| matches!(it.state(), "decided" | "presented");
    let initiatives = newest.iter().filter_map(|stored| match &stored.record {
        Record::Initiative(it) => {
            let date = it.date.map(|date| show_date(date, lang));
            let parts = [Some(it.number.clone()), date, Some(it.body.clone())];
            Some(
                Content::default()
                    .text("year", it.year.to_string())
                    .text("name", &*it.name)
                    .text("scope", choice_label(&SCOPES, &it.scope, lang))
                    .text("recognised", joined(parts, ", ")),
            )
        }
        _ => None,
    });
    let ratings = newest.iter().filter_map(|stored| match &stored.record {
        Record::Rating(it) => Some(
            Content::default()
                .text("year", it.year.to_string())
                .text("rating", choice_label(&RATINGS, &it.rating, lang)),
        ),
        _ => None,
    });
    let mut ratings: Vec<Content> = ratings.collect();
    if ratings.is_empty() {
        ratings.push(Content::default().text("year", "……").text("rating", DOTS));
    }
    head(["", &issuer], "", ("", None), lang)
        .known("name", name)
        .rows("persons", person.into_iter().collect())
        .rows("awards", nominations().filter(decided).map(|it| award(it, found, names)).collect())
        .rows(
            "proposals",
            nominations().filter(|it| !decided(it)).map(|it| proposal(it, names)).collect(),
        )
        .rows("initiatives", initiatives.collect())
        .rows("ratings", ratings)
        .text("made_by", DOTS)
        .text("signed_by", DOTS)
}

fn called(it: &Nomination, names: &dyn Names) -> Content {
    let award = it.award.and_then(|id| names.title(Link::new(Kind::Award, id)));
    Content::default().text("year", it.year.to_string()).known("award", award.unwrap_or_default())
}

fn award(it: &Nomination, found: &Mentions, names: &dyn Names) -> Content {
    let decision = found.decisions.iter().find(|stored| Some(stored.id) == it.decision);
    let decision = decision.and_then(|stored| match &stored.record {
        Record::Decision(decision) => Some(decision.called(names.lang())),
        _ => None,
    });
    called(it, names).known("decision", decision.unwrap_or_default())
}

fn proposal(it: &Nomination, names: &dyn Names) -> Content {
    called(it, names)
        .text("state", choice_label(&STATES, it.state(), names.lang()))
        .known("merit", it.summary.replace('\n', " "))
}
