//! The hand-over act on the screen: how a new one starts, what is said of one. Knows no list.

mod receiving;

use std::sync::Arc;

use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::handover::Handover;
use crate::model::{Id, Kind, Link, Names, Record, Stored, Value};
use crate::text::{Label, Lang, Message};
use crate::ui::detail::Remark;
use crate::ui::form::Form;
use crate::ui::rotation::Rotation;
use receiving::Receiving;

/// Whether the items of a record can be ticked off; `None` where it is no hand-over.
pub fn available(kind: Kind, selected: Option<&Stored>) -> Option<Result<(), Message>> {
    if kind != Kind::Handover {
        return None;
    }
    Some(match selected.map(|stored| &stored.record) {
        None => Err(Message::new("chưa chọn dòng nào", "no row is selected")),
        Some(Record::Handover(handover)) if handover.items.is_empty() => Err(Message::new(
            "chưa ghi nội dung bàn giao nào; hãy sửa biên bản để thêm",
            "no items are entered; edit the record to add some",
        )),
        Some(_) => Ok(()),
    })
}

/// Opens the items of a hand-over, to be ticked off.
pub fn open(stored: &Arc<Stored>) -> Vec<Effect> {
    vec![Effect::Open(Box::new(Receiving::new(Arc::clone(stored))))]
}

/// The form of a new hand-over for the year looked at, or the next one that has none yet; `None` for other kinds.
pub fn form(kind: Kind, desk: &Desk) -> Option<Form> {
    if kind != Kind::Handover {
        return None;
    }
    let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
    let year = if of_year(year, desk).is_some() { year.saturating_add(1) } else { year };
    Some(form_of(year, desk))
}

/// The form of a new hand-over for a year: its chair receives from that of the year before.
pub fn form_of(year: i16, desk: &Desk) -> Form {
    let unit = |id: Id| Value::Link(Link::new(Kind::Unit, id));
    let person = |id: Id| Value::Link(Link::new(Kind::Person, id));
    let mut filled = vec![("year", Value::Number(year.into()))];
    let [before, after] = parties(year, desk);
    filled.extend(before.chair.map(|id| ("giver", unit(id))));
    filled.extend(before.person.map(|id| ("giver_person", person(id))));
    filled.extend(after.chair.map(|id| ("receiver", unit(id))));
    filled.extend(after.person.map(|id| ("receiver_person", person(id))));
    Form::filled(Kind::Handover, &filled, desk)
}

/// The hand-over act for a year of the bloc worked on.
pub fn of_year(year: i16, desk: &Desk) -> Option<Arc<Stored>> {
    let acts = desk.catalog.all(Kind::Handover);
    acts.into_iter().find(|stored| match &stored.record {
        Record::Handover(act) => act.bloc == desk.scope.bloc && act.year == year,
        _ => false,
    })
}

/// Who holds the chair, and who acts for it.
#[derive(Default)]
struct Party {
    chair: Option<Id>,
    person: Option<Id>,
    recorded: bool,
}

/// The chairs of the year before and of the year; the new one may be a forecast.
fn parties(year: i16, desk: &Desk) -> [Party; 2] {
    let rotation = Rotation::read(desk);
    [year.saturating_sub(1), year].map(|year| {
        if let Some(term) = rotation.recorded(year) {
            return Party { chair: term.chair, person: term.representative, recorded: true };
        }
        let chair = rotation.outlook(year).and_then(|forecast| forecast.chair);
        Party { chair, ..Party::default() }
    })
}

/// How many items have been received, and whether the parties are the chairs of the two years.
pub fn remarks(act: &Handover, desk: &Desk) -> Vec<Remark> {
    let (all, received) = (act.items.len(), act.items.iter().filter(|it| it.received).count());
    let message = match all {
        0 => Message::new("chưa ghi nội dung bàn giao", "no items are entered"),
        _ => Message::new(
            format!("đã nhận {received}/{all} mục"),
            format!("{received} of {all} items received"),
        ),
    };
    let label = Label::new("Nội dung", "Items");
    let mut remarks = vec![Remark { label, message, doubt: all == 0 || received < all }];
    if act.year == 0 || act.bloc != desk.scope.bloc {
        return remarks;
    }
    let [before, after] = parties(act.year, desk);
    let giver = Label::new("Bên giao", "Giver");
    let receiver = Label::new("Bên nhận", "Receiver");
    let sides =
        [(giver, act.giver, before, act.year - 1), (receiver, act.receiver, after, act.year)];
    for (label, unit, party, year) in sides {
        let Some(chair) = party.chair.filter(|chair| party.recorded && unit != Some(*chair)) else {
            continue;
        };
        if unit.is_some() {
            let name = desk.names().title(Link::new(Kind::Unit, chair)).unwrap_or_default();
            remarks.push(Remark { label, message: not_the_chair(year, &name), doubt: true });
        }
    }
    remarks
}

fn not_the_chair(year: i16, chair: &str) -> Message {
    let says = |lang| match lang {
        Lang::Vi => format!("không phải Trưởng Khối năm {year}, là {chair}"),
        Lang::En => format!("not the chair of {year}, which is {chair}"),
    };
    Message::new(says(Lang::Vi), says(Lang::En))
}
