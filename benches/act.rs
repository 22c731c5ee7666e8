//! What one act of very many records costs, saved, undone and done again: time until it is acknowledged, and the most
//! memory that was resident meanwhile.
//!
//! `cargo bench --bench act -- 20000 100000`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
#[allow(dead_code, reason = "no store is kept between runs")]
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::fs;
use std::path::PathBuf;

use table::{Measures, timed};
use thidua::model::nomination::Nomination;
use thidua::model::{Kind, Record, Stored};
use thidua::store::folder;
use thidua::store::request::{Done, Refusal, Save};

fn main() {
    table::run(measure);
}

fn measure(size: usize) -> Measures {
    let data = place(size);
    let clerk = shop::clerk();
    let store = folder::create(&data, &clerk.who).expect("a new store");
    let (nominations, others): (Vec<Stored>, Vec<Stored>) = shop::generator(size)
        .records()
        .partition(|stored| stored.record.kind() == Kind::Nomination);
    let bloc = Some(generator::id(Kind::Bloc, 0));
    let mut entries = shop::entries(others.clone().into_iter()).map(Ok);
    let mut others = others.into_iter().map(Ok);
    store.import_exact(&mut others, &mut entries, bloc).expect("a filled store");
    let saves: Vec<Save> = nominations.into_iter().map(new).collect();
    let mut measures = vec![("memory before (MiB)".to_owned(), table::resident())];
    let mut note = |name: &str, act: &mut dyn FnMut() -> Result<Done, Refusal>| {
        table::forget_peak();
        let (done, spent) = timed(act);
        assert_eq!(done.map(|done| done.links.len()).ok(), Some(size));
        measures.push((name.to_owned(), spent));
        measures.push((format!("{name}, memory at most (MiB)"), table::peak()));
    };
    let mut saves = Some(saves);
    note("saved", &mut || store.save(&clerk, saves.take().unwrap_or_default()));
    note("undone", &mut || store.undo(&clerk));
    note("done again", &mut || store.redo(&clerk));
    drop(store);
    let log = fs::metadata(data.join(folder::STORE).join("db")).expect("the log").len();
    measures.push(("log (MiB)".to_owned(), log as f64 / f64::from(1 << 20)));
    let store = folder::open(&data, &clerk.who).expect("the store");
    assert_eq!(store.count(Kind::Nomination).expect("a count"), size as u64);
    assert_eq!(store.audit().expect("an audit"), vec![]);
    drop(store);
    let _ = fs::remove_dir_all(data);
    measures
}

/// The nomination as one that may be: made-up ones contradict each other in what is left out here.
fn new(stored: Stored) -> Save {
    let mut record = stored.record;
    if let Record::Nomination(nomination) = &mut record {
        *nomination = Nomination {
            kind: "regular".to_owned(),
            achieved_from: None,
            achieved_until: None,
            steps: Vec::new(),
            decision: None,
            ..std::mem::take(nomination)
        };
    }
    Save { id: Some(stored.id), seen: 0, record, begun: None, despite: true }
}

/// An empty folder for this run alone.
fn place(size: usize) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("act-{size}"));
    let _ = fs::remove_dir_all(&place);
    place
}
