//! Made-up stores on disk, made once and kept between benches. Knows no screen.

use std::fs;
use std::path::{Path, PathBuf};

use thidua::model::{Kind, Stored};
use thidua::store::folder;
use thidua::store::journal::{Act, Change, Entry};
use thidua::store::request::Actor;

use crate::generator::{self, Generator};

/// Where the chance of every made-up store comes from.
const SEED: u64 = 7;

/// Grows when the generator gives other records for the same chance.
const EDITION: u8 = 3;

/// How many records one act of the journal took in.
const ACT: usize = 1_000;

/// Who works in them.
pub fn clerk() -> Actor {
    Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() }
}

/// The data folder of a store of this size, made where it is missing.
pub fn store(nominations: usize) -> PathBuf {
    let shop = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stores");
    let ready = shop.join(format!("{nominations}-{EDITION}"));
    if !ready.exists() {
        let making = shop.join(format!("{nominations}-making"));
        let _ = fs::remove_dir_all(&making);
        fs::create_dir_all(&making).expect("a folder for the store");
        fill(&making, nominations);
        fs::rename(&making, &ready).expect("the store in its place");
    }
    ready
}

fn fill(data: &Path, nominations: usize) {
    let store = folder::create(data, &clerk().who).expect("a new store");
    let mut records = generator(nominations).records().map(Ok);
    let bloc = Some(generator::id(Kind::Bloc, 0));
    let mut entries = entries(generator(nominations).records()).map(Ok);
    store.import_exact(&mut records, &mut entries, bloc).expect("a filled store");
}

/// The journal of a store of these: every record taken in, many in one act.
pub fn entries(mut records: impl Iterator<Item = Stored>) -> impl Iterator<Item = Entry> {
    let clerk = clerk();
    (1..).map_while(move |number| {
        let made = |it: Stored| Change { link: it.link(), before: None, after: Some(it.record) };
        let changes: Vec<Change> = records.by_ref().take(ACT).map(made).collect();
        let (who, via, at) = (clerk.who.clone(), clerk.via.clone(), 0);
        (!changes.is_empty()).then_some(Entry { number, at, who, via, act: Act::Import, changes })
    })
}

/// What a store of this size is made of.
pub fn generator(nominations: usize) -> Generator {
    Generator { seed: SEED, nominations }
}
