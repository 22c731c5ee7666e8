//! From nominations to the form of their decision: what all of them agree on is filled in. Knows no list.

use crate::effect::Effect;
use crate::layer::Desk;
use crate::model::{Id, Kind, Link, Names, Record, Value};
use crate::text::Message;
use crate::ui::form::Form;

/// How many nominations left out are named.
const NAMED: usize = 5;

/// Opens the form of a decision for those of `nominations` that have none, and says which are left out.
pub fn open(nominations: Vec<Id>, desk: &Desk) -> Vec<Effect> {
    let has_one = |id: &Id| {
        let value = desk.catalog.value_of(Link::new(Kind::Nomination, *id), "decision");
        value.is_some_and(|value| !value.is_empty())
    };
    let (settled, open): (Vec<Id>, Vec<Id>) = nominations.into_iter().partition(has_one);
    let code = |id: &Id| desk.names().code(Link::new(Kind::Nomination, *id));
    let mut named = settled.iter().filter_map(code).take(NAMED).collect::<Vec<_>>().join(", ");
    if settled.len() > NAMED {
        named.push_str(if desk.unicode { ", …" } else { ", ..." });
    }
    let count = settled.len();
    if open.is_empty() {
        return vec![Effect::Warn(Message::new(
            format!("đã có quyết định rồi: {named}"),
            format!("decided already: {named}"),
        ))];
    }
    let mut effects = vec![Effect::Open(Box::new(form(open, desk)))];
    if count > 0 {
        effects.push(Effect::Warn(Message::new(
            format!("không gồm {count} đề nghị đã có quyết định: {named}"),
            format!("without {count} decided already: {named}"),
        )));
    }
    effects
}

/// A form for the decision that settles `nominations`: today's date, catalogue, level and body of their
/// awards, and their achievement period, each where all agree.
fn form(nominations: Vec<Id>, desk: &Desk) -> Form {
    let mut filled = vec![("date", Value::Date(desk.today))];
    let links = || nominations.iter().map(|id| Link::new(Kind::Nomination, *id));
    for field in ["achieved_from", "achieved_until"] {
        let values = links().filter_map(|link| desk.catalog.value_of(link, field));
        filled.extend(agreed(values).map(|value| (field, value)));
    }
    let of_award = |field: &str| {
        agreed(links().map(|link| match desk.catalog.value_of(link, "award") {
            Some(Value::Link(award)) => {
                let award = desk.catalog.get(award);
                award.map_or(Value::Empty, |stored| match &stored.record {
                    Record::Award(_) => stored.record.value(field),
                    _ => Value::Empty,
                })
            }
            _ => Value::Empty,
        }))
    };
    for (field, from) in [("catalogue", "catalogue"), ("level", "level"), ("body", "authority")] {
        filled.extend(of_award(from).map(|value| (field, value)));
    }
    Form::deciding(nominations, &filled, desk)
}

/// The value that all have; `None` where they differ or nothing is entered.
fn agreed(mut values: impl Iterator<Item = Value>) -> Option<Value> {
    let first = values.next().filter(|value| !value.is_empty())?;
    values.all(|value| value == first).then_some(first)
}
