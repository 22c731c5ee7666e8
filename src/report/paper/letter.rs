//! The submission letter (tờ trình) of a year's nominations, with the lists as its annex. Knows no rule of awards.

use std::collections::BTreeMap;

use super::content::{Content, DOTS, Place};
use super::layout::{Block, at};
use super::nominees::{self, LISTS, counted};
use super::year::Year;
use crate::model::{Id, Kind, Link, Names};
use crate::text::{Label, Lang};

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Tờ trình", "Submission letter"),
        Label::new(
            "Về việc đề nghị khen thưởng năm {{year}}",
            "On nominations for awards in {{year}}",
        ),
    ),
    Block::Centred(Label::new("Kính gửi: {{addressee}}", "To: {{addressee}}")),
    Block::Paragraph(Label::new("Căn cứ {{basis}};", "By virtue of {{basis}};")),
    Block::Paragraph(Label::new(
        "Căn cứ kết quả họp xét của {{bloc}} tại {{meeting}};",
        "By the assessment of {{bloc}} at {{meeting}};",
    )),
    Block::Paragraph(Label::new(
        "{{bloc}} đề nghị {{addressee}} xem xét, trình cấp có thẩm quyền khen thưởng năm {{year}} \
         cho {{nominees}} (danh sách kèm theo), cụ thể:",
        "{{bloc}} asks {{addressee}} to consider and submit for awards of {{year}} \
         {{nominees}} (list annexed), as follows:",
    )),
    Block::Each("awards", &[Block::Point(at("{{award}}: {{says}}"))]),
    Block::Paragraph(Label::new(
        "{{bloc}} kính đề nghị {{addressee}} xem xét, quyết định./.",
        "{{bloc}} asks {{addressee}} to consider and decide.",
    )),
    Block::Closing(
        &[
            Label::new("- Như trên;", "- As above;"),
            Label::new("- Các đơn vị thành viên;", "- The members;"),
            Label::new("- Lưu: Ban Thư ký {{bloc}}.", "- File: secretariat of {{bloc}}."),
        ],
        super::CHAIR_SIGNS,
    ),
    Block::Annex,
    Block::Title(
        Label::new("Danh sách", "List"),
        Label::new(
            "Cá nhân, tập thể được đề nghị khen thưởng năm {{year}}",
            "Individuals and collectives nominated in {{year}}",
        ),
    ),
    Block::Centred(Label::new(
        "(Kèm theo Tờ trình số {{number}} của {{bloc}})",
        "(Annexed to letter no. {{number}} of {{bloc}})",
    )),
    LISTS[0],
    LISTS[1],
    LISTS[2],
    LISTS[3],
];

/// Its places, besides those of the lists.
pub const PLACES: &[Place] = &[
    Place::text(
        "addressee",
        "nơi gửi: Hội đồng Thi đua – Khen thưởng",
        "whom it is for: the Council",
    ),
    Place::text("basis", "căn cứ pháp lý, để điền tay", "legal basis, to be filled in by hand"),
    Place::text("meeting", "hội nghị tổng kết năm đó", "the year-end meeting of the year"),
    Place::rows(
        "awards",
        "danh hiệu, hình thức được đề nghị, cao trước thấp sau",
        "the awards proposed, the higher first",
        &[
            Place::text("award", "danh hiệu, hình thức", "the award"),
            Place::text("says", "bao nhiêu cá nhân, tập thể", "for how many of whom"),
            Place::text("individuals", "số cá nhân", "how many individuals"),
            Place::text("collectives", "số tập thể", "how many collectives"),
        ],
    ),
];

/// What stands in it.
pub fn content(year: &Year) -> Content {
    let lang = year.lang();
    let authority = year.bloc().map(|bloc| bloc.authority.as_str()).unwrap_or_default();
    let council = Label::new("Hội đồng Thi đua – Khen thưởng", "the Council").in_lang(lang);
    let authority = if authority.is_empty() { DOTS } else { authority };
    let addressee = match lang {
        Lang::Vi => format!("{council} {authority}"),
        Lang::En => format!("{council} of {authority}"),
    };
    year.head("TTr")
        .with(nominees::lists(year))
        .text("addressee", addressee)
        .text("basis", DOTS)
        .known("meeting", meeting(year).unwrap_or_default())
        .rows("awards", awards(year))
}

/// The year-end meeting that looked back on the year.
fn meeting(year: &Year) -> Option<String> {
    let all = year.all(Kind::Meeting);
    all.iter().find_map(|stored| match &stored.record {
        crate::model::Record::Meeting(meeting)
            if meeting.kind == "year_end" && meeting.year_reviewed == Some(year.number) =>
        {
            Some(meeting.title(year.lang()))
        }
        _ => None,
    })
}

/// The awards proposed, each with how many individuals and collectives.
pub fn awards(year: &Year) -> Vec<Content> {
    let mut order: Vec<Option<Id>> = Vec::new();
    let mut counts: BTreeMap<Option<Id>, [usize; 2]> = BTreeMap::new();
    for it in year.official() {
        if !order.contains(&it.award) {
            order.push(it.award);
        }
        let person = it.nominee.is_some_and(|nominee| nominee.kind == Kind::Person);
        counts.entry(it.award).or_default()[usize::from(!person)] += 1;
    }
    let row = |award: Option<Id>| {
        let [individuals, collectives] = counts.get(&award).copied().unwrap_or_default();
        let called = award.and_then(|id| year.names.title(Link::new(Kind::Award, id)));
        Content::default()
            .known("award", called.unwrap_or_default())
            .text("says", counted(individuals, collectives, year.lang()))
            .text("individuals", individuals.to_string())
            .text("collectives", collectives.to_string())
    };
    order.into_iter().map(row).collect()
}
