//! What a reorganisation of units did, as a sentence. Knows no plan.

use super::Change;
use crate::model::show::Names;
use crate::model::unit::Unit;
use crate::model::{Id, Record};
use crate::text::{Label, Lang};

/// The units that changed, as the sentence needs them.
struct Units<'a> {
    ended: Vec<&'a Unit>,
    /// Those that continue others from now on, new or not.
    heirs: Vec<&'a Unit>,
    /// The first that was there before and is there still.
    first: Option<(&'a Unit, &'a Unit)>,
    count: usize,
}

impl<'a> Units<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut units = Units { ended: Vec::new(), heirs: Vec::new(), first: None, count: 0 };
        for change in changes {
            let Some(Record::Unit(after)) = &change.after else { continue };
            let before = match &change.before {
                Some(Record::Unit(before)) => Some(before),
                _ => None,
            };
            let continued = |unit: &Unit| -> Vec<Option<Id>> {
                unit.predecessors.iter().map(|row| row.unit).collect()
            };
            units.count += 1;
            if before.map_or(!after.predecessors.is_empty(), |it| continued(it) != continued(after))
            {
                units.heirs.push(after);
            } else if before.is_some_and(|it| it.valid_until != after.valid_until) {
                units.ended.push(after);
            } else if units.first.is_none() {
                units.first = before.map(|before| (before, after));
            }
        }
        units
    }
}

fn listed(units: &[&Unit]) -> String {
    units.iter().map(|unit| unit.title()).collect::<Vec<_>>().join(", ")
}

/// Units that ended and what continues them; `None` where the changes are none of that.
pub fn continued(changes: &[Change], names: &dyn Names) -> Option<String> {
    let units = Units::of(changes);
    if units.ended.is_empty() || units.heirs.is_empty() {
        return None;
    }
    let lang = names.lang();
    let (old, new) = (listed(&units.ended), listed(&units.heirs));
    let is_new = changes.iter().any(|change| change.before.is_none() && is_unit(change));
    let said = match (is_new, units.heirs.len(), lang) {
        (false, _, Lang::Vi) => format!("sáp nhập {old} vào {new}"),
        (false, _, Lang::En) => format!("merge {old} into {new}"),
        (true, 1, Lang::Vi) => format!("hợp nhất {old} thành {new}"),
        (true, 1, Lang::En) => format!("merge {old} to {new}"),
        (true, _, Lang::Vi) => format!("chia {old} thành {new}"),
        (true, _, Lang::En) => format!("split {old} to {new}"),
    };
    let others = changes.len() - units.ended.len() - units.heirs.len();
    Some(with_others(said, others, lang))
}

/// Any reorganisation.
pub fn says(changes: &[Change], names: &dyn Names) -> Option<String> {
    let lang = names.lang();
    if let Some(said) = continued(changes, names) {
        return Some(said);
    }
    let units = Units::of(changes);
    let say = |vi: &'static str, en: &'static str| Label::new(vi, en).in_lang(lang);
    let (said, own) = match (units.ended.first(), units.first) {
        (Some(ended), _) => (format!("{} {}", say("giải thể", "dissolve"), ended.title()), 1),
        (None, Some((before, after))) if before.title() != after.title() => {
            let into = say("thành", "to");
            let (old, new) = (before.title(), after.title());
            (format!("{} {old} {into} {new}", say("đổi tên", "rename")), 1)
        }
        (None, Some((before, after))) if before.name != after.name => {
            (format!("{} {}", say("đổi tên", "rename"), after.name), 1)
        }
        (None, Some((_, after))) => (format!("{} {}", say("chuyển", "move"), after.title()), 1),
        (None, None) => return None,
    };
    Some(with_others(said, changes.len().saturating_sub(own), lang))
}

fn is_unit(change: &Change) -> bool {
    matches!(change.after, Some(Record::Unit(_)))
}

fn with_others(said: String, others: usize, lang: Lang) -> String {
    match (others, lang) {
        (0, _) => said,
        (_, Lang::Vi) => format!("{said} ({others} bản ghi theo sang)"),
        (_, Lang::En) => format!("{said} ({others} records with it)"),
    }
}
