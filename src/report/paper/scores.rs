//! The table of all members' points in a year. Knows no sheet.

use super::content::{Content, Place};
use super::layout::{Block, Column, Row, at};
use super::year::Year;
use crate::model::points::show_hundredths;
use crate::model::score::STAGES;
use crate::model::scoring::Total;
use crate::model::show::choice_label;
use crate::text::Label;

/// The table itself.
pub const TABLE: Block = Block::Table(
    &[
        Column::number("Hạng", "Rank", 4).on_paper(9),
        Column::new("Đơn vị", "Unit", 26).on_paper(36),
        Column::number("Điểm tự chấm", "Self-score", 8).on_paper(13),
        Column::number("Điểm thẩm định", "Cross-checked", 9).on_paper(13),
        Column::new("Bước", "Step", 14).on_paper(22),
    ],
    &[Row::each(
        "scores",
        &[at("{{rank}}"), at("{{unit}}"), at("{{own}}"), at("{{checked}}"), at("{{stage}}")],
    )],
);

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Bảng tổng hợp điểm", "Table of scores"),
        Label::new(
            "Kết quả chấm điểm thi đua năm {{year}} của các đơn vị thành viên",
            "Points of the members in {{year}}",
        ),
    ),
    TABLE,
    Block::Paragraph(at("{{scores_remark}}")),
    Block::Closing(
        &[
            Label::new("- Các đơn vị thành viên;", "- The members;"),
            Label::new("- Lưu: Ban Thư ký {{bloc}}.", "- File: secretariat of {{bloc}}."),
        ],
        super::CHAIR_SIGNS,
    ),
];

/// The places of the table.
pub const ROWS: Place = Place::rows(
    "scores",
    "các đơn vị theo thứ hạng",
    "the members by rank",
    &[
        Place::text("rank", "hạng", "rank"),
        Place::text("unit", "đơn vị", "the unit"),
        Place::text("own", "điểm tự chấm", "points of its own"),
        Place::text("checked", "điểm thẩm định", "points after the cross-check"),
        Place::text("stage", "bước đã qua", "the last step taken"),
    ],
);

/// What is said below the table.
pub const REMARK: Place = Place::text(
    "scores_remark",
    "bảng điểm đã thông qua hết chưa",
    "whether all sheets are adopted",
);

/// Its places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("year", "năm", "the year"),
    Place::text("chair", "đơn vị Trưởng Khối năm đó", "the unit that holds the chair"),
    Place::text("chair_person", "người đại diện Trưởng Khối, ký tên", "who signs for the chair"),
    ROWS,
    REMARK,
];

/// What stands in it.
pub fn content(year: &Year) -> Content {
    year.head("BTH").with(table(year))
}

/// The table and its remark.
pub fn table(year: &Year) -> Content {
    let lang = year.lang();
    let ranking = year.catalog.ranking(year.id, year.number);
    let row = |place: &crate::model::scoring::ranking::Place| {
        let total = |total: Total| {
            let sum = total.whole().filter(|_| place.sheet.is_some());
            sum.map_or_else(|| "……".to_owned(), |sum| show_hundredths(sum, lang))
        };
        let stage = match (place.sheet, place.stage.as_str()) {
            (None, _) => Label::new("chưa có phiếu", "no sheet").in_lang(lang).to_owned(),
            (_, "") => Label::new("đang lập", "begun").in_lang(lang).to_owned(),
            (_, stage) => choice_label(&STAGES, stage, lang),
        };
        Content::default()
            .text("rank", place.rank.map_or_else(|| "……".to_owned(), |rank| rank.to_string()))
            .known("unit", year.unit(Some(place.unit)).unwrap_or_default())
            .text("own", total(place.sums.own))
            .text("checked", total(place.sums.checked))
            .text("stage", stage)
    };
    let (adopted, all) = (ranking.adopted(), ranking.places.len());
    let remark = match lang {
        crate::text::Lang::Vi => format!("Đã thông qua {adopted}/{all} phiếu chấm điểm."),
        crate::text::Lang::En => format!("{adopted} of {all} score sheets are adopted."),
    };
    Content::default()
        .rows("scores", ranking.places.iter().map(row).collect())
        .text("scores_remark", remark)
}
