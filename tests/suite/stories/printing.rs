//! Official documents read on the screen, and the texts of a report that stay from one draft to the next.

use thidua::text::Lang;

use crate::desk::{Desk, LARGE};

#[test]
fn a_report_keeps_what_was_written_and_tells_the_rest_anew() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ g q n").sees("Ưu điểm");
    super::chairing::at(&mut desk, "Ưu điểm").press("f2").types("Khối đoàn kết");
    desk.press("ctrl-s ctrl-s").sees("BC-2020").sees("Khối đoàn kết");
    desk.press("P").sees("BÁO CÁO").sees("Trưởng Khối: Tổng cục Môi trường");
    desk.sees("thidua print report --year 2020 --out TỆP.docx");
    for _ in 0..20 {
        if desk.screen().contains("Khối đoàn kết") {
            break;
        }
        desk.press("pgdn");
    }
    desk.sees("Khối đoàn kết").press("esc");
    // One a year.
    desk.press("n ctrl-s").sees("năm này đã có báo cáo").press("esc n");
    desk.press("u").sees_not("Khối đoàn kết");
}

#[test]
fn nominations_print_as_their_years_letter_and_persons_as_a_summary() {
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ 3 P").sees("TỜ TRÌNH").sees("Chiến sĩ thi đua toàn quốc: 1 cá nhân");
    desk.press("L").sees("SUBMISSION LETTER").press("esc L");
    desk.press("4 / d a t enter P").sees("TÓM TẮT THÀNH TÍCH").sees("Ông Trương Văn Đạt");
}

#[test]
fn a_document_is_written_from_the_screen() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut desk = Desk::at(LARGE, Lang::Vi);
    desk.press("[ 3 P X")
        .sees("Ghi văn bản Word vào tệp")
        .sees("tờ trình đề nghị khen thưởng 2020.docx");
    let path = folder.path().join("trinh.docx");
    desk.press("ctrl-u").types(path.to_str().unwrap()).press("enter").sees("đã ghi");
    let lines = crate::office::documents::paragraphs(&std::fs::read(&path).unwrap());
    assert!(lines.iter().any(|line| line == "TỜ TRÌNH"), "{lines:#?}");
    desk.press("X ctrl-u").types(path.to_str().unwrap()).press("enter").sees("Ghi đè lên nó?");
    let bare = path.with_extension("");
    desk.press("n ctrl-u").types(bare.to_str().unwrap()).press("enter").sees("Ghi đè lên nó?");
}
