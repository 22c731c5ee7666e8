//! What lists in files cost: writing all nominations as a workbook, as CSV and as JSON, on stores of 10 thousand and
//! 100 thousand nominations, and the memory of the process before, at most and after; beside `LibreOffice` making a
//! workbook of the CSV and openpyxl writing the same cells, where they are installed.
//!
//! `cargo bench --bench office -- 10000 100000`; `PYTHON` names a Python that has openpyxl.
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
#[allow(dead_code, reason = "each bench asks for what it needs")]
mod others;
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use table::{Measures, timed};
use thidua::model::{Kind, Record};
use thidua::office::export::to_file;
use thidua::store::folder;
use thidua::store::request::Query;
use thidua::store::request::job::{Export, Finished, Format, Target};
use thidua::store::watch::Onlooker;
use thidua::text::Lang;

fn main() {
    table::run(measure);
}

fn measure(size: usize) -> Measures {
    let data = shop::store(size);
    let store = folder::open(&data, &shop::clerk().who).expect("the store");
    store.load(&mut |_| {}).expect("a loaded store");
    let columns = Record::columns(Kind::Nomination);
    let usual = ["code", "year", "nominee", "award", "unit", "state"];
    let out = std::env::temp_dir().join(format!("thidua-office-{size}"));
    let mut measures = vec![("memory, store read (MiB)".to_owned(), table::resident())];
    let formats = [
        ("XLSX", Format::Xlsx, false),
        ("XLSX, every column", Format::Xlsx, true),
        ("CSV", Format::Csv { bom: true }, false),
        ("JSON", Format::Json, false),
    ];
    let mut workbook = 0.0;
    for (name, format, every) in formats {
        let chosen = columns.iter().map(|column| column.name);
        let chosen = chosen.filter(|name| every || usual.contains(name));
        let export = Export {
            query: Query::of(Kind::Nomination),
            only: None,
            limit: usize::MAX,
            columns: chosen.map(str::to_owned).collect(),
            format,
            lang: Lang::Vi,
        };
        let target = Target { path: out.with_extension(format.ending()), replace: true };
        let work = || to_file(&store, &export, &target, Onlooker::NONE);
        table::forget_peak();
        let (finished, spent) = timed(work);
        assert_eq!(finished, Finished::Written { rows: size, cut: 0 });
        measures.push((name.to_owned(), spent));
        let bytes = std::fs::metadata(&target.path).expect("the file").len();
        measures.push((format!("{name} (bytes)"), bytes as f64));
        measures.push((format!("most memory for {name} (MiB)"), table::peak()));
        measures.push((format!("memory after {name} (MiB)"), table::resident()));
        if (format, every) == (Format::Xlsx, false) {
            workbook = spent;
        }
    }
    let list = out.with_extension("csv");
    let others = [
        ("LibreOffice makes a workbook of the CSV", "LibreOffice", others::soffice(&list, "xlsx")),
        ("openpyxl writes the cells of the CSV", "openpyxl", others::openpyxl_writes(&list)),
    ];
    for (name, short, other) in others {
        if let Some(other) = other {
            measures.push((name.to_owned(), other));
            measures.push((format!("XLSX : {short} (ratio)"), workbook / other));
        }
    }
    measures
}
