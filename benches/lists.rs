//! What lists cost on stores of 10 thousand, 100 thousand and 1 million nominations, and how it grows.
//!
//! `cargo bench --bench lists -- 10000 100000 1000000`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::collections::HashMap;

use generator::Generator;
use table::{Measures, resident, timed};
use thidua::model::{Kind, Link, Stored};
use thidua::store::catalog::query::{Cache, page};
use thidua::store::catalog::suggest::suggest;
use thidua::store::catalog::{Catalog, Ready, Writer};
use thidua::store::request::{Ask, Behind, Class, Counted, Query, Scope, Sort, Whose};

const BATCH: usize = 20_000;

fn main() {
    table::run(measure);
}

fn load(generator: Generator, measures: &mut Measures) -> Writer {
    let before = resident();
    let mut writer = Writer::new();
    let mut records = generator.records();
    let (mut count, mut spent, mut text) = (0, 0.0, 0);
    loop {
        let batch: Vec<Stored> = records.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        count += batch.len();
        text += batch.iter().map(|it| it.record.search_text().len()).sum::<usize>();
        spent += timed(|| writer.put_ready(Ready::of(batch), |_| false)).1;
    }
    writer.set_loaded(100);
    measures.push(("load, all".into(), spent));
    measures.push(("load, microseconds a record".into(), spent * 1000.0 / count as f64));
    measures.push(("memory, MiB".into(), resident() - before));
    measures.push(("own text of the records, MiB".into(), text as f64 / (1024.0 * 1024.0)));
    writer
}

fn measure(size: usize) -> Measures {
    let generator = Generator { seed: 7, nominations: size };
    let mut measures = Measures::new();
    let mut writer = load(generator, &mut measures);
    let catalog = writer.snapshot();
    let seen: HashMap<Link, usize> = (0..size)
        .map(|at| (Link::new(Kind::Nomination, generator::id(Kind::Nomination, at)), at))
        .collect();
    let fetch = |link: Link| seen.get(&link).map(|at| generator.nomination(*at));
    let mut cache = Cache::default();
    lists(&catalog, &mut cache, &fetch, &mut measures);
    columns(&catalog, &mut cache, &fetch, &mut measures);
    suggestions(&catalog, &mut measures);
    tallies(&catalog, &mut cache, &fetch, &mut measures);
    let changed = generator.nomination(size / 2);
    measures.push(("one change under a snapshot".into(), timed(|| writer.put(&changed)).1));
    let catalog = writer.snapshot();
    let query = Query::of(Kind::Nomination);
    let (_, again) = timed(|| page(&catalog, &query, &fetch, &mut cache, &|| false));
    measures.push(("page after that change".into(), again));
    measures
}

fn lists(
    catalog: &Catalog,
    cache: &mut Cache,
    fetch: &dyn Fn(Link) -> Option<Stored>,
    measures: &mut Measures,
) {
    let mut ask = |name: &str, query: &Query| {
        let (_, spent) = timed(|| page(catalog, query, fetch, cache, &|| false));
        measures.push((name.to_owned(), spent));
    };
    let mut query = Query { rows: 40, ..Query::of(Kind::Nomination) };
    query.scope.bloc = Some(generator::id(Kind::Bloc, 0));
    ask("first page", &query);
    query.from = 40;
    ask("next page", &query);
    query.near = Some(generator::id(Kind::Nomination, 5_000));
    ask("cursor move, far away", &query);
    (query.near, query.from) = (None, 0);
    for typed in ["t", "tr", "tran", "tran thi", "tran thi ngoc", "tran thi ngoc chien si"] {
        typed.clone_into(&mut query.search);
        ask(&format!("filter \"{typed}\""), &query);
    }
    query.search.clear();
    ask("filter taken away", &query);
    query.scope.year = Some(generator::FIRST_YEAR + 5);
    ask("scope: one year", &query);
    query.scope.unit = Some(generator::id(Kind::Unit, 2));
    ask("scope: one year, one unit", &query);
    ask("the tree of units", &Query::of(Kind::Unit));
}

fn columns(
    catalog: &Catalog,
    cache: &mut Cache,
    fetch: &dyn Fn(Link) -> Option<Stored>,
    measures: &mut Measures,
) {
    let all = Query { rows: 40, ..Query::of(Kind::Nomination) };
    let _ = page(catalog, &all, fetch, cache, &|| false);
    let names = ["code", "nominee", "unit", "award", "year", "kind", "state", "decision"];
    for name in names {
        let sort = Some(Sort { column: name.to_owned(), descending: false });
        let query = Query { sort, ..all.clone() };
        let (_, spent) = timed(|| page(catalog, &query, fetch, cache, &|| false));
        measures.push((format!("sort by {name}"), spent));
    }
    let sort = Some(Sort { column: "code".into(), descending: true });
    let query = Query { sort, ..all };
    let (_, spent) = timed(|| page(catalog, &query, fetch, cache, &|| false));
    measures.push(("sort by code, backward".into(), spent));
}

/// What a screen of nomination rates counts, and the list behind one of its figures.
fn tallies(
    catalog: &Catalog,
    cache: &mut Cache,
    fetch: &dyn Fn(Link) -> Option<Stored>,
    measures: &mut Measures,
) {
    let (bloc, year) = (generator::id(Kind::Bloc, 0), generator::FIRST_YEAR + 9);
    let (_, spent) = timed(|| catalog.tally(bloc, year, &|| false));
    measures.push(("tally of ten years".into(), spent));
    let whose = Whose::Member(generator::id(Kind::Unit, 2));
    let mut query = Query { rows: 40, ..Query::of(Kind::Nomination) };
    query.scope = Scope { bloc: Some(bloc), unit: None, year: Some(year) };
    query.behind = Some(Behind { whose, class: Class::Collectives, counted: Counted::Proposed });
    let (_, spent) = timed(|| page(catalog, &query, fetch, cache, &|| false));
    measures.push(("the list behind a rate".into(), spent));
}

fn suggestions(catalog: &Catalog, measures: &mut Measures) {
    let bloc = Some(generator::id(Kind::Bloc, 0));
    for typed in ["", "n", "ngoc tran", "trn ngc anh"] {
        let ask =
            Ask { kinds: vec![Kind::Person, Kind::Unit], text: typed.to_owned(), bloc, limit: 10 };
        measures.push((format!("suggest \"{typed}\""), timed(|| suggest(catalog, &ask)).1));
    }
}
