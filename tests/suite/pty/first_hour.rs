//! A new clerk's first hour through the whole program, with the office keymap and letters typed in VNI; and the
//! morning after.

use portable_pty::CommandBuilder;

use super::home::{Home, PROGRAM};
use super::{Pty, assert_restored};

/// The clerk's own store, which holds nothing yet.
fn begin(home: &Home) -> Pty {
    let data = home.data();
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(["--data", data.to_str().unwrap(), "--lang", "vi", "--as", "Lan"]);
    command.args(["--today", "2021-03-03", "--keymap", "office"]);
    command.env("HOME", home.folder());
    command.env_remove("THIDUA_SOCKET");
    Pty::spawn(command, 80, 24)
}

const SAVE: &str = "\x13";
const UNDO: &str = "\x1a";
const REDO: &str = "\x19";
const NEW: &str = "\x0e";
const TYPING: &str = "\x14";

/// Pastes `text`, as a terminal does.
fn paste(pty: &mut Pty, text: &str) {
    pty.send(&format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")));
}

/// The line of the field that the cursor stands in.
fn field(screen: &vt100::Screen) -> String {
    let contents = screen.contents();
    contents.lines().find(|line| line.starts_with("› ")).unwrap_or_default().to_owned()
}

/// Goes down to the field called `label`.
fn to_field(pty: &mut Pty, label: &str) {
    let is_there = |field: &str| {
        let rest = field.trim_start_matches("› ").strip_prefix(label);
        rest.is_some_and(|rest| rest.trim_start_matches(" *").is_empty() || rest.starts_with("  "))
    };
    while !is_there(&field(pty.screen())) {
        let before = field(pty.screen());
        assert!(!before.contains("Nguồn, ghi chú"), "no field {label:?}");
        pty.send("\x1b[B");
        pty.wait_for("another field", |screen| {
            let now = field(screen);
            !now.is_empty() && now != before
        });
    }
}

/// The guided start: the bloc, its members, who holds the chair. Telex is switched on, then VNI.
fn guided(pty: &mut Pty) {
    pty.wait_for_text("Những bước đầu");
    pty.send(TYPING);
    pty.wait_for_text("gõ tiếng Việt: Telex");
    pty.send(TYPING);
    pty.wait_for_text("gõ tiếng Việt: VNI");
    pty.send("\r");
    pty.wait_for_text("› Tên khối");
    pty.send("Kho61i Thi d9ua III");
    pty.wait_for_text("Khối Thi đua III");
    pty.send(SAVE);
    pty.wait_for_text("[x] Khối thi đua");
    pty.send("\r");
    pty.wait_for_text("mỗi dòng một đơn vị");
    paste(pty, "Tổng cục Môi trường\tMôi trường\nTổng cục Khí tượng Thủy văn\tKhí tượng Thủy văn");
    pty.wait_for_text("Tổng cục Khí tượng");
    pty.send(SAVE);
    pty.wait_for_text("[x] Các đơn vị thành viên");
    pty.send("\r");
    pty.wait_for_text("Trưởng Khối *");
    pty.send("moi truong");
    pty.wait_for_text("DV-0001");
    pty.send("\r");
    pty.wait_for_text("› Phó Trưởng Khối");
    pty.send(SAVE);
    pty.wait_for_text("[x] Trưởng Khối, Phó Trưởng Khối");
}

/// A person, typed in VNI.
fn person(pty: &mut Pty) {
    pty.send("\x1b4");
    pty.wait_for_text("Cá nhân 0/0");
    pty.send(NEW);
    pty.wait_for_text("› Họ và tên");
    pty.send("Tra62n Thi5 Ngo5c");
    pty.wait_for_text("Trần Thị Ngọc");
    pty.send(SAVE);
    pty.wait_for_text("Cá nhân 1/1");
}

/// A meeting.
fn meeting(pty: &mut Pty) {
    pty.send("\x1b2");
    pty.wait_for_text("2 Hội nghị 0/0");
    pty.send(NEW);
    pty.wait_for_text("Thêm hội nghị");
    pty.send("tong ket");
    pty.wait_for_text("tổng kết");
    pty.send("\r");
    pty.wait_for_text("› Tên");
    to_field(pty, "Ngày");
    pty.send("24/2");
    pty.send(SAVE);
    pty.wait_for_text("2 Hội nghị 1/1");
    pty.wait_for_text("24/02/2021");
}

/// A nomination, its achievement typed in VNI; what is no Vietnamese stays as it is.
fn nomination(pty: &mut Pty) {
    pty.send("\x1b3");
    pty.wait_for_text("3 Đề nghị khen thưởng 0/0");
    pty.send(NEW);
    pty.wait_for_text("Thêm đề nghị");
    pty.send("ngoc");
    pty.wait_for_text("CN-0001");
    pty.send("\r");
    pty.wait_for_text("› Đơn vị đề nghị");
    to_field(pty, "Danh hiệu, hình thức");
    pty.send("tien tien");
    pty.wait_for_text("LĐTT");
    pty.send("\r");
    pty.wait_for("another field", |screen| {
        let field = field(screen);
        !field.is_empty() && !field.contains("Danh hiệu")
    });
    to_field(pty, "Thành tích");
    pty.send("Ho2an tha2nh to61t nhie65m vu5 na8m 2021, windows 10");
    pty.wait_for_text("Hoàn thành tốt nhiệm vụ năm 2021, windows 10");
    pty.send(SAVE);
    pty.wait_for_text("DN-2021-0001");
}

#[test]
fn an_empty_store_a_nomination_in_vni_a_file_and_the_morning_after() {
    let home = Home::new();
    let mut pty = begin(&home);

    guided(&mut pty);
    person(&mut pty);
    meeting(&mut pty);
    nomination(&mut pty);

    // Undone, and done again, also once the list was left.
    pty.send(UNDO);
    pty.wait_for_text("3 Đề nghị khen thưởng 0/0");
    pty.send("\x1b1");
    pty.wait_for_text("1 Đơn vị 1/2");
    pty.send(REDO);
    pty.wait_for_text("3 Đề nghị khen thưởng 1");
    pty.send("\x1b3");
    pty.wait_for_text("3 Đề nghị khen thưởng 1/1");
    pty.wait_for_text("Trần Thị Ngọc");

    // The list as a file; `tab` goes on with the name of the folder.
    let folder = home.folder().join("Hồ sơ năm 2021");
    std::fs::create_dir(&folder).unwrap();
    pty.send("X");
    pty.wait_for_text("Tệp");
    let file = folder.join("de-nghi.xlsx");
    pty.send("\x1b[B\x1b[B\x1b[B\x15~/ho so");
    pty.wait_for_text("Hồ sơ năm 2021/");
    pty.send("\t");
    pty.wait_for_text("~/Hồ sơ năm 2021/");
    pty.send("de-nghi.xlsx\r");
    pty.wait_for_text("đã ghi 1 dòng");
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"), "{}", pty.screen().contents());

    // It is attached to the nomination, whose path is gone on with, too.
    pty.send("\x1bOQ");
    pty.wait_for_text("Sửa đề nghị");
    to_field(&mut pty, "Nguồn, ghi chú");
    pty.send("~/ho so\t");
    pty.wait_for_text("~/Hồ sơ năm 2021/");
    pty.send("\t");
    pty.wait_for_text("~/Hồ sơ năm 2021/de-nghi.xlsx");
    pty.send(SAVE);
    pty.wait_for_text("Đã lưu");

    // The filter and the row are left as they are, and the program with them.
    pty.send("\x06");
    pty.wait_for_text("/ ");
    pty.send("ngoc\r");
    pty.wait_for_text("/ ngoc");
    pty.send("\x11");
    assert!(pty.wait().success());
    assert_restored(&pty);

    let mut pty = begin(&home);
    pty.wait_for_text("3 Đề nghị khen thưởng 1/1");
    pty.wait_for_text("/ ngoc");
    pty.wait_for_text("Trưởng Khối 2021: Môi trường");
    pty.send("\r");
    pty.wait_for_text("Hoàn thành tốt nhiệm vụ năm 2021, windows 10");
    pty.send("\x11");
    assert!(pty.wait().success());
    assert_restored(&pty);
    let rows = home.list("nominations");
    assert_eq!(rows.len(), 1);
    assert!(home.said(&["check"]).contains("kho lành lặn"));
}
