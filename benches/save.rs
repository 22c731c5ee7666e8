//! What a save costs until it is acknowledged, beside a bare write of the same bytes in the same folder
//! that is synced, too.
//!
//! `cargo bench --bench save -- 10000 100000 1000000`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use table::{Measures, quantile, timed};
use thidua::model::{Kind, Link, Record};
use thidua::store::Store;
use thidua::store::disk::Disk;
use thidua::store::engine::{Batch, Direction, Engine, EngineError, Pair};
use thidua::store::folder::{self, Reserve};
use thidua::store::request::Save;

/// How many saves are measured.
const SAVES: usize = 400;

fn main() {
    table::run(measure);
}

/// sled, and how many bytes of keys and values it was given.
struct Weighed {
    sled: Disk,
    bytes: Arc<AtomicUsize>,
}

impl Engine for Weighed {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, EngineError> {
        self.sled.get(key)
    }

    fn scan(
        &self,
        range: Range<Vec<u8>>,
        limit: usize,
        direction: Direction,
    ) -> Result<Vec<Pair>, EngineError> {
        self.sled.scan(range, limit, direction)
    }

    fn commit(&self, batch: Batch) -> Result<(), EngineError> {
        let bytes: usize = batch.puts.iter().map(|(key, value)| key.len() + value.len()).sum();
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.sled.commit(batch)
    }
}

fn measure(size: usize) -> Measures {
    let data = shop::store(size);
    let bytes = Arc::new(AtomicUsize::new(0));
    let sled = Disk::open(&data.join(folder::STORE), Reserve::new(&data)).expect("the store");
    let engine = Weighed { sled, bytes: Arc::clone(&bytes) };
    let store = Store::new(Box::new(engine)).expect("the store");
    store.load(&mut |_| {}).expect("a loaded store");

    let saves: Vec<f64> = (0..SAVES).map(|turn| save(&store, size, turn)).collect();
    let each = bytes.load(Ordering::Relaxed) / SAVES;
    let bare = bare(&data, each);
    let mut measures = Measures::new();
    let mut note = |name: &str, value: f64| measures.push((name.to_owned(), value));
    note("bytes of a save (number)", each as f64);
    for (name, share) in [("median", 0.5), ("95 of 100", 0.95), ("longest", 1.0)] {
        let (save, bare) = (quantile(&saves, share), quantile(&bare, share));
        note(&format!("save to acknowledged, {name}"), save);
        note(&format!("bare write and sync, {name}"), bare);
        note(&format!("save : bare, {name} (ratio)"), save / bare);
    }
    measures
}

/// Milliseconds that saving one nomination takes, while somebody looks at the catalog.
fn save(store: &Store, size: usize, turn: usize) -> f64 {
    let at = turn * (size / SAVES).max(1) % size;
    let link = Link::new(Kind::Nomination, generator::id(Kind::Nomination, at));
    let stored = store.get(link).expect("a store that reads").expect("a nomination");
    let Record::Nomination(mut nomination) = stored.record else { return 0.0 };
    nomination.note = format!("Đã đối chiếu hồ sơ lần {}", stored.version);
    let record = Record::Nomination(nomination);
    let saves = vec![Save {
        id: Some(stored.id),
        seen: stored.version,
        record,
        begun: None,
        despite: false,
    }];
    let _looked_at = store.catalog();
    let (done, spent) = timed(|| store.save(&shop::clerk(), saves));
    done.expect("an acknowledged save");
    spent
}

/// Milliseconds of each of so many appends of `bytes` bytes, each synced.
fn bare(data: &Path, bytes: usize) -> Vec<f64> {
    let path = data.join(folder::STORE).with_extension("bare");
    let mut file = OpenOptions::new().create(true).append(true).open(&path).expect("a file");
    let block = vec![7; bytes];
    let mut append = |_| {
        let (done, spent) = timed(|| file.write_all(&block).and_then(|()| file.sync_data()));
        done.expect("a write");
        spent
    };
    let spent = (0..SAVES).map(&mut append).collect();
    fs::remove_file(path).expect("the file to go");
    spent
}
