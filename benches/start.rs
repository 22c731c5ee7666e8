//! From opening the folder to data on the screen, and how long the loop keeps a key waiting: the real
//! loop, application and service over a store on disk, a screen whose bytes are counted.
//!
//! `cargo bench --bench start -- 10000 100000 1000000`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
mod session;
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::time::{Duration, Instant};

use session::{Session, Shown};
use table::{Measures, quantile, resident, timed};
use thidua::model::Kind;
use thidua::store::folder;

const WORDS: &str = "tran thi ngoc";
/// Between two keys of somebody who types fast.
const TYPING: Duration = Duration::from_millis(120);

fn main() {
    table::run(measure);
}

fn measure(size: usize) -> Measures {
    let data = shop::store(size);
    let records = shop::generator(size).records();
    let text: usize = records.map(|it| it.record.search_text().len()).sum();
    let text = text as f64 / (1024.0 * 1024.0);
    let before = resident();

    let mut measures = Measures::new();
    let mut note = |name: &str, value: f64| measures.push((name.to_owned(), value));
    let begin = Instant::now();
    let (store, opening) = timed(|| folder::open(&data, &shop::clerk().who).expect("the store"));
    note("open the folder", opening);
    let mut session = Session::start(store);
    let since = |shown: &Shown| shown.at.duration_since(begin).as_secs_f64() * 1000.0;
    let units = session.wait(|shown| shown.units);
    note("units on the screen", since(&units));
    let nominations = session.wait(|shown| shown.nominations);
    note("nominations on the screen", since(&nominations));
    let names = session.wait(|shown| shown.names);
    note("nominations with names", since(&names));
    let loaded = session.wait(|shown| shown.loaded);
    note("everything loaded", since(&loaded));
    session.settle();
    let loop_busy = session.turns();
    note("loop while loading: longest turn", quantile(&loop_busy.wall, 1.0));
    note("  the same, on the processor", quantile(&loop_busy.processor, 1.0));
    note("  99 of 100 turns are below", quantile(&loop_busy.wall, 0.99));
    note("  turns above 16 ms (number)", above(&loop_busy.wall));
    note("memory after loading, MiB", resident() - before);
    note("own text of the records, MiB", text);
    note("memory : text (ratio)", (resident() - before) / text);

    let moves = moves(&mut session, 40);
    note("cursor move to screen, median", quantile(&moves, 0.5));
    note("cursor move to screen, longest", quantile(&moves, 1.0));
    note("page far away (end)", session.press("end", |shown| shown.pages > 0));
    note("back to the first page", session.press("home", |shown| shown.pages > 0));
    for (name, keys) in [("one year", ""), ("all years", "*")] {
        if !keys.is_empty() {
            session.press(keys, |shown| shown.pages > 0);
            session.settle();
        }
        let (letters, meanwhile) = filter(&mut session);
        note(&format!("filter, {name}: first letter to screen"), letters[0]);
        note(&format!("filter, {name}: longest letter"), quantile(&letters, 1.0));
        note(&format!("filter, {name}: median letter"), quantile(&letters, 0.5));
        note(&format!("filter, {name}: a cursor move meanwhile"), meanwhile);
    }
    let turns = session.turns();
    note("loop at work: longest turn", quantile(&turns.wall, 1.0));
    note("  the same, on the processor (at work)", quantile(&turns.processor, 1.0));
    session.end();
    measures
}

fn above(turns: &[f64]) -> f64 {
    turns.iter().filter(|turn| **turn > 16.0).count() as f64
}

/// Milliseconds from each of so many moves in the nominations to its frame.
fn moves(session: &mut Session, count: usize) -> Vec<f64> {
    session.press("3", |_| true);
    session.settle();
    let mut step = |_| {
        std::thread::sleep(TYPING);
        session.press("down", |_| true)
    };
    (0..count).map(&mut step).collect()
}

/// Milliseconds from each letter of the words to the frame with what was found; and from a move of
/// the cursor right behind a first letter to its frame.
fn filter(session: &mut Session) -> (Vec<f64>, f64) {
    session.press("/", |_| true);
    let mut typed = String::new();
    let mut letter = |letter: char| {
        typed.push(letter);
        let key = if letter == ' ' { "space".to_owned() } else { letter.to_string() };
        let wanted = typed.clone();
        std::thread::sleep(TYPING);
        session.press(&key, |shown| shown.searched.contains(&(Kind::Nomination, wanted.clone())))
    };
    let letters = WORDS.chars().map(&mut letter).collect();
    session.press("esc", |shown| shown.pages > 0);
    session.settle();
    session.press("/", |_| true);
    session.send("h");
    let meanwhile = session.press("down", |_| true);
    session.wait(|shown| shown.searched.iter().any(|(_, search)| search == "h"));
    session.press("esc", |shown| shown.pages > 0);
    session.settle();
    (letters, meanwhile)
}
