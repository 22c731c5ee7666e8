//! How many bytes go to the terminal for what a person does all day: the real application over the
//! demo, at two sizes.
//!
//! `cargo bench --bench bytes`
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

mod wire;

use std::sync::Arc;

use table::{Measures, quantile};
use thidua::event::Size;
use thidua::store::Store;
use thidua::store::memory::Memory;
use wire::Wire;

const SIZES: [Size; 2] = [Size { width: 80, height: 24 }, Size { width: 160, height: 45 }];

fn main() {
    let heads = SIZES.map(|Size { width, height }| format!("{width}×{height}"));
    table::print("bytes", &heads, &SIZES.map(measure));
}

/// A store in memory that holds the demo.
fn demo() -> Arc<Store> {
    let store = Store::new(Box::new(Memory::default())).expect("a store");
    store.load(&mut |_| {}).expect("a loaded store");
    let law = thidua::law::awards().expect("the law's awards");
    let demo = thidua::demo::records().expect("the demo");
    let mut records = law.into_iter().chain(demo).map(Ok);
    let bloc = Some(thidua::demo::BLOC);
    store.import_exact(&mut records, &mut std::iter::empty(), bloc).expect("a filled store");
    Arc::new(store)
}

/// The bytes of the frame that answers this key.
fn press(wire: &mut Wire, key: &str) -> f64 {
    wire.press(key).len() as f64
}

/// The bytes of each letter's own frame, the longest and in the middle, and of the frame once the keys rest.
fn typed(wire: &mut Wire, text: &str, name: &str, measures: &mut Measures) {
    let letters: Vec<f64> = text.chars().map(|it| wire.letter(it).0.len() as f64).collect();
    measures.push((format!("letter {name}, median"), quantile(&letters, 0.5)));
    measures.push((format!("letter {name}, longest"), quantile(&letters, 1.0)));
    measures.push((format!("at rest after it {name}"), wire.rest().len() as f64));
}

fn measure(size: Size) -> Measures {
    let mut wire = Wire::at(demo(), size);
    let mut measures = Measures::new();
    let mut note = |name: &str, value: f64| measures.push((name.to_owned(), value));
    note("first screen", wire.drawn().len() as f64);
    note("unchanged frame", wire.drawn().len() as f64);
    wire.press("*");
    for (key, name) in [("1", "units"), ("2", "meetings"), ("3", "nominations")] {
        note(&format!("to the {name}"), press(&mut wire, key));
        wire.rest();
        let moves = ["down", "down", "down", "up", "up", "down"].map(|key| press(&mut wire, key));
        note(&format!("cursor move in the {name}, longest"), quantile(&moves, 1.0));
        note(&format!("the {name} at rest after a move"), wire.rest().len() as f64);
        note(&format!("filter box of the {name}"), press(&mut wire, "/"));
        let (own, answered) = wire.letter('t');
        note(&format!("first letter of the filter in the {name}"), own.len() as f64);
        note(&format!("what it finds in the {name}"), answered.len() as f64);
        wire.press("esc");
    }
    note("help", press(&mut wire, "?"));
    wire.press("esc");
    wire.press(":");
    wire.rest();
    typed(&mut wire, "don vi", "in the palette", &mut measures);
    wire.press("esc");
    wire.press("2");
    measures.push(("new form".to_owned(), press(&mut wire, "n")));
    wire.rest();
    typed(&mut wire, "tong ket", "over choices", &mut measures);
    wire.press("tab");
    wire.rest();
    typed(&mut wire, "Hội nghị tổng kết", "in a text", &mut measures);
    for key in ["esc", "n", "3", "n"] {
        wire.press(key);
    }
    wire.rest();
    typed(&mut wire, "tran thi ngoc", "over suggestions", &mut measures);
    measures
}
