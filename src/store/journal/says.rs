//! What an act did, as a sentence in both languages. Knows no store.

mod reorganised;

use super::{Act, Change};
use crate::model::score::STAGES;
use crate::model::show::{Names, choice_label, show};
use crate::model::{Kind, Link, Record};
use crate::text::{Lang, Message, many};

/// How many fields a sentence names before it breaks off.
const FIELDS_NAMED: usize = 3;

/// How many kinds of records a sentence names before it sums them up.
const KINDS_NAMED: usize = 3;

/// What `act` with these changes did.
pub fn act(act: Act, changes: &[Change], names: &dyn Names) -> Message {
    let vi = sentence(act, changes, &Named { names, lang: Lang::Vi });
    let en = sentence(act, changes, &Named { names, lang: Lang::En });
    Message::new(vi, en)
}

/// What a record is called here: its code, and its name where it has one of its own.
pub fn subject(record: &Record, names: &dyn Names) -> String {
    let code = record.code();
    match record.recorded().own_title() {
        None if !code.is_empty() => code.to_owned(),
        _ => format!("{code} {}", record.title(names)).trim().to_owned(),
    }
}

/// The same where one record is told of alone: ratings and cases with their titles, for their codes alone would
/// tell nobody which one it is.
fn alone(record: &Record, names: &dyn Names) -> String {
    match record {
        Record::Rating(_) | Record::Case(_) => {
            format!("{} {}", record.code(), record.title(names)).trim().to_owned()
        }
        _ => subject(record, names),
    }
}

fn sentence(act: Act, changes: &[Change], names: &Named<'_>) -> String {
    let again = match act {
        Act::Save | Act::Delete | Act::Step => return plain(changes, names),
        Act::Import => names.choose("nhập từ tệp: ", "import: "),
        Act::Merge => return merged(changes, names),
        Act::Reorganise => {
            let named: &dyn Names = names;
            return reorganised::says(changes, named).unwrap_or_else(|| plain(changes, names));
        }
        Act::Undo(_) => {
            let swapped: Vec<Change> = changes.iter().rev().cloned().map(Change::swapped).collect();
            return names.choose("hoàn tác: ", "undo: ").to_owned() + &plain(&swapped, names);
        }
        Act::Redo(_) => names.choose("làm lại: ", "redo: "),
    };
    again.to_owned() + &plain(changes, names)
}

/// Two records made one. A part of the act says what it knows.
fn merged(changes: &[Change], names: &Named<'_>) -> String {
    if let Some(said) = joined(changes, names) {
        return said;
    }
    let gone = changes.iter().find(|change| change.after.is_none());
    match gone.and_then(|gone| gone.before.as_ref()) {
        Some(lost) => {
            let said = names.choose("gộp vào bản ghi khác:", "merge into another:");
            format!("{said} {}", subject(lost, names))
        }
        None => names.choose("gộp: ", "merge: ").to_owned() + &plain(changes, names),
    }
}

/// One record gone into another of its kind: the one that stays is the first change, the one that goes
/// is the only one deleted, and all else is changed so as to point at the one that stays.
fn joined(changes: &[Change], names: &Named<'_>) -> Option<String> {
    let mut losses = changes.iter().filter(|change| change.after.is_none());
    let (gone, others) = (losses.next()?, losses.next());
    let kept = changes.first().filter(|first| first.link.kind == gone.link.kind)?;
    if others.is_some() || changes.iter().any(|change| change.before.is_none()) {
        return None;
    }
    let lost = subject(gone.before.as_ref()?, names);
    let kept = subject(kept.after.as_ref()?, names);
    let (merge, into) = (names.choose("gộp", "merge"), names.choose("vào", "into"));
    let said = format!("{merge} {lost} {into} {kept}");
    Some(match changes.len() - 2 {
        0 => said,
        moved => {
            let moved = Message::new(format!("{moved} bản ghi"), many(moved, "record"));
            let how = names.choose("theo sang", "moved");
            format!("{said} ({} {how})", moved.in_lang(names.lang()))
        }
    })
}

fn plain(changes: &[Change], names: &Named<'_>) -> String {
    match changes {
        [] => names.choose("không có gì thay đổi", "nothing changed").to_owned(),
        [change] => one(change, names),
        _ => joined(changes, names)
            .or_else(|| settled(changes, names))
            .or_else(|| reorganised::continued(changes, names))
            .unwrap_or_else(|| several(changes, names)),
    }
}

/// A decision and the nominations that were changed with it.
fn settled(changes: &[Change], names: &Named<'_>) -> Option<String> {
    let of = |kind: Kind| changes.iter().filter(move |change| change.link.kind == kind);
    let (mut decisions, nominations) = (of(Kind::Decision), of(Kind::Nomination).count());
    let decision = decisions.next()?;
    if nominations == 0 || nominations + 1 != changes.len() {
        return None;
    }
    let many = Message::new(format!("{nominations} đề nghị"), many(nominations, "nomination"));
    Some(format!("{}, {}", one(decision, names), many.in_lang(names.lang())))
}

fn one(change: &Change, names: &Named<'_>) -> String {
    let Some(record) = change.after.as_ref().or(change.before.as_ref()) else {
        return String::new();
    };
    let subject = alone(record, names);
    let said = format!("{} {subject}", verb(change, names));
    if change.before.is_none() || change.after.is_none() {
        return said;
    }
    if let Some(stepped) = stepped(change, names) {
        return format!("{said} ({stepped})");
    }
    let fields = fields(change, names);
    if fields.is_empty() { said } else { format!("{said} ({fields})") }
}

/// The way from one state to another, or from one step of a score sheet, where nothing else changed.
fn stepped(change: &Change, names: &Named<'_>) -> Option<String> {
    let differences = change.differences();
    if let (Some(Record::Score(before)), Some(Record::Score(after))) =
        (&change.before, &change.after)
    {
        let only = differences.iter().all(|(column, ..)| column.name == "steps");
        let [from, to] = [before.stage(), after.stage()];
        return (only && from != to).then(|| stages(from, to, names));
    }
    let other = |name: &str| !matches!(name, "state" | "steps");
    if differences.iter().any(|(column, ..)| other(column.name)) {
        return None;
    }
    let (column, before, after) = differences.iter().find(|(column, ..)| column.name == "state")?;
    Some(format!("{} → {}", show(before, column, names), show(after, column, names)))
}

/// `tự chấm → Trưởng Khối tổng hợp`.
fn stages(from: &str, to: &str, names: &Named<'_>) -> String {
    let label = |stage: &str| match stage {
        "" => names.choose("chưa có bước nào", "no step yet").to_owned(),
        stage => choice_label(&STAGES, stage, names.lang),
    };
    format!("{} → {}", label(from), label(to))
}

/// The step that all of these changes took, where they took the same.
fn stepped_alike(changes: &[Change], names: &Named<'_>) -> Option<String> {
    let mut ways = changes.iter().map(|change| stepped(change, names));
    let first = ways.next()??;
    ways.all(|way| way.as_ref() == Some(&first)).then_some(first)
}

/// How many records of which kinds were made, changed and deleted.
fn several(changes: &[Change], names: &Named<'_>) -> String {
    let mut groups: Vec<(&str, Vec<(Kind, usize)>)> = Vec::new();
    for change in changes {
        let (verb, kind) = (verb(change, names), change.link.kind);
        let at = groups.iter().position(|(known, _)| *known == verb).unwrap_or_else(|| {
            groups.push((verb, Vec::new()));
            groups.len() - 1
        });
        match groups[at].1.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => groups[at].1.push((kind, 1)),
        }
    }
    let told = groups.iter().map(|(verb, kinds)| format!("{verb} {}", counted(kinds, names)));
    let said = told.collect::<Vec<_>>().join("; ");
    match stepped_alike(changes, names) {
        Some(stepped) => format!("{said} ({stepped})"),
        None => said,
    }
}

/// `3 đề nghị, 2 cá nhân`; summed up where there are too many kinds to name.
fn counted(kinds: &[(Kind, usize)], names: &Named<'_>) -> String {
    if kinds.len() > KINDS_NAMED {
        let all = kinds.iter().map(|(_, count)| count).sum::<usize>();
        let all = Message::new(format!("{all} bản ghi"), many(all, "record"));
        return all.in_lang(names.lang).to_owned();
    }
    let told = kinds.iter().map(|(kind, count)| match (names.lang, count) {
        (Lang::Vi, _) => format!("{count} {}", kind.title().vi),
        (Lang::En, 1) => format!("1 {}", kind.title().en),
        (Lang::En, _) => format!("{count} {}", kind.list_title().en.to_lowercase()),
    });
    told.collect::<Vec<_>>().join(", ")
}

fn verb(change: &Change, names: &Named<'_>) -> &'static str {
    match (&change.before, &change.after) {
        (None, _) => names.choose("thêm", "add"),
        (_, None) => names.choose("xóa", "delete"),
        _ => names.choose("sửa", "change"),
    }
}

fn fields(change: &Change, names: &Named<'_>) -> String {
    let differences = change.differences();
    let stepped = differences.iter().any(|(column, ..)| column.name == "state");
    let labels: Vec<String> = differences
        .iter()
        .map(|(column, ..)| column)
        .filter(|column| !(stepped && column.name == "steps"))
        .filter(|column| !column.computed || column.name == "state")
        .map(|column| column.label.in_lang(names.lang).to_lowercase())
        .collect();
    if labels.len() > FIELDS_NAMED {
        labels[..FIELDS_NAMED].join(", ") + " …"
    } else {
        labels.join(", ")
    }
}

/// Names in a language of our choice.
struct Named<'a> {
    names: &'a dyn Names,
    lang: Lang,
}

impl Named<'_> {
    const fn choose(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

impl Names for Named<'_> {
    fn title(&self, link: Link) -> Option<String> {
        self.names.title(link)
    }

    fn code(&self, link: Link) -> Option<String> {
        self.names.code(link)
    }

    fn lang(&self) -> Lang {
        self.lang
    }
}
