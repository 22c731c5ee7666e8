//! Why a reorganisation is refused, at the fields of what was asked. Knows not how it is done.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Asked;
use crate::model::reorganisation::What;
use crate::model::show::show_date;
use crate::model::unit::Unit;
use crate::model::{Fault, Id, Kind, Link, Names, Record};
use crate::store::engine::EngineError;
use crate::store::plan::{Plan, PlanNames};
use crate::store::request::Refusal;
use crate::text::{Lang, fold};

/// A refusal with one fault.
pub fn at(field: &str, vi: &str, en: &str) -> Refusal {
    Refusal::Faults(vec![(None, Fault::new(vi, en).at(field))])
}

/// What is wrong with the day: before the unit began, after it ended, or before it changed last.
pub fn day(what: What, unit: &Unit, last: Date, first: Date) -> Option<Fault> {
    let title = unit.title();
    let dated = |day: Date, vi: &str, en: &str| {
        let (then, day) = (show_date(day, Lang::En), show_date(day, Lang::Vi));
        Some(Fault::new(format!("{title} {vi} {day}"), format!("{title} {en} {then}")).at("date"))
    };
    if let Some(from) = unit.valid_from.filter(|from| *from > last) {
        return dated(from, "chỉ có từ ngày", "exists only from");
    }
    let needed = if what == What::Dissolve { last } else { first };
    if let Some(until) = unit.valid_until.filter(|until| *until < needed) {
        return dated(until, "đã kết thúc ngày", "ended on");
    }
    let changed = unit.former.iter().filter_map(|row| row.until).max();
    if let Some(until) = changed.filter(|until| *until >= last) {
        return dated(until, "đã có thay đổi sau ngày", "has changed after");
    }
    None
}

impl Plan<'_> {
    /// Refuses where somebody or something below would be lost, naming them.
    pub(super) fn refuse_lost(&self, persons: &[Id], below: &[Id]) -> Result<(), Refusal> {
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let told = |kind: Kind, ids: &[Id]| {
            let titles = ids.iter().filter_map(|id| names.title(Link::new(kind, *id)));
            titles.collect::<Vec<_>>().join("; ")
        };
        let mut faults = Vec::new();
        if !persons.is_empty() {
            let who = told(Kind::Person, persons);
            let fault = Fault::new(
                format!("chưa cho biết về đơn vị nào: {who}"),
                format!("nobody has said to which unit they go: {who}"),
            );
            faults.push((None, fault.at("persons")));
        }
        if !below.is_empty() {
            let which = told(Kind::Unit, below);
            let fault = Fault::new(
                format!("chưa cho biết đơn vị trực thuộc về đâu: {which}"),
                format!("nobody has said where these units below go: {which}"),
            );
            faults.push((None, fault.at("below")));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::Faults(faults)) }
    }

    /// Refuses what would make nonsense: links in circles, names that others have.
    pub(super) fn refuse_nonsense(
        &mut self,
        about: &BTreeMap<Link, Asked>,
        first: Date,
    ) -> Result<(), Refusal> {
        let mut faults = self.settle_codes()?;
        faults.extend(self.new_faults());
        faults.extend(self.misfits()?);
        faults.extend(self.names_taken(about, first)?);
        let names = PlanNames { plan: self, lang: Lang::Vi };
        let placed = |(link, fault): (Link, Fault)| match about.get(&link) {
            Some(asked) => (None, moved(fault, *asked)),
            None => (names.title(link), fault),
        };
        let faults: Vec<_> = faults.into_iter().map(placed).collect();
        if faults.is_empty() { Ok(()) } else { Err(Refusal::Faults(faults)) }
    }

    /// Names that another unit beside has on the first day.
    fn names_taken(
        &self,
        about: &BTreeMap<Link, Asked>,
        first: Date,
    ) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut others: Vec<(Link, Unit)> = Vec::new();
        let mut add = |link: Link, record: &Record| {
            if let Record::Unit(unit) = record
                && unit.valid_until.is_none_or(|until| until >= first)
            {
                others.push((link, unit.clone()));
            }
        };
        self.each_untouched(Kind::Unit, &mut add)?;
        for link in self.order.iter().filter(|link| link.kind == Kind::Unit) {
            if let Some(record) = self.slot(*link).and_then(|slot| slot.after.as_ref()) {
                add(*link, record);
            }
        }
        let mut faults = Vec::new();
        for link in about.keys() {
            let slot = self.slot(*link);
            let Some(Record::Unit(unit)) = slot.and_then(|slot| slot.after.as_ref()) else {
                continue;
            };
            if unit.valid_until.is_some_and(|until| until < first) {
                continue;
            }
            for (field, name) in [("name", &unit.name), ("short", &unit.short)] {
                let other = others.iter().find(|(other, theirs)| {
                    let theirs_named = if field == "name" { &theirs.name } else { &theirs.short };
                    other != link
                        && !name.is_empty()
                        && theirs.bloc == unit.bloc
                        && theirs.parent == unit.parent
                        && fold(theirs_named) == fold(name)
                });
                let Some((_, theirs)) = other else { continue };
                let who = format!("{} {}", theirs.code, theirs.name);
                let who = who.trim();
                let fault = Fault::new(
                    format!("đã có đơn vị mang tên này: {who}"),
                    format!("there is a unit of this name: {who}"),
                );
                faults.push((*link, fault.at(field)));
            }
        }
        Ok(faults)
    }
}

/// The fault where the field of what was asked stands.
fn moved(fault: Fault, asked: Asked) -> Fault {
    let field = match fault.place.field.as_str() {
        "valid_from" | "valid_until" | "former" => "date",
        "predecessors" => "parts",
        field => field,
    };
    let field = field.to_owned();
    match asked {
        Asked::Row(row) if matches!(field.as_str(), "name" | "short" | "kind") => {
            fault.at_cell("units", row, &field)
        }
        _ => fault.at(&field),
    }
}
