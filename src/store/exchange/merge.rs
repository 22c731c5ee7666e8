//! Records of a file into a store that holds some: checked like saved ones, then one act. Knows no file.

use std::collections::BTreeMap;

use super::report::{Flaw, Flaws, ImportError, Report};
use super::{Purpose, by_table, unless};
use crate::model::{Fault, Link, Record, Stored};
use crate::store::Store;
use crate::store::engine::EngineError;
use crate::store::plan::Plan;
use crate::store::request::{Actor, Save};

/// Takes in the records that are new or differ; `records` are those of the file with their lines.
pub fn merge(
    store: &Store,
    actor: &Actor,
    records: Vec<(u64, Stored)>,
    purpose: Purpose,
) -> Result<Report, ImportError> {
    let total = records.len() as u64;
    let mut plan = Plan::new(store)?;
    let (flaws, doubts) = look(&mut plan, records)?;
    unless(flaws)?;
    let changes = plan.changes();
    let made = changes.iter().filter(|change| change.before.is_none()).count() as u64;
    let changed = changes.len() as u64 - made;
    let report =
        Report { made, changed, unchanged: total - made - changed, doubts, ..Report::default() };
    if purpose == Purpose::Try || changes.is_empty() {
        return Ok(report);
    }
    let mut saves = Vec::with_capacity(changes.len());
    for change in changes {
        let seen = plan.slot(change.link).and_then(|slot| slot.before.as_ref());
        let seen = seen.map_or(0, |stored| stored.version);
        let Some(record) = change.after else { continue };
        saves.push(Save { id: Some(change.link.id), seen, record, begun: None, despite: true });
    }
    drop(plan);
    let done = store.import(actor, saves).map_err(ImportError::Refused)?;
    Ok(Report { number: Some(done.number), ..report })
}

/// Plans every record and tells what is wrong and what is doubtful, in the order of the file.
fn look(plan: &mut Plan<'_>, records: Vec<(u64, Stored)>) -> Result<(Flaws, Flaws), EngineError> {
    let mut lines: BTreeMap<Link, (u64, String)> = BTreeMap::new();
    let mut found: Vec<(Link, Fault)> = Vec::new();
    for (line, stored) in records {
        let link = stored.link();
        lines.insert(link, (line, stored.record.code().to_owned()));
        found.extend(by_table::faults(&stored.record).into_iter().map(|fault| (link, fault)));
        plan.set(link, Some(stored.record))?;
    }
    found.extend(plan.settle_codes()?);
    found.extend(plan.misfits()?);
    let merits = plan.merits()?;
    found.extend(merits.faults);
    let mut doubts = merits.doubts;
    doubts.extend(plan.namesakes()?);
    Ok((in_order(found, &lines), in_order(doubts, &lines)))
}

fn in_order(mut found: Vec<(Link, Fault)>, lines: &BTreeMap<Link, (u64, String)>) -> Flaws {
    let place = |(link, fault): &(Link, Fault)| {
        let line = lines.get(link).map_or(0, |(line, _)| *line);
        (line, Record::position(link.kind, &fault.place.field))
    };
    found.sort_by_cached_key(place);
    let mut flaws = Flaws::default();
    for (link, fault) in found {
        let (line, code) = lines.get(&link).cloned().unwrap_or_default();
        flaws.push(Flaw { line, record: Some((link.kind, code)), fault });
    }
    flaws
}
