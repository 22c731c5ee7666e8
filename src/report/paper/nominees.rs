//! The lists of the individuals and collectives nominated in a year, in official order. Knows no letter.

use super::content::{Content, Place};
use super::head::joined;
use super::layout::{Block, Column, Row, at};
use super::year::Year;
use crate::model::nomination::{Nomination, STATES};
use crate::model::person::HONORIFICS;
use crate::model::show::choice_label;
use crate::model::{Kind, Link, Names, Record};
use crate::text::{Label, Lang};

/// The list of individuals.
pub const INDIVIDUALS: Block = Block::Table(
    &[
        Column::number("STT", "No.", 3).on_paper(9),
        Column::new("Họ và tên", "Name", 12).on_paper(20),
        Column::new("Chức vụ, đơn vị công tác", "Post and unit", 11).on_paper(24),
        Column::number("Năm sinh", "Born", 4).on_paper(9),
        Column::new("Danh hiệu, hình thức", "Award", 10).on_paper(19),
        Column::new("Thành tích, sáng kiến", "Achievement, initiative", 11).on_paper(26),
        Column::new("Số, ngày QĐ", "Decision", 7).on_paper(14),
        Column::new("Ghi chú", "Note", 0).on_paper(10),
    ],
    &[Row::each(
        "individuals",
        &[
            at("{{no}}"),
            at("{{name}}"),
            at("{{post}}"),
            at("{{birth_year}}"),
            at("{{award}}"),
            at("{{merit}}"),
            at("{{decision}}"),
            at("{{note}}"),
        ],
    )],
);

/// The list of collectives.
pub const COLLECTIVES: Block = Block::Table(
    &[
        Column::number("STT", "No.", 3).on_paper(9),
        Column::new("Tên tập thể", "Collective", 20).on_paper(38),
        Column::new("Danh hiệu, hình thức", "Award", 14).on_paper(28),
        Column::new("Thành tích", "Achievement", 17).on_paper(34),
        Column::new("Số, ngày QĐ", "Decision", 10).on_paper(14),
        Column::new("Ghi chú", "Note", 0).on_paper(10),
    ],
    &[Row::each(
        "collectives",
        &[
            at("{{no}}"),
            at("{{name}}"),
            at("{{award}}"),
            at("{{merit}}"),
            at("{{decision}}"),
            at("{{note}}"),
        ],
    )],
);

const SUBHEAD_INDIVIDUALS: Block = Block::Heading(Label::new(
    "I. CÁ NHÂN ({{individual_count}})",
    "I. INDIVIDUALS ({{individual_count}})",
));
const SUBHEAD_COLLECTIVES: Block = Block::Heading(Label::new(
    "II. TẬP THỂ ({{collective_count}})",
    "II. COLLECTIVES ({{collective_count}})",
));

/// Both lists with their headings.
pub const LISTS: [Block; 4] = [SUBHEAD_INDIVIDUALS, INDIVIDUALS, SUBHEAD_COLLECTIVES, COLLECTIVES];

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Danh sách", "List"),
        Label::new(
            "Cá nhân, tập thể được đề nghị khen thưởng năm {{year}}",
            "Individuals and collectives nominated in {{year}}",
        ),
    ),
    LISTS[0],
    LISTS[1],
    LISTS[2],
    LISTS[3],
    Block::Closing(
        &[
            Label::new("- Hội đồng TĐKT {{authority}};", "- The Council of {{authority}};"),
            Label::new("- Lưu: Ban Thư ký {{bloc}}.", "- File: secretariat of {{bloc}}."),
        ],
        super::CHAIR_SIGNS,
    ),
];

const NOMINEE: &[Place] = &[
    Place::text("no", "số thứ tự", "number"),
    Place::text("name", "họ và tên, có Ông/Bà; tên tập thể", "the name, addressed; the collective"),
    Place::text("honorific", "Ông, Bà", "form of address"),
    Place::text("post", "chức vụ, đơn vị công tác", "post and unit"),
    Place::text("birth_year", "năm sinh", "year of birth"),
    Place::text("award", "danh hiệu, hình thức", "the award"),
    Place::text("merit", "thành tích, sáng kiến", "achievement, initiative"),
    Place::text("decision", "số, ngày quyết định", "number and date of the decision"),
    Place::text("code", "mã đề nghị", "the nomination's code"),
    Place::text("state", "trạng thái", "how far it is"),
    Place::text("note", "ghi chú, để điền tay", "note, to be filled in by hand"),
];

/// The places of the lists and of the bloc's year.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("year", "năm", "the year"),
    Place::text("chair", "đơn vị Trưởng Khối năm đó", "the unit that holds the chair"),
    Place::text("chair_person", "người đại diện Trưởng Khối, ký tên", "who signs for the chair"),
    Place::text("individual_count", "số cá nhân được đề nghị", "how many individuals"),
    Place::text("collective_count", "số tập thể được đề nghị", "how many collectives"),
    Place::text(
        "nominees",
        "bao nhiêu cá nhân, tập thể được đề nghị",
        "how many individuals and collectives",
    ),
    Place::rows(
        "individuals",
        "cá nhân, theo thứ tự chính thức",
        "individuals, in official order",
        NOMINEE,
    ),
    Place::rows(
        "collectives",
        "tập thể, theo thứ tự chính thức",
        "collectives, in official order",
        NOMINEE,
    ),
];

/// What stands in it.
pub fn content(year: &Year) -> Content {
    year.head("DS").with(lists(year))
}

/// The lists and how many are on each; nobody is counted twice.
pub fn lists(year: &Year) -> Content {
    let (individuals, collectives): (Vec<&Nomination>, Vec<&Nomination>) = year
        .official()
        .into_iter()
        .partition(|it| it.nominee.is_some_and(|nominee| nominee.kind == Kind::Person));
    let count = |list: &[&Nomination]| {
        let mut nominees: Vec<Option<Link>> = list.iter().map(|it| it.nominee).collect();
        nominees.sort_unstable();
        nominees.dedup();
        nominees.len()
    };
    let (persons, groups) = (count(&individuals), count(&collectives));
    let rows = |list: &[&Nomination]| -> Vec<Content> {
        (1..).zip(list).map(|(no, it)| row(no, it, year)).collect()
    };
    Content::default()
        .text("individual_count", persons.to_string())
        .text("collective_count", groups.to_string())
        .known("nominees", counted(persons, groups, year.lang()))
        .rows("individuals", rows(&individuals))
        .rows("collectives", rows(&collectives))
}

/// So many individuals and collectives, in words; what there is none of is not told.
pub fn counted(individuals: usize, collectives: usize, lang: Lang) -> String {
    let part = |count: usize, label: Label| {
        (count > 0).then(|| format!("{count} {}", label.in_lang(lang)))
    };
    let parts = [
        part(individuals, Label::new("cá nhân", "individuals")),
        part(collectives, Label::new("tập thể", "collectives")),
    ];
    joined(parts, ", ")
}

fn row(number: usize, it: &Nomination, year: &Year) -> Content {
    let lang = year.lang();
    let blank = |text: String| if text.is_empty() { "……".to_owned() } else { text };
    let person = it.nominee.and_then(|link| year.book.persons.get(&link.id));
    let birth = person.and_then(|person| person.birth_year).map(|year| year.to_string());
    let award = it.award.and_then(|id| year.names.title(Link::new(Kind::Award, id)));
    let decision = it.decision.and_then(|id| year.catalog.get(Link::new(Kind::Decision, id)));
    let decision = decision.and_then(|stored| match &stored.record {
        Record::Decision(decision) => Some(decision.called(lang)),
        _ => None,
    });
    let honorific = person.map(|person| choice_label(&HONORIFICS, &person.honorific, lang));
    Content::default()
        .text("no", number.to_string())
        .text("name", blank(year.nominee(it)))
        .text("honorific", honorific.unwrap_or_default())
        .text("post", blank(year.post(it)))
        .text("birth_year", blank(birth.unwrap_or_default()))
        .text("award", blank(award.unwrap_or_default()))
        .text("merit", blank(merit(it, year)))
        .text("decision", blank(decision.unwrap_or_default()))
        .text("code", &*it.code)
        .text("state", choice_label(&STATES, it.state(), lang))
        .text("note", "")
}

/// The achievement in short, what it cites, and the initiatives of the year.
fn merit(it: &Nomination, year: &Year) -> String {
    let cited = it.citations.iter().filter_map(|row| {
        let stored = year.catalog.get(Link::new(Kind::Achievement, row.achievement?))?;
        match &stored.record {
            Record::Achievement(achievement) => Some(achievement.text.clone()),
            _ => None,
        }
    });
    let initiatives = it.nominee.and_then(|link| year.book.initiatives.get(&link));
    let initiatives = initiatives.into_iter().flatten().map(|initiative| {
        let label = Label::new("Sáng kiến", "Initiative").in_lang(year.lang());
        let number = Some(format!(" ({})", initiative.number));
        let number = number.filter(|_| !initiative.number.is_empty()).unwrap_or_default();
        format!("{label}: {}{number}", initiative.name)
    });
    let parts = std::iter::once(it.summary.replace('\n', " ")).chain(cited).chain(initiatives);
    joined(parts.map(Some), "; ")
}
