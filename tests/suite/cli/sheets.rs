//! Workbooks from the command line: into a file or a pipe, never over what is there.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};

use super::Home;

#[test]
fn a_list_and_a_report_go_into_workbooks_of_their_own() {
    let home = Home::with_demo();
    let path = home.folder.path().join("đơn vị.xlsx");
    let file = path.to_str().unwrap();
    let ran = home.run(["list", "units", "--format", "xlsx", "--columns", "all", "--out", file]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range("Đơn vị").unwrap();
    let shown = home.run(["list", "units", "--format", "json"]).json();
    assert_eq!(range.rows().count(), shown.as_array().unwrap().len() + 1);

    let again = home.run(["list", "units", "--format", "xlsx", "--out", file]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("đã có"), "{}", again.err);

    let path = home.folder.path().join("tỷ lệ.xlsx");
    let file = path.to_str().unwrap();
    let ran = home.run(["report", "rates", "--year", "2020", "--format", "xlsx", "--out", file]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range("Tỷ lệ đề nghị").unwrap();
    let numbers = range.rows().skip(1).flatten().filter(|cell| matches!(cell, Data::Float(_)));
    assert!(numbers.count() > 10, "numbers are numbers");
}

#[test]
fn what_fails_leaves_no_file() {
    let home = Home::with_demo();
    let path = home.folder.path().join("a.xlsx");
    let file = path.to_str().unwrap();
    let ran = home.run(["list", "units", "--sort", "không có", "--format", "xlsx", "--out", file]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    let missing = home.folder.path().join("chưa có/a.csv");
    let missing = missing.to_str().unwrap();
    let ran = home.run(["list", "units", "--format", "csv", "--out", missing]);
    assert!(ran.status == 1 && ran.err.contains("không có thư mục"), "{}", ran.err);
    let names = fs::read_dir(home.folder.path()).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["data"]);
}
