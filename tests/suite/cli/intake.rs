//! `thidua import --kind`: lists from the command line, and what programs read of it.

use std::path::PathBuf;

use super::Home;

fn list(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists");
    folder.join(name).to_str().unwrap().to_owned()
}

#[test]
fn a_list_is_tried_then_taken_in_then_undone() {
    let home = Home::with_demo();
    let file = list("individuals.xlsx");
    let tried = home.run(["import", &file, "--kind", "nominations", "--dry-run"]);
    assert_eq!(tried.status, 3, "{}", tried.err);
    assert!(tried.out.contains("dòng tiêu đề: 7-8"), "{}", tried.out);
    assert!(
        tried.out.contains("thử, chưa ghi gì: 3 mới, 0 thay đổi, 0 giữ nguyên, 0 còn ngờ, 2 sai")
    );
    assert!(!home.run(["list", "persons"]).out.contains("Lê Thị Bình"));
    let back = home.folder.path().join("còn lại.xlsx");
    let back = back.to_str().unwrap();
    let sender = "Tổng cục Môi trường";
    let done =
        home.en(["import", &file, "--kind", "nominations", "--rejected", back, "--sender", sender]);
    assert_eq!(done.status, 3, "{}", done.err);
    assert!(done.out.contains("3 new, 0 changed, 0 the same, 0 doubtful, 2 wrong"), "{}", done.out);
    assert!(done.err.contains("backed up first"), "{}", done.err);
    let remembered = std::fs::read_to_string(home.data().join("senders.toml")).unwrap();
    assert!(remembered.contains("\"ho va ten\" = \"person\""), "{remembered}");
    let left = home.run(["import", back, "--kind", "nominations", "--dry-run"]);
    assert!(left.out.contains("0 mới") && left.out.contains("2 sai"), "{}", left.out);
    let again = home.run(["import", &file, "--kind", "nominations"]);
    assert!(again.out.contains("3 giữ nguyên"), "{}", again.out);
    assert_eq!(home.run(["undo"]).status, 0);
    assert!(!home.run(["list", "persons"]).out.contains("Lê Thị Bình"));
}

#[test]
fn programs_read_every_row_and_what_it_would_do() {
    let home = Home::with_demo();
    let file = list("persons.ods");
    let ran = home.en(["import", &file, "--kind", "persons", "--dry-run", "--format", "json"]);
    assert_eq!(ran.status, 3, "{}", ran.err);
    let told = ran.json();
    assert_eq!(told["kind"], "persons");
    assert_eq!(told["entry"], serde_json::Value::Null);
    assert_eq!(told["header"], serde_json::json!([1, 1]));
    assert_eq!(told["columns"][1]["field"], "name");
    let counts = serde_json::json!({
        "new": 3, "changed": 0, "same": 1, "doubtful": 0, "skipped": 1, "wrong": 1,
    });
    assert_eq!(told["counts"], counts);
    assert_eq!(told["rows"][3]["verdict"], "doubtful");
    assert_eq!(told["rows"][3]["ways"][0]["decision"], "same");
    assert_eq!(told["rows"][5]["faults"][0]["cell"], "B7");
    let done =
        home.en(["import", &file, "--kind", "persons", "--doubtful", "same", "--format", "json"]);
    assert!(done.json()["entry"].is_u64(), "{}", done.out);
    assert_eq!(done.json()["counts"]["skipped"], 0);
}

#[test]
fn columns_header_and_encoding_can_be_given() {
    let home = Home::with_demo();
    let tcvn3 = list("tcvn3.csv");
    let ran = home.run(["import", &tcvn3, "--kind", "persons", "--dry-run"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("bảng mã: tcvn3; nếu chữ sai, thử --encoding "), "{}", ran.out);
    // Capitals with a tone come from the font alone.
    assert!(ran.out.contains("Đặng Ngọc ánh"), "{}", ran.out);
    let wrong = home.run(["import", &tcvn3, "--kind", "persons", "--encoding", "utf-8"]);
    assert_eq!(wrong.status, 1);
    assert!(wrong.err.contains("có lẽ là tcvn3"), "{}", wrong.err);
    let file = home.file("a.csv", "x,y\nCán bộ,Quê\nNguyễn Văn Thử,Huế\n");
    let mapped = home.run([
        "import",
        &file,
        "--kind",
        "persons",
        "--header",
        "2",
        "--map",
        "Cán bộ=name",
        "--map",
        "B=note",
    ]);
    assert_eq!(mapped.status, 0, "{}", mapped.err);
    assert!(home.run(["list", "persons"]).out.contains("Nguyễn Văn Thử"));
    let none = home.en(["import", &file, "--kind", "persons", "--map", "Z=name"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("there is no such column"), "{}", none.err);
    let field = home.en(["import", &file, "--kind", "persons", "--map", "A=nam"]);
    assert!(field.err.contains("there is no field “nam”; the fields are: row, "), "{}", field.err);
}

#[test]
fn what_is_no_list_is_refused_and_nothing_written() {
    let home = Home::with_demo();
    let before = home.run(["list", "persons", "--format", "json"]).out;
    let pdf = home.file("a.xlsx", "%PDF-1.7");
    let ran = home.run(["import", &pdf, "--kind", "persons"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("đây là tệp PDF"), "{}", ran.err);
    let workbook = list("persons.xlsx");
    let ran = home.en(["import", &workbook]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("--kind units, persons or nominations"), "{}", ran.err);
    let ran = home.en(["import", &workbook, "--kind", "terms"]);
    assert!(ran.err.contains("units, persons, nominations"), "{}", ran.err);
    let folder = home.folder.path().to_str().unwrap().to_owned();
    assert_eq!(home.run(["import", &folder, "--kind", "persons"]).status, 1);
    let bare = home.file("bare.csv", "1;2\n3;4\n");
    let ran = home.run(["import", &bare, "--kind", "units"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("không thấy dòng tiêu đề"), "{}", ran.err);
    assert_eq!(home.run(["list", "persons", "--format", "json"]).out, before);
}

#[test]
fn what_a_list_shows_changes_nothing_when_it_comes_back() {
    let home = Home::with_demo();
    let entries =
        || home.run(["export"]).out.lines().filter(|it| it.contains("\"entry\":")).count();
    let before = entries();
    for kind in ["units", "persons", "nominations"] {
        for options in [&["--columns", "all"][..], &[]] {
            for (format, mark) in [("csv", &["--bom"][..]), ("csv", &[]), ("xlsx", &[])] {
                let file = home.folder.path().join(format!("back.{format}"));
                let _ = std::fs::remove_file(&file);
                let file = file.to_str().unwrap();
                let list = ["list", kind, "--format", format, "--out", file];
                let listed = home.run([&list[..], mark, options].concat());
                assert_eq!(listed.status, 0, "{kind}: {}", listed.err);
                let ran = home.run(["import", file, "--kind", kind]);
                assert_eq!(ran.status, 0, "{kind}: {}{}", ran.out, ran.err);
                assert!(ran.out.contains("0 mới, 0 thay đổi"), "{kind}: {}", ran.out);
                assert!(ran.err.is_empty(), "nothing is written: {}", ran.err);
            }
        }
    }
    assert_eq!(entries(), before);
}
