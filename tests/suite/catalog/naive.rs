//! The lists as their description says, straight from the records: slow and simple.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use thidua::model::{Id, Kind, Link, Record, Shape, Stored, Value};
use thidua::store::request::{Query, Scope, Sort};
use thidua::text::{fold, sort_key};

use super::made::Truth;

fn of_kind(truth: &Truth, kind: Kind) -> Vec<&Stored> {
    truth.values().filter(|stored| stored.record.kind() == kind).collect()
}

fn below(truth: &Truth, unit: Id) -> BTreeSet<Id> {
    let mut found = BTreeSet::from([unit]);
    for _ in 0..truth.len() {
        for stored in of_kind(truth, Kind::Unit) {
            if let Value::Link(parent) = stored.record.value("parent")
                && found.contains(&parent.id)
            {
                found.insert(stored.id);
            }
        }
    }
    found
}

pub fn in_scope(truth: &Truth, stored: &Stored, scope: &Scope) -> bool {
    let record = &stored.record;
    let units = scope.unit.map(|unit| below(truth, unit));
    let of_unit = |units: &BTreeSet<Id>| match record.kind() {
        Kind::Bloc | Kind::Award => true,
        Kind::Unit => units.contains(&stored.id),
        _ => record.links().iter().any(|at| at.kind == Kind::Unit && units.contains(&at.id)),
    };
    scope.bloc.is_none_or(|bloc| record.bloc().is_none_or(|of| of == bloc))
        && scope.year.is_none_or(|y| record.years().is_none_or(|(a, b)| a <= y && y <= b))
        && units.is_none_or(|units| of_unit(&units))
}

fn called(truth: &Truth, link: Link) -> String {
    let Some(stored) = truth.get(&link) else { return String::new() };
    let mut texts = vec![stored.record.code().to_owned()];
    for field in ["name", "short", "name_en"] {
        if let Value::Text(text) = stored.record.value(field) {
            texts.push(text);
        }
    }
    if let Record::Unit(unit) = &stored.record {
        texts.extend(unit.aliases.iter().map(|alias| alias.name.clone()));
    }
    fold(&texts.join(" "))
}

fn matches(truth: &Truth, stored: &Stored, search: &str) -> bool {
    let mut own = stored.record.search_text();
    if let Record::Meeting(meeting) = &stored.record {
        own = format!(
            "{own} {} {}",
            meeting.title(thidua::text::Lang::Vi),
            meeting.title(thidua::text::Lang::En)
        );
    }
    let named: Vec<String> = match stored.record.kind() {
        Kind::Bloc | Kind::Unit | Kind::Award => Vec::new(),
        _ => {
            let links = stored.record.links().into_iter();
            links.filter(|at| at.kind != Kind::Bloc).map(|at| called(truth, at)).collect()
        }
    };
    fold(search)
        .split_whitespace()
        .all(|word| fold(&own).contains(word) || named.iter().any(|name| name.contains(word)))
}

fn by_title(truth: &Truth, kind: Kind) -> Vec<&Stored> {
    let mut all = of_kind(truth, kind);
    all.sort_by_key(|it| (sort_key(&it.record.recorded().sort_text()), it.id));
    all
}

/// The units, those without a known superior first of their kin, each before those below it.
pub fn tree<'a>(truth: &'a Truth, among: &[&'a Stored]) -> Vec<(&'a Stored, u8)> {
    let mut units = among.to_vec();
    units.sort_by_key(|it| {
        let Record::Unit(unit) = &it.record else { panic!("not a unit") };
        let bloc = unit.bloc.and_then(|id| truth.get(&Link::new(Kind::Bloc, id)));
        let bloc = bloc.map(|it| sort_key(&it.record.recorded().sort_text()));
        (bloc, unit.bloc, unit.order.is_none(), unit.order, sort_key(unit.title()), it.id)
    });
    let known: BTreeSet<Id> = units.iter().map(|it| it.id).collect();
    let above = |it: &Stored| match it.record.value("parent") {
        Value::Link(link) if known.contains(&link.id) => Some(link.id),
        _ => None,
    };
    let mut shown = Vec::new();
    let roots = units.iter().filter(|it| above(it).is_none());
    for root in roots.chain(&units) {
        walk(root, 0, &units, &above, &mut shown);
    }
    shown
}

fn walk<'a>(
    at: &'a Stored,
    depth: u8,
    units: &[&'a Stored],
    above: &dyn Fn(&Stored) -> Option<Id>,
    shown: &mut Vec<(&'a Stored, u8)>,
) {
    if shown.iter().any(|(seen, _)| seen.id == at.id) {
        return;
    }
    shown.push((at, depth));
    for child in units.iter().filter(|unit| above(unit) == Some(at.id)) {
        walk(child, depth + 1, units, above, shown);
    }
}

fn own(truth: &Truth, kind: Kind) -> Vec<&Stored> {
    let newest = |it: &Stored| match it.record.value("date") {
        Value::Date(date) => (date.year(), date.month(), date.day()),
        _ => it.record.years().map_or((i16::MIN, 0, 0), |(_, last)| (last, 0, 0)),
    };
    match kind {
        Kind::Unit => {
            tree(truth, &of_kind(truth, kind)).into_iter().map(|(stored, _)| stored).collect()
        }
        Kind::Bloc | Kind::Person => by_title(truth, kind),
        Kind::Award => {
            let mut all = by_title(truth, kind);
            all.sort_by_key(|it| match it.record.value("rank") {
                Value::Number(rank) => rank,
                _ => i64::MAX,
            });
            all
        }
        _ => {
            let mut all = of_kind(truth, kind);
            all.sort_by_key(|it| Reverse((newest(it), it.id)));
            all
        }
    }
}

/// A key that sorts as the field does.
fn key(truth: &Truth, stored: &Stored, name: &str) -> Option<(u8, i128, Vec<u8>)> {
    let kind = stored.record.kind();
    let number = |number: i128| Some((0, number, Vec::new()));
    let text = |text: &str| (!text.is_empty()).then(|| (0, 0, sort_key(text).0));
    let shape = Record::columns(kind)[Record::position(kind, name)?].shape;
    match (stored.record.value(name), shape) {
        (Value::Text(_), _) if kind == Kind::Person && name == "name" => {
            text(&stored.record.recorded().sort_text())
        }
        (Value::Text(it), _) => text(&it),
        (Value::Number(it), _) => number(it.into()),
        (Value::Flag(it), _) => number(it.into()),
        (Value::Date(it), _) => number(i128::from(it.year()) * 400 + i128::from(it.day_of_year())),
        (Value::Choice(it), Shape::Choice(choices)) => {
            number(choices.iter().position(|choice| choice.name == it)? as i128)
        }
        (Value::Link(link), _) => {
            let rank = own(truth, link.kind).iter().position(|it| it.id == link.id)?;
            Some((link.kind.tag(), rank as i128, Vec::new()))
        }
        _ => None,
    }
}

fn sorted<'a>(truth: &'a Truth, kind: Kind, sort: Option<&Sort>) -> Vec<&'a Stored> {
    let all = own(truth, kind);
    let Some(sort) = sort else { return all };
    let keyed = all.into_iter().map(|it| (key(truth, it, &sort.column), it));
    let (mut filled, empty): (Vec<_>, Vec<_>) = keyed.partition(|(key, _)| key.is_some());
    if sort.descending {
        filled.sort_by_key(|(key, _)| Reverse(key.clone()));
    } else {
        filled.sort_by_key(|(key, _)| key.clone());
    }
    filled.into_iter().chain(empty).map(|(_, it)| it).collect()
}

/// Everything that matches, in order.
pub fn list<'a>(truth: &'a Truth, query: &Query) -> Vec<&'a Stored> {
    let among = |it: &Stored, field: &str| {
        let mut values = query.having.iter().filter(|(name, _)| name == field);
        values.any(|(name, value)| it.record.value(name) == *value)
    };
    let has = |it: &Stored| query.having.iter().all(|(name, _)| among(it, name));
    sorted(truth, query.kind, query.sort.as_ref())
        .into_iter()
        .filter(|it| in_scope(truth, it, &query.scope) && has(it))
        .filter(|it| matches(truth, it, &query.search))
        .collect()
}
