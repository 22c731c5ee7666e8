//! A score sheet as a document: the criteria of its table with both columns of points. Knows no other sheet.

use super::content::{Content, DOTS, Place};
use super::head::{head, of_bloc};
use super::layout::{Block, Column, Row, Signer, at};
use crate::model::points::show_hundredths;
use crate::model::scheme::{Criterion, Scheme};
use crate::model::score::{STAGES, Score};
use crate::model::scoring::{Maxima, Sums, Total};
use crate::model::show::choice_label;
use crate::model::{Kind, Link, Names, Points, Record};
use crate::store::request::Around;
use crate::text::{Label, Lang};

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Phiếu chấm điểm", "Score sheet"),
        Label::new(
            "Kết quả thi đua năm {{year}} – {{bloc}}",
            "Results of emulation in {{year}} – {{bloc}}",
        ),
    ),
    Block::Paragraph(Label::new("Đơn vị: {{unit}}", "Unit: {{unit}}")),
    Block::Paragraph(Label::new("Bảng tiêu chí: {{scheme}}", "Table of criteria: {{scheme}}")),
    Block::Paragraph(Label::new("Bước đã qua: {{stage}}", "Last step: {{stage}}")),
    Block::Table(
        &[
            Column::new("STT", "No.", 5),
            Column::new("Nội dung", "Criterion", 25).on_paper(30),
            Column::number("Điểm chuẩn", "Standard points", 8),
            Column::number("Điểm tự chấm", "Self-score", 7),
            Column::number("Điểm thẩm định", "Cross-checked", 8),
            Column::new("Ghi chú", "Note", 8).on_paper(12),
        ],
        &[
            Row::group(
                "groups",
                &[at(""), at("{{group}}"), at(""), at(""), at(""), at("")],
                &[Row::each(
                    "criteria",
                    &[
                        at("{{item}}"),
                        at("{{text}}"),
                        at("{{maximum}}"),
                        at("{{own}}"),
                        at("{{checked}}"),
                        at("{{note}}"),
                    ],
                )],
            ),
            Row::total(&[
                at(""),
                Label::new("TỔNG CỘNG", "TOTAL"),
                at("{{maximum_sum}}"),
                at("{{own_sum}}"),
                at("{{checked_sum}}"),
                at(""),
            ]),
        ],
    ),
    Block::Signatures([
        Signer { part: Label::new("Người lập phiếu", "Made by"), name: "{{made_by}}" },
        Signer {
            part: Label::new("Thủ trưởng đơn vị", "Head of the unit"), name: "{{signed_by}}"
        },
    ]),
];

/// Its places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("year", "năm chấm điểm", "the year scored"),
    Place::text("unit", "đơn vị được chấm", "the unit scored"),
    Place::text("scheme", "bảng tiêu chí", "the table of criteria"),
    Place::text("stage", "bước đã qua", "the last step taken"),
    Place::rows(
        "groups",
        "nhóm tiêu chí",
        "groups of criteria",
        &[
            Place::text("group", "tên nhóm", "the group"),
            Place::rows(
                "criteria",
                "tiêu chí",
                "criteria",
                &[
                    Place::text("item", "số thứ tự", "number"),
                    Place::text("text", "nội dung", "what is looked at"),
                    Place::text("maximum", "điểm chuẩn", "standard points"),
                    Place::text("own", "điểm tự chấm", "points of its own"),
                    Place::text("checked", "điểm thẩm định", "points after the cross-check"),
                    Place::text("note", "ghi chú", "note"),
                ],
            ),
        ],
    ),
    Place::text("maximum_sum", "tổng điểm chuẩn", "sum of the standard points"),
    Place::text("own_sum", "tổng điểm tự chấm", "sum of its own points"),
    Place::text("checked_sum", "tổng điểm thẩm định", "sum of the cross-checked points"),
    Place::text("made_by", "người lập phiếu", "who made the sheet"),
    Place::text("signed_by", "người ký", "who signs"),
];

/// What stands where points are not known.
const BLANK: &str = "……";

/// What stands in it.
pub fn content(it: &Score, around: &Around, names: &dyn Names) -> Content {
    let lang = names.lang();
    let unit = around.unit_name(it.unit, names).unwrap_or_default();
    let [authority, bloc] = of_bloc(around.bloc(it.bloc));
    let none = Scheme::default();
    let scheme = it.scheme.and_then(|id| match around.find(Link::new(Kind::Scheme, id)) {
        Some(Record::Scheme(scheme)) => Some(scheme),
        _ => None,
    });
    let stage = match it.stage() {
        "" => String::new(),
        stage => choice_label(&STAGES, stage, lang),
    };
    let unchosen = Label::new("chưa chọn", "none is chosen yet").in_lang(lang);
    let called = scheme.map_or(unchosen, |scheme| &scheme.name);
    let scheme = scheme.unwrap_or(&none);
    let sums = Sums::of(scheme, it);
    let total = |total: Total| {
        let sum = total.whole().filter(|_| !scheme.criteria.is_empty());
        sum.map_or_else(|| BLANK.to_owned(), |sum| show_hundredths(sum, lang))
    };
    head([authority, &unit], "", ("", None), lang)
        .known("bloc", bloc)
        .text("year", it.year.to_string())
        .known("unit", &*unit)
        .text("scheme", called)
        .known("stage", stage)
        .rows("groups", groups(it, scheme, lang))
        .text("maximum_sum", total(Maxima::of(scheme).base))
        .text("own_sum", total(sums.own))
        .text("checked_sum", total(sums.checked))
        .text("made_by", DOTS)
        .text("signed_by", DOTS)
}

/// The groups in their order, each with its criteria.
fn groups(it: &Score, scheme: &Scheme, lang: Lang) -> Vec<Content> {
    let groups = scheme.criteria.chunk_by(|one, next| one.group == next.group);
    let of_group = |criteria: &[Criterion]| {
        let group = criteria.first().map(|first| first.group.to_uppercase());
        let rows = criteria.iter().map(|it_is| criterion(it, it_is, lang)).collect();
        Content::default().text("group", group.unwrap_or_default()).rows("criteria", rows)
    };
    groups.map(of_group).collect()
}

fn criterion(it: &Score, criterion: &Criterion, lang: Lang) -> Content {
    let row = it.points.iter().find(|row| row.item == criterion.item);
    let points = |points: Option<Points>| {
        points.map_or_else(|| BLANK.to_owned(), |points| counted(criterion, points, lang))
    };
    Content::default()
        .text("item", &*criterion.item)
        .text("text", &*criterion.text)
        .text("maximum", points(criterion.maximum))
        .text("own", points(row.and_then(|row| row.own)))
        .text("checked", points(row.and_then(|row| row.checked)))
        .text("note", row.map(|row| row.note.clone()).unwrap_or_default())
}

/// Points with the sign by which they count: bonus `+`, penalty `-`.
fn counted(criterion: &Criterion, points: Points, lang: Lang) -> String {
    let sign = match criterion.kind.as_str() {
        "bonus" if points.0 > 0 => "+",
        "penalty" if points.0 > 0 => "-",
        _ => "",
    };
    format!("{sign}{}", points.show(lang))
}
