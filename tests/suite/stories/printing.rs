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
