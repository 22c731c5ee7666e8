//! What is typed and pasted on a terminal, and what of it comes to lie in the store.

use unicode_normalization::UnicodeNormalization;

use super::Pty;
use super::home::Home;

fn new_person(home: &Home) -> Pty {
    let mut pty = home.open(100, 30);
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty
}

/// Saves the form and quits; the person as the store has it.
fn saved(home: &Home, pty: &mut Pty) -> serde_json::Value {
    pty.send("\x13");
    pty.wait_for_text("thêm CN-0007");
    pty.send("\x11");
    assert!(pty.wait().success());
    serde_json::from_str(&home.said(&["show", "persons", "CN-0007", "--format", "json"])).unwrap()
}

#[test]
fn letters_typed_in_pieces_are_stored_whole() {
    let home = Home::new();
    let mut pty = new_person(&home);
    let name = "Nguyễn Thị Đặng Ướt";
    let pieces: String = name.nfd().collect();
    assert_ne!(pieces, name);
    pty.send(&pieces);
    pty.wait_for_text(name);
    assert_eq!(saved(&home, &mut pty)["name"], name);
}

#[test]
fn pasted_lines_are_one_line_in_a_short_field_and_lines_in_a_long_one() {
    let home = Home::new();
    let mut pty = new_person(&home);
    let name: String = "Trần\rVăn\r\nHồ".nfd().collect();
    pty.send(&format!("\x1b[200~{name}\x1b[201~"));
    pty.wait_for_text("Trần Văn Hồ");
    pty.send("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B");
    pty.wait_for_text("› Nguồn, ghi chú");
    pty.send("\x1b[200~dòng một\rq dòng hai\x1b[201~");
    pty.wait_for_text("q dòng hai");
    let person = saved(&home, &mut pty);
    assert_eq!(person["name"], "Trần Văn Hồ");
    assert_eq!(person["note"], "dòng một\nq dòng hai");
}

#[test]
fn a_pasted_table_fills_the_cells_of_rows() {
    let home = Home::new();
    let mut pty = home.open(100, 40);
    pty.send("1n");
    pty.wait_for_text("Thêm đơn vị");
    pty.send(&format!("Chi cục Thử nghiệm{}", "\t".repeat(7)));
    pty.wait_for_text("› Số liệu");
    pty.send("\x1b[200~2019\t10\t3\r\n2020\t11\t4\x1b[201~");
    pty.wait_for_text("2020");
    pty.send("\x13");
    pty.wait_for_text("thêm DV-");
    pty.send("\x11");
    assert!(pty.wait().success());
    let units = home.said(&["export"]);
    let unit = units.lines().find(|line| line.contains("Chi cục Thử nghiệm")).unwrap();
    for figures in [
        r#"{"year":2019,"staff":10,"units":3,"leaders":null}"#,
        r#"{"year":2020,"staff":11,"units":4,"#,
    ] {
        assert!(unit.contains(figures), "{unit}");
    }
}
