//! What was typed and not saved when the program ended, in whatever way.

use std::time::{Duration, Instant, SystemTime};

use rustix::process::{Signal, kill_process};

use super::home::{Home, OFFER};
use super::{Pty, patience};

const NAME: &str = "Hội nghị giữa chừng";

/// A form for a meeting with its kind and its name typed.
fn half_typed(home: &Home) -> Pty {
    let mut pty = home.open(100, 30);
    pty.send("2n");
    pty.wait_for_text("Thêm hội nghị");
    pty.send("trù bị\t");
    pty.wait_for_text("họp trù bị");
    pty.send(NAME);
    pty.wait_for_text(NAME);
    pty
}

/// The next start offers the form, and `enter` goes on with it.
fn assert_offered(home: &Home) -> Pty {
    let mut pty = home.open(100, 30);
    pty.wait_for_text(OFFER);
    pty.wait_for_text("thêm hội nghị");
    pty.send("\r");
    pty.wait_for_text("Thêm hội nghị");
    pty.wait_for_text(NAME);
    pty.wait_for_text("họp trù bị");
    pty
}

/// When the store last wrote anything.
fn written(home: &Home) -> SystemTime {
    std::fs::metadata(home.data().join("store/db")).unwrap().modified().unwrap()
}

fn titles(home: &Home) -> Vec<String> {
    let meetings = home.list("meetings");
    meetings.iter().filter_map(|row| row["title"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_lost_line_keeps_what_was_typed() {
    for signal in [Signal::HUP, Signal::TERM] {
        let home = Home::new();
        let mut pty = half_typed(&home);
        kill_process(pty.id(), signal).unwrap();
        let status = 128 + u32::try_from(signal.as_raw()).unwrap();
        assert_eq!(pty.wait().exit_code(), status);
        assert!(pty.restored());

        let mut pty = assert_offered(&home);
        pty.send("\x13");
        pty.wait_for_text("thêm HN-2021-02");
        pty.send("q");
        assert!(pty.wait().success());
        assert!(titles(&home).contains(&NAME.to_owned()));

        let mut pty = home.open(100, 30);
        pty.send("2");
        pty.wait_for_text(NAME);
        assert!(!pty.screen().contents().contains(OFFER), "what was saved is no draft");
    }
}

#[test]
fn a_killed_program_kept_what_was_typed_before_a_pause() {
    let home = Home::new();
    let mut pty = home.open(100, 30);
    pty.send("2n");
    pty.wait_for_text("Thêm hội nghị");
    let before = written(&home);
    pty.send(&format!("trù bị\t{NAME}"));
    pty.wait_for_text(NAME);
    // The pause after typing is when it is kept. A slow machine may see a pause in the middle.
    let deadline = Instant::now() + patience();
    while written(&home) == before || written(&home).elapsed().unwrap() < Duration::from_millis(300)
    {
        assert!(Instant::now() < deadline, "nothing was kept");
        std::thread::sleep(Duration::from_millis(5));
    }
    pty.kill();
    assert_offered(&home).kill();
    assert_offered(&home);
}

#[test]
fn what_was_saved_outlives_a_kill_right_after() {
    let home = Home::new();
    let mut pty = half_typed(&home);
    pty.send("\x13");
    pty.wait_for_text("thêm HN-2021-02");
    pty.kill();
    assert!(home.said(&["list", "meetings", "--format", "csv"]).contains(NAME));
    assert!(home.said(&["check"]).contains("kho lành lặn"));
}

#[test]
fn a_line_lost_in_the_middle_of_saving_loses_nothing() {
    for wait in [0, 1, 4, 16] {
        let home = Home::new();
        let mut pty = half_typed(&home);
        pty.send("\x13");
        // The moment of the loss is spread over the length of a save; nothing waits for it.
        std::thread::sleep(Duration::from_millis(wait));
        kill_process(pty.id(), Signal::HUP).unwrap();
        assert_eq!(pty.wait().exit_code(), 129);
        if !titles(&home).contains(&NAME.to_owned()) {
            assert_offered(&home);
        }
    }
}
