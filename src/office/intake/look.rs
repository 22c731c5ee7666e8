//! A list looked at row by row: what each would do, checked as a save is. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::fields::differences;
use super::joined::Joined;
use super::known::Known;
use super::layout::Layout;
use super::nomination::nomination;
use super::preview::{Alternative, Decision, Flaw, Outcome, Preview, Row, Verdict};
use super::row::{Chosen, Draft, Meant, mentioned, person, unit};
use super::rows::rows;
use super::{KINDS, NotTaken, Terms};
use crate::model::heading::{part, parts};
use crate::model::{Id, Kind, Link, Names, Record};
use crate::office::book::{Sheet, Watch};
use crate::store::Store;
use crate::store::engine::EngineError;
use crate::store::request::Save;
use crate::store::watch::share;
use crate::text::{Lang, Message};

/// How many rows are looked at between two reports.
const PAUSE: usize = 256;

/// How much of 100 is done when the rows are read; the rest is checking them together.
const READ: u8 = 60;

/// Tells what each row of `sheet`, read by `layout`, would do to the store. Nothing is written.
///
/// Fails where the columns do not make a list of that kind.
pub fn preview(
    store: &Store,
    sheet: &Sheet,
    layout: &Layout,
    terms: &Terms,
    watch: Watch<'_>,
) -> Result<Preview, NotTaken> {
    needed(layout, terms.kind)?;
    if store.catalog().loaded() < 100 {
        store.load(&mut |_| {})?;
    }
    let catalog = store.catalog();
    let terms = Terms { year: terms.year.or(layout.year), ..terms.clone() };
    let joined = Joined::of(sheet);
    let (listed, left_out) = rows(sheet, &joined, layout);
    if listed.is_empty() {
        return Err(NotTaken::Layout(Message::new(
            "dưới dòng tiêu đề không có dòng nào của danh sách",
            "there is no row of a list below the header",
        )));
    }
    let entry = |at: usize| Entry::of(&listed[at], &joined, layout, (sheet.days, terms.today));
    let names: BTreeSet<String> =
        (0..listed.len()).flat_map(|at| mentioned(&entry(at), terms.kind)).collect();
    let mut known = Known::of(store, &catalog, &terms, &names);
    let mut found = Vec::with_capacity(listed.len());
    for at in 0..listed.len() {
        if at.is_multiple_of(PAUSE) {
            watch.pass(share((0, READ), at, listed.len()))?;
        }
        found.push(look(&entry(at), &mut known)?);
    }
    let made = std::mem::take(&mut known.made);
    let mut preview =
        Preview { kind: terms.kind, rows: found, left_out, made, decided: BTreeSet::new() };
    let together = |done| (watch.progress)(share((READ, 100), usize::from(done), 100));
    check(store, &mut preview, Watch { progress: &together, ..watch })?;
    (watch.progress)(100);
    Ok(preview)
}

/// The columns that a list of `kind` cannot be without.
fn needed(layout: &Layout, kind: Kind) -> Result<(), NotTaken> {
    let any: &[&[&str]] = match kind {
        Kind::Unit | Kind::Person => &[&["name"]],
        Kind::Nomination => &[&["person", "nominee", "collective", "code"], &["award", "code"]],
        _ => {
            let kinds = KINDS.map(Kind::plural).join(", ");
            return Err(NotTaken::Layout(Message::new(
                format!("chỉ nhập được danh sách: {kinds}"),
                format!("lists are taken in for: {kinds}"),
            )));
        }
    };
    for one_of in any {
        if one_of.iter().any(|name| layout.column(name).is_some()) {
            continue;
        }
        let wanted = part(kind, one_of[0]).map_or(parts(kind)[0].label, |part| part.label);
        let seen: Vec<&str> = layout.columns.iter().map(|it| it.text.as_str()).collect();
        let seen = seen.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ");
        let (vi, en) = if seen.is_empty() {
            ("không thấy dòng tiêu đề".to_owned(), "no header row is seen".to_owned())
        } else {
            (format!("các cột đọc được: {seen}"), format!("the columns read: {seen}"))
        };
        return Err(NotTaken::Layout(Message::new(
            format!("không có cột “{}”; {vi}. Hãy chỉ dòng tiêu đề hoặc gán cột", wanted.vi),
            format!(
                "there is no column “{}”; {en}. Tell the header row, or map a column",
                wanted.en
            ),
        )));
    }
    Ok(())
}

fn meant(entry: &Entry<'_>, known: &mut Known<'_>, chosen: Chosen) -> Result<Meant, EngineError> {
    match known.terms.kind {
        Kind::Unit => unit(entry, known, chosen),
        Kind::Person => person(entry, known, chosen),
        _ => nomination(entry, known, chosen),
    }
}

/// What a row would do, as far as it alone can tell.
fn look(entry: &Entry<'_>, known: &mut Known<'_>) -> Result<Row, EngineError> {
    match meant(entry, known, Chosen::Open)? {
        Meant::One(draft) => Ok(settled(entry.number, &draft, known)),
        Meant::Wrong(flaws) => {
            let title = entry.cells.iter().find(|(part, ..)| {
                ["name", "person", "nominee", "collective"].contains(&part.name)
            });
            let title = title.map(|(.., cell)| super::layout::shown(cell)).unwrap_or_default();
            Ok(Row {
                number: entry.number,
                title,
                link: None,
                verdict: Verdict::Wrong(flaws),
                makes: Vec::new(),
                outcome: Outcome::default(),
            })
        }
        Meant::Perhaps(links) => doubtful(entry, known, &links),
    }
}

fn settled(number: u32, draft: &Draft, known: &Known<'_>) -> Row {
    let (differences, outcome, link) = outcome(draft, known);
    let verdict = match (&draft.before, differences.is_empty()) {
        (None, _) => Verdict::New,
        (Some(_), true) => Verdict::Same,
        (Some(_), false) => Verdict::Changed(differences),
    };
    let names = known.names(Lang::Vi);
    let title = draft.after.title(&names);
    let makes = outcome.needs.iter().map(|it| (it.kind, names.title(*it).unwrap_or_default()));
    let makes = makes.collect();
    Row { number, title, link, verdict, makes, outcome }
}

type Came = (Vec<super::Difference>, Outcome, Option<Link>);

fn outcome(draft: &Draft, known: &Known<'_>) -> Came {
    let Draft { before, after, needs } = draft;
    let link = before.as_ref().map(crate::model::Stored::link);
    let found = before.as_ref().map_or_else(Vec::new, |old| differences(&old.record, after, known));
    let save = if let Some(stored) = before {
        (!found.is_empty()).then(|| (stored.link(), stored.version, after.clone()))
    } else {
        Some((Link::new(after.kind(), Id::fresh()), 0, after.clone()))
    };
    let mut needs = needs.clone();
    needs.dedup();
    (found, Outcome { save, needs }, link)
}

/// A row that may be about one of `links`, or about something not there yet.
fn doubtful(entry: &Entry<'_>, known: &mut Known<'_>, links: &[Link]) -> Result<Row, EngineError> {
    let mut ways = Vec::new();
    let mut flaws = Vec::new();
    let mut title = String::new();
    let decisions = links.iter().map(|link| Decision::Same(*link)).chain([Decision::New]);
    for decision in decisions {
        let chosen = match decision {
            Decision::Same(link) => Chosen::Same(link),
            _ => Chosen::New,
        };
        match meant(entry, known, chosen)? {
            Meant::One(draft) => {
                let (differences, outcome, _) = outcome(&draft, known);
                title = draft.after.title(&known.names(Lang::Vi));
                let told = match decision {
                    Decision::Same(link) => {
                        let told = |lang| known.told(link, lang);
                        Message::new(told(Lang::Vi), told(Lang::En))
                    }
                    _ => Message::new("chưa có, thêm mới", "not there yet, a new one"),
                };
                ways.push(Alternative { decision, told, differences, outcome });
            }
            Meant::Wrong(found) => flaws = found,
            Meant::Perhaps(_) => {}
        }
    }
    let says = vec![Message::new("có thể đã có trong sổ", "perhaps there already")];
    let verdict = if ways.is_empty() {
        Verdict::Wrong(flaws)
    } else {
        Verdict::Doubtful { says, ways, chosen: Decision::Skip }
    };
    let (outcome, makes) = (Outcome::default(), Vec::new());
    Ok(Row { number: entry.number, title, link: None, verdict, makes, outcome })
}

/// Checks what the rows would save, all together: faults make rows wrong, doubts doubtful.
fn check(store: &Store, preview: &mut Preview, watch: Watch<'_>) -> Result<(), NotTaken> {
    let (saves, rows) = saves(preview);
    if saves.is_empty() {
        return Ok(());
    }
    let found = store.rehearse(&saves, watch)?;
    drop(saves);
    let kind = preview.kind;
    for (link, fault) in found.faults {
        let Some(row) = rows.get(&link).and_then(|at| preview.rows.get_mut(*at)) else { continue };
        let label = Record::columns(link.kind).into_iter().find(|it| it.name == fault.place.field);
        let said = if link.kind == kind {
            fault.message
        } else {
            let title = link.kind.title();
            let Message { vi, en } = fault.message;
            Message::new(format!("{}: {vi}", title.vi), format!("{}: {en}", title.en))
        };
        let flaw = Flaw { spot: None, label: label.map(|column| column.label), message: said };
        match &mut row.verdict {
            Verdict::Wrong(flaws) => flaws.push(flaw),
            other => *other = Verdict::Wrong(vec![flaw]),
        }
    }
    for (link, doubt) in found.doubts {
        let Some(row) = rows.get(&link).and_then(|at| preview.rows.get_mut(*at)) else { continue };
        doubt_row(row, doubt.message);
    }
    Ok(())
}

fn doubt_row(row: &mut Row, said: Message) {
    let differences = match &mut row.verdict {
        Verdict::Doubtful { says, .. } => return says.push(said),
        Verdict::Changed(differences) => std::mem::take(differences),
        Verdict::New => Vec::new(),
        Verdict::Same | Verdict::Wrong(_) => return,
    };
    let (decision, told) = match row.link {
        Some(link) => (Decision::Same(link), Message::new("vẫn sửa", "change it all the same")),
        None => (Decision::New, Message::new("vẫn thêm mới", "a new one all the same")),
    };
    let outcome = std::mem::take(&mut row.outcome);
    let ways = vec![Alternative { decision, told, differences, outcome }];
    row.verdict = Verdict::Doubtful { says: vec![said], ways, chosen: Decision::Skip };
}

/// What the rows would save as things were decided, what they need first; and which row each record is of.
pub(super) fn saves(preview: &Preview) -> (Vec<Save>, BTreeMap<Link, usize>) {
    let mut saves = Vec::new();
    let mut rows: BTreeMap<Link, usize> = BTreeMap::new();
    for (at, row) in preview.rows.iter().enumerate() {
        let Some(outcome) = row.outcome() else { continue };
        let despite = matches!(row.verdict, Verdict::Doubtful { .. });
        let mut save = |link: Link, seen, record: &Record| {
            if rows.contains_key(&link) {
                return;
            }
            rows.insert(link, at);
            let (id, record) = (Some(link.id), record.clone());
            saves.push(Save { id, seen, record, begun: None, despite });
        };
        for link in &outcome.needs {
            if let Some(record) = preview.made.get(link) {
                save(*link, 0, record);
            }
        }
        if let Some((link, seen, record)) = &outcome.save {
            save(*link, *seen, record);
        }
    }
    (saves, rows)
}
