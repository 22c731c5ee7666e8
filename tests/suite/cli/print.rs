//! Official documents and their templates on the command line.

use std::fs;

use super::Home;
use crate::office::documents::paragraphs;

#[test]
fn a_document_of_the_year_prints_as_text_and_as_docx() {
    let home = Home::with_demo();
    let text = home.run(["print", "letter", "--year", "2020"]);
    assert_eq!(text.status, 0, "{}", text.err);
    assert!(text.out.contains("TỜ TRÌNH"), "{}", text.out);
    let file = home.folder.path().join("to trinh.docx");
    let written = home.run(["print", "letter", "--year", "2020", "--out", file.to_str().unwrap()]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    let lines = paragraphs(&fs::read(&file).unwrap());
    assert!(lines.iter().any(|line| line == "Về việc đề nghị khen thưởng năm 2020"), "{lines:#?}");
    let again = home.en(["print", "letter", "--year", "2020", "--out", file.to_str().unwrap()]);
    assert!(again.err.contains("is there already"), "{}", again.err);
    let piped = home.command().args(["print", "BG-2021-1", "--format", "docx"]).output().unwrap();
    assert!(paragraphs(&piped.stdout).iter().any(|line| line == "BIÊN BẢN BÀN GIAO"));
    for name in ["nominees", "report", "scores"] {
        let ran = home.en(["print", name, "--year", "2020"]);
        assert!(ran.out.contains("SOCIALIST REPUBLIC OF VIET NAM"), "{name}: {}", ran.err);
    }
    let unit = home.run(["print", "DV-0002"]);
    assert!(unit.out.contains("TÓM TẮT THÀNH TÍCH"), "{}", unit.err);
}

#[test]
fn an_office_changes_a_template_and_hears_what_is_wrong_with_it() {
    let home = Home::with_demo();
    let folder = home.folder.path().join(".config/thidua/templates");
    let none = home.en(["template", "check"]);
    assert!(none.out.contains("the built-in ones are used"), "{}", none.err);
    let written = home.run(["template", "write", "letter", "minutes"]);
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(folder.join("letter.docx").is_file(), "{}", written.out);
    assert!(home.run(["paths"]).out.contains("templates"));
    let listed = home.en(["template", "list"]);
    assert!(!listed.out.contains("letter.docx"), "that one is Vietnamese: {}", listed.out);
    assert!(home.run(["template", "list"]).out.contains("letter.docx"));
    assert_eq!(home.en(["template", "check"]).out, "no faults\n");
    let kept = home.en(["template", "write", "letter"]);
    assert_eq!(kept.status, 0, "{}", kept.err);
    assert!(folder.join("letter.en.docx").is_file());
    // One document's template in the place of another's: its places are strange there.
    fs::copy(folder.join("minutes.docx"), folder.join("letter.docx")).unwrap();
    let checked = home.en(["template", "check"]);
    assert_eq!(checked.status, 1);
    assert!(
        checked.out.contains("letter.docx: there is no place {{title}} here"),
        "{}",
        checked.out
    );
    let file = home.folder.path().join("x.docx");
    let refused = home.run(["print", "letter", "--year", "2020", "--out", file.to_str().unwrap()]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("không có chỗ điền {{title}}"), "{}", refused.err);
    assert!(!file.exists());
    let unnamed = home.en(["template", "check", file.to_str().unwrap()]);
    assert!(unnamed.err.contains("which document is it for?"), "{}", unnamed.err);
    let missing = home.en(["template", "check", file.to_str().unwrap(), "--for", "letter"]);
    assert_eq!(missing.status, 1);
    let wrong = home.en(["template", "places", "leter"]);
    assert!(wrong.err.contains("did you mean “letter”?"), "{}", wrong.err);
    let places = home.en(["template", "places", "letter"]);
    assert!(places.out.contains("- `{{addressee}}`: whom it is for"), "{}", places.out);
}
