//! What must hold between records: links lead somewhere, units form a tree, a year has one chair. Knows no
//! single record's own faults and no codes.

use std::collections::BTreeSet;

use super::engine::EngineError;
use super::keys;
use super::plan::{Plan, PlanNames};
use crate::model::unit::Unit;
use crate::model::{Fault, Id, Kind, Link, Names, Record, Shape, Value};
use crate::text::{Label, Lang};

/// What a year has only one of.
const TERM: Label = Label::new("nhiệm kỳ", "term");
/// The same.
const REPORT: Label = Label::new("báo cáo", "report");

impl Plan<'_> {
    /// What is wrong between the records planned and all others.
    pub fn misfits(&self) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut known = BTreeSet::new();
        let mut faults = Vec::new();
        for link in &self.order {
            let Some(slot) = self.slot(*link) else { continue };
            let Some(record) = &slot.after else { continue };
            let mut found = self.loose_links(record, &mut known)?;
            match record {
                Record::Unit(unit) => {
                    let moved = slot
                        .before
                        .as_ref()
                        .is_some_and(|stored| stored.record.bloc() != record.bloc());
                    found.extend(self.unit_misfits(*link, unit, moved)?);
                }
                Record::Report(_) => found.extend(self.second_of_year(*link, record, REPORT)?),
                Record::Term(term) => {
                    found.extend(self.second_of_year(*link, record, TERM)?);
                    found.extend(self.term_misfits(*link, term)?);
                }
                _ => {}
            }
            faults.extend(found.into_iter().map(|fault| (*link, fault)));
        }
        Ok(faults)
    }

    /// Records that are to be deleted though others, which stay, point at them.
    pub fn in_use(&self) -> Result<Vec<(Link, Vec<Link>)>, EngineError> {
        let mut used = Vec::new();
        for link in &self.order {
            if self.slot(*link).is_none_or(|slot| slot.after.is_some() || slot.before.is_none()) {
                continue;
            }
            let sources = self.untouched_sources(keys::pointing_at(*link))?;
            if !sources.is_empty() {
                used.push((*link, sources));
            }
        }
        Ok(used)
    }

    /// Links to records that there will not be. `known` are those already seen to be there.
    fn loose_links(
        &self,
        record: &Record,
        known: &mut BTreeSet<Link>,
    ) -> Result<Vec<Fault>, EngineError> {
        let mut loose = BTreeSet::new();
        for link in record.links() {
            if !known.contains(&link) {
                if self.get(link)?.is_some() {
                    known.insert(link);
                } else {
                    loose.insert(link);
                }
            }
        }
        if loose.is_empty() {
            return Ok(Vec::new());
        }
        let entity = record.entity();
        let mut faults = Vec::new();
        for index in 0..entity.width() {
            let column = entity.column(index);
            match (entity.get(index), column.shape) {
                (Value::Link(link), _) if loose.contains(&link) => {
                    faults.push(gone(link).at(column.name));
                }
                (Value::Rows(rows), Shape::Rows(table)) => {
                    for (row, cells) in rows.iter().enumerate() {
                        for (cell, inner) in cells.iter().zip(table.columns()) {
                            if let Value::Link(link) = cell
                                && loose.contains(link)
                            {
                                faults.push(gone(*link).at_cell(column.name, row, inner.name));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(faults)
    }

    pub(super) fn unit(&self, id: Id) -> Result<Option<Unit>, EngineError> {
        match self.get(Link::new(Kind::Unit, id))? {
            Some(Record::Unit(unit)) => Ok(Some(unit)),
            _ => Ok(None),
        }
    }

    fn unit_misfits(
        &self,
        link: Link,
        unit: &Unit,
        moved: bool,
    ) -> Result<Vec<Fault>, EngineError> {
        let mut faults = Vec::new();
        if let Some(parent) = unit.parent {
            if self.unit(parent)?.is_some_and(|above| above.bloc != unit.bloc) {
                faults.push(other_bloc().at("parent"));
            }
            if self.leads_back(link.id, vec![parent], |unit| unit.parent.into_iter().collect())? {
                faults.push(
                    Fault::new(
                        "đơn vị không thể trực thuộc chính nó hay đơn vị cấp dưới của nó",
                        "a unit cannot stand below itself or below a unit of its own",
                    )
                    .at("parent"),
                );
            }
        }
        for (row, predecessor) in unit.predecessors.iter().enumerate() {
            let start = predecessor.unit.into_iter().collect();
            if self.leads_back(link.id, start, predecessors)? {
                faults.push(
                    Fault::new(
                        "đơn vị không thể kế thừa từ chính nó hay từ đơn vị kế thừa nó",
                        "a unit cannot continue itself or a unit that continues it",
                    )
                    .at_cell("predecessors", row, "unit"),
                );
            }
        }
        if moved && self.has_parts_elsewhere(link, unit)? {
            faults.push(
                Fault::new(
                    "có đơn vị cấp dưới thuộc khối khác; hãy chuyển cùng lúc",
                    "a unit below it belongs to another bloc: move them together",
                )
                .at("bloc"),
            );
        }
        Ok(faults)
    }

    /// Whether units of another bloc will stand directly below this one.
    fn has_parts_elsewhere(&self, link: Link, unit: &Unit) -> Result<bool, EngineError> {
        for below in self.untouched_sources(keys::pointing_at_from(link, Kind::Unit))? {
            if self
                .unit(below.id)?
                .is_some_and(|below| below.parent == Some(link.id) && below.bloc != unit.bloc)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether `next`, followed from `from`, comes to `id`.
    fn leads_back(
        &self,
        id: Id,
        from: Vec<Id>,
        next: fn(&Unit) -> Vec<Id>,
    ) -> Result<bool, EngineError> {
        let mut ahead = from;
        let mut seen = BTreeSet::new();
        while let Some(unit) = ahead.pop() {
            if unit == id {
                return Ok(true);
            }
            if seen.insert(unit)
                && let Some(unit) = self.unit(unit)?
            {
                ahead.extend(next(&unit));
            }
        }
        Ok(false)
    }

    /// Another record of the kind for the same bloc and year: there is one `called` so.
    fn second_of_year(
        &self,
        link: Link,
        record: &Record,
        called: Label,
    ) -> Result<Option<Fault>, EngineError> {
        let Some(bloc) = record.bloc() else { return Ok(None) };
        let kind = record.kind();
        let same = |other: Option<&Record>| {
            other.is_some_and(|other| {
                other.kind() == kind
                    && other.bloc() == Some(bloc)
                    && other.years() == record.years()
            })
        };
        let planned = self.order.iter().copied().find(|other| {
            *other != link && self.slot(*other).is_some_and(|slot| same(slot.after.as_ref()))
        });
        let mut double = planned;
        let range = keys::pointing_at_from(Link::new(Kind::Bloc, bloc), kind);
        for other in self.untouched_sources(range)? {
            if same(self.get(other)?.as_ref()) {
                double = Some(other);
            }
        }
        Ok(double.map(|other| {
            let title = |lang| PlanNames { plan: self, lang }.title(other).unwrap_or_default();
            Fault::new(
                format!("năm này đã có {}: {}", called.vi, title(Lang::Vi)),
                format!("there is a {} for this year: {}", called.en, title(Lang::En)),
            )
            .at("year")
        }))
    }
}

fn predecessors(unit: &Unit) -> Vec<Id> {
    unit.predecessors.iter().filter_map(|predecessor| predecessor.unit).collect()
}

fn gone(link: Link) -> Fault {
    let kind = link.kind.title();
    Fault::new(
        format!("không có {} này (có thể đã bị xóa); hãy chọn lại", kind.vi),
        format!("there is no such {} (it may have been deleted): choose another", kind.en),
    )
}

fn other_bloc() -> Fault {
    Fault::new("phải là đơn vị cùng khối", "must be a unit of the same bloc")
}
