//! The service is told to stop: everybody is told, and what was being typed is there the next time.

use std::io::Write;
use std::process::Stdio;

use rustix::process::Signal;

use super::{Place, eventually};
use crate::pty::home::OFFER;
use crate::pty::{Pty, assert_restored};

fn half_typed(place: &Place, who: &str, name: &str) -> Pty {
    let mut pty = place.open(who, 100, 30);
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send(name);
    pty.wait_for_text(name);
    pty
}

#[test]
fn everybody_is_told_and_finds_what_they_typed_again() {
    for signal in [Signal::TERM, Signal::INT] {
        let place = Place::new();
        let mut served = place.serve(&[]);
        let names = [("Lan", "Nguyễn Thị Ưu"), ("Minh", "Đặng Văn Ướt")];
        let mut screens = names.map(|(who, name)| half_typed(&place, who, name));
        served.signal(signal);
        for pty in &mut screens {
            assert_eq!(pty.wait().exit_code(), 129);
            assert_restored(pty);
            assert!(pty.screen().contents().contains("dịch vụ thidua đã dừng"));
        }
        assert!(served.wait().success(), "{}", served.log());
        assert!(!served.socket.exists() && !place.data().join("holder.json").exists());

        let served = place.serve(&[]);
        for (who, name) in names {
            let mut pty = place.begin(who, 100, 30);
            pty.wait_for_text(OFFER);
            pty.send("\r");
            pty.wait_for_text(name);
            pty.send("\x13");
            pty.wait_for_text("thêm CN-00");
            // The place that was left: the pane of persons.
            pty.send("\x11");
            assert!(pty.wait().success());
        }
        served.stop();
        let persons = place.said(&["list", "persons"]);
        assert!(names.iter().all(|(_, name)| persons.contains(name)), "{persons}");
    }
}

#[test]
fn the_place_that_was_left_is_found_again() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut pty = place.open("Lan", 80, 24);
    pty.send("1jj");
    pty.wait_for_text("Đơn vị 3/7");
    served.stop();
    assert_eq!(pty.wait().exit_code(), 129);
    let served = place.serve(&[]);
    let mut pty = place.begin("Lan", 80, 24);
    pty.wait_for_text("Đơn vị 3/7");
    let mut other = place.open("Minh", 80, 24);
    assert!(!other.screen().contents().contains("Đơn vị 3/7"), "the place is one's own");
    other.send("q");
    other.wait();
    served.stop();
}

#[test]
fn hanging_up_asks_for_nothing() {
    let place = Place::new();
    let served = place.serve(&[]);
    served.signal(Signal::HUP);
    let mut pty = place.open("Lan", 80, 24);
    served.signal(Signal::HUP);
    served.assert_serves();
    pty.send("q");
    assert!(pty.wait().success());
    served.stop();
}

#[test]
fn a_command_that_waits_for_its_input_does_not_keep_the_service() {
    let place = Place::new();
    let served = place.serve(&[]);
    let before = place.said(&["list", "persons"]);
    let ins = served.log().matches("): in").count();
    let mut child = place
        .command()
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut into = child.stdin.take().unwrap();
    into.write_all(b"{\"record\": {\"record\": {\"person\": {\"name\": \"A\"}}}}\n").unwrap();
    eventually("the import has begun", || {
        (served.log().matches("): in").count() > ins).then_some(())
    });
    served.stop();
    let said = child.wait_with_output().unwrap();
    assert!(!said.status.success());
    drop(into);
    assert_eq!(place.said(&["list", "persons"]), before);
}
