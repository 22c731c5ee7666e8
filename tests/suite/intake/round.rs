//! Lists written out and taken in again: in whatever format, language and columns, nothing changes.

use std::sync::Arc;

use thidua::model::{Kind, Record};
use thidua::office::book::{Cell, Sheet};
use thidua::office::export::write;
use thidua::office::intake::{Counts, Doubtful, KINDS, Terms, Verdict, accept};
use thidua::store::Store;
use thidua::store::request::job::{Export, Format};
use thidua::store::request::{Actor, Query};
use thidua::text::Lang;

use super::books::ods;
use super::{csv, last, looked, open, sheet, terms};
use crate::desk::demo;

const UNITS: &str = "\
Mã;Tên đơn vị;Trực thuộc;Loại;Thứ tự trong khối;Có từ ngày;Đến hết ngày;Số người;Số đơn vị trực thuộc;Tên khác;Ghi chú
;Vụ Pháp chế;Tổng cục Môi trường;;12;01/10/2008;31/10/2022;25;3;Vụ PC;\"Nguồn: “Kỷ yếu”; trang 3\"
;Văn phòng;Tổng cục Khí tượng Thủy văn;;1234;06/04/2018;;1040;;;=1+1
";

const PERSONS: &str = "\
Họ và tên;Xưng hô;Năm sinh;Ngày tuyển dụng;Chức vụ;Đơn vị;Ghi chú
Nguyễn Thị Thuý;Bà;1979;15/08/2003;Chuyên viên;Vụ Pháp chế;\"hai dòng,
một ô\"
Trần Lý;;1984;01/02/2012;Kế toán;Tổng cục Môi trường;007
";

const NOMINATIONS: &str = "\
Họ và tên;Năm sinh;Đơn vị;Danh hiệu;Năm;Loại;Ngày lập thành tích;Thành tích từ;Thành tích đến;Ngày nhận hồ sơ;Thành tích
Trần Lý;1984;Tổng cục Môi trường;LĐTT;2020;;;01/01/2020;31/12/2020;05/12/2020;100 % nhiệm vụ
Nguyễn Thị Thuý;1979;Vụ Pháp chế;Giấy khen;2021;đột xuất;17/02/2021;;;20/02/2021;3.14
";

fn actor() -> Actor {
    Actor { who: "lan".to_owned(), via: "local".to_owned() }
}

/// The demo with days, numbers, decisions and texts that read as something else.
fn filled() -> Arc<Store> {
    let store = demo();
    let lists = [
        (Kind::Unit, csv(UNITS)),
        (Kind::Person, csv(PERSONS)),
        (Kind::Person, sheet("persons.xlsx")),
        (Kind::Nomination, csv(NOMINATIONS)),
        (Kind::Nomination, sheet("individuals.xlsx")),
    ];
    for (kind, list) in lists {
        let asked = Terms { year: Some(2020), ..terms(kind) };
        let mut found = looked(&store, &list, &asked);
        found.decide_all(Doubtful::New);
        let wrong = found.rows.iter().find(|row| matches!(row.verdict, Verdict::Wrong(_)));
        assert!(list.name != String::new() || wrong.is_none(), "{wrong:?}");
        accept(&store, &actor(), &found).unwrap().unwrap();
    }
    store
}

/// The columns that a list is written with: all, those of the screen, a few.
fn columns(kind: Kind) -> Vec<Vec<&'static str>> {
    let all = Record::columns(kind).iter().map(|column| column.name).collect();
    let (usual, few): (&[_], &[_]) = match kind {
        Kind::Unit => (
            &["code", "name", "kind", "valid_from", "valid_until"],
            &["code", "name", "parent", "order", "valid_from"],
        ),
        Kind::Person => (
            &["code", "honorific", "name", "birth_year", "posts"],
            &["code", "name", "birth_year", "recruited"],
        ),
        _ => (
            &["code", "year", "nominee", "award", "unit", "state"],
            &[
                "code",
                "nominee",
                "award",
                "achieved_from",
                "achieved_until",
                "received",
                "decision",
            ],
        ),
    };
    vec![all, usual.to_vec(), few.to_vec()]
}

fn written(store: &Store, kind: Kind, columns: &[&str], format: Format, lang: Lang) -> Vec<u8> {
    let columns = columns.iter().map(|name| (*name).to_owned()).collect();
    let query = Query::of(kind);
    let export = Export { query, only: None, limit: usize::MAX, columns, format, lang };
    let mut out = Vec::new();
    write(store, &export, &mut out, &|_| {}, &|| false).unwrap();
    out
}

/// A sheet as an office program keeps it in its own format.
fn as_ods(sheet: &Sheet) -> Vec<u8> {
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<text:p>{}</text:p>", text.replace('\n', "</text:p><text:p>"))
    };
    let cell = |cell: Option<&Cell>| match cell {
        None => "<table:table-cell/>".to_owned(),
        Some(Cell::Text(text)) => {
            let text = escaped(text);
            format!("<table:table-cell office:value-type=\"string\">{text}</table:table-cell>")
        }
        Some(Cell::Number(number)) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\">\
             <text:p>{number}</text:p></table:table-cell>"
        ),
        Some(Cell::Date(date)) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\">\
             <text:p>{date}</text:p></table:table-cell>"
        ),
        other => panic!("{other:?} is written in no list"),
    };
    let width = sheet.rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column).max();
    let row = |row: &thidua::office::book::SheetRow| {
        let cells = (0..=width.unwrap_or_default()).map(|column| cell(row.cell(column)));
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    };
    ods(&sheet.rows.iter().map(row).collect::<String>())
}

/// Every row is the same, and taking them in writes nothing.
fn assert_nothing_new(store: &Store, sheet: &Sheet, kind: Kind, what: &str) {
    let before = store.last_number().unwrap();
    let found = looked(store, sheet, &terms(kind));
    let other: Vec<_> = found.rows.iter().filter(|row| row.verdict != Verdict::Same).collect();
    assert!(other.is_empty(), "{what}: {other:#?}");
    let same = usize::try_from(store.count(kind).unwrap()).unwrap();
    assert_eq!(found.counts(), Counts { same, ..Counts::default() }, "{what}");
    assert!(found.left_out.is_empty(), "{what}: {:?}", found.left_out);
    assert_eq!(accept(store, &actor(), &found).unwrap(), None, "{what}");
    assert_eq!(store.last_number().unwrap(), before, "{what}");
}

#[test]
fn what_was_written_changes_nothing_when_it_comes_back() {
    let store = filled();
    for kind in KINDS {
        for columns in columns(kind) {
            for lang in [Lang::Vi, Lang::En] {
                for format in [Format::Xlsx, Format::Csv { bom: true }, Format::Csv { bom: false }]
                {
                    let bytes = written(&store, kind, &columns, format, lang);
                    let sheet = last(&mut open(&bytes).unwrap());
                    let what = format!("{kind:?} {format:?} {lang:?} {columns:?}");
                    assert_nothing_new(&store, &sheet, kind, &what);
                    if format == Format::Xlsx {
                        let other = last(&mut open(&as_ods(&sheet)).unwrap());
                        assert_nothing_new(&store, &other, kind, &format!("ODS: {what}"));
                    }
                }
            }
        }
    }
}

#[test]
fn days_and_numbers_of_a_workbook_come_back_as_such() {
    let store = filled();
    let of = |kind, columns: &[&str]| {
        last(&mut open(&written(&store, kind, columns, Format::Xlsx, Lang::Vi)).unwrap())
    };
    let held = |sheet: &Sheet, wanted: fn(&Cell) -> bool| {
        sheet.rows.iter().flat_map(|row| &row.cells).filter(|(_, cell)| wanted(cell)).count()
    };
    let units = of(Kind::Unit, &["code", "order", "valid_from"]);
    assert!(held(&units, |cell| *cell == Cell::Number(1234.0)) >= 1);
    assert!(held(&units, |cell| matches!(cell, Cell::Date(_))) >= 2);
    let persons = of(Kind::Person, &["code", "birth_year", "recruited"]);
    assert!(held(&persons, |cell| *cell == Cell::Number(1979.0)) >= 1);
    assert!(held(&persons, |cell| matches!(cell, Cell::Date(_))) >= 5);
    let nominations = of(Kind::Nomination, &["code", "achieved_until"]);
    assert!(held(&nominations, |cell| matches!(cell, Cell::Date(_))) >= 1);
}
