//! The record of a hand-over as a document: parties, what is handed over, signatures. Knows no other record.

use super::content::{Content, DOTS, Place};
use super::head::{addressed, head, of_bloc};
use super::layout::{Block, Column, Row, Signer, at};
use super::page::long_date;
use crate::model::handover::{Handover, HandoverItem, ITEM_KINDS};
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Link, Names};
use crate::store::request::Around;
use crate::text::{Label, Lang};

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Biên bản bàn giao", "Record of hand-over"),
        Label::new("Nhiệm vụ Trưởng {{bloc}} năm {{year}}", "Chair of {{bloc}} in {{year}}"),
    ),
    Block::Paragraph(at("{{opening}}")),
    Block::Heading(Label::new("I. BÊN GIAO", "I. GIVEN BY")),
    Block::Paragraph(Label::new("Đơn vị: {{giver}}", "Unit: {{giver}}")),
    Block::Paragraph(Label::new(
        "Người đại diện: {{giver_person}}",
        "Represented by: {{giver_person}}",
    )),
    Block::Paragraph(Label::new("Chức vụ: {{giver_post}}", "Post: {{giver_post}}")),
    Block::Heading(Label::new("II. BÊN NHẬN", "II. RECEIVED BY")),
    Block::Paragraph(Label::new("Đơn vị: {{receiver}}", "Unit: {{receiver}}")),
    Block::Paragraph(Label::new(
        "Người đại diện: {{receiver_person}}",
        "Represented by: {{receiver_person}}",
    )),
    Block::Paragraph(Label::new("Chức vụ: {{receiver_post}}", "Post: {{receiver_post}}")),
    Block::Heading(Label::new("III. NỘI DUNG BÀN GIAO", "III. WHAT IS HANDED OVER")),
    Block::Table(
        &[
            Column::number("TT", "No.", 3).on_paper(5),
            Column::new("Loại", "Kind", 12),
            Column::new("Nội dung", "Item", 23).on_paper(28),
            Column::number("SL", "Qty", 5),
            Column::new("Tình trạng, ghi chú", "Condition, note", 14).on_paper(17),
            Column::new("Nhận", "Got", 4).on_paper(8),
        ],
        &[Row::each(
            "items",
            &[
                at("{{no}}"),
                at("{{kind}}"),
                at("{{name}}"),
                at("{{quantity}}"),
                at("{{condition}}"),
                at("{{received}}"),
            ],
        )],
    ),
    Block::Paragraph(at("{{closing}}")),
    Block::Paragraph(Label::new(
        "Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.",
        "This record is made in two copies of equal value, one for each party.",
    )),
    Block::Signatures([
        Signer {
            part: Label::new("Đại diện bên nhận", "For the receiver"),
            name: "{{receiver_name}}",
        },
        Signer {
            part: Label::new("Đại diện bên giao", "For the giver"), name: "{{giver_name}}"
        },
    ]),
];

/// Its places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("year", "năm của nhiệm kỳ bắt đầu", "the year of the term that begins"),
    Place::text("opening", "câu mở đầu: ngày, hội nghị", "the opening: day and meeting"),
    Place::text("giver", "đơn vị giao", "the unit that gives"),
    Place::text("giver_person", "người đại diện bên giao, có Ông/Bà", "who acts for it, addressed"),
    Place::text("giver_post", "chức vụ người đại diện bên giao", "that person's post"),
    Place::text("giver_name", "họ tên người ký bên giao", "who signs for the giver"),
    Place::text("receiver", "đơn vị nhận", "the unit that receives"),
    Place::text(
        "receiver_person",
        "người đại diện bên nhận, có Ông/Bà",
        "who acts for it, addressed",
    ),
    Place::text("receiver_post", "chức vụ người đại diện bên nhận", "that person's post"),
    Place::text("receiver_name", "họ tên người ký bên nhận", "who signs for the receiver"),
    Place::rows(
        "items",
        "những gì bàn giao",
        "what is handed over",
        &[
            Place::text("no", "số thứ tự", "number"),
            Place::text("kind", "loại", "kind"),
            Place::text("name", "nội dung", "what it is"),
            Place::text("quantity", "số lượng", "how many"),
            Place::text("condition", "tình trạng, ghi chú", "condition and note"),
            Place::text("received", "[x] nếu đã nhận", "[x] where it was received"),
        ],
    ),
    Place::text("closing", "câu kết: đã nhận bao nhiêu mục", "how many items were received"),
];

/// What stands in it.
pub fn content(it: &Handover, around: &Around, names: &dyn Names) -> Content {
    let lang = names.lang();
    let bloc = around.bloc(it.bloc);
    let meeting = around.meeting(it.meeting);
    let place = meeting.map(|meeting| meeting.place.as_str()).unwrap_or_default();
    let issuer = of_bloc(bloc);
    let signs = |id: Option<Id>| {
        id.and_then(|id| names.title(Link::new(Kind::Person, id))).unwrap_or_default()
    };
    let [giver, giver_person, giver_post] = party(it.giver, it.giver_person, around, names);
    let [receiver, receiver_person, receiver_post] =
        party(it.receiver, it.receiver_person, around, names);
    head(issuer, "BB", (place, it.date), lang)
        .known("bloc", issuer[1])
        .text("year", it.year.to_string())
        .text("opening", opening(it, names))
        .known("giver", giver)
        .known("giver_person", giver_person)
        .known("giver_post", giver_post)
        .known("giver_name", signs(it.giver_person))
        .known("receiver", receiver)
        .known("receiver_person", receiver_person)
        .known("receiver_post", receiver_post)
        .known("receiver_name", signs(it.receiver_person))
        .rows("items", (1..).zip(&it.items).map(|(no, row)| item(no, row, lang)).collect())
        .text("closing", closing(&it.items, lang))
}

/// When and where the parties met.
fn opening(it: &Handover, names: &dyn Names) -> String {
    let lang = names.lang();
    let day = it.date.map(|date| long_date(date, lang));
    let meeting = it.meeting.and_then(|id| names.title(Link::new(Kind::Meeting, id)));
    match lang {
        Lang::Vi => {
            let day = day.unwrap_or_else(|| "ngày … tháng … năm ……".to_owned());
            let at = meeting.map(|title| format!(", tại “{title}”")).unwrap_or_default();
            format!("Hôm nay, {day}{at}, chúng tôi gồm:")
        }
        Lang::En => {
            let day = day.unwrap_or_else(|| DOTS.to_owned());
            let at = meeting.map(|title| format!(", at “{title}”")).unwrap_or_default();
            format!("On {day}{at}, the parties were:")
        }
    }
}

/// A party: the unit, who acts for it, and that person's post.
fn party(unit: Option<Id>, person: Option<Id>, around: &Around, names: &dyn Names) -> [String; 3] {
    let known = around.person(person);
    let post = known.and_then(|person| {
        let mut there = person.posts.iter().rev().filter(|post| post.unit == unit);
        there.next().or_else(|| person.last_post()).map(|post| post.post.clone())
    });
    [
        around.unit_name(unit, names).unwrap_or_default(),
        known.map(|person| addressed(person, names.lang())).unwrap_or_default(),
        post.unwrap_or_default(),
    ]
}

fn item(number: usize, item: &HandoverItem, lang: Lang) -> Content {
    let more = [&item.state, &item.note].into_iter().filter(|text| !text.is_empty());
    Content::default()
        .text("no", number.to_string())
        .text("kind", choice_label(&ITEM_KINDS, &item.kind, lang))
        .text("name", &*item.name)
        .text("quantity", item.quantity.map(|quantity| quantity.to_string()).unwrap_or_default())
        .text("condition", more.cloned().collect::<Vec<_>>().join("; "))
        .text("received", if item.received { "[x]" } else { "[ ]" })
}

/// How many items the receiver has.
fn closing(items: &[HandoverItem], lang: Lang) -> String {
    let (all, received) = (items.len(), items.iter().filter(|item| item.received).count());
    let open = all - received;
    match (lang, open) {
        (Lang::Vi, _) if all == 0 => "Chưa ghi nội dung nào.".to_owned(),
        (Lang::En, _) if all == 0 => "Nothing is entered yet.".to_owned(),
        (Lang::Vi, 0) => format!("Bên nhận đã nhận đủ {all} mục nêu trên."),
        (Lang::Vi, _) => {
            format!("Bên nhận đã nhận {received}/{all} mục; còn {open} mục chưa nhận.")
        }
        (Lang::En, 0) if all == 1 => "The receiver has the item listed above.".to_owned(),
        (Lang::En, 0) => format!("The receiver has all {all} items listed above."),
        (Lang::En, _) => {
            format!("The receiver has {received} of {all} items; still to be received: {open}.")
        }
    }
}
