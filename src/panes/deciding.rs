//! From nominations to the form of their decision: what all of them agree on is filled in. Knows no list.

use crate::layer::Desk;
use crate::model::{Id, Kind, Link, Record, Value};
use crate::ui::form::Form;

/// A form for the decision that settles `nominations`: today's date, catalogue, level and body of their
/// awards, and their achievement period, each where all agree.
pub fn form(nominations: Vec<Id>, desk: &Desk) -> Form {
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
