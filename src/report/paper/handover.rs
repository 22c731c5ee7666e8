//! The record of a hand-over as a document: parties, what is handed over, signatures. Knows no other record.

use super::page::{Column, DOTS, Page, long_date};
use crate::model::handover::{Handover, HandoverItem, ITEM_KINDS};
use crate::model::person::{HONORIFICS, Person};
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Link, Names};
use crate::store::request::Around;
use crate::text::{Label, Lang};

const COLUMNS: [Column; 6] = [
    Column::number("TT", "No.", 3),
    Column::new("Loại", "Kind", 12),
    Column::new("Nội dung", "Item", 23),
    Column::number("SL", "Qty", 5),
    Column::new("Tình trạng, ghi chú", "Condition, note", 14),
    Column::new("Nhận", "Got", 4),
];

/// Writes the document.
pub fn write(it: &Handover, around: &Around, names: &dyn Names, page: &mut Page) {
    let lang = names.lang();
    let bloc = around.bloc(it.bloc);
    let meeting = around.meeting(it.meeting);
    let (above, issuer) = bloc.map_or(("", ""), |bloc| (&bloc.authority, &bloc.name));
    let place = meeting.map(|meeting| meeting.place.as_str()).unwrap_or_default();
    // A whole address is too long for the line of place and date: its last part is the town.
    let town = place.rsplit(',').next().unwrap_or_default().trim();
    page.head(above, issuer, town, it.date);
    page.title(
        page.say(Label::new("Biên bản bàn giao", "Record of hand-over")),
        &about(issuer, it.year, lang),
    );
    page.paragraph(&opening(it, names), 0);
    party(
        page.say(Label::new("I. BÊN GIAO", "I. GIVEN BY")),
        (it.giver, it.giver_person),
        around,
        names,
        page,
    );
    party(
        page.say(Label::new("II. BÊN NHẬN", "II. RECEIVED BY")),
        (it.receiver, it.receiver_person),
        around,
        names,
        page,
    );
    page.heading(page.say(Label::new("III. NỘI DUNG BÀN GIAO", "III. WHAT IS HANDED OVER")));
    items(&it.items, page, lang);
    page.gap();
    page.paragraph(&closing(&it.items, lang), 0);
    page.paragraph(
        page.say(Label::new(
            "Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản.",
            "This record is made in two copies of equal value, one for each party.",
        )),
        0,
    );
    let signs = |id: Option<Id>| {
        let name = id.and_then(|id| names.title(Link::new(Kind::Person, id)));
        name.unwrap_or_else(|| DOTS.to_owned())
    };
    let (receiver, giver) = (signs(it.receiver_person), signs(it.giver_person));
    let parts = [
        page.say(Label::new("Đại diện bên nhận", "For the receiver")),
        page.say(Label::new("Đại diện bên giao", "For the giver")),
    ];
    page.signatures([(parts[0], &receiver), (parts[1], &giver)]);
}

fn about(bloc: &str, year: i16, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Nhiệm vụ Trưởng {bloc} năm {year}"),
        Lang::En => format!("Chair of {bloc} in {year}"),
    }
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

fn party(
    heading: &str,
    (unit, person): (Option<Id>, Option<Id>),
    around: &Around,
    names: &dyn Names,
    page: &mut Page,
) {
    page.heading(heading);
    let called = around.unit_name(unit, names).unwrap_or_default();
    page.labelled(page.say(Label::new("Đơn vị", "Unit")), &called);
    let known = around.person(person);
    let name = known.map(|person| addressed(person, names.lang()));
    page.labelled(
        page.say(Label::new("Người đại diện", "Represented by")),
        &name.unwrap_or_default(),
    );
    let post = known.and_then(|person| {
        let mut there = person.posts.iter().rev().filter(|post| post.unit == unit);
        there.next().or_else(|| person.last_post()).map(|post| post.post.clone())
    });
    page.labelled(page.say(Label::new("Chức vụ", "Post")), &post.unwrap_or_default());
}

/// The name with the form of address, where that is known.
fn addressed(person: &Person, lang: Lang) -> String {
    let honorific = choice_label(&HONORIFICS, &person.honorific, lang);
    format!("{honorific} {}", person.name).trim_start().to_owned()
}

fn items(items: &[HandoverItem], page: &mut Page, lang: Lang) {
    if items.is_empty() {
        return page.paragraph(
            page.say(Label::new("Chưa ghi nội dung nào.", "Nothing is entered yet.")),
            0,
        );
    }
    let row = |(number, item): (usize, &HandoverItem)| {
        let more = [&item.state, &item.note].into_iter().filter(|text| !text.is_empty());
        vec![
            number.to_string(),
            choice_label(&ITEM_KINDS, &item.kind, lang),
            item.name.clone(),
            item.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            more.cloned().collect::<Vec<_>>().join("; "),
            if item.received { "[x]" } else { "[ ]" }.to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = (1..).zip(items).map(row).collect();
    page.table(&COLUMNS, &rows);
}

/// How many items the receiver has.
fn closing(items: &[HandoverItem], lang: Lang) -> String {
    let (all, received) = (items.len(), items.iter().filter(|item| item.received).count());
    let open = all - received;
    match (lang, open) {
        _ if all == 0 => String::new(),
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
