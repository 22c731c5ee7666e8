//! How many may come in, and how long they may do nothing.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ratatui::Frame;
use thidua::effect::Effect;
use thidua::event::Event;
use thidua::runtime::{End, Program};
use thidua::share::frame::Up;
use thidua::share::session::{Ending, Session};
use thidua::store::Store;
use thidua::store::memory::Memory;
use thidua::store::request::Actor;

use super::{Place, bytes, eventually, hello, rest};

#[test]
fn one_too_many_is_told_until_somebody_leaves() {
    let place = Place::new();
    let _served = place.serve(&["--sessions", "2"]);
    let mut first = place.open("Lan", 80, 24);
    let _second = place.open("Minh", 80, 24);
    let third = place.run(&["list", "units"]);
    assert_eq!(third.status, 75, "{}", third.err);
    assert!(third.err.contains("đã có đủ 2 phiên") && third.out.is_empty(), "{}", third.err);
    let english = place.run(&["--lang", "en", "list", "units"]);
    assert!(english.err.contains("there are 2 sessions already"), "{}", english.err);
    let mut screen = place.begin("Ngọc", 80, 24);
    assert_eq!(screen.wait().exit_code(), 75);
    screen.wait_for("the reason", |screen| screen.contents().contains("đã có đủ 2 phiên"));
    assert!(screen.restored());
    first.send("q");
    assert!(first.wait().success());
    eventually("room again", || (place.run(&["list", "units"]).status == 0).then_some(()));
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    let place = Place::new();
    for words in [["--sessions", "0"], ["--sessions", "x"], ["--idle", "-1"], ["--idle", "x"]] {
        let ran = place.run(&["serve", words[0], words[1]]);
        assert_eq!(ran.status, 2, "{words:?}: {}{}", ran.out, ran.err);
    }
    let ran = place.run(&["serve", "--ssh", "nowhere:at:all"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.err.contains("nowhere:at:all"), "{}", ran.err);
    assert!(!place.data().join("socket").exists(), "the socket is left");
    assert!(!place.data().join("holder.json").exists(), "the note is left");
}

/// Shows nothing, does nothing.
struct Quiet;

impl Program for Quiet {
    fn handle(&mut self, _: Event) -> Vec<Effect> {
        Vec::new()
    }

    fn view(&self, _: &mut Frame) {}

    fn changed(&mut self) -> bool {
        false
    }
}

#[test]
fn who_types_nothing_for_long_is_told_and_who_types_stays() {
    let idle = Duration::from_millis(400);
    let (mut theirs, ours) = UnixStream::pair().unwrap();
    theirs.write_all(&bytes(&hello(&[], Some((80, 24))))).unwrap();
    let ending = Ending::default();
    let end = ending.clone();
    let session = thread::spawn(move || {
        let store = Arc::new(Store::new(Box::new(Memory::default())).unwrap());
        let actor = Actor { who: "Lan".into(), via: "test".into() };
        let session = Session::begin(ours, end).unwrap();
        session.screen(actor, store, Some(idle), |_| (Quiet, Vec::new())).unwrap()
    });
    // Keys in less than the time keep it open for longer than the time.
    for _ in 0..8 {
        theirs.set_read_timeout(Some(idle / 4)).unwrap();
        let _ = std::io::Read::read(&mut theirs, &mut [0; 1 << 12]);
        assert!(!session.is_finished() && ending.why().is_none());
        theirs.write_all(&bytes(&Up::Input(b"x".to_vec()))).unwrap();
    }
    theirs.set_read_timeout(None).unwrap();
    assert_eq!(session.join().unwrap(), End::Hangup);
    assert!(ending.why().unwrap().en.contains("nobody had typed"));
    drop(ending);
    rest(&mut theirs);
}
