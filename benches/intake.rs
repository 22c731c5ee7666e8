//! What it costs to take in a list of nominations from a workbook: reading it, looking at every row, taking it in as one
//! act; beside `LibreOffice` converting the same file and openpyxl reading it, where they are installed.
//!
//! `cargo bench --bench intake -- 10000 100000`; `PYTHON` names a Python that has openpyxl.
#![allow(missing_docs, clippy::print_stdout, clippy::print_stderr, clippy::expect_used)]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

mod generator;
#[allow(dead_code, reason = "each bench asks for what it needs")]
mod others;
mod shop;
#[allow(dead_code, reason = "each bench prints what it needs")]
mod table;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use rust_xlsxwriter::{Workbook, XlsxError};
use table::{Measures, timed};
use thidua::model::{Kind, Record};
use thidua::office::book::{Book, Limits, Watch};
use thidua::office::intake::{Doubtful, Layout, Terms, accept_watched, preview};
use thidua::store::{Store, folder};

/// How many nominations the store holds before.
const HELD: usize = 10_000;

fn main() {
    table::run(measure);
}

fn measure(size: usize) -> Measures {
    let data = copied(&shop::store(HELD), size);
    let store = folder::open(&data, &shop::clerk().who).expect("the store");
    store.load(&mut |_| {}).expect("a loaded store");
    let file = std::env::temp_dir().join(format!("thidua-intake-{size}.xlsx"));
    write(&store, &file, size).expect("the list");
    let mut measures = vec![("memory, store read (MiB)".to_owned(), table::resident())];
    let mut note = |name: &str, value: f64| measures.push((name.to_owned(), value));
    let (sheet, read) = timed(|| {
        let file = std::fs::File::open(&file).expect("the list");
        let mut book = Book::read(file, Limits::USUAL, None).expect("a workbook");
        book.sheet(0, Watch::NONE).expect("a sheet")
    });
    note("read", read);
    note("memory after reading (MiB)", table::resident());
    let terms = Terms {
        kind: Kind::Nomination,
        bloc: store.catalog().bloc().expect("a bloc"),
        unit: None,
        year: Some(2024),
        today: jiff::civil::date(2025, 1, 1),
        make_units: false,
    };
    let layout = Layout::propose(&sheet, terms.kind, None, None);
    let pulse = Pulse::new();
    let cancelled = || pulse.beat();
    let watch = Watch { progress: &|_| {}, cancelled: &cancelled };
    let (mut looked, look) =
        timed(|| preview(&store, &sheet, &layout, &terms, watch).expect("a list"));
    looked.decide_all(Doubtful::New);
    assert_eq!(looked.counts().new, size, "{:?}", looked.counts());
    note("look at every row", look);
    note("looking, longest until it hears a stop", pulse.longest());
    note("memory after looking (MiB)", table::resident());
    let (pulse, begun) = (Pulse::new(), Cell::new(Instant::now()));
    let cancelled = || pulse.beat();
    let watch = Watch { progress: &|_| {}, cancelled: &cancelled };
    let writing = || begun.set(Instant::now());
    let work = || accept_watched(&store, &shop::clerk(), &looked, watch, &writing);
    let (done, take) = timed(|| work().expect("an act"));
    assert!(done.is_some());
    note("take in", take);
    note("taking in, longest until it hears a stop", pulse.longest());
    note("taking in, of it writing, which goes on", table::milliseconds(begun.get()));
    note("memory after taking in (MiB)", table::resident());
    note("read, look, take in", read + look + take);
    if let Some(other) = others::soffice(&file, "csv") {
        note("LibreOffice converts it to CSV", other);
        note("read, look, take in : LibreOffice (ratio)", (read + look + take) / other);
        note("read : LibreOffice (ratio)", read / other);
    }
    if let Some(other) = others::openpyxl_reads(&file) {
        note("openpyxl reads it", other);
        note("read : openpyxl (ratio)", read / other);
    }
    measures
}

/// How long work goes on before it looks at whether it shall.
struct Pulse {
    last: Cell<Instant>,
    longest: Cell<f64>,
}

impl Pulse {
    fn new() -> Self {
        Self { last: Cell::new(Instant::now()), longest: Cell::new(0.0) }
    }

    /// It looked; it shall go on.
    fn beat(&self) -> bool {
        let waited = table::milliseconds(self.last.replace(Instant::now()));
        self.longest.set(self.longest.get().max(waited));
        false
    }

    fn longest(&self) -> f64 {
        self.longest.get()
    }
}

/// The store once more, for this run alone.
fn copied(kept: &Path, size: usize) -> PathBuf {
    let place = std::env::temp_dir().join(format!("thidua-intake-store-{size}"));
    let _ = std::fs::remove_dir_all(&place);
    let copy = Command::new("cp").arg("-r").arg(kept).arg(&place).status();
    assert!(copy.expect("a copy").success());
    place
}

/// A list as a member unit sends it: titles, a header, `size` rows of people not known yet.
fn write(store: &Store, path: &Path, size: usize) -> Result<(), XlsxError> {
    let named = |kind: Kind| -> Vec<String> {
        let all = store.catalog().all(kind);
        let name = |it: &std::sync::Arc<thidua::model::Stored>| match &it.record {
            Record::Unit(unit) => unit.name.clone(),
            Record::Award(award) if award.nominee != "collective" => award.code.clone(),
            _ => String::new(),
        };
        all.iter().map(name).filter(|name| !name.is_empty()).collect()
    };
    let (units, awards) = (named(Kind::Unit), named(Kind::Award));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(
        0,
        0,
        0,
        7,
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
        &rust_xlsxwriter::Format::new(),
    )?;
    let header = [
        "STT",
        "Họ và tên",
        "Năm sinh",
        "Chức vụ",
        "Đơn vị công tác",
        "Danh hiệu",
        "Thành tích",
        "Ghi chú",
    ];
    for (column, text) in (0..).zip(header) {
        sheet.write_string(2, column, text)?;
    }
    for at in 0..size {
        let row = u32::try_from(at).unwrap_or(u32::MAX) + 3;
        sheet.write_number(row, 0, (at + 1) as f64)?;
        sheet.write_string(row, 1, format!("Nguyễn Thị Người Thứ {at}"))?;
        sheet.write_number(row, 2, (1960 + at % 40) as f64)?;
        sheet.write_string(row, 3, "Chuyên viên")?;
        sheet.write_string(row, 4, &units[at % units.len()])?;
        sheet.write_string(row, 5, &awards[at % awards.len()])?;
        sheet.write_string(row, 6, "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến cấp cơ sở")?;
        sheet.write_string(row, 7, format!("hồ sơ {at}"))?;
    }
    book.save(path)
}
