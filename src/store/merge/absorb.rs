//! What a record takes over from another that is the same person or unit. Nothing is lost without a word: what
//! it does not take over stands in its note. Knows no store.

use crate::model::person::{Person, Post};
use crate::model::show::show;
use crate::model::unit::{Alias, Unit};
use crate::model::{Names, Record, Shape};

/// Fields that tell where and how long one of the two stands: those of the record that stays hold.
const OWN: [&str; 6] = ["code", "parent", "order", "valid_until", "sort", "note"];

/// `keep` with what it lacks of `gone`.
pub fn absorb(mut keep: Record, gone: &Record, names: &dyn Names) -> Record {
    let lost = fill(&mut keep, gone, names);
    let note = match (&mut keep, gone) {
        (Record::Person(keep), Record::Person(gone)) => {
            posts(keep, gone);
            &mut keep.note
        }
        (Record::Unit(keep), Record::Unit(gone)) => {
            unit_rows(keep, gone);
            &mut keep.note
        }
        _ => return keep,
    };
    let called = format!("{} {}", gone.code(), gone.title(names));
    let lost = if lost.is_empty() { String::new() } else { format!(" ({})", lost.join("; ")) };
    let theirs = gone.value("note").into_text().unwrap_or_default();
    let lines = [note.clone(), format!("Gộp từ {}{lost}.", called.trim()), theirs];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    *note = lines.join("\n");
    keep
}

/// Fills the empty fields of `keep`, lists aside; tells what of `gone` differs and is not taken over.
fn fill(keep: &mut Record, gone: &Record, names: &dyn Names) -> Vec<String> {
    let mut lost = Vec::new();
    let unit = matches!(gone, Record::Unit(_));
    let entity = keep.entity_mut();
    for index in 0..entity.width() {
        let column = entity.column(index);
        let (ours, theirs) = (entity.get(index), gone.entity().get(index));
        let listed = matches!(column.shape, Shape::Rows(_));
        let alias = unit && matches!(column.name, "name" | "short");
        if listed || theirs.is_empty() || ours == theirs || matches!(column.name, "code" | "note") {
            continue;
        }
        if ours.is_empty() && !OWN.contains(&column.name) {
            // The value is of the same field of another record of the kind.
            let _ = entity.set(index, theirs);
        } else if !alias {
            let label = column.label.in_lang(names.lang()).to_lowercase();
            lost.push(format!("{label}: {}", show(&theirs, column, names)));
        }
    }
    lost
}

/// Takes over posts that are not there yet. They go by their first days where all are known; otherwise
/// those taken over come first, so that the last post stays the last.
fn posts(keep: &mut Person, gone: &Person) {
    let mut more: Vec<Post> = Vec::new();
    for post in &gone.posts {
        let same = |other: &&mut Post| {
            let days =
                |one: Option<_>, two: Option<_>| one.is_none() || two.is_none() || one == two;
            other.unit == post.unit
                && other.post == post.post
                && days(other.from, post.from)
                && days(other.until, post.until)
        };
        match keep.posts.iter_mut().find(same) {
            Some(other) => {
                other.from = other.from.or(post.from);
                other.until = other.until.or(post.until);
                other.leader |= post.leader;
            }
            None => more.push(post.clone()),
        }
    }
    keep.posts.splice(0..0, more);
    if keep.posts.iter().all(|post| post.from.is_some()) {
        keep.posts.sort_by_key(|post| post.from);
    }
}

/// Takes over names as aliases, the figures of years without any, predecessors.
fn unit_rows(keep: &mut Unit, gone: &Unit) {
    let aliases = gone.aliases.iter().map(|alias| alias.name.clone());
    for name in [gone.name.clone(), gone.short.clone()].into_iter().chain(aliases) {
        let known = name.is_empty()
            || [&keep.name, &keep.short].contains(&&name)
            || keep.aliases.iter().any(|alias| alias.name == name);
        if !known {
            keep.aliases.push(Alias { name });
        }
    }
    for figures in &gone.figures {
        match keep.figures.iter_mut().find(|ours| ours.year == figures.year) {
            Some(ours) => {
                ours.staff = ours.staff.or(figures.staff);
                ours.units = ours.units.or(figures.units);
                ours.leaders = ours.leaders.or(figures.leaders);
            }
            None => keep.figures.push(figures.clone()),
        }
    }
    keep.figures.sort_by_key(|figures| figures.year);
    for predecessor in &gone.predecessors {
        if !keep.predecessors.iter().any(|ours| ours.unit == predecessor.unit) {
            keep.predecessors.push(predecessor.clone());
        }
    }
}
