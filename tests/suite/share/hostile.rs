//! Whoever comes to the socket and does not behave: their session ends or waits alone.

use std::io::{ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::Instant;

use rustix::process::{Signal, kill_process};
use thidua::event::Size;
use thidua::share::Guest;
use thidua::share::frame::{Hello, LONGEST, PROTOCOL, Up};
use thidua::share::server::{Host, Server};
use thidua::share::session::Session;
use thidua::text::Lang;

use super::{Place, Served, bytes, eventually, hello, rest};
use crate::pty::patience;

/// Sends `bytes` and reads until the session is over, with others at work meanwhile.
fn answered(served: &Served, bytes: &[u8]) -> Vec<u8> {
    let mut stream = served.knock();
    // It may be shut before all is taken.
    let _ = stream.write_all(bytes);
    served.assert_serves();
    rest(&mut stream)
}

/// Reads until `text` came.
fn read_until(stream: &mut UnixStream, text: &str) {
    let (mut said, mut chunk) = (Vec::new(), [0; 1 << 14]);
    while !String::from_utf8_lossy(&said).contains(text) {
        match stream.read(&mut chunk) {
            Ok(count @ 1..) => said.extend_from_slice(&chunk[..count]),
            ended => panic!("no {text:?} ({ended:?}) in {}", String::from_utf8_lossy(&said)),
        }
    }
}

#[test]
fn bytes_that_are_no_frames_end_their_session_alone() {
    let place = Place::new();
    let served = place.serve(&[]);
    let noise: Vec<u8> =
        (0..40_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    let huge = [&[0_u8], u32::MAX.to_be_bytes().as_slice(), &[b'x'; 100]].concat();
    let greeted = |rest: &[u8]| [&bytes(&hello(&["list", "units"], None)), rest].concat();
    assert!(answered(&served, &noise).is_empty());
    assert!(answered(&served, b"GET / HTTP/1.1\r\n\r\n").is_empty());
    assert!(answered(&served, &huge).is_empty());
    assert!(answered(&served, &bytes(&Up::Input(b"early".to_vec()))).is_empty());
    for rest in [&noise[..], &huge, b"\x03\0\0\0\x01x"] {
        let said = answered(&served, &greeted(rest));
        assert!(String::from_utf8_lossy(&said).contains("DV-0001"), "the command is answered");
    }
    served.stop();
}

/// Serves everybody the same word, and breaks at another.
struct Fragile;

impl Host for Fragile {
    fn serve(&self, _: &Guest, session: Session) -> u8 {
        assert!(session.hello.arguments != ["break"], "as asked");
        let said = session.command(|_, out, _| out.write_all("chào".as_bytes()).map_or(1, |()| 0));
        said.unwrap_or(1)
    }

    fn lang(&self, _: &Hello) -> Lang {
        Lang::Vi
    }
}

#[test]
fn a_panic_ends_its_session_alone_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let server = Server::new(Arc::new(Fragile), folder.path().join("access"), 10);
    let listening = server.listen(&path).unwrap();
    let enter = |word: &str| {
        let mut stream = UnixStream::connect(&path).unwrap();
        stream.set_read_timeout(Some(patience())).unwrap();
        stream.write_all(&bytes(&hello(&[word], None))).unwrap();
        stream
    };
    let mut before = enter("wait");
    let said = rest(&mut enter("break"));
    assert!(String::from_utf8_lossy(&said).contains("lỗi trong chương trình"), "{said:?}");
    assert_eq!(said.last(), Some(&70));
    for stream in [&mut before, &mut enter("after")] {
        let said = rest(stream);
        assert!(String::from_utf8_lossy(&said).contains("chào"), "{said:?}");
        assert_eq!(said.last(), Some(&0));
    }
    assert!(server.stop());
    drop(listening);
}

#[test]
fn half_a_greeting_waits_alone() {
    let place = Place::new();
    let served = place.serve(&[]);
    let whole = bytes(&hello(&["list", "units"], None));
    let mut half = served.knock();
    half.write_all(&whole[..whole.len() / 2]).unwrap();
    let silent = served.knock();
    served.assert_serves();
    // On a machine that is slow its time may be over.
    if half.write_all(&whole[whole.len() / 2..]).is_ok() {
        let _ = half.write_all(&bytes(&Up::End));
        let said = rest(&mut half);
        assert!(said.is_empty() || String::from_utf8_lossy(&said).contains("DV-0001"));
    }
    drop(silent);
    served.stop();
}

#[test]
fn a_greeting_in_drops_is_not_waited_for_without_end() {
    let place = Place::new();
    let served = place.serve(&["--sessions", "1"]);
    let whole = bytes(&hello(&["list", "units"], None));
    let mut drops = served.knock();
    let begun = Instant::now();
    let mut letters = whole[..whole.len() - 1].iter();
    // One letter whenever nothing was heard for a while; at the pace of a real one it would take minutes.
    drops.set_read_timeout(Some(std::time::Duration::from_secs(1))).unwrap();
    loop {
        let sent = letters.next().map_or(Ok(()), |letter| drops.write_all(&[*letter]));
        let heard = drops.read(&mut [0; 16]);
        match (sent, heard) {
            (Ok(()), Err(error)) if error.kind() == ErrorKind::WouldBlock => {}
            _ => break,
        }
        assert!(begun.elapsed() < patience(), "still waited for");
    }
    eventually("room again", || (place.run(&["list", "units"]).status == 0).then_some(()));
    served.stop();
}

#[test]
fn another_version_is_told() {
    let place = Place::new();
    let served = place.serve(&[]);
    let other = Hello { protocol: PROTOCOL + 1, ..Hello::default() };
    let said = answered(&served, &bytes(&Up::Hello(other)));
    assert!(String::from_utf8_lossy(&said).contains("phiên bản"), "{said:?}");
    assert_eq!(said.last(), Some(&76));
    served.stop();
}

#[test]
fn ten_million_bytes_pasted_and_a_giants_window_hold_nobody_up() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut giant = served.knock();
    giant.write_all(&bytes(&hello(&["--as", "Lan"], Some((u16::MAX, u16::MAX))))).unwrap();
    read_until(&mut giant, "DV-0001");
    let mut reader = giant.try_clone().unwrap();
    let reading = std::thread::spawn(move || rest(&mut reader));
    for size in [Size { width: 0, height: 0 }, Size { width: u16::MAX, height: 1 }] {
        giant.write_all(&bytes(&Up::Size(size))).unwrap();
        giant.write_all(&bytes(&Up::Continued(size))).unwrap();
    }
    giant.write_all(&bytes(&Up::Input(b"/\x1b[200~".to_vec()))).unwrap();
    let piece = bytes(&Up::Input(vec![b'x'; LONGEST]));
    for _ in 0..10_000_000 / LONGEST {
        giant.write_all(&piece).unwrap();
    }
    served.assert_serves();
    giant.write_all(&bytes(&Up::Input(b"\x1b[201~\x11".to_vec()))).unwrap();
    giant.shutdown(std::net::Shutdown::Write).unwrap();
    reading.join().unwrap();
    served.assert_serves();
    served.stop();
}

#[test]
fn a_client_that_never_reads_waits_alone_and_the_service_still_stops() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut deaf = served.knock();
    deaf.write_all(&bytes(&hello(&["--as", "Lan"], Some((200, 50))))).unwrap();
    deaf.set_write_timeout(Some(std::time::Duration::from_millis(300))).unwrap();
    // Every size is another whole frame, until the line is full and then the room for what is asked.
    let sizes: Vec<u8> = (0..20_000_u16)
        .flat_map(|n| bytes(&Up::Size(Size { width: 100 + n % 100, height: 40 })))
        .collect();
    let stuck = (0..200).find_map(|_| deaf.write_all(&sizes).err());
    assert!(stuck.is_some_and(|error| error.kind() == ErrorKind::WouldBlock), "all was taken");
    served.assert_serves();
    let mut pty = place.open("Minh", 80, 24);
    pty.send("q");
    assert!(pty.wait().success());
    served.stop();
}

#[test]
fn a_stopped_client_holds_nobody_up_and_goes_on_where_it_was() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut stopped = place.open("Lan", 100, 30);
    kill_process(stopped.id(), Signal::STOP).unwrap();
    let mut other = place.open("Minh", 100, 30);
    other.send("4n");
    other.wait_for_text("› Họ và tên");
    other.send("Chào Nguyễn Thị Ưu\x13");
    other.wait_for_text("thêm CN-0007");
    kill_process(stopped.id(), Signal::CONT).unwrap();
    stopped.send("4");
    stopped.wait_for_text("Cá nhân 1/7");
    stopped.send("\x11");
    assert!(stopped.wait().success());
    drop(other);
    served.stop();
}

#[test]
fn a_killed_client_leaves_its_draft_and_the_service() {
    let place = Place::new();
    let served = place.serve(&[]);
    let mut pty = place.open("Lan", 100, 30);
    pty.send("4n");
    pty.wait_for_text("› Họ và tên");
    pty.send("Nguyễn Thị Ưu");
    pty.wait_for_text("Nguyễn Thị Ưu");
    pty.kill();
    served.wait_for_log("out after");
    served.assert_serves();
    let mut again = place.begin("Lan", 100, 30);
    again.wait_for_text(crate::pty::home::OFFER);
    again.send("\r");
    again.wait_for_text("Nguyễn Thị Ưu");
    drop(again);
    served.stop();
}
