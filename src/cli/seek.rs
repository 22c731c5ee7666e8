//! The record that a person means by a code, a name or an alias. Knows no output.

use clap::ArgMatches;

use super::out::Failure;
use crate::model::{Id, Kind, Link, Record, Stored};
use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::catalog::query::Cache;
use crate::store::request::Query;
use crate::text::{Lang, contains_all, fold};

/// How many candidates are listed where several fit.
const SHOWN: usize = 10;

/// The unit that `text` means: its code, name, short name or alias, or words of one of them.
///
/// Marks and case make no difference. Where several fit, the failure lists them.
pub fn unit(catalog: &Catalog, text: &str) -> Result<Id, Failure> {
    let words = fold(text.trim());
    let units = catalog.all(Kind::Unit);
    let fits = |exact: bool| -> Vec<&Stored> {
        let fitting = units.iter().filter(|stored| {
            called(&stored.record)
                .iter()
                .any(|name| if exact { *name == words } else { contains_all(name, &words) })
        });
        fitting.map(AsRef::as_ref).collect()
    };
    let exact = fits(true);
    let found = if exact.is_empty() && !words.is_empty() { fits(false) } else { exact };
    one(Kind::Unit, text, &found, catalog).map(|stored| stored.id)
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
        let found = store.get(Link::new(kind, unit(&catalog, text)?))?;
        return found.ok_or_else(|| none(kind, text));
    }
    let query = Query { search: text.to_owned(), rows: SHOWN + 1, ..Query::of(kind) };
    let page = store.page(&query, &mut Cache::default(), &|| false)?;
    let rows = page.map(|page| page.rows).unwrap_or_default();
    let found: Vec<&Stored> = rows.iter().map(|row| row.stored.as_ref()).collect();
    one(kind, text, &found, &catalog).cloned()
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
    Failure::new(
        format!("không tìm thấy {} “{text}”", kind.title().vi),
        format!("there is no {} “{text}”", kind.title().en),
    )
}
