//! Lists as files, read back with other eyes: dates are dates, numbers numbers, order and filter as shown.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use thidua::model::{Kind, Record};
use thidua::office::export::write;
use thidua::office::file::Trouble;
use thidua::store::Store;
use thidua::store::request::job::{Export, Format};
use thidua::store::request::{Query, Sort};
use thidua::text::Lang;

use crate::desk::demo;

fn export(kind: Kind, columns: &[&str], format: Format) -> Export {
    let columns = columns.iter().map(|name| (*name).to_owned()).collect();
    Export {
        query: Query::of(kind),
        only: None,
        limit: usize::MAX,
        columns,
        format,
        lang: Lang::Vi,
    }
}

fn bytes(store: &Store, export: &Export) -> Vec<u8> {
    let mut out = Vec::new();
    write(store, export, &mut out, &|_| {}, &|| false).unwrap();
    out
}

fn rows(bytes: Vec<u8>) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn text(cell: &Data) -> &str {
    match cell {
        Data::String(text) => text,
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn dates_and_numbers_stay_what_they_are() {
    let store = demo();
    let columns = ["code", "title", "date", "year_reviewed"];
    let (name, rows) = rows(bytes(&store, &export(Kind::Meeting, &columns, Format::Xlsx)));
    assert_eq!(name, Kind::Meeting.list_title().vi);
    let labels: Vec<&str> = rows[0].iter().map(text).collect();
    let all = Record::columns(Kind::Meeting);
    let wanted: Vec<&str> = columns
        .iter()
        .map(|name| all.iter().find(|column| column.name == *name).unwrap().label.vi)
        .collect();
    assert_eq!(labels, wanted);
    let conference = rows[1..]
        .iter()
        .find(|row| match &row[2] {
            Data::DateTime(when) => {
                let (year, month, day, ..) = when.to_ymd_hms_milli();
                (year, month, day) == (2021, 2, 24)
            }
            other => panic!("{other:?} is no date"),
        })
        .expect("the conference of 24 February 2021");
    assert_eq!(conference[3], Data::Float(2020.0));
}

#[test]
fn order_filter_and_marks_are_those_of_the_list() {
    let store = demo();
    let query = Query {
        search: "tong cuc".to_owned(),
        sort: Some(Sort { column: "name".to_owned(), descending: true }),
        rows: 1_000,
        ..Query::of(Kind::Unit)
    };
    let page = store.page(&query, &mut thidua::store::catalog::query::Cache::default(), &|| false);
    let page = page.unwrap().unwrap();
    let shown: Vec<_> = page.rows.iter().map(|row| Arc::clone(&row.stored)).collect();
    assert!(shown.len() > 4, "the demo has five general departments");
    let whole = Export { query, ..export(Kind::Unit, &["code"], Format::Xlsx) };
    let codes = |bytes| -> Vec<String> {
        rows(bytes).1[1..].iter().map(|row| text(&row[0]).to_owned()).collect()
    };
    let wanted: Vec<_> = shown.iter().map(|stored| stored.record.code().to_owned()).collect();
    assert_eq!(codes(bytes(&store, &whole)), wanted);

    let marked = BTreeSet::from([shown[3].id, shown[1].id]);
    let some = Export { only: Some(marked), ..whole };
    assert_eq!(codes(bytes(&store, &some)), [wanted[1].clone(), wanted[3].clone()]);
}

#[test]
fn folded_branches_are_written_too() {
    let store = demo();
    let open = export(Kind::Unit, &["code"], Format::Csv { bom: false });
    let all: BTreeSet<_> =
        store.every(&open.query).unwrap().unwrap().iter().map(|(link, _)| link.id).collect();
    let folded = Export { query: Query { folded: all, ..open.query.clone() }, ..open.clone() };
    assert_eq!(bytes(&store, &folded), bytes(&store, &open));
}

#[test]
fn csv_bears_the_mark_only_where_it_is_wanted() {
    let store = demo();
    let with = bytes(&store, &export(Kind::Award, &["code", "name"], Format::Csv { bom: true }));
    let without =
        bytes(&store, &export(Kind::Award, &["code", "name"], Format::Csv { bom: false }));
    assert_eq!(with.strip_prefix("\u{feff}".as_bytes()), Some(without.as_slice()));
    let mut reader = csv::Reader::from_reader(without.as_slice());
    assert_eq!(reader.headers().unwrap(), vec!["Viết tắt", "Tên"]);
    assert!(reader.records().any(|row| &row.unwrap()[1] == "Lao động tiên tiến"));
}

#[test]
fn json_has_the_names_that_never_change() {
    let store = demo();
    let json = bytes(&store, &export(Kind::Meeting, &["date"], Format::Json));
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let days: Vec<_> = json.as_array().unwrap().iter().map(|row| row["date"].clone()).collect();
    assert!(days.contains(&date(2021, 2, 24).to_string().into()), "{days:?}");
    let empty = Export {
        query: Query { search: "không có đâu".to_owned(), ..Query::of(Kind::Meeting) },
        ..export(Kind::Meeting, &["date"], Format::Json)
    };
    let none: serde_json::Value = serde_json::from_slice(&bytes(&store, &empty)).unwrap();
    assert_eq!(none, serde_json::json!([]));
}

#[test]
fn an_empty_list_is_a_sheet_with_its_heading() {
    let store = crate::desk::empty();
    let (_, rows) = rows(bytes(&store, &export(Kind::Person, &["code", "name"], Format::Xlsx)));
    assert_eq!(rows.len(), 1);
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let store = demo();
    let wrong = export(Kind::Unit, &["shoe_size"], Format::Xlsx);
    let written = write(&store, &wrong, &mut Vec::new(), &|_| {}, &|| false);
    let Err(Trouble::Says(message)) = written else { panic!("{written:?}") };
    assert!(message.en.contains("shoe_size"), "{message:?}");
}

#[test]
fn it_stops_where_it_is_told_to() {
    let store = demo();
    let whole = export(Kind::Unit, &["code"], Format::Csv { bom: false });
    let asked = AtomicUsize::new(0);
    let third = || asked.fetch_add(1, Ordering::Relaxed) == 2;
    let written = write(&store, &whole, &mut Vec::new(), &|_| {}, &third);
    assert!(matches!(written, Err(Trouble::Stopped)), "{written:?}");
    assert_eq!(asked.into_inner(), 3);
}
