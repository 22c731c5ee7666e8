//! Lists from workbooks and CSV files: read, looked at, taken in.

mod books;
mod lists;
mod round;
mod taking;

use std::path::PathBuf;

use jiff::civil::date;
use thidua::model::Kind;
use thidua::office::book::{Book, Limits, Sheet, Unreadable, Watch};
use thidua::office::intake::{Layout, Preview, Row, Terms, Verdict, preview};
use thidua::store::Store;
use thidua::text::Lang;

/// The bytes of a list in the fixtures.
fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists").join(name);
    std::fs::read(path).unwrap()
}

fn open(bytes: &[u8]) -> Result<Book, Unreadable> {
    Book::open(bytes.to_vec(), Limits::USUAL, None)
}

/// The last sheet of a list in the fixtures.
fn sheet(name: &str) -> Sheet {
    last(&mut open(&fixture(name)).unwrap())
}

fn last(book: &mut Book) -> Sheet {
    book.sheet(book.sheets().len() - 1, Watch::NONE).unwrap()
}

/// A CSV file as a sheet.
fn csv(text: &str) -> Sheet {
    last(&mut open(text.as_bytes()).unwrap())
}

fn terms(kind: Kind) -> Terms {
    Terms {
        kind,
        bloc: thidua::demo::BLOC,
        unit: None,
        year: None,
        today: date(2021, 3, 1),
        make_units: false,
    }
}

/// What a sheet would do to a store.
fn looked(store: &Store, sheet: &Sheet, terms: &Terms) -> Preview {
    let layout = Layout::propose(sheet, terms.kind, None, None);
    preview(store, sheet, &layout, terms, Watch::NONE).unwrap()
}

fn row(preview: &Preview, number: u32) -> &Row {
    preview.rows.iter().find(|row| row.number == number).unwrap()
}

/// What is wrong with a row, in Vietnamese.
fn wrong(row: &Row) -> String {
    let Verdict::Wrong(flaws) = &row.verdict else { panic!("{:?}", row.verdict) };
    flaws.iter().map(|flaw| flaw.says(Lang::Vi)).collect::<Vec<_>>().join("; ")
}
