//! The record that a person means by a code, a name or an alias. Knows no output.

use std::sync::Arc;

use clap::ArgMatches;

use super::out::Failure;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::catalog::query::Cache;
use crate::store::request::Query;
use crate::text::{Lang, contains_all, fold, meant, nearest};

/// How many candidates are listed where several fit.
const SHOWN: usize = 10;

/// The unit that `text` means: its code, name, short name or alias, or words of one of them.
///
/// Marks and case make no difference. Where several fit, the failure lists them.
pub fn unit(catalog: &Catalog, text: &str) -> Result<Id, Failure> {
    let found = units(catalog, text);
    let found: Vec<&Stored> = found.iter().map(AsRef::as_ref).collect();
    one(Kind::Unit, text, &found, catalog).map(|stored| stored.id)
}

/// The units called `text`, else those whose names have its words.
fn units(catalog: &Catalog, text: &str) -> Vec<Arc<Stored>> {
    let words = fold(text.trim());
    let units = catalog.all(Kind::Unit);
    let fits = |exact: bool| -> Vec<Arc<Stored>> {
        let fitting = units.iter().filter(|stored| {
            called(&stored.record)
                .iter()
                .any(|name| if exact { *name == words } else { contains_all(name, &words) })
        });
        fitting.cloned().collect()
    };
    let exact = fits(true);
    if exact.is_empty() && !words.is_empty() { fits(false) } else { exact }
}

/// The folded code and names of a unit, former ones too.
fn called(record: &Record) -> Vec<String> {
    let names = record.recorded().names().into_iter().chain([record.code().to_owned()]);
    names.filter(|name| !name.is_empty()).map(|name| fold(&name)).collect()
}

/// The bloc that `--bloc` names by its code or words of its name, else the one worked on; `None` where there is no bloc yet.
pub fn bloc_of(matches: &ArgMatches, store: &Store) -> Result<Option<Id>, Failure> {
    match matches.get_one::<String>("bloc") {
        Some(text) => record(store, Kind::Bloc, text).map(|stored| Some(stored.id)),
        None => Ok(store.catalog().bloc()),
    }
}

/// Says that a bloc has to be made first.
pub fn no_bloc() -> Failure {
    Failure::new("chưa có khối thi đua nào", "there is no emulation bloc yet")
}

/// The record of `kind` that `text` means: its short code, its id, or words that fit it alone.
pub fn record(store: &Store, kind: Kind, text: &str) -> Result<Stored, Failure> {
    let catalog = store.catalog();
    if let Ok(id) = text.parse::<Id>()
        && let Some(stored) = store.get(Link::new(kind, id))?
    {
        return Ok(stored);
    }
    if let Some(link) = store.find_code(kind, text.trim())?
        && let Some(stored) = store.get(link)?
    {
        return Ok(stored);
    }
    if kind == Kind::Unit {
        let found = units(&catalog, text);
        if found.is_empty() {
            return Err(none_but(kind, text, nearest_code(store, kind, text)?.as_deref()));
        }
        let found: Vec<&Stored> = found.iter().map(AsRef::as_ref).collect();
        return one(kind, text, &found, &catalog).cloned();
    }
    let query = Query { search: text.to_owned(), rows: SHOWN + 1, ..Query::of(kind) };
    let page = store.page(&query, &mut Cache::default(), &|| false)?;
    let rows = page.map(|page| page.rows).unwrap_or_default();
    let found: Vec<&Stored> = rows.iter().map(|row| row.stored.as_ref()).collect();
    if found.is_empty() {
        return Err(none_but(kind, text, nearest_code(store, kind, text)?.as_deref()));
    }
    one(kind, text, &found, &catalog).cloned()
}

/// The code that comes nearest to `text`, among those that begin as it does up to its number.
fn nearest_code(store: &Store, kind: Kind, text: &str) -> Result<Option<String>, Failure> {
    let text = text.trim().to_lowercase();
    let start = text.rfind('-').map_or("", |end| &text[..=end]);
    // Among the many, a name that is no code is compared with none.
    if text.contains(char::is_whitespace) || kind.is_many() && start.is_empty() {
        return Ok(None);
    }
    let codes = store.codes(kind, start)?;
    let Some(code) = nearest(&text, codes.iter().map(String::as_str)) else { return Ok(None) };
    let link = store.find_code(kind, code)?;
    let stored = link.map(|link| store.get(link)).transpose()?.flatten();
    Ok(stored.map(|stored| stored.record.code().to_owned()))
}

/// The only one of `found`; a failure that says there is none, or lists the first of many.
fn one<'a>(
    kind: Kind,
    text: &str,
    found: &[&'a Stored],
    catalog: &Catalog,
) -> Result<&'a Stored, Failure> {
    match found {
        [stored] => Ok(stored),
        [] => Err(none(kind, text)),
        many => {
            let list = |lang: Lang| {
                let names = catalog.names(lang);
                let shown = many.iter().take(SHOWN).map(|stored| {
                    format!("\n  {}  {}", stored.record.code(), stored.record.title(&names))
                });
                let more = if many.len() > SHOWN { "\n  …" } else { "" };
                shown.collect::<String>() + more
            };
            Err(Failure::new(
                format!(
                    "“{text}” có thể là nhiều {}; hãy dùng mã:{}",
                    kind.title().vi,
                    list(Lang::Vi)
                ),
                format!(
                    "“{text}” may mean several {}; use the code:{}",
                    kind.plural(),
                    list(Lang::En)
                ),
            ))
        }
    }
}

fn none(kind: Kind, text: &str) -> Failure {
    none_but(kind, text, None)
}

/// There is none; `right` was probably meant.
fn none_but(kind: Kind, text: &str, right: Option<&str>) -> Failure {
    Failure::Says(meant(
        right,
        format!("không tìm thấy {} “{text}”", kind.title().vi),
        format!("there is no {} “{text}”", kind.title().en),
    ))
}
