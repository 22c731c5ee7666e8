//! Records to point at while somebody types: fuzzy, marks and order of words ignored. Knows no list.

use memchr::memmem::Finder;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Catalog;
use super::cell::{EMPTY, Target, aim};
use super::columns::{Chunk, SortedBy};
use super::slots::Slot;
use super::{order, search, target};
use crate::model::{Kind, Link, Names, Record, Value};
use crate::store::request::{Ask, Suggestion};
use crate::text::{Lang, fold, one_line};

/// How many records that contain the words are weighed against each other; a first letter may be
/// contained in nearly all.
const WEIGHED: usize = 10_000;

/// What belonging to the bloc is worth: somewhat more than a letter matched.
const OF_BLOC: u32 = 24;

/// From so many letters on an abbreviation may lack some.
const ABBREVIATED: usize = 3;

/// Something that may be meant.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    score: u32,
    kind: Kind,
    slot: Slot,
    length: usize,
    certain: bool,
    near: Near,
}

/// How near what was typed comes to what the record is called; nearer ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    /// Its title begins with it.
    Begins,
    /// Its title contains every word.
    Contains,
    /// Only another name of it does.
    Elsewhere,
}

impl Near {
    fn of(title: &str, typed: &str, words: &[String]) -> Self {
        let title = fold(title);
        if title.starts_with(typed) {
            Self::Begins
        } else if words.iter().all(|word| title.contains(word)) {
            Self::Contains
        } else {
            Self::Elsewhere
        }
    }
}

/// Records that the words typed may mean, best first; without any word the first of each kind in its
/// own order, those of the bloc before the others.
pub fn suggest(catalog: &Catalog, ask: &Ask) -> Vec<Suggestion> {
    let words = search::words(&ask.text);
    let typed = fold(&one_line(&ask.text));
    let bloc = ask.bloc.and_then(|id| catalog.slots.find(Link::new(Kind::Bloc, id)));
    let bloc = bloc.map(|slot| target(Kind::Bloc, slot));
    let mut candidates: Vec<Candidate> = Vec::new();
    for kind in &ask.kinds {
        candidates.extend(if words.is_empty() {
            first(catalog, *kind, bloc, ask.limit)
        } else {
            matching(catalog, *kind, bloc, &typed, &words)
        });
    }
    if !words.is_empty() {
        candidates.sort_by_key(|it| (!it.certain, it.near, std::cmp::Reverse(it.score), it.length));
    }
    candidates.truncate(ask.limit);
    candidates.into_iter().filter_map(|it| suggestion(catalog, it, &typed)).collect()
}

/// The first of `kind` in its own order, those of the bloc before the others.
fn first(catalog: &Catalog, kind: Kind, bloc: Option<Target>, limit: usize) -> Vec<Candidate> {
    let belongs = |chunk, row| belongs(catalog, kind, chunk, row, bloc);
    let columns = catalog.of(kind);
    let mut slots: Vec<Slot> = if kind == Kind::Person {
        let ids = catalog.slots.ids(kind);
        let rows = columns.rows().map(|(slot, chunk, row)| {
            (!belongs(chunk, row), chunk.key(SortedBy::Title, row), ids.get(slot as usize), slot)
        });
        let mut rows: Vec<_> = rows.collect();
        if limit < rows.len() {
            rows.select_nth_unstable(limit);
            rows.truncate(limit);
        }
        rows.sort_unstable();
        rows.into_iter().map(|(.., slot)| slot).collect()
    } else {
        let mut slots = order::own(catalog, kind);
        slots.sort_by_key(|slot| columns.row(*slot).is_some_and(|(c, row)| !belongs(c, row)));
        slots
    };
    slots.truncate(limit);
    slots
        .into_iter()
        .map(|slot| Candidate {
            score: 0,
            kind,
            slot,
            length: 0,
            certain: true,
            near: Near::Elsewhere,
        })
        .collect()
}

/// Those whose names contain every word; where there is none, those that contain its letters.
fn matching(
    catalog: &Catalog,
    kind: Kind,
    bloc: Option<Target>,
    typed: &str,
    words: &[String],
) -> Vec<Candidate> {
    let finders: Vec<Finder> = words.iter().map(|word| Finder::new(word.as_str())).collect();
    let pattern = Pattern::new(
        &words.join(" "),
        CaseMatching::Respect,
        Normalization::Never,
        AtomKind::Fuzzy,
    );
    let mut config = Config::DEFAULT;
    config.normalize = false;
    config.ignore_case = false;
    let mut matcher = Matcher::new(config);
    let mut letters = Vec::new();
    let columns = catalog.of(kind);
    let mut weigh = |slot: Slot, chunk: &Chunk, row: usize, certain: bool| {
        let text = names(kind, chunk, row);
        let score = pattern.score(Utf32Str::new(text, &mut letters), &mut matcher)?;
        let bonus = if belongs(catalog, kind, chunk, row, bloc) { OF_BLOC } else { 0 };
        let near = Near::of(chunk.texts.title(row), typed, words);
        let certain = certain || (kind == Kind::Award && abbreviates(chunk.texts.code(row), typed));
        Some(Candidate { score: score + bonus, kind, slot, length: text.len(), certain, near })
    };
    let contains = |chunk: &Chunk, row: usize| {
        let text = names(kind, chunk, row).as_bytes();
        finders.iter().all(|finder| finder.find(text).is_some())
    };
    let found: Vec<Candidate> = columns
        .rows()
        .filter(|(_, chunk, row)| contains(chunk, *row))
        .take(WEIGHED)
        .filter_map(|(slot, chunk, row)| weigh(slot, chunk, row, true))
        .collect();
    if !found.is_empty() {
        return found;
    }
    columns.rows().filter_map(|(slot, chunk, row)| weigh(slot, chunk, row, false)).collect()
}

/// Whether `typed` are letters of the abbreviation `code`, in order and from its first one on: who leaves
/// some out of `CSTĐTQ` hardly means a new award.
fn abbreviates(code: &str, typed: &str) -> bool {
    let code = fold(code);
    let mut left = code.chars();
    typed.chars().count() >= ABBREVIATED
        && code.chars().next() == typed.chars().next()
        && typed.chars().all(|letter| left.any(|it| it == letter))
}

fn names(kind: Kind, chunk: &Chunk, row: usize) -> &str {
    if kind == Kind::Nomination { chunk.texts.searched(row) } else { chunk.texts.names(row) }
}

/// Whether it belongs to the bloc: itself, or for a person by a post held in one of its units.
fn belongs(catalog: &Catalog, kind: Kind, chunk: &Chunk, row: usize, bloc: Option<Target>) -> bool {
    let of_bloc = |at: &Target| {
        let unit = aim(*at).and_then(|(kind, slot)| catalog.of(kind).row(slot));
        unit.is_some_and(|(chunk, row)| Some(chunk.bloc(row)) == bloc)
    };
    bloc.is_some()
        && if kind == Kind::Person {
            chunk.inner(row).iter().any(of_bloc)
        } else {
            Some(chunk.bloc(row)) == bloc
        }
}

fn suggestion(catalog: &Catalog, it: Candidate, typed: &str) -> Option<Suggestion> {
    let Candidate { kind, slot, certain, .. } = it;
    let link = catalog.link(target(kind, slot))?;
    let names = catalog.names(Lang::Vi);
    let (code, title) = (names.code(link)?, names.title(link)?);
    let whole = catalog.get(link);
    let mut called = vec![code.clone(), title.clone()];
    if let Some(Record::Unit(unit)) = whole.as_deref().map(|stored| &stored.record) {
        called.push(unit.name.clone());
        called.extend(unit.aliases.iter().map(|alias| alias.name.clone()));
    }
    let exact = called.iter().any(|name| fold(name) == typed);
    let more = match kind {
        Kind::Person => person(catalog, slot, &names),
        _ => whole.map_or_else(Vec::new, |it| more(&it.record, &title, &names)),
    };
    let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
    Some(Suggestion { link, code, title, more: more.join(", "), exact, certain })
}

/// Birth year, last post and its unit.
fn person(catalog: &Catalog, slot: Slot, names: &dyn Names) -> Vec<String> {
    let columns = catalog.of(Kind::Person);
    let Some((chunk, row)) = columns.row(slot) else { return Vec::new() };
    let cell = |column: Option<usize>| column.map_or(EMPTY, |column| chunk.cell(column, row));
    let born = cell(catalog.column(Kind::Person, "birth_year"));
    let unit = catalog.link(cell(columns.post_unit())).and_then(|unit| names.title(unit));
    vec![
        if born == EMPTY { String::new() } else { born.to_string() },
        chunk.texts.post(row).to_owned(),
        unit.unwrap_or_default(),
    ]
}

/// For a unit the full name where the short one is its title, and what it stands below; for an
/// award who decides; for a bloc its authority.
fn more(record: &Record, title: &str, names: &dyn Names) -> Vec<String> {
    let told = |field: &str| match record.value(field) {
        Value::Link(link) => names.title(link).unwrap_or_default(),
        Value::Text(text) => text,
        _ => String::new(),
    };
    match record {
        Record::Unit(unit) => {
            let full = if unit.name == title { String::new() } else { unit.name.clone() };
            vec![full, told(if unit.parent.is_some() { "parent" } else { "bloc" })]
        }
        Record::Bloc(_) | Record::Award(_) => vec![told("authority")],
        _ => vec![told("bloc")],
    }
}
