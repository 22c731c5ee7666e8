//! Two people at one store at once, each on their own screen.

use super::{Place, eventually};
use crate::pty::Pty;

const COMPARED: &str = "Người khác đã lưu bản ghi này";

fn close(mut pty: Pty) {
    pty.send("\x11");
    assert!(pty.wait().success());
}

/// Enters a person with this name.
fn enter(pty: &mut Pty, name: &str) {
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send(name);
    pty.wait_for_text(name);
    pty.send("\x13");
    pty.wait_for_text("thêm CN-");
}

#[test]
fn what_one_saves_the_other_sees_where_the_cursor_stays() {
    let place = Place::new();
    let served = place.serve(&[]);
    let (mut lan, mut minh) = (place.open("Lan", 140, 40), place.open("Minh", 140, 40));
    minh.send("4");
    minh.wait_for_text("Cá nhân 1/6");
    minh.send("jjj");
    let marked = |contents: &str| {
        let row = contents.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned();
        row.split('│').next().unwrap_or_default().trim().to_owned()
    };
    minh.wait_for("the fourth row", |screen| {
        let contents = screen.contents();
        contents.contains("Cá nhân 4/6") && marked(&contents).contains("Một cá nhân điển hình")
    });
    let before = marked(&minh.screen().contents());
    enter(&mut lan, "Án Thị Ưu");
    minh.wait_for("one more, the same row", |screen| {
        let contents = screen.contents();
        contents.contains("/7") && marked(&contents) == before
    });
    close(lan);
    close(minh);
    served.stop();
}

#[test]
fn what_is_being_typed_is_not_touched() {
    let place = Place::new();
    let served = place.serve(&[]);
    let (mut lan, mut minh) = (place.open("Lan", 100, 30), place.open("Minh", 100, 30));
    minh.send("4n");
    minh.wait_for_text("› Họ và tên");
    minh.send("Đặng Văn");
    minh.wait_for_text("Đặng Văn");
    let cursor = minh.screen().cursor_position();
    enter(&mut lan, "Nguyễn Thị Ưu");
    // The bytes of a key that comes after others' news are where they would have been.
    minh.send(" Ướt");
    minh.wait_for_text("Đặng Văn Ướt");
    assert_eq!(minh.screen().cursor_position(), (cursor.0, cursor.1 + 4));
    minh.send("\x13");
    minh.wait_for_text("thêm CN-0008");
    close(lan);
    close(minh);
    let persons = place.said(&["list", "persons"]);
    assert!(persons.contains("Đặng Văn Ướt") && persons.contains("Nguyễn Thị Ưu"), "{persons}");
    served.stop();
}

/// The line of the form that the cursor is on.
fn focused(contents: &str) -> String {
    contents.lines().find(|line| line.starts_with("› ")).unwrap_or_default().to_owned()
}

/// The form of the meeting of 2021, with its place typed.
fn placed(pty: &mut Pty, at: &str) {
    pty.send("2e");
    pty.wait_for_text("Sửa hội nghị HN-2021-01");
    for _ in 0..30 {
        let before = focused(&pty.screen().contents());
        if before.starts_with("› Địa điểm") {
            break;
        }
        pty.send("\t");
        pty.wait_for("the next field", |screen| {
            let now = focused(&screen.contents());
            !now.is_empty() && now != before
        });
    }
    pty.send(at);
    pty.wait_for_text(at);
}

#[test]
fn two_in_one_meeting_end_in_the_comparison() {
    let place = Place::new();
    let served = place.serve(&[]);
    let (mut lan, mut minh) = (place.open("Lan", 120, 40), place.open("Minh", 120, 40));
    placed(&mut lan, "Hà Nội");
    placed(&mut minh, "Đà Nẵng");
    minh.wait_for_text("Lan đang sửa bản ghi này");
    lan.send("\x13");
    lan.wait_for("the list again", |screen| !screen.contents().contains("Sửa hội nghị"));
    minh.send("\x13");
    minh.wait_for_text(COMPARED);
    minh.wait_for_text("Hà Nội");
    minh.wait_for_text("Đà Nẵng");
    let meeting = place.said(&["show", "meetings", "HN-2021-01"]);
    assert!(meeting.contains("Hà Nội") && !meeting.contains("Đà Nẵng"), "overwritten: {meeting}");
    drop(minh);
    close(lan);
    served.stop();
}

#[test]
fn undo_undoes_ones_own_acts() {
    let place = Place::new();
    let served = place.serve(&[]);
    let (mut lan, mut minh) = (place.open("Lan", 100, 30), place.open("Minh", 100, 30));
    enter(&mut lan, "Nguyễn Thị Ưu");
    enter(&mut minh, "Đặng Văn Ướt");
    lan.send("u");
    lan.wait_for("the own one gone", |screen| {
        let contents = screen.contents();
        contents.contains("Đặng Văn Ướt") && !contents.contains("Nguyễn Thị Ưu")
            || contents.contains("hoàn tác")
    });
    close(lan);
    close(minh);
    let persons = place.said(&["list", "persons"]);
    assert!(persons.contains("Đặng Văn Ướt") && !persons.contains("Nguyễn Thị Ưu"), "{persons}");
    served.stop();
}

#[test]
fn the_header_tells_of_company_and_a_list_where_they_are() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut lan = place.open("Lan", 140, 40);
    assert!(!lan.screen().contents().contains("Minh"));
    let mut minh = place.open("Minh", 140, 40);
    lan.wait_for("company", |screen| {
        screen.contents().lines().next().is_some_and(|line| line.contains("Minh"))
    });
    minh.send("2e");
    minh.wait_for_text("Sửa hội nghị HN-2021-01");
    // The list tells how it was when it was opened, which may be just before.
    eventually("Minh's place", || {
        lan.send("@");
        lan.wait_for_text("Có một người khác đang mở kho này:");
        let told = lan.screen().contents().contains("Minh (socket): đang sửa HN-2021-01");
        lan.send("\x1b");
        lan.wait_for("the list gone", |screen| !screen.contents().contains("Có một người khác"));
        told.then_some(())
    });
    minh.kill();
    lan.wait_for("nobody any more", |screen| {
        screen.contents().lines().next().is_some_and(|line| !line.contains("Minh"))
    });
    close(lan);
    served.stop();
}
