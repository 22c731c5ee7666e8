//! A whole year of a bloc by keys: appointment, pact, mid-year, preparatory meeting, conference, hand-over, the year after.

use std::process::Command;

use jiff::civil::{Date, date};
use thidua::app::Setup;
use thidua::model::bloc::Bloc;
use thidua::model::unit::Unit;
use thidua::model::{Id, Record, Stored};
use thidua::store::request::{Actor, Save};
use thidua::text::Lang;

use super::chairing::at;
use crate::desk::{Desk, LARGE, empty, setup};

fn save(record: Record) -> Save {
    Save { id: None, seen: 0, record, begun: None, despite: true }
}

/// A bloc of three members that nothing is known of, and the catalogue of awards; the first day of work.
fn beginning() -> Desk {
    let store = empty();
    let actor = Actor { who: "Ban Thư ký".to_owned(), via: "local".to_owned() };
    let kept = |stored: Stored| Save { id: Some(stored.id), ..save(stored.record) };
    let awards = thidua::law::awards().unwrap().into_iter().map(kept);
    store.import(&actor, awards.collect()).unwrap();
    let saved =
        |record: Record| -> Id { store.save(&actor, vec![save(record)]).unwrap().links[0].id };
    let bloc = saved(Record::Bloc(Bloc { name: "Khối thử".to_owned(), ..Bloc::default() }));
    for (order, name) in (1..).zip(["Cục Một", "Cục Hai", "Cục Ba"]) {
        let (name, bloc) = (name.to_owned(), Some(bloc));
        saved(Record::Unit(Unit { name, bloc, order: Some(order), ..Unit::default() }));
    }
    let setup = Setup { today: date(2021, 1, 4), ..setup(&store, LARGE, Lang::Vi) };
    Desk::begin(store, setup)
}

/// The same person on another day.
fn later(desk: &Desk, today: Date) -> Desk {
    let setup = Setup { today, ..setup(&desk.store, LARGE, Lang::Vi) };
    Desk::begin(std::sync::Arc::clone(&desk.store), setup)
}

/// The calendar's line of this text under the cursor.
fn line<'a>(desk: &'a mut Desk, text: &str) -> &'a mut Desk {
    desk.press("home");
    for _ in 0..20 {
        let screen = desk.screen();
        if screen.lines().any(|line| line.starts_with('▌') && line.contains(text)) {
            return desk;
        }
        desk.press("down");
    }
    panic!("no line «{text}»:\n{}", desk.screen());
}

/// The line of the screen on which this stands.
fn row(desk: &mut Desk, text: &str) -> String {
    let screen = desk.screen();
    let found = screen.lines().find(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("no line with «{text}»:\n{screen}")).to_owned()
}

/// A meeting of the calendar entered on the day it is held.
fn meets(desk: &mut Desk, what: &str, day: &str) {
    desk.press("C");
    line(desk, what).press("n").sees("Thêm hội nghị");
    at(desk, "Ngày").types(day).press("ctrl-s").sees("Lịch năm 2021");
    let held = row(desk, what);
    assert!(held.contains(day) && held.contains("đã làm"), "{held}");
    desk.press("esc");
}

/// The appointment: who chairs 2021, by which decision.
fn appointed(desk: &mut Desk) {
    desk.sees("Trưởng Khối 2021: chưa rõ").press("C");
    line(desk, "Giao nhiệm vụ Trưởng Khối").press("n").sees("Thêm nhiệm kỳ Trưởng Khối");
    at(desk, "Trưởng Khối *").types("cuc mot").press("enter");
    at(desk, "Phó Trưởng Khối").types("cuc hai").press("enter");
    at(desk, "Căn cứ").types("quyết định").press("enter ctrl-s");
    desk.sees("căn cứ là quyết định nhưng chưa ghi số, ngày").press("n");
    at(desk, "Số, ngày quyết định").types("12/QĐ-B ngày 04/01/2021").press("ctrl-s");
    desk.sees("★ Trưởng Khối 2021: Cục Một").sees("Phó, dự kiến 2022: Cục Hai");
    assert!(row(desk, "Giao nhiệm vụ Trưởng Khối").contains("đã làm"));
    desk.press("esc");
}

/// A table of two criteria, a sheet of each member, and the steps up to the adoption by the conference.
fn scored(desk: &mut Desk) {
    desk.press("g e n").sees("Bảng trống").press("enter").sees("Thêm bảng tiêu chí");
    at(desk, "Tên").types("Bảng điểm của khối");
    at(desk, "Tiêu chí");
    let rows = [
        ("Chuyên môn", "1", "Nhiệm vụ chính trị", "60"),
        ("Phong trào", "2", "Phong trào thi đua", "40"),
    ];
    for (group, item, text, most) in rows {
        desk.types(group).press("tab").types(item).press("tab").types(text).press("tab");
        desk.types("điểm chuẩn").press("enter").types(most).press("tab");
    }
    desk.press("ctrl-s").sees("Tổng điểm tối đa: điểm chuẩn 100");
    desk.press("esc S").sees("Chưa có phiếu (3/3)");
    for (unit, first, second) in SHEETS {
        line(desk, unit).press("n").rest().sees(unit).types(first).press("down").types(second);
        desk.press("ctrl-s").sees("Bảng xếp hạng 2021");
    }
    desk.sees_not("Chưa có phiếu").press("esc g s");
    desk.press("a t").sees("tự chấm").press("ctrl-s");
    desk.press("a t").sees("Trưởng Khối tổng hợp").press("ctrl-s");
    for (unit, first, second) in SHEETS {
        let second = if unit == "Cục Một" { "35" } else { second };
        line(desk, unit).press("e").rest().types(first).press("down").types(second);
        desk.press("ctrl-s").sees_not("Sửa phiếu");
    }
    desk.press("a t").sees("Chuyển bước 3 phiếu").sees("chấm chéo").press("ctrl-s esc S");
    assert!(row(desk, "2  Cục Một").contains("-3"));
    desk.sees("Tạm dẫn đầu").press("esc");
}

/// The conference: who is there, the flag voted on when the table is adopted and not before.
fn conference(desk: &mut Desk) {
    desk.press("C");
    line(desk, "Hội nghị tổng kết năm").press("n").sees("Thêm hội nghị");
    at(desk, "Ngày").types("20/12/2021");
    at(desk, "Phải có mặt").types("2/3").press("ctrl-s").sees_not("Thêm hội nghị");
    desk.press("esc 3 n").sees("Thêm đề nghị");
    at(desk, "Đối tượng").types("cuc hai").press("enter");
    at(desk, "Danh hiệu, hình thức").types("CTĐB").press("enter ctrl-s").sees_not("Thêm đề nghị");
    voted(desk, false);
    desk.sees("bảng điểm năm 2021 chưa được hội nghị thông qua (0/3 phiếu)").sees("phải ghi lý do");
    desk.press("esc n");
    desk.press("g s t").sees("hội nghị thông qua").press("ctrl-s esc S");
    desk.sees("Dẫn đầu, ứng viên cờ thi đua: Cục Hai (99)").press("esc 3");
    voted(desk, true);
    desk.press("g v enter").sees("3/3 = 100 %").press("esc esc");
}

/// The nomination under the cursor put to the vote of the three members.
fn voted(desk: &mut Desk, adopted: bool) {
    desk.press("b").sees("tổng kết 2021");
    at(desk, "Nơi bỏ phiếu").types("Hội nghị khối");
    at(desk, "Quy định").types("80").press("enter");
    at(desk, "Tổng số thành viên").types("3").press("tab").types("3");
    at(desk, "Kết quả").press("tab").types("3").rest();
    let early = desk.screen().contains("chưa được hội nghị thông qua");
    assert_eq!(early, !adopted, "said before it is saved");
    desk.press("ctrl-s");
}

/// What a member proposes at the conference, its adoption, and the direction of the planned year it becomes.
fn proposed(desk: &mut Desk) {
    desk.press("2 home enter enter")
        .sees("Từ hội nghị này")
        .press("enter n")
        .sees("Thêm kiến nghị");
    at(desk, "Đơn vị").types("cuc ba").press("enter");
    at(desk, "Nội dung").types("Giao lưu hằng quý").press("ctrl-s").sees_not("Thêm kiến nghị");
    desk.press("t").sees("Kết luận").types("tiếp thu").press("enter ctrl-s");
    desk.press("m").sees("Thêm phương hướng").sees("Giao lưu hằng quý");
    at(desk, "Hạn").types("30/06/2022").press("ctrl-s").sees_not("Thêm phương hướng");
    desk.press("esc esc");
}

/// The Council's word on the year, the next term, the act with its flag ticked off.
fn handed_over(desk: &mut Desk) {
    desk.press("6 enter").sees("Cục Một").press("e");
    at(desk, "Hội đồng đánh giá").types("hoàn thành xuất sắc").press("enter ctrl-s esc");
    desk.press("] C");
    line(desk, "Giao nhiệm vụ Trưởng Khối").press("n").sees("Thêm nhiệm kỳ Trưởng Khối");
    at(desk, "Trưởng Khối *").types("cuc hai").press("enter");
    at(desk, "Phó Trưởng Khối").types("cuc ba").press("enter");
    at(desk, "Căn cứ").types("luân phiên").press("enter ctrl-s");
    line(desk, "Bàn giao Trưởng Khối").press("n").sees("Bên giao *          Cục Một");
    desk.sees("Bên nhận *          Cục Hai");
    at(desk, "Ngày bàn giao").types("20/12/2021");
    at(desk, "Nội dung bàn giao")
        .types("cờ")
        .press("enter")
        .types("Cờ Trưởng Khối")
        .press("ctrl-s");
    desk.sees("Lịch năm 2022").press("esc g j enter x").sees("[ ] Cờ Trưởng Khối");
    desk.press("x").sees("[x] Cờ Trưởng Khối").sees("đã nhận 1/1 mục").press("esc esc");
}

/// By member: the points of the two criteria.
const SHEETS: [(&str, &str, &str); 3] =
    [("Cục Một", "58", "38"), ("Cục Hai", "60", "39"), ("Cục Ba", "55", "35")];

#[test]
fn a_year_of_a_bloc_from_its_appointment_to_the_next() {
    let mut desk = beginning();
    appointed(&mut desk);
    let mut desk = later(&desk, date(2021, 3, 10));
    meets(&mut desk, "Ký giao ước thi đua", "10/03/2021");
    let mut desk = later(&desk, date(2021, 7, 5));
    meets(&mut desk, "Sơ kết sáu tháng đầu năm", "05/07/2021");
    let mut desk = later(&desk, date(2021, 12, 6));
    meets(&mut desk, "Họp trù bị tổng kết", "06/12/2021");
    scored(&mut desk);
    let mut desk = later(&desk, date(2021, 12, 20));
    conference(&mut desk);
    proposed(&mut desk);
    handed_over(&mut desk);
    let mut desk = later(&desk, date(2022, 1, 3));
    desk.sees("★ Trưởng Khối 2022: Cục Hai").sees("Cục Ba");
    desk.press("g f")
        .sees("Giao lưu hằng quý")
        .press("esc c")
        .sees("Năm 2022: Trưởng Khối Cục Hai");
    desk.press("left").sees("Năm 2021: Trưởng Khối Cục Một").sees("12/QĐ-B ngày 04/01/2021");
    desk.press("esc [ O").sees("Phiếu điểm thông qua").sees("3/3");
    for (year, told) in [
        ("2021", "2021: Trưởng Khối Cục Một; Phó Trưởng Khối Cục Hai"),
        ("2022", "2022: Trưởng Khối Cục Hai; Phó Trưởng Khối Cục Ba; dự báo 2023: Cục Ba"),
    ] {
        assert!(at_the_shell(&desk, year).starts_with(told), "{}", at_the_shell(&desk, year));
    }
}

/// What `thidua chair` says of a year, the store carried to a folder.
fn at_the_shell(desk: &Desk, year: &str) -> String {
    let home = tempfile::TempDir::new().unwrap();
    let mut written = Vec::new();
    thidua::store::exchange::export(&desk.store, &mut written, &mut |_| {}).unwrap();
    let file = home.path().join("store.jsonl");
    std::fs::write(&file, written).unwrap();
    let run = |arguments: &[&str]| {
        let mut thidua = Command::new(env!("CARGO_BIN_EXE_thidua"));
        thidua.env("HOME", home.path()).env("THIDUA_DATA", home.path().join("data"));
        let ran = thidua.args(["--lang", "vi"]).args(arguments).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    run(&["import", file.to_str().unwrap()]);
    run(&["chair", "--year", year])
}
